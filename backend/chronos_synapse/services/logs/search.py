"""LogSearchService: words in the logs of all executions that the caller may see.

The index says which logs may have them, the newest execution first; the logs themselves say which lines do. A page is
the next `limit` executions that have matches, back in time, and within a page the best come first: those with a line
that holds all words, then those that did not succeed, then those with more matching lines, then the newer ones.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import datetime
from operator import attrgetter

import msgspec

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import UNSUCCESSFUL, ExecutionState
from chronos_synapse.domain.job import JobId
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.query import DEFAULT_LIMIT
from chronos_synapse.services.accounts.access import is_job_id
from chronos_synapse.services.logs.scan import LogMatch, LogScan
from chronos_synapse.services.logs.vocabulary import conditions_of
from chronos_synapse.storage.redis.execution_documents import ORDER_STEPS, ExecutionDocument, window_order
from chronos_synapse.storage.redis.log_index import LogIndex, LogQuestion
from chronos_synapse.storage.redis.logs import LogStore
from chronos_synapse.storage.redis.offset_cursor import read_order_cursor, write_order_cursor
from chronos_synapse.storage.redis.search import SearchTimeout, Words

SEARCH_S = 1.0
"""How long one page is looked for."""
LIMIT_S = 3.0
"""How long the index may take in all."""
AHEAD_MS = 60_000
"""Executions are not scheduled later than this from now on, as far as clocks agree."""


class LogSearchQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A question to the logs."""

    sight: Sight
    text: str
    """Words that must all be in a log; a star at the end of one: begins so."""
    job_id: JobId | None = None
    states: tuple[ExecutionState, ...] = ()
    stream: LogStream | None = None
    since: datetime | None = None
    until: datetime | None = None
    limit: int = DEFAULT_LIMIT
    cursor: str | None = None


class LogHit(msgspec.Struct, frozen=True, kw_only=True):
    """An execution whose log has the words."""

    execution_id: str
    job_id: str
    job_name: str
    state: ExecutionState
    scheduled_for: datetime
    match_count: int
    """Lines with all words, or if there is none, lines with any of them."""
    matches: tuple[LogMatch, ...]
    """The first of these lines."""


class LogSearchPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page, the best first. `complete` False: time ran out, and `next_cursor` goes on from there."""

    items: list[LogHit]
    total: int
    """Executions found so far, earlier pages included; all of them when there is no further page."""
    complete: bool
    next_cursor: str | None


class _Ranked(msgspec.Struct, frozen=True):
    rank: tuple[bool, bool, int, int]
    hit: LogHit


class LogSearchService:
    """Answers LogSearchQuery."""

    def __init__(self, logs: LogStore, index: LogIndex, clock: Clock = utc_now) -> None:
        self._logs = logs
        self._index = index
        self._clock = clock

    async def page(self, query: LogSearchQuery) -> LogSearchPage:
        """One page; Invalid names what cannot be looked for."""
        question = self._question(query)
        below, before = read_order_cursor(query, query.cursor)
        if below is not None:
            question = msgspec.structs.replace(question, high=min(question.high, below - 1))
        search = _Search(self._logs, query, question.words)
        is_complete = True
        try:
            async with asyncio.timeout(LIMIT_S):
                async for document, is_sure in self._candidates(question):
                    is_complete = is_complete and is_sure
                    if not await search.look_at(document):
                        break
        except (SearchTimeout, TimeoutError):
            return search.page(before, is_complete=False, is_over=False)
        return search.page(before, is_complete=is_complete and not search.is_late, is_over=search.is_over)

    def _question(self, query: LogSearchQuery) -> LogQuestion:
        if query.job_id is not None and not is_job_id(query.job_id):
            raise Invalid("A job's id has 16 characters of a-z and 0-9.", pointer="query:job_id", code="query.job_id")
        words = Words.of(query.text, pointer="query:query")
        if not words.words:
            raise Invalid("Say which words to look for.", pointer="query:query", code="query.no_words")
        low, high = window_order(query.since, query.until)
        latest = float((to_ms(self._clock()) + AHEAD_MS) * ORDER_STEPS)
        return LogQuestion(
            sight=query.sight,
            words=words,
            terms=conditions_of(words),
            job_id=query.job_id,
            states=query.states,
            low=low,
            high=min(high, latest),
        )

    async def _candidates(self, question: LogQuestion) -> AsyncIterator[tuple[ExecutionDocument, bool]]:
        """Each once, the newest first, and whether none was left out before it."""
        growing, is_all = await self._index.growing(question)
        seen = {document.id for document in growing}
        async for batch in self._index.indexed(question):
            for document in sorted(batch, key=attrgetter("order"), reverse=True):
                while growing and growing[0].order > document.order:
                    yield growing.pop(0), is_all
                if document.id not in seen:
                    yield document, is_all
        for document in growing:
            yield document, is_all


class _Search:
    """One page as it is put together."""

    def __init__(self, logs: LogStore, query: LogSearchQuery, words: Words) -> None:
        self._logs = logs
        self._query = query
        self._words = words
        self._deadline = time.monotonic() + SEARCH_S
        self._found: list[_Ranked] = []
        self._last: int | None = None
        """Order of the last execution that was looked at to its end."""
        self.is_late = False
        self.is_over = True
        """Every candidate was looked at."""

    async def look_at(self, document: ExecutionDocument) -> bool:
        """Whether to go on with the next one."""
        if len(self._found) == self._query.limit or self.is_late:
            self.is_over = False
            return False
        scan = LogScan(self._words, self._query.stream)
        async for block in self._logs.blocks(document.id):
            scan.take(block)
            if time.monotonic() > self._deadline:
                break
        self.is_late = time.monotonic() > self._deadline
        if scan.is_match:
            self._found.append(_ranked(document, scan))
        self._last = document.order
        return True

    def page(self, before: int, *, is_complete: bool, is_over: bool) -> LogSearchPage:
        """What was found."""
        total = before + len(self._found)
        cursor = None
        if not is_over and self._last is not None:
            cursor = write_order_cursor(self._query, self._last, total)
        items = [ranked.hit for ranked in sorted(self._found, key=attrgetter("rank"), reverse=True)]
        return LogSearchPage(items=items, total=total, complete=is_complete, next_cursor=cursor)


def _ranked(document: ExecutionDocument, scan: LogScan) -> _Ranked:
    hit = LogHit(
        execution_id=document.id,
        job_id=document.job_id,
        job_name=document.job_name,
        state=document.state,
        scheduled_for=from_ms(document.scheduled_for),
        match_count=scan.count,
        matches=scan.matches,
    )
    rank = (scan.has_line_with_all, document.state in UNSUCCESSFUL, scan.count.bit_length(), document.order)
    return _Ranked(rank, hit)
