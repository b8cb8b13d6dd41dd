"""What a caller may write of a calendar, and what is shown of it."""

from datetime import datetime

import msgspec
from msgspec import UNSET, UnsetType

from chronos_synapse.domain.calendar import Blackout, Calendar, CalendarMode, HolidaySource, IcsSource, RangeSource
from chronos_synapse.domain.errors import FieldError, Invalid, brief
from chronos_synapse.services.jobs.job_checks import MAX_DESCRIPTION, MAX_NAME, MAX_TAGS, is_line, is_tag, is_text
from chronos_synapse.triggers.calendar_cover import check_source

Source = RangeSource | HolidaySource | IcsSource


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


class CalendarPreviewRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A source that need not be saved, and the range to look at; without one, the next 366 days."""

    source: Source
    timezone: str = "UTC"
    since: datetime | None = msgspec.field(default=None, name="from")
    until: datetime | None = msgspec.field(default=None, name="to")


class CalendarWarning(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to know about a calendar; `code` is stable, `detail` is for people."""

    code: str
    detail: str


class CalendarView(Calendar, frozen=True, kw_only=True):
    """A calendar, and what may surprise about it."""

    warnings: tuple[CalendarWarning, ...]


class CalendarList(msgspec.Struct, frozen=True, kw_only=True):
    """One page, by name. The text of calendar files is left out: it is empty here.

    `complete` False: the answer was cut short, and `total` is a lower bound.
    """

    items: list[Calendar]
    total: int
    complete: bool
    next_cursor: str | None


class CalendarPreview(msgspec.Struct, frozen=True, kw_only=True):
    """What a source covers, rising; `complete` False: there is more than is shown."""

    stretches: list[Blackout]
    complete: bool


def check_calendar(calendar: Calendar) -> None:
    """Raises Invalid with one error for each refused field. May take seconds: see `check_source`."""
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
            refuse(f"/tags/{at}", "calendar.tag", f"{brief(tag)!r} is no tag that a job can have.")
    try:
        check_source(calendar.source, calendar.timezone)
    except Invalid as refusal:
        errors += refusal.errors
    if errors:
        raise Invalid(" ".join(error.detail for error in errors[:3]), code=errors[0].code, errors=errors)
