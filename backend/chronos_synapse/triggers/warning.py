"""What is legal in a schedule but may surprise: uneven steps, doubled day rules, clock changes, dates gone by."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import assert_never

import msgspec

from chronos_synapse.domain.clock import EPOCH
from chronos_synapse.domain.schedule import CronSpec, DateSpec, IntervalSpec, Schedule
from chronos_synapse.triggers.build import build
from chronos_synapse.triggers.cron_expression import CronExpression
from chronos_synapse.triggers.cron_fields import CronField, Unit, parse_field
from chronos_synapse.triggers.crontab import MAX_MADE_UP_GAP_S, CrontabTrigger, crontab_trigger
from chronos_synapse.triggers.day_words import MONTHS
from chronos_synapse.triggers.word_lists import join_words
from chronos_synapse.triggers.zone import Span

LOOK_AHEAD = timedelta(days=731)
"""How far clock changes are looked for: 24 months."""

FAR = timedelta(days=366)
_FREQUENT_S = 10
_CYCLES = {Unit.SECOND: 60, Unit.MINUTE: 60, Unit.HOUR: 24, Unit.MONTH: 12, Unit.WEEKDAY: 7}
_STEP = re.compile(r"([^/]+)/([0-9]+)")


class ScheduleWarning(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to know before saving; `code` is stable, `detail` is for people."""

    code: str
    detail: str


def warnings_for(schedule: Schedule, after: datetime) -> list[ScheduleWarning]:
    """What may surprise about `schedule`, seen from `after` (aware); Invalid for a refused schedule."""
    match schedule:
        case CronSpec():
            trigger = crontab_trigger(schedule.expression, schedule.timezone)
            cron = trigger.expression
            often = _frequent(86_400 / cron.fires_per_day)
            found = [*_step_warnings(cron), *_day_warnings(cron), *_clock_warnings(trigger, after), *often]
        case IntervalSpec():
            found = _frequent(schedule.every_s)
        case DateSpec():
            found = _past(schedule, after)
        case _:
            assert_never(schedule)
    return found + _far(schedule, after)


def _step_warnings(cron: CronExpression) -> Iterable[ScheduleWarning]:
    for field in cron.fields:
        for term in field.text.split(","):
            match = _STEP.fullmatch(term)
            if match and int(match[2]) > 1:
                yield from _step_warning(field, term, int(match[2]))


def _step_warning(field: CronField, term: str, step: int) -> Iterable[ScheduleWarning]:
    values = parse_field(term, field.unit).values
    if len(values) == 1:
        detail = f"'{term}' in the {field.unit} field steps beyond the end, so that only {values[0]} is left."
        yield ScheduleWarning(code="schedule.wide_step", detail=detail)
    elif term.startswith("*") and _CYCLES.get(field.unit, 31) % step:
        again = "each month" if field.unit is Unit.DAY else f"after {values[-1]}"
        detail = (
            f"'{term}' in the {field.unit} field starts again at {values[0]} {again}: the distance there is not {step}."
        )
        yield ScheduleWarning(code="schedule.uneven_step", detail=detail)


def _day_warnings(cron: CronExpression) -> Iterable[ScheduleWarning]:
    if not cron.needs_both_days:
        detail = "Day of month and day of week are both given: the job runs when either matches, as in any crontab."
        yield ScheduleWarning(code="schedule.days_or", detail=detail)
    elif not cron.day.is_every and not cron.weekday.is_every:
        detail = (
            "Day of month and day of week are both given and one starts with '*': "
            "the job runs only when both match, as in Debian's cron."
        )
        yield ScheduleWarning(code="schedule.days_and", detail=detail)


def _clock_warnings(trigger: CrontabTrigger, after: datetime) -> Iterable[ScheduleWarning]:
    """Names the days on which the clock is changed over a due time. A job of every hour runs as if nothing were."""
    cron = trigger.expression
    if not cron.is_fixed and cron.hour.is_every:
        return
    since = (after - EPOCH) // timedelta(seconds=1)
    touched = [
        change
        for change in trigger.zone.changes(since, since + int(LOOK_AHEAD.total_seconds()))
        if _touches(cron, change)
    ]
    gaps = [change for change in touched if change.offset > change.previous]
    folds = [change for change in touched if change.offset < change.previous]
    if gaps:
        detail = f"The clock is put forward over a due time on {_dates(gaps)}: {_gap_rule(cron, gaps)}."
        yield ScheduleWarning(code="schedule.clock_gap", detail=detail)
    if folds:
        rule = "due the first time only" if cron.is_fixed else "due both times, because a field starts with '*'"
        detail = f"The clock is put back over a due time on {_dates(folds)}, so that it comes twice: {rule}."
        yield ScheduleWarning(code="schedule.clock_fold", detail=detail)


def _touches(cron: CronExpression, change: Span) -> bool:
    """Whether a due time lies in the local times that are left out or come twice."""
    first, last = sorted((change.start + change.previous, change.start + change.offset))
    due = cron.next_local(first)
    return due is not None and due < last


def _gap_rule(cron: CronExpression, gaps: list[Span]) -> str:
    if not cron.is_fixed:
        return "that time is not due, because a field starts with '*'"
    if all(gap.offset - gap.previous <= MAX_MADE_UP_GAP_S for gap in gaps):
        return "due once, right after the change"
    return "what a gap of more than three hours leaves out is not made up"


def _dates(changes: list[Span]) -> str:
    """The local dates on which the changes end, such as `28 March 2027 (02:00 becomes 03:00)`."""
    words = []
    for change in changes:
        before = EPOCH + timedelta(seconds=change.start + change.previous)
        now = EPOCH + timedelta(seconds=change.start + change.offset)
        day = f"{before.day} {MONTHS[before.month - 1]} {before.year}"
        words.append(f"{day} ({before:%H:%M} becomes {now:%H:%M})")
    return join_words(words)


def _frequent(every_s: float) -> list[ScheduleWarning]:
    if every_s >= _FREQUENT_S:
        return []
    detail = f"This is due up to {86_400 / every_s:,.0f} times a day, each with its own record in the history."
    return [ScheduleWarning(code="schedule.frequent", detail=detail)]


def _past(schedule: DateSpec, after: datetime) -> list[ScheduleWarning]:
    if schedule.run_at > after:
        return []
    return [ScheduleWarning(code="schedule.past", detail="This date has passed: the job will not be due.")]


def _far(schedule: Schedule, after: datetime) -> list[ScheduleWarning]:
    due = build(schedule).next_after(after)
    if due is None or due - after <= FAR:
        return []
    detail = f"The next due time is more than a year away: {due.day} {MONTHS[due.month - 1]} {due.year}."
    return [ScheduleWarning(code="schedule.far", detail=detail)]
