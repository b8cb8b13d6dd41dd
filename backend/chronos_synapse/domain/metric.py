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
    PEAK_CPU_PERCENT = "peak_cpu_percent"
    """Of one core: two busy ones are 200."""
    PEAK_PROCESSES = "peak_processes"
    PEAK_OPEN_FILES = "peak_open_files"
    IO_BYTES = "io_bytes"
    """Read from storage and written to it."""
    SUCCEEDED = "succeeded"
    """Executions that succeeded, counted."""
    FAILED = "failed"
    """Executions that failed, timed out or were abandoned, counted."""
    NOT_RUN = "not_run"
    """Due times that were skipped or missed, counted."""
    SCORE = "score"
    """How odd an execution was: how many powers of ten below one its false alarms of 30 days are."""


COUNTS = frozenset({Metric.SUCCEEDED, Metric.FAILED, Metric.NOT_RUN})
"""Series whose samples are added up; of PEAKS the largest counts, the others are averaged."""
PEAKS = frozenset({Metric.SCORE})


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
