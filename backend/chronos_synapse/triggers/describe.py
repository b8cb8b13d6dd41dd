"""A schedule in plain English: good for common shapes, right for all."""

from typing import assert_never

from chronos_synapse.domain.schedule import UNBOUNDED, AnySpec, CronSpec, DateSpec, IntervalSpec, Schedule, Timing
from chronos_synapse.triggers.build import Member
from chronos_synapse.triggers.cron_expression import CronExpression, parse_cron
from chronos_synapse.triggers.cron_fields import Unit
from chronos_synapse.triggers.day_words import day_words
from chronos_synapse.triggers.timing_words import moment_words, timing_words
from chronos_synapse.triggers.word_lists import join_words, progression, series

_MAX_CLOCK_TIMES = 6
"""More times of day than this are told by their rule."""

_CHOSEN = {
    Unit.SECOND: "a second",
    Unit.MINUTE: "a minute",
    Unit.HOUR: "an hour",
    Unit.DAY: "a day of the month",
    Unit.MONTH: "a month",
    Unit.WEEKDAY: "a day of the week",
}
_UNITS = ((7 * 86_400, "week"), (86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


def describe(schedule: Schedule, timing: Timing = UNBOUNDED, *, seed: str = "") -> str:
    """One sentence without a full stop, such as "At 02:00 on Monday to Friday"; Invalid for a refused schedule.

    `seed` (the job's id) tells hashed values and jitter as they are.
    """
    return _schedule_words(schedule, seed) + timing_words(timing, schedule.timezone, seed=seed)


def _schedule_words(schedule: Schedule, seed: str) -> str:
    if not isinstance(schedule, AnySpec):
        return _member_words(schedule, seed)
    zones = {member.timezone for member in schedule.schedules if isinstance(member, CronSpec)}
    parts = []
    for member in schedule.schedules:
        words = _member_words(member, seed)
        parts.append(f"{words} ({member.timezone})" if len(zones) > 1 and isinstance(member, CronSpec) else words)
    following = [f"{words[0].lower()}{words[1:]}" for words in parts[1:]]
    return "; ".join([*parts[:1], *following[:-1], f"and {following[-1]}"]) if following else "".join(parts)


def _member_words(schedule: Member, seed: str) -> str:
    match schedule:
        case CronSpec():
            return _crontab_words(parse_cron(schedule.expression), seed)
        case IntervalSpec():
            return f"Every {_period_words(schedule.every_s)}"
        case DateSpec():
            return f"Once, on {moment_words(schedule.run_at, schedule.timezone)}"
        case _:
            assert_never(schedule)


def _crontab_words(cron: CronExpression, seed: str) -> str:
    words = describe_cron(cron.resolved(seed))
    if not cron.is_hashed or seed:
        return words
    chosen = join_words([_CHOSEN[field.unit] for field in cron.fields if field.hashed])
    return f"At {chosen} chosen from the job's id, for example {words[0].lower()}{words[1:]}"


def describe_cron(cron: CronExpression) -> str:
    """The expression in words, on its own wall clock."""
    days = day_words(cron)
    times = _time_words(cron)
    if not days and cron.fires_per_day <= _MAX_CLOCK_TIMES:
        days = "every day"
    return f"{times} {days}".strip()


def _period_words(every_s: float) -> str:
    """`5 minutes`, `hour`, `1 hour and 30 minutes`, `1.5 seconds`."""
    whole = int(every_s)
    if whole != every_s:
        return f"{every_s:,.3f}".rstrip("0") + " seconds"
    for size, name in _UNITS:
        if whole % size == 0:
            return name if whole == size else _count(whole // size, name)
    raise AssertionError("every whole number is divisible by one")


def _count(number: int, name: str) -> str:
    return f"{number:,} {name}" if number == 1 else f"{number:,} {name}s"


def _time_words(cron: CronExpression) -> str:
    if cron.fires_per_day <= _MAX_CLOCK_TIMES:
        return f"At {join_words(_clock_times(cron))}"
    if cron.second.values == (0,):
        return _minute_words(cron)
    return _second_words(cron)


def _clock_times(cron: CronExpression) -> list[str]:
    has_seconds = cron.second.values != (0,)
    return [
        f"{hour:02}:{minute:02}" + (f":{second:02}" if has_seconds else "")
        for hour in cron.hour.values
        for minute in cron.minute.values
        for second in cron.second.values
    ]


def _minute_words(cron: CronExpression) -> str:
    """For expressions that are due at second 0."""
    hours, minutes = cron.hour.values, cron.minute.values
    step = _even_step(minutes, 60)
    if step:
        return f"Every {_counted(step, 'minute')}{_hour_span(hours, minutes[-1])}"
    hour_step = _even_step(hours, 24)
    if len(minutes) == 1 and hour_step:
        past = "" if minutes == (0,) else f" at {_past(minutes)} the hour"
        if hour_step == 1 and past:
            return _sentence(f"{_past(minutes)} every hour")
        return f"Every {_counted(hour_step, 'hour')}{past}"
    if minutes == (0,) and (_is_run(hours) or progression(hours)):
        return _sentence(_hour_list(hours))
    return _sentence(f"{_past(minutes)} {_hour_list(hours)}")


def _second_words(cron: CronExpression) -> str:
    hours, minutes, seconds = cron.hour.values, cron.minute.values, cron.second.values
    step = _even_step(seconds, 60)
    start = f"Every {_counted(step, 'second')}" if step else _sentence(_seconds_past(seconds))
    if cron.minute.is_every:
        return f"{start}{'' if step else ' past every minute'}{_hour_span(hours, 59)}"
    minute_step = _even_step(minutes, 60)
    if minute_step:
        joined = "of" if step else "past"
        return f"{start} {joined} every {minute_step} minutes{_hour_span(hours, minutes[-1])}"
    joined = "of the minutes" if step else "past the minutes"
    return f"{start} {joined} {series(minutes)} past {_hour_list(hours).removeprefix('past ')}"


def _sentence(words: str) -> str:
    return f"E{words[1:]}" if words.startswith("every") else f"At {words}"


def _counted(step: int, name: str) -> str:
    return name if step == 1 else f"{step} {name}s"


def _past(minutes: tuple[int, ...]) -> str:
    """`17 minutes past`, `every 7 minutes from 0 to 56 past`."""
    stepped = progression(minutes)
    if stepped:
        return f"every {_counted(stepped, 'minute')} from {minutes[0]} to {minutes[-1]} past"
    return f"{series(minutes)} minute{'' if minutes == (1,) else 's'} past"


def _seconds_past(seconds: tuple[int, ...]) -> str:
    stepped = progression(seconds)
    if stepped:
        return f"every {_counted(stepped, 'second')} from {seconds[0]} to {seconds[-1]}"
    return f"{series(seconds)} second{'' if seconds == (1,) else 's'}"


def _even_step(values: tuple[int, ...], size: int) -> int:
    """The distance of `values` when it is the same all around the clock of `size`, else 0."""
    step = size // len(values)
    return step if len(values) > 1 and values == tuple(range(0, size, step)) and size % step == 0 else 0


def _is_run(values: tuple[int, ...]) -> bool:
    return values[-1] - values[0] == len(values) - 1


def _hour_span(hours: tuple[int, ...], last_minute: int) -> str:
    """The hours after "every n minutes": empty for all, ` from 09:00 to 17:55` for a run."""
    if len(hours) == 24:
        return ""
    if _is_run(hours):
        return f" from {hours[0]:02}:00 to {hours[-1]:02}:{last_minute:02}"
    away = [hour for hour in range(24) if hour not in hours]
    if _is_run(tuple(away)) and away[0] > 0 and away[-1] < 23:
        return f" from {away[-1] + 1:02}:00 to {away[0] - 1:02}:{last_minute:02}"
    return f" in the hours {series(hours)}"


def _hour_list(hours: tuple[int, ...]) -> str:
    step = _even_step(hours, 24)
    if step:
        return "every hour" if step == 1 else f"every {step} hours"
    if _is_run(hours) and len(hours) > 2:
        return f"every hour from {hours[0]:02}:00 to {hours[-1]:02}:00"
    stepped = progression(hours)
    if stepped:
        return f"every {_counted(stepped, 'hour')} from {hours[0]:02}:00 to {hours[-1]:02}:00"
    return f"the hours {series(hours)}" if len(hours) > 1 else f"{hours[0]:02}:00"
