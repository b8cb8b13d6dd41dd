"""`chronos doctor`: whether ledgers, executions and counters agree with the schedules and with each other."""

import argparse
import asyncio
import os
import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from chronos_synapse.cli.beside import settings_beside_up
from chronos_synapse.config import Settings

if TYPE_CHECKING:
    from chronos_synapse.services.ledger.doctor import CheckUp
    from chronos_synapse.services.ledger.doctor_findings import Finding

MOST_HOURS = 24 * 366
FLUSH_EVERY = 100


def add_parser(subparsers: Any) -> None:
    """Adds `doctor`."""
    parser = subparsers.add_parser(
        "doctor",
        help="compare what is stored with the schedules and with itself",
        description="Prints a line for each thing that is wrong. The exit code is 0 when nothing is, else 1.",
    )
    parser.add_argument("--job", metavar="ID", help="look at one job only")
    parser.add_argument(
        "--since", metavar="HOURS", type=_hours, default=24.0, help="how far back ledgers are compared (default: 24)"
    )
    parser.add_argument("--repair", action="store_true", help="arm jobs and count executions anew; nothing else")
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when nothing is wrong, 1 after telling what is."""
    from chronos_synapse.services.ledger.doctor import CheckUp  # noqa: PLC0415 - takes a second

    wanted = CheckUp(job_id=args.job, since=timedelta(hours=args.since), repair=args.repair)
    count = asyncio.run(_examine(settings_beside_up(os.environ), wanted, as_json=args.json))
    if not args.json:
        noun = "finding" if count == 1 else "findings"
        print(f"{count:,} {noun}." if count else "Nothing is wrong.", file=sys.stderr)
    return 1 if count else 0


async def _examine(settings: Settings, wanted: "CheckUp", *, as_json: bool) -> int:
    """Prints findings as they come; gives how many."""
    import msgspec  # noqa: PLC0415

    from chronos_synapse.bootstrap import open_container  # noqa: PLC0415
    from chronos_synapse.services.ledger.doctor import Doctor  # noqa: PLC0415

    # It looks at a server that is volatile too, and says so.
    async with open_container(msgspec.structs.replace(settings, allow_volatile_redis=True)) as container:
        days = await container.settings_reader.executions_days()
        doctor = Doctor(container.door, container.stores, retention_days=days, lease_s=settings.lease_s)
        count = 0
        async for finding in doctor.examine(wanted):
            count += 1
            line = msgspec.json.encode(finding).decode() if as_json else line_of(finding)
            print(line, flush=count % FLUSH_EVERY == 1)
    return count


def line_of(finding: "Finding") -> str:
    """Where, when, what, and what to do, on one line."""
    where = finding.job_id or (f"owner {finding.owner_id}" if finding.owner_id else "store")
    if finding.job_name:
        where += f" ({finding.job_name})"
    if finding.execution_id:
        where += f" {finding.execution_id}"
    when = "" if finding.first is None else f" {_time(finding.first)}"
    when += "" if finding.last is None else f" to {_time(finding.last)}"
    done = "Repaired." if finding.repaired else finding.remedy
    text = f"{finding.kind.value}: {where}:{when} {finding.text} {done}"
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)


def _time(instant: datetime) -> str:
    text = instant.isoformat(timespec="milliseconds" if instant.microsecond else "seconds")
    return text.replace("+00:00", "Z")


def _hours(text: str) -> float:
    try:
        hours = float(text)
    except ValueError:
        hours = 0
    if not 0 < hours <= MOST_HOURS:
        raise argparse.ArgumentTypeError(f"is a number of hours up to {MOST_HOURS:,}")
    return hours
