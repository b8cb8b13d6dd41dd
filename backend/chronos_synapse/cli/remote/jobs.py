"""`chronos jobs`: list, look at, make, edit, and do one thing to several."""

import argparse
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chronos_synapse.cli.remote.connection import add_connection, connected
from chronos_synapse.cli.remote.output import Column, add_output, show
from chronos_synapse.domain.errors import ChronosError, Invalid

if TYPE_CHECKING:
    from chronos_client.models import BulkResult

STATES = ("draft", "active", "paused", "archived")
SORTS = ("name", "-name", "created_at", "-created_at")
ACTIONS = {
    "activate": "schedule jobs",
    "pause": "hold what is due",
    "archive": "put jobs out of sight",
    "delete": "delete jobs; their history stays",
    "tag": "give jobs tags",
    "untag": "take tags from jobs",
    "transfer": "hand jobs over to another owner",
}
REFUSED = 3
"""Exit code when some of several were refused."""

JOB_COLUMNS = (
    Column("ID", lambda job: job.id),
    Column("NAME", lambda job: job.name),
    Column("STATE", lambda job: job.state.value),
    Column("SCHEDULE", lambda job: job.schedule_text),
    Column("NEXT", lambda job: job.next_fire_at),
    Column("LAST", lambda job: job.stats.last_state and job.stats.last_state.value),
    Column("TAGS", lambda job: job.tags),
)


def add_parser(subparsers: Any) -> None:
    """Adds `jobs`."""
    jobs = subparsers.add_parser("jobs", help="list, make, edit and delete jobs")
    actions = jobs.add_subparsers(metavar="ACTION", required=True)
    _add_list(actions)
    get = actions.add_parser("get", help="print one job")
    get.add_argument("job", metavar="JOB", help="its id or name")
    add_connection(get)
    add_output(get, default="yaml")
    get.set_defaults(run=run_get)
    _add_create(actions)
    _add_edit(actions)
    for name, words in ACTIONS.items():
        action = actions.add_parser(name, help=words)
        action.add_argument("jobs", metavar="JOB", nargs="+", help="ids or names")
        if name in ("tag", "untag"):
            action.add_argument("--tag", action="append", required=True, help="may be repeated")
        if name == "transfer":
            action.add_argument("--to", required=True, metavar="OWNER", help="id of the user or team that gets them")
        if name == "delete":
            action.add_argument("--yes", action="store_true", help="do not ask")
        add_connection(action)
        add_output(action)
        action.set_defaults(run=run_many, action=name, tag=[], to=None, yes=name != "delete")


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say which jobs are meant."""
    parser.add_argument("--search", default=None, metavar="WORDS", help="words of name and description")
    parser.add_argument("--state", action="append", choices=STATES, help="in any of these; may be repeated")
    parser.add_argument("--tag", action="append", help="with all of these; may be repeated")


def run_list(args: argparse.Namespace) -> int:
    """Prints jobs."""
    with connected(args) as client:
        page = min(args.limit or 1000, 1000)
        found = client.iterate_jobs(search=args.search, state=args.state, tag=args.tag, sort=args.sort, limit=page)
        jobs = list(islice(found, args.limit or None))
    show(jobs, args.output, JOB_COLUMNS)
    return 0


def run_get(args: argparse.Namespace) -> int:
    """Prints a job with everything that is known of it."""
    from chronos_synapse.cli.remote.found import find_job  # noqa: PLC0415 - loads the client

    with connected(args) as client:
        show(find_job(client, args.job), args.output)
    return 0


def run_create(args: argparse.Namespace) -> int:
    """Makes a job of the options, or jobs of a file, and prints the ids."""
    from chronos_client.models import CronSpec, ExecutorRef, JobState, NewJob  # noqa: PLC0415

    if args.file is not None:
        from chronos_synapse.cli.remote.definitions import import_file  # noqa: PLC0415

        return import_file(args, path=args.file, mode="create", is_dry_run=False)
    if not args.name or not args.command:
        raise Invalid("Give a name and a command, or a file of definitions.")
    schedule = None if args.schedule is None else CronSpec(expression=args.schedule, timezone=args.timezone)
    job = NewJob(
        name=args.name,
        executor=ExecutorRef(kind="shell", config={"command": args.command}),
        description=args.description,
        tags=args.tag or [],
        state=JobState(args.state),
        schedule=schedule,
        team_id=args.team,
    )
    with connected(args) as client:
        made = client.create_job(job)
    print(made.id) if args.output == "table" else show(made, args.output)
    return 0


def run_edit(args: argparse.Namespace) -> int:
    """Changes what differs, unless somebody else changed the job meanwhile."""
    from chronos_synapse.cli.remote.editing import changed, edited  # noqa: PLC0415
    from chronos_synapse.cli.remote.found import find_job  # noqa: PLC0415

    with connected(args) as client:
        job = find_job(client, args.job)
        text = edited(job, args.set)
        change = changed(job, text)
        if change is None:
            print("Nothing was changed.", file=sys.stderr)
            return 0
        try:
            later = client.change_job(job.id, change, if_match=job.version)
        except Exception:
            if not args.set:
                kept = Path(f"{job.id}.yaml")
                kept.write_text(text, encoding="utf-8")
                print(f"What you wrote is kept in {kept}.", file=sys.stderr)
            raise
    print(f"{later.id} is at version {later.version}.")
    return 0


def run_many(args: argparse.Namespace) -> int:
    """One line for each job; 3 when some were refused."""
    from chronos_client.models import BulkAction, BulkRequest  # noqa: PLC0415
    from chronos_synapse.cli.remote.found import find_ids  # noqa: PLC0415

    if not args.yes:
        _confirm(f"Delete {len(args.jobs)} job{'s' if len(args.jobs) > 1 else ''}?")
    with connected(args) as client:
        ids = find_ids(client, args.jobs)
        request = BulkRequest(ids=ids, action=BulkAction(args.action), tags=args.tag, owner_id=args.to)
        results = client.change_jobs(request).results
    return show_results(results, args.output)


def show_results(results: "list[BulkResult]", form: str) -> int:
    """Prints what came of each of many; the exit code."""
    columns = [
        Column("ID", lambda one: one.id),
        Column(
            "RESULT", lambda one: (one.state and one.state.value) or one.execution_id or "ok" if one.ok else "refused"
        ),
        Column("WHY", lambda one: one.error),
    ]
    show(results, form, columns)
    return 0 if all(one.ok for one in results) else REFUSED


def _confirm(question: str) -> None:
    if not sys.stdin.isatty():
        raise Invalid("There is nobody to ask; say --yes.")
    if input(f"{question} [y/N] ").strip().lower() not in ("y", "yes"):
        raise ChronosError("Nothing was done.")


def _add_list(actions: Any) -> None:
    listing = actions.add_parser("list", help="print jobs")
    add_filters(listing)
    listing.add_argument("--sort", choices=SORTS, default="name", help="order; - means descending")
    listing.add_argument("--limit", type=int, default=100, help="how many at most (default: 100; 0: all)")
    add_connection(listing)
    add_output(listing)
    listing.set_defaults(run=run_list)


def _add_create(actions: Any) -> None:
    create = actions.add_parser("create", help="make a job that runs a command, or jobs of a file")
    create.add_argument("-f", "--file", default=None, help="definitions as YAML or JSON; - reads standard input")
    create.add_argument("--name", default=None)
    create.add_argument("--command", default=None, help="what the shell runs")
    create.add_argument("--schedule", default=None, metavar="CRON", help="a crontab expression")
    create.add_argument("--timezone", default="UTC", help="IANA name (default: UTC)")
    create.add_argument("--description", default="")
    create.add_argument("--state", choices=STATES[:3], default="draft")
    create.add_argument("--tag", action="append", help="may be repeated")
    create.add_argument("--team", default=None, metavar="ID", help="the team that owns it; else you")
    add_connection(create)
    add_output(create)
    create.set_defaults(run=run_create)


def _add_edit(actions: Any) -> None:
    edit = actions.add_parser(
        "edit",
        help="change a job in your editor",
        description="Opens the definition as YAML in VISUAL or EDITOR, and changes what was changed in it. What "
        "somebody else changes meanwhile is not overwritten.",
    )
    edit.add_argument("job", metavar="JOB", help="its id or name")
    edit.add_argument(
        "--set", action="append", default=[], metavar="FIELD=VALUE", help="in place of the editor; the value is YAML"
    )
    add_connection(edit)
    edit.set_defaults(run=run_edit)
