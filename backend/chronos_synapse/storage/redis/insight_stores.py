"""The stores of what is learned of jobs, built together."""

from dataclasses import dataclass

from chronos_synapse.storage.redis.absences import AbsenceStore
from chronos_synapse.storage.redis.advice import AdviceStore
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.forecasts import ForecastStore
from chronos_synapse.storage.redis.insights import InsightStore
from chronos_synapse.storage.redis.monitors import MonitorStore
from chronos_synapse.storage.redis.patterns import PatternStore
from chronos_synapse.storage.redis.reports import ReportStore


@dataclass(frozen=True)
class InsightStores:
    """Models of jobs, and what they told."""

    monitors: MonitorStore
    insights: InsightStore
    absences: AbsenceStore
    patterns: PatternStore
    reports: ReportStore
    advice: AdviceStore
    forecasts: ForecastStore


def insight_stores_on(door: RedisDoor) -> InsightStores:
    """The stores behind `door`."""
    return InsightStores(
        monitors=MonitorStore(door),
        insights=InsightStore(door),
        absences=AbsenceStore(door),
        patterns=PatternStore(door),
        reports=ReportStore(door),
        advice=AdviceStore(door),
        forecasts=ForecastStore(door),
    )
