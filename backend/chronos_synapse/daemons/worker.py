"""The worker process: claims executions, runs them, renews their leases, drains when it is told to stop."""

import asyncio
import contextlib
import logging
import secrets
import time
from collections.abc import Sequence

import msgspec

from chronos_synapse.daemons.lanes import LaneBook
from chronos_synapse.daemons.load import OwnLoad
from chronos_synapse.daemons.process import HEARTBEAT_S, TTL_S, Identity, pause, repeat, stop_on_signals, take_leave
from chronos_synapse.domain.clock import from_ms, utc_now
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.execution import FINAL_STATES
from chronos_synapse.domain.schedule import LostPolicy
from chronos_synapse.domain.worker import WorkerInfo, WorkerOrder
from chronos_synapse.services.jobs.definitions import Definitions
from chronos_synapse.services.logs.packer import LogPacker
from chronos_synapse.services.running.attempt_runner import AttemptRunner
from chronos_synapse.services.running.attempts import RunningAttempt, StartedAttempt
from chronos_synapse.services.running.finisher import Finisher
from chronos_synapse.services.running.usage_sampler import UsageSampler
from chronos_synapse.storage.redis.daemons import ANY, DaemonStore
from chronos_synapse.storage.redis.events import EventBus
from chronos_synapse.storage.redis.executions import ExecutionStore
from chronos_synapse.storage.redis.queue import Claimed, ExecutionQueue, QueueMessage

logger = logging.getLogger(__name__)

READ_LIMIT = 100
READERS = 2
"""While one reads the definitions of what it has claimed, the other claims."""
BURST = 20
"""When so many come at once there will be more: they are started before the bookkeeping of those that end."""
WAIT_S = 0.5
"""How long an idle worker waits for a bell before it looks by itself."""
RETRY_S = 0.2
HELD_BACK_S = 0.1
"""How often a worker that was told to take nothing looks whether that is over, or whether it can stop."""
MAX_BACKLOG = 2000
"""Endings that wait for the store; more, and no new attempt starts."""
RENEWALS_PER_LEASE = 4
SAFE_SHARE = 0.8
"""Part of a lease after which, without a renewal, attempts that others may repeat are ended."""
INTERRUPT_S = 15.0
"""How long attempts that were interrupted at the end of a drain get to report their end."""


class WorkerOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How a worker serves."""

    queues: tuple[str, ...]
    slots: int
    lease_s: float
    drain_s: float
    labels: tuple[str, ...] = ()
    """What it offers; jobs that need other labels are not for it."""
    missing: tuple[str, ...] = ()
    """What of sandboxes cannot be enforced here, a sentence each."""


class WorkerParts(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker works with."""

    queue: ExecutionQueue
    executions: ExecutionStore
    definitions: Definitions
    runner: AttemptRunner
    finisher: Finisher
    daemons: DaemonStore
    events: EventBus
    sampler: UsageSampler
    packer: LogPacker


class Worker:
    """One worker; `run` returns after TERM or INT when nothing is left running."""

    def __init__(self, parts: WorkerParts, options: WorkerOptions) -> None:
        self._parts = parts
        self._options = options
        self._identity = Identity()
        self._running: dict[str, RunningAttempt] = {}
        self._busy = 0
        self._reserved = 0
        """Slots for what is being read."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_free = asyncio.Event()
        self._is_free.set()
        self._book = LaneBook(options.queues, options.labels)
        self._order: WorkerOrder | None = None
        self._stop = asyncio.Event()
        self._load = OwnLoad(parts.sampler)
        self._renewed_at = time.monotonic()
        """When the last renewal that was confirmed had been asked for."""

    async def run(self) -> None:
        """Works until told to stop, then drains."""
        self._stop, ended = stop_on_signals(), asyncio.Event()
        self._introduce()
        async with asyncio.TaskGroup() as group:
            group.create_task(repeat(ended, self._say_alive, name="worker heartbeat"))
            group.create_task(repeat(ended, self._renew, name="lease renewal"))
            group.create_task(repeat(ended, self._parts.sampler.tick, name="usage of attempts"))
            group.create_task(self._listen_until(ended))
            await self._take_until_stopped()
            await self._drain()
            ended.set()
        await take_leave(self._parts.daemons, "worker", self._identity)
        logger.info("worker stopped", extra={"action": "worker_stopped", "worker": self._identity.id})

    def _introduce(self) -> None:
        options = self._options
        words = {"worker": self._identity.id, "queues": options.queues, "labels": options.labels}
        logger.info("worker started", extra={"action": "worker_started", **words})
        for sentence in options.missing:
            logger.warning("jobs may need what is missing here", extra={"action": "missing", "what": sentence})

    # taking work

    async def _take_until_stopped(self) -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(READERS):
                group.create_task(repeat(self._stop, self._take, name="queue"))

    async def _take(self) -> float:
        if self._order is not None:
            return await self._hold_back()
        limit = min(self._free(), READ_LIMIT)
        if limit <= 0:
            self._is_free.clear()
            await pause(self._is_free, 1.0)
            return 0.0
        self._reserved += limit
        try:
            await self._read_and_start(limit)
        finally:
            self._reserved -= limit
            self._is_free.set()
        return 0.0

    async def _hold_back(self) -> float:
        """Takes nothing; a drained worker stops when all of its attempts have ended and are stored."""
        if self._order is WorkerOrder.DRAIN and not self._tasks and not self._reserved:
            logger.info("drained", extra={"action": "drained", "worker": self._identity.id})
            self._stop.set()
            return 0.0
        return HELD_BACK_S

    async def _read_and_start(self, limit: int) -> None:
        claimed = await self._claim(limit)
        if len(claimed.messages) >= BURST:
            self._parts.finisher.hold()
        if self._book.is_outdated(claimed.lane_count):
            self._book.learn(await self._parts.queue.lanes())
        elif not claimed.messages:
            await self._parts.queue.wait(self._book.lanes, timeout_s=WAIT_S)

    def _free(self) -> int:
        """Slots for new attempts. One is free again when its attempt has ended, even if that is not stored yet;
        how many of those may gather is bounded."""
        if self._parts.finisher.backlog >= MAX_BACKLOG:
            return 0
        return self._options.slots - self._busy - self._reserved

    async def _claim(self, limit: int) -> Claimed:
        """Starts what waits; gives what that was.

        Asks again under the same ticket when the answer was lost, for executions may be ours by then. After a lease
        others may have them, and it is left at that.
        """
        ticket, lanes = secrets.token_hex(8), self._book.in_turn()
        asked_at = time.monotonic()
        give_up_at = asked_at + self._options.lease_s
        while True:
            try:
                claimed = await self._parts.queue.claim(
                    *lanes,
                    worker=self._identity.id,
                    limit=limit,
                    lease_ms=int(self._options.lease_s * 1000),
                    ticket=ticket,
                )
                break
            except Unavailable:
                if time.monotonic() > give_up_at:
                    raise
                await asyncio.sleep(RETRY_S)
        await self._prefetch(claimed.messages)
        for message in claimed.messages:
            if not self._is_running(message):
                self._run(message, claimed.now_ms, asked_at=asked_at)
        return claimed

    async def _prefetch(self, messages: Sequence[QueueMessage]) -> None:
        """Reads all their definitions in one go; in an outage each attempt waits for its own."""
        with contextlib.suppress(Unavailable):
            await self._parts.definitions.prefetch([(found.job_id, found.job_version) for found in messages])

    def _is_running(self, message: QueueMessage) -> bool:
        running = self._running.get(message.execution_id)
        return running is not None and running.attempt.message.fence == message.fence

    def _run(self, message: QueueMessage, now_ms: int, *, asked_at: float) -> None:
        attempt = StartedAttempt(message=message, started_at=from_ms(now_ms), scheduled_for=from_ms(message.due_ms))
        running = RunningAttempt(attempt, start_by=self._safe_until(asked_at))
        self._running[message.execution_id] = running
        self._busy += 1
        task = asyncio.create_task(self._carry_out(running))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry_out(self, running: RunningAttempt) -> None:
        execution_id = running.attempt.message.execution_id
        try:
            try:
                ending = await self._parts.runner.run(running)
            finally:
                self._busy -= 1
                self._is_free.set()
            if ending is None or not await self._parts.finisher.finish(ending):
                logger.warning("an attempt was superseded", extra={"action": "superseded", "execution": execution_id})
            elif ending.state in FINAL_STATES and running.log is not None:
                self._parts.packer.ended(execution_id, running.log)
        except Exception:
            logger.exception("an attempt broke", extra={"action": "attempt_broke", "execution": execution_id})
        finally:
            if self._running.get(execution_id) is running:
                del self._running[execution_id]

    # keeping what is running

    async def _renew(self) -> float:
        held = [(found.attempt.message.execution_id, found.attempt.message.fence) for found in self._running.values()]
        asked_at = time.monotonic()
        try:
            # A server that takes commands and does not answer must not hold us up until others repeat our attempts.
            async with asyncio.timeout(self._renewal_limit_s(asked_at)):
                words = await self._parts.executions.renew(held, lease_ms=int(self._options.lease_s * 1000))
        except (Unavailable, TimeoutError) as exc:
            self._end_what_may_run_twice()
            raise Unavailable(f"leases could not be renewed: {exc}", part="redis") from exc
        self._renewed_at = asked_at
        for (execution_id, fence), word in zip(held, words, strict=True):
            running = self._running.get(execution_id)
            if running is None or running.attempt.message.fence != fence:
                continue
            if word == "lost":
                running.supersede()
            elif word != "ok":
                running.end(word)
            running.start_by = max(running.start_by, self._safe_until(asked_at))
        return self._options.lease_s / RENEWALS_PER_LEASE

    def _renewal_limit_s(self, now: float) -> float:
        return max(self._options.lease_s / RENEWALS_PER_LEASE, self._end_at() - now)

    def _end_at(self) -> float:
        return self._safe_until(self._renewed_at)

    def _safe_until(self, asked_at: float) -> float:
        """Until when a lease that was asked for then is ours for sure."""
        return asked_at + self._options.lease_s * SAFE_SHARE

    def _end_what_may_run_twice(self) -> None:
        """Cut off for almost a lease: others may repeat an attempt whose job allows that, so ours must end first."""
        if time.monotonic() < self._end_at():
            return
        for running in self._running.values():
            if running.on_lost is LostPolicy.RETRY:
                running.supersede()

    async def _listen_until(self, ended: asyncio.Event) -> None:
        async def listen() -> float:
            async with self._parts.events.subscriber() as subscription:
                await subscription.subscribe(self._parts.events.worker_channel(self._identity.id))
                while not ended.is_set():
                    execution_id, _, how = (await subscription.next(timeout_s=1.0) or "").partition(" ")
                    if execution_id == ANY:
                        await self._say_alive()
                    running = self._running.get(execution_id)
                    if running is not None:
                        running.end(how)
            return 0.0

        await repeat(ended, listen, name="cancel requests")

    async def _say_alive(self) -> float:
        order = await self._parts.daemons.report(self._info(), ttl_s=TTL_S)
        if order is not self._order:
            logger.info("told anew", extra={"action": "ordered", "order": "none" if order is None else order.value})
            self._order = order
            await self._parts.daemons.report(self._info(), ttl_s=TTL_S)
        return HEARTBEAT_S

    def _info(self) -> WorkerInfo:
        return WorkerInfo(
            id=self._identity.id,
            host=self._identity.host,
            pid=self._identity.pid,
            queues=self._options.queues,
            slots=self._options.slots,
            running=len(self._running),
            started_at=self._identity.started_at,
            seen_at=utc_now(),
            labels=self._options.labels,
            missing=self._options.missing,
            load=self._load.read(),
            is_cordoned=self._order is WorkerOrder.CORDON,
            is_draining=self._stop.is_set(),
        )

    # stopping

    async def _drain(self) -> None:
        """Lets attempts finish for a while, then ends them and lets them say so."""
        if self._tasks:
            logger.info("draining", extra={"action": "draining", "running": len(self._tasks)})
            await asyncio.wait(self._tasks, timeout=self._options.drain_s)
        for running in self._running.values():
            running.interrupt()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=INTERRUPT_S)
        for task in self._tasks:
            task.cancel()
        await self._parts.packer.close()
