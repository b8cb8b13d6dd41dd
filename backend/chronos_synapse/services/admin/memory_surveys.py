"""MemorySurveys: what Redis' memory is used for, measured on samples of its keys."""

import math
import time
from collections.abc import Mapping
from statistics import fmean, variance
from typing import Any

from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.memory import FamilySample, MemoryKind, MemoryReport, MemoryUse
from chronos_synapse.storage.redis.index_health import IndexHealth
from chronos_synapse.storage.redis.memory import FOREIGN, MemoryStore, Survey, numbers

NORMAL_95 = 1.96
_K = MemoryKind

_FAMILIES = {
    _K.JOBS: "job job-version job-stats job-recent owner-stats owners grants granted comments comment-order transfer"
    " transfers model insight insights watch pattern patterns pattern-revisions failure-pattern forecast advice"
    " forecast-trees job-advice",
    _K.SCHEDULING: "due due-leases held armed slots slot-amendments pause pauses clock clock-set-back replays backfill"
    " backfill-slots backfill-live backfills running-backfills",
    _K.CALENDARS: "calendar calendar-text calendars calendars-version",
    _K.SECRETS: "secrets secret-values secret-scopes variables scope-totals variable-versions own-ai",
    _K.QUEUES: "queue bell lanes parked running running-tags limits claim lease leases delayed delayed-entries"
    " dead-letters",
    _K.EXECUTIONS: "execution record",
    _K.ARTIFACTS: "artifacts",
    _K.LOGS: "log packed-log open-logs",
    _K.LOG_WORDS: "log-words",
    _K.SERIES: "ts kpis kpi usage memory",
    _K.AUDIT: "audit audit-head audit-anchor audit-keys",
    _K.ACCOUNTS: "setup-token throttle rate limited refusals ceremony idempotency one-time-token identity-changes"
    " notifications notification-order unread-notifications notification-settings",
    _K.DASHBOARDS: "dashboard dashboards views report report-body owner-reports report-queue report-schedules"
    " report-dues",
    _K.SYSTEM: "daemon daemons order events settings maintenance memory-report idx-lock index-rebuilds"
    " notification-places notification-standing fleet-prior feed-places ai-spend ai-spenders ai-answer ai-answers"
    " advice-cycle forecast-cycle absences",
}
KIND_OF_FAMILY = {family: kind for kind, families in _FAMILIES.items() for family in families.split()}


class MemorySurveys:
    """The analyst makes them now and then, and notes the total every minute."""

    def __init__(self, store: MemoryStore, indexes: IndexHealth, *, clock: Clock = utc_now) -> None:
        self._store = store
        self._indexes = indexes
        self._clock = clock

    async def note(self) -> None:
        """Adds to the series of the total."""
        await self._store.note(used_bytes_of(await self._store.info()))

    async def survey(self) -> MemoryReport:
        """Looks at the keys anew and keeps what it finds."""
        began = time.monotonic()
        info = await self._store.info()
        survey = await self._store.survey()
        index_bytes = sum(state.memory_bytes for state in await self._indexes.states())
        used = used_bytes_of(info)
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


def used_bytes_of(info: Mapping[str, Any]) -> int:
    """What the server says that it uses."""
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
