"""History: what is seen of executions, and done with those that have ended, built together."""

from dataclasses import dataclass

from chronos_synapse.services.history.analytics import AnalyticsService
from chronos_synapse.services.history.analytics_jobs import JobFigureService
from chronos_synapse.services.history.comparison import ComparisonService
from chronos_synapse.services.history.dead_letters import DeadLetterService
from chronos_synapse.services.history.exports import HistoryExport
from chronos_synapse.services.history.facets import FacetService
from chronos_synapse.services.history.findings import FindingService
from chronos_synapse.services.history.histogram import HistogramService
from chronos_synapse.services.history.history import HistoryService
from chronos_synapse.services.history.kpis import KpiService
from chronos_synapse.services.history.metrics import MetricService
from chronos_synapse.services.history.overview import OverviewService
from chronos_synapse.services.history.replay import ReplayService
from chronos_synapse.services.history.usage import UsageService
from chronos_synapse.services.running.waiting_reasons import WaitingReasons
from chronos_synapse.storage.redis.stores import RedisStores


@dataclass(frozen=True)
class History:
    """One service for each way to look."""

    analytics: AnalyticsService
    comparisons: ComparisonService
    dead_letters: DeadLetterService
    exports: HistoryExport
    facets: FacetService
    findings: FindingService
    histograms: HistogramService
    job_figures: JobFigureService
    kpis: KpiService
    metrics: MetricService
    overview: OverviewService
    replays: ReplayService
    usage: UsageService


def history(stores: RedisStores) -> History:
    """The services over `stores`."""
    replays = ReplayService(stores, WaitingReasons(stores.daemons))
    comparisons = ComparisonService(stores)
    return History(
        analytics=AnalyticsService(stores),
        comparisons=comparisons,
        dead_letters=DeadLetterService(stores, replays),
        exports=HistoryExport(HistoryService(stores)),
        facets=FacetService(stores),
        findings=FindingService(stores, comparisons),
        histograms=HistogramService(stores),
        job_figures=JobFigureService(stores),
        kpis=KpiService(stores),
        metrics=MetricService(stores),
        overview=OverviewService(stores),
        replays=replays,
        usage=UsageService(stores),
    )
