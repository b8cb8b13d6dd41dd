"""Schedules of made-up jobs, with all their due times, in UTC."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chronos_models.history import Floats

START_S = 1_735_689_600.0
"""2025-01-01 00:00 UTC, a Wednesday: when every made-up past begins."""

DAY_S = 86_400.0
_FIRST_WEEKDAY = 2
"""Of START_S, from Monday as 0."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """A crontab expression and when it is due."""

    cron: str
    period_s: float
    fires_s: Floats


@dataclass(frozen=True, slots=True)
class _Frequency:
    weight: float
    every_s: float
    days: int
    """How long its jobs are watched."""


_FREQUENCIES = (
    _Frequency(0.06, 300.0, 14),
    _Frequency(0.07, 600.0, 25),
    _Frequency(0.16, 900.0, 40),
    _Frequency(0.14, 1800.0, 60),
    _Frequency(0.20, 3600.0, 120),
    _Frequency(0.09, 21_600.0, 180),
    _Frequency(0.14, DAY_S, 360),
    _Frequency(0.08, DAY_S, 360),
    _Frequency(0.06, 7 * DAY_S, 730),
)
_WEEKDAYS_ONLY = 7
"""Place of the frequency that leaves weekends out."""

_FAVOURED_MINUTES = np.array([0, 0, 0, 0, 15, 30, 45, 5])


def draw_schedule(random: np.random.Generator, most_fires: int | None = None) -> Schedule:
    """A schedule with its due times, the first `most_fires` of them."""
    weights = np.array([frequency.weight for frequency in _FREQUENCIES])
    place = int(random.choice(len(_FREQUENCIES), p=weights / weights.sum()))
    frequency = _FREQUENCIES[place]
    minute, hour = int(random.choice(_FAVOURED_MINUTES)), int(random.integers(24))
    if frequency.every_s < 3600:
        cron, first_s = f"*/{int(frequency.every_s // 60)} * * * *", 0.0
    elif frequency.every_s < DAY_S:
        hours = int(frequency.every_s // 3600)
        cron, first_s = f"{minute} {'*' if hours == 1 else f'*/{hours}'} * * *", minute * 60.0
    else:
        first_s = hour * 3600.0 + minute * 60.0
        cron = f"{minute} {hour} * * *"
    fires_s = START_S + np.arange(first_s, frequency.days * DAY_S, min(frequency.every_s, DAY_S))
    if place == _WEEKDAYS_ONLY:
        fires_s, cron = fires_s[weekday(fires_s) < 5], f"{minute} {hour} * * 1-5"
    if frequency.every_s > DAY_S:
        day = int(random.integers(7))
        fires_s, cron = fires_s[weekday(fires_s) == day], f"{minute} {hour} * * {(day + 1) % 7}"
    return Schedule(cron, frequency.every_s, fires_s[:most_fires])


def weekday(times_s: Floats) -> npt.NDArray[np.int64]:
    """(n,) day of the week, from Monday as 0."""
    return ((times_s - START_S) // DAY_S + _FIRST_WEEKDAY).astype(np.int64) % 7


def hour(times_s: Floats) -> Floats:
    """(n,) hours since midnight."""
    return (times_s - START_S) % DAY_S / 3600.0


def is_first_of_month(times_s: Floats) -> npt.NDArray[np.bool_]:
    """(n,) whether the day is the first of its month."""
    days = (times_s // DAY_S).astype(np.int64).astype("datetime64[D]")
    return np.asarray(days == days.astype("datetime64[M]").astype("datetime64[D]"), dtype=np.bool_)
