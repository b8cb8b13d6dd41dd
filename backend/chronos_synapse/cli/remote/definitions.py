"""`chronos export` and `chronos import jobs`: definitions of jobs out to a file, and in from one."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chronos_synapse.cli.remote.connection import add_connection, connected
from chronos_synapse.cli.remote.jobs import REFUSED, add_filters
from chronos_synapse.cli.remote.output import Column, add_output, show
from chronos_synapse.domain.errors import ChronosError, Invalid

if TYPE_CHECKING:
    from chronos_client import Chronos
    from chronos_client.models import DefinitionReport, DefinitionResult

MAX_BYTES = 64 << 20
BATCH = 200
"""Definitions that are sent at once when a file has more than the server takes."""
SURELY_ONE_BYTES = 32 << 10
"""So short a text holds fewer definitions than the server takes at once."""

COLUMNS = (
    Column("#", lambda one: one.index + 1),
    Column("NAME", lambda one: one.name),
    Column("OUTCOME", lambda one: one.outcome.value),
    Column("JOB", lambda one: one.job_id),
    Column("CHANGES", lambda one: [pointer.removeprefix("/") for pointer in one.changes]),
    Column("WHY", lambda one: [f"{error.pointer} {error.detail}".strip() for error in one.errors] or None),
)


def add_parser(subparsers: Any) -> None:
    """Adds `export`."""
    export = subparsers.add_parser(
        "export",
        help="write definitions of jobs to a file",
        description="Without ids and owners, and with secrets by name only. `chronos import jobs` takes them in.",
    )
    export.add_argument("jobs", metavar="JOB", nargs="*", help="ids or names; without any, all that the options mean")
    add_filters(export)
    export.add_argument("-o", "--output", choices=("yaml", "json"), default="yaml", help="how to write (default: yaml)")
    export.add_argument("--file", default="-", help="where to; - is standard output")
    add_connection(export)
    export.set_defaults(run=run_export)


def add_import(kinds: Any) -> None:
    """Adds `import jobs`."""
    jobs = kinds.add_parser("jobs", help="definitions of jobs, as `chronos export` writes them")
    jobs.add_argument("file", help="YAML or JSON; - reads standard input")
    jobs.add_argument(
        "--update", action="store_true", help="change jobs that have the name already; else make new ones"
    )
    jobs.add_argument("--team", default=None, metavar="ID", help="the team that owns the jobs; else you")
    jobs.add_argument("--dry-run", action="store_true", help="only tell what would happen")
    add_connection(jobs)
    add_output(jobs)
    jobs.set_defaults(run=run_import)


def run_export(args: argparse.Namespace) -> int:
    """Writes all pages as one text."""
    from chronos_synapse.cli.remote.found import find_ids  # noqa: PLC0415 - loads the client

    with connected(args) as client:
        ids = find_ids(client, args.jobs) if args.jobs else None
        texts, cursor = [], None
        while True:
            page = client.export_jobs(
                format=args.output, id=ids, search=args.search, state=args.state, tag=args.tag, cursor=cursor
            )
            texts.append(page.text)
            cursor = page.next_cursor
            if cursor is None:
                break
    text = texts[0] if len(texts) == 1 else _joined(texts, args.output)
    if args.file == "-":
        sys.stdout.write(_harmless(text, args.output) if sys.stdout.isatty() else text)
    else:
        Path(args.file).write_text(text, encoding="utf-8")
    return 0


def run_import(args: argparse.Namespace) -> int:
    """Prints what came of each definition; 3 when some were refused."""
    mode = "update_by_name" if args.update else "create"
    return import_file(args, path=args.file, mode=mode, is_dry_run=args.dry_run)


def import_file(args: argparse.Namespace, *, path: str, mode: str, is_dry_run: bool) -> int:
    """Sends a file, in parts when it is large."""
    form, parts = _parts(path)
    results: list[DefinitionResult] = []
    with connected(args) as client:
        for text in parts:
            report = _send(client, text, form, mode=mode, is_dry_run=is_dry_run, team_id=args.team)
            results += [_moved(one, len(results)) for one in report.results]
    show(results, args.output, COLUMNS)
    if args.output == "table":
        outcomes = [one.outcome.value for one in results]
        counts = [f"{name}: {outcomes.count(name)}" for name in ("created", "updated", "unchanged", "refused")]
        print(("dry run; " if is_dry_run else "") + ", ".join(counts))
    return REFUSED if any(one.outcome.value == "refused" for one in results) else 0


def _send(
    client: "Chronos", text: str, form: str, *, mode: str, is_dry_run: bool, team_id: str | None
) -> "DefinitionReport":
    from chronos_client.models import DefinitionFormat, DefinitionImport, ImportMode  # noqa: PLC0415

    request = DefinitionImport(
        format=DefinitionFormat(form), text=text, mode=ImportMode(mode), dry_run=is_dry_run, team_id=team_id
    )
    return client.import_jobs(request)


def _parts(path: str) -> tuple[str, list[str]]:
    """The format, and the text as one part; as several of JSON when it may be more than the server takes at once."""
    import msgspec  # noqa: PLC0415

    text = _read(path)
    form = "json" if text.lstrip()[:1] in ("[", "{") else "yaml"
    if len(text.encode()) <= SURELY_ONE_BYTES:
        return form, [text]
    items = _items(text, form)
    batches = [items[at : at + BATCH] for at in range(0, len(items), BATCH)]
    return "json", [msgspec.json.encode(batch).decode() for batch in batches]


def _items(text: str, form: str) -> list[Any]:
    from chronos_synapse.domain.strict_json import decode_body  # noqa: PLC0415
    from chronos_synapse.services.jobs.yaml_text import read_yaml  # noqa: PLC0415

    found = decode_body(text.encode(), Any) if form == "json" else read_yaml(text, max_parts=len(text))
    if not isinstance(found, list):
        raise Invalid("The file holds no list of definitions.")
    return found


def _read(path: str) -> str:
    try:
        raw = sys.stdin.buffer.read(MAX_BYTES + 1) if path == "-" else Path(path).read_bytes()
    except OSError as exc:
        raise ChronosError(f"Cannot read {path}: {exc.strerror}.") from exc
    if len(raw) > MAX_BYTES:
        raise Invalid(f"A file has at most {MAX_BYTES >> 20} MiB.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise Invalid(f"{path} is not UTF-8.") from exc


def _joined(texts: list[str], form: str) -> str:
    """Lists in YAML follow each other; those in JSON are made one."""
    if form == "yaml":
        return "".join(texts)
    import msgspec  # noqa: PLC0415

    items = [item for text in texts for item in msgspec.json.decode(text)]
    return msgspec.json.format(msgspec.json.encode(items), indent=2).decode() + "\n"


def _harmless(text: str, form: str) -> str:
    """The same definitions, with what could act on a terminal escaped."""
    from chronos_synapse.cli.remote.output import json_text, yaml_text  # noqa: PLC0415

    items = _items(text, form)
    return json_text(items) if form == "json" else yaml_text(items)


def _moved(result: "DefinitionResult", by: int) -> "DefinitionResult":
    import msgspec  # noqa: PLC0415

    return msgspec.structs.replace(result, index=result.index + by)
