"""The audit as a file: JSON lines, which can be verified elsewhere, or a table for spreadsheets."""

import csv
import io
from enum import StrEnum

import msgspec

from chronos_synapse.domain.audit import AuditEntry
from chronos_synapse.domain.clock import from_ms

COLUMNS = (
    "seq",
    "time",
    "actor_kind",
    "actor_id",
    "actor_name",
    "key_id",
    "action",
    "resource_kind",
    "resource_id",
    "resource_name",
    "owner_id",
    "address",
    "agent",
    "request_id",
    "result",
    "code",
    "before",
    "after",
    "omitted",
    "hash",
)
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
"""A spreadsheet takes a cell that begins so for a formula, or for more than one cell."""

_encode = msgspec.json.Encoder().encode


class AuditFormat(StrEnum):
    """How an export is written."""

    CSV = "csv"
    JSONL = "jsonl"


def header_of(form: AuditFormat) -> bytes:
    """What comes before the first entry."""
    return _row(COLUMNS) if form is AuditFormat.CSV else b""


def line_of(entry: AuditEntry, form: AuditFormat) -> bytes:
    """One entry, with its line end."""
    return _encode(entry) + b"\n" if form is AuditFormat.JSONL else _row(tuple(map(defused, _cells(entry))))


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + cell if cell.startswith(_DANGEROUS) else cell


def time_of(entry: AuditEntry) -> str:
    """RFC 3339, in UTC."""
    return from_ms(entry.at_ms).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _cells(entry: AuditEntry) -> tuple[str, ...]:
    actor, resource = entry.actor, entry.resource
    return (
        str(entry.seq),
        time_of(entry),
        *(actor.kind.value, actor.id, actor.name, actor.key_id),
        entry.action,
        *(resource.kind, resource.id, resource.name),
        *(entry.owner_id, entry.address, entry.agent, entry.request_id),
        *(entry.result.value, entry.code, entry.before, entry.after),
        str(entry.omitted),
        entry.hash,
    )


def _row(cells: tuple[str, ...]) -> bytes:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    return text.getvalue().encode("utf-8", "replace")
