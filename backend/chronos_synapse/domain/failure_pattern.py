"""What is remembered of failures: texts of one cause are a pattern, with when they came, where, and what ended them.

All texts are redacted before they are remembered.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import NewType

import msgspec

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.execution import ExecutionId
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.domain.query import DEFAULT_LIMIT

PatternId = NewType("PatternId", str)

KEPT_FOR = timedelta(days=400)
"""Of a pattern, since it was seen last."""
MOST_PATTERNS = 300
"""Of one owner; beyond, those not seen for longest are forgotten, unless somebody has written a note on them."""
MOST_EXAMPLES = 5
MOST_JOBS = 20
MOST_EPISODES = 8
MOST_POINTERS = 6
MAX_NOTE = 4_000
"""Characters."""
DAYS = 14


class Example(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A failure of a pattern, in its own words."""

    execution_id: ExecutionId
    job_id: JobId
    at: datetime
    text: str
    """Redacted, and cut."""
    line: int | None = None
    """Offset in the log of the line that says it; None: it is the error of the execution."""


class Ended(StrEnum):
    """What was different about the success that ended a row of failures."""

    DEFINITION = "definition"
    """The job was changed."""
    REPLAY = "replay"
    """A failed execution was run once more."""
    BY_HAND = "by_hand"
    """A person or program started it; the definition was the same."""
    BY_ITSELF = "by_itself"
    """Nothing that we know of: the next one went well."""


class Remedy(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The success that came after a row of failures."""

    execution_id: ExecutionId
    at: datetime
    how: Ended
    version: int
    pointers: tuple[str, ...] = ()
    """Where the definition was changed, the first MOST_POINTERS places."""


class Episode(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Failures of one job by one cause, until it succeeded."""

    job_id: JobId
    first_id: ExecutionId
    first_at: datetime
    last_id: ExecutionId
    last_at: datetime
    version: int
    """Of the job at the last failure."""
    count: int = 1
    remedy: Remedy | None = None
    """None: it has not succeeded since."""


class PatternJob(msgspec.Struct, frozen=True, kw_only=True):
    """How often a job failed so."""

    job_id: JobId
    count: int
    last_at: datetime


class PatternNote(msgspec.Struct, frozen=True, kw_only=True):
    """What a person knows of it."""

    text: str
    author_id: UserId
    author_name: str
    at: datetime


class FailurePattern(msgspec.Struct, frozen=True, kw_only=True):
    """Failures of one cause, of all jobs of an owner."""

    id: PatternId
    owner_id: UserId
    template: str
    """What their texts share, with `<ip>`, `<path>` or `<*>` where they differ."""
    message: str
    """The masked message, which others are compared with."""
    count: int
    first_seen: datetime
    last_seen: datetime
    per_day: tuple[int, ...]
    """Failures on each of DAYS days in UTC, of which the last one is `counted_to`; empty: not told."""
    counted_to: date
    jobs: tuple[PatternJob, ...] = ()
    """Those that failed last, newest first."""
    examples: tuple[Example, ...] = ()
    """Different ones, newest first."""
    episodes: tuple[Episode, ...] = ()
    """Newest first."""
    note: PatternNote | None = None

    def days_to(self, today: date) -> tuple[int, ...]:
        """Failures on each of the last DAYS days up to `today`."""
        later = (today - self.counted_to).days
        if later <= 0 or not self.per_day:
            return self.per_day
        return (self.per_day + (0,) * min(later, DAYS))[-DAYS:]


class PatternSort(StrEnum):
    """Orders of the list; a leading `-` means: largest first."""

    LATEST = "-last_seen"
    MOST = "-count"
    NEWEST = "-first_seen"


class PatternQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A question to the list."""

    sight: Sight
    owner_id: UserId | None = None
    job_id: JobId | None = None
    search: str = ""
    """Words of the template."""
    since: datetime | None = None
    """Seen at or after this."""
    sort: PatternSort = PatternSort.LATEST
    limit: int = DEFAULT_LIMIT
    cursor: str | None = None


def trend_of(per_day: Sequence[int]) -> float:
    """How many times as many came in the later half of the days as in the earlier one; 0.5 is added to both."""
    half = len(per_day) // 2
    return (sum(per_day[half:]) + 0.5) / (sum(per_day[:half]) + 0.5)


def day_of(instant: datetime) -> date:
    """The day in UTC."""
    return instant.astimezone(UTC).date()


def narrowed(pattern: FailurePattern, sight: Sight) -> FailurePattern | None:
    """What of a pattern somebody sees: all of an owner's, else only what comes from jobs that are seen by themselves.

    None: nothing. Without the owner's other jobs the count is that of the jobs seen, and neither days nor the note are
    told, nor words that only the others have in common.
    """
    if sight.covers(pattern.owner_id):
        return pattern

    def is_seen(job_id: str) -> bool:
        return sight.covers(pattern.owner_id, job_id)

    jobs = tuple(one for one in pattern.jobs if is_seen(one.job_id))
    if not jobs:
        return None
    return msgspec.structs.replace(
        pattern,
        template=pattern.message,
        jobs=jobs,
        count=sum(one.count for one in jobs),
        per_day=(),
        examples=tuple(one for one in pattern.examples if is_seen(one.job_id)),
        episodes=tuple(one for one in pattern.episodes if is_seen(one.job_id)),
        note=None,
    )
