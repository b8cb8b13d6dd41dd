"""What narrows a schedule, in plain English."""

from collections.abc import Sequence
from datetime import datetime

from chronos_synapse.domain.schedule import Timing, Weekday, Window
from chronos_synapse.triggers.build import jitter_ms
from chronos_synapse.triggers.day_words import MONTHS, WEEKDAYS
from chronos_synapse.triggers.word_lists import join_words, series
from chronos_synapse.triggers.zone import zone_of

_DAYS = tuple(Weekday)


def timing_words(timing: Timing, timezone: str, *, seed: str = "") -> str:
    """Clauses to put behind a schedule in words, such as ", from 1 May 2027 at 10:00; only from 09:00 to 17:00"."""
    bounds = [
        f"{word} {moment_words(instant, timezone)}"
        for word, instant in (("from", timing.starts_at), ("until", timing.ends_at))
        if instant is not None
    ]
    clauses = [_later_words(timing.jitter_s, seed)] if timing.jitter_s else []
    if timing.windows:
        clauses.append(f"only {window_words(timing.windows)}")
    if timing.calendars:
        calendars = "its calendar closes" if len(timing.calendars) == 1 else "one of its calendars closes"
        clauses.append(f"not when {calendars} it")
    start = f", {' '.join(bounds)}" if bounds else ""
    return "; ".join([start, *clauses])


def moment_words(instant: datetime, timezone: str) -> str:
    """`3 May 2027 at 10:00` on the wall clock of `timezone`."""
    local = instant.astimezone(zone_of(timezone).info)
    time = f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"
    return f"{local.day} {MONTHS[local.month - 1]} {local.year} at {time}"


def _later_words(jitter_s: float, seed: str) -> str:
    """By how much each due time is later than the schedule says."""
    if seed:
        return f"each time {seconds_words(jitter_ms(jitter_s, seed) / 1000)} later"
    return f"each time later by the same part of {seconds_words(jitter_s)}"


def window_words(windows: Sequence[Window]) -> str:
    """`from 09:00 to 17:00 on Monday to Friday and from 10:00 to 12:00 on Saturday`."""
    return join_words([f"from {window.start} to {window.end}{_day_words(window.days)}" for window in windows])


def _day_words(days: Sequence[Weekday]) -> str:
    numbers = sorted({_DAYS.index(day) for day in days})
    if len(numbers) == len(_DAYS):
        return ""
    return f" on {series(numbers, lambda number: WEEKDAYS[(number + 1) % 7])}"


def seconds_words(count: float) -> str:
    """`1 second`, `12.4 seconds`, `1,800 seconds`."""
    number = f"{count:,.3f}".rstrip("0").rstrip(".")
    return f"{number} second{'' if number == '1' else 's'}"
