"""MemoryService: what Redis' memory is used for, how it grows, and when it is full."""

import asyncio
import math
from datetime import datetime, timedelta

import msgspec
import numpy as np

from chronos_models.growth import growth
from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.memory import MemoryReport
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.admin.memory_surveys import MemorySurveys, used_bytes_of
from chronos_synapse.storage.redis.memory import MemoryStore, numbers

BUCKETS = 336
"""Means that a forecast is made from: hours of two weeks."""
SHORTEST_BUCKET_MS = 60_000
LONGEST_SPAN = timedelta(days=14)
DAY_MS = 86_400_000
FARTHEST_DAYS = 3650


class MemoryForecast(msgspec.Struct, frozen=True, kw_only=True):
    """When memory is full if it grows on as it did."""

    bytes_per_day: float
    bytes_per_day_low: float
    bytes_per_day_high: float
    """The growth lies between these in 19 of 20 cases."""
    full_at: datetime | None
    """Null: it does not grow, or is not full within ten years."""
    earliest_full_at: datetime | None
    """By the fastest growth that is likely."""
    from_hours: float
    """How long the series is that this was made from."""


class MemoryPointView(msgspec.Struct, frozen=True, kw_only=True):
    """The total at one time."""

    time: datetime
    bytes: int


class MemoryView(msgspec.Struct, frozen=True, kw_only=True):
    """Memory now, by kind, and in time."""

    used_bytes: int
    peak_bytes: int
    resident_bytes: int
    """What the machine gives to the server; more than it uses when memory was freed in pieces."""
    limit_bytes: int
    """At which the server refuses writes, or, without such a limit, the memory of its machine."""
    is_limited: bool
    """Whether the server has a limit of its own (maxmemory)."""
    report: MemoryReport | None
    """The latest survey; null: none was made yet."""
    points: list[MemoryPointView]
    forecast: MemoryForecast | None
    """Null: the series is too short to tell."""


class MemoryService:
    """The analyst measures; administrators look, and may have it measured now."""

    def __init__(self, store: MemoryStore, surveys: MemorySurveys, *, clock: Clock = utc_now) -> None:
        self._store = store
        self._surveys = surveys
        self._clock = clock
        self._surveying = asyncio.Lock()

    async def view(self, principal: Principal) -> MemoryView:
        """Memory now."""
        require(principal, Permission.SYSTEM_READ)
        return await self._view()

    async def measure(self, principal: Principal) -> MemoryView:
        """The same, after a survey of now; who asks while one is made waits for that one."""
        require(principal, Permission.SYSTEM_MANAGE)
        is_under_way = self._surveying.locked()
        async with self._surveying:
            if not is_under_way:
                await self._surveys.survey()
        return await self._view()

    async def _view(self) -> MemoryView:
        info, report = await self._store.info(), await self._store.report()
        found = numbers(info, ("used_memory_peak", "used_memory_rss", "maxmemory", "total_system_memory"))
        limit = found["maxmemory"] or found["total_system_memory"]
        points, hours = await self._points()
        return MemoryView(
            used_bytes=used_bytes_of(info),
            peak_bytes=found["used_memory_peak"],
            resident_bytes=found["used_memory_rss"],
            limit_bytes=limit,
            is_limited=found["maxmemory"] > 0,
            report=report,
            points=points,
            forecast=forecast_of(points, limit_bytes=limit, hours=hours),
        )

    async def _points(self) -> tuple[list[MemoryPointView], float]:
        """The series of the last two weeks in as many buckets as a forecast takes, and its length in hours."""
        now_ms, first_ms = to_ms(self._clock()), await self._store.first_ms()
        if first_ms is None:
            return [], 0.0
        since_ms = max(first_ms, now_ms - int(LONGEST_SPAN.total_seconds() * 1000))
        bucket_ms = max(SHORTEST_BUCKET_MS, math.ceil((now_ms - since_ms) / BUCKETS))
        found = await self._store.points(since_ms=since_ms, bucket_ms=bucket_ms)
        points = [MemoryPointView(time=from_ms(point.at_ms), bytes=point.bytes) for point in found]
        return points, max(0, now_ms - since_ms) / 3_600_000


def forecast_of(points: list[MemoryPointView], *, limit_bytes: int, hours: float) -> MemoryForecast | None:
    """The line through the points, and where it meets the limit; None when they are too few."""
    times = np.array([to_ms(point.time) / DAY_MS for point in points], dtype=np.float64)
    found = growth(times - times[-1], np.array([point.bytes for point in points], np.float64)) if points else None
    if found is None:
        return None
    return MemoryForecast(
        bytes_per_day=found.slope,
        bytes_per_day_low=found.low,
        bytes_per_day_high=found.high,
        full_at=_full_at(points[-1], found.slope, limit_bytes),
        earliest_full_at=_full_at(points[-1], found.high, limit_bytes),
        from_hours=round(hours, 2),
    )


def _full_at(last: MemoryPointView, bytes_per_day: float, limit_bytes: int) -> datetime | None:
    left = limit_bytes - last.bytes
    if bytes_per_day <= 0 or limit_bytes <= 0 or left > bytes_per_day * FARTHEST_DAYS:
        return None
    return last.time + timedelta(days=max(0.0, left / bytes_per_day))
