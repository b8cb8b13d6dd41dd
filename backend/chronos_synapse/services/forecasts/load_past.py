"""PastLoad: how busy the hours of the last days were, of what a caller sees."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from chronos_models.forecasters.load import MEAN_DAYS
from chronos_synapse.domain.access import Principal, Sight
from chronos_synapse.domain.analytics import HOURS, AnalyticsQuery
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.job import UserId
from chronos_synapse.services.history.answers import Answers
from chronos_synapse.storage.redis.search import SearchTimeout
from chronos_synapse.storage.redis.stores import RedisStores

HOUR = timedelta(hours=1)
HOUR_MS = 3_600_000
LIFE_S = 600.0
STALE_S = 3600.0


class BusyHours(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds that executions which were due in each hour took; the hour is counted from 1970."""

    until: int
    """The first hour that is not told of."""
    busy_s: Mapping[int, float]

    @property
    def days(self) -> int:
        """Whole days of the past that something is known of."""
        if not self.busy_s:
            return 0
        return min(MEAN_DAYS, (self.until - min(self.busy_s)) // HOURS)

    def newest_days(self) -> list[float]:
        """Each hour of `days` days, the newest last."""
        return [self.busy_s.get(hour, 0.0) for hour in range(self.until - self.days * HOURS, self.until)]


NOTHING = BusyHours(until=0, busy_s={})


class PastLoad:
    """Counts only what the caller sees; an answer serves all who see the same."""

    def __init__(self, stores: RedisStores, *, clock: Clock = utc_now) -> None:
        self._store = stores.insight.forecasts
        self._clock = clock
        self._answers: Answers[BusyHours] = Answers(LIFE_S, stale_s=STALE_S)

    async def hours(self, sight: Sight, *, owner_id: str = "", tags: tuple[str, ...] = ()) -> BusyHours:
        """The last days up to the present hour; nothing where that takes too long to find out."""
        until = to_ms(self._clock()) // HOUR_MS
        query = AnalyticsQuery(
            sight=sight,
            since=_begin_of(until - MEAN_DAYS * HOURS),
            until=_begin_of(until),
            owner_id=UserId(owner_id) if owner_id else None,
            tags=tuple(sorted(set(tags))),
        )
        return await self._answers.get(query, lambda: self._find_out(query, until))

    async def by_hour(self, principal: Principal, zone: str) -> list[float] | None:
        """Busy seconds by the hour of the day on the clocks of `zone`; None where nothing is known."""
        found = await self.hours(principal.sight)
        if not found.busy_s:
            return None
        told, info = [0.0] * HOURS, ZoneInfo(zone)
        for hour, busy_s in found.busy_s.items():
            told[_begin_of(hour).astimezone(info).hour] += busy_s
        return told

    async def _find_out(self, query: AnalyticsQuery, until: int) -> BusyHours:
        try:
            busy_s, is_complete = await self._store.busy_hours(query)
        except SearchTimeout:
            return NOTHING
        # Hours of which some executions are left out would pass for quiet ones.
        return BusyHours(until=until, busy_s=busy_s) if is_complete else NOTHING


def _begin_of(hour: int) -> datetime:
    return from_ms(hour * HOUR_MS)
