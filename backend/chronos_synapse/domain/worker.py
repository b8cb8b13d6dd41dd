"""Processes that do the work."""

from datetime import datetime
from enum import StrEnum

import msgspec


class Capabilities(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker can enforce of what a job's sandbox demands; found by trying, when the worker starts."""

    labels: tuple[str, ...] = ()
    """As in `domain.sandbox.labels_of`."""
    missing: tuple[str, ...] = ()
    """What it cannot, and why: one sentence each, for people."""


class WorkerOrder(StrEnum):
    """What an administrator has told a worker."""

    CORDON = "cordon"
    """Take nothing new until told otherwise."""
    DRAIN = "drain"
    """Take nothing new, let what runs end, then stop."""


class WorkerLoad(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker's machine gives to it and to its attempts."""

    cpu_cores: float = 0.0
    """The worker itself, since the last heartbeat."""
    memory_bytes: int = 0
    """The worker itself."""
    attempts_cpu_cores: float = 0.0
    """All its running attempts, as measured last."""
    attempts_memory_bytes: int = 0
    disk_free_bytes: int | None = None
    """Where its attempts have their workspaces."""


class WorkerInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What a live worker says of itself with each heartbeat."""

    id: str
    host: str
    pid: int
    queues: tuple[str, ...]
    slots: int
    """How many attempts it may run at once."""
    running: int
    started_at: datetime
    seen_at: datetime
    labels: tuple[str, ...] = ()
    """What it offers: jobs that need other labels are not for it."""
    missing: tuple[str, ...] = ()
    """What of sandboxes it cannot enforce here, a sentence each."""
    load: WorkerLoad = WorkerLoad()
    is_cordoned: bool = False
    """It takes nothing new."""
    is_draining: bool = False
    """It takes nothing new, and stops when what runs has ended."""
