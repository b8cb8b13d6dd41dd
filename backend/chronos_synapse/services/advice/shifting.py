"""Schedules moved by some minutes, or made rarer, as crontab text; what comes out is compared due time by due time.

A schedule that cannot be written so is left alone: None rather than a schedule that says nearly the same.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

import msgspec

from chronos_synapse.domain.clock import EPOCH
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.schedule import UNBOUNDED, CronSpec, IntervalSpec, Schedule, Timing
from chronos_synapse.triggers.build import build, check_schedule, fire_times
from chronos_synapse.triggers.cron_expression import DESCRIPTORS, CronExpression
from chronos_synapse.triggers.crontab import parse_cron

COMPARED = timedelta(days=8)
"""So far due times are compared: every day of the week, and one more."""
MOST_COMPARED = 400
DAY_MIN, HOUR_MIN = 1440, 60
DAY_S = 86_400
_EVERY_DAY = ["*", "*", "*"]


def can_move(schedule: Schedule, timing: Timing) -> bool:
    """Whether all its due times may go to other minutes: nothing says when it may run."""
    is_free = not (timing.windows or timing.calendars or timing.starts_at or timing.ends_at)
    return is_free and isinstance(schedule, CronSpec | IntervalSpec)


def is_writable(schedule: Schedule, *, seed: str) -> bool:
    """Whether a move by a minute can be said at all; `shifted` then compares due times."""
    return _shifted(schedule, 60.0, seed) is not None


def shifted(schedule: Schedule, shift_s: float, *, seed: str, since: datetime) -> Schedule | None:
    """Due exactly `shift_s` later each time, as far as the days after `since` tell; None where that cannot be said."""
    found = _shifted(schedule, shift_s, seed)
    if found is None or not _is_sound(found):
        return None
    shift, until = timedelta(seconds=shift_s), since + COMPARED
    was = _due(schedule, seed, since, until)
    will = [at for at in _due(found, seed, since, until + shift) if since + shift < at <= until + shift]
    expected = [at + shift for at in was]
    count = min(len(will), len(expected)) if MOST_COMPARED in (len(was), len(will)) else max(len(will), len(expected))
    return found if expected and will[:count] == expected[:count] else None


def rarer(schedule: Schedule, period_s: float, *, seed: str, since: datetime) -> Schedule | None:
    """Due every `period_s`, at some of the times at which it was due before; None where that cannot be said."""
    found = _rarer(schedule, round(period_s), seed)
    if found is None or not _is_sound(found):
        return None
    was = _due(schedule, seed, since, since + COMPARED, most=5 * MOST_COMPARED)
    will = [at for at in _due(found, seed, since, since + COMPARED) if at <= was[-1]] if was else []
    gaps = {(later - earlier).total_seconds() for earlier, later in pairwise(will)}
    return found if len(will) > 1 and gaps == {float(period_s)} and set(will) <= set(was) else None


def period_of(schedule: Schedule, *, seed: str, since: datetime) -> float | None:
    """Seconds from one due time to the next; None where they are not even, or too few to tell."""
    if isinstance(schedule, IntervalSpec):
        return schedule.every_s
    due = _due(schedule, seed, since, since + timedelta(days=60), most=40)
    gaps = {(later - earlier).total_seconds() for earlier, later in pairwise(due)}
    return gaps.pop() if len(gaps) == 1 else None


def _due(
    schedule: Schedule, seed: str, since: datetime, until: datetime, *, most: int = MOST_COMPARED
) -> list[datetime]:
    return fire_times(build(schedule, UNBOUNDED, seed=seed), since, until, most)


def _is_sound(schedule: Schedule) -> bool:
    try:
        check_schedule(schedule)
    except Invalid:
        return False
    return True


def _shifted(schedule: Schedule, shift_s: float, seed: str) -> Schedule | None:
    if isinstance(schedule, IntervalSpec):
        return msgspec.structs.replace(schedule, start_at=_later(schedule, shift_s))
    minutes, rest = divmod(shift_s, 60)
    if not isinstance(schedule, CronSpec) or rest or not minutes:
        return None
    parsed, fields = _fields_of(schedule, seed)
    times = _moved_times(parsed, fields, int(minutes))
    if times is None:
        return None
    fields[-5], fields[-4] = times
    return msgspec.structs.replace(schedule, expression=" ".join(fields))


def _later(schedule: IntervalSpec, shift_s: float) -> datetime:
    start_at = (schedule.start_at or EPOCH) + timedelta(seconds=shift_s)
    while start_at < EPOCH:
        start_at += timedelta(seconds=schedule.every_s)
    return start_at


def _fields_of(schedule: CronSpec, seed: str) -> tuple[CronExpression, list[str]]:
    parsed = parse_cron(schedule.expression).resolved(seed)
    return parsed, DESCRIPTORS.get(parsed.text.strip().lower(), parsed.text).split()


def _moved_times(parsed: CronExpression, fields: Sequence[str], minutes: int) -> tuple[str, str] | None:
    """The fields of minutes and hours; None where no two fields say it."""
    if len(parsed.hour.values) == 24:
        return _listed(sorted({(one + minutes) % HOUR_MIN for one in parsed.minute.values}), HOUR_MIN), fields[-4]
    times = {hour * HOUR_MIN + minute + minutes for hour in parsed.hour.values for minute in parsed.minute.values}
    if any(not 0 <= one < DAY_MIN for one in times):
        if list(fields[-3:]) != _EVERY_DAY:
            return None  # It would be another day, which is not every day.
        times = {one % DAY_MIN for one in times}
    hours, within = sorted({one // HOUR_MIN for one in times}), sorted({one % HOUR_MIN for one in times})
    if len(times) != len(hours) * len(within):
        return None
    return _listed(within, HOUR_MIN), _listed(hours, 24)


def _listed(values: Sequence[int], size: int) -> str:
    """As a person would write it."""
    if len(values) == size:
        return "*"
    if len(values) > 2:
        step = values[1] - values[0]
        is_even = all(later - earlier == step for earlier, later in pairwise(values))
        if is_even and size % step == 0 and len(values) == size // step:
            return f"*/{step}" if values[0] == 0 else f"{values[0]}-{size - 1}/{step}"
        if is_even and step == 1:
            return f"{values[0]}-{values[-1]}"
    return ",".join(map(str, values))


def _rarer(schedule: Schedule, period_s: int, seed: str) -> Schedule | None:
    if isinstance(schedule, IntervalSpec):
        return msgspec.structs.replace(schedule, every_s=float(period_s))
    if not isinstance(schedule, CronSpec) or period_s % 60 or DAY_S % period_s:
        return None
    parsed, fields = _fields_of(schedule, seed)
    if list(fields[-3:]) != _EVERY_DAY:
        return None
    first_minute, first_hour, minutes = parsed.minute.values[0], parsed.hour.values[0], period_s // 60
    if minutes < HOUR_MIN:
        fields[-5], fields[-4] = _listed(range(first_minute % minutes, HOUR_MIN, minutes), HOUR_MIN), "*"
    else:
        hours = minutes // HOUR_MIN
        if minutes % HOUR_MIN:
            return None
        fields[-5], fields[-4] = str(first_minute), _listed(range(first_hour % hours, 24, hours), 24)
    return msgspec.structs.replace(schedule, expression=" ".join(fields))
