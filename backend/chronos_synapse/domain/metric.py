"""What is measured of a job over time."""

from datetime import datetime
from enum import StrEnum

import msgspec


class Metric(StrEnum):
    """A series of a job; the name carries the unit."""

    DURATION_MS = "duration_ms"
    LAG_MS = "lag_ms"
    """From due to started."""
    CPU_MS = "cpu_ms"
    PEAK_MEMORY_BYTES = "peak_memory_bytes"
    SUCCEEDED = "succeeded"
    """Executions that succeeded, counted."""
    FAILED = "failed"
    """Executions that failed, timed out or were abandoned, counted."""
    NOT_RUN = "not_run"
    """Due times that were skipped or missed, counted."""


COUNTS = frozenset({Metric.SUCCEEDED, Metric.FAILED, Metric.NOT_RUN})
"""Series whose samples are added up; the others are averaged."""


class Reduce(StrEnum):
    """How the samples of one bucket become one value."""

    AVG = "avg"
    MIN = "min"
    MAX = "max"
    SUM = "sum"
    COUNT = "count"
    LAST = "last"


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """One point of a series."""

    time: datetime
    value: float
