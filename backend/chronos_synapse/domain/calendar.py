"""A calendar: days and hours on which jobs do not run, or on which alone they run. Shared by jobs and by tags."""

from datetime import datetime
from enum import StrEnum
from typing import NewType

import msgspec

from chronos_synapse.domain.job import UserId

CalendarId = NewType("CalendarId", str)


class CalendarMode(StrEnum):
    """What being covered by a calendar means."""

    CLOSED = "closed"
    """Due times that it covers are skipped."""
    OPEN = "open"
    """Due times that it does not cover are skipped."""


class Blackout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One covered stretch of time, from `start` up to and without `end`."""

    start: datetime
    end: datetime
    label: str = ""


class RangeSource(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="ranges", forbid_unknown_fields=True
):
    """Stretches that were written down."""

    ranges: tuple[Blackout, ...]


class HolidaySource(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="holidays", forbid_unknown_fields=True
):
    """Public holidays of a country, whole days on the calendar's wall clock."""

    country: str
    """ISO 3166-1 alpha-2."""
    subdivision: str = ""


class IcsSource(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="ics", forbid_unknown_fields=True):
    """Events of an iCalendar file, repeated ones included."""

    text: str


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """The definition of a calendar. Times are aware UTC."""

    id: CalendarId
    name: str
    description: str
    mode: CalendarMode
    timezone: str
    """Where whole days begin and end."""
    source: RangeSource | HolidaySource | IcsSource
    tags: tuple[str, ...]
    """It applies to every job of its owner that has one of these."""
    owner_id: UserId
    version: int
    created_at: datetime
    updated_at: datetime
