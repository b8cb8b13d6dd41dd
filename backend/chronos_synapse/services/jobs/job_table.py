"""JobTableService: any window of the table of jobs, counts for its filters, and the ids of all that match."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from itertools import chain
from operator import attrgetter

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import from_ms, to_ms, utc_now
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import JobState
from chronos_synapse.domain.job_table import LATE_MS, MAX_VALUES, JobTableQuery
from chronos_synapse.services.jobs.job_selection import KEEP_S, KEPT, JobSelection
from chronos_synapse.services.jobs.job_views import rights_by_name, schedule_words
from chronos_synapse.storage.redis.job_facts import JobFacts
from chronos_synapse.storage.redis.jobs import JobSheet
from chronos_synapse.storage.redis.stores import RedisStores

MAX_TAGS = 8
"""Of a job, so many tags are in its row; the rest is counted."""
MAX_IDS = 100_000
_FACETS = {"state": "states", "owner": "owners", "kind": "kinds", "queue": "queues", "tag": "tags"}


class JobRow(msgspec.Struct, frozen=True, kw_only=True):
    """A job as one line."""

    id: str
    name: str
    state: JobState
    version: int
    tags: tuple[str, ...]
    """The first of them."""
    more_tags: int
    """How many there are beside those."""
    kind: str
    """Of its executor."""
    queue: str
    owner_id: str
    schedule_text: str
    next_fire_at: datetime | None
    is_late: bool
    """A due time has passed, and nothing was started."""
    queued: int
    running: int
    last_execution_id: str | None
    last_state: ExecutionState | None
    last_finished_at: datetime | None
    outcomes: tuple[ExecutionState, ...]
    """Of the latest executions that ended, newest first."""
    durations_ms: tuple[int | None, ...]
    """Of the same."""
    rights: tuple[Permission, ...]
    """What the caller may do with the job itself."""


class JobRows(msgspec.Struct, frozen=True, kw_only=True):
    """A window of the table. `complete` False: there are more jobs than are kept in order, and `total` leaves them out.

    A job that was deleted this very moment is left out of `items`, and counted in `total` until the next look.
    """

    items: list[JobRow]
    offset: int
    total: int
    complete: bool


class FacetCount(msgspec.Struct, frozen=True, kw_only=True):
    """A value, and how many jobs have it."""

    value: str
    count: int


class JobFacet(msgspec.Struct, frozen=True, kw_only=True):
    """Values of one filter, the most frequent first, among the jobs that pass all the others."""

    field: str
    values: list[FacetCount]
    more: int
    """How many other values there are."""


class JobFacets(msgspec.Struct, frozen=True, kw_only=True):
    """Counts for all filters."""

    total: int
    facets: list[JobFacet]


class JobIds(msgspec.Struct, frozen=True, kw_only=True):
    """All jobs that match, in order; `complete` False: there are more."""

    ids: list[str]
    complete: bool


class JobTableService:
    """The query says whose jobs."""

    def __init__(self, stores: RedisStores) -> None:
        self._jobs = stores.jobs
        self._selection = JobSelection(stores)
        self._kept: dict[tuple[bytes, str], tuple[int, float, JobFacets]] = {}
        self._lock = asyncio.Lock()

    async def window(self, principal: Principal, query: JobTableQuery, *, offset: int, limit: int) -> JobRows:
        """`limit` rows from `offset` on; none beyond the end."""
        rows = await self._selection.rows(query)
        job_ids = [facts.id for facts in rows[offset : offset + limit]]
        found = await self._jobs.find_many(job_ids)
        sheets = await self._jobs.sheets([found[job_id] for job_id in job_ids if job_id in found])
        late_ms = to_ms(utc_now()) - LATE_MS
        return JobRows(
            items=[_row(principal, sheet, late_ms) for sheet in sheets],
            offset=offset,
            total=len(rows),
            complete=self._selection.directory.is_whole,
        )

    async def ids(self, query: JobTableQuery) -> JobIds:
        """Of all that match, up to a hundred thousand."""
        rows = await self._selection.rows(query)
        is_whole = self._selection.directory.is_whole and len(rows) <= MAX_IDS
        return JobIds(ids=[facts.id for facts in rows[:MAX_IDS]], complete=is_whole)

    async def facets(self, query: JobTableQuery, *, tags_like: str = "") -> JobFacets:
        """How many jobs each value of each filter would leave; of tags those that `tags_like` is a part of."""
        await self._selection.directory.refresh()
        key = (msgspec.json.encode(query), tags_like)
        async with self._lock:
            kept = self._kept.get(key)
            if kept is None or kept[0] != self._selection.directory.changes or time.monotonic() > kept[1]:
                found = await self._count(query, tags_like)
                kept = (self._selection.directory.changes, time.monotonic() + KEEP_S, found)
                self._kept[key] = kept
                while len(self._kept) > KEPT:
                    del self._kept[next(iter(self._kept))]
        return kept[2]

    async def _count(self, query: JobTableQuery, tags_like: str) -> JobFacets:
        base = self._selection.seen(query)
        matching = await self._selection.matching(query, base=base)
        found = []
        for field, name in _FACETS.items():
            rows = matching
            # A further tag narrows, so tags are counted among what has those that were chosen.
            if name != "tags" and getattr(query, name):
                rows = await self._selection.matching(query, but=name, base=base)
            found.append(_facet(field, _counts(field, rows, tags_like.casefold()), getattr(query, name)))
            await asyncio.sleep(0)
        rows = await self._selection.matching(query, but="standings", base=base) if query.standings else matching
        standings = (await self._selection.moment()).count(rows)
        found.append(_facet("standing", standings, query.standings))
        return JobFacets(total=len(matching), facets=found)


def _counts(field: str, rows: list[JobFacts], tags_like: str) -> Counter[str]:
    if field != "tag":
        return Counter(map(attrgetter("owner_id" if field == "owner" else field), rows))
    counts = Counter(chain.from_iterable(facts.tags for facts in rows))
    if not tags_like:
        return counts
    return Counter({tag: count for tag, count in counts.items() if tags_like in tag.casefold()})


def _facet(field: str, counts: Mapping[str, int], chosen: Iterable[str]) -> JobFacet:
    """Values that were chosen are in it however rare they are."""
    first = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MAX_VALUES]
    named = {value for value, _ in first}
    beside = [(value, counts.get(value, 0)) for value in chosen if value not in named]
    values = [FacetCount(value=str(value), count=count) for value, count in [*first, *beside]]
    return JobFacet(field=field, values=values, more=len(counts.keys() - named - {value for value, _ in beside}))


def _row(principal: Principal, sheet: JobSheet, late_ms: int) -> JobRow:
    job, stats, due_ms = sheet.job, sheet.stats, sheet.next_fire_ms
    counts = stats.counts
    return JobRow(
        id=job.id,
        name=job.name,
        state=job.state,
        version=job.version,
        tags=job.tags[:MAX_TAGS],
        more_tags=max(0, len(job.tags) - MAX_TAGS),
        kind=job.executor.kind,
        queue=job.queue,
        owner_id=job.owner_id,
        schedule_text=schedule_words(job.schedule, seed=job.id),
        next_fire_at=None if due_ms is None else from_ms(due_ms),
        is_late=due_ms is not None and due_ms < late_ms,
        queued=max(0, counts[ExecutionState.QUEUED.value]),
        running=max(0, counts[ExecutionState.RUNNING.value] + counts[ExecutionState.RETRYING.value]),
        last_execution_id=stats.last_execution_id,
        last_state=stats.last_state,
        last_finished_at=None if stats.last_finished_ms is None else from_ms(stats.last_finished_ms),
        outcomes=tuple(found.state for found in stats.recent),
        durations_ms=tuple(found.duration_ms for found in stats.recent),
        rights=_on_jobs(principal.rights(job.owner_id, job.id)),
    )


@lru_cache(maxsize=256)
def _on_jobs(rights: frozenset[Permission]) -> tuple[Permission, ...]:
    return tuple(right for right in rights_by_name(rights) if right.startswith("job:"))
