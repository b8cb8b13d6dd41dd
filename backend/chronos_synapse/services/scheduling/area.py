"""Scheduling: what people ask of due times, and what holds them back, built together."""

from dataclasses import dataclass

from chronos_synapse.services.jobs.job_checks import Executors
from chronos_synapse.services.ledger.slots import SlotService
from chronos_synapse.services.scheduling.backfills import BackfillService
from chronos_synapse.services.scheduling.calendars import CalendarService
from chronos_synapse.services.scheduling.limits import LimitService
from chronos_synapse.services.scheduling.pausing import Pausing
from chronos_synapse.services.scheduling.resuming import ResumePreviews
from chronos_synapse.services.scheduling.schedules import ScheduleService
from chronos_synapse.services.scheduling.simulation import SimulationService
from chronos_synapse.storage.redis.stores import RedisStores


@dataclass(frozen=True)
class Scheduling:
    """One service for each thing that is asked."""

    backfills: BackfillService
    limits: LimitService
    resumes: ResumePreviews
    schedules: ScheduleService
    simulations: SimulationService
    slots: SlotService


def scheduling(stores: RedisStores, calendars: CalendarService, pausing: Pausing, executors: Executors) -> Scheduling:
    """The services over `stores`."""
    slots = SlotService(stores)
    return Scheduling(
        backfills=BackfillService(stores, slots, calendars),
        limits=LimitService(stores),
        resumes=ResumePreviews(stores, slots, calendars, pausing),
        schedules=ScheduleService(calendars, stores.jobs),
        simulations=SimulationService(stores, slots=slots, covers=calendars, executors=executors),
        slots=slots,
    )
