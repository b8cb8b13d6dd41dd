"""DelayStore: executions that wait for the time of their next attempt."""

from collections.abc import Sequence

import msgspec

from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.execution import Execution
from chronos_synapse.domain.schedule import Priority
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.queue import HEAD_START_MS, QUEUE_NAMES, entry_of
from chronos_synapse.storage.redis.scripts import Script

_PROMOTE = Script(
    "promote",
    keys=("delayed", "delayed_entries"),
    args=("limit",),
    names=QUEUE_NAMES,
    shared=("waiting", "delays"),
)
_RESTORE = Script("restore_delayed", keys=("delayed", "delayed_entries"), args=("count",), shared=("delays",))


class Promoted(msgspec.Struct, frozen=True, kw_only=True):
    """What one look came to."""

    count: int
    """Executions that were put into their lanes."""
    next_in_ms: int | None
    """How long until the next one's time; 0 when it has come, None when nothing waits."""


class DelayStore:
    """Where executions are put by `finish`, and taken from when their time has come."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def promote(self, limit: int) -> Promoted:
        """Puts up to `limit` executions whose time has come into their lanes."""
        keys = [self._keys.delayed(), self._keys.delayed_entries()]
        now_ms, count, next_at = await self._door.run(_PROMOTE, keys, [limit])
        next_in_ms = max(0, int(float(next_at)) - int(now_ms)) if next_at else None
        return Promoted(count=int(count), next_in_ms=next_in_ms)

    async def restore(self, waiting: Sequence[Execution], priorities: Sequence[Priority]) -> set[str]:
        """Lets those wait again whose time was lost; gives ids of those whose time is over: they belong in a lane."""
        args: list[object] = [len(waiting)]
        for execution, priority in zip(waiting, priorities, strict=True):
            fence, place = execution.next_fence, to_ms(execution.scheduled_for) - HEAD_START_MS[priority]
            entry = entry_of(execution.id, execution.job_version, fence, execution.lane, execution.tags)
            retry_ms = 0 if execution.retry_at is None else to_ms(execution.retry_at)
            args += [execution.id, fence, retry_ms, execution.owner_id, place, entry]
        keys = [self._keys.delayed(), self._keys.delayed_entries()]
        keys += [self._keys.execution(execution.id) for execution in waiting]
        return {found.decode() for found in await self._door.run(_RESTORE, keys, args)} if waiting else set()
