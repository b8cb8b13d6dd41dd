"""Hours in which a job may run, on the wall clock of its schedule."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from chronos_synapse.domain.clock import EPOCH, from_ms, to_ms
from chronos_synapse.domain.errors import FieldError, brief
from chronos_synapse.domain.schedule import Weekday, Window
from chronos_synapse.triggers.zone import Zone

MAX_WINDOWS = 50
DAY_MINUTES = 1440

_TIME = re.compile(r"(?P<hour>[01][0-9]|2[0-4]):(?P<minute>[0-5][0-9])")
_WEEKDAYS = tuple(Weekday)
_WEEK_S = 7 * 86_400
_THURSDAY_S = 3 * 86_400
"""1970-01-01 was a Thursday."""


class OpenHours:
    """The union of windows, on the wall clock of a zone; immutable.

    A window that goes past midnight belongs to the day on which it starts. Where the clock is changed, the time that
    it shows decides.
    """

    __slots__ = ("_ends", "_starts", "_zone")

    def __init__(self, windows: Sequence[Window], zone: Zone) -> None:
        """`windows` passed `window_errors`."""
        self._zone = zone
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretch for window in windows for stretch in _stretches(window)):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def contains(self, instant: datetime) -> bool:
        """Whether one of the windows is open at `instant`."""
        minute = self._second_at(instant) // 60
        number = bisect_right(self._starts, minute) - 1
        return number >= 0 and minute < self._ends[number]

    def next_opening(self, instant: datetime) -> datetime:
        """When a window may open next: never later than one does, and after `instant`, at which none is open."""
        second = self._second_at(instant)
        number = bisect_right(self._starts, second // 60)
        start = self._starts[number] if number < len(self._starts) else self._starts[0] + 7 * DAY_MINUTES
        change = from_ms(self._zone.span_at(to_ms(instant) // 1000).end * 1000)
        return min(change, instant + timedelta(seconds=start * 60 - second))

    def _second_at(self, instant: datetime) -> int:
        """Seconds since Monday 00:00 on the wall clock."""
        elapsed = instant - EPOCH
        epoch_s = elapsed.days * 86_400 + elapsed.seconds
        return (epoch_s + self._zone.span_at(epoch_s).offset + _THURSDAY_S) % _WEEK_S


def _stretches(window: Window) -> Iterator[tuple[int, int]]:
    """(start, end) of `window` on each of its days, in minutes since Monday 00:00, cut where the week ends."""
    start, end = minute_of(window.start), minute_of(window.end)
    if start is None or end is None:
        raise ValueError("a window that was not checked")
    end = end if end > start else end + DAY_MINUTES
    for day in window.days:
        first = _WEEKDAYS.index(day) * DAY_MINUTES
        yield first + start, min(first + end, 7 * DAY_MINUTES)
        if first + end > 7 * DAY_MINUTES:
            yield 0, first + end - 7 * DAY_MINUTES


def minute_of(text: str) -> int | None:
    """Minutes since midnight of `HH:MM` up to `24:00`, or None."""
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    minute = int(match["hour"]) * 60 + int(match["minute"])
    return minute if minute <= DAY_MINUTES else None


def window_errors(windows: Sequence[Window]) -> list[FieldError]:
    """What is wrong with windows, at pointers such as `/windows/0/start`."""
    if len(windows) > MAX_WINDOWS:
        detail = f"There are {len(windows)} windows; at most {MAX_WINDOWS} are allowed."
        return [FieldError(pointer="/windows", code="window.count", detail=detail)]
    return [error for number, window in enumerate(windows) for error in _errors_of(window, f"/windows/{number}")]


def _errors_of(window: Window, pointer: str) -> list[FieldError]:
    start, end = minute_of(window.start), minute_of(window.end)
    errors = []
    if start is None or start == DAY_MINUTES:
        detail = f"A window starts at a time from 00:00 to 23:59, not at {brief(window.start)!r}."
        errors.append(FieldError(pointer=f"{pointer}/start", code="window.time", detail=detail))
    if end is None:
        detail = f"A window ends at a time from 00:00 to 24:00, not at {brief(window.end)!r}."
        errors.append(FieldError(pointer=f"{pointer}/end", code="window.time", detail=detail))
    elif start == end:
        detail = "A window that ends where it starts is empty; the whole day is 00:00 to 24:00."
        errors.append(FieldError(pointer=f"{pointer}/end", code="window.empty", detail=detail))
    if not window.days:
        detail = "A window needs at least one day on which it starts."
        errors.append(FieldError(pointer=f"{pointer}/days", code="window.days", detail=detail))
    return errors
