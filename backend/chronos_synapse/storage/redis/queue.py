"""ExecutionQueue: what waits for a worker, in lanes of sorted sets; see domain/lane.py.

An entry says all that a claim must know of an execution: `id version fence lane tag tag ...`. Its place is the time
from which it counts as waiting, epoch ms: a priority is a head start, so that nothing starves.
"""

from collections.abc import Sequence

import msgspec

from chronos_synapse.domain.execution import Execution
from chronos_synapse.domain.schedule import Priority
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

HEAD_START_MS = {
    Priority.LOW: -600_000,
    Priority.NORMAL: 0,
    Priority.HIGH: 600_000,
    Priority.CRITICAL: 3_600_000,
}
"""How much earlier than it is an execution counts as waiting."""
LEASE_LIFE_MS = 7 * 86_400_000
"""A lapsed lease is kept this long, so that a worker that was cut off can prove that it still holds it, and so that a
step of the clock by a day does not end what is running."""

QUEUE_NAMES = ("queue", "waiting", "bell", "lanes")
"""What shared/waiting.lua needs."""
PARKING_NAMES = (*QUEUE_NAMES, "parked", "execution")
"""What shared/parking.lua needs beside `limits`."""
GATE_NAMES = ("job_stats", "owner_stats", "running_tags")
"""What shared/gates.lua needs beside `limits`."""

_CLAIM = Script(
    "claim",
    keys=("leases", "events", "limits", "answer", "lanes", "order"),
    args=("worker", "lease_ms", "lease_life_ms", "events_cap", "limit", "lane_count"),
    names=(*PARKING_NAMES, *GATE_NAMES, "running", "lease"),
    shared=("waiting", "parking", "gates"),
)
_REQUEUE = Script(
    "requeue",
    keys=("limits",),
    args=("count",),
    names=(*PARKING_NAMES, *GATE_NAMES),
    shared=("waiting", "parking", "gates"),
)


class QueueMessage(msgspec.Struct, frozen=True, kw_only=True):
    """One execution that a worker has claimed."""

    execution_id: str
    owner_id: str
    job_version: int
    fence: int
    """The number of this attempt."""
    queue: str
    """The lane that it waited in."""

    @property
    def job_id(self) -> str:
        """The job, which is part of the execution id."""
        return self.execution_id.partition("-")[0]

    @property
    def due_ms(self) -> int:
        """The due time that is part of the execution id, epoch ms."""
        return int(self.execution_id.split("-")[1], 16)


class Claimed(msgspec.Struct, frozen=True, kw_only=True):
    """What one claim gave."""

    now_ms: int
    """The server's clock: when these started."""
    messages: list[QueueMessage]
    lane_count: int
    """How many lanes there are: another number than before, and a worker looks which there are."""


class ExecutionQueue:
    """Gives executions to workers."""

    def __init__(self, door: RedisDoor, *, events_cap: int) -> None:
        self._door = door
        self._keys = door.keys
        self._events_cap = events_cap

    async def claim(self, *lanes: str, worker: str, limit: int, lease_ms: int, ticket: str) -> Claimed:
        """Up to `limit` executions that are this worker's from now on, the first lane's first.

        None while the worker is told to take nothing. `ticket` names the claim: asked again with the same one, after
        the answer was lost, it gives the same answer.
        """
        keys = [self._keys.leases(), self._keys.events(), self._keys.limits()]
        keys += [self._keys.claim(worker, ticket), self._keys.lanes(), self._keys.order(worker)]
        args = [worker, lease_ms, LEASE_LIFE_MS, self._events_cap, limit, len(lanes), *lanes]
        now_ms, lane_count, *found = await self._door.run(_CLAIM, keys, args)
        pairs = zip(found[::2], found[1::2], strict=True)
        messages = [_message(entry.decode(), owner_id.decode()) for entry, owner_id in pairs]
        return Claimed(now_ms=int(now_ms), messages=messages, lane_count=int(lane_count))

    async def wait(self, lanes: Sequence[str], *, timeout_s: float) -> None:
        """Until something comes to one of the lanes, or the time is over."""
        await self._door.call("BLPOP", *map(self._keys.bell, lanes), timeout_s)

    async def lanes(self) -> list[str]:
        """Names of all lanes, empty ones too until they are tidied away."""
        return [name.decode() for name in await self._door.call("ZRANGE", self._keys.lanes(), 0, -1)]

    async def restore(self, waiting: Sequence[Execution], priorities: Sequence[Priority]) -> int:
        """Puts executions back on their queue that wait and are neither there nor parked for a limit that is reached.

        Gives how many.
        """
        args: list[object] = [len(waiting)]
        for execution, priority in zip(waiting, priorities, strict=True):
            fence = max((attempt.number for attempt in execution.attempts), default=0) + 1
            entry = entry_of(execution.id, execution.job_version, fence, execution.lane, execution.tags)
            place = int(execution.scheduled_for.timestamp() * 1000) - HEAD_START_MS[priority]
            args += [execution.owner_id, place, entry]
        return int(await self._door.run(_REQUEUE, [self._keys.limits()], args)) if waiting else 0


def entry_of(execution_id: str, version: int, fence: int, lane: str, tags: Sequence[str]) -> str:
    """The entry of an execution whose next attempt has the number `fence`."""
    return " ".join((execution_id, str(version), str(fence), lane, *tags))


def _message(entry: str, owner_id: str) -> QueueMessage:
    execution_id, version, fence, queue = entry.split(" ")[:4]
    return QueueMessage(
        execution_id=execution_id, owner_id=owner_id, job_version=int(version), fence=int(fence), queue=queue
    )
