"""What the memory of the server of record holds, and how it grows."""

from datetime import datetime
from enum import StrEnum

import msgspec


class MemoryKind(StrEnum):
    """What memory is used for, as people think of it."""

    JOBS = "jobs"
    """Definitions with their versions, counters, grants and comments."""
    SCHEDULING = "scheduling"
    """Due times and the ledgers of what became of them."""
    CALENDARS = "calendars"
    SECRETS = "secrets"
    """Secrets and variables."""
    QUEUES = "queues"
    """What waits and what runs."""
    EXECUTIONS = "executions"
    """Executions with what they were given and say of themselves."""
    ARTIFACTS = "artifacts"
    LOGS = "logs"
    LOG_WORDS = "log_words"
    """Words of long logs, to be searched."""
    SERIES = "series"
    """Time series."""
    AUDIT = "audit"
    ACCOUNTS = "accounts"
    """Limits, one-time tokens, answers kept for repeated requests."""
    DASHBOARDS = "dashboards"
    """Dashboards, views of lists, and reports."""
    SYSTEM = "system"
    """Processes, news, settings."""
    INDEXES = "indexes"
    """The search indexes themselves."""
    OTHER = "other"
    """Keys under our prefix that this version does not know."""
    FOREIGN = "foreign"
    """Keys of others in the same database."""
    OVERHEAD = "overhead"
    """The server itself: tables of keys, buffers of clients, what was freed and not given back."""


class FamilySample(msgspec.Struct, frozen=True, kw_only=True):
    """Keys that begin alike: how many were seen, and the sizes of some of them, bytes."""

    name: str
    count: int
    sizes: tuple[int, ...]


class MemoryUse(msgspec.Struct, frozen=True, kw_only=True):
    """Memory of one kind."""

    kind: MemoryKind
    bytes: int
    """Estimated from `sampled` keys; measured when these are all."""
    error_bytes: int
    """The true value lies within so much of it, in 19 of 20 cases; 0 for what was measured."""
    keys: int
    sampled: int


class MemoryReport(msgspec.Struct, frozen=True, kw_only=True):
    """Memory by kind at one time, the largest first."""

    sampled_at: datetime
    duration_ms: int
    """How long the survey took."""
    used_bytes: int
    """By the server's own account."""
    kinds: tuple[MemoryUse, ...]
    keys: int
    scanned: int
    """Of which so many were looked at; the rest was reckoned from these."""


class MemoryPoint(msgspec.Struct, frozen=True, kw_only=True):
    """The total at one time."""

    at_ms: int
    bytes: int
