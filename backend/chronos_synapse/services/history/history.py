"""HistoryService: executions and their logs, as far as the caller may see them."""

from collections.abc import AsyncIterator, Sequence

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Conflict, Invalid, NotFound
from chronos_synapse.domain.execution import FINAL_STATES, Execution, ExecutionState
from chronos_synapse.domain.history_query import Field, Term, parse_history_query
from chronos_synapse.domain.log import LogLine, LogStream
from chronos_synapse.domain.query import ExecutionQuery
from chronos_synapse.services.accounts.access import is_execution_id, is_job_id, require, visible
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.history.deep_reading import DeepReader, words_in
from chronos_synapse.services.history.highlights import MAX_LINES, Highlight, highlights_of
from chronos_synapse.services.logs.holes import hole_in_words, with_holes_marked
from chronos_synapse.services.logs.scan import LogMatch
from chronos_synapse.storage.redis.execution_documents import ExecutionDocument, to_domain
from chronos_synapse.storage.redis.history import SearchPage
from chronos_synapse.storage.redis.search import SearchTimeout, Words
from chronos_synapse.storage.redis.stores import RedisStores


class ExecutionView(Execution, frozen=True, kw_only=True):
    """An execution, and where the words of a search stand in it."""

    highlights: tuple[Highlight, ...]


class ExecutionList(msgspec.Struct, frozen=True, kw_only=True):
    """One page. `complete` False: the answer was cut short, and `total` is a lower bound."""

    items: list[ExecutionView]
    total: int
    complete: bool
    next_cursor: str | None


class LogPage(msgspec.Struct, frozen=True, kw_only=True):
    """Lines in order, holes marked."""

    lines: list[LogLine]
    next_after: int | None
    """Where to go on; None when there are no more lines now."""
    finished: bool
    """The execution has ended, so no more lines will come."""


class HistoryService:
    """Every method takes the caller first, or a query that says whose executions."""

    def __init__(self, stores: RedisStores, clock: Clock = utc_now) -> None:
        self._executions = stores.executions
        self._history = stores.history
        self._logs = stores.logs
        self._reader = DeepReader(stores.history, stores.log_index, stores.logs)
        self._clock = clock

    async def page(self, query: ExecutionQuery) -> ExecutionList:
        """One page of executions."""
        terms = check_question(query)
        page = await self.documents(query, terms)
        words = words_in(terms, {Field.WORDS, Field.ERROR, Field.LOG})
        items = [_view(document, words) for document in page.documents]
        silent = [document for document, view in zip(page.documents, items, strict=True) if not _shows_output(view)]
        lines = await self._reader.lines(silent, terms)
        return ExecutionList(
            items=[_with_lines(view, lines.get(view.id, ())) for view in items],
            total=page.total,
            complete=page.complete,
            next_cursor=page.next_cursor,
        )

    async def documents(self, query: ExecutionQuery, terms: Sequence[Term]) -> SearchPage:
        """One page as it is stored; `terms` are those of the query's text."""
        now = self._clock()
        try:
            beside = await self._reader.beside(query, terms, now=now)
        except SearchTimeout:
            return SearchPage(documents=[], total=0, complete=False, next_cursor=None)
        return await self._history.find(query, now=now, beside=beside)

    async def find(self, principal: Principal, execution_id: str) -> ExecutionView:
        """The execution with this id."""
        return view_execution(await self.own(principal, execution_id))

    async def own(
        self, principal: Principal, execution_id: str, *, need: Permission = Permission.JOB_READ
    ) -> Execution:
        """As `find`, without the search's part."""
        found = await self._executions.find(execution_id) if is_execution_id(execution_id) else None
        return visible(found, principal, kind="execution", identifier=execution_id, need=need)

    async def cancel(self, principal: Principal, execution_id: str) -> ExecutionState:
        """The state after asking for the end; Conflict when it has ended already."""
        require(principal, Permission.EXECUTION_CANCEL)
        execution = await self.own(principal, execution_id, need=Permission.EXECUTION_CANCEL)
        word, state = await self._executions.cancel(execution)
        if word == "missing":
            raise NotFound("execution", execution_id)
        if word == "final":
            words = state.replace("_", " ")
            raise Conflict(f"The execution has ended already: it is {words}.", code="state.final")
        after = ExecutionState.CANCELLED if word == "cancelled" else ExecutionState.RUNNING
        note(
            kind="execution",
            id=execution.id,
            name=execution.job_name,
            owner_id=execution.owner_id,
            before={"state": execution.state},
            after={"state": after, "cancel_asked": True},
        )
        return after

    async def log(
        self, principal: Principal, execution_id: str, *, after: int, limit: int, before: int | None = None
    ) -> LogPage:
        """Up to `limit` stored lines above offset `after` (-1 for the start) and below `before`, holes marked."""
        # The state comes first: lines that are written before it is final are then sure to be read.
        execution = await self.own(principal, execution_id)
        lines = await self._logs.read(execution_id, after=after, before=before, limit=limit)
        if not lines and after < 0 and before is None:
            return _without_lines(execution)
        return LogPage(
            lines=with_holes_marked(lines, after=after),
            next_after=lines[-1].offset if len(lines) == limit else None,
            finished=execution.state in FINAL_STATES,
        )

    async def download(self, principal: Principal, execution_id: str) -> AsyncIterator[bytes]:
        """The whole log as it was printed, in pieces, holes marked; NotFound comes before the first one."""
        execution = await self.own(principal, execution_id)
        return self._pieces(execution)

    async def _pieces(self, execution: Execution) -> AsyncIterator[bytes]:
        after = -1
        async for block in self._logs.blocks(execution.id):
            if block.first > after + 1:
                yield f"{hole_in_words(block.first - after - 1)}\n".encode()
            yield block.text + b"\n"
            after = block.last
        if after < 0:
            for line in _without_lines(execution).lines:
                yield f"{line.text}\n".encode()


def _without_lines(execution: Execution) -> LogPage:
    """The page of a log of which nothing is stored: nothing was printed yet, or it was not kept, or is not any more."""
    lines, count = [], execution.log.lines
    if count and execution.state in FINAL_STATES and execution.finished_at is not None:
        words = "1 line was" if count == 1 else f"{count:,} lines were"
        text = f"{words} removed here: logs are not kept for ever."
        if execution.log.dropped_lines == count:  # A cap leaves some of a log, so that this was not one.
            text = f"{words} left out: Redis was short of memory."
        lines.append(LogLine(offset=0, time=execution.finished_at, stream=LogStream.SYSTEM, text=text))
    return LogPage(lines=lines, next_after=None, finished=execution.state in FINAL_STATES)


def view_execution(execution: Execution, highlights: tuple[Highlight, ...] = ()) -> ExecutionView:
    """`execution` as it is shown."""
    fields = {name: getattr(execution, name) for name in Execution.__struct_fields__}
    return ExecutionView(**fields, highlights=highlights)


def check_question(query: ExecutionQuery) -> tuple[Term, ...]:
    """The terms of the query's text; Invalid names what cannot be asked."""
    if query.job_id is not None and not is_job_id(query.job_id):
        raise Invalid("A job's id has 16 characters of a-z and 0-9.", pointer="query:job_id", code="query.job_id")
    return parse_history_query(query.text)


def _view(document: ExecutionDocument, words: Words) -> ExecutionView:
    highlights = highlights_of(document, words) if words.words else ()
    return view_execution(to_domain(document), highlights)


def _shows_output(view: ExecutionView) -> bool:
    return any(highlight.field == "output" for highlight in view.highlights)


def _with_lines(view: ExecutionView, lines: Sequence[LogMatch]) -> ExecutionView:
    """With lines that were read from the log itself."""
    if not lines:
        return view
    found = [
        Highlight(
            field="output",
            text=match.line.text,
            ranges=match.ranges,
            before=match.before[-1].text if match.before else None,
            after=match.after[0].text if match.after else None,
            line=match.line.offset,
        )
        for match in lines[:MAX_LINES]
    ]
    return msgspec.structs.replace(view, highlights=(*view.highlights, *found)[: MAX_LINES + 1])
