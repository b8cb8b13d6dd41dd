"""What was learned of a job and is worth telling: an insight is one episode of one topic, from its opening to its end.

Its numbers come from `chronos_models`; the words are made of them alone. What was told stays as it was told.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

import msgspec

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.execution import ExecutionId
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.domain.query import DEFAULT_LIMIT

InsightId = NewType("InsightId", str)

DEFAULT_BUDGET = 0.3
"""False alarms that a job may make in 30 days."""
LEAST_BUDGET, MOST_BUDGET = 0.01, 30.0
KEPT_FOR = timedelta(days=400)
"""Of one that is closed, since its end."""
MOST_STATEMENTS = 20
"""Of one insight: the first one and the latest."""
ALL_JOBS = "0" * 16
"""In the place of a job, in the id of an insight about all of them."""
MOST_FEEDBACK = 20
MOST_EVIDENCE = 20
"""Executions that a statement names, the latest."""
MOST_JOBS = 200
"""Jobs that a statement names."""


class Topic(StrEnum):
    """What an insight is about."""

    DURATION = "duration"
    CPU_SHARE = "cpu_share"
    """CPU time as a part of the duration."""
    MEMORY = "memory"
    OUTPUT = "output"
    """How much was printed."""
    OUTCOME = "outcome"
    """Failures."""
    START = "start"
    """Missing and late starts."""
    HOST = "host"
    """Jobs that are slow together."""
    SCHEDULER = "scheduler"
    """No scheduler looked at due times: it is about all jobs."""
    WORKERS = "workers"
    """Executions wait that no worker can take: it is about all jobs."""


OF_ALL_JOBS = (Topic.SCHEDULER, Topic.WORKERS)
"""What is about no job of its own."""


class Severity(StrEnum):
    """How rare an equally strong false alarm is; least first."""

    LOW = "low"
    """At most 3 in 30 days."""
    MEDIUM = "medium"
    """At most 1."""
    HIGH = "high"
    """At most 0.1."""
    CRITICAL = "critical"
    """At most 0.01."""


class InsightState(StrEnum):
    """Whether what it tells of goes on."""

    OPEN = "open"
    CLOSED = "closed"


class Verdict(StrEnum):
    """What a person thinks of it."""

    USEFUL = "useful"
    NORMAL = "normal"
    """No anomaly: such a thing is to be expected of this job."""


class Statement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that was told, with the numbers it rests on. What does not apply is None."""

    at: datetime
    """When it could be known."""
    kind: str
    """As `chronos_models.kinds` names it: slow_run, missing, failures, back_to_normal."""
    severity: Severity
    rate: float
    """Expected number of equally strong false alarms of this job in 30 days."""
    sentence: str
    direction: str = "none"
    """up, down or none."""
    value: float | None = None
    expected: float | None = None
    lower: float | None = None
    upper: float | None = None
    """The range that holds 94 % of such executions; of a start, only `upper`: from there on it is late."""
    unit: str = ""
    """s, bytes, share, due times, executions, or nothing."""
    spreads: float | None = None
    """Distance from the expected value in robust standard deviations."""
    slot: str = ""
    """The part of the calendar that the expectation is for, in the job's time zone."""
    window_days: float | None = None
    count: int = 0
    """Executions that the expectation rests on."""
    since: datetime | None = None
    """When it began."""
    deploy: str = ""
    """The version that was deployed just before it began."""
    host: str = ""
    jobs: tuple[JobId, ...] = ()
    """Jobs that are slow together."""
    evidence: tuple[ExecutionId, ...] = ()
    """Executions that show it, oldest first."""


class Feedback(msgspec.Struct, frozen=True, kw_only=True):
    """What a person said of it."""

    at: datetime
    user_id: UserId
    user_name: str
    verdict: Verdict


class Forgiven(msgspec.Struct, frozen=True, kw_only=True):
    """What the model of a job learned of the word that something is normal: enough to take it back."""

    kind: str
    learned: float
    """As the model gave it."""
    number: int
    """Of the execution that the model had learned from last."""


class Insight(msgspec.Struct, frozen=True, kw_only=True):
    """One episode."""

    id: InsightId
    job_id: JobId
    """Empty, as are its owner and its tags, when it is about all jobs; then everybody sees it."""
    job_name: str
    owner_id: UserId
    tags: tuple[str, ...]
    topic: Topic
    state: InsightState
    severity: Severity
    """Of its rarest statement."""
    rate: float
    """Of its rarest statement."""
    opened_at: datetime
    updated_at: datetime
    """Of its latest statement."""
    closed_at: datetime | None = None
    statements: tuple[Statement, ...] = ()
    """Oldest first; at least one, at most MOST_STATEMENTS."""
    feedback: tuple[Feedback, ...] = ()
    """Oldest first; a person's later word takes the place of the former."""
    forgiven: Forgiven | None = None
    """While somebody says that it is normal, and the model could learn that."""
    is_muted: bool = False
    """It was opened while its job's topic was muted: it is in the list when asked for, and nobody was told."""


class Mute(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Nobody is told of a topic of a job."""

    topic: Topic
    until: datetime | None = None
    """None: until somebody lifts it."""
    user_name: str = ""
    """Who asked for it."""


class WatchSettings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a job is watched."""

    budget: float | None = None
    """False alarms of 30 days, LEAST_BUDGET to MOST_BUDGET; None: as the installation has it."""
    mutes: tuple[Mute, ...] = ()


class InsightSort(StrEnum):
    """Orders of the list; a leading `-` means: largest first."""

    NEWEST = "-updated_at"
    OLDEST = "updated_at"
    RAREST = "rate"


class InsightQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A question to the insights."""

    sight: Sight
    job_id: JobId | None = None
    """Those that are about this job, whichever job of the same owner they are filed with."""
    states: tuple[InsightState, ...] = ()
    severities: tuple[Severity, ...] = ()
    topics: tuple[Topic, ...] = ()
    tags: tuple[str, ...] = ()
    with_muted: bool = False
    since: datetime | None = None
    """Told of at or after this."""
    until: datetime | None = None
    """Opened before this."""
    sort: InsightSort = InsightSort.NEWEST
    limit: int = DEFAULT_LIMIT
    cursor: str | None = None
