"""What a timing must be before it is stored with its schedule."""

import math

from chronos_synapse.domain.clock import EPOCH
from chronos_synapse.domain.errors import FieldError, Invalid
from chronos_synapse.domain.schedule import Schedule, Timing
from chronos_synapse.triggers.build import build, check_schedule, check_time, errors_of, is_hashed, raise_all
from chronos_synapse.triggers.cron_expression import HORIZON_YEARS
from chronos_synapse.triggers.windows import window_errors

MAX_JITTER_S = 86_400
MAX_CALENDARS = 20


def check_timing(timing: Timing, schedule: Schedule | None) -> None:
    """Refuses what can never work, all fields at once: Invalid with pointers such as `/windows/0/start`.

    A timing that is over passes: it is legal, and `warnings_for` says that nothing is due any more. A schedule that
    `check_schedule` refuses is not looked at, for that refusal says more.
    """
    errors = [
        *errors_of(lambda: check_time(timing.starts_at, "/starts_at")),
        *errors_of(lambda: check_time(timing.ends_at, "/ends_at")),
    ]
    if not errors and timing.starts_at and timing.ends_at and timing.ends_at <= timing.starts_at:
        errors.append(FieldError(pointer="/ends_at", code="time.order", detail="The end lies after the start."))
    if not (math.isfinite(timing.jitter_s) and 0 <= timing.jitter_s <= MAX_JITTER_S):
        detail = f"Jitter is from 0 to {MAX_JITTER_S:,} seconds (a day)."
        errors.append(FieldError(pointer="/jitter_s", code="jitter.range", detail=detail))
    errors += window_errors(timing.windows)
    if len(timing.calendars) > MAX_CALENDARS:
        detail = f"There are {len(timing.calendars)} calendars; at most {MAX_CALENDARS} are allowed."
        errors.append(FieldError(pointer="/calendars", code="calendars.count", detail=detail))
    raise_all(errors)
    if schedule is not None and (timing.starts_at or timing.ends_at):
        _check_comes_due(timing, schedule)


def _check_comes_due(timing: Timing, schedule: Schedule) -> None:
    """Refuses a start and an end between which the schedule is not due; what a job's id decides is left open."""
    if errors_of(lambda: check_schedule(schedule)) or is_hashed(schedule):
        return
    bounds = Timing(starts_at=timing.starts_at, ends_at=timing.ends_at)
    if build(schedule, bounds).next_after(EPOCH) is not None:
        return
    if timing.ends_at is None:
        detail = f"Nothing is due within {HORIZON_YEARS} years after the start, and no further is looked."
        raise Invalid(detail, pointer="/starts_at", code="schedule.never")
    since = "after the start and up to" if timing.starts_at else "up to"
    raise Invalid(f"Nothing is due {since} the end.", pointer="/ends_at", code="schedule.never")
