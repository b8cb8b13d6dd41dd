"""Calendars: kept by their owners, looked at by everything that decides on due times."""

import asyncio
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
from msgspec import UNSET, UnsetType

from chronos_synapse.domain.calendar import (
    Blackout,
    Calendar,
    CalendarId,
    CalendarMode,
    HolidaySource,
    IcsSource,
    RangeSource,
)
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import Conflict, FieldError, Invalid, brief
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.domain.user import Permission, Principal
from chronos_synapse.services.access import require, visible
from chronos_synapse.services.job_checks import MAX_DESCRIPTION, MAX_NAME, MAX_TAGS, is_line, is_tag, is_text
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.calendar_cover import Cover, check_source, cover_of
from chronos_synapse.triggers.public_holidays import Country, countries

Source = RangeSource | HolidaySource | IcsSource

MAX_CALENDARS = 500
MAX_STRETCHES = 1000
MAX_PREVIEW = timedelta(days=3700)
NAMED_JOBS = 5
WARNED_AHEAD = timedelta(days=366)


class NewCalendar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A calendar to create."""

    name: str
    source: Source
    description: str = ""
    mode: CalendarMode = CalendarMode.CLOSED
    timezone: str = "UTC"
    tags: list[str] = []


class CalendarChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a calendar to change; those that are left out stay as they are."""

    name: str | UnsetType = UNSET
    source: Source | UnsetType = UNSET
    description: str | UnsetType = UNSET
    mode: CalendarMode | UnsetType = UNSET
    timezone: str | UnsetType = UNSET
    tags: list[str] | UnsetType = UNSET


class CalendarView(Calendar, frozen=True, kw_only=True):
    """A calendar, and what may surprise about it."""

    warnings: tuple[str, ...] = ()


class CalendarList(msgspec.Struct, frozen=True, kw_only=True):
    """Every calendar that the caller may see, by name."""

    items: list[CalendarView]


class CalendarPreviewRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A source that need not be saved, and the range to look at; without one, the next 366 days."""

    source: Source
    timezone: str = "UTC"
    since: datetime | None = msgspec.field(default=None, name="from")
    until: datetime | None = msgspec.field(default=None, name="to")


class CalendarPreview(msgspec.Struct, frozen=True, kw_only=True):
    """What a source covers, rising; `complete` False: there is more than is shown."""

    stretches: list[Blackout]
    complete: bool


class CalendarService:
    """Owners see and change their own; an administrator sees and changes all."""

    def __init__(self, stores: RedisStores, clock: Clock = utc_now) -> None:
        self._calendars = stores.calendars
        self._jobs = stores.job_search
        self._clock = clock

    async def create(self, principal: Principal, request: NewCalendar) -> CalendarView:
        """The new calendar, owned by the caller; Invalid with every refused field."""
        require(principal, Permission.JOB_WRITE)
        now = self._now()
        values = msgspec.structs.asdict(request) | {"tags": tuple(dict.fromkeys(request.tags))}
        calendar = Calendar(
            **values,
            id=CalendarId(secrets.token_hex(8)),
            owner_id=principal.user_id,
            version=1,
            created_at=now,
            updated_at=now,
        )
        await asyncio.to_thread(_check, calendar)
        if await self._calendars.save(calendar, expected_version=None, most=MAX_CALENDARS) != "ok":
            raise Conflict(f"You have {MAX_CALENDARS} calendars, which is the most.", code="calendar.full")
        return await self._view(calendar)

    async def change(self, principal: Principal, calendar_id: str, change: CalendarChange) -> CalendarView:
        """The calendar with `change` made to it; it counts from the next due time on."""
        require(principal, Permission.JOB_WRITE)
        former = await self._own(principal, calendar_id)
        fields = {name: getattr(change, name) for name in change.__struct_fields__}
        values = {name: value for name, value in fields.items() if value is not UNSET}
        if "tags" in values:
            values["tags"] = tuple(dict.fromkeys(values["tags"]))
        calendar = msgspec.structs.replace(former, **values)
        if calendar == former:
            return await self._view(former)
        await asyncio.to_thread(_check, calendar)
        calendar = msgspec.structs.replace(calendar, version=former.version + 1, updated_at=self._now())
        word = await self._calendars.save(calendar, expected_version=former.version, most=MAX_CALENDARS)
        if word != "ok":
            raise Conflict("Somebody else has changed this calendar at the same time; try again.", code="calendar.busy")
        return await self._view(calendar)

    async def delete(self, principal: Principal, calendar_id: str) -> None:
        """Removes it; Conflict while jobs name it."""
        require(principal, Permission.JOB_WRITE)
        calendar = await self._own(principal, calendar_id)
        users = await self._jobs.naming_calendar(calendar.owner_id, calendar.id, NAMED_JOBS + 1)
        if users:
            names = ", ".join(brief(job.name) for job in users[:NAMED_JOBS])
            more = " and others" if len(users) > NAMED_JOBS else ""
            raise Conflict(f"Jobs use this calendar: {names}{more}. Take it off them first.", code="calendar.used")
        if await self._calendars.remove(calendar) != "ok":
            raise Conflict("Somebody else has changed this calendar at the same time; try again.", code="calendar.busy")

    async def find(self, principal: Principal, calendar_id: str) -> CalendarView:
        """The calendar with this id."""
        return await self._view(await self._own(principal, calendar_id))

    async def all(self, principal: Principal) -> CalendarList:
        """The caller's calendars; for an administrator everyone's."""
        scope = principal.owner_scope
        owners = [scope] if scope is not None else await self._calendars.owners()
        found = [calendar for owner_id in owners for calendar in await self._calendars.of(owner_id)]
        return CalendarList(items=[await self._view(calendar) for calendar in found])

    async def preview(self, request: CalendarPreviewRequest) -> CalendarPreview:
        """What a source covers; Invalid names every refused field."""
        since = request.since or self._clock()
        if since.tzinfo is None or (request.until is not None and request.until.tzinfo is None):
            raise Invalid(
                "A time needs its offset from UTC, as in 2027-05-03T08:00:00Z.", pointer="/from", code="time.offset"
            )
        until = request.until or since + WARNED_AHEAD
        if not since < until <= since + MAX_PREVIEW:
            raise Invalid(
                "The range ends after its start, and up to ten years later.", pointer="/to", code="time.range"
            )
        check_source(request.source, request.timezone)
        probe = _probe(request.source, request.timezone, self._now())
        found = Cover(probe).stretches(since, until, MAX_STRETCHES + 1)
        return CalendarPreview(stretches=found[:MAX_STRETCHES], complete=len(found) <= MAX_STRETCHES)

    async def countries(self) -> tuple[Country, ...]:
        """Countries whose holidays are known."""
        return await asyncio.to_thread(countries)

    async def covers(self, owner_id: str, ids: Sequence[str], tags: Sequence[str]) -> list[Cover]:
        """Of the calendars named and of those attached to one of the tags; Invalid at `/timing/calendars` for one that
        the owner does not have."""
        if not ids and not tags:
            return []
        owned = await self._calendars.of(owner_id)
        known = {calendar.id: calendar for calendar in owned}
        for at, calendar_id in enumerate(ids):
            if calendar_id not in known:
                detail = f"There is no calendar {brief(calendar_id)!r} of the job's owner."
                raise Invalid(detail, pointer=f"/timing/calendars/{at}", code="calendar.unknown")
        return _chosen(owned, ids, tags)

    async def _own(self, principal: Principal, calendar_id: str) -> Calendar:
        found = await self._calendars.find(calendar_id) if calendar_id.isalnum() else None
        return visible(found, principal, kind="calendar", identifier=calendar_id)

    async def _view(self, calendar: Calendar) -> CalendarView:
        fields = {name: getattr(calendar, name) for name in Calendar.__struct_fields__}
        # In a thread, as all that reads a source: the library of holidays takes a second to load.
        warnings = await asyncio.to_thread(_warnings, calendar, self._clock())
        return CalendarView(**fields, warnings=warnings)

    def _now(self) -> datetime:
        return from_ms(to_ms(self._clock()))


class CalendarShelf:
    """Calendars at hand for a scheduler: read once for each owner, anew when any calendar was changed."""

    def __init__(self, stores: RedisStores) -> None:
        self._calendars = stores.calendars
        self._version = 0
        self._owned: dict[UserId, list[Calendar]] = {}

    async def refresh(self, version: int) -> bool:
        """Whether calendars have changed since; then they are read again."""
        if version == self._version:
            return False
        self._version = version
        self._owned.clear()
        return True

    async def load(self, jobs: Sequence[Job]) -> None:
        """Reads what the owners of `jobs` have, once there is any calendar."""
        if self._version:
            for owner_id in {job.owner_id for job in jobs} - self._owned.keys():
                owned = await self._calendars.of(owner_id)
                for calendar in owned:
                    await asyncio.to_thread(cover_of(calendar).prepare, utc_now().year)
                self._owned[owner_id] = owned

    def covers(self, job: Job) -> list[Cover]:
        """Of the calendars that count for `job`, whose owner's were loaded."""
        return _chosen(self._owned.get(job.owner_id, ()), job.timing.calendars, job.tags)


def _chosen(owned: Sequence[Calendar], ids: Sequence[str], tags: Sequence[str]) -> list[Cover]:
    named = [calendar for wanted in dict.fromkeys(ids) for calendar in owned if calendar.id == wanted]
    attached = [calendar for calendar in owned if calendar.id not in ids and not set(tags).isdisjoint(calendar.tags)]
    return [cover_of(calendar) for calendar in [*named, *attached]]


def _probe(source: Source, timezone: str, now: datetime) -> Calendar:
    return Calendar(
        id=CalendarId(""),
        name="",
        description="",
        mode=CalendarMode.CLOSED,
        timezone=timezone,
        source=source,
        tags=(),
        owner_id=UserId(""),
        version=0,
        created_at=now,
        updated_at=now,
    )


def _warnings(calendar: Calendar, now: datetime) -> tuple[str, ...]:
    """What may surprise, in words."""
    cover = cover_of(calendar)
    until = now + WARNED_AHEAD
    notes = list(cover.notes)
    is_closed = calendar.mode is CalendarMode.CLOSED
    if is_closed and cover.is_covered(now, until):
        notes.append("It covers the whole of the next year: no job that has it will run.")
    if not cover.stretches(now, until, 1):
        effect = "so it closes nothing" if is_closed else "so no job that has it will run"
        notes.append(f"It covers nothing of the next year, {effect}.")
    return tuple(notes)


def _check(calendar: Calendar) -> None:
    errors: list[FieldError] = []

    def refuse(pointer: str, code: str, detail: str) -> None:
        errors.append(FieldError(pointer=pointer, code=code, detail=detail))

    if not is_line(calendar.name):
        refuse("/name", "calendar.name", f"A name has 1 to {MAX_NAME} characters on one line.")
    if not is_text(calendar.description):
        refuse("/description", "calendar.description", f"A description has at most {MAX_DESCRIPTION:,} characters.")
    if len(calendar.tags) > MAX_TAGS:
        refuse("/tags", "calendar.tags", f"A calendar has at most {MAX_TAGS} tags.")
    for at, tag in enumerate(calendar.tags[:MAX_TAGS]):
        if not is_tag(tag):
            refuse(f"/tags/{at}", "job.tag", f"{brief(tag)!r} is no tag.")
    try:
        check_source(calendar.source, calendar.timezone)
    except Invalid as refusal:
        errors += refusal.errors
    if errors:
        raise Invalid(" ".join(error.detail for error in errors[:3]), code=errors[0].code, errors=errors)
