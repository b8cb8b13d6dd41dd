"""What a run leaves behind: everything that the checker may know. Times are epoch milliseconds of real time, unless
they are the product's own, which are those of the Redis server's clock."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

import msgspec


class Phase(StrEnum):
    """What the witness saw of an attempt."""

    START = "S"
    END = "E"
    """The job said that it had done its work."""
    GONE = "G"
    """Its process was gone, in whatever way; of a sandboxed one the last of all its processes."""
    TRIED = "T"
    """It was about to count in a variable."""
    COUNTED = "C"
    """The runtime API has said that it counted."""
    PROGRESS = "P"
    """The runtime API has taken its last progress."""


class Sighting(msgspec.Struct, frozen=True):
    """One thing that the witness saw."""

    phase: Phase
    execution_id: str
    fence: int
    process_id: int
    """Below 0: the number of a connection, of one whose process ids are its own."""
    due: str
    """As the job was told."""
    at_ms: int


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """A job as it was saved; in force for due times after `since_ms`, up to and with that of the next one."""

    number: int
    since_ms: int
    state: str
    schedule: Mapping[str, Any] | None
    overlap: str
    misfire: str
    misfire_grace_ms: int
    max_concurrent: int
    on_lost: str

    @property
    def has_due_times(self) -> bool:
        return self.schedule is not None and self.state in ("active", "paused")


class Retry(msgspec.Struct, frozen=True, kw_only=True):
    """A retry policy, as the job was made with it; it is never changed."""

    max_attempts: int = 1
    initial_s: float = 0.0
    multiplier: float = 1.0
    cap_s: float = 300.0
    jitter: float = 0.0
    deadline_s: float | None = None

    def wait_s(self, number: int) -> float:
        """Between the end of attempt `number` and the next one, without jitter."""
        return min(self.initial_s * self.multiplier ** (number - 1), self.cap_s)


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A job, its versions in order, and what it does."""

    id: str
    name: str
    lines: int
    """How many numbered lines an attempt prints."""
    versions: Sequence[Version]
    retry: Retry = Retry()
    succeeds_at: int = 1
    """Attempts with a lower number end with an exit code other than 0."""
    needs: tuple[str, ...] = ()
    """Labels that it names."""


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """One record of the ledger."""

    job_id: str
    due_ms: int
    until_ms: int
    count: int
    disposition: str
    reason: str | None = None
    late_ms: int | None = None
    execution_id: str | None = None


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt as the product tells of it."""

    number: int
    worker: str
    started_ms: int
    finished_ms: int | None
    outcome: str | None
    retry_ms: int | None = None
    """Not before this the next one was to begin."""


class Line(msgspec.Struct, frozen=True):
    """One line of a log, as the product keeps it."""

    offset: int
    stream: str
    text: str


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One execution as the product tells of it at the end."""

    id: str
    job_id: str
    origin: str
    state: str
    reason: str | None
    due_ms: int
    queued_ms: int
    started_ms: int | None
    finished_ms: int | None
    attempts: Sequence[Attempt] = ()
    lines: Sequence[Line] | None = None
    """None: the log was not read."""
    dropped_lines: int = 0
    progress: float | None = None
    """Percent; None: it said nothing of it, or was not asked."""


class Glimpse(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader of the API saw while the run went on: it was acknowledged, so it must stay true."""

    execution_id: str
    state: str
    lines: Sequence[Line]


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One fault. `off_ms` is when what it had hit was well again."""

    kind: str
    target: str
    on_ms: int
    off_ms: int
    detail: str = ""


class ClockStep(msgspec.Struct, frozen=True, kw_only=True):
    """From `at_ms` on, by real time, the Redis server's clock was `offset_ms` ahead of it."""

    at_ms: int
    offset_ms: int


class History(msgspec.Struct, frozen=True, kw_only=True):
    """A whole run. Due times in (since_ms, until_ms] are held to account."""

    seed: int
    since_ms: int
    until_ms: int
    lease_ms: int
    jobs: Sequence[Job]
    slots: Sequence[Slot]
    runs: Sequence[Run]
    sightings: Sequence[Sighting]
    faults: Sequence[Fault] = ()
    clock: Sequence[ClockStep] = ()
    glimpses: Sequence[Glimpse] = ()
    incidents: Sequence[str] = ()
    """Answers of the API that no fault excuses."""
    doctor: Sequence[str] | None = None
    """What `chronos doctor` found; None: it was not asked."""
    workers: Mapping[str, tuple[str, ...]] = {}
    """Labels of each worker process that has ever been, by its id, as it wrote into its own log file."""
    dead_letters: Sequence[str] | None = None
    """Executions on that list."""
    counter: int | None = None
    """The variable in which jobs counted, at the end."""
    groups_watched: int = 0
    """Control groups that its workers were seen to hold."""
    leftovers: tuple[str, ...] = ()
    """What the run has left on the machine: control groups, mounts, processes."""


def dump(history: History) -> bytes:
    """A run as text, to be checked again later."""
    return msgspec.json.encode(history)


def load(text: bytes) -> History:
    """What `dump` wrote."""
    return msgspec.json.decode(text, type=History)
