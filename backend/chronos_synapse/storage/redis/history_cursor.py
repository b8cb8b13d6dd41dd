"""Cursors of the history: where a page ended, good for the question that they were given for only."""

import base64
import binascii
import hashlib
from collections.abc import Sequence

import msgspec

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.query import ExecutionQuery
from chronos_synapse.storage.redis.execution_documents import ExecutionDocument

MAX_OFFSET = 10_000


class HistoryCursor(msgspec.Struct, array_like=True):
    """Where a page ended."""

    digest: str
    """Of the question: a cursor belongs to one."""
    order: int = 0
    seen: list[str] = []
    """Ids already shown that have this same order."""
    offset: int = 0


def read_cursor(query: ExecutionQuery) -> HistoryCursor:
    """The cursor of `query`, else that of a first page; Invalid names a bad one."""
    digest = _digest(query)
    if query.cursor is None:
        return HistoryCursor(digest)
    try:
        padded = query.cursor + "=" * (-len(query.cursor) % 4)
        cursor = msgspec.msgpack.decode(base64.b64decode(padded, altchars=b"-_", validate=True), type=HistoryCursor)
    except (binascii.Error, msgspec.DecodeError, UnicodeEncodeError, ValueError) as exc:
        raise Invalid("This is not a cursor of ours.", pointer="query:cursor", code="page.cursor") from exc
    if cursor.digest != digest or not 0 <= cursor.offset <= MAX_OFFSET:
        raise Invalid("This cursor belongs to another question.", pointer="query:cursor", code="page.cursor")
    return cursor


def cursor_after(
    query: ExecutionQuery, cursor: HistoryCursor, shown: Sequence[ExecutionDocument], *, order: int
) -> str:
    """That of the page after `shown`, from `order` on."""
    seen = [document.id for document in shown if document.order == order]
    if cursor.order == order:
        seen = cursor.seen + seen
    return _write(HistoryCursor(_digest(query), order=order, seen=seen))


def cursor_at(query: ExecutionQuery, offset: int) -> str:
    """That of the page which begins at `offset`."""
    return _write(HistoryCursor(_digest(query), offset=offset))


def _digest(query: ExecutionQuery) -> str:
    same = msgspec.structs.replace(query, cursor=None, limit=0)
    return hashlib.sha256(msgspec.json.encode(same)).hexdigest()[:12]


def _write(cursor: HistoryCursor) -> str:
    return base64.urlsafe_b64encode(msgspec.msgpack.encode(cursor)).decode().rstrip("=")
