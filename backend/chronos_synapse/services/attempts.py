"""AttemptRunner: one started attempt, from its definition to its stored ending."""

import asyncio
import logging
import math
import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from chronos_synapse.domain.errors import Invalid, Unavailable
from chronos_synapse.domain.execution import ExecutionId, ExecutionState, Outcome, is_of_backfill
from chronos_synapse.domain.job import Job, JobId
from chronos_synapse.domain.schedule import LostPolicy
from chronos_synapse.executors.base import AttemptContext, Executor, Result
from chronos_synapse.services.definitions import Definitions
from chronos_synapse.services.log_writer import LogLimits, LogWriter
from chronos_synapse.storage.redis.executions import Ending
from chronos_synapse.storage.redis.logs import LogStore
from chronos_synapse.storage.redis.queue import QueueMessage

logger = logging.getLogger(__name__)

RETRY_S = 0.25
MAX_LOST_ATTEMPTS = 3
"""After this many an execution ends as abandoned even when its job wants lost attempts repeated."""
BELT_S = 60.0
"""An executor that has not ended this long after timeout and grace is broken; the attempt fails."""


class StartedAttempt(msgspec.Struct, frozen=True, kw_only=True):
    """An attempt whose lease this worker holds."""

    message: QueueMessage
    started_at: datetime
    scheduled_for: datetime


class RunningAttempt:
    """What the worker may do to an attempt while it runs."""

    def __init__(self, attempt: StartedAttempt, *, start_by: float = math.inf) -> None:
        self.attempt = attempt
        self.start_by = start_by
        """On the monotonic clock: after this its lease may have lapsed, and it must not start any more."""
        self.cancelled = asyncio.Event()
        self.terminated = asyncio.Event()
        self.is_replaced = False
        """A newer execution of its job takes its place."""
        self.is_superseded = False
        """The lease is another's: end the process and report nothing."""
        self.is_interrupted = False
        """The worker is stopping: the attempt ends unfinished."""
        self.on_lost = LostPolicy.FAIL

    def may_start(self) -> bool:
        """Whether it is still ours for sure: who was held up for too long, or frozen, may find it given to another."""
        if time.monotonic() > self.start_by:
            self.supersede()
        return not self.is_superseded

    def end(self, how: str) -> None:
        """Its end was asked for: by a person, or (`replace`, `kill`) by its job for a newer execution."""
        if self.cancelled.is_set():
            return
        self.is_replaced = how in ("replace", "kill")
        if how == "kill":
            self.terminated.set()
        self.cancelled.set()

    def supersede(self) -> None:
        """Another may be running it by now."""
        self.is_superseded = True
        self.cancelled.set()

    def interrupt(self) -> None:
        """The worker cannot wait for it any longer."""
        self.is_interrupted = True
        self.cancelled.set()


class AttemptRunner:
    """Runs attempts; it holds no state between them but the definitions at hand."""

    def __init__(
        self, definitions: Definitions, logs: LogStore, executors: Mapping[str, Executor[Any]], limits: LogLimits
    ) -> None:
        self._definitions = definitions
        self._logs = logs
        self._executors = executors
        self._limits = limits

    async def run(self, running: RunningAttempt) -> Ending | None:
        """The ending to be stored, or None when the lease is another's. Nothing that the job does raises."""
        message = running.attempt.message
        began = time.monotonic()
        job = await self._definition(message)
        if job is None:
            return _deleted(message)
        running.on_lost = job.on_lost
        log = await self._open_log(message)
        if not running.may_start():
            await log.close()
            return None
        result = await self._carry_out(job, running, log)
        duration_ms = int((time.monotonic() - began) * 1000)
        await log.close()
        if running.is_superseded or log.is_lost:
            return None
        return _ending(job, running, result, log, duration_ms=duration_ms)

    async def _definition(self, message: QueueMessage) -> Job | None:
        while True:
            try:
                return await self._definitions.find(message.job_id, message.job_version)
            except Unavailable:
                await asyncio.sleep(RETRY_S)

    async def _open_log(self, message: QueueMessage) -> LogWriter:
        # Only a repeated attempt can find lines of an earlier one.
        first = 0
        while message.fence > 1:
            try:
                first = await self._logs.last_offset(message.execution_id) + 1
                break
            except Unavailable:
                await asyncio.sleep(RETRY_S)
        return LogWriter(self._logs, message.execution_id, fence=message.fence, first_offset=first, limits=self._limits)

    async def _carry_out(self, job: Job, running: RunningAttempt, log: LogWriter) -> Result:
        executor = self._executors.get(job.executor.kind)
        if executor is None:
            return _failure(f"This worker has no executor {job.executor.kind!r}.")
        try:
            config = executor.check(job.executor.config)
        except Invalid as exc:
            return _failure(f"The executor's config is not valid: {exc.detail}")
        log.on_lost = running.supersede
        try:
            async with asyncio.timeout(job.timeout_s + job.grace_s + BELT_S):
                return await executor.run(config, _context(job, running, log))
        except TimeoutError:
            return _failure("The executor did not end in time.")
        except Exception:
            logger.exception(
                "an executor broke",
                extra={"action": "executor_broke", "execution": running.attempt.message.execution_id},
            )
            return _failure("The executor broke; the worker's log says how.")


def _context(job: Job, running: RunningAttempt, log: LogWriter) -> AttemptContext:
    message = running.attempt.message
    return AttemptContext(
        execution_id=ExecutionId(message.execution_id),
        job_id=JobId(message.job_id),
        attempt=message.fence,
        scheduled_for=running.attempt.scheduled_for,
        timeout_s=job.timeout_s,
        grace_s=job.grace_s,
        environment=dict(job.environment),
        emit=log.emit,
        cancelled=running.cancelled,
        terminated=running.terminated,
    )


def _failure(error: str) -> Result:
    return Result(outcome=Outcome.FAILED, error=error)


def _deleted(message: QueueMessage) -> Ending:
    return Ending(
        execution_id=message.execution_id,
        job_id=message.job_id,
        owner_id=message.owner_id,
        job_version=message.job_version,
        queue="",
        fence=message.fence,
        state=ExecutionState.CANCELLED,
        outcome=Outcome.CANCELLED,
        reason="Its job was deleted before it started.",
    )


def _ending(job: Job, running: RunningAttempt, result: Result, log: LogWriter, *, duration_ms: int) -> Ending:
    message = running.attempt.message
    state, outcome, reason = _verdict(running, result)
    lag_ms = int((running.attempt.started_at - running.attempt.scheduled_for).total_seconds() * 1000)
    return Ending(
        execution_id=message.execution_id,
        job_id=message.job_id,
        owner_id=message.owner_id,
        job_version=message.job_version,
        queue=job.queue,
        fence=message.fence,
        state=state,
        outcome=outcome,
        duration_ms=duration_ms,
        # A backfill is late on purpose: that is not how long work waits here.
        lag_ms=max(0, lag_ms) if message.fence == 1 and not is_of_backfill(message.execution_id) else None,
        exit_code=result.exit_code,
        signal=result.signal,
        error=reason if outcome is Outcome.ABANDONED else _error(result, log),
        reason=reason,
        cpu_ms=result.cpu_ms,
        peak_memory_bytes=result.peak_memory_bytes,
        output=log.excerpt,
        log=log.totals,
    )


def _error(result: Result, log: LogWriter) -> str | None:
    """What the executor says, and for a program that failed by itself what it said last."""
    is_own_failure = result.outcome is Outcome.FAILED and result.exit_code not in (None, 0)
    if result.error is None or not is_own_failure or not log.last_stderr:
        return result.error
    return f"{result.error}: {log.last_stderr}"


def _verdict(running: RunningAttempt, result: Result) -> tuple[ExecutionState, Outcome, str | None]:
    if running.is_interrupted and result.outcome is Outcome.CANCELLED:
        state = state_after_loss(running.on_lost, running.attempt.message.fence)
        return state, Outcome.ABANDONED, "Its worker was stopped before it ended."
    if result.outcome is Outcome.CANCELLED:
        why = "A newer execution took its place." if running.is_replaced else "Cancelled on request."
        return ExecutionState.CANCELLED, result.outcome, why
    return ExecutionState(result.outcome.value), result.outcome, None


def state_after_loss(policy: LostPolicy, fence: int) -> ExecutionState:
    """Where an execution goes whose attempt number `fence` was lost."""
    if policy is LostPolicy.RETRY and fence < MAX_LOST_ATTEMPTS:
        return ExecutionState.RETRYING
    return ExecutionState.ABANDONED
