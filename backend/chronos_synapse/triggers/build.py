"""From a schedule to its trigger, and the checks that a schedule must pass before it is stored."""

import math
from collections.abc import Callable
from datetime import UTC, datetime
from typing import assert_never

from chronos_synapse.domain.clock import EPOCH, to_ms
from chronos_synapse.domain.errors import FieldError, Invalid, brief
from chronos_synapse.domain.schedule import CronSpec, DateSpec, IntervalSpec, Schedule
from chronos_synapse.triggers.crontab import crontab_trigger, parse_cron
from chronos_synapse.triggers.interval import OnceTrigger, PeriodTrigger
from chronos_synapse.triggers.trigger import Trigger
from chronos_synapse.triggers.zone import zone_of

MIN_EVERY_S = 1
MAX_EVERY_S = 3653 * 86_400
"""Ten years, leap days included."""

_SOME_INSTANT = datetime(2026, 1, 1, tzinfo=UTC)
"""Where the search starts for an expression that a zone's clock changes never let happen; any recent instant does."""


def build(schedule: Schedule) -> Trigger:
    """The trigger of `schedule`; Invalid as `check_schedule` raises it.

    An interval without `start_at` counts from 1970-01-01 UTC, so that its phase is stable too.
    """
    match schedule:
        case CronSpec():
            return crontab_trigger(schedule.expression, schedule.timezone)
        case IntervalSpec():
            return PeriodTrigger(_period_ms(schedule.every_s), to_ms(schedule.start_at or EPOCH))
        case DateSpec():
            return OnceTrigger(schedule.run_at)
        case _:
            assert_never(schedule)


def fire_times(trigger: Trigger, after: datetime, until: datetime | None, limit: int) -> list[datetime]:
    """Up to `limit` due instants strictly after `after` and not after `until` (None: no end), rising."""
    found: list[datetime] = []
    due = trigger.next_after(after)
    while due is not None and len(found) < limit and (until is None or due <= until):
        found.append(due)
        due = trigger.next_after(due)
    return found


def check_schedule(schedule: Schedule) -> None:
    """Refuses what can never work, all fields at once: Invalid with pointers such as `/expression`.

    A date in the past passes: it is legal, and `warnings_for` says that it does nothing.
    """
    checks: list[Callable[[], object]] = [lambda: zone_of(schedule.timezone)]
    match schedule:
        case CronSpec():
            checks.append(lambda: parse_cron(schedule.expression))
        case IntervalSpec():
            checks.append(lambda: _period_ms(schedule.every_s))
            checks.append(lambda: _check_time(schedule.start_at, "/start_at"))
        case DateSpec():
            checks.append(lambda: _check_time(schedule.run_at, "/run_at"))
        case _:
            assert_never(schedule)
    _raise_all([error for check in checks for error in _errors_of(check)])
    if isinstance(schedule, CronSpec):
        _check_comes_due(schedule)


def _errors_of(check: Callable[[], object]) -> tuple[FieldError, ...]:
    try:
        check()
    except Invalid as refusal:
        return refusal.errors
    return ()


def _raise_all(errors: list[FieldError]) -> None:
    if errors:
        raise Invalid(" ".join(error.detail for error in errors), code=errors[0].code, errors=errors)


def _check_comes_due(schedule: CronSpec) -> None:
    """Refuses times that exist on paper only, such as every last Sunday in March from 2 to 3 in Berlin."""
    if build(schedule).next_after(_SOME_INSTANT) is None:
        detail = (
            f"{brief(schedule.expression)!r} never comes due in {schedule.timezone}: "
            "the clock is put forward over every such time."
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


def _check_time(instant: datetime | None, pointer: str) -> None:
    """Refuses a time without offset, or one that cannot be shown in every zone."""
    if instant is None:
        return
    if instant.tzinfo is None:
        detail = "A time needs its offset from UTC, as in 2027-05-03T10:00:00+02:00 or 2027-05-03T08:00:00Z."
        raise Invalid(detail, pointer=pointer, code="time.offset")
    if not 1970 <= instant.year <= 9998:
        raise Invalid("A time lies in the years 1970 to 9998.", pointer=pointer, code="time.range")
