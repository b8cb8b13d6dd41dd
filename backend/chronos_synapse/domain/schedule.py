"""When a job is due: its schedule, what narrows it, and what to do about due times that were not met."""

from datetime import datetime
from enum import StrEnum

import msgspec


class GapPolicy(StrEnum):
    """What becomes of a clock time that does not exist because the clock is put forward over it."""

    AUTO = "auto"
    """A fixed clock time is shifted, a wildcard one is skipped: what cron does."""
    SHIFT = "shift"
    """Due once at the first instant after the gap."""
    SKIP = "skip"
    """Not due on that day."""


class FoldPolicy(StrEnum):
    """Which pass counts of a clock time that happens twice because the clock is put back."""

    AUTO = "auto"
    """Of a fixed clock time the first, of a wildcard one both: what cron does."""
    FIRST = "first"
    LAST = "last"
    BOTH = "both"


class CronSpec(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="cron", forbid_unknown_fields=True):
    """A crontab expression of five fields, or six with seconds first, or an `@` descriptor."""

    expression: str
    timezone: str = "UTC"
    gap: GapPolicy = GapPolicy.AUTO
    fold: FoldPolicy = FoldPolicy.AUTO


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


class AnySpec(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="any", forbid_unknown_fields=True):
    """Due whenever one of several schedules is; an instant that two of them share is one due time."""

    schedules: tuple[CronSpec | IntervalSpec | DateSpec, ...]
    timezone: str = "UTC"
    """Only for showing times."""


Schedule = CronSpec | IntervalSpec | DateSpec | AnySpec


class Weekday(StrEnum):
    """A day of the week."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


class Window(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hours in which a job may run, on the wall clock of its schedule."""

    start: str
    """`HH:MM`, inclusive."""
    end: str
    """`HH:MM` up to `24:00`, exclusive; one before the start is on the following day."""
    days: tuple[Weekday, ...] = tuple(Weekday)
    """On which the window starts."""


class Timing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What narrows a schedule. Start, end and jitter move or end the due times themselves; a due time outside of the
    windows, or that a calendar closes, stays a due time and is recorded as skipped."""

    starts_at: datetime | None = None
    """Nothing is due before."""
    ends_at: datetime | None = None
    """Nothing is due after."""
    jitter_s: float = 0.0
    """Every due time of the job is later by the same part of this, which its id decides."""
    windows: tuple[Window, ...] = ()
    """None: at any time."""
    calendars: tuple[str, ...] = ()
    """Ids of calendars, beside those that are attached to one of the job's tags."""


UNBOUNDED = Timing()
"""Narrows nothing."""


class MisfirePolicy(StrEnum):
    """What becomes of due times that passed while nothing could dispatch them."""

    LATEST = "latest"
    """Run once for the latest of them; the others are recorded as merged into it."""
    ALL = "all"
    """Run each of them, up to the catch-up cap."""
    SKIP = "skip"
    """Run none that is later than the grace; record them as missed."""


class OverlapPolicy(StrEnum):
    """What happens to a new execution while as many of the job's as may run at once have not ended."""

    SKIP = "skip"
    """The new one does not start and is recorded as skipped."""
    QUEUE_ONE = "queue_one"
    """One waits for the end of the other; what comes while one waits is skipped."""
    QUEUE_ALL = "queue_all"
    """All wait in order, up to a bound; what is beyond it is skipped."""
    CANCEL_RUNNING = "cancel_running"
    """The oldest is asked to end (TERM, grace, KILL), and the new one starts when it has."""
    TERMINATE_RUNNING = "terminate_running"
    """The oldest is killed at once, and the new one starts when it is gone."""
    ALLOW = "allow"
    """All run at once."""


class Priority(StrEnum):
    """Who goes first among waiting executions of one owner: each step is a head start, so that nothing starves."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    CRITICAL = "critical"


class LostPolicy(StrEnum):
    """What happens to an execution whose worker vanished."""

    FAIL = "fail"
    """It ends as abandoned: the safe choice for work that must not run twice."""
    RETRY = "retry"
    """It is queued again with the next attempt number, three attempts at most."""
