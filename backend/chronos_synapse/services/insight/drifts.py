"""Drifts: growth over weeks that no single execution shows, looked for at night in what is kept of each hour."""

from datetime import datetime, timedelta

import numpy as np

from chronos_models.detectors.slow_drift import BLOCKS, WINDOWS_DAYS, Drift, slow_drift
from chronos_models.finding import Finding
from chronos_models.kinds import OF_SIGNAL
from chronos_models.rates import monthly
from chronos_synapse.domain.access import EVERYTHING
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.insight import InsightQuery, Topic
from chronos_synapse.domain.metric import Metric, Sample
from chronos_synapse.services.insight.desks import Desk
from chronos_synapse.storage.redis.metrics import HOUR_MS
from chronos_synapse.storage.redis.stores import RedisStores

LOOKED_BACK = timedelta(days=2 * max(WINDOWS_DAYS))
LOOKS_PER_MONTH = 30.0
FEWEST = 2 * BLOCKS
"""Hours with executions."""
EVIDENCE = 5
MOST_INSIGHTS = 50

_SIGNALS = (
    (Metric.DURATION_MS, Topic.DURATION, 1000.0, "s"),
    (Metric.PEAK_MEMORY_BYTES, Topic.MEMORY, 1.0, "bytes"),
)
"""Series, what it is about, units of the series in one of the models', and their name."""


class Drifts:
    """Looks at one job after the other."""

    def __init__(self, stores: RedisStores) -> None:
        self._stores = stores

    async def look(self, desk: Desk, now: datetime) -> bool:
        """Whether a drift was told at the desk that nobody was told of since it began."""
        is_told = False
        for metric, topic, scale, unit in _SIGNALS:
            samples = await self._samples(desk.job.id, metric, now)
            if len(samples) < FEWEST:
                continue
            times = np.array([sample.time.timestamp() for sample in samples])
            values = np.array([sample.value for sample in samples]) / scale
            drift = slow_drift(times, values)
            if drift is None or await self._is_known(desk, topic, drift, now):
                continue
            before = float(np.median(values[: max(len(values) // BLOCKS, 1)]))
            (placed,) = desk.monitor.episodes.place([_finding(drift, topic, before, unit, now.timestamp())])
            desk.tell(placed, evidence=desk.latest(EVIDENCE))
            is_told = is_told or desk.open(topic) is not None
        return is_told

    async def _samples(self, job_id: str, metric: Metric, now: datetime) -> list[Sample]:
        return await self._stores.metrics.samples(
            job_id, metric, from_ms=to_ms(now - LOOKED_BACK), to_ms=to_ms(now), bucket_ms=HOUR_MS
        )

    async def _is_known(self, desk: Desk, topic: Topic, drift: Drift, now: datetime) -> bool:
        """Whether a drift of this direction was told within its window."""
        since = now - timedelta(days=drift.window_days)
        query = InsightQuery(
            sight=EVERYTHING,
            job_id=desk.job.id,
            topics=(topic,),
            since=since,
            with_muted=True,
            limit=MOST_INSIGHTS,
        )
        page = await self._stores.insight.insights.page(query)
        kind = _kind(drift, topic)
        told = (statement for insight in page.insights for statement in insight.statements)
        return any(one.kind == kind and one.window_days in WINDOWS_DAYS and one.at >= since for one in told)


def _kind(drift: Drift, topic: Topic) -> str:
    return OF_SIGNAL[topic.value, True, 1 if drift.change > 0.0 else -1].name


def _finding(drift: Drift, topic: Topic, before: float, unit: str, now_s: float) -> Finding:
    direction = 1 if drift.change > 0.0 else -1
    kind = OF_SIGNAL[topic.value, True, direction]
    return Finding(
        kind=kind.name,
        signal=topic.value,
        time_s=now_s,
        rate=monthly(drift.p, LOOKS_PER_MONTH, kind.share),
        direction="up" if direction > 0 else "down",
        p=drift.p,
        value=before * (1.0 + drift.change),
        expected=before,
        lower=before * (1.0 + drift.lower),
        upper=before * (1.0 + drift.upper),
        unit=unit,
        window_days=drift.window_days,
        since_s=drift.since_s,
    )
