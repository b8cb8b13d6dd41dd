"""Calendars: when jobs do not run, or when alone they run."""

from litestar import delete, get, patch, post
from litestar.params import FromPath, JSONBody

from chronos_synapse.api.dependencies import Api, Caller, Cursor, Limit, OwnerScope
from chronos_synapse.services.accounts.access import narrowed
from chronos_synapse.services.scheduling.calendar_requests import (
    CalendarChange,
    CalendarList,
    CalendarPreview,
    CalendarPreviewRequest,
    CalendarView,
    NewCalendar,
)
from chronos_synapse.storage.redis.calendars import CalendarQuery
from chronos_synapse.triggers.public_holidays import Country

TAGS = ["calendars"]
MAX_BYTES = 2 << 20
"""A calendar may hold a calendar file of 1 MiB, in which JSON escapes some characters."""
DEFAULT_LIMIT = 500
"""As many as one owner can have."""


@get("/calendars", operation_id="listCalendars", tags=TAGS, summary="Calendars by name")
async def list_calendars(
    api: Api, caller: Caller, owner_id: OwnerScope = None, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None
) -> CalendarList:
    query = CalendarQuery(sight=narrowed(caller, owner_id), limit=limit, cursor=cursor)
    return await api.base.calendars.page(query)


@post(
    "/calendars",
    operation_id="createCalendar",
    audit="calendar.create",
    idempotent=True,
    tags=TAGS,
    summary="Create a calendar",
    request_max_body_size=MAX_BYTES,
)
async def create_calendar(
    data: JSONBody[NewCalendar], api: Api, caller: Caller, owner_id: OwnerScope = None
) -> CalendarView:
    return await api.base.calendars.create(caller, data, owner_id=owner_id)


@get("/calendars/countries", operation_id="listCountries", tags=TAGS, summary="Countries whose holidays are known")
async def list_countries(api: Api) -> tuple[Country, ...]:
    return await api.base.calendars.countries()


@post(
    "/calendars/preview",
    operation_id="previewCalendar",
    unaudited="it only tells what would be",
    tags=TAGS,
    summary="What an unsaved calendar covers",
    status_code=200,
    request_max_body_size=MAX_BYTES,
)
async def preview_calendar(data: JSONBody[CalendarPreviewRequest], api: Api) -> CalendarPreview:
    return await api.base.calendars.preview(data)


@get("/calendars/{calendar_id:str}", operation_id="getCalendar", tags=TAGS, summary="One calendar")
async def get_calendar(calendar_id: FromPath[str], api: Api, caller: Caller) -> CalendarView:
    return await api.base.calendars.find(caller, calendar_id)


@patch(
    "/calendars/{calendar_id:str}",
    operation_id="changeCalendar",
    audit="calendar.update",
    tags=TAGS,
    summary="Change fields of a calendar",
    request_max_body_size=MAX_BYTES,
)
async def change_calendar(
    calendar_id: FromPath[str], data: JSONBody[CalendarChange], api: Api, caller: Caller
) -> CalendarView:
    return await api.base.calendars.change(caller, calendar_id, data)


@delete(
    "/calendars/{calendar_id:str}",
    operation_id="deleteCalendar",
    audit="calendar.delete",
    tags=TAGS,
    summary="Delete a calendar",
)
async def delete_calendar(calendar_id: FromPath[str], api: Api, caller: Caller) -> None:
    await api.base.calendars.delete(caller, calendar_id)


handlers = [
    list_calendars,
    create_calendar,
    list_countries,
    preview_calendar,
    get_calendar,
    change_calendar,
    delete_calendar,
]
