"""The place of a moment in the local calendar: hour, weekday, first or last day of the month.

Complexity: O(1). A time that is no number, or outside years 1 to 9999, is an error of the caller: `slot_of` needs a
finite time.
"""

from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PLAIN, FIRST, LAST = 0, 1, 2
"""Days of a month: any, the first, the last."""
DAY_S = 86400


class Slot(NamedTuple):
    """Where a moment lies."""

    hour: int
    weekday: int
    """0 is Monday."""
    month_day: int
    """PLAIN, FIRST or LAST."""


@lru_cache(maxsize=256)
def zone_of(name: str) -> tzinfo:
    """The time zone of that name; UTC for one that is unknown here, since slots then only have other names."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def slot_of(time_s: float, zone: tzinfo) -> Slot:
    """The slot of a finite moment."""
    local = datetime.fromtimestamp(time_s, zone)
    month_day = FIRST if local.day == 1 else PLAIN
    if local.day >= 28 and datetime.fromtimestamp(time_s + DAY_S, zone).day == 1:
        month_day = LAST
    return Slot(local.hour, local.weekday(), month_day)
