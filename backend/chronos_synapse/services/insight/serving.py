"""What the api works with of what is told of jobs, built together; area.py has what the analyst does."""

from dataclasses import dataclass

from chronos_synapse.domain.settings import InsightSettings
from chronos_synapse.services.accounts.policies import Policies
from chronos_synapse.services.history.metrics import MetricService
from chronos_synapse.services.insight.desks import Desks
from chronos_synapse.services.insight.expectations import ExpectationService
from chronos_synapse.services.insight.feedback import FeedbackService
from chronos_synapse.services.insight.judging import JudgingService
from chronos_synapse.services.insight.markers import MarkerService
from chronos_synapse.services.insight.reading import InsightService
from chronos_synapse.services.insight.watching import WatchService
from chronos_synapse.services.teams.directory import Directory
from chronos_synapse.storage.redis.stores import RedisStores


@dataclass(frozen=True)
class InsightArea:
    """One service for each thing that is asked or said."""

    reading: InsightService
    watching: WatchService
    judging: JudgingService
    expectations: ExpectationService


def insight_area(
    stores: RedisStores, settings: Policies, directory: Directory, *, metrics: MetricService
) -> InsightArea:
    """The services over these stores."""

    async def settings_now() -> InsightSettings:
        return (await settings.get()).insights

    desks, reading = Desks(stores, settings_now), InsightService(stores)
    return InsightArea(
        reading=reading,
        watching=WatchService(stores, settings_now, directory),
        judging=JudgingService(FeedbackService(stores, desks), MarkerService(stores, desks), reading, directory),
        expectations=ExpectationService(stores, metrics),
    )
