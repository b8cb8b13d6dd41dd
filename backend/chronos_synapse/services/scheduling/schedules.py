"""ScheduleService: what an unsaved schedule would do."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal, Protocol

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import FieldError, Invalid
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.domain.schedule import UNBOUNDED, AnySpec, IntervalSpec, Schedule, Timing
from chronos_synapse.domain.slot import SlotReason
from chronos_synapse.services.accounts.access import is_job_id, owner_of_new
from chronos_synapse.services.jobs.job_checks import MAX_TAGS, is_tag
from chronos_synapse.triggers.admission import Admission, CalendarCover
from chronos_synapse.triggers.build import build, check_schedule, fire_times
from chronos_synapse.triggers.clock_changes import clock_effects
from chronos_synapse.triggers.describe import describe
from chronos_synapse.triggers.timing_check import check_timing
from chronos_synapse.triggers.trigger import Trigger
from chronos_synapse.triggers.warning import ScheduleWarning, warnings_for
from chronos_synapse.triggers.zone import Zone, zone_of

DEFAULT_COUNT = 10
MAX_COUNT = 1000


class PreviewRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A schedule that need not be saved. Without `from`, due times after now."""

    schedule: Schedule
    timing: Timing = UNBOUNDED
    job_id: str = ""
    """Decides hashed values and jitter; empty for a job that was never saved."""
    team_id: str | None = None
    """The team that is to own a job that was never saved; null: the caller."""
    tags: tuple[str, ...] = ()
    """Calendars that are attached to one of these count too."""
    count: int = DEFAULT_COUNT
    since: datetime | None = msgspec.field(default=None, name="from")


class PreviewSlot(msgspec.Struct, frozen=True, kw_only=True):
    """A due time, and whether it will run."""

    due_at: str
    """RFC 3339 with the zone's offset at that time."""
    skipped: SlotReason | None
    detail: str
    """For `calendar` its name and what it has then."""


class ClockChange(msgspec.Struct, frozen=True, kw_only=True):
    """A clock change that moves, drops, doubles or merges a due time."""

    at: str
    """RFC 3339 with the zone's offset after the change."""
    kind: Literal["forward", "back"]
    text: str


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """The next due times in the schedule's zone, the schedule in words, and what may surprise."""

    fire_times: tuple[str, ...]
    """RFC 3339 with the zone's offset at that time."""
    slots: tuple[PreviewSlot, ...]
    """The same due times, each with what becomes of it."""
    clock_changes: tuple[ClockChange, ...]
    """Of the next 24 months."""
    description: str
    warnings: tuple[ScheduleWarning, ...]


class CoverSource(Protocol):
    """Gives the calendars of an owner, ready to be asked."""

    async def covers(self, owner_id: UserId, ids: Sequence[str], tags: Sequence[str]) -> Sequence[CalendarCover]:
        """Those named and those attached to one of the tags; Invalid for one that is not there."""
        ...


class JobSource(Protocol):
    """Gives jobs by their id."""

    async def find(self, job_id: str) -> Job | None:
        """The job, or None."""
        ...


class ScheduleService:
    """Answers by arithmetic; the stores are only asked for calendars."""

    def __init__(self, calendars: CoverSource, jobs: JobSource, clock: Clock = utc_now) -> None:
        self._calendars = calendars
        self._jobs = jobs
        self._clock = clock

    async def preview(self, caller: Principal, request: PreviewRequest) -> Preview:
        """What `request.schedule` would do as a job of the caller; Invalid names every refused field."""
        _check(request)
        covers = await self._covers(caller, request)
        since = (request.since or self._clock()).astimezone(UTC)
        schedule, timing, seed = _started(request.schedule, since), request.timing, request.job_id
        zone = zone_of(schedule.timezone)
        trigger = build(schedule, timing, seed=seed)
        due = fire_times(trigger, since, None, request.count)
        slots = tuple(_slots(trigger, due, zone, Admission(timing, schedule.timezone, covers)))
        return Preview(
            fire_times=tuple(slot.due_at for slot in slots),
            slots=slots,
            clock_changes=_clock_changes(schedule, since, timing, seed=seed),
            description=describe(schedule, timing, seed=seed),
            warnings=tuple(warnings_for(schedule, since, timing=timing, seed=seed, covers=covers)),
        )

    async def _covers(self, caller: Principal, request: PreviewRequest) -> Sequence[CalendarCover]:
        """Of the job's owner, which is another than the caller for a job of a team, or a shared one."""
        if not (request.timing.calendars or request.tags):
            return ()
        owner_id = caller.user_id
        if request.team_id is not None:
            owner_id = owner_of_new(caller, Permission.JOB_CREATE, request.team_id)
        if request.job_id:
            job = await self._jobs.find(request.job_id)
            if job is not None and caller.sight.covers(job.owner_id, job.id):
                owner_id = job.owner_id
        return await self._calendars.covers(owner_id, request.timing.calendars, request.tags)


def _started(schedule: Schedule, since: datetime) -> Schedule:
    """With a start for each interval that has none, as if it were saved at `since`."""
    if isinstance(schedule, IntervalSpec) and schedule.start_at is None:
        return msgspec.structs.replace(schedule, start_at=from_ms(to_ms(since)))
    if isinstance(schedule, AnySpec):
        members = tuple(_started(member, since) for member in schedule.schedules)
        return msgspec.structs.replace(schedule, schedules=members)
    return schedule


def _slots(trigger: Trigger, due: Sequence[datetime], zone: Zone, admission: Admission) -> Iterator[PreviewSlot]:
    offset = timedelta(milliseconds=trigger.offset_ms)
    for instant in due:
        refusal = admission.refusal(instant - offset)
        yield PreviewSlot(
            due_at=zone.text_of(instant),
            skipped=None if refusal is None else refusal.reason,
            detail="" if refusal is None else refusal.detail,
        )


def _clock_changes(schedule: Schedule, since: datetime, timing: Timing, *, seed: str) -> tuple[ClockChange, ...]:
    return tuple(
        ClockChange(
            at=effect.trigger.zone.text_of(effect.at),
            kind="forward" if effect.is_forward else "back",
            text=effect.words(schedule.timezone),
        )
        for effect in clock_effects(schedule, since, timing=timing, seed=seed)
    )


def _check(request: PreviewRequest) -> None:
    errors = [*_own_errors(request)]
    try:
        check_schedule(request.schedule)
    except Invalid as refusal:
        errors += refusal.under("/schedule").errors
    try:
        check_timing(request.timing, request.schedule)
    except Invalid as refusal:
        errors += refusal.under("/timing").errors
    if errors:
        raise Invalid(" ".join(error.detail for error in errors[:3]), code=errors[0].code, errors=errors)


def _own_errors(request: PreviewRequest) -> Iterator[FieldError]:
    if not 1 <= request.count <= MAX_COUNT:
        yield FieldError(pointer="/count", code="count.range", detail=f"The count is from 1 to {MAX_COUNT:,}.")
    if request.since is not None and request.since.tzinfo is None:
        detail = "A time needs its offset from UTC, as in 2027-05-03T08:00:00Z."
        yield FieldError(pointer="/from", code="time.offset", detail=detail)
    elif request.since is not None and not 1970 <= request.since.year <= 9998:
        yield FieldError(pointer="/from", code="time.range", detail="A time lies in the years 1970 to 9998.")
    if request.job_id and not is_job_id(request.job_id):
        yield FieldError(pointer="/job_id", code="job_id.form", detail="A job's id has 16 digits and small letters.")
    if len(request.tags) > MAX_TAGS or not all(map(is_tag, request.tags)):
        detail = f"There are at most {MAX_TAGS} tags, each of letters, digits and `_ . : / -`."
        yield FieldError(pointer="/tags", code="tags.form", detail=detail)
