"""`chronos test`: every check and test of the source tree, one after another; nothing is left out silently."""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from chronos_synapse.config import PREFIX
from chronos_synapse.domain.errors import Conflict

ROOT = Path(__file__).parents[3]
"""The source tree, if this is one."""
SYSTEM_PACKAGES = {"chromium": "chromium", "bwrap": "bubblewrap", "curl": "curl", "gcc": "gcc"}
"""Programs that the tests need beside what the locks hold, and the Debian packages that have them."""


class Stage(NamedTuple):
    """One command; its exit code tells whether it passed."""

    name: str
    argv: Sequence[str]
    directory: Path = ROOT
    is_aside: bool = False
    """Whether those after it need not wait for it; what it prints is shown when it has ended."""


class Verdict(NamedTuple):
    """How a stage went."""

    stage: Stage
    code: int
    seconds: float


def add_parser(subparsers: Any) -> None:
    """Adds `test`."""
    parser = subparsers.add_parser(
        "test",
        help="run every check and test of the source tree",
        description="Without arguments: every check and test. With arguments: pytest with these arguments only.",
        add_help=False,
        prefix_chars="\0",  # so that options go to pytest as they are
    )
    parser.add_argument("pytest_arguments", nargs="*", metavar="PYTEST_ARGUMENT")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when all of it passed, 1 when any stage failed; with arguments pytest's own exit code."""
    if not (ROOT / "pyproject.toml").exists():
        raise Conflict("chronos test needs the source tree: clone it and call ./chronos test there.")
    if args.pytest_arguments:
        return subprocess.run(
            [*_python("pytest"), *args.pytest_arguments], cwd=ROOT, env=_environment(), check=False
        ).returncode
    if not _has_system_packages():
        return 1
    verdicts = _verdicts(_stages())
    _summarise(verdicts)
    return int(any(verdict.code for verdict in verdicts))


COVERAGE = ("--cov", "--cov-report=term-missing:skip-covered")
PARALLEL = ("--numprocesses=3", "--dist=loadfile")
"""On two processors half of the time would be spent with waiting for processes; each part has servers of its own."""
LONGEST_S = 75 * 60
"""Of pytest: a suite that hangs ends, and tells what it found."""


def _stages() -> list[Stage]:
    web = ROOT / "frontend"
    aside = ["nice", "-n", "10", shutil.which("npm") or "npm", "run", "--silent"]
    return [
        Stage("web build", [str(ROOT / "chronos"), "build-web"]),
        *(Stage(f"web {script}", [*aside, script], web, is_aside=True) for script in ("lint", "test")),
        Stage("ruff check", [*_python("ruff"), "check", "."]),
        Stage("ruff format", [*_python("ruff"), "format", "--check", "."]),
        Stage("mypy", [*_python("mypy"), "--strict", "backend", "models", "tests"]),
        Stage("import contracts", [_beside_python("lint-imports"), "--no-logo"]),
        Stage("pytest", [*_python("pytest"), *COVERAGE, *PARALLEL, f"--session-timeout={LONGEST_S}"]),
    ]


def _python(module: str) -> list[str]:
    return [sys.executable, "-m", module]


def _beside_python(program: str) -> str:
    return str(Path(sys.executable).with_name(program))


def _environment() -> Mapping[str, str]:
    """Ours without settings: the tests must not depend on a developer's own."""
    return {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}


def _verdicts(stages: Sequence[Stage]) -> list[Verdict]:
    """In the order of the stages. One that may run aside is begun in its turn, and not waited for until the end."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        turns = [pool.submit(_verdict, stage) if stage.is_aside else _verdict(stage) for stage in stages]
        return [turn if isinstance(turn, Verdict) else turn.result() for turn in turns]


def _verdict(stage: Stage) -> Verdict:
    began_s = time.monotonic()
    head = f"\n=== {stage.name}\n"
    if not stage.is_aside:
        print(head, end="", flush=True)
        head = ""
    code, printed = _run(stage)
    print(head + printed, end="", flush=True)
    return Verdict(stage, code, time.monotonic() - began_s)


def _run(stage: Stage) -> tuple[int, str]:
    """Its exit code, and what it printed when it ran aside."""
    caught = subprocess.PIPE if stage.is_aside else None
    try:
        ended = subprocess.run(
            stage.argv,
            cwd=stage.directory,
            env=_environment(),
            check=False,
            stdout=caught,
            stderr=subprocess.STDOUT if caught else None,
            errors="replace",
        )
    except OSError as exc:
        return 127, f"{stage.argv[0]}: {exc.strerror}\n"
    return ended.returncode, ended.stdout or ""


def _summarise(verdicts: Sequence[Verdict]) -> None:
    print("\n=== Summary")
    for stage, code, seconds in verdicts:
        outcome = "ok" if code == 0 else f"FAILED with exit code {code}"
        print(f"{stage.name:<20} {seconds:7.1f} s  {outcome}")


def _has_system_packages() -> bool:
    """Whether all programs are there, installed now where that may be done; says what is missing otherwise."""
    missing = [package for program, package in SYSTEM_PACKAGES.items() if not shutil.which(program)]
    if not missing:
        return True
    prefix = _root_prefix()
    if prefix is not None and shutil.which("apt-get"):
        print(f"Installing {' and '.join(missing)} for the tests", flush=True)
        _apt_get(prefix, "update", "-qq")
        _apt_get(prefix, "install", "-y", "-qq", "--no-install-recommends", *missing)
    still = [package for program, package in SYSTEM_PACKAGES.items() if not shutil.which(program)]
    if still:
        print(
            f"The tests need {' and '.join(still)}; install what is missing "
            f"(Debian, Ubuntu: sudo apt install {' '.join(still)}) and call ./chronos test again.",
            file=sys.stderr,
        )
    return not still


def _root_prefix() -> list[str] | None:
    """What to put before a command so that root runs it; None when that cannot be had without a password."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def _apt_get(prefix: Sequence[str], *arguments: str) -> None:
    subprocess.run(
        [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=False,
    )
