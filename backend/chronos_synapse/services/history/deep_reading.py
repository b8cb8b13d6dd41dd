"""DeepReader: answers that the index of executions cannot give by itself.

It knows which words stand in the beginning and the end of an output, and not in which order. Words of a long log have
an index of their own, which gives candidates; phrases are looked for in the texts themselves. Both are bounded: what
was looked at is the newest, and the answer says down to where.
"""

import re
import time
from collections.abc import Sequence
from datetime import datetime

from chronos_synapse.domain.history_query import Field, Term
from chronos_synapse.domain.query import ExecutionQuery
from chronos_synapse.services.logs.plain import without_escapes
from chronos_synapse.services.logs.scan import LogMatch, LogScan
from chronos_synapse.services.logs.vocabulary import NO_ROOM_FOR_WORDS, conditions_of, is_mark
from chronos_synapse.storage.redis.execution_documents import ExecutionDocument, order_of
from chronos_synapse.storage.redis.history import NOTHING_BESIDE, Beside, ExecutionSearch, bounds_of
from chronos_synapse.storage.redis.history_cursor import read_cursor
from chronos_synapse.storage.redis.log_index import LogIndex, LogQuestion
from chronos_synapse.storage.redis.logs import LogStore
from chronos_synapse.storage.redis.search import Words

MOST_LONG = 1000
"""Long logs that are candidates for one answer."""
MOST_TEXTS = 2000
"""Executions whose texts are read for a phrase."""
READ_S = 0.6
"""How long logs are read for one answer."""
SHOWN_S = 0.3
"""How long logs are read for the lines that a page shows."""
SHOWN_LOGS = 20

_GAP = r"[^\w\n]+"


class DeepReader:
    """Reads logs and texts."""

    def __init__(self, search: ExecutionSearch, index: LogIndex, logs: LogStore) -> None:
        self._search = search
        self._index = index
        self._logs = logs

    async def beside(self, query: ExecutionQuery, terms: Sequence[Term], *, now: datetime) -> Beside:
        """What belongs to the answer beside what the index tells; SearchTimeout."""
        has_phrase = any(term.is_phrase for term in terms)
        asks_logs = any(term.field is Field.LOG for term in terms)
        if not has_phrase and not asks_logs:
            return NOTHING_BESIDE
        bounds = bounds_of(query, read_cursor(query))
        long, floor = await self._long(query, terms, bounds) if asks_logs else ([], None)
        if not has_phrase:
            return Beside(documents=tuple(long), floor=floor)
        clauses = await self._search.clauses(query, terms)
        found = await self._search.newest(clauses, bounds, MOST_TEXTS, now=now)
        floors = [floor] if floor is not None else []
        if len(found) == MOST_TEXTS:
            floors.append(found[-1].order)
        held = {document.id: document for document in found if _holds(document, terms)}
        held |= {document.id: document for document in long}
        lowest = max(floors, default=None)
        documents = sorted(held.values(), key=lambda document: -document.order)
        kept = tuple(document for document in documents if lowest is None or document.order >= lowest)
        return Beside(documents=kept, floor=lowest, is_all=True)

    async def lines(
        self, documents: Sequence[ExecutionDocument], terms: Sequence[Term]
    ) -> dict[str, tuple[LogMatch, ...]]:
        """Id -> lines of the log that hold the words of `terms`, for as many as there is time for."""
        words = words_in(terms, {Field.LOG})
        deadline = time.monotonic() + SHOWN_S
        found: dict[str, tuple[LogMatch, ...]] = {}
        for document in documents[:SHOWN_LOGS] if words.words else ():
            scan = await self._scan(document, words, deadline)
            if scan.is_match:
                found[document.id] = scan.matches
            if time.monotonic() > deadline:
                break
        return found

    async def _long(
        self, query: ExecutionQuery, terms: Sequence[Term], bounds: tuple[float, float]
    ) -> tuple[list[ExecutionDocument], int | None]:
        """Executions that only their long logs tell of, the newest first, and below which order there may be more."""
        words = words_in(terms, {Field.LOG})
        groups = conditions_of(words)
        is_sure = not any(term.is_phrase and term.field is Field.LOG for term in terms)
        is_sure = is_sure and not any(is_mark(group[0]) for group in groups)
        certain = tuple((group[0],) for group in groups) if is_sure else ()
        doubtful = ((NO_ROOM_FOR_WORDS,),) if is_sure else groups
        known, first_floor = await self._candidates(query, terms, bounds, certain)
        open_, second_floor = await self._candidates(query, terms, bounds, doubtful)
        read, third_floor = await self._with_words(open_, terms, words)
        floors = [floor for floor in (first_floor, second_floor, third_floor) if floor is not None]
        merged = {document.id: document for document in (*known, *read)}
        return sorted(merged.values(), key=lambda document: -document.order), max(floors, default=None)

    async def _candidates(
        self,
        query: ExecutionQuery,
        terms: Sequence[Term],
        bounds: tuple[float, float],
        groups: tuple[tuple[str, ...], ...],
    ) -> tuple[list[ExecutionDocument], int | None]:
        if not groups:
            return [], None
        question = LogQuestion(
            sight=query.sight,
            words=Words(()),
            terms=groups,
            job_id=query.job_id,
            states=query.states,
            low=bounds[0],
            high=bounds[1],
        )
        ids, is_all = await self._index.long(question, limit=MOST_LONG)
        others = [term for term in terms if term.field is not Field.LOG]
        fitting = await self._search.among(await self._search.clauses(query, others), ids)
        # Those whose words stand where the index of executions sees them are found by that one.
        # Those with a phrase are looked at there once more.
        has_phrase = any(term.is_phrase for term in terms)
        seen = [] if has_phrase else await self._search.among(await self._search.clauses(query, terms), ids)
        known = {document.id for document in seen}
        documents = [document for document in fitting if document.id not in known and _holds(document, others)]
        return documents, None if is_all else order_of(int(ids[-1].split("-")[1], 16), ids[-1])

    async def _with_words(
        self, documents: Sequence[ExecutionDocument], terms: Sequence[Term], words: Words
    ) -> tuple[list[ExecutionDocument], int | None]:
        deadline = time.monotonic() + READ_S
        phrases = [_phrase(term.values[0]) for term in terms if term.field is Field.LOG and term.is_phrase]
        found: list[ExecutionDocument] = []
        for document in documents:
            scan = await self._scan(document, words, deadline, phrases)
            if time.monotonic() > deadline:
                return found, document.order
            if scan.is_match and not scan.missing:
                found.append(document)
        return found, None

    async def _scan(
        self,
        document: ExecutionDocument,
        words: Words,
        deadline: float,
        phrases: Sequence[re.Pattern[str]] = (),
    ) -> "_PhraseScan":
        scan = _PhraseScan(words, phrases)
        async for block in self._logs.blocks(document.id):
            scan.take(block)
            scan.look(block.text)
            if time.monotonic() > deadline:
                break
        return scan


class _PhraseScan(LogScan):
    """Looks for phrases, too."""

    def __init__(self, words: Words, phrases: Sequence[re.Pattern[str]]) -> None:
        super().__init__(words, None)
        self.missing = list(phrases)
        """Not found so far."""

    def look(self, text: bytes) -> None:
        """The next block's text."""
        if self.missing:
            plain = without_escapes(text.decode("utf-8", "replace"), " ")
            self.missing = [phrase for phrase in self.missing if not phrase.search(plain)]


def words_in(terms: Sequence[Term], fields: set[Field]) -> Words:
    """All words that must stand in one of `fields`."""
    texts = [term.values[0] for term in terms if term.field in fields and not term.is_negated]
    return Words.of(" ".join(texts), pointer="query:query")


def _holds(document: ExecutionDocument, terms: Sequence[Term]) -> bool:
    """Whether the phrases of `terms` stand in the document, or do not where they must not."""
    return all(
        any(_phrase(term.values[0]).search(text) for text in _texts(document, term.field)) is not term.is_negated
        for term in terms
        if term.is_phrase
    )


def _texts(document: ExecutionDocument, field: Field) -> Sequence[str]:
    if field is Field.ERROR:
        return (document.error or "",)
    if field is Field.LOG:
        return (document.output,)
    return (document.error or "", document.output, document.job_name)


def _phrase(text: str) -> re.Pattern[str]:
    """Its words one after the other in a line, with anything between them that is no word."""
    words = re.findall(r"\w+", text)
    return re.compile(rf"(?<!\w){_GAP.join(map(re.escape, words))}(?!\w)", re.IGNORECASE)
