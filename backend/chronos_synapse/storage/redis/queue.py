"""ExecutionQueue: named streams of executions with one consumer group."""

from collections.abc import Sequence
from typing import Any

import msgspec
from redis.exceptions import ResponseError

from chronos_synapse.storage.redis.client import RedisDoor

GROUP = "workers"


class QueueMessage(msgspec.Struct, frozen=True, kw_only=True):
    """One execution that waits for a worker."""

    id: str
    """Of the stream entry."""
    execution_id: str
    job_id: str
    owner_id: str
    job_version: int
    fence: int
    """The number that its next attempt will have."""

    @property
    def due_ms(self) -> int:
        """The due time that is part of the execution id, epoch ms."""
        return int(self.execution_id.split("-")[1], 16)


class ExecutionQueue:
    """Reads messages for one worker."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def prepare(self, queue: str) -> None:
        """Makes the group. From the first entry on: what started was deleted, so all that is left must run."""
        try:
            await self._door.call("XGROUP", "CREATE", self._keys.queue(queue), GROUP, "0", "MKSTREAM")
        except ResponseError as exc:
            if not str(exc).startswith("BUSYGROUP"):
                raise
        await self._door.call("SADD", self._keys.queues(), queue)

    async def read(
        self, queues: Sequence[str], *, worker: str, limit: int, block_ms: int
    ) -> dict[str, list[QueueMessage]]:
        """New messages by queue; waits up to `block_ms` for the first. Makes a group that was destroyed."""
        names = [self._keys.queue(queue) for queue in queues]
        try:
            reply = await self._door.call(
                "XREADGROUP",
                "GROUP",
                GROUP,
                worker,
                "COUNT",
                limit,
                "BLOCK",
                block_ms,
                "STREAMS",
                *names,
                *(">" for _ in names),
            )
        except ResponseError as exc:
            if not str(exc).startswith(("NOGROUP", "UNBLOCKED")):
                raise
            for queue in queues:
                await self.prepare(queue)
            return {}
        by_name = dict(zip(names, queues, strict=True))
        return {by_name[name.decode()]: _messages(entries) for name, entries in _pairs(reply)}

    async def reclaim(self, queue: str, *, worker: str, idle_ms: int, limit: int) -> list[QueueMessage]:
        """Messages that another worker read and did not start within `idle_ms`."""
        try:
            reply = await self._door.call(
                "XAUTOCLAIM", self._keys.queue(queue), GROUP, worker, idle_ms, "0-0", "COUNT", limit
            )
        except ResponseError as exc:
            if not str(exc).startswith("NOGROUP"):
                raise
            await self.prepare(queue)
            return []
        return _messages(reply[1])

    async def forget_consumer(self, queue: str, worker: str) -> None:
        """Drops a consumer that is gone, unless messages still hang on it."""
        if (await self._pending_by_consumer(queue)).get(worker) == 0:
            await self._door.call("XGROUP", "DELCONSUMER", self._keys.queue(queue), GROUP, worker)

    async def consumers(self, queue: str) -> list[str]:
        """Ids of all workers that ever read the queue and were not forgotten."""
        return sorted(await self._pending_by_consumer(queue))

    async def _pending_by_consumer(self, queue: str) -> dict[str, int]:
        reply = await self._door.call("XINFO", "CONSUMERS", self._keys.queue(queue), GROUP)
        found = (_mapping(item) for item in reply)
        return {_text(consumer["name"]): int(consumer["pending"]) for consumer in found}

    async def names(self) -> list[str]:
        """Names of all queues that were ever served."""
        return sorted(_text(name) for name in await self._door.call("SMEMBERS", self._keys.queues()))

    async def waiting_ids(self, queue: str, limit: int) -> set[str]:
        """Execution ids that are on the queue, read by a worker or not; the first `limit` of them."""
        entries = await self._door.call("XRANGE", self._keys.queue(queue), "-", "+", "COUNT", limit)
        return {message.execution_id for message in _messages(entries)}


def _pairs(reply: Any) -> Sequence[tuple[bytes, Any]]:
    if not reply:
        return []
    return list(reply.items()) if isinstance(reply, dict) else reply


def _messages(entries: Any) -> list[QueueMessage]:
    # A dict where redis-py parsed the entry; a flat list where it did not. Deleted entries come as nil.
    return [_message(entry_id, _mapping(fields)) for entry_id, fields in entries if fields]


def _mapping(fields: Any) -> dict[str, Any]:
    pairs = fields.items() if isinstance(fields, dict) else zip(fields[::2], fields[1::2], strict=True)
    return {_text(name): value for name, value in pairs}


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _message(entry_id: bytes, fields: dict[str, Any]) -> QueueMessage:
    return QueueMessage(
        id=entry_id.decode(),
        execution_id=_text(fields["e"]),
        job_id=_text(fields["j"]),
        owner_id=_text(fields["o"]),
        job_version=int(fields["v"]),
        fence=int(fields["n"]),
    )
