"""`python -m chronos_synapse` is `chronos`."""

import sys

from chronos_synapse.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
