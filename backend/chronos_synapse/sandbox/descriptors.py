"""How many files a process may have open: each stream to a browser and each pipe of a job is one."""

import contextlib
import resource

ENOUGH_FILES = 65_536


def raise_file_limit() -> None:
    """Raises our own limit as far as we may; the default of 1,024 is soon reached."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = ENOUGH_FILES if hard == resource.RLIM_INFINITY else hard
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
