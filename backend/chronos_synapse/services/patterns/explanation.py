"""What explains a failure: statements made of facts alone, each with what it rests on. Nothing here needs a model."""

from datetime import datetime
from enum import StrEnum

import msgspec

from chronos_synapse.services.history.findings import UsualDuration
from chronos_synapse.services.patterns.views import PatternItem, RemedyView


class PointKind(StrEnum):
    """What a statement is about, in the order in which they come."""

    STREAK = "streak"
    """Where it stands in the row of failures."""
    ERROR = "error"
    """The line, or the error, that tells best why it failed."""
    LOG = "log"
    """Where its log leaves that of the last success."""
    DEFINITION = "definition"
    """What was changed in between."""
    ENVIRONMENT = "environment"
    """What else it was given or run with."""
    HOST = "host"
    """Where it ran."""
    DEPLOY = "deploy"
    """What was deployed shortly before."""
    DURATION = "duration"
    """How long it took against the usual."""
    INSIGHT = "insight"
    """What was noticed about the job."""
    PATTERN = "pattern"
    """How often the same was seen, and where."""
    REMEDY = "remedy"
    """What ended it before."""
    NOTE = "note"
    """What a person knows of it."""


class PointEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """What a statement rests on: an execution, a line of its log, a version of its job, a pattern or an insight."""

    execution_id: str | None = None
    line: int | None = None
    """Offset in the log of `execution_id`."""
    version: int | None = None
    """Of the job."""
    pointer: str | None = None
    """Place in the definition."""
    pattern_id: str | None = None
    insight_id: str | None = None


class ExplanationPoint(msgspec.Struct, frozen=True, kw_only=True):
    """One statement."""

    kind: PointKind
    text: str
    evidence: list[PointEvidence]


class SimilarFailure(msgspec.Struct, frozen=True, kw_only=True):
    """A row of failures of the past that is like this one, and what ended it."""

    execution_id: str
    """The last of them; it may be older than the history that is kept."""
    is_kept: bool
    """It can still be looked at."""
    job_id: str
    job_name: str | None
    at: datetime
    count: int
    """Failures in a row."""
    text: str
    """Template of its pattern."""
    pattern_id: str
    similarity: float
    """1 for the same pattern."""
    remedy: RemedyView | None
    """Null: it has not succeeded since."""


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """What explains an execution that failed; of another one nothing is said."""

    execution_id: str
    text: str
    """What tells best why it failed, redacted."""
    line: int | None
    """Offset in the log of that; null when it is the error."""
    points: list[ExplanationPoint]
    duration_ms: int | None
    usual: UsualDuration | None
    pattern: PatternItem | None
    """Null of one that is not learnt yet, or was forgotten."""
    similar: list[SimilarFailure]
    """The most alike first."""
    can_word: bool = False
    """A language model may put it into words for the caller, who has to ask for it."""
