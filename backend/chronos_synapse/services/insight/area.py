"""What the analyst does to learn, built together."""

from dataclasses import dataclass

from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.services.insight.absences import Absences
from chronos_synapse.services.insight.desks import Desks, InsightSettingsNow
from chronos_synapse.services.insight.hosts import HostRoom
from chronos_synapse.services.insight.learner import Learner
from chronos_synapse.services.insight.nightly import Nightly
from chronos_synapse.services.insight.shortages import Shortages
from chronos_synapse.services.insight.surroundings import Surroundings
from chronos_synapse.services.insight.ticks import Ticks
from chronos_synapse.storage.redis.stores import RedisStores


@dataclass(frozen=True)
class Learning:
    """Who learns what."""

    learner: Learner
    ticks: Ticks
    nightly: Nightly


def learning(stores: RedisStores, settings: InsightSettingsNow, *, clock: Clock = utc_now) -> Learning:
    """One for each process."""
    desks = Desks(stores, settings, clock=clock)
    around = Surroundings(
        room=HostRoom(stores),
        absences=Absences(stores.insight.absences),
        shortages=Shortages(stores.daemons),
    )
    return Learning(
        learner=Learner(stores, desks, around, settings=settings, clock=clock),
        ticks=Ticks(stores, desks, around, settings=settings, clock=clock),
        nightly=Nightly(stores, desks, settings=settings, clock=clock),
    )
