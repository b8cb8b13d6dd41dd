"""`python -m bench`: measures, prints a table, exits with 1 when a target was missed."""

import argparse
import asyncio
import sys
import time
import traceback
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import msgspec

from bench import (
    api,
    browser,
    fires,
    history,
    idle,
    insight,
    log_line,
    logs,
    machine,
    memory,
    next_fire,
    overhead,
    runtime,
    sandbox,
    shell,
    usage,
    workers,
)
from bench.figures import Figure, table
from bench.scale import FULL, QUICK, Scale
from bench.stack import quiet_environment, redis_version, server
from bench.wire import Wire

BENCHES: dict[str, Callable[[Scale], Coroutine[Any, Any, list[Figure]]]] = {
    "fires": fires.measure,
    "shell": shell.measure,
    "idle": idle.measure,
    "million": idle.measure_million,
    "log": log_line.measure,
    "logs": logs.measure,
    "memory": memory.measure,
    "history": history.measure,
    "next": next_fire.measure,
    "overhead": overhead.measure,
    "usage": usage.measure,
    "insight": insight.measure,
    "workers": workers.measure,
    "runtime": runtime.measure,
    "sandbox": sandbox.measure,
    "api": api.measure,
    "browser": browser.measure,
}


def main() -> int:
    """0 when every target was met."""
    args = _arguments()
    facts = machine.facts(_redis_version())
    for name, fact in facts.items():
        print(f"{name:12} {fact}")
    figures: list[Figure] = []
    failed: list[str] = []
    began = time.monotonic()
    with quiet_environment():
        for name in args.names or BENCHES:
            print(f"... {name}", file=sys.stderr, flush=True)
            try:
                figures += asyncio.run(BENCHES[name](QUICK if args.quick else FULL))
            except Exception:
                # The figures of the others took minutes; they are shown all the same.
                traceback.print_exc()
                failed.append(name)
    print()
    print(table(figures))
    print(f"\ntook {time.monotonic() - began:.0f} s")
    if args.json:
        report = {"machine": facts, "figures": [_as_json(figure) for figure in figures]}
        Path(args.json).write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=2))
    if failed:
        print(f"did not reach its end: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed or any(figure.verdict == "MISSED" for figure in figures) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--quick", action="store_true", help="small sizes, one run each: to see that it works")
    parser.add_argument("--json", metavar="FILE", help="also write every figure to FILE")
    return parser.parse_args()


def _redis_version() -> str:
    with server() as running, Wire(running.url) as wire:
        return redis_version(wire)


def _as_json(figure: Figure) -> dict[str, object]:
    return {**msgspec.structs.asdict(figure), "verdict": figure.verdict}


if __name__ == "__main__":
    sys.exit(main())
