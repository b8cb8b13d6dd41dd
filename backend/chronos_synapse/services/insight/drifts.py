"""Drifts: growth over weeks that no single execution shows, looked for at night in what is kept of each hour.

Executions do not say that it is over, since none of them shows it: a later night does.
"""

from datetime import datetime, timedelta

import numpy as np

from chronos_models.detectors.slow_drift import BLOCKS, DAY_S, WINDOWS_DAYS, Drift, slow_drift
from chronos_models.finding import Finding
from chronos_models.history import Floats
from chronos_models.kinds import OF_SIGNAL
from chronos_models.rates import monthly
from chronos_synapse.domain.access import EVERYTHING
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.insight import InsightQuery, Statement, Topic
from chronos_synapse.domain.metric import Metric, Sample
from chronos_synapse.services.insight.desks import Desk
from chronos_synapse.services.insight.statements import last_word, statement_of
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

    async def look(self, desk: Desk, now: datetime) -> None:
        """Tells at the desk of a drift that nobody was told of since it began, and that one is over."""
        for metric, topic, scale, unit in _SIGNALS:
            samples = await self._samples(desk.job.id, metric, now)
            if len(samples) < FEWEST:
                continue
            times = np.array([sample.time.timestamp() for sample in samples])
            values = np.array([sample.value for sample in samples]) / scale
            drift = slow_drift(times, values)
            told = desk.open(topic)
            if drift is None:
                if told is not None and all(map(_is_of_drift, told.statements)):
                    words = f"{topic.value} does not change from week to week any more; the episode is over"
                    desk.close(topic, last_word("back_to_normal", words, now))
                continue
            finding = _finding(drift, topic, _level_at(drift, times, values), unit, now.timestamp())
            is_rare = finding.rate <= desk.monitor.episodes.budget
            # While something else is told of the topic, another night will do.
            if told is None and is_rare and not await self._is_known(desk, topic, drift, now):
                shown = desk.latest(EVIDENCE)
                desk.state(topic, statement_of(finding, timezone=desk.model.timezone, evidence=shown))

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
        return any(one.kind == kind and _is_of_drift(one) and one.at >= since for one in told)


def _is_of_drift(statement: Statement) -> bool:
    return statement.window_days in WINDOWS_DAYS


def _level_at(drift: Drift, times_s: Floats, values: Floats) -> float:
    """The usual value when the drift began: of the first part of its window."""
    part_s = drift.window_days * DAY_S / BLOCKS
    is_first = (times_s > drift.since_s) & (times_s <= drift.since_s + part_s)
    return float(np.median(values[is_first]))


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
