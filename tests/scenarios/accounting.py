"""The checker of the kill test: holds what was due against what the product recorded and what a witness saw.

It shares no code with the product but the triggers, which have tests of their own against a brute-force reference.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec

from chronos_synapse.domain.schedule import Schedule
from chronos_synapse.triggers.build import build, fire_times

LIVE = {"queued", "running", "retrying"}
NEVER_STARTED = {"skipped", "missed"}
MANY = 100_000


@dataclass(frozen=True)
class Record:
    """One execution as the API tells of it, with its log."""

    id: str
    job_id: str
    state: str
    scheduled_for: datetime
    reason: str | None
    missed_count: int
    missed_until: datetime | None
    offsets: Sequence[int]
    lines: Sequence[str]


@dataclass(frozen=True)
class Job:
    """What a job was to do: when, and what each execution prints."""

    id: str
    schedule: Schedule
    lines: Sequence[str]
    has_witness: bool


@dataclass
class Account:
    """Everything there is to know at the end. Due times in (since, until] are held to account."""

    jobs: Sequence[Job]
    records: Sequence[Record]
    witness: Sequence[tuple[str, int]]
    """(execution id, fence) of each start that a job itself wrote down, outside the product."""
    since: datetime
    until: datetime
    problems: list[str] = field(default_factory=list)

    def check(self) -> list[str]:
        """A sentence for each promise that was broken; empty when all were kept."""
        by_job: dict[str, list[Record]] = {job.id: [] for job in self.jobs}
        for record in self.records:
            by_job[record.job_id].append(record)
        for job in self.jobs:
            self._check_slots(job, by_job[job.id])
            for record in by_job[job.id]:
                self._check_record(job, record)
        self._check_witness({record.id: record for record in self.records})
        return self.problems

    def _check_slots(self, job: Job, records: Sequence[Record]) -> None:
        due = fire_times(build(job.schedule), self.since, self.until, MANY)
        covered: Counter[datetime] = Counter()
        for record in records:
            covered.update(slots_of(record, due))
            if not is_due(job, record.scheduled_for):
                self.problems.append(f"{record.id}: was not due")
        for slot in due:
            if covered[slot] != 1:
                self.problems.append(f"{job.id}: {slot} is recorded {covered[slot]} times")

    def _check_record(self, job: Job, record: Record) -> None:
        if record.state in LIVE:
            self.problems.append(f"{record.id}: is {record.state} for ever")
        if record.state in NEVER_STARTED and not record.reason:
            self.problems.append(f"{record.id}: {record.state} without a reason")
        if list(record.offsets) != list(range(len(record.offsets))):
            self.problems.append(f"{record.id}: the log has a hole or a double: {record.offsets}")
        if record.state == "succeeded" and list(record.lines) != list(job.lines):
            self.problems.append(f"{record.id}: printed {len(job.lines)} lines, {len(record.lines)} are kept")

    def _check_witness(self, records: Mapping[str, Record]) -> None:
        starts = Counter(self.witness)
        for (execution_id, fence), count in starts.items():
            record = records.get(execution_id)
            if record is None:
                self.problems.append(f"{execution_id}: ran and is not recorded")
            elif record.state in NEVER_STARTED:
                self.problems.append(f"{execution_id}: ran and is recorded as {record.state}")
            if count > 1:
                self.problems.append(f"{execution_id}: attempt {fence} started {count} times")
        started = {execution_id for execution_id, _ in starts}
        with_witness = {job.id for job in self.jobs if job.has_witness}
        for record in records.values():
            if record.state == "succeeded" and record.job_id in with_witness and record.id not in started:
                self.problems.append(f"{record.id}: succeeded and never ran")


def slots_of(record: Record, due: Sequence[datetime]) -> list[datetime]:
    """The due times that a record stands for: one, or a range of missed ones."""
    if record.missed_until is None:
        return [record.scheduled_for]
    found = [slot for slot in due if record.scheduled_for <= slot <= record.missed_until]
    return found or [record.scheduled_for]


def is_due(job: Job, instant: datetime) -> bool:
    """Whether `instant` is a due time of the job."""
    return build(job.schedule).next_after(instant - timedelta(milliseconds=1)) == instant


def schedule_from(raw: object) -> Schedule:
    """A schedule as the API gives it."""
    found: Schedule = msgspec.convert(raw, type=Schedule)
    return found
