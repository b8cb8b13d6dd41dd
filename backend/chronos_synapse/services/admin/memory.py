"""MemoryService: what Redis' memory is used for, how it grows, and when it is full."""

import asyncio
import math
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from statistics import fmean, variance
from typing import Any

import msgspec
import numpy as np

from chronos_models.growth import growth
from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.memory import FamilySample, MemoryKind, MemoryReport, MemoryUse
from chronos_synapse.services.accounts.access import require
from chronos_synapse.storage.redis.index_health import IndexHealth
from chronos_synapse.storage.redis.memory import FOREIGN, MemoryStore, Survey, numbers

NORMAL_95 = 1.96
BUCKETS = 336
"""Means that a forecast is made from: hours of two weeks."""
SHORTEST_BUCKET_MS = 60_000
LONGEST_SPAN = timedelta(days=14)
DAY_MS = 86_400_000
FARTHEST_DAYS = 3650
_K = MemoryKind

_FAMILIES = {
    _K.JOBS: "job job-version job-stats job-recent owner-stats owners grants granted comments comment-order transfer"
    " transfers job-changes",
    _K.SCHEDULING: "due due-leases held armed slots slot-amendments pause pauses clock clock-set-back replays backfill"
    " backfill-slots backfill-live backfills running-backfills",
    _K.CALENDARS: "calendar calendar-text calendars calendars-version",
    _K.SECRETS: "secrets secret-values secret-scopes variables scope-totals variable-versions",
    _K.QUEUES: "queue bell lanes parked running running-tags limits claim lease leases delayed delayed-entries"
    " dead-letters",
    _K.EXECUTIONS: "execution record",
    _K.ARTIFACTS: "artifacts",
    _K.LOGS: "log packed-log open-logs",
    _K.LOG_WORDS: "log-words",
    _K.SERIES: "ts kpis kpi usage memory",
    _K.AUDIT: "audit audit-head audit-anchor audit-keys",
    _K.ACCOUNTS: "setup-token throttle rate limited refusals ceremony idempotency one-time identity-changes",
    _K.SYSTEM: "daemon daemons order events settings maintenance memory-report idx-lock index-rebuilds",
}
KIND_OF_FAMILY = {family: kind for kind, families in _FAMILIES.items() for family in families.split()}


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

    def __init__(self, store: MemoryStore, indexes: IndexHealth, *, clock: Clock = utc_now) -> None:
        self._store = store
        self._indexes = indexes
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
                await self.survey()
        return await self._view()

    async def note(self) -> None:
        """Adds to the series of the total."""
        await self._store.note(_used(await self._store.info()))

    async def survey(self) -> MemoryReport:
        """Looks at the keys anew and keeps what it finds."""
        began = time.monotonic()
        info = await self._store.info()
        survey = await self._store.survey()
        index_bytes = sum(state.memory_bytes for state in await self._indexes.states())
        used = _used(info)
        report = MemoryReport(
            sampled_at=self._clock(),
            duration_ms=int((time.monotonic() - began) * 1000),
            used_bytes=used,
            kinds=_kinds(survey, index_bytes=index_bytes, used_bytes=used),
            keys=survey.keys,
            scanned=survey.scanned,
        )
        await self._store.keep_report(report)
        return report

    async def _view(self) -> MemoryView:
        info, report = await self._store.info(), await self._store.report()
        found = numbers(info, ("used_memory_peak", "used_memory_rss", "maxmemory", "total_system_memory"))
        limit = found["maxmemory"] or found["total_system_memory"]
        points, hours = await self._points()
        return MemoryView(
            used_bytes=_used(info),
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


def _used(info: Mapping[str, Any]) -> int:
    return numbers(info, ("used_memory",))["used_memory"]


def _kinds(survey: Survey, *, index_bytes: int, used_bytes: int) -> tuple[MemoryUse, ...]:
    """What is not in a key, nor in an index, is the server's own."""
    scale = survey.keys / survey.scanned if survey.scanned else 1.0
    found: dict[MemoryKind, MemoryUse] = {}
    for family in survey.families:
        kind = _K.FOREIGN if family.name == FOREIGN else KIND_OF_FAMILY.get(family.name, _K.OTHER)
        use = _use(kind, family, scale)
        found[kind] = _sum(found[kind], use) if kind in found else use
    found[_K.INDEXES] = MemoryUse(kind=_K.INDEXES, bytes=index_bytes, error_bytes=0, keys=0, sampled=0)
    rest = max(0, used_bytes - sum(use.bytes for use in found.values()))
    found[_K.OVERHEAD] = MemoryUse(kind=_K.OVERHEAD, bytes=rest, error_bytes=0, keys=0, sampled=0)
    return tuple(sorted(found.values(), key=lambda use: -use.bytes))


def _use(kind: MemoryKind, family: FamilySample, scale: float) -> MemoryUse:
    keys, sizes = round(family.count * scale), family.sizes
    if not sizes:
        return MemoryUse(kind=kind, bytes=0, error_bytes=0, keys=keys, sampled=0)
    # Of a finite family: when all keys were measured, nothing is uncertain.
    unseen = max(0.0, 1 - len(sizes) / keys) if keys else 0.0
    error = NORMAL_95 * math.sqrt(variance(sizes) / len(sizes) * unseen) * keys if len(sizes) > 1 else 0.0
    total = round(fmean(sizes) * keys)
    return MemoryUse(kind=kind, bytes=total, error_bytes=round(error), keys=keys, sampled=len(sizes))


def _sum(left: MemoryUse, right: MemoryUse) -> MemoryUse:
    return MemoryUse(
        kind=left.kind,
        bytes=left.bytes + right.bytes,
        error_bytes=round(math.hypot(left.error_bytes, right.error_bytes)),
        keys=left.keys + right.keys,
        sampled=left.sampled + right.sampled,
    )
