"""What a caller may write of reports and their schedules, and what is shown of them."""

from datetime import datetime
from enum import StrEnum

import msgspec
from msgspec import UNSET, UnsetType

from chronos_synapse.domain.report import (
    DEFAULT_SPAN_DAYS,
    Report,
    ReportBody,
    ReportSchedule,
    ReportScope,
)


class ReportForm(StrEnum):
    """What a report can be written as."""

    HTML = "html"
    PDF = "pdf"
    CSV = "csv"
    """The facts table."""
    JSON = "json"
    MARKDOWN = "markdown"


MEDIA_TYPES: dict[ReportForm, str] = {
    ReportForm.HTML: "text/html",
    ReportForm.PDF: "application/pdf",
    ReportForm.CSV: "text/csv",
    ReportForm.JSON: "application/json",
    ReportForm.MARKDOWN: "text/markdown",
}
ENDINGS: dict[ReportForm, str] = {
    ReportForm.HTML: "html",
    ReportForm.PDF: "pdf",
    ReportForm.CSV: "csv",
    ReportForm.JSON: "json",
    ReportForm.MARKDOWN: "md",
}


class NewReport(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report to make. Its time ends now, or at `until`."""

    scope: ReportScope
    job_id: str | None = None
    """Of the scope `job`."""
    owner_id: str | None = None
    """Of the scopes `owner` and `team`; without it, the caller's own jobs."""
    span_days: int = DEFAULT_SPAN_DAYS
    """1, 7, 30 or 90."""
    timezone: str = "UTC"
    until: datetime | None = None


class NewReportSchedule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Reports to make again and again."""

    name: str
    scope: ReportScope
    expression: str
    """Cron, on the clocks of `timezone`."""
    job_id: str | None = None
    owner_id: str | None = None
    span_days: int = DEFAULT_SPAN_DAYS
    timezone: str = "UTC"
    recipients: list[str] = []
    """Ids of users, or their e-mail addresses."""
    is_on: bool = True


class ReportScheduleChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a schedule to change; those that are left out stay as they are."""

    name: str | UnsetType = UNSET
    expression: str | UnsetType = UNSET
    span_days: int | UnsetType = UNSET
    timezone: str | UnsetType = UNSET
    recipients: list[str] | UnsetType = UNSET
    is_on: bool | UnsetType = UNSET


class ReportView(Report, frozen=True, kw_only=True):
    """A report, and what it says when it is ready."""

    body: ReportBody | None
    may_delete: bool


class ReportList(msgspec.Struct, frozen=True, kw_only=True):
    """One page, newest first. `complete` False: the answer was cut short, and `total` is a lower bound."""

    items: list[Report]
    total: int
    complete: bool
    next_cursor: str | None


class ReportAsked(msgspec.Struct, frozen=True, kw_only=True):
    """A report that is being made."""

    report_id: str


class Recipient(msgspec.Struct, frozen=True, kw_only=True):
    """Who gets reports by mail."""

    id: str
    name: str


class ReportScheduleView(ReportSchedule, frozen=True, kw_only=True):
    """A schedule as the caller stands to it."""

    words: str
    """When it is due, said back."""
    people: list[Recipient]
    """Those of the recipients that still exist."""
    may_change: bool


class ReportScheduleList(msgspec.Struct, frozen=True, kw_only=True):
    """All that the caller sees, by name."""

    items: list[ReportScheduleView]
    can_mail: bool
    """Whether there is a mail server."""
