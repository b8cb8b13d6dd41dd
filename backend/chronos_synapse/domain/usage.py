"""What an attempt uses while it runs: a curve of its execution, and what it came to at most."""

from datetime import datetime
from enum import StrEnum

import msgspec

from chronos_synapse.domain.metric import Metric

STEPS_S = (1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 43_200)
"""Times between two points."""
SHARE = 60
"""The time between two points is about this part of how long the attempt has run, so that a curve stays bounded: a
minute has 60 points, an hour 240, a day 370, a week 470."""
WORTH_S = 2.0
"""A shorter attempt has no curve."""


class Quantity(StrEnum):
    """One series of a curve."""

    CPU = "cpu"
    MEMORY = "memory"
    READ = "read"
    WRITTEN = "written"
    PROCESSES = "processes"
    FILES = "files"


class UsagePoint(msgspec.Struct, frozen=True, kw_only=True):
    """An attempt with all its processes at one moment. Absent: it cannot be seen on its machine."""

    time: datetime
    cpu_cores: float
    """Busy on average since the point before."""
    memory_bytes: int
    read_bytes: int | None
    """From storage, since the attempt began."""
    write_bytes: int | None
    """To storage, since the attempt began."""
    processes: int
    open_files: int | None


class UsageTotals(msgspec.Struct, frozen=True, kw_only=True):
    """What an attempt came to, as far as it was looked at; short peaks between two looks are not seen."""

    cpu_cores: float
    """At most."""
    memory_bytes: int
    """At most, all its processes together."""
    processes: int
    open_files: int | None
    io_bytes: int | None
    """Read and written."""

    @property
    def peaks(self) -> dict[Metric, int]:
        """What is added to the series of its job. Memory is not: its peak is found in `peak_memory_bytes`."""
        found = {
            Metric.PEAK_CPU_PERCENT: round(self.cpu_cores * 100),
            Metric.PEAK_PROCESSES: self.processes,
            Metric.PEAK_OPEN_FILES: self.open_files,
            Metric.IO_BYTES: self.io_bytes,
        }
        return {metric: value for metric, value in found.items() if value is not None}


def peak_memory_bytes(known: int | None, used: UsageTotals | None) -> int | None:
    """The most that an attempt used, from what its executor knows and what was seen of it.

    Without a control group an executor knows the true peak of the largest process only, and the looks see all processes
    together, but at some moments only: the larger of the two is nearer to what it was.
    """
    seen = None if used is None else used.memory_bytes
    return max((number for number in (known, seen) if number is not None), default=None)


def interval_s(age_s: float) -> int:
    """How long after a point the next one is taken of an attempt that has run for `age_s`."""
    return next((step for step in STEPS_S if step >= age_s / SHARE), STEPS_S[-1])
