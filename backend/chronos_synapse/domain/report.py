"""Reports: what is so of a job, an owner or the installation over some days, as facts first and in words after that.

A report never changes once it is ready. Its facts are kept with it, so that every sentence can be looked up for ever.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

import msgspec

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.execution import ExecutionId
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.domain.query import DEFAULT_LIMIT

ReportId = NewType("ReportId", str)
ReportScheduleId = NewType("ReportScheduleId", str)

SYSTEM = UserId("")
"""Whose reports of the whole installation are: only those who see all owners see them."""
KEPT_FOR = timedelta(days=400)
SPANS_DAYS = (1, 7, 30, 90)
DEFAULT_SPAN_DAYS = 7
MOST_FACTS = 120
MOST_EVIDENCE = 5
"""Executions that a fact names."""
MOST_RECIPIENTS = 10
MOST_SCHEDULES = 20
"""Of one owner."""


class ReportScope(StrEnum):
    """What a report is about."""

    JOB = "job"
    OWNER = "owner"
    """All jobs of a user."""
    TEAM = "team"
    SYSTEM = "system"
    """All jobs of all owners."""


class ReportState(StrEnum):
    """How far it is."""

    PENDING = "pending"
    READY = "ready"
    FAILED = "failed"


class Section(StrEnum):
    """The parts of a report, in their order; the narrators' topics have the same names."""

    CHANGED = "changed"
    FAILED = "failed"
    SLOWER = "slower"
    FORECAST = "forecast"
    MOVES = "moves"


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a report is about, and over how long."""

    scope: ReportScope
    owner_id: UserId
    """Of the installation: SYSTEM."""
    job_id: JobId | None = None
    name: str = ""
    """Of the job, or of the owner as far as it is known."""
    span_days: int = DEFAULT_SPAN_DAYS
    timezone: str = "UTC"
    """In which times of the report are told."""


class FactSource(msgspec.Struct, frozen=True, kw_only=True):
    """Where a fact is from."""

    name: str
    """history, analytics, job, insights, forecast, schedule or advice."""
    path: str = ""
    """Of the page that shows it: `/jobs/…`."""
    executions: tuple[ExecutionId, ...] = ()
    """That show it, latest first."""


class ReportFact(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the facts table."""

    id: str
    section: Section
    metric: str
    """Words joined by underscores; the last one says over how long."""
    label: str
    """The same for people."""
    value: float | str
    unit: str
    shown: str
    """The value as people read it."""
    source: FactSource
    job_id: JobId | None = None
    job: str = ""
    """Its name; empty for a fact of all of them."""
    window: str = ""
    """Over how long, in words."""
    since: datetime | None = None
    until: datetime | None = None


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of what a job said, without what is secret; shown beside the facts, and no fact itself."""

    job: str
    text: str
    job_id: JobId | None = None
    execution_id: ExecutionId | None = None
    path: str = ""
    """Of the page of its pattern."""
    note: str = ""
    """How often such a thing was said, and what a person knows of it."""


class ReportSentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, the facts it cites, and where it belongs."""

    text: str
    cites: tuple[str, ...] = ()
    section: Section | None = None
    confidence: str = ""
    """Of a hypothesis: low, medium or high."""


class ReportAction(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a person could do next."""

    title: str
    path: str = ""
    cites: tuple[str, ...] = ()


class Authorship(msgspec.Struct, frozen=True, kw_only=True):
    """Who wrote the sentences, and what that took."""

    narrator: str
    facts_hash: str
    model: str = ""
    """Empty for a narrator without one."""
    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0
    cost_usd: float = 0.0
    failure: str = ""
    """Why the narrator that was chosen did not write it."""
    detail: str = ""
    dropped: int = 0
    """Sentences that were refused, as the facts do not say so."""


class ReportBody(msgspec.Struct, frozen=True, kw_only=True):
    """What a ready report says."""

    headline: str
    authorship: Authorship
    facts: tuple[ReportFact, ...] = ()
    sentences: tuple[ReportSentence, ...] = ()
    hypotheses: tuple[ReportSentence, ...] = ()
    actions: tuple[ReportAction, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    gaps: tuple[str, ...] = ()
    """What could not be found out, in words."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a report without its body."""

    id: ReportId
    title: str
    about: About
    state: ReportState
    since: datetime
    until: datetime
    asked_by: UserId
    """Empty: a schedule of somebody who is no more."""
    asked_at: datetime
    schedule_id: ReportScheduleId | None = None
    ready_at: datetime | None = None
    headline: str = ""
    narrator: str = ""
    facts: int = 0
    error: str = ""
    """Why it failed."""
    mailed_to: int = 0


class ReportSchedule(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that are made again and again."""

    id: ReportScheduleId
    name: str
    about: About
    expression: str
    """Cron, on the clocks of `about.timezone`."""
    recipients: tuple[UserId, ...] = ()
    """Users who get it by mail, if they may still see it then."""
    is_on: bool = True
    next_at: datetime | None = None
    """None while it is off, and when it is never due any more."""
    last_at: datetime | None = None
    last_report_id: ReportId | None = None
    created_by: UserId
    created_at: datetime
    updated_at: datetime
    version: int = 1


class ReportQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A question to the reports."""

    sight: Sight
    job_id: JobId | None = None
    scopes: tuple[ReportScope, ...] = ()
    states: tuple[ReportState, ...] = ()
    schedule_id: str | None = None
    search: str = ""
    limit: int = DEFAULT_LIMIT
    cursor: str | None = None


def is_seen(sight: Sight, about: About) -> bool:
    """Whether whoever sees so much may read a report about this."""
    return sight.covers(about.owner_id, about.job_id if about.scope is ReportScope.JOB else None)
