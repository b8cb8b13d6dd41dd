"""JobNews: which jobs were saved, or had an execution that ended, since somebody last asked."""

from collections.abc import Sequence
from typing import NamedTuple

from chronos_synapse.domain.event import Event, EventType
from chronos_synapse.storage.redis.events import EventBus, EventPage

BATCHES = 1_000
"""Read at once."""
PAGES = 4
"""Who is further behind than so many had better read the jobs anew."""

_OF_JOBS = (EventType.JOB_SAVED, EventType.JOB_DELETED)


class News(NamedTuple):
    """Ids of jobs, each once, in the order in which it happened."""

    saved: list[str]
    """Deleted ones as well."""
    ended: list[str]
    is_whole: bool
    """False at first, and when some events were not seen: only the jobs themselves tell then."""


class JobNews:
    """One for each memory of jobs that follows the events; who reads holds a lock of their own."""

    def __init__(self, events: EventBus) -> None:
        self._events = events
        self._place: str | None = None

    async def read(self) -> News:
        """What came since the last call. Unavailable when that cannot be read; the next call tells it then."""
        if self._place is None:
            self._place = await self._events.latest_id()
            return News([], [], is_whole=False)
        found: list[Event] = []
        is_whole, place = True, self._place
        for _ in range(PAGES):
            page = await self._events.page_after(place, BATCHES)
            found += _of(page)
            is_whole &= page.is_whole
            place = page.batches[-1].id if page.batches else place
            if len(page.batches) < BATCHES:
                break
        else:
            is_whole, place = False, await self._events.latest_id()
        self._place = place
        return News(_jobs_of(found, _OF_JOBS), _jobs_of(found, (EventType.EXECUTION_FINISHED,)), is_whole)

    def forget(self) -> None:
        """What was read could not be used: the next answer is not whole."""
        self._place = None


def _of(page: EventPage) -> list[Event]:
    return [event for batch in page.batches for event in batch.events if event.job_id]


def _jobs_of(events: Sequence[Event], types: Sequence[EventType]) -> list[str]:
    return list(dict.fromkeys(event.job_id for event in events if event.type in types))
