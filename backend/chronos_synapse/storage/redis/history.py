"""ExecutionSearch: pages of the history, bounded by time first so that a page costs the same at a million documents."""

import base64
import binascii
import hashlib
from collections.abc import Sequence
from datetime import datetime

import msgspec

from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import FINAL_STATES, ExecutionState
from chronos_synapse.domain.query import ExecutionQuery, ExecutionSort
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.execution_documents import (
    ORDER_STEPS,
    ExecutionDocument,
    decode_document,
    window_order,
)
from chronos_synapse.storage.redis.indexes import EXECUTIONS
from chronos_synapse.storage.redis.jobs import JobStore
from chronos_synapse.storage.redis.search import Clauses, SearchReply, SearchTimeout, Words, search

TEXT_FIELDS = ("error", "output", "job_name")
PAGE_TIMEOUT_MS = 400
COUNT_TIMEOUT_MS = 250
FIRST_WINDOW_MS = 60_000
WINDOW_GROWTH = 8
WIDEST_WINDOW_MS = 4000 * 86_400_000
MAX_OFFSET = 10_000


class SearchPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of documents. `complete` False: the engine gave up, so `total` is a lower bound."""

    documents: list[ExecutionDocument]
    total: int
    complete: bool
    next_cursor: str | None


class _Cursor(msgspec.Struct, array_like=True):
    digest: str
    """Of the question: a cursor belongs to one."""
    order: int = 0
    seen: list[str] = []
    """Ids already shown that have this same order."""
    offset: int = 0


class ExecutionSearch:
    """Answers ExecutionQuery."""

    def __init__(self, door: RedisDoor, jobs: JobStore) -> None:
        self._door = door
        self._jobs = jobs

    async def find(self, query: ExecutionQuery, *, now: datetime) -> SearchPage:
        """One page; Invalid names a bad cursor or text."""
        clauses = _clauses(query)
        cursor = _read_cursor(query)
        by_time = query.sort in (ExecutionSort.NEWEST, ExecutionSort.OLDEST)
        try:
            if not by_time:
                return await self._page_by_duration(query, clauses, cursor)
            documents, following = await self._page_by_time(query, clauses, cursor, now)
        except SearchTimeout:
            return SearchPage(documents=[], total=0, complete=False, next_cursor=None)
        total, complete = await self._total(query, clauses, len(documents))
        return SearchPage(documents=documents, total=total, complete=complete, next_cursor=following)

    async def _page_by_time(
        self, query: ExecutionQuery, clauses: Clauses, cursor: _Cursor, now: datetime
    ) -> tuple[list[ExecutionDocument], str | None]:
        newest = query.sort is ExecutionSort.NEWEST
        low, high = window_order(query.since, query.until)
        if cursor.order and newest:
            high = min(high, cursor.order)
        elif cursor.order:
            low = max(low, cursor.order)
        wanted = query.limit + 1 + len(cursor.seen)
        reply = SearchReply(0, [])
        for bounds in _windows(low, high, newest=newest, now_ms=to_ms(now)):
            narrowed = clauses.copy()
            narrowed.between("order", *bounds)
            reply = await self._search(narrowed, ("order", newest), (0, wanted))
            if reply.total >= wanted:
                break
        fresh = [document for raw in reply.documents if (document := decode_document(raw)).id not in cursor.seen]
        shown = fresh[: query.limit]
        return shown, _next_by_order(query, cursor, shown) if len(fresh) > query.limit else None

    async def _page_by_duration(self, query: ExecutionQuery, clauses: Clauses, cursor: _Cursor) -> SearchPage:
        # What has no duration is not in this list, so the total is that of the page itself.
        clauses = clauses.copy()
        clauses.between("order", *window_order(query.since, query.until))
        clauses.between("duration_ms", 0, float("inf"))
        descending = query.sort is ExecutionSort.LONGEST
        reply = await self._search(clauses, ("duration_ms", descending), (cursor.offset, query.limit))
        end = cursor.offset + len(reply.documents)
        has_more = reply.total > end and end <= MAX_OFFSET
        following = _write_cursor(_Cursor(_digest(query), offset=end)) if has_more else None
        documents = [decode_document(raw) for raw in reply.documents]
        return SearchPage(documents=documents, total=reply.total, complete=True, next_cursor=following)

    async def _search(self, clauses: Clauses, sort: tuple[str, bool], page: tuple[int, int]) -> SearchReply:
        return await search(self._door, EXECUTIONS, clauses, sort=sort, page=page, timeout_ms=PAGE_TIMEOUT_MS)

    async def _total(self, query: ExecutionQuery, clauses: Clauses, shown: int) -> tuple[int, bool]:
        clauses = clauses.copy()
        clauses.between("order", *window_order(query.since, query.until))
        try:
            if not (query.text or query.tags or query.since or query.until):
                return await self._counted(query), True
            reply = await search(self._door, EXECUTIONS, clauses, sort=None, page=(0, 0), timeout_ms=COUNT_TIMEOUT_MS)
        except SearchTimeout:
            return shown, False
        return reply.total, True

    async def _counted(self, query: ExecutionQuery) -> int:
        """The total from the counters that each transition keeps: the same at any number of documents."""
        if query.job_id is not None:
            job = await self._jobs.find(query.job_id)
            if job is None:
                return await self._count_deleted(query)
            if not query.sight.covers(job.owner_id, job.id):
                return 0
            counts = (await self._jobs.stats([query.job_id]))[0].counts
        else:
            counts = await self._jobs.counts_in(query.sight)
        return sum(counts[state.value] for state in query.states or ExecutionState)

    async def _count_deleted(self, query: ExecutionQuery) -> int:
        # A deleted job has no counters any more, but its history stays.
        reply = await search(
            self._door, EXECUTIONS, _clauses(query), sort=None, page=(0, 0), timeout_ms=COUNT_TIMEOUT_MS
        )
        return reply.total

    async def older_than(
        self,
        cutoff: datetime,
        limit: int,
        *,
        after: int | None = None,
        job_id: str | None = None,
        without: Sequence[str] = (),
    ) -> list[ExecutionDocument]:
        """Executions scheduled before `cutoff` that have ended, the oldest first.

        With `after`, only those whose `order` is higher; of one job, or of all jobs but `without`.
        """
        clauses = _ended(job_id)
        clauses.none_of("job_id", without)
        low, high = window_order(None, cutoff)
        clauses.between("order", low if after is None else after + 1, high)
        reply = await self._search(clauses, ("order", False), (0, limit))
        return [decode_document(raw) for raw in reply.documents]

    async def ended(self, job_id: str, *, page: tuple[int, int]) -> list[ExecutionDocument]:
        """Executions of a job that have ended, `page` = (offset, limit), the newest first."""
        reply = await self._search(_ended(job_id), ("order", True), page)
        return [decode_document(raw) for raw in reply.documents]


def _ended(job_id: str | None) -> Clauses:
    clauses = Clauses()
    clauses.tag("state", sorted(state.value for state in FINAL_STATES))
    clauses.tag("job_id", [job_id] if job_id is not None else [])
    return clauses


def _clauses(query: ExecutionQuery) -> Clauses:
    clauses = Clauses()
    clauses.seen(query.sight)
    clauses.tag("job_id", [query.job_id] if query.job_id else [])
    clauses.tag("state", [state.value for state in query.states])
    for tag in query.tags:
        clauses.tag("tags", [tag])
    clauses.words(TEXT_FIELDS, Words.of(query.text, pointer="query:query"))
    return clauses


def _windows(low: float, high: float, *, newest: bool, now_ms: int) -> list[tuple[float, float]]:
    """Ever wider ranges of `order`, from the end where the page begins; the last one is [low, high] itself."""
    now_order = float((now_ms + FIRST_WINDOW_MS) * ORDER_STEPS)
    if newest:
        start = min(high, now_order)
    elif low > float("-inf"):
        start = low
    else:
        return [(low, high)]
    ranges: list[tuple[float, float]] = []
    width = FIRST_WINDOW_MS
    while width < WIDEST_WINDOW_MS:
        edge = start - width * ORDER_STEPS if newest else start + width * ORDER_STEPS
        if edge <= low or edge >= high:
            break
        ranges.append((edge, high) if newest else (low, edge))
        width *= WINDOW_GROWTH
    return [*ranges, (low, high)]


def _next_by_order(query: ExecutionQuery, cursor: _Cursor, shown: list[ExecutionDocument]) -> str:
    last = shown[-1].order
    seen = [document.id for document in shown if document.order == last]
    if cursor.order == last:
        seen = cursor.seen + seen
    return _write_cursor(_Cursor(_digest(query), order=last, seen=seen))


def _digest(query: ExecutionQuery) -> str:
    same = msgspec.structs.replace(query, cursor=None, limit=0)
    return hashlib.sha256(msgspec.json.encode(same)).hexdigest()[:12]


def _write_cursor(cursor: _Cursor) -> str:
    return base64.urlsafe_b64encode(msgspec.msgpack.encode(cursor)).decode().rstrip("=")


def _read_cursor(query: ExecutionQuery) -> _Cursor:
    digest = _digest(query)
    if query.cursor is None:
        return _Cursor(digest)
    try:
        padded = query.cursor + "=" * (-len(query.cursor) % 4)
        cursor = msgspec.msgpack.decode(base64.b64decode(padded, altchars=b"-_", validate=True), type=_Cursor)
    except (binascii.Error, msgspec.DecodeError, UnicodeEncodeError, ValueError) as exc:
        raise Invalid("This is not a cursor of ours.", pointer="query:cursor", code="page.cursor") from exc
    if cursor.digest != digest or not 0 <= cursor.offset <= MAX_OFFSET:
        raise Invalid("This cursor belongs to another question.", pointer="query:cursor", code="page.cursor")
    return cursor
