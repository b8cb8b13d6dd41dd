"""`python -m tests.faults --faults 1000 --seed 7`: a long run of the fault harness, and its report."""

import argparse
import json
import random
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.faults.checker import problems_by_check
from tests.faults.figures import figures, report
from tests.faults.harness import Plan, run
from tests.faults.history import dump, load
from tests.faults.nemesis import KINDS

PACE_S = 4.0
"""Between two faults, when no length is given."""


def main(arguments: Sequence[str]) -> int:
    """0 when every promise was kept."""
    args = _parser().parse_args(arguments)
    for number in (signal.SIGINT, signal.SIGTERM):  # even where a shell has it ignored, so that nothing is left behind
        signal.signal(number, signal.default_int_handler)
    if args.recheck:
        history = load(args.recheck.read_bytes())
    else:
        seconds = args.minutes * 60 if args.minutes else args.faults * PACE_S + 10
        plan = Plan(seed=args.seed, faults=args.faults, seconds=seconds, scale=args.scale, kinds=args.kinds)
        directory = Path(args.directory or tempfile.mkdtemp(prefix="chronos-faults-"))
        directory.mkdir(parents=True, exist_ok=True)
        _say(f"everything is kept in {directory}")
        history = run(plan, directory, say=_say)
        (directory / "history.json").write_bytes(dump(history))
    problems = problems_by_check(history)
    found = figures(history, problems)
    _say(report(found, problems, shown=args.shown))
    if args.json:
        args.json.write_text(json.dumps({**found, "found": problems}, indent=2) + "\n")
    return 1 if problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--faults", type=int, default=100, help="how many")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000), help="of jobs, changes and faults")
    parser.add_argument("--minutes", type=float, help=f"spread over so long (else {PACE_S:g} s a fault)")
    parser.add_argument("--scale", type=float, default=1.0, help="jobs: 1 is about 75")
    parser.add_argument("--kinds", nargs="+", choices=sorted(KINDS), default=(), help="only faults of these kinds")
    parser.add_argument("--directory", help="where to keep files, logs and the history (else a temporary one)")
    parser.add_argument("--json", type=Path, help="write figures and problems to this file")
    parser.add_argument("--recheck", type=Path, help="check this history.json again instead of running")
    parser.add_argument("--shown", type=int, default=5, help="problems of each check that are shown")
    return parser


def _say(text: str) -> None:
    sys.stdout.write(f"{time.strftime('%H:%M:%S', time.gmtime())} {text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
