"""Which due times of a job do not run, by the windows and calendars that it has."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from chronos_synapse.domain.calendar import Blackout, Calendar, CalendarMode
from chronos_synapse.domain.planning import Refusal
from chronos_synapse.domain.schedule import Timing
from chronos_synapse.domain.slot import SlotReason
from chronos_synapse.triggers.trigger import Trigger
from chronos_synapse.triggers.windows import OpenHours
from chronos_synapse.triggers.zone import zone_of

_MOMENT = timedelta(milliseconds=1)
_LEAP = timedelta(days=64)
"""A calendar is laid out year by year, so it is not asked for more at once."""


class CalendarCover(Protocol):
    """What a calendar covers."""

    @property
    def calendar(self) -> Calendar:
        """Its definition."""
        ...

    def label_at(self, instant: datetime) -> str | None:
        """The label of what covers `instant`; None where nothing does."""
        ...

    def stretches(self, since: datetime, until: datetime, limit: int) -> list[Blackout]:
        """Up to `limit` covered stretches in [since, until), rising, cut at both ends."""
        ...


class Admission:
    """Windows on the wall clock of a zone, then calendars in their order; immutable."""

    __slots__ = ("_covers", "_hours")

    def __init__(self, timing: Timing, timezone: str, covers: Sequence[CalendarCover]) -> None:
        self._hours = OpenHours(timing.windows, zone_of(timezone)) if timing.windows else None
        self._covers = tuple(covers)

    @property
    def is_open(self) -> bool:
        """Whether nothing is ever refused."""
        return self._hours is None and not self._covers

    def refusal(self, nominal: datetime) -> Refusal | None:
        """Why the due time with this nominal time (due time without jitter) does not run; None when it does."""
        if self._hours is not None and not self._hours.contains(nominal):
            return Refusal(reason=SlotReason.WINDOW)
        for cover in self._covers:
            label = cover.label_at(nominal)
            if (label is None) == (cover.calendar.mode is CalendarMode.OPEN):
                name = cover.calendar.name
                return Refusal(reason=SlotReason.CALENDAR, detail=f"{name}: {label}" if label else name)
        return None

    def first_admitted(self, trigger: Trigger, after: datetime, until: datetime, *, steps: int) -> datetime | None:
        """The first due time of `trigger` in (after, until] that runs, or None.

        What is closed is leapt over as a whole; after `steps` such stretches, no further is looked.
        """
        offset = timedelta(milliseconds=trigger.offset_ms)
        due = trigger.next_after(after)
        for _ in range(steps):
            if due is None or due > until:
                return None
            nominal = due - offset
            if self.refusal(nominal) is None:
                return due
            reopening = min(self._reopening(nominal, until), until)
            due = trigger.next_after(max(due, reopening + offset - _MOMENT))
        return None

    def _reopening(self, nominal: datetime, until: datetime) -> datetime:
        """An instant after `nominal`, which is refused, before which that is not over; at most `until`."""
        if self._hours is not None and not self._hours.contains(nominal):
            return self._hours.next_opening(nominal)
        until = min(until, nominal + _LEAP)
        for cover in self._covers:
            is_open = cover.calendar.mode is CalendarMode.OPEN
            if (cover.label_at(nominal) is None) == is_open:
                ahead = cover.stretches(nominal, until, 1)
                if is_open:
                    return ahead[0].start if ahead else until
                return ahead[0].end if ahead else nominal
        return nominal
