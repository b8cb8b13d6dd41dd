"""AnalyticsService: how things went over a stretch of time, against the one before, and by the hour of the week."""

import asyncio
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.analytics import (
    AnalyticsQuery,
    Ending,
    Tally,
    bucket_for,
    merged,
    offset_s,
    tally,
    week_of,
)
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.services.accounts.access import is_job_id
from chronos_synapse.services.history.answers import Answers
from chronos_synapse.services.history.metrics import range_of
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.zone import zone_of

LIFE_S = 15.0
LONGEST = timedelta(days=400)
STEP_S = 15
"""Who asks for "until now" a moment later asks the same."""
HOUR_MS = 3_600_000
QUARTER_MS = HOUR_MS // 4
WEEK_S = 7 * 86_400


class Against(StrEnum):
    """What a stretch of time is compared with."""

    BEFORE = "before"
    """As much time, right before."""
    WEEK = "week"
    """The same days and hours a week before; of more than a week: as `before`."""


class AnalyticsRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for, as the address says it. Without times: the last seven days."""

    since: datetime | None = None
    until: datetime | None = None
    owner_id: str | None = None
    job_id: str | None = None
    tags: tuple[str, ...] = ()
    zone: str = "UTC"
    """IANA name: on whose clocks days and hours begin."""
    against: Against = Against.BEFORE


class TrendPoint(Tally, frozen=True, kw_only=True):
    """What was due within one bucket."""

    time: datetime
    """When the bucket begins."""


class Trend(msgspec.Struct, frozen=True, kw_only=True):
    """Buckets without a gap, oldest first. `complete` False: the counts are lower bounds."""

    since: datetime
    """Begin of the first bucket."""
    until: datetime
    bucket_s: int
    points: tuple[TrendPoint, ...]
    previous: tuple[TrendPoint, ...]
    """As many buckets, of the time that this one is compared with."""
    total: Tally
    previous_total: Tally
    complete: bool


class WeekHour(msgspec.Struct, frozen=True, kw_only=True):
    """One hour of the week."""

    succeeded: int
    failed: int
    not_run: int


class Week(msgspec.Struct, frozen=True, kw_only=True):
    """All hours of the week, summed over the stretch of time."""

    zone: str
    days: tuple[tuple[WeekHour, ...], ...]
    """Seven days, Monday first, of 24 hours each."""
    complete: bool


class AnalyticsService:
    """Counts only what the caller sees."""

    def __init__(self, stores: RedisStores, clock: Clock = utc_now) -> None:
        self._analytics = stores.analytics
        self._clock = clock
        self._trends: Answers[Trend] = Answers(LIFE_S)
        self._weeks: Answers[Week] = Answers(4 * LIFE_S)

    async def trend(self, principal: Principal, request: AnalyticsRequest) -> Trend:
        """Outcomes and durations over time; Invalid names a bad parameter."""
        query, zone = query_of(principal, request, now=self._clock()), _zone_of(request)
        against = request.against
        return await self._trends.get(
            (query, zone.key, against), lambda: self._find_trend(query, zone, is_weekly=against is Against.WEEK)
        )

    async def week(self, principal: Principal, request: AnalyticsRequest) -> Week:
        """Outcomes by weekday and hour; Invalid names a bad parameter."""
        query, zone = query_of(principal, request, now=self._clock()), _zone_of(request)
        return await self._weeks.get((query, zone.key), lambda: self._find_week(query, zone))

    async def _find_trend(self, query: AnalyticsQuery, zone: ZoneInfo, *, is_weekly: bool) -> Trend:
        bucket_s = bucket_for(query.until - query.since)
        shift_s = offset_s(zone, query.until)
        first = (to_ms(query.since) // 1000 + shift_s) // bucket_s
        end = -(-(to_ms(query.until) // 1000 + shift_s) // bucket_s)
        back = WEEK_S // bucket_s if is_weekly and (end - first) * bucket_s <= WEEK_S else end - first
        buckets = _Buckets(bucket_s * 1000, shift_s * 1000)
        own, other = await asyncio.gather(
            self._sums(query, buckets, range(first, end)),
            self._sums(_earlier(query, back * bucket_s), buckets, range(first - back, end - back)),
        )
        return Trend(
            since=buckets.begin_of(first),
            until=query.until,
            bucket_s=bucket_s,
            points=own.points,
            previous=other.points,
            total=own.total,
            previous_total=other.total,
            complete=own.complete and other.complete,
        )

    async def _sums(self, query: AnalyticsQuery, buckets: "_Buckets", numbers: range) -> "_Sums":
        stretch = msgspec.structs.replace(query, since=buckets.begin_of(numbers.start))
        size = {"bucket_ms": buckets.size_ms, "offset_ms": buckets.shift_ms}
        (counts, is_whole), (cells, is_all) = await asyncio.gather(
            self._analytics.outcomes(stretch, **size), self._analytics.durations(stretch, **size)
        )

        def total(own: range) -> Tally:
            of_each = {ending: sum(found.get(number, 0) for number in own) for ending, found in counts.items()}
            return tally(of_each, merged(cells[number] for number in own if number in cells))

        return _Sums(
            points=tuple(
                TrendPoint(time=buckets.begin_of(number), **msgspec.structs.asdict(total(range(number, number + 1))))
                for number in numbers
            ),
            total=total(numbers),
            complete=is_whole and is_all,
        )

    async def _find_week(self, query: AnalyticsQuery, zone: ZoneInfo) -> Week:
        # Clocks are apart by whole hours nearly everywhere; elsewhere by quarters.
        is_even = all(offset_s(zone, at) % 3600 == 0 for at in (query.since, query.until))
        bucket_ms = HOUR_MS if is_even else QUARTER_MS
        counts, is_complete = await self._analytics.outcomes(query, bucket_ms=bucket_ms)
        weeks = {ending: week_of(counts[ending], bucket_ms=bucket_ms, zone=zone) for ending in counts}
        days = tuple(
            tuple(
                WeekHour(
                    succeeded=weeks[Ending.SUCCEEDED][day][hour],
                    failed=weeks[Ending.FAILED][day][hour],
                    not_run=weeks[Ending.NOT_RUN][day][hour],
                )
                for hour in range(24)
            )
            for day in range(7)
        )
        return Week(zone=zone.key, days=days, complete=is_complete)


class _Buckets(msgspec.Struct, frozen=True):
    """Stretches of time by their number since 1970 on clocks that are ahead of UTC."""

    size_ms: int
    shift_ms: int

    def begin_of(self, number: int) -> datetime:
        return from_ms(number * self.size_ms - self.shift_ms)


class _Sums(msgspec.Struct, frozen=True, kw_only=True):
    """What a stretch of time came to."""

    points: tuple[TrendPoint, ...]
    total: Tally
    complete: bool


def _earlier(query: AnalyticsQuery, back_s: int) -> AnalyticsQuery:
    """Of the former time no more than has passed of this one, so that both can be compared."""
    back = timedelta(seconds=back_s)
    return msgspec.structs.replace(query, since=query.since - back, until=query.until - back)


def query_of(principal: Principal, request: AnalyticsRequest, *, now: datetime) -> AnalyticsQuery:
    """The question of a caller; Invalid at what cannot be asked."""
    if request.job_id is not None and not is_job_id(request.job_id):
        raise Invalid("A job's id has 16 characters of a-z and 0-9.", pointer="query:job_id", code="query.job_id")
    since, until = _steady(*range_of(request.since, request.until, now=now), now=now)
    if until - since > LONGEST:
        raise Invalid(f"At most {LONGEST.days} days at once.", pointer="query:from", code="query.range")
    return AnalyticsQuery(
        sight=principal.sight,
        since=since,
        until=until,
        owner_id=None if request.owner_id is None else UserId(request.owner_id),
        job_id=None if request.job_id is None else JobId(request.job_id),
        tags=tuple(sorted(set(request.tags))),
    )


def _steady(since: datetime, until: datetime, *, now: datetime) -> tuple[datetime, datetime]:
    """What ends about now is moved to the end of a step, so that all who look meanwhile ask the same."""
    if abs((until - now).total_seconds()) >= 2 * STEP_S:
        return since, until
    later = timedelta(milliseconds=-to_ms(until) % (STEP_S * 1000))
    return since + later, until + later


def _zone_of(request: AnalyticsRequest) -> ZoneInfo:
    try:
        return zone_of(request.zone).info
    except Invalid as exc:
        raise Invalid(exc.detail, pointer="query:zone", code="timezone.unknown") from exc
