"""FacetService: what the history that matches a question is made of.

Up to `SAMPLE` executions are counted one by one, which is exact. Of more, the newest say which values there are, and
the index counts those by short commands. Several of them travel together, the fewer the more there is to count, so that
no question holds the server up.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

import msgspec

from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.execution import ExecutionState, Origin
from chronos_synapse.domain.history_query import Field, Term
from chronos_synapse.domain.history_values import Bounds
from chronos_synapse.domain.query import ExecutionQuery
from chronos_synapse.services.history.deep_reading import DeepReader
from chronos_synapse.services.history.history import check_question
from chronos_synapse.storage.redis.execution_documents import ExecutionDocument, window_order
from chronos_synapse.storage.redis.history import NOTHING_BESIDE, Beside, named
from chronos_synapse.storage.redis.search import Clauses, SearchTimeout
from chronos_synapse.storage.redis.stores import RedisStores

SAMPLE = 500
AT_ONCE = 10
"""Commands of a round trip, at most."""
BATCH = 1_000_000
"""Executions that those may go through; some tens of ms of the server."""
SHOWN = 10
"""Values of a facet."""
PATIENCE_S = 0.8
"""After this, values are told with how often they are among the newest ones."""

_LISTS: Mapping[Field, Callable[[ExecutionDocument], Iterable[str]]] = {
    Field.STATE: lambda document: (document.state.value,),
    Field.JOB: lambda document: (document.job_name,),
    Field.TAG: lambda document: set(document.tags),
    Field.ORIGIN: lambda document: (document.origin.value,),
    Field.OWNER: lambda document: (document.owner_id,),
    Field.WORKER: lambda document: (document.worker,) if document.worker else (),
    Field.EXIT: lambda document: () if document.exit_code is None else (str(document.exit_code),),
}
_KNOWN: Mapping[Field, Sequence[str]] = {Field.STATE: tuple(ExecutionState), Field.ORIGIN: tuple(Origin)}
"""Each execution has exactly one of these."""


class FacetValue(msgspec.Struct, frozen=True, kw_only=True):
    """One value, and how many executions would be found with it."""

    value: str
    count: int
    is_chosen: bool
    """The question asks for it."""


class Facet(msgspec.Struct, frozen=True, kw_only=True):
    """The values of one field, the most frequent first, as if the question asked for none of this field."""

    field: Field
    values: list[FacetValue]
    exact: bool
    """False: there may be further values."""
    estimated: bool
    """The counts are reckoned from the newest ones, as time ran out."""


class FacetList(msgspec.Struct, frozen=True, kw_only=True):
    """All facets of one question."""

    facets: list[Facet]
    total: int
    complete: bool
    """False: `total` is a lower bound."""


class _Group(msgspec.Struct, frozen=True, kw_only=True):
    """What matches once the conditions on one field are left out."""

    parts: tuple[tuple[int, Clauses], ...]
    """What is counted for a value, and whether it is added (1) or taken away (-1)."""
    beside: Beside
    documents: list[ExecutionDocument]
    """The newest."""
    total: int
    complete: bool

    @property
    def is_whole(self) -> bool:
        return self.complete and self.total <= len(self.documents)


class FacetService:
    """Answers by the query of a list; its sort, limit and cursor do not matter."""

    def __init__(self, stores: RedisStores, clock: Clock = utc_now) -> None:
        self._search = stores.history
        self._reader = DeepReader(stores.history, stores.log_index, stores.logs)
        self._clock = clock

    async def facets(self, query: ExecutionQuery) -> FacetList:
        """Every facet; SearchTimeout never comes out, what could not be counted is marked."""
        terms, now = tuple(named(check_question(query), query.asker)), self._clock()
        deadline = time.monotonic() + PATIENCE_S
        kept = {
            field: tuple(term for term in terms if term.field is not field or not _is_choice(term)) for field in _LISTS
        }
        needed = list(dict.fromkeys([terms, *kept.values()]))
        groups = dict(
            zip(needed, await asyncio.gather(*(self._group(query, its, now=now) for its in needed)), strict=True)
        )
        columns = [_Column(field, groups[kept[field]], chosen_in(terms, field)) for field in _LISTS]
        await self._count(columns, deadline=deadline)
        whole = groups[terms]
        return FacetList(facets=[column.facet() for column in columns], total=whole.total, complete=whole.complete)

    async def _group(self, query: ExecutionQuery, terms: Sequence[Term], *, now: datetime) -> _Group:
        bounds = window_order(query.since, query.until)
        asked = msgspec.structs.replace(query, cursor=None)
        clauses = await self._search.clauses(asked, terms)
        beside = NOTHING_BESIDE
        try:
            beside = await self._reader.beside(asked, terms, now=now)
            found = [] if beside.is_all else await self._search.newest(clauses, bounds, SAMPLE, now=now)
            total, complete = await self._search.total(_told(asked, terms), clauses, beside)
        except SearchTimeout:
            return _Group(parts=(), beside=beside, documents=[], total=0, complete=False)
        documents = [*found, *beside.documents]
        is_whole = complete and total <= len(documents)
        parts = () if is_whole or beside.is_all else await self._parts(clauses, bounds, total)
        return _Group(parts=parts, beside=beside, documents=documents, total=total, complete=complete)

    async def _parts(
        self, clauses: Clauses, bounds: tuple[float, float], total: int
    ) -> tuple[tuple[int, Clauses], ...]:
        """The index is slow with wide spans of time: where less is before than within, that is taken off the whole."""
        inside, (low, high) = clauses.copy(), bounds
        inside.between("order", low, high)
        try:
            is_open = high == float("inf") and low > float("-inf")
            if is_open and await self._search.count(clauses) - total < total / 2:
                earlier = clauses.copy()
                earlier.between("order", float("-inf"), low - 1)
                return (1, clauses), (-1, earlier)
        except SearchTimeout:
            pass
        return ((1, inside),)

    async def _count(self, columns: Sequence["_Column"], *, deadline: float) -> None:
        """Tells the columns what they want counted, in order, as long as there is time."""
        asked = [
            (column, value, sign, self._search.narrowed(part, _term(column.field, value)))
            for column in columns
            for value in column.wanted
            for sign, part in column.group.parts
        ]
        most = max((column.group.total or BATCH for column, *_ in asked), default=BATCH)
        size = min(AT_ONCE, max(1, BATCH // most))
        for start in range(0, len(asked), size):
            batch = asked[start : start + size]
            is_late = time.monotonic() > deadline
            counts = [None] * len(batch) if is_late else await self._search.counts([its[3] for its in batch])
            for (column, value, sign, _), count in zip(batch, counts, strict=True):
                column.tell(value, None if count is None else sign * count)


class _Column:
    """One field while its values are counted."""

    def __init__(self, field: Field, group: _Group, chosen: Sequence[str]) -> None:
        self.field, self.group, self._chosen = field, group, chosen
        self._seen = _values(field, group.documents)
        self._is_by_index = not group.is_whole and not group.beside.is_all
        self._is_guess = _is_guess(field, self._seen, group)
        names = list(dict.fromkeys([*(value for value, _ in self._seen.most_common(SHOWN)), *_KNOWN.get(field, ())]))
        self._most = names[0] if field in _KNOWN and group.complete else None
        """The most frequent among known values is what the others leave."""
        self.wanted: list[str] = []
        """Values that the index counts."""
        if self._is_by_index and not self._is_guess:
            self.wanted = [value for value in dict.fromkeys([*names, *chosen]) if value != self._most]
        beside = _values(field, group.beside.documents)
        self._counts = {value: beside[value] for value in self.wanted}
        self._is_counted = not self._is_by_index or bool(group.parts)

    def tell(self, value: str, count: int | None) -> None:
        """That so many more have the value, less when below 0; None: time ran out."""
        self._is_counted = self._is_counted and count is not None
        self._counts[value] += count or 0

    def facet(self) -> Facet:
        """What there is to say of the field."""
        counts, group = self._found(), self.group
        counts |= {value: counts.get(value, self._seen.get(value, 0)) for value in self._chosen}
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        values = [FacetValue(value=value, count=count, is_chosen=value in self._chosen) for value, count in ordered]
        shown = [value for value in values if value.count or value.is_chosen]
        is_exact = group.beside.floor is None and not self._is_guess if self._is_by_index else group.is_whole
        is_all = is_exact and self._is_counted and len(self._seen) <= SHOWN
        return Facet(field=self.field, values=shown, exact=is_all, estimated=not self._is_counted)

    def _found(self) -> dict[str, int]:
        newest = dict(self._seen.most_common(SHOWN))
        if not self._is_by_index:
            return newest
        if self._is_guess:
            return {value: self.group.total for value in self._seen}
        if not self._is_counted:
            return _estimated(newest, self.group)
        rest = {} if self._most is None else {self._most: self.group.total - sum(self._counts.values())}
        return self._counts | rest


def _values(field: Field, documents: Iterable[ExecutionDocument]) -> "Counter[str]":
    return Counter(value for document in documents for value in _LISTS[field](document))


def _term(field: Field, value: str) -> Term:
    bounds = (Bounds(int(value), int(value)),) if field is Field.EXIT else ()
    return Term(field=field, values=() if bounds else (value,), bounds=bounds)


def _is_choice(term: Term) -> bool:
    """Whether a person chose values, which may be left out to see the others; patterns and bounds stay."""
    is_plain = all("*" not in value for value in term.values) and all(bound.low == bound.high for bound in term.bounds)
    return is_plain and not term.is_negated


def _is_guess(field: Field, seen: "Counter[str]", group: _Group) -> bool:
    """All have the same: most likely this is so further down, too, and to count that would cost most."""
    return len(seen) == 1 and seen.total() == len(group.documents) and field not in _KNOWN


def _estimated(counts: Mapping[str, int], group: _Group) -> dict[str, int]:
    share = group.total / max(1, len(group.documents))
    return {value: round(count * share) for value, count in counts.items()}


def chosen_in(terms: Sequence[Term], field: Field) -> list[str]:
    """The values that a question asks for; patterns are none."""
    asked = [term for term in terms if term.field is field and not term.is_negated]
    named = [value for term in asked for value in term.values if "*" not in value]
    single = [bound.low for term in asked for bound in term.bounds if bound.low == bound.high and bound.low is not None]
    return [*named, *map(str, single)]


def _told(query: ExecutionQuery, terms: Sequence[Term]) -> ExecutionQuery:
    """The query whose total is asked for: with no condition at all the store's counters know it."""
    return query if terms else msgspec.structs.replace(query, text="")
