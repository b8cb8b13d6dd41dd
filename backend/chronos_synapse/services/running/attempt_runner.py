"""AttemptRunner: one started attempt, from its definition to its ending."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any, Protocol, TypeVar

import msgspec

from chronos_synapse.domain.errors import Invalid, Unavailable
from chronos_synapse.domain.execution import Attempt, ExecutionId, Outcome, is_dry_run, may_be_given
from chronos_synapse.domain.job import Job, JobId
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.masking import Mask
from chronos_synapse.domain.parameter import Parameters
from chronos_synapse.domain.record import NOTHING_GIVEN
from chronos_synapse.domain.runtime import AttemptFacts
from chronos_synapse.executors.base import AttemptContext, Executor, Result, RuntimeDoor
from chronos_synapse.services.jobs.definitions import Definitions
from chronos_synapse.services.jobs.parameters import values_of
from chronos_synapse.services.logs.writer import LogLimits, LogWriter
from chronos_synapse.services.running.attempts import RunningAttempt
from chronos_synapse.services.running.endings import Course, Trial, broken, ending_of, ending_of_deleted, refused
from chronos_synapse.services.running.retrying import LogPatterns
from chronos_synapse.services.running.usage_sampler import UsageSampler, Watched
from chronos_synapse.services.secrets.resolving import Resolved, Resolver, Unresolved
from chronos_synapse.storage.redis.executions import Ending
from chronos_synapse.storage.redis.queue import QueueMessage
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

RETRY_S = 0.25
BELT_S = 60.0
"""An executor that has not ended this long after setup, timeout and grace is broken; the attempt fails."""
CLEANUP_S = 60.0
DAY_MS = 86_400_000

T = TypeVar("T")


class Doors(Protocol):
    """Opens the runtime API to attempts."""

    async def open(self, facts: AttemptFacts, *, mask: Mask | None = None, is_remote: bool = False) -> RuntimeDoor:
        """A door that is good until it is closed."""

    async def close(self, facts: AttemptFacts) -> None:
        """Ends it at once."""


class RunnerParts(msgspec.Struct, frozen=True, kw_only=True):
    """What attempts are run with."""

    stores: RedisStores
    definitions: Definitions
    executors: Mapping[str, Executor[Any]]
    resolver: Resolver
    doors: Doors
    sampler: UsageSampler
    log_limits: LogLimits


class AttemptRunner:
    """Runs attempts; it holds no state between them but the definitions at hand."""

    def __init__(self, parts: RunnerParts) -> None:
        self._parts = parts

    async def run(self, running: RunningAttempt) -> Ending | None:
        """The ending to be stored, or None when the lease is another's. Nothing that the job does raises."""
        message = running.attempt.message
        began = time.monotonic()
        wanted = (message.job_id, message.job_version)
        job = await surely(lambda: self._parts.definitions.find(*wanted, owner_id=message.owner_id))
        if job is None:
            return ending_of_deleted(message)
        running.on_lost = job.on_lost
        trial = await self._trial(job, running)
        running.log = trial.log
        watched = self._watched(job, message)
        try:
            result = await self._carry_out(trial, running, watched)
        finally:
            used = None if watched is None else self._parts.sampler.forget(watched)
        ended = time.monotonic()
        await trial.log.close()
        if running.is_superseded or trial.log.is_lost:
            return None
        course = Course(
            result=result,
            duration_ms=int((ended - began) * 1000),
            cleanup_ms=int((time.monotonic() - ended) * 1000),
            is_interrupted=running.is_interrupted,
            is_replaced=running.is_replaced,
            used=used,
        )
        return ending_of(trial, course)

    async def _trial(self, job: Job, running: RunningAttempt) -> Trial:
        message = running.attempt.message
        log = await self._open_log(job, message)
        log.on_lost = running.supersede
        patterns = LogPatterns(job.retry.log_patterns)
        if job.retry.log_patterns:
            log.on_line = patterns.see
        return Trial(
            message=message,
            job=job,
            scheduled_for=running.attempt.scheduled_for,
            started_at=running.attempt.started_at,
            earlier=await self._earlier(message),
            log=log,
            patterns=patterns,
        )

    async def _earlier(self, message: QueueMessage) -> tuple[Attempt, ...]:
        if message.fence == 1:
            return ()
        execution = await surely(lambda: self._parts.stores.executions.find(message.execution_id))
        return () if execution is None else execution.attempts

    async def _open_log(self, job: Job, message: QueueMessage) -> LogWriter:
        logs, first = self._parts.stores.logs, 0
        # Only a repeated attempt can find lines of an earlier one.
        if message.fence > 1:
            first = 1 + await surely(lambda: logs.last_offset(message.execution_id))
        limits = log_limits_of(job, self._parts.log_limits)
        return LogWriter(logs, message.execution_id, fence=message.fence, first_offset=first, limits=limits)

    def _watched(self, job: Job, message: QueueMessage) -> Watched | None:
        """Only programs of this machine can be looked at."""
        executor = self._parts.executors.get(job.executor.kind)
        return self._parts.sampler.watch(message.execution_id) if executor is not None and executor.is_process else None

    async def _carry_out(self, trial: Trial, running: RunningAttempt, watched: Watched | None) -> Result:
        job = trial.job
        executor = self._parts.executors.get(job.executor.kind)
        if executor is None:
            return await _said(trial, refused(f"This worker has no executor {job.executor.kind!r}."))
        try:
            resolved = await surely(lambda: self._parts.resolver.resolve(job))
        except Unresolved as exc:
            return await _said(trial, refused(exc.detail))
        trial.log.mask = resolved.mask
        try:
            config = executor.check(resolved.config)
        except Invalid as exc:
            detail = resolved.mask.text(exc.detail)
            return await _said(trial, refused(f"The executor's config is not valid: {detail}"))
        parameters = await self._parameters(trial)
        context = _context(trial, running, resolved, parameters)
        if not (executor.is_process or executor.is_remote):
            return _masked(await self._execute(executor, config, context, running), resolved.mask)
        async with self._door(trial, parameters, resolved.mask, is_remote=executor.is_remote) as door:
            watch = None if watched is None else watched.attach
            context = msgspec.structs.replace(context, runtime=door, watch=watch)
            return _masked(await self._execute(executor, config, context, running), resolved.mask)

    async def _parameters(self, trial: Trial) -> Parameters:
        """What a request gave it, and the defaults of the definition."""
        execution_id, given = trial.message.execution_id, NOTHING_GIVEN
        if may_be_given(execution_id):
            given = await surely(lambda: self._parts.stores.records.given(execution_id))
        return values_of(trial.job, given.parameters)

    async def _execute(
        self, executor: Executor[Any], config: Any, context: AttemptContext, running: RunningAttempt
    ) -> Result:
        # As late as can be: the store may have been away while what it needs was read.
        if not running.may_start():
            return Result(outcome=Outcome.CANCELLED)
        carry_out = executor.dry_run if is_dry_run(context.execution_id) else executor.run
        try:
            async with asyncio.timeout(context.setup_timeout_s + context.timeout_s + context.grace_s + BELT_S):
                return await carry_out(config, context)
        except TimeoutError:
            return broken("The executor did not end in time.")
        except Exception:
            logger.exception("an executor broke", extra={"action": "executor_broke", "execution": context.execution_id})
            return broken("The executor broke; the worker's log says how.")

    @contextlib.asynccontextmanager
    async def _door(
        self, trial: Trial, parameters: Parameters, mask: Mask, *, is_remote: bool
    ) -> AsyncIterator[RuntimeDoor]:
        """The attempt's runtime API, for as long as it runs."""
        facts = _facts(trial, parameters)
        door = await surely(lambda: self._parts.doors.open(facts, mask=mask, is_remote=is_remote))
        try:
            yield door
        finally:
            # The lease takes a token with it when it goes, should this not be heard.
            with contextlib.suppress(Unavailable, TimeoutError):
                async with asyncio.timeout(CLEANUP_S):
                    await self._parts.doors.close(facts)


async def surely(ask: Callable[[], Awaitable[T]]) -> T:
    """The answer of the store, waiting while it is away."""
    while True:
        try:
            return await ask()
        except Unavailable:
            await asyncio.sleep(RETRY_S)


def log_limits_of(job: Job, usual: LogLimits) -> LogLimits:
    """How much of its log is kept, and for how long: what the job states, with the usual share of it for the tail."""
    life_ms = max(usual.life_ms, ((job.keep.days or 0) + 1) * DAY_MS)
    stated = job.sandbox.limits.output_bytes
    if stated is None and life_ms == usual.life_ms:
        return usual
    if stated is None:
        return msgspec.structs.replace(usual, life_ms=life_ms)
    tail = stated * usual.tail_bytes // max(1, usual.head_bytes + usual.tail_bytes)
    return msgspec.structs.replace(usual, head_bytes=stated - tail, tail_bytes=tail, life_ms=life_ms)


def _context(trial: Trial, running: RunningAttempt, resolved: Resolved, parameters: Parameters) -> AttemptContext:
    job, message = trial.job, trial.message
    return AttemptContext(
        execution_id=ExecutionId(message.execution_id),
        job_id=JobId(message.job_id),
        owner_id=job.owner_id,
        attempt=message.fence,
        scheduled_for=trial.scheduled_for,
        timeout_s=job.timeout_s,
        setup_timeout_s=job.setup_timeout_s,
        grace_s=job.grace_s,
        environment=resolved.environment,
        parameters=parameters,
        saved=resolved.saved,
        sandbox=job.sandbox,
        emit=trial.log.emit,
        cancelled=running.cancelled,
        terminated=running.terminated,
    )


def _facts(trial: Trial, parameters: Parameters) -> AttemptFacts:
    job, message = trial.job, trial.message
    return AttemptFacts(
        execution_id=ExecutionId(message.execution_id),
        job_id=JobId(message.job_id),
        job_name=job.name,
        job_version=message.job_version,
        owner_id=job.owner_id,
        attempt=message.fence,
        queue=job.queue,
        tags=job.tags,
        scheduled_for=trial.scheduled_for,
        started_at=trial.started_at,
        parameters=parameters,
    )


async def _said(trial: Trial, result: Result) -> Result:
    """`result`, told in the log, too: nothing else is printed of an attempt that never began."""
    await trial.log.emit(LogStream.SYSTEM, (result.error or "").encode() + b"\n")
    return result


def _masked(result: Result, mask: Mask) -> Result:
    """An executor's words may repeat what it was given."""
    return result if result.error is None else msgspec.structs.replace(result, error=mask.text(result.error))
