"""`chronos search`: words in jobs, in executions, and in the logs of all of them."""

import argparse
from itertools import islice
from typing import Any

from chronos_synapse.cli.remote.connection import add_connection, connected
from chronos_synapse.cli.remote.executions import COLUMNS as EXECUTION_COLUMNS
from chronos_synapse.cli.remote.jobs import JOB_COLUMNS
from chronos_synapse.cli.remote.output import Column, add_output, show

LOG_COLUMNS = (
    Column("EXECUTION", lambda row: row["execution_id"]),
    Column("JOB", lambda row: row["job_name"]),
    Column("STATE", lambda row: row["state"]),
    Column("LINE", lambda row: row["offset"]),
    Column("TEXT", lambda row: row["text"]),
)


def add_parser(subparsers: Any) -> None:
    """Adds `search`."""
    search = subparsers.add_parser("search", help="find words in jobs, executions and logs")
    kinds = search.add_subparsers(metavar="WHERE", required=True)
    for name, words in (
        ("jobs", "in names and descriptions of jobs"),
        ("executions", "in errors and outputs"),
        ("logs", "in everything that was printed"),
    ):
        kind = kinds.add_parser(name, help=words)
        kind.add_argument("words", metavar="WORD", nargs="+", help="all of them; `word*` stands for any that begins so")
        kind.add_argument("--limit", type=int, default=50, help="how many at most (default: 50)")
        add_connection(kind)
        add_output(kind)
        kind.set_defaults(run=_RUNS[name])


def run_jobs(args: argparse.Namespace) -> int:
    """Prints jobs."""
    with connected(args) as client:
        found = client.iterate_jobs(search=" ".join(args.words), limit=args.limit)
        show(list(islice(found, args.limit)), args.output, JOB_COLUMNS)
    return 0


def run_executions(args: argparse.Namespace) -> int:
    """Prints executions, the newest first."""
    with connected(args) as client:
        found = client.iterate_executions(query=" ".join(args.words), limit=args.limit)
        show(list(islice(found, args.limit)), args.output, EXECUTION_COLUMNS)
    return 0


def run_logs(args: argparse.Namespace) -> int:
    """Prints executions with the lines that were found in their logs."""
    with connected(args) as client:
        found = client.iterate_search_logs(query=" ".join(args.words), limit=min(args.limit, 100))
        hits = list(islice(found, args.limit))
    if args.output != "table":
        show(hits, args.output)
        return 0
    rows = [
        {
            "execution_id": hit.execution_id,
            "job_name": hit.job_name,
            "state": hit.state.value,
            "offset": match.line.offset,
            "text": match.line.text,
        }
        for hit in hits
        for match in hit.matches
    ]
    show(rows, "table", LOG_COLUMNS)
    return 0


_RUNS = {"jobs": run_jobs, "executions": run_executions, "logs": run_logs}
