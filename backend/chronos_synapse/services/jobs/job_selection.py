"""JobSelection: which jobs a question to the table finds, in its order; worked out once for all windows of it."""

import asyncio
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any

import msgspec

from chronos_synapse.domain.clock import to_ms, utc_now
from chronos_synapse.domain.execution import UNSUCCESSFUL
from chronos_synapse.domain.job_table import LATE_MS, JobTableQuery, Standing, TableSort
from chronos_synapse.services.jobs.job_directory import MOST_JOBS, JobDirectory
from chronos_synapse.storage.redis.job_facts import JobFacts, Outcome
from chronos_synapse.storage.redis.stores import RedisStores

KEPT = 32
"""Answers that are kept for the windows that follow."""
KEEP_S = 3.0
"""So long, where outcomes and due times count, which change all the time."""
_NEVER_MS = 2**62
_FAILED = frozenset(state.value for state in UNSUCCESSFUL)
_RANKS = dict.fromkeys(_FAILED, 0) | {"cancelled": 1, "succeeded": 2}
_DIMENSIONS = ("states", "tags", "owners", "kinds", "queues")
_FIELDS = {"states": "state", "owners": "owner_id", "kinds": "kind", "queues": "queue"}
_STATES_OF = {Standing.FAILING: _FAILED, Standing.SUCCEEDED: {"succeeded"}, Standing.NEVER_RAN: {""}}
_ID = attrgetter("id")
_BY_TIME = (TableSort.NEXT, TableSort.NEXT_DESCENDING)
_BY_OUTCOME = (TableSort.OUTCOME, TableSort.OUTCOME_DESCENDING)


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """What else is known of jobs at one moment."""

    outcomes: Mapping[str, Outcome]
    late: frozenset[str]

    def count(self, rows: Sequence[JobFacts]) -> dict[str, int]:
        """How many jobs there are of each standing that there is."""
        found = map(self.outcomes.get, map(_ID, rows))
        states = Counter("" if outcome is None else outcome.state for outcome in found)
        counts = {
            Standing.FAILING: sum(states[state] for state in _FAILED),
            Standing.LATE: sum(facts.id in self.late for facts in rows) if self.late else 0,
            Standing.NEVER_RAN: states[""],
            Standing.SUCCEEDED: states["succeeded"],
        }
        return {standing.value: count for standing, count in counts.items() if count}

    def having(self, rows: Sequence[JobFacts], wanted: Sequence[Standing]) -> list[JobFacts]:
        """Those of which one of the standings is wanted."""
        states = {state for standing in wanted for state in _STATES_OF.get(standing, ())}
        late = self.late if Standing.LATE in wanted else frozenset[str]()
        get = self.outcomes.get
        return [facts for facts in rows if facts.id in late or _state(get(facts.id)) in states]


def _state(outcome: Outcome | None) -> str:
    return "" if outcome is None else outcome.state


class _Kept(msgspec.Struct, frozen=True):
    rows: list[JobFacts]
    changes: int
    until: float


class JobSelection:
    """Works on the directory. Long lists are gone through in steps, so that other requests come in between."""

    def __init__(self, stores: RedisStores) -> None:
        self.directory = JobDirectory(stores)
        self._reader = stores.job_search.facts
        self._kept: OrderedDict[bytes, _Kept] = OrderedDict()
        self._lock = asyncio.Lock()

    async def moment(self) -> Moment:
        """As of now, once the directory is fresh."""
        late = await self._reader.late(to_ms(utc_now()) - LATE_MS, most=MOST_JOBS)
        return Moment(outcomes=self.directory.outcomes, late=late)

    async def rows(self, query: JobTableQuery) -> list[JobFacts]:
        """All that match, in order. Whoever gets it must not change it."""
        await self.directory.refresh()
        key = msgspec.json.encode(query)
        async with self._lock:
            kept = self._kept.get(key)
            if kept is None or kept.changes != self.directory.changes or time.monotonic() > kept.until:
                kept = self._keep(key, await self._sorted(query), query)
        return kept.rows

    def _keep(self, key: bytes, rows: list[JobFacts], query: JobTableQuery) -> _Kept:
        is_moving = bool(query.standings) or query.sort in (*_BY_TIME, *_BY_OUTCOME)
        until = time.monotonic() + KEEP_S if is_moving else float("inf")
        kept = self._kept[key] = _Kept(rows, self.directory.changes, until)
        self._kept.move_to_end(key)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return kept

    async def matching(
        self, query: JobTableQuery, *, but: str = "", base: list[JobFacts] | None = None
    ) -> list[JobFacts]:
        """Jobs of `base` (else of all that the sight covers and the search finds) that pass every filter but one."""
        rows = self.seen(query) if base is None else base
        for name in _DIMENSIONS:
            if name != but and getattr(query, name):
                rows = _passing(rows, name, getattr(query, name))
                await asyncio.sleep(0)
        if query.standings and but != "standings":
            rows = (await self.moment()).having(rows, query.standings)
        return rows

    def seen(self, query: JobTableQuery) -> list[JobFacts]:
        """By name, what the sight covers and the search finds."""
        rows, sight = self.directory.by_name, query.sight
        if sight.only is not None or sight.owners is not None:
            rows = [facts for facts in rows if sight.covers(facts.owner_id, facts.id)]
        for word in query.search.casefold().split():
            rows = [facts for facts in rows if word in facts.text]
        return rows

    async def _sorted(self, query: JobTableQuery) -> list[JobFacts]:
        rows = await self.matching(query)
        sort = query.sort
        if sort is TableSort.NAME:
            return rows
        if sort is TableSort.NAME_DESCENDING:
            return rows[::-1]
        return sorted(rows, key=await self._order(sort), reverse=sort.startswith("-"))

    async def _order(self, sort: TableSort) -> Callable[[JobFacts], Any]:
        if sort in _BY_TIME:
            due = await self._reader.due(most=MOST_JOBS)
            last = -1 if sort is TableSort.NEXT_DESCENDING else _NEVER_MS
            return lambda facts: due.get(facts.id, last)
        if sort in _BY_OUTCOME:
            outcomes = self.directory.outcomes
            return lambda facts: _rank(outcomes.get(facts.id))
        return attrgetter("created_ms")


def _passing(rows: Sequence[JobFacts], name: str, values: Sequence[str]) -> list[JobFacts]:
    # Members of an enumeration are hashed in Python; their texts are not.
    wanted = frozenset(str.__str__(value) for value in values)
    if name == "tags":
        return [facts for facts in rows if wanted.issubset(facts.tags)]
    of = attrgetter(_FIELDS[name])
    return [facts for facts, value in zip(rows, map(of, rows), strict=True) if value in wanted]


def _rank(outcome: Outcome | None) -> tuple[int, int]:
    return (9, 0) if outcome is None else (_RANKS.get(outcome.state, 3), -outcome.finished_ms)
