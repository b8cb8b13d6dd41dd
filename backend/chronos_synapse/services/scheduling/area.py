"""Scheduling: what people ask of due times, and what holds them back, built together."""

from collections.abc import Sequence
from dataclasses import dataclass

from chronos_synapse.services.jobs.job_checks import Executors
from chronos_synapse.services.ledger.slots import SlotService
from chronos_synapse.services.scheduling.backfills import BackfillService
from chronos_synapse.services.scheduling.calendars import CalendarService
from chronos_synapse.services.scheduling.limits import LimitService
from chronos_synapse.services.scheduling.pausing import Pausing
from chronos_synapse.services.scheduling.readings import PhraseReader, ReadingService
from chronos_synapse.services.scheduling.resuming import ResumePreviews
from chronos_synapse.services.scheduling.schedules import ScheduleService
from chronos_synapse.services.scheduling.simulation import SimulationService
from chronos_synapse.storage.redis.stores import RedisStores


@dataclass(frozen=True)
class Scheduling:
    """One service for each thing that is asked."""

    backfills: BackfillService
    limits: LimitService
    readings: ReadingService
    resumes: ResumePreviews
    schedules: ScheduleService
    simulations: SimulationService
    slots: SlotService


def scheduling(
    stores: RedisStores,
    calendars: CalendarService,
    pausing: Pausing,
    executors: Executors,
    *,
    readers: Sequence[PhraseReader] = (),
) -> Scheduling:
    """The services over `stores`; `readers` are asked for phrases that the rules cannot read."""
    slots = SlotService(stores)
    schedules = ScheduleService(calendars, stores.jobs)
    return Scheduling(
        backfills=BackfillService(stores, slots, calendars),
        limits=LimitService(stores),
        readings=ReadingService(schedules, readers),
        resumes=ResumePreviews(stores, slots, calendars, pausing),
        schedules=schedules,
        simulations=SimulationService(stores, slots=slots, covers=calendars, executors=executors),
        slots=slots,
    )
