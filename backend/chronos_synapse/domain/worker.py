"""Processes that do the work."""

from datetime import datetime

import msgspec


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
