"""ProposalService: what moving one due time of a job would make of its schedule, and of the load of the day."""

import asyncio
import re
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import Invalid, NotFound
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.schedule import CronSpec, DateSpec, IntervalSpec, Schedule
from chronos_synapse.domain.schedule_map import Minutes
from chronos_synapse.services.accounts.access import is_job_id, visible
from chronos_synapse.services.jobs.job_views import schedule_words
from chronos_synapse.services.scheduling.collisions import collisions_of
from chronos_synapse.services.scheduling.day_map import CURVE_POINTS, LoadPoint, load_points, minutes_of
from chronos_synapse.services.scheduling.due_times import DueTimes, Group, due_of
from chronos_synapse.services.scheduling.plan_book import PlanBook, PlannedJob, planned
from chronos_synapse.services.scheduling.plan_query import LONGEST_DAY, MapQuery, check_span, chosen
from chronos_synapse.services.scheduling.week_map import PATIENCE_S, capacity_for
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.build import check_schedule, jitter_ms
from chronos_synapse.triggers.cron_expression import DESCRIPTORS
from chronos_synapse.triggers.crontab import parse_cron
from chronos_synapse.triggers.zone import zone_of

_NUMBER = re.compile(r"\d{1,2}")
_NUMBERS = re.compile(r"\d{1,2}(,\d{1,2})*")
NEXT = 3


class MoveRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A due time of the job, where it is to go, and the span over which the load is compared."""

    job_id: str
    due_at: datetime
    move_to: datetime
    since: datetime = msgspec.field(name="from")
    until: datetime = msgspec.field(name="to")
    limit: int | None = None
    """As for the map of the day."""
    crowd: int = 10


class MoveProposal(msgspec.Struct, frozen=True, kw_only=True):
    """The schedule that would do it. Nothing is changed."""

    job_id: str
    job_name: str
    version: int
    """Of the job that this was made of."""
    schedule: Schedule
    words_before: str
    words_after: str
    next_due: list[datetime]
    """The first due times after the change, within the span."""
    bucket_s: int
    before: list[LoadPoint]
    after: list[LoadPoint]
    peak_before: float
    peak_after: float
    collisions_before: int
    collisions_after: int
    may_change: bool
    """Whether the caller may save it."""


class ProposalService:
    """Reads only."""

    def __init__(self, stores: RedisStores, book: PlanBook, due_times: DueTimes) -> None:
        self._stores = stores
        self._book = book
        self._due_times = due_times

    async def propose(self, principal: Principal, request: MoveRequest) -> MoveProposal:
        """The comparison; Invalid where a schedule cannot be moved so."""
        query = _query_of(request)
        job = await self._job(principal, request.job_id)
        schedule = moved(job, request.due_at.astimezone(UTC), request.move_to.astimezone(UTC))
        former, anew = planned(job), planned(msgspec.structs.replace(job, schedule=schedule))
        deadline = time.monotonic() + PATIENCE_S
        await self._book.advance(deadline)
        jobs = [one for one in chosen(self._book.jobs, principal, query) if one.id != job.id]
        others = (await self._due_times.groups(jobs, query.since_ms, query.until_ms, deadline=deadline)).groups
        known = self._book.find(job.id)
        sides = [[*others, _alone(_as_long(one, known), query)] for one in (former, anew)]
        capacity = query.limit or await capacity_for(self._stores, principal)

        def looked_at(side: Sequence[Group]) -> tuple[Minutes, int]:
            its = minutes_of(side, query.since_ms, query.until_ms)
            return its, len(collisions_of(side, its, capacity=capacity, crowd=query.crowd))

        # Of very many jobs it takes a while, in which this process has others to answer.
        minutes, counts = zip(*[await asyncio.to_thread(looked_at, side) for side in sides], strict=True)
        bucket = max(1, -(-minutes[0].count // CURVE_POINTS))
        return MoveProposal(
            job_id=job.id,
            job_name=job.name,
            version=job.version,
            schedule=schedule,
            words_before=schedule_words(job.schedule, seed=job.id),
            words_after=schedule_words(schedule, seed=job.id),
            next_due=[from_ms(at) for at in sides[1][-1].due.at_ms[:NEXT]],
            bucket_s=bucket * 60,
            before=load_points(minutes[0], bucket),
            after=load_points(minutes[1], bucket),
            peak_before=max(minutes[0].running()),
            peak_after=max(minutes[1].running()),
            collisions_before=counts[0],
            collisions_after=counts[1],
            may_change=Permission.JOB_UPDATE in principal.rights(job.owner_id, job.id),
        )

    async def _job(self, principal: Principal, job_id: str) -> Job:
        found = await self._stores.jobs.find(job_id) if is_job_id(job_id) else None
        job = visible(found, principal, kind="job", identifier=job_id, need=Permission.JOB_READ)
        if not job.is_scheduled:
            raise NotFound("scheduled job", job_id)
        return job


def moved(job: Job, due_at: datetime, move_to: datetime) -> Schedule:
    """The job's schedule with the due time `due_at`, and those like it, at `move_to`."""
    jitter = timedelta(milliseconds=jitter_ms(job.timing.jitter_s, job.id))
    due_at -= jitter
    to = (move_to - jitter).replace(second=0, microsecond=0)
    match job.schedule:
        case IntervalSpec():
            start_at = (job.schedule.start_at or from_ms(0)) + (to - due_at)
            return msgspec.structs.replace(job.schedule, start_at=_in_range(start_at, job.schedule.every_s))
        case DateSpec():
            return msgspec.structs.replace(job.schedule, run_at=to)
        case CronSpec():
            schedule = _moved_cron(job.schedule, due_at, to, seed=job.id)
            check_schedule(schedule)
            return schedule
        case _:
            raise _immovable("It is made of several schedules")


def _in_range(start_at: datetime, every_s: float) -> datetime:
    """The same rhythm, from a time that there is."""
    while start_at.year < 1971:
        start_at += timedelta(seconds=every_s)
    return start_at


def _moved_cron(schedule: CronSpec, due_at: datetime, to: datetime, *, seed: str) -> CronSpec:
    zone = zone_of(schedule.timezone)
    was, will = (datetime.fromisoformat(zone.text_of(at)) for at in (due_at, to))
    text = parse_cron(schedule.expression).resolved(seed).text
    fields = DESCRIPTORS.get(text, text).split()
    if len(fields) not in (5, 6):
        raise _immovable("Its expression has no fields of its own")
    minute_at = len(fields) - 5
    days = fields[minute_at + 2 :]
    if was.date() != will.date() and set(days) != {"*"}:
        raise _immovable("It runs on certain days only, and this would be another day")
    minute, hour = fields[minute_at], fields[minute_at + 1]
    if not _NUMBER.fullmatch(minute):
        raise _immovable("It runs several times an hour")
    fields[minute_at] = str(will.minute)
    if _NUMBERS.fullmatch(hour):
        hours = [int(one) for one in hour.split(",")]
        # A clock change may have put the only due time of the day to another hour.
        hours = [will.hour if one == was.hour or len(hours) == 1 else one for one in hours]
        fields[minute_at + 1] = ",".join(map(str, sorted(set(hours))))
    elif was.hour != will.hour:
        raise _immovable("It runs hour by hour: it can be moved within the hour only")
    return msgspec.structs.replace(schedule, expression=" ".join(fields))


def _immovable(why: str) -> Invalid:
    detail = f"{why}. Change its schedule in the form."
    return Invalid(detail, pointer="/move_to", code="schedule.immovable")


def _as_long(job: PlannedJob, known: PlannedJob | None) -> PlannedJob:
    if known is not None:
        job.p50_ms, job.p90_ms, job.is_measured = known.p50_ms, known.p90_ms, known.is_measured
    return job


def _alone(job: PlannedJob, query: MapQuery) -> Group:
    return Group(due=due_of(job.trigger, query.since, query.until), jobs=[job])


def _query_of(request: MoveRequest) -> MapQuery:
    names = ("due_at", "move_to", "since", "until")
    for name, pointer in zip(names, ("/due_at", "/move_to", "/from", "/to"), strict=True):
        instant: datetime = getattr(request, name)
        if instant.tzinfo is None or not 1971 <= instant.year <= 9000:
            raise Invalid("A time needs its offset from UTC, and is in our days.", pointer=pointer, code="time.range")
    if request.limit is not None and not 1 <= request.limit <= 1_000_000:
        raise Invalid("A limit is from 1 to 1,000,000.", pointer="/limit", code="limit.range")
    if not 2 <= request.crowd <= 100_000:
        raise Invalid("A crowd is 2 to 100,000 starts.", pointer="/crowd", code="crowd.range")
    query = MapQuery(
        since=request.since.astimezone(UTC),
        until=request.until.astimezone(UTC),
        limit=request.limit,
        crowd=request.crowd,
    )
    check_span(query, longest=LONGEST_DAY)
    return query
