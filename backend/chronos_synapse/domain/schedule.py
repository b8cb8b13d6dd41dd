"""When a job is due: one trigger, and what to do about due times that were not met."""

from datetime import datetime
from enum import StrEnum

import msgspec


class CronSpec(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="cron", forbid_unknown_fields=True):
    """A crontab expression of five fields, or six with seconds first, or an `@` descriptor."""

    expression: str
    timezone: str = "UTC"


class IntervalSpec(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="interval", forbid_unknown_fields=True
):
    """Every `every_s` seconds, counted from `start_at`, so that a restart keeps the phase."""

    every_s: float
    start_at: datetime | None = None
    """Absent in a request means: the moment at which the job is saved."""
    timezone: str = "UTC"
    """Only for showing times; an interval is real time."""


class DateSpec(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="date", forbid_unknown_fields=True):
    """Once, at an instant."""

    run_at: datetime
    timezone: str = "UTC"
    """Only for showing times."""


Schedule = CronSpec | IntervalSpec | DateSpec


class MisfirePolicy(StrEnum):
    """What becomes of due times that passed while nothing could dispatch them."""

    LATEST = "latest"
    """Run once for the latest of them; the others are recorded as missed."""
    ALL = "all"
    """Run each of them, up to the catch-up cap."""
    SKIP = "skip"
    """Run none that is later than the grace; record them as missed."""


class OverlapPolicy(StrEnum):
    """What happens when a job is due while its previous execution has not ended."""

    SKIP = "skip"
    """The new one does not start and is recorded as skipped."""
    ALLOW = "allow"
    """Both run."""


class LostPolicy(StrEnum):
    """What happens to an execution whose worker vanished."""

    FAIL = "fail"
    """It ends as abandoned: the safe choice for work that must not run twice."""
    RETRY = "retry"
    """It is queued again with the next attempt number, three attempts at most."""
