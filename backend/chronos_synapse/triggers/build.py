"""From a schedule to its trigger, and the checks that a schedule must pass before it is stored."""

import math
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import assert_never

from msgspec.structs import replace

from chronos_synapse.domain.clock import EPOCH, to_ms
from chronos_synapse.domain.errors import FieldError, Invalid, brief
from chronos_synapse.domain.schedule import UNBOUNDED, AnySpec, CronSpec, DateSpec, IntervalSpec, Schedule, Timing
from chronos_synapse.triggers.cron_expression import HORIZON_YEARS
from chronos_synapse.triggers.crontab import parse_cron, plain_trigger
from chronos_synapse.triggers.hashed import stable_number
from chronos_synapse.triggers.interval import OnceTrigger, PeriodTrigger
from chronos_synapse.triggers.narrowed import BoundedTrigger, DelayedTrigger
from chronos_synapse.triggers.trigger import Trigger
from chronos_synapse.triggers.union import AnyTrigger
from chronos_synapse.triggers.zone import zone_of

Member = CronSpec | IntervalSpec | DateSpec
"""What `AnySpec` puts together."""

MIN_MEMBERS, MAX_MEMBERS = 2, 20
MIN_EVERY_S = 1
MAX_EVERY_S = 3653 * 86_400
"""Ten years, leap days included."""

_SOME_INSTANT = datetime(2026, 1, 1, tzinfo=UTC)
"""Where the search starts for an expression that a zone's clock changes never let happen; any recent instant does."""


def build(schedule: Schedule, timing: Timing = UNBOUNDED, *, seed: str = "") -> Trigger:
    """The trigger of `schedule` within `timing`; Invalid as `check_schedule` raises it.

    `seed` (the job's id) decides hashed values and jitter; without one, there is no jitter. Whatever does not depend
    on it is shared between jobs. An interval without `start_at` counts from 1970-01-01 UTC, so that its phase is
    stable too. Windows and calendars remove no due times.
    """
    trigger = _within(resolved(schedule, seed), timing.starts_at, timing.ends_at)
    offset_ms = jitter_ms(timing.jitter_s, seed)
    return DelayedTrigger(trigger, offset_ms) if offset_ms else trigger


def jitter_ms(jitter_s: float, seed: str) -> int:
    """By how much a job is later than its schedule: 0 to `jitter_s`, always the same for one seed; 0 without one."""
    return stable_number(f"jitter/{seed}", round(jitter_s * 1000) + 1) if jitter_s > 0 and seed else 0


def resolved(schedule: Schedule, seed: str) -> Schedule:
    """`schedule` with what `seed` chooses in place of hashed values."""
    match schedule:
        case AnySpec():
            members = tuple(_resolved_member(member, seed) for member in schedule.schedules)
            return schedule if members == schedule.schedules else replace(schedule, schedules=members)
        case _:
            return _resolved_member(schedule, seed)


def is_hashed(schedule: Schedule) -> bool:
    """Whether a seed decides on some of its values."""
    members = schedule.schedules if isinstance(schedule, AnySpec) else (schedule,)
    return any(isinstance(member, CronSpec) and parse_cron(member.expression).is_hashed for member in members)


def _resolved_member(schedule: Member, seed: str) -> Member:
    if not isinstance(schedule, CronSpec):
        return schedule
    expression = parse_cron(schedule.expression).resolved(seed).text
    return schedule if expression == schedule.expression else replace(schedule, expression=expression)


@lru_cache(maxsize=16_384)
def _within(schedule: Schedule, starts_at: datetime | None, ends_at: datetime | None) -> Trigger:
    if starts_at is not None or ends_at is not None:
        return BoundedTrigger(_within(schedule, None, None), starts_at, ends_at)
    match schedule:
        case CronSpec():
            return plain_trigger(schedule.expression, schedule.timezone, schedule.gap, schedule.fold)
        case IntervalSpec():
            return PeriodTrigger(_period_ms(schedule.every_s), to_ms(schedule.start_at or EPOCH))
        case DateSpec():
            return OnceTrigger(schedule.run_at)
        case AnySpec():
            return AnyTrigger([_within(member, None, None) for member in schedule.schedules])
        case _:
            assert_never(schedule)


def count_between(trigger: Trigger, after: datetime, until: datetime) -> int:
    """How many due instants there are in (after, until]: exact, and by arithmetic instead of a walk."""
    return trigger.count(after, until) if after < until else 0


def fire_times(trigger: Trigger, after: datetime, until: datetime | None, limit: int) -> list[datetime]:
    """Up to `limit` due instants strictly after `after` and not after `until` (None: no end), rising."""
    found: list[datetime] = []
    due = trigger.next_after(after)
    while due is not None and len(found) < limit and (until is None or due <= until):
        found.append(due)
        due = trigger.next_after(due)
    return found


def check_schedule(schedule: Schedule) -> None:
    """Refuses what can never work, all fields at once: Invalid with pointers such as `/schedules/0/expression`.

    A date in the past passes: it is legal, and `warnings_for` says that it does nothing.
    """
    if not isinstance(schedule, AnySpec):
        _check_member(schedule)
        return
    errors = list(errors_of(lambda: zone_of(schedule.timezone)))
    if not MIN_MEMBERS <= len(schedule.schedules) <= MAX_MEMBERS:
        detail = f"There are {len(schedule.schedules)} schedules; {MIN_MEMBERS} to {MAX_MEMBERS} can be put together."
        errors.append(FieldError(pointer="/schedules", code="schedules.count", detail=detail))
    for number, member in enumerate(schedule.schedules[:MAX_MEMBERS]):
        try:
            _check_member(member)
        except Invalid as refusal:
            errors += refusal.under(f"/schedules/{number}").errors
    raise_all(errors)


def _check_member(schedule: Member) -> None:
    checks: list[Callable[[], object]] = [lambda: zone_of(schedule.timezone)]
    match schedule:
        case CronSpec():
            checks.append(lambda: parse_cron(schedule.expression))
        case IntervalSpec():
            checks.append(lambda: _period_ms(schedule.every_s))
            checks.append(lambda: check_time(schedule.start_at, "/start_at"))
        case DateSpec():
            checks.append(lambda: check_time(schedule.run_at, "/run_at"))
        case _:
            assert_never(schedule)
    raise_all([error for check in checks for error in errors_of(check)])
    if isinstance(schedule, CronSpec):
        _check_comes_due(schedule)


def errors_of(check: Callable[[], object]) -> tuple[FieldError, ...]:
    try:
        check()
    except Invalid as refusal:
        return refusal.errors
    return ()


def raise_all(errors: Sequence[FieldError]) -> None:
    """One refusal for all of `errors`; nothing when there are none."""
    if errors:
        raise Invalid(" ".join(error.detail for error in errors), code=errors[0].code, errors=errors)


def _check_comes_due(schedule: CronSpec) -> None:
    """Refuses times that exist on paper only, such as every last Sunday in March from 2 to 3 in Berlin."""
    if build(schedule).next_after(_SOME_INSTANT) is None:
        detail = (
            f"{brief(schedule.expression)!r} does not come due in {schedule.timezone} within {HORIZON_YEARS} years, "
            "and no further is looked: the clock is put forward over every such time."
        )
        raise Invalid(detail, pointer="/expression", code="schedule.never")


def _period_ms(every_s: float) -> int:
    """`every_s` in whole milliseconds; Invalid `interval.range` at `/every_s`."""
    if not (math.isfinite(every_s) and MIN_EVERY_S <= every_s <= MAX_EVERY_S):
        _refuse_interval(f"An interval lasts from {MIN_EVERY_S} second to {MAX_EVERY_S:,} seconds (ten years).")
    period_ms = round(every_s * 1000)
    if abs(every_s * 1000 - period_ms) > 1e-3:
        _refuse_interval("An interval is a whole number of milliseconds, so at most three decimals.")
    return period_ms


def _refuse_interval(detail: str) -> None:
    raise Invalid(detail, pointer="/every_s", code="interval.range")


def check_time(instant: datetime | None, pointer: str) -> None:
    """Refuses a time without offset, or one that cannot be shown in every zone."""
    if instant is None:
        return
    if instant.tzinfo is None:
        detail = "A time needs its offset from UTC, as in 2027-05-03T10:00:00+02:00 or 2027-05-03T08:00:00Z."
        raise Invalid(detail, pointer=pointer, code="time.offset")
    if not 1970 <= instant.year <= 9998:
        raise Invalid("A time lies in the years 1970 to 9998.", pointer=pointer, code="time.range")
