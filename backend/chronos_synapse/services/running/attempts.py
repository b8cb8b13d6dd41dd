"""Attempts that this worker holds: what was started, and what may be done to it while it runs."""

import asyncio
import math
import time
from datetime import datetime

import msgspec

from chronos_synapse.domain.schedule import LostPolicy
from chronos_synapse.services.logs.writer import LogWriter
from chronos_synapse.storage.redis.queue import QueueMessage


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
        self.log: LogWriter | None = None
        """Where it prints to, once that is open."""

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
