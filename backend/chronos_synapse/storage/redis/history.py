"""ExecutionSearch: pages of the history, bounded by time first so that a page costs the same at a million documents."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.execution import FINAL_STATES, ExecutionState
from chronos_synapse.domain.history_query import Field, Term, parse_history_query
from chronos_synapse.domain.query import ExecutionQuery, ExecutionSort
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.execution_documents import (
    ORDER_STEPS,
    ExecutionDocument,
    decode_document,
    window_order,
)
from chronos_synapse.storage.redis.history_cursor import (
    MAX_OFFSET,
    HistoryCursor,
    cursor_after,
    cursor_at,
    read_cursor,
)
from chronos_synapse.storage.redis.history_terms import add_terms, resolve_patterns
from chronos_synapse.storage.redis.indexes import EXECUTIONS
from chronos_synapse.storage.redis.jobs import JobStore
from chronos_synapse.storage.redis.search import (
    Clauses,
    SearchReply,
    SearchTimeout,
    count_by_span,
    count_each,
    search,
    search_among,
)

PAGE_TIMEOUT_MS = 400
COUNT_TIMEOUT_MS = 250
FIRST_WINDOW_MS = 60_000
WINDOW_GROWTH = 8
WIDEST_WINDOW_MS = 4000 * 86_400_000


class SearchPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of documents. `complete` False: the engine gave up, so `total` is a lower bound."""

    documents: list[ExecutionDocument]
    total: int
    complete: bool
    next_cursor: str | None


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """What belongs to an answer although the index of executions cannot tell so."""

    documents: tuple[ExecutionDocument, ...] = ()
    """The newest first."""
    floor: int | None = None
    """Below this `order` nothing was looked at; None: everything was."""
    is_all: bool = False
    """These are the whole answer, so that the index is not asked."""


NOTHING_BESIDE = Beside()


class ExecutionSearch:
    """Answers ExecutionQuery."""

    def __init__(self, door: RedisDoor, jobs: JobStore) -> None:
        self._door = door
        self._jobs = jobs

    async def find(self, query: ExecutionQuery, *, now: datetime, beside: Beside = NOTHING_BESIDE) -> SearchPage:
        """One page; Invalid names a bad cursor or text."""
        clauses = await self.clauses(query)
        cursor = read_cursor(query)
        try:
            if query.sort in (ExecutionSort.LONGEST, ExecutionSort.SHORTEST):
                return await self._page_by_duration(query, clauses, cursor, beside)
            documents, following = await self._page_by_time(query, clauses, cursor, now=now, beside=beside)
        except SearchTimeout:
            return SearchPage(documents=[], total=0, complete=False, next_cursor=None)
        total, complete = await self.total(query, clauses, beside, shown=len(documents))
        return SearchPage(documents=documents, total=total, complete=complete, next_cursor=following)

    async def clauses(self, query: ExecutionQuery, terms: Sequence[Term] | None = None) -> Clauses:
        """All conditions but time; with `terms`, in place of those that the query's text has.

        What only a reader of the texts can tell is not among them: that something is not said word after word.
        """
        asked = parse_history_query(query.text) if terms is None else terms
        known = [term for term in asked if not (term.is_phrase and term.is_negated)]
        clauses = _clauses(query)
        add_terms(clauses, named(known, query.asker), await resolve_patterns(self._door, known))
        return clauses

    def narrowed(self, clauses: Clauses, term: Term) -> Clauses:
        """`clauses` and `term`, which has no stars."""
        narrower = clauses.copy()
        add_terms(narrower, [term], {})
        return narrower

    async def newest(
        self, clauses: Clauses, bounds: tuple[float, float], limit: int, *, now: datetime
    ) -> list[ExecutionDocument]:
        """Up to `limit` that match with an `order` in `bounds`, the newest first; SearchTimeout."""
        reply = await self._by_time(clauses, bounds, limit, newest=True, now_ms=to_ms(now))
        return [decode_document(raw) for raw in reply.documents]

    async def among(self, clauses: Clauses, execution_ids: Sequence[str]) -> list[ExecutionDocument]:
        """Those of `execution_ids` that match, the newest first; SearchTimeout."""
        if not execution_ids:
            return []
        keys = [self._door.keys.execution(execution_id) for execution_id in execution_ids]
        found = await search_among(self._door, EXECUTIONS, clauses, keys, timeout_ms=PAGE_TIMEOUT_MS)
        return [decode_document(raw) for raw in found]

    async def count(self, clauses: Clauses) -> int:
        """How many match; SearchTimeout."""
        reply = await search(self._door, EXECUTIONS, clauses, sort=None, page=(0, 0), timeout_ms=COUNT_TIMEOUT_MS)
        return reply.total

    async def counts(self, questions: Sequence[Clauses]) -> list[int | None]:
        """How many match each, in one round trip; None: that was not found out in time."""
        return await count_each(self._door, EXECUTIONS, questions, timeout_ms=COUNT_TIMEOUT_MS)

    async def count_by_span(self, clauses: Clauses, *, span_ms: int) -> dict[int, int]:
        """How many match in each span of time, by its number since 1970; SearchTimeout."""
        return await count_by_span(
            self._door, EXECUTIONS, clauses, span=span_ms * ORDER_STEPS, timeout_ms=PAGE_TIMEOUT_MS
        )

    async def _page_by_time(
        self, query: ExecutionQuery, clauses: Clauses, cursor: HistoryCursor, *, now: datetime, beside: Beside
    ) -> tuple[list[ExecutionDocument], str | None]:
        newest = query.sort is ExecutionSort.NEWEST
        low, high = bounds_of(query, cursor)
        floor = beside.floor if newest else None
        low = low if floor is None else max(low, floor)
        found = [document for document in beside.documents if low <= document.order <= high]
        if not beside.is_all:
            wanted = query.limit + 1 + len(cursor.seen)
            reply = await self._by_time(clauses, (low, high), wanted, newest=newest, now_ms=to_ms(now))
            found += [decode_document(raw) for raw in reply.documents]
        found.sort(key=lambda document: document.order, reverse=newest)
        fresh = [document for document in found if document.id not in cursor.seen]
        shown = fresh[: query.limit]
        if len(fresh) > query.limit:
            return shown, cursor_after(query, cursor, shown, order=shown[-1].order)
        return shown, None if floor is None else cursor_after(query, cursor, shown, order=floor)

    async def _by_time(
        self, clauses: Clauses, bounds: tuple[float, float], wanted: int, *, newest: bool, now_ms: int
    ) -> SearchReply:
        reply = SearchReply(0, [])
        for window in _windows(*bounds, newest=newest, now_ms=now_ms):
            narrowed = clauses.copy()
            narrowed.between("order", *window)
            reply = await self._search(narrowed, ("order", newest), (0, wanted))
            if reply.total >= wanted:
                break
        return reply

    async def _page_by_duration(
        self, query: ExecutionQuery, clauses: Clauses, cursor: HistoryCursor, beside: Beside
    ) -> SearchPage:
        # What has no duration is not in this list, so the total is that of the page itself.
        found = [document for document in beside.documents if document.duration_ms is not None]
        total, end = len(found), cursor.offset + query.limit
        if not beside.is_all:
            clauses = clauses.copy()
            clauses.between("order", *window_order(query.since, query.until))
            clauses.between("duration_ms", 0, float("inf"))
            # With some beside, any of the index's may move up: so all pages until this one are asked for.
            page = (0, end) if beside.documents else (cursor.offset, query.limit)
            reply = await self._search(clauses, ("duration_ms", query.sort is ExecutionSort.LONGEST), page)
            found += [decode_document(raw) for raw in reply.documents]
            total += reply.total
        if beside.documents:
            found.sort(key=lambda document: document.duration_ms or 0, reverse=query.sort is ExecutionSort.LONGEST)
            found = found[cursor.offset : end]
        has_more = total > end and end <= MAX_OFFSET
        following = cursor_at(query, end) if has_more else None
        return SearchPage(documents=found, total=total, complete=beside.floor is None, next_cursor=following)

    async def _search(self, clauses: Clauses, sort: tuple[str, bool], page: tuple[int, int]) -> SearchReply:
        return await search(self._door, EXECUTIONS, clauses, sort=sort, page=page, timeout_ms=PAGE_TIMEOUT_MS)

    async def total(
        self, query: ExecutionQuery, clauses: Clauses, beside: Beside, *, shown: int = 0
    ) -> tuple[int, bool]:
        """How many there are, and whether that is sure; else it is a lower bound."""
        if beside.is_all:
            return len(beside.documents), beside.floor is None
        clauses = clauses.copy()
        clauses.between("order", *window_order(query.since, query.until))
        try:
            if not (query.text or query.tags or query.since or query.until):
                return await self._counted(query), True
            found = await self.count(clauses)
        except SearchTimeout:
            return shown, False
        return found + len(beside.documents), beside.floor is None

    async def _counted(self, query: ExecutionQuery) -> int:
        """The total from the counters that each transition keeps: the same at any number of documents."""
        if query.job_id is not None:
            job = await self._jobs.find(query.job_id)
            if job is None:
                # A deleted job has no counters any more, but its history stays.
                return await self.count(_clauses(query))
            if not query.sight.covers(job.owner_id, job.id):
                return 0
            counts = (await self._jobs.stats([query.job_id]))[0].counts
        else:
            counts = await self._jobs.counts_in(query.sight)
        return sum(counts[state.value] for state in query.states or ExecutionState)

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
    return clauses


def named(terms: Sequence[Term], asker: str) -> list[Term]:
    """`terms` with the asker's id in place of `me`."""
    return [
        msgspec.structs.replace(term, values=tuple(asker if value == "me" else value for value in term.values))
        if term.field is Field.OWNER
        else term
        for term in terms
    ]


def bounds_of(query: ExecutionQuery, cursor: HistoryCursor) -> tuple[float, float]:
    """The range of `order` in which what is left of the answer lies."""
    low, high = window_order(query.since, query.until)
    if not cursor.order:
        return low, high
    if query.sort is ExecutionSort.OLDEST:
        return max(low, cursor.order), high
    return low, min(high, cursor.order)


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
