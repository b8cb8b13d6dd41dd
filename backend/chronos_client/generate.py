"""`python -m chronos_client.generate [FILE]`: makes the models and operations of this package anew.

FILE is the description of the API (`-`: standard input); without it, the one that is kept in the source tree. Needs
ruff, which brings the text into form.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from chronos_client._generator.models import models_text
from chronos_client._generator.operations import AWAITED, WAITING, operations_text

PACKAGE = Path(__file__).parent
KEPT = PACKAGE.parents[1] / "frontend" / "openapi.json"
GENERATED = ("async_operations.py", "models.py", "operations.py")


def generated_texts(document: Mapping[str, Any]) -> dict[str, str]:
    """File name -> text, for every module that is generated."""
    return {
        "models.py": _formatted(models_text(document["components"]["schemas"])),
        "operations.py": _formatted(operations_text(document, WAITING)),
        "async_operations.py": _formatted(operations_text(document, AWAITED)),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the modules; with `--check` only tells, by 1, that they are stale."""
    parser = argparse.ArgumentParser(prog="python -m chronos_client.generate", description=__doc__)
    parser.add_argument("file", nargs="?", default=str(KEPT), help="the description of the API; - reads standard input")
    parser.add_argument("--check", action="store_true", help="write nothing, fail when something would change")
    args = parser.parse_args(arguments)
    text = sys.stdin.read() if args.file == "-" else Path(args.file).read_text(encoding="utf-8")
    found = generated_texts(json.loads(text))
    stale = [name for name, new in found.items() if _present(PACKAGE / name) != new]
    for name in () if args.check else stale:
        (PACKAGE / name).write_text(found[name], encoding="utf-8")
    sys.stdout.write(f"{'stale' if args.check else 'written'}: {', '.join(stale) or 'nothing'}\n")
    return 1 if args.check and stale else 0


def _present(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _formatted(text: str) -> str:
    """As ruff forms it with nothing but what is said here, so that no settings of a tree matter."""
    ruff = [sys.executable, "-m", "ruff"]
    own = '--config=lint.isort.known-first-party=["chronos_client"]'
    fixed = _run([*ruff, "check", "--isolated", own, "--select=F401,I", "--fix", "--quiet", "-"], text)
    return _run([*ruff, "format", "--isolated", "--line-length=120", "--quiet", "-"], fixed)


def _run(command: list[str], text: str) -> str:
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout:
        raise SystemExit(f"{' '.join(command)}: {done.stderr or 'failed'}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
