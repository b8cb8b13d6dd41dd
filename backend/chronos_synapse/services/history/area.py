"""History: what is seen of executions, and done with those that have ended, built together."""

from dataclasses import dataclass

from chronos_synapse.services.history.comparison import ComparisonService
from chronos_synapse.services.history.dead_letters import DeadLetterService
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

    comparisons: ComparisonService
    dead_letters: DeadLetterService
    kpis: KpiService
    metrics: MetricService
    overview: OverviewService
    replays: ReplayService
    usage: UsageService


def history(stores: RedisStores) -> History:
    """The services over `stores`."""
    replays = ReplayService(stores, WaitingReasons(stores.daemons))
    return History(
        comparisons=ComparisonService(stores),
        dead_letters=DeadLetterService(stores, replays),
        kpis=KpiService(stores),
        metrics=MetricService(stores),
        overview=OverviewService(stores),
        replays=replays,
        usage=UsageService(stores),
    )
