"""A history, put in order for the checks: who is who, what was due, when faults were on."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from tests.faults.history import History, Job, Phase, Run, Sighting, Slot, Version
from tests.faults.reference import due_times

RECOVERY_MS = 15_000
"""So long after a fault its effects may last: processes start again, connections are given up, leases lapse."""
FOREVER_MS = 1 << 53


class Seen(NamedTuple):
    """One attempt as the witness saw it."""

    execution_id: str
    fence: int
    start_ms: int
    end_ms: int
    """When it said that it was done, or was seen to be gone."""
    is_done: bool
    """Whether it said that it had done all of its work."""
    gone_ms: int | None
    """When its last process was gone; None: it was never seen to go."""

    @property
    def is_alive(self) -> bool:
        return self.gone_ms is None


class Case:
    """Everything of a history that more than one check needs."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.jobs: dict[str, Job] = {job.id: job for job in history.jobs}
        self.runs: dict[str, Run] = {run.id: run for run in history.runs}
        self.slots: dict[str, list[Slot]] = {job.id: [] for job in history.jobs}
        for slot in history.slots:
            self.slots[slot.job_id].append(slot)
        self.runs_of: dict[str, list[Run]] = defaultdict(list)
        for run in history.runs:
            self.runs_of[run.job_id].append(run)
        self._due: dict[str, list[int]] = {}

    # what was due

    def due(self, job: Job) -> list[int]:
        """Every due time of a job that is held to account."""
        if job.id not in self._due:
            self._due[job.id] = list(self.due_between(job, self.history.since_ms, self.history.until_ms))
        return self._due[job.id]

    def stands_for(self, slot: Slot) -> list[int]:
        """The due times that an entry of the ledger is for, of those that are held to account.

        One that has an entry of its own, written later, is not in the range around it any more.
        """
        found = within(self.due(self.jobs[slot.job_id]), slot.due_ms, slot.until_ms)
        if slot.due_ms == slot.until_ms:
            return found
        return [due_ms for due_ms in found if due_ms not in self._singles[slot.job_id]]

    @cached_property
    def _singles(self) -> dict[str, set[int]]:
        """Due times that have an entry of their own, by job."""
        return {
            job_id: {slot.due_ms for slot in slots if slot.due_ms == slot.until_ms}
            for job_id, slots in self.slots.items()
        }

    def due_between(self, job: Job, after: int, until: int) -> Iterator[int]:
        """Due times in (after, until], each under the version in force then."""
        for version, end_ms in _with_end(job):
            if version.has_due_times and version.schedule is not None:
                yield from due_times(version.schedule, max(after, version.since_ms), min(until, end_ms))

    def version_at(self, job: Job, due_ms: int) -> Version | None:
        """The version in force for a due time."""
        return next((version for version, end_ms in _with_end(job) if version.since_ms < due_ms <= end_ms), None)

    def is_held_to_account(self, due_ms: int) -> bool:
        return self.history.since_ms < due_ms <= self.history.until_ms

    def versions_near(self, job: Job, due_ms: int) -> list[Version]:
        """The version in force, and later ones that may have settled it when it was overdue."""
        return [version for version, end_ms in _with_end(job) if end_ms >= due_ms]

    # when it could be known

    def reached_ms(self, due_ms: int) -> int:
        """The real time at which the server's clock came to a due time for the first time."""
        steps = self.history.clock
        if not steps:
            return due_ms
        for at, step in enumerate(steps):
            end_ms = steps[at + 1].at_ms if at + 1 < len(steps) else FOREVER_MS
            reached = max(step.at_ms, due_ms - step.offset_ms)
            if reached < end_ms:
                return reached
        return due_ms

    @cached_property
    def _faults(self) -> tuple[list[int], list[int]]:
        """Begins of all faults in order, and the latest end of any up to each."""
        ordered = sorted(self.history.faults, key=lambda fault: fault.on_ms)
        ends: list[int] = []
        for fault in ordered:
            ends.append(max(fault.off_ms, ends[-1] if ends else 0))
        return [fault.on_ms for fault in ordered], ends

    def has_fault(self, since_ms: int, until_ms: int) -> bool:
        """Whether any fault, or what it leaves behind, was on in this stretch of real time."""
        begins, ends = self._faults
        at = bisect_right(begins, until_ms)
        return at > 0 and ends[at - 1] + RECOVERY_MS >= since_ms

    def was_all_paused(self, due_ms: int) -> bool:
        """Whether all scheduling was paused then."""
        return any(fault.kind == "pause_all" and fault.on_ms <= due_ms <= fault.off_ms for fault in self.history.faults)

    def was_memory_short(self, since_ms: int, until_ms: int) -> bool:
        """Whether the store was short of memory in this stretch of real time: logs are what it gives up first."""
        return any(
            fault.kind == "low_memory" and fault.on_ms <= until_ms and fault.off_ms + RECOVERY_MS >= since_ms
            for fault in self.history.faults
        )

    def stood_still(self, since_ms: int, until_ms: int) -> bool:
        """Whether the machine itself stood still in this stretch of real time."""
        return any(
            fault.target == "machine" and fault.on_ms <= until_ms and fault.off_ms >= since_ms
            for fault in self.history.faults
        )

    def clock_moved(self, since_ms: int, until_ms: int) -> bool:
        """Whether the server's clock jumped in or around this stretch of real time."""
        return any(
            fault.kind == "redis_clock" and fault.on_ms <= until_ms and fault.off_ms + RECOVERY_MS >= since_ms
            for fault in self.history.faults
        )

    # what was seen

    @cached_property
    def seen(self) -> list[Seen]:
        """Every start that the witness saw, with its end."""
        done = {_key(sighting): sighting.at_ms for sighting in self.said(Phase.END)}
        gone = {_key(sighting): sighting.at_ms for sighting in self.said(Phase.GONE)}
        return [_seen(start, done.get(_key(start)), gone.get(_key(start))) for start in self.said(Phase.START)]

    def said(self, phase: Phase) -> list[Sighting]:
        """Every sighting of one kind."""
        return [sighting for sighting in self.history.sightings if sighting.phase is phase]

    @cached_property
    def seen_of(self) -> dict[str, list[Seen]]:
        """The same by execution, in order of the start."""
        found: dict[str, list[Seen]] = defaultdict(list)
        for seen in sorted(self.seen, key=lambda seen: seen.start_ms):
            found[seen.execution_id].append(seen)
        return found

    def name(self, job_id: str) -> str:
        return f"{self.jobs[job_id].name} ({job_id})" if job_id in self.jobs else job_id


def within(numbers: list[int], first: int, last: int) -> list[int]:
    """Those of rising `numbers` in [first, last]."""
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]


def _key(sighting: Sighting) -> tuple[str, int, int]:
    return sighting.execution_id, sighting.fence, sighting.process_id


def _seen(start: Sighting, done_ms: int | None, gone_ms: int | None) -> Seen:
    end_ms = gone_ms if done_ms is None else done_ms
    return Seen(
        execution_id=start.execution_id,
        fence=start.fence,
        start_ms=start.at_ms,
        end_ms=FOREVER_MS if end_ms is None else end_ms,
        is_done=done_ms is not None,
        gone_ms=gone_ms,
    )


def _with_end(job: Job) -> Iterator[tuple[Version, int]]:
    """Each version with the last due time that it may decide on."""
    for at, version in enumerate(job.versions):
        yield version, job.versions[at + 1].since_ms if at + 1 < len(job.versions) else FOREVER_MS
