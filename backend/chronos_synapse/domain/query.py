"""What may be asked of jobs and history, free of any search engine's syntax."""

from datetime import datetime
from enum import StrEnum

import msgspec

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import JobId, JobState, UserId

MAX_LIMIT = 1000
DEFAULT_LIMIT = 50
MAX_QUERY_CHARACTERS = 1000


class ExecutionSort(StrEnum):
    """Orders of the history; a leading `-` means: largest first."""

    NEWEST = "-scheduled_for"
    OLDEST = "scheduled_for"
    LONGEST = "-duration_ms"
    SHORTEST = "duration_ms"


class JobSort(StrEnum):
    """Orders of the job list."""

    NAME = "name"
    NAME_DESCENDING = "-name"
    NEWEST = "-created_at"
    OLDEST = "created_at"


class ExecutionQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A question to the history."""

    sight: Sight
    job_id: JobId | None = None
    states: tuple[ExecutionState, ...] = ()
    tags: tuple[str, ...] = ()
    text: str = ""
    """In the language of history_query.py."""
    asker: UserId = UserId("")
    """Who `owner:me` is."""
    since: datetime | None = None
    until: datetime | None = None
    sort: ExecutionSort = ExecutionSort.NEWEST
    limit: int = DEFAULT_LIMIT
    cursor: str | None = None


class JobQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A question to the job list."""

    sight: Sight
    search: str = ""
    states: tuple[JobState, ...] = ()
    tags: tuple[str, ...] = ()
    sort: JobSort = JobSort.NAME
    limit: int = DEFAULT_LIMIT
    cursor: str | None = None
