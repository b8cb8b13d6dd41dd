"""Arming: what a saved job is to be due for next, and what its clock-bound fields become. Pure."""

from datetime import UTC, datetime

import msgspec

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.errors import Conflict, Invalid
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.schedule import AnySpec, DateSpec, IntervalSpec, Schedule, Timing
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.storage.redis.slots import Cursor
from chronos_synapse.triggers.build import build


def first_arming(job: Job, now: datetime) -> Arming:
    """Of a new job."""
    if not job.has_due_times:
        return Arming()
    return Arming(next_ms=first_due_ms(job, now), is_held=job.state is JobState.PAUSED)


def next_arming(former: Job, job: Job, cursor: Cursor, now: datetime) -> Arming:
    """Of a changed job: one whose due times stay the same keeps the first that is not settled, even an overdue one."""
    is_settled = needs_settling(former, job)
    resets = job.state is JobState.ACTIVE and former.state is not JobState.ACTIVE and job.reset_counter_on_active
    if not job.has_due_times:
        return Arming(seen_ms=cursor.ms, is_settled=is_settled, resets_count=resets)
    keeps = former.has_due_times and has_same_due_times(former, job)
    next_ms = _kept_ms(former, job, cursor, now) if keeps else first_due_ms(job, now)
    return Arming(
        next_ms=next_ms,
        is_held=job.state is JobState.PAUSED,
        seen_ms=cursor.ms,
        stays_unarmed=keeps and next_ms is None,
        is_settled=is_settled,
        resets_count=resets,
    )


def _kept_ms(former: Job, job: Job, cursor: Cursor, now: datetime) -> int | None:
    """What a job is armed for whose due times stay the same."""
    is_activated = job.state is JobState.ACTIVE and former.state is not JobState.ACTIVE
    if not is_activated or (cursor.ms is not None and cursor.ms <= to_ms(now)):
        return cursor.ms
    # Nothing is held. Its next due time may be before the one that was: the clock may have been set back in the pause.
    return first_due_ms(job, now)


def has_same_due_times(former: Job, job: Job) -> bool:
    """Whether both are due at the same instants; windows and calendars do not move due times."""
    return former.schedule == job.schedule and _moving(former.timing) == _moving(job.timing)


def _moving(timing: Timing) -> tuple[object, ...]:
    return timing.starts_at, timing.ends_at, timing.jitter_s


def needs_settling(former: Job, job: Job) -> bool:
    """Whether what is overdue is the former definition's to decide, before the new one is saved.

    It is not when a pause ends: then the job's own policy decides on what was held.
    """
    if not former.has_due_times:
        return False
    if not job.has_due_times or not has_same_due_times(former, job):
        return True
    return former.state is JobState.ACTIVE and job.state is JobState.PAUSED


def first_due_ms(job: Job, now: datetime) -> int | None:
    """The first due time after `now`; Invalid for a single date that has passed."""
    if job.schedule is None:
        return None
    due = build(job.schedule, job.timing, seed=job.id).next_after(now)
    if due is None and isinstance(job.schedule, DateSpec) and job.state is JobState.ACTIVE:
        raise Invalid(
            "This date has passed, so the job would never be due. Give a later one, or leave the job a draft.",
            pointer="/schedule/run_at",
            code="schedule.past",
        )
    return None if due is None else to_ms(due)


def with_pause(former: Job, job: Job, now: datetime) -> Job:
    """`job` with when it was paused and went on; Conflict when its run cap forbids to go on."""
    if job.state is former.state:
        return job
    if job.state is JobState.PAUSED:
        return msgspec.structs.replace(job, paused_at=now, resumed_at=None)
    if former.state is JobState.PAUSED:
        job = msgspec.structs.replace(job, resumed_at=now, pause_reason="")
    return job


def refuse_capped(job: Job, fired: int) -> None:
    """Conflict when activating `job` would not let it run, because `fired` due times have used up its run cap."""
    if job.max_executions is not None and not job.reset_counter_on_active and fired >= job.max_executions:
        raise Conflict(
            f"The job has run {fired} of {job.max_executions} times. Raise max_executions, or let "
            "reset_counter_on_active begin the count anew.",
            code="job.run_cap",
        )


def normalized(job: Job, former: Job | None, now: datetime) -> Job:
    """`job` with its times in UTC and whole milliseconds, and its intervals anchored."""
    timing = msgspec.structs.replace(
        job.timing, starts_at=_stored(job.timing.starts_at), ends_at=_stored(job.timing.ends_at)
    )
    return msgspec.structs.replace(
        job,
        schedule=_normal_schedule(job.schedule, None if former is None else former.schedule, now),
        timing=timing,
        snoozed_until=_stored(job.snoozed_until),
    )


def _normal_schedule(schedule: Schedule | None, former: Schedule | None, now: datetime) -> Schedule | None:
    match schedule:
        case DateSpec():
            return msgspec.structs.replace(schedule, run_at=_stored(schedule.run_at))
        case IntervalSpec(start_at=None):
            # Sent again without its start, it keeps its phase.
            is_same = isinstance(former, IntervalSpec) and former.every_s == schedule.every_s
            return msgspec.structs.replace(schedule, start_at=getattr(former, "start_at", now) if is_same else now)
        case IntervalSpec():
            return msgspec.structs.replace(schedule, start_at=_stored(schedule.start_at))
        case AnySpec():
            formers = former.schedules if isinstance(former, AnySpec) else ()
            members = [
                _normal_schedule(member, formers[at] if at < len(formers) else None, now)
                for at, member in enumerate(schedule.schedules)
            ]
            return msgspec.structs.replace(schedule, schedules=tuple(members))
        case _:
            return schedule


def _stored(instant: datetime | None) -> datetime | None:
    return None if instant is None else from_ms(to_ms(instant.astimezone(UTC)))
