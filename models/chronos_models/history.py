"""What a job did, as arrays: the input of detectors, forecasters and backtests."""

import math
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


class Observation(NamedTuple):
    """A finished execution. Times are unix seconds; what was not measured is NaN."""

    number: int
    """Place in the job's history; grows, may have gaps."""
    due_s: float
    """When it should have started; NaN for one that somebody asked for."""
    started_s: float
    ended_s: float
    is_success: bool
    is_timeout: bool
    """It was ended at its time limit: its duration is a lower bound."""
    cpu_s: float
    peak_memory_bytes: float
    output_bytes: float
    retries: int
    host: str
    error: str = ""
    """Name of the pattern of its error; empty after a success."""


class Situation(NamedTuple):
    """What a scheduler knows of a job between two executions; what does not apply is NaN.

    A due time is awaited while its execution has not started: not when it was paused, nor when it was left out because
    the execution before still ran.
    """

    awaited_due_s: float = math.nan
    """The oldest due time that is awaited."""
    running_due_s: float = math.nan
    running_since_s: float = math.nan
    host: str = ""


class Marker(NamedTuple):
    """Something that was done to a job, which may explain what comes after."""

    time_s: float
    kind: str
    """deploy, pause, resume or edit."""
    version: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The executions of one job, oldest first: arrays of one length, fields as in `Observation`."""

    due_s: Floats
    started_s: Floats
    ended_s: Floats
    is_success: Flags
    is_timeout: Flags
    cpu_s: Floats
    peak_memory_bytes: Floats
    output_bytes: Floats
    retries: npt.NDArray[np.int64]
    host: list[str]
    error: list[str] = field(default_factory=list)
    """Empty, or as long as the others."""

    def __len__(self) -> int:
        return len(self.due_s)

    @property
    def duration_s(self) -> Floats:
        """(n,) s; NaN where a clock was set back between start and end."""
        taken = self.ended_s - self.started_s
        return np.where(taken >= 0, taken, np.nan)

    def observation(self, index: int) -> Observation:
        """One row."""
        return Observation(
            number=index,
            due_s=float(self.due_s[index]),
            started_s=float(self.started_s[index]),
            ended_s=float(self.ended_s[index]),
            is_success=bool(self.is_success[index]),
            is_timeout=bool(self.is_timeout[index]),
            cpu_s=float(self.cpu_s[index]),
            peak_memory_bytes=float(self.peak_memory_bytes[index]),
            output_bytes=float(self.output_bytes[index]),
            retries=int(self.retries[index]),
            host=self.host[index],
            error=self.error[index] if self.error else "",
        )


@dataclass(frozen=True, slots=True)
class History:
    """One job's past with its schedule."""

    job: str
    period_s: float
    """Usual distance of two due times."""
    timeout_s: float
    """NaN without a limit."""
    timezone: str
    fires_s: Floats
    """(m,) every due time of the schedule, whether or not an execution came of it."""
    runs: Columns
    markers: list[Marker] = field(default_factory=list)
    is_cold: bool = False
    """Short, with gross anomalies early."""


class Label(NamedTuple):
    """A planted anomaly. Times in unix seconds; alarms up to `ignore_until_s` are neither right nor wrong."""

    job: str
    kind: str
    start_s: float
    end_s: float
    ignore_until_s: float
    severity: float
    is_weak: bool
    """Real, but not asked for."""


class Alarm(NamedTuple):
    """What a monitor said of a job at a moment."""

    job: str
    time_s: float
    rate: float
    """Expected number of equally strong false alarms of this job in 30 days; less is stronger."""
    kind: str
