"""The contract of a trigger: the next due instant strictly after another."""

from abc import abstractmethod
from datetime import datetime, timedelta

from apscheduler.triggers.base import BaseTrigger


class Trigger(BaseTrigger):  # type: ignore[misc]  # APScheduler ships no types
    """A rule that yields due instants as aware UTC datetimes, pure and rising.

    `next_after` is what the product asks; `get_next_fire_time` is the same answer in APScheduler's words.
    """

    __slots__ = ()

    offset_ms: int = 0
    """By how much a due time is later than the nominal one, which is due time - offset."""

    @abstractmethod
    def next_after(self, instant: datetime) -> datetime | None:
        """The first due instant strictly after `instant` (aware), or None when there is none left."""

    @abstractmethod
    def count(self, after: datetime, until: datetime) -> int:
        """How many due instants there are in (after, until], without a walk over them."""

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime | None:
        """The due instant after `previous_fire_time`; the first time, the one at or after `now`."""
        if previous_fire_time is not None:
            return self.next_after(previous_fire_time)
        return self.next_after(now - timedelta(microseconds=1))
