"""Forecasts, built together."""

from dataclasses import dataclass

from chronos_synapse.services.forecasts.forecasts import ForecastService
from chronos_synapse.services.forecasts.load import LoadService
from chronos_synapse.services.forecasts.load_past import PastLoad
from chronos_synapse.services.scheduling.schedule_map import ScheduleMap
from chronos_synapse.storage.redis.stores import RedisStores


@dataclass(frozen=True)
class Forecasts:
    """One service for each thing that is asked."""

    jobs: ForecastService
    load: LoadService


def forecasts(stores: RedisStores, plan: ScheduleMap) -> Forecasts:
    """The services over `stores`; `plan` knows what is scheduled."""
    past = PastLoad(stores)
    return Forecasts(
        jobs=ForecastService(stores, past),
        load=LoadService(stores, past, book=plan.book, due_times=plan.due_times),
    )
