"""`chronos executions`: find, look at, end and repeat executions."""

import argparse
from itertools import islice
from typing import Any

from chronos_synapse.cli.remote.connection import add_connection, connected
from chronos_synapse.cli.remote.jobs import show_results
from chronos_synapse.cli.remote.output import Column, add_output, show

STATES = (
    "queued",
    "running",
    "retrying",
    "succeeded",
    "failed",
    "timed_out",
    "cancelled",
    "abandoned",
    "skipped",
    "missed",
)
COLUMNS = (
    Column("ID", lambda one: one.id),
    Column("JOB", lambda one: one.job_name),
    Column("STATE", lambda one: one.state.value),
    Column("ORIGIN", lambda one: one.origin.value),
    Column("SCHEDULED", lambda one: one.scheduled_for),
    Column("SECONDS", lambda one: None if one.duration_ms is None else f"{one.duration_ms / 1000:.1f}"),
    Column("EXIT", lambda one: one.exit_code),
    Column("ERROR", lambda one: one.error or one.reason),
)


def add_parser(subparsers: Any) -> None:
    """Adds `executions`."""
    executions = subparsers.add_parser("executions", help="find, end and repeat executions")
    actions = executions.add_subparsers(metavar="ACTION", required=True)
    _add_list(actions)
    get = actions.add_parser("get", help="print one execution")
    get.add_argument("execution", metavar="EXECUTION")
    add_connection(get)
    add_output(get, default="yaml")
    get.set_defaults(run=run_get)
    for name, words in (("cancel", "end executions"), ("replay", "run executions once more")):
        action = actions.add_parser(name, help=words)
        action.add_argument("executions", metavar="EXECUTION", nargs="+")
        add_connection(action)
        add_output(action)
        action.set_defaults(run=run_many, action=name)


def run_list(args: argparse.Namespace) -> int:
    """Prints executions, the newest first."""
    from chronos_synapse.cli.remote.found import find_job  # noqa: PLC0415

    with connected(args) as client:
        job_id = None if args.job is None else find_job(client, args.job).id
        found = client.iterate_executions(
            job_id=job_id,
            state=args.state,
            tag=args.tag,
            query=args.query,
            from_=args.since,
            to=args.until,
            limit=min(args.limit or 1000, 1000),
        )
        show(list(islice(found, args.limit or None)), args.output, COLUMNS)
    return 0


def run_get(args: argparse.Namespace) -> int:
    """Prints an execution with its attempts."""
    with connected(args) as client:
        show(client.get_execution(args.execution), args.output)
    return 0


def run_many(args: argparse.Namespace) -> int:
    """One line for each; 3 when some were refused."""
    from chronos_client.models import ExecutionAction, ExecutionBulkRequest  # noqa: PLC0415

    with connected(args) as client:
        request = ExecutionBulkRequest(ids=args.executions, action=ExecutionAction(args.action))
        results = client.change_executions(request).results
    return show_results(results, args.output)


def _add_list(actions: Any) -> None:
    listing = actions.add_parser("list", help="print executions, the newest first")
    listing.add_argument("--job", default=None, help="of this job: its id or name")
    listing.add_argument("--state", action="append", choices=STATES, help="in any of these; may be repeated")
    listing.add_argument("--tag", action="append", help="with all of these; may be repeated")
    listing.add_argument("--query", default=None, metavar="WORDS", help="words of error, output and job name")
    listing.add_argument(
        "--from", dest="since", default=None, metavar="TIME", help="not before, as 2027-05-03T08:00:00Z"
    )
    listing.add_argument("--to", dest="until", default=None, metavar="TIME", help="before")
    listing.add_argument("--limit", type=int, default=50, help="how many at most (default: 50; 0: all)")
    add_connection(listing)
    add_output(listing)
    listing.set_defaults(run=run_list)
