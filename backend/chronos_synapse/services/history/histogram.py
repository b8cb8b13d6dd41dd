"""HistogramService: how the history that matches a question lies in time."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from chronos_synapse.domain.clock import Clock, from_ms, utc_now
from chronos_synapse.domain.execution import FINAL_STATES, UNSUCCESSFUL, ExecutionState
from chronos_synapse.domain.query import ExecutionQuery
from chronos_synapse.services.history.deep_reading import DeepReader
from chronos_synapse.services.history.history import check_question
from chronos_synapse.storage.redis.execution_documents import window_order
from chronos_synapse.storage.redis.history import NOTHING_BESIDE, Beside
from chronos_synapse.storage.redis.search import SearchTimeout
from chronos_synapse.storage.redis.stores import RedisStores

BARS = 60
"""About so many are shown."""
BUCKETS_S = (1, 5, 10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800)
FINEST_UNBOUNDED_S = 3600
"""Counted by the hour first where the question says not how far back."""
NOT_RUN = tuple(sorted(FINAL_STATES - UNSUCCESSFUL - {ExecutionState.SUCCEEDED}))


class HistogramPoint(msgspec.Struct, frozen=True, kw_only=True):
    """Executions that were scheduled in one bucket; what is in none of the two others succeeded, or goes on."""

    time: datetime
    total: int
    failed: int
    not_run: int
    """Skipped, missed or cancelled."""


class Histogram(msgspec.Struct, frozen=True, kw_only=True):
    """Points in order of time, without those where nothing is."""

    bucket_s: int
    since: datetime | None
    """Bounds of what is shown; absent where there is nothing at all."""
    until: datetime | None
    points: list[HistogramPoint]
    complete: bool


class HistogramService:
    """Answers by the query of a list; its sort, limit and cursor do not matter."""

    def __init__(self, stores: RedisStores, clock: Clock = utc_now) -> None:
        self._search = stores.history
        self._reader = DeepReader(stores.history, stores.log_index, stores.logs)
        self._clock = clock

    async def histogram(self, query: ExecutionQuery) -> Histogram:
        """Counts by time; `complete` False: some may be missing."""
        terms, now = check_question(query), self._clock()
        asked = msgspec.structs.replace(query, cursor=None)
        until = asked.until or now
        fine_s = FINEST_UNBOUNDED_S if asked.since is None else bucket_for((until - asked.since).total_seconds())
        beside = NOTHING_BESIDE
        try:
            beside = await self._reader.beside(asked, terms, now=now)
            counts = [await self._counts(asked, states, fine_s, beside) for states in ((), UNSUCCESSFUL, NOT_RUN)]
        except SearchTimeout:
            return Histogram(bucket_s=fine_s, since=asked.since, until=until, points=[], complete=False)
        bucket_s = _bucket_of(counts[0], fine_s) if asked.since is None else fine_s
        points = _points([_merged(count, bucket_s // fine_s) for count in counts], bucket_s)
        since = asked.since or (points[0].time if points else None)
        return Histogram(bucket_s=bucket_s, since=since, until=until, points=points, complete=beside.floor is None)

    async def _counts(
        self, query: ExecutionQuery, states: Iterable[ExecutionState], span_s: int, beside: Beside
    ) -> Mapping[int, int]:
        """Number of the bucket since 1970 -> how many."""
        wanted = frozenset(states)
        found = Counter(
            document.scheduled_for // (span_s * 1000)
            for document in beside.documents
            if not wanted or document.state in wanted
        )
        if not beside.is_all:
            clauses = await self._search.clauses(query)
            clauses.tag("state", sorted(wanted))
            clauses.between("order", *window_order(query.since, query.until))
            found.update(await self._search.count_by_span(clauses, span_ms=span_s * 1000))
        return found


def bucket_for(span_s: float) -> int:
    """Seconds of a bucket, so that about BARS of them make up the span."""
    return next((bucket for bucket in BUCKETS_S if span_s / bucket <= BARS * 1.5), BUCKETS_S[-1])


def _bucket_of(counts: Mapping[int, int], fine_s: int) -> int:
    wanted = bucket_for((max(counts) - min(counts) + 1) * fine_s) if counts else fine_s
    return max(wanted, fine_s)


def _merged(counts: Mapping[int, int], factor: int) -> Mapping[int, int]:
    merged: Counter[int] = Counter()
    for at, count in counts.items():
        merged[at // factor] += count
    return merged


def _points(counts: list[Mapping[int, int]], bucket_s: int) -> list[HistogramPoint]:
    everything, failed, not_run = counts
    return [
        HistogramPoint(
            time=from_ms(at * bucket_s * 1000),
            total=everything[at],
            failed=failed.get(at, 0),
            not_run=not_run.get(at, 0),
        )
        for at in sorted(everything)
    ]
