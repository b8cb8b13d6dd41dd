"""How an execution lies in Redis: JSON with epoch milliseconds, and its way to and from the domain.

What follows from other members is not stored. RedisJSON doubles an object's table when it is full: a seventeenth member
costs 420 bytes, and a common execution has fifteen.
"""

import zlib
from datetime import datetime
from operator import itemgetter

import msgspec

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.execution import (
    FINAL_STATES,
    Attempt,
    Execution,
    ExecutionId,
    ExecutionState,
    LogTotals,
    Origin,
    Outcome,
    is_dry_run,
    scheduled_execution_id,
)
from chronos_synapse.domain.job import Job, JobId, UserId
from chronos_synapse.domain.lane import lane_of_job, needs_in, queue_of
from chronos_synapse.domain.record import NOTHING_GIVEN, Given
from chronos_synapse.domain.retry import Cause
from chronos_synapse.domain.slot import Disposition, SlotRecord, reason_in_words
from chronos_synapse.storage.redis.queue import HEAD_START_MS, entry_of
from chronos_synapse.storage.redis.records import GIVEN, encode_given
from chronos_synapse.storage.redis.slots import code_of

DEFAULT_QUEUE = "default"
GIVEN_UP = "0"
"""Ends the id of a document that tells of due times that were given up: their own ids stay free for a backfill, or for
when they come again because the clock was set back."""
ORDER_STEPS = 4096
"""`order` = scheduled_for * this + a hash of the id: one number to bound, sort and page by; below 2**53."""


class AttemptDocument(msgspec.Struct, omit_defaults=True):
    """An attempt before the last one; its number is the key in the document."""

    worker: str
    started_at: int
    finished_at: int | None = None
    outcome: Outcome | None = None
    exit_code: int | None = None
    signal: str | None = None
    error: str | None = None
    cause: Cause | None = None
    http_status: int | None = None
    first_line: int = 0
    setup_ms: int | None = None
    cleanup_ms: int | None = None
    retry_at: int | None = None
    printed: tuple[int, int, int, int] = (0, 0, 0, 0)
    """As `Usage.printed`."""


class Usage(msgspec.Struct, frozen=True, array_like=True):
    """What the last attempt used, printed and came to: one array, which is a third of an object's size.

    It is stored without the defaults at its end: what few attempts have stands last.
    """

    cpu_ms: int | None = None
    peak_memory_bytes: int | None = None
    lines: int = 0
    bytes: int = 0
    dropped_lines: int = 0
    dropped_bytes: int = 0
    setup_ms: int | None = None
    cleanup_ms: int | None = None
    cause: Cause | None = None
    first_line: int = 0
    http_status: int | None = None
    lag_ms: int | None = None
    """Only of an execution that started a second late or more: so that these are found."""

    @property
    def printed(self) -> tuple[int, int, int, int]:
        """Lines and bytes, and how many of them were left out."""
        return self.lines, self.bytes, self.dropped_lines, self.dropped_bytes

    @property
    def stored(self) -> list[object]:
        """The array; empty when there is nothing to say."""
        values = list(msgspec.structs.astuple(self))
        while values and values[-1] == _USAGE_DEFAULTS[len(values) - 1]:
            values.pop()
        return values


_USAGE_DEFAULTS = msgspec.structs.astuple(Usage())


class ExecutionDocument(msgspec.Struct, omit_defaults=True):
    """An execution as stored."""

    state: ExecutionState
    job_id: str
    job_name: str
    job_version: int
    owner_id: str
    order: int
    """Holds the time for which it was scheduled, see `order_of`."""
    queued_at: int
    asked_by: str = ""
    """`origin:nonce` of a request; empty: its due time had come."""
    queue: str = DEFAULT_QUEUE
    """The lane: the queue with the labels that a worker must have."""
    attempt: int | None = None
    """Number of the last attempt when it is not the first."""
    worker: str = ""
    """Of the last attempt, as are start, end, exit code, signal and error."""
    tags: list[str] = []
    started_at: int | None = None
    finished_at: int | None = None
    duration_ms: int | None = None
    exit_code: int | None = None
    signal: str | None = None
    error: str | None = None
    output: str = ""
    reason: str | None = None
    missed_count: int = 0
    missed_until: int | None = None
    usage: Usage = Usage()
    attempts: dict[str, AttemptDocument] = {}

    @property
    def id(self) -> str:
        """The execution id, which is made of job, time and nonce."""
        scheduled = scheduled_execution_id(JobId(self.job_id), self.scheduled_for)
        nonce = self.asked_by.partition(":")[2]
        return f"{scheduled}-{nonce}" if nonce else scheduled

    @property
    def origin(self) -> Origin:
        """What asked for it."""
        return Origin(self.asked_by.partition(":")[0]) if self.asked_by else Origin.SCHEDULE

    @property
    def scheduled_for(self) -> int:
        """Epoch ms."""
        return self.order // ORDER_STEPS

    @property
    def fence(self) -> int:
        """Number of the last attempt; 0 before the first."""
        if self.attempt is not None:
            return self.attempt
        return 0 if self.started_at is None else 1

    @property
    def lag_ms(self) -> int | None:
        """From due to the start of the first attempt."""
        first = self.attempts.get("1")
        started_at = first.started_at if first is not None else self.started_at
        return None if started_at is None else max(0, started_at - self.scheduled_for)

    @property
    def log(self) -> LogTotals:
        """How much was printed, by all attempts."""
        earlier = (attempt.printed for attempt in self.attempts.values())
        lines, size, dropped_lines, dropped_size = map(sum, zip(self.usage.printed, *earlier, strict=True))
        return LogTotals(lines=lines, bytes=size, dropped_lines=dropped_lines, dropped_bytes=dropped_size)


_decoder = msgspec.json.Decoder(ExecutionDocument)
_encoder = msgspec.json.Encoder()


def decode_execution(raw: bytes) -> Execution:
    """The execution whose document is `raw`."""
    return to_domain(_decoder.decode(raw))


def decode_document(raw: bytes) -> ExecutionDocument:
    """The stored form of `raw`, with the indexed output."""
    return _decoder.decode(raw)


def _instant(epoch_ms: int | None) -> datetime | None:
    return None if epoch_ms is None else from_ms(epoch_ms)


def to_domain(document: ExecutionDocument) -> Execution:
    """The domain's execution of a stored one."""
    return Execution(
        id=ExecutionId(document.id),
        job_id=JobId(document.job_id),
        job_name=document.job_name,
        job_version=document.job_version,
        owner_id=UserId(document.owner_id),
        tags=tuple(document.tags),
        origin=document.origin,
        state=document.state,
        queue=queue_of(document.queue),
        needs=needs_in(document.queue),
        scheduled_for=from_ms(document.scheduled_for),
        queued_at=from_ms(document.queued_at),
        started_at=_instant(document.started_at),
        finished_at=_instant(document.finished_at),
        duration_ms=document.duration_ms,
        lag_ms=document.lag_ms,
        exit_code=document.exit_code,
        error=document.error,
        reason=document.reason,
        missed_count=document.missed_count,
        missed_until=_instant(document.missed_until),
        cpu_ms=document.usage.cpu_ms,
        peak_memory_bytes=document.usage.peak_memory_bytes,
        log=document.log,
        attempts=(*_earlier(document), *_last(document)),
        cause=document.usage.cause,
        http_status=document.usage.http_status,
        retry_at=_retry_at(document),
        is_dry_run=is_dry_run(document.id),
    )


def _retry_at(document: ExecutionDocument) -> datetime | None:
    """When the next attempt begins, as the last one has it."""
    last = document.attempts.get(str(document.fence))
    return None if last is None or document.state is not ExecutionState.RETRYING else _instant(last.retry_at)


def _earlier(document: ExecutionDocument) -> list[Attempt]:
    numbered = sorted(((int(number), attempt) for number, attempt in document.attempts.items()), key=itemgetter(0))
    return [_attempt(number, attempt) for number, attempt in numbered]


def _last(document: ExecutionDocument) -> list[Attempt]:
    # While it waits for another try, and when it is cancelled then, the last attempt lies among the earlier ones.
    if document.started_at is None or str(document.fence) in document.attempts:
        return []
    is_over = document.state in FINAL_STATES
    attempt = AttemptDocument(
        worker=document.worker,
        started_at=document.started_at,
        finished_at=document.finished_at,
        outcome=Outcome(document.state.value) if is_over else None,
        exit_code=document.exit_code,
        signal=document.signal,
        error=document.error,
        cause=document.usage.cause,
        http_status=document.usage.http_status,
        first_line=document.usage.first_line,
        setup_ms=document.usage.setup_ms,
        cleanup_ms=document.usage.cleanup_ms,
    )
    return [_attempt(document.fence, attempt)]


def _attempt(number: int, document: AttemptDocument) -> Attempt:
    return Attempt(
        number=number,
        worker=document.worker,
        started_at=from_ms(document.started_at),
        finished_at=_instant(document.finished_at),
        outcome=document.outcome,
        exit_code=document.exit_code,
        signal=document.signal,
        error=document.error,
        cause=document.cause,
        http_status=document.http_status,
        first_line=document.first_line,
        setup_ms=document.setup_ms,
        cleanup_ms=document.cleanup_ms,
        retry_at=_instant(document.retry_at),
    )


def order_of(scheduled_ms: int, execution_id: str) -> int:
    """The place of an execution in time, almost always unique."""
    return scheduled_ms * ORDER_STEPS + zlib.crc32(execution_id.encode()) % ORDER_STEPS


class NewExecution(msgspec.Struct, frozen=True, kw_only=True):
    """An execution that dispatch is to create and queue."""

    id: str
    due_ms: int | None
    """The due time that it settles; None for a request."""
    place_ms: int
    """From when on it counts as waiting."""
    entry: str
    """On the queue; see queue.py."""
    members: bytes
    """What the script does not write itself: JSON members without the braces around them."""
    given: Given = NOTHING_GIVEN
    """Goes into its record."""

    @property
    def last_ms(self) -> int:
        """The last due time that it settles; 0 for none."""
        return self.due_ms or 0

    @property
    def arguments(self) -> list[object]:
        """As the script takes it: how many follow, and they."""
        due = "" if self.due_ms is None else self.due_ms
        found: list[object] = [self.id, due, self.place_ms, self.entry, self.members]
        if self.given != NOTHING_GIVEN:
            found += [GIVEN, encode_given(self.given)]
        return [len(found), *found]


class SettledSlots(msgspec.Struct, frozen=True, kw_only=True):
    """Due times that dispatch is to settle without running them."""

    record: SlotRecord
    id: str = ""
    """Of the document that tells of them in the history; empty: only the ledger does."""
    members: bytes = b""

    @property
    def last_ms(self) -> int:
        """The last due time that it settles."""
        return self.record.until_ms

    @property
    def arguments(self) -> list[object]:
        """As the script takes it: how many follow, and they."""
        disposition, detail = code_of(self.record)
        return [6, self.record.due_ms, disposition, detail, self.record.count, self.id, self.members]


class JobMembers:
    """Builds new executions of one job version; the part that is the same for all is encoded once."""

    def __init__(self, job: Job) -> None:
        same: dict[str, object] = {
            "job_id": job.id,
            "job_name": job.name,
            "job_version": job.version,
            "owner_id": job.owner_id,
        }
        self._lane = lane_of_job(job)
        if self._lane != DEFAULT_QUEUE:
            same["queue"] = self._lane
        if job.tags:
            same["tags"] = list(job.tags)
        self._same = _encoder.encode(same)[1:-1]
        self._job = job
        self._head_start_ms = HEAD_START_MS[job.priority]

    def queued(
        self,
        execution_id: str,
        *,
        scheduled_ms: int,
        origin: Origin,
        is_slot: bool = False,
        given: Given = NOTHING_GIVEN,
    ) -> NewExecution:
        """An execution that is to run; `is_slot`: it settles the due time `scheduled_ms`."""
        job = self._job
        return NewExecution(
            id=execution_id,
            due_ms=scheduled_ms if is_slot else None,
            place_ms=scheduled_ms - self._head_start_ms,
            entry=entry_of(execution_id, job.version, 1, self._lane, job.tags),
            members=self._members(execution_id, scheduled_ms, origin.value if origin is not Origin.SCHEDULE else ""),
            given=given,
        )

    def settled(self, record: SlotRecord) -> SettledSlots:
        """Due times that do not run. Those that were to run, and could not, are told of in the history too."""
        if record.disposition not in (Disposition.MISSED, Disposition.MERGED):
            return SettledSlots(record=record)
        execution_id = f"{scheduled_execution_id(self._job.id, record.due_ms)}-{GIVEN_UP}"
        extra = {
            "reason": reason_in_words(record),
            "missed_count": record.count,
            "missed_until": record.until_ms,
        }
        members = self._members(execution_id, record.due_ms, Origin.SCHEDULE.value)
        return SettledSlots(record=record, id=execution_id, members=members + b"," + _encoder.encode(extra)[1:-1])

    def _members(self, execution_id: str, scheduled_ms: int, asked_by: str) -> bytes:
        own = b',"order":%d' % order_of(scheduled_ms, execution_id)
        if asked_by:
            _, _, nonce = execution_id.rpartition("-")
            own += b',"asked_by":"%b:%b"' % (asked_by.encode(), nonce.encode())
        return self._same + own


def window_order(since: datetime | None, until: datetime | None) -> tuple[float, float]:
    """The range of `order` for executions scheduled in [since, until)."""
    low = float("-inf") if since is None else float(to_ms(since) * ORDER_STEPS)
    high = float("inf") if until is None else float(to_ms(until) * ORDER_STEPS - 1)
    return low, high
