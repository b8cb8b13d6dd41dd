"""Processes that do the work."""

from datetime import datetime

import msgspec


class Capabilities(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker can enforce of what a job's sandbox demands; found by trying, when the worker starts."""

    labels: tuple[str, ...] = ()
    """As in `domain.sandbox.labels_of`."""
    missing: tuple[str, ...] = ()
    """What it cannot, and why: one sentence each, for people."""


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
    is_draining: bool = False
