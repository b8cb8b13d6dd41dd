"""What is legal in a schedule but may surprise: uneven steps, doubled day rules, clock changes, dates gone by."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import assert_never

import msgspec

from chronos_synapse.domain.schedule import (
    UNBOUNDED,
    AnySpec,
    CronSpec,
    DateSpec,
    FoldPolicy,
    GapPolicy,
    IntervalSpec,
    Schedule,
    Timing,
)
from chronos_synapse.triggers.admission import Admission, CalendarCover
from chronos_synapse.triggers.build import Member, build, is_hashed, jitter_ms
from chronos_synapse.triggers.clock_changes import ClockEffect, clock_effects
from chronos_synapse.triggers.cron_expression import CronExpression, parse_cron
from chronos_synapse.triggers.cron_fields import CronField, Unit, parse_field
from chronos_synapse.triggers.crontab import MAX_MADE_UP_GAP_S
from chronos_synapse.triggers.day_words import MONTHS
from chronos_synapse.triggers.timing_words import seconds_words
from chronos_synapse.triggers.word_lists import join_words

FAR = timedelta(days=366)
FORESEEN = timedelta(days=5 * 366)
FORESEEN_STEPS = 400
"""How far it is looked for a due time that windows and calendars let run: so long, over so many closed stretches."""

_LAST = datetime(9999, 12, 1, tzinfo=UTC)
_FREQUENT_S = 10
_CYCLES = {Unit.SECOND: 60, Unit.MINUTE: 60, Unit.HOUR: 24, Unit.MONTH: 12, Unit.WEEKDAY: 7}
_STEP = re.compile(r"([^/]+)/([0-9]+)")


class ScheduleWarning(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to know before saving; `code` is stable, `detail` is for people."""

    code: str
    detail: str


def warnings_for(
    schedule: Schedule,
    after: datetime,
    *,
    timing: Timing = UNBOUNDED,
    seed: str = "",
    covers: Sequence[CalendarCover] = (),
) -> list[ScheduleWarning]:
    """What may surprise about `schedule`, seen from `after` (aware); Invalid for a refused schedule.

    `seed` is the job's id, empty for one that was never saved; `covers` are those of all its calendars.
    """
    return [
        *_own_warnings(schedule, after),
        *_clock_warnings(clock_effects(schedule, after, timing=timing, seed=seed)),
        *_frequent(_shortest_s(schedule)),
        *_chosen_warnings(schedule, timing, seed),
        *_due_warnings(schedule, after, timing=timing, seed=seed, covers=covers),
    ]


def _own_warnings(schedule: Schedule, after: datetime) -> Iterable[ScheduleWarning]:
    if not isinstance(schedule, AnySpec):
        yield from _member_warnings(schedule, after)
        return
    for number, member in enumerate(schedule.schedules, 1):
        for warning in _member_warnings(member, after):
            yield ScheduleWarning(code=warning.code, detail=f"Schedule {number}: {warning.detail}")


def _member_warnings(schedule: Member, after: datetime) -> Iterable[ScheduleWarning]:
    match schedule:
        case CronSpec():
            cron = parse_cron(schedule.expression)
            yield from _step_warnings(cron)
            yield from _day_warnings(cron)
        case IntervalSpec():
            pass
        case DateSpec():
            if schedule.run_at <= after:
                yield ScheduleWarning(code="schedule.past", detail="This date has passed: the job will not be due.")
        case _:
            assert_never(schedule)


def _step_warnings(cron: CronExpression) -> Iterable[ScheduleWarning]:
    for field in cron.fields:
        for term in field.text.split(","):
            match = _STEP.fullmatch(term)
            if match and int(match[2]) > 1:
                yield from _step_warning(field, term, int(match[2]))


def _step_warning(field: CronField, term: str, step: int) -> Iterable[ScheduleWarning]:
    parsed = parse_field(term, field.unit)
    values = parsed.values
    if len(values) == 1:
        left = "one value" if parsed.hashed else str(values[0])
        detail = f"'{term}' in the {field.unit} field steps beyond the end, so that only {left} is left."
        yield ScheduleWarning(code="schedule.wide_step", detail=detail)
    elif term.startswith(("*", "H/", "h/", "~/")) and _CYCLES.get(field.unit, 31) % step:
        first = "its first value" if parsed.hashed else str(values[0])
        last = "its last" if parsed.hashed else str(values[-1])
        again = "each month" if field.unit is Unit.DAY else f"after {last}"
        detail = (
            f"'{term}' in the {field.unit} field starts again at {first} {again}: the distance there is not {step}."
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


def _clock_warnings(effects: Sequence[ClockEffect]) -> Iterable[ScheduleWarning]:
    """Names the days on which the clock is changed over a due time, and what happens, each outcome by itself."""
    for code, start, rule in (
        ("schedule.clock_gap", "forward over a due time on", _gap_rule),
        ("schedule.clock_fold", "back over a due time on", _fold_rule),
    ):
        by_rule: dict[str, list[str]] = {}
        for effect in effects:
            if effect.is_forward is (code == "schedule.clock_gap"):
                before, now = effect.clocks
                by_rule.setdefault(rule(effect), []).append(f"{effect.date} ({before} becomes {now})")
        for outcome, dates in by_rule.items():
            detail = f"The clock is put {start} {join_words(list(dict.fromkeys(dates)))}{outcome}."
            yield ScheduleWarning(code=code, detail=detail)


def _gap_rule(effect: ClockEffect) -> str:
    if effect.is_made_up:
        return ": due once, right after the change"
    if effect.spec.gap is GapPolicy.SKIP:
        return ": that time is not due, as the gap policy says"
    if effect.trigger.expression.is_fixed and effect.change.offset - effect.change.previous > MAX_MADE_UP_GAP_S:
        return ": what a gap of more than three hours leaves out is not made up"
    return ": that time is not due, because a field starts with '*'"


def _fold_rule(effect: ClockEffect) -> str:
    passes = {FoldPolicy.FIRST: "the first time only", FoldPolicy.LAST: "the second time only"}
    due = passes.get(effect.trigger.fold, "both times")
    if effect.spec.fold is not FoldPolicy.AUTO:
        due += ", as the fold policy says"
    elif effect.trigger.fold is FoldPolicy.BOTH:
        due += ", because a field starts with '*'"
    return f", so that it comes twice: due {due}"


def _shortest_s(schedule: Schedule) -> float:
    """Seconds from one due time to the next, on average over a day on which it is due."""
    match schedule:
        case CronSpec():
            return 86_400 / parse_cron(schedule.expression).fires_per_day
        case IntervalSpec():
            return schedule.every_s
        case DateSpec():
            return 86_400
        case AnySpec():
            return 1 / sum(1 / _shortest_s(member) for member in schedule.schedules)
        case _:
            assert_never(schedule)


def _frequent(every_s: float) -> list[ScheduleWarning]:
    if every_s >= _FREQUENT_S:
        return []
    detail = f"This is due up to {86_400 / every_s:,.0f} times a day, each with its own record in the history."
    return [ScheduleWarning(code="schedule.frequent", detail=detail)]


def _chosen_warnings(schedule: Schedule, timing: Timing, seed: str) -> Iterable[ScheduleWarning]:
    if not seed and is_hashed(schedule):
        detail = "The values of 'H' and '~' are an example: the job's id chooses them when the job is saved."
        yield ScheduleWarning(code="schedule.hashed", detail=detail)
    if timing.jitter_s:
        yield ScheduleWarning(code="schedule.jitter", detail=_jitter_words(timing.jitter_s, seed))


def _jitter_words(jitter_s: float, seed: str) -> str:
    if seed:
        later = seconds_words(jitter_ms(jitter_s, seed) / 1000)
        return f"By jitter, every due time is {later} later than the schedule says."
    part = f"the same part of {seconds_words(jitter_s)}"
    return f"By jitter, every due time will be later than the schedule says by {part}, which the job's id decides."


def _due_warnings(
    schedule: Schedule, after: datetime, *, timing: Timing, seed: str, covers: Sequence[CalendarCover]
) -> Iterable[ScheduleWarning]:
    """About due times that are far, over, or all refused."""
    trigger = build(schedule, timing, seed=seed)
    due = trigger.next_after(after)
    if due is None:
        if not isinstance(schedule, DateSpec) or schedule.run_at > after:
            over = (
                "its end has passed" if timing.ends_at and timing.ends_at <= after else "its last due time has passed"
            )
            yield ScheduleWarning(code="schedule.over", detail=f"The job will never be due again: {over}.")
        return
    if due - after > FAR:
        detail = f"The next due time is more than a year away: {due.day} {MONTHS[due.month - 1]} {due.year}."
        yield ScheduleWarning(code="schedule.far", detail=detail)
    admission = Admission(timing, schedule.timezone, covers)
    until = max(due, min(after, _LAST - FORESEEN) + FORESEEN)
    if not admission.is_open and admission.first_admitted(trigger, after, until, steps=FORESEEN_STEPS) is None:
        named = [name for name, has in (("windows", timing.windows), ("calendars", covers)) if has]
        detail = (
            f"The {' and '.join(named)} let no due time run: all that were looked at would be skipped, "
            f"those of five years, or up to the {FORESEEN_STEPS}th time that something opens."
        )
        yield ScheduleWarning(code="schedule.always_skipped", detail=detail)
