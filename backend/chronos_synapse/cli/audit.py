"""`chronos audit`: looks at the log of who did what, verifies it, and writes it out; works on the store itself."""

import argparse
import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from chronos_synapse.cli.beside import settings_beside_up
from chronos_synapse.domain.audit import AuditEntry, AuditQuery

if TYPE_CHECKING:
    from chronos_synapse.services.audit.area import Audit
    from chronos_synapse.services.audit.verification import Verification
    from chronos_synapse.storage.redis.audit_log import AuditStore

PAGE = 500


def add_parser(subparsers: Any) -> None:
    """Adds `audit verify`, `audit export` and `audit show`."""
    parser = subparsers.add_parser("audit", help="look at the log of who did what, and verify it")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    verify = actions.add_parser(
        "verify",
        help="whether every entry is as it was written",
        description="Prints a line for each thing that is wrong, then the newest entry as SEQ:HASH: keep that line "
        "somewhere else, and a later check with --head tells whether the log was cut short. "
        "The exit code is 0 when nothing is wrong, else 1.",
    )
    verify.add_argument("--head", metavar="SEQ:HASH", help="an entry that a former check printed last")
    verify.set_defaults(run=run_verify)
    export = actions.add_parser("export", help="write all entries out, the newest first")
    export.add_argument("--format", choices=("jsonl", "csv"), default="jsonl")
    export.set_defaults(run=run_export)
    show = actions.add_parser("show", help="print the newest entries")
    show.add_argument("--limit", metavar="N", type=int, default=20, help="how many (default: 20)")
    show.add_argument("--action", help="such as job.create, or job.* for all of a kind")
    show.add_argument("--actor", metavar="ID", help="by this user")
    show.add_argument("--resource", metavar="ID", help="done to this thing")
    show.set_defaults(run=run_show)


def run_verify(args: argparse.Namespace) -> int:
    """0 when nothing is wrong, 1 after telling what is."""
    report = asyncio.run(_verify(args.head))
    for finding in report.findings:
        print(f"{finding.fault.value}: entry {finding.seq}: {printable(finding.detail)}")
    if report.finding_count > len(report.findings):
        print(f"and {report.finding_count - len(report.findings):,} more")
    if report.removed_until:
        print(f"Retention removed the entries up to {report.removed_until:,}.", file=sys.stderr)
    word = "Nothing is wrong" if report.ok else "The log is NOT as it was written"
    print(f"{word}: {report.checked:,} entries were checked.", file=sys.stderr)
    print(f"head {report.head}")
    return 0 if report.ok else 1


def run_export(args: argparse.Namespace) -> int:
    """Writes to the standard output."""
    asyncio.run(_export(args.format))
    return 0


def run_show(args: argparse.Namespace) -> int:
    """One line for each entry."""
    query = AuditQuery(
        action=args.action, actor_id=args.actor, resource_id=args.resource, limit=max(1, min(args.limit, 10_000))
    )
    asyncio.run(_show(query))
    return 0


async def _verify(noted: str | None) -> "Verification":
    from chronos_synapse.services.audit.verification import read_head  # noqa: PLC0415 - takes a second

    async with _opened() as (audit, _):
        return await audit.verifier.verify(noted=None if noted is None else read_head(noted))


async def _export(form: str) -> None:
    from chronos_synapse.services.audit.exports import AuditFormat, header_of, line_of  # noqa: PLC0415

    wanted = AuditFormat(form)
    async with _opened() as (_, store):
        sys.stdout.buffer.write(header_of(wanted))
        async for entry in _entries(store, AuditQuery(limit=PAGE), most=None):
            sys.stdout.buffer.write(line_of(entry, wanted))
        sys.stdout.buffer.flush()


async def _show(query: AuditQuery) -> None:
    async with _opened() as (_, store):
        async for entry in _entries(store, query, most=query.limit):
            print(line_of_entry(entry))


async def _entries(store: "AuditStore", query: AuditQuery, *, most: int | None) -> AsyncIterator[AuditEntry]:
    import msgspec  # noqa: PLC0415

    from chronos_synapse.domain.errors import Unavailable  # noqa: PLC0415

    left = most
    while left is None or left > 0:
        page = await store.page(msgspec.structs.replace(query, limit=PAGE if left is None else min(PAGE, left)))
        if not page.complete:
            raise Unavailable("The search took too long; try again.", part="redis")
        for entry in page.entries:
            yield entry
        if page.next_cursor is None:
            return
        left = None if left is None else left - len(page.entries)
        query = msgspec.structs.replace(query, cursor=page.next_cursor)


@asynccontextmanager
async def _opened() -> AsyncIterator[tuple["Audit", "AuditStore"]]:
    import msgspec  # noqa: PLC0415

    from chronos_synapse.bootstrap import open_container  # noqa: PLC0415 - takes a second
    from chronos_synapse.services.audit.area import audit  # noqa: PLC0415

    settings = settings_beside_up(os.environ)
    async with open_container(msgspec.structs.replace(settings, allow_volatile_redis=True)) as container:
        yield audit(settings, container.stores), container.stores.audit


def line_of_entry(entry: AuditEntry) -> str:
    """When, who, what, to what, from where, and what came of it, on one line."""
    from chronos_synapse.services.audit.exports import time_of  # noqa: PLC0415

    actor, resource = entry.actor, entry.resource
    who = actor.name or actor.id or actor.kind.value
    what = f"{resource.kind} {resource.id}".strip() + (f" ({resource.name})" if resource.name else "")
    outcome = entry.result.value + (f" {entry.code}" if entry.code else "")
    line = f"{entry.seq} {time_of(entry)} {who}: {entry.action} {what}, from {entry.address or 'here'}: {outcome}"
    if entry.before or entry.after:
        line += f" {entry.before or '{}'} -> {entry.after or '{}'}"
    return printable(line)


def printable(text: str) -> str:
    """`text` without anything that a terminal would obey."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)
