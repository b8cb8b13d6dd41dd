"""The schedule map: a week as hours, a day as bars, and what moving a bar would do, over one book of plans."""

from dataclasses import dataclass

from chronos_synapse.services.scheduling.calendars import CalendarService
from chronos_synapse.services.scheduling.day_map import DayMap
from chronos_synapse.services.scheduling.due_times import DueTimes
from chronos_synapse.services.scheduling.plan_book import PlanBook
from chronos_synapse.services.scheduling.proposals import ProposalService
from chronos_synapse.services.scheduling.week_map import WeekMap
from chronos_synapse.storage.redis.stores import RedisStores


@dataclass(frozen=True)
class ScheduleMap:
    """One service for each way to look."""

    weeks: WeekMap
    days: DayMap
    proposals: ProposalService
    book: PlanBook
    due_times: DueTimes


def schedule_map(stores: RedisStores, calendars: CalendarService) -> ScheduleMap:
    """The services over `stores`."""
    book, due_times = PlanBook(stores), DueTimes(calendars, stores.calendars)
    return ScheduleMap(
        weeks=WeekMap(stores, book, due_times),
        days=DayMap(stores, book, due_times),
        proposals=ProposalService(stores, book, due_times),
        book=book,
        due_times=due_times,
    )
