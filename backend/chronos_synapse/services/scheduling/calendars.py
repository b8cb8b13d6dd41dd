"""CalendarService: calendars, kept by their owners and looked at by everything that decides on due times.

Sources are read in a thread: the library of holidays takes a second to load, a large file as long to read.
"""

import asyncio
import re
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec import UNSET

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.calendar import Calendar, CalendarId, CalendarMode, RangeSource
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import Conflict, Invalid, brief
from chronos_synapse.domain.job import UserId
from chronos_synapse.services.accounts.access import owner_named, require, visible
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.scheduling.calendar_requests import (
    CalendarChange,
    CalendarList,
    CalendarPreview,
    CalendarPreviewRequest,
    CalendarView,
    CalendarWarning,
    NewCalendar,
    Source,
    check_calendar,
)
from chronos_synapse.services.scheduling.calendar_shelf import CalendarShelf, chosen
from chronos_synapse.storage.redis.calendars import CalendarLimits, CalendarQuery
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.calendar_cover import Cover, check_source, cover_of
from chronos_synapse.triggers.public_holidays import Country, countries

LIMITS = CalendarLimits(calendars=500, bytes=4 << 20)
MAX_STRETCHES = 1000
MAX_PREVIEW = timedelta(days=3700)
NAMED_JOBS = 5
AHEAD = timedelta(days=366)
TRIES = 5
"""How often a change is made anew on a calendar that others change at the same time."""

_ID = re.compile(r"[0-9a-f]{16}")
_REFUSALS = {
    "full": f"You have {LIMITS.calendars} calendars, which is the most.",
    "heavy": f"Your calendars have more than {LIMITS.bytes >> 20} MiB together, which is the most.",
}


class CalendarService:
    """Of users and of teams: domain/access.py says who may do what with them."""

    def __init__(self, stores: RedisStores, clock: Clock = utc_now) -> None:
        self._calendars = stores.calendars
        self._jobs = stores.job_search
        self._shelf = CalendarShelf(stores, clock)
        self._clock = clock

    async def create(self, principal: Principal, request: NewCalendar, *, owner_id: str | None = None) -> CalendarView:
        """The new calendar, owned by the caller or a team; Invalid with every refused field."""
        require(principal, Permission.CALENDAR_WRITE)
        owner = owner_named(principal, Permission.CALENDAR_WRITE, owner_id)
        now = self._now()
        calendar = Calendar(
            id=CalendarId(secrets.token_hex(8)),
            name=request.name,
            description=request.description,
            mode=request.mode,
            timezone=request.timezone,
            source=normalized(request.source),
            tags=tuple(dict.fromkeys(request.tags)),
            owner_id=owner,
            version=1,
            created_at=now,
            updated_at=now,
        )
        await asyncio.to_thread(check_calendar, calendar)
        word = await self._calendars.save(calendar, expected_version=None, limits=LIMITS)
        if word != "ok":
            raise Conflict(_REFUSALS.get(word, "Try again."), code=f"calendar.{word}")
        _note(calendar, after=calendar)
        return await self._view(calendar)

    async def change(self, principal: Principal, calendar_id: str, change: CalendarChange) -> CalendarView:
        """The calendar with `change` made to it, which counts for due times that come; no change makes no version."""
        require(principal, Permission.CALENDAR_WRITE)
        for _ in range(TRIES):
            former = await self._own(principal, calendar_id, Permission.CALENDAR_WRITE)
            calendar = _changed(former, change)
            if calendar == former:
                return await self._view(former)
            await asyncio.to_thread(check_calendar, calendar)
            calendar = msgspec.structs.replace(calendar, version=former.version + 1, updated_at=self._now())
            word = await self._calendars.save(calendar, expected_version=former.version, limits=LIMITS)
            if word == "ok":
                _note(calendar, before=former, after=calendar)
                return await self._view(calendar)
            if word in _REFUSALS:
                raise Conflict(_REFUSALS[word], code=f"calendar.{word}")
        raise Conflict("Others keep changing this calendar at the same time; try again.", code="calendar.busy")

    async def delete(self, principal: Principal, calendar_id: str) -> None:
        """Removes it; Conflict while jobs name it."""
        require(principal, Permission.CALENDAR_WRITE)
        calendar = await self._own(principal, calendar_id, Permission.CALENDAR_WRITE)
        users = await self._jobs.naming_calendar(calendar.owner_id, calendar.id, NAMED_JOBS + 1)
        if users:
            names = ", ".join(brief(job.name) for job in users[:NAMED_JOBS])
            more = " and others" if len(users) > NAMED_JOBS else ""
            raise Conflict(f"Jobs use this calendar: {names}{more}. Take it off them first.", code="calendar.used")
        if await self._calendars.remove(calendar) != "ok":
            raise Conflict("Somebody else has changed this calendar at the same time; try again.", code="calendar.busy")
        _note(calendar, before=calendar)

    async def find(self, principal: Principal, calendar_id: str) -> CalendarView:
        """The calendar with this id."""
        return await self._view(await self._own(principal, calendar_id))

    async def page(self, query: CalendarQuery) -> CalendarList:
        """One page of calendars; the query says whose."""
        page = await self._calendars.page(query)
        return CalendarList(
            items=page.calendars, total=page.total, complete=page.complete, next_cursor=page.next_cursor
        )

    async def preview(self, request: CalendarPreviewRequest) -> CalendarPreview:
        """What a source covers; Invalid names every refused field."""
        since, until = _range(request, self._clock())
        return await asyncio.to_thread(_preview, request, since, until)

    async def countries(self) -> tuple[Country, ...]:
        """Countries whose holidays are known."""
        return await asyncio.to_thread(countries)

    async def covers(self, owner_id: str, ids: Sequence[str], tags: Sequence[str]) -> list[Cover]:
        """Of the calendars named and of those attached to one of the tags, ready to be asked.

        Invalid at `/timing/calendars/0` and so on for one that the owner does not have.
        """
        if not ids and not tags:
            return []
        owner = UserId(owner_id)
        await self._shelf.refresh(await self._calendars.version())
        await self._shelf.load_owners([owner])
        owned = self._shelf.owned(owner)
        known = {calendar.id for calendar in owned}
        for at, calendar_id in enumerate(ids):
            if calendar_id not in known:
                detail = f"There is no calendar {brief(calendar_id)!r} of the job's owner."
                raise Invalid(detail, pointer=f"/timing/calendars/{at}", code="calendar.unknown")
        wanted = chosen(owned, ids, tags)
        await self._shelf.prepare(wanted)
        return list(self._shelf.covers_of(wanted))

    async def _own(
        self, principal: Principal, calendar_id: str, need: Permission = Permission.CALENDAR_READ
    ) -> Calendar:
        found = await self._calendars.find(calendar_id) if _ID.fullmatch(calendar_id) else None
        return visible(found, principal, kind="calendar", identifier=calendar_id, need=need)

    async def _view(self, calendar: Calendar) -> CalendarView:
        fields = {name: getattr(calendar, name) for name in Calendar.__struct_fields__}
        warnings = await asyncio.to_thread(_warnings, calendar, self._clock())
        return CalendarView(**fields, warnings=tuple(warnings))

    def _now(self) -> datetime:
        """The present in the precision in which times are stored."""
        return from_ms(to_ms(self._clock()))


def _note(calendar: Calendar, *, before: object | None = None, after: object | None = None) -> None:
    note(
        kind="calendar",
        id=calendar.id,
        name=calendar.name,
        owner_id=calendar.owner_id,
        before=before,
        after=after,
    )


def normalized(source: Source) -> Source:
    """`source` with its times in UTC; those without offset are left to the checks."""
    if not isinstance(source, RangeSource):
        return source
    ranges = [
        msgspec.structs.replace(one, start=_in_utc(one.start), end=_in_utc(one.end), label=one.label.strip())
        for one in source.ranges
    ]
    return RangeSource(ranges=tuple(ranges))


def _in_utc(at: datetime) -> datetime:
    # Near the ends of the calendar there is no such time in UTC; such a year is refused in any zone.
    return at if at.tzinfo is None or not 1 < at.year < 9999 else at.astimezone(UTC)


def _changed(former: Calendar, change: CalendarChange) -> Calendar:
    fields = {name: getattr(change, name) for name in change.__struct_fields__}
    values = {name: value for name, value in fields.items() if value is not UNSET}
    if "tags" in values:
        values["tags"] = tuple(dict.fromkeys(values["tags"]))
    if "source" in values:
        values["source"] = normalized(values["source"])
    return msgspec.structs.replace(former, **values)


def _range(request: CalendarPreviewRequest, now: datetime) -> tuple[datetime, datetime]:
    """What to look at; Invalid at `/from` or `/to`."""
    for pointer, at in (("/from", request.since), ("/to", request.until)):
        if at is not None and at.tzinfo is None:
            detail = "A time needs its offset from UTC, as in 2027-05-03T08:00:00Z."
            raise Invalid(detail, pointer=pointer, code="time.offset")
        if at is not None and not 1970 <= at.year <= 2300:
            raise Invalid("A time lies in the years 1970 to 2300.", pointer=pointer, code="time.range")
    since = request.since or now
    until = request.until or since + AHEAD
    if not since < until <= since + MAX_PREVIEW:
        detail = "The range ends after its start, and up to ten years later."
        raise Invalid(detail, pointer="/to", code="time.range")
    return since, until


def _preview(request: CalendarPreviewRequest, since: datetime, until: datetime) -> CalendarPreview:
    source = normalized(request.source)
    check_source(source, request.timezone)
    probe = Calendar(
        id=CalendarId(""),
        name="",
        description="",
        mode=CalendarMode.CLOSED,
        timezone=request.timezone,
        source=source,
        tags=(),
        owner_id=UserId(""),
        version=0,
        created_at=since,
        updated_at=since,
    )
    found = Cover(probe).stretches(since, until, MAX_STRETCHES + 1)
    return CalendarPreview(stretches=found[:MAX_STRETCHES], complete=len(found) <= MAX_STRETCHES)


def _warnings(calendar: Calendar, now: datetime) -> list[CalendarWarning]:
    """What may surprise about a stored calendar."""
    cover, until = cover_of(calendar), now + AHEAD
    is_closed = calendar.mode is CalendarMode.CLOSED
    try:
        found = [("calendar.no_length", note) for note in cover.notes]
        if not cover.stretches(now, until, 1):
            effect = "so it closes nothing" if is_closed else "so no job that has it will run"
            found.append(("calendar.covers_nothing", f"It covers nothing of the next year, {effect}."))
        elif cover.is_covered(now, until):
            effect = "no job that has it will run" if is_closed else "it keeps no job from running"
            found.append(("calendar.covers_all", f"It covers the whole of the next year: {effect}."))
    except Invalid as refusal:
        found = [("calendar.unreadable", f"It cannot be read, and counts for no job: {refusal.detail}")]
    return [CalendarWarning(code=code, detail=detail) for code, detail in found]
