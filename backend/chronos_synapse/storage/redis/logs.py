"""LogStore: the lines of an execution in one stream of blocks, addressed by their offset."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from typing import Any

from redis.exceptions import ResponseError

from chronos_synapse.domain.log import LogLine
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.log_blocks import PACKED_LEVEL, Block, decode_block, encode_block
from chronos_synapse.storage.redis.scripts import Script

FIRST_BLOCKS = 8
"""Read at first; they may be large."""
MOST_BLOCKS = 512
"""Read at once when they turn out to be small."""
ROOM_SHARE = 0.9
"""Of the server's memory; beyond it no log is stored, so that ledgers and endings still are."""
LOOK_EVERY_S = 2.0
APPENDS = 4
"""On their way at once: each holds a block in several forms."""
PACKING_MS = 3_600_000
"""How long what was packed stays that never took the place of the log."""

_APPEND = Script(
    "append_log",
    keys=("log", "lease", "news", "open_logs"),
    args=("execution_id", "fence", "life_ms", "is_first", "id", "payload"),
)
_REPLACE = Script("replace_log", keys=("log", "packed"), args=("last_id", "blocks"))


class NoRoom(Exception):
    """The server is short of memory: what is left is for what must not be lost, which logs are not."""


class LogStore:
    """Appends, reads and packs blocks."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys
        self._has_room = True
        self._looked_at = float("-inf")
        self._appending = asyncio.Semaphore(APPENDS)

    async def append(
        self, execution_id: str, block: Block | None, *, fence: int, life_ms: int, drop: Sequence[str] = ()
    ) -> bool:
        """Stores `block`, removes the blocks with the ids `drop`; False when the lease is another's by now.

        Safe to repeat after an unknown result, with the same block: it is not stored again. NoRoom when the block was
        not stored because memory is short; what was to be dropped is.
        """
        if block is not None and not await self._is_there_room():
            await self.append(execution_id, None, fence=fence, life_ms=life_ms, drop=drop)
            raise NoRoom
        keys = self._keys
        names = [
            keys.log(execution_id),
            keys.lease(execution_id),
            keys.log_news(execution_id),
            keys.open_logs(),
        ]
        args: list[Any] = [execution_id, fence, life_ms, int(block is not None and block.first == 0)]
        async with self._appending:
            args += ("", "") if block is None else (block.id, encode_block(block))
            return bool(await self._door.run(_APPEND, names, [*args, *drop]) == b"ok")

    async def _is_there_room(self) -> bool:
        """Whether the server is not short of memory; looked at now and then."""
        if time.monotonic() - self._looked_at > LOOK_EVERY_S:
            self._looked_at = time.monotonic()
            facts = await self._door.call("INFO", "memory")
            most = int(facts["maxmemory"])
            self._has_room = not most or int(facts["used_memory"]) < most * ROOM_SHARE
        return self._has_room

    async def read(self, execution_id: str, *, after: int, limit: int, before: int | None = None) -> list[LogLine]:
        """Up to `limit` lines with an offset above `after` (-1 for the start) and below `before`, in order."""
        found: list[LogLine] = []
        async for block in self.blocks(execution_id, after=after):
            if before is not None and block.first >= before:
                break
            found += block.read(after=after, before=before, limit=limit - len(found))
            if len(found) == limit:
                break
        return found

    async def blocks(self, execution_id: str, *, after: int = -1) -> AsyncIterator[Block]:
        """Blocks with lines above `after`, in order; the first may begin before."""
        count = FIRST_BLOCKS
        while True:
            entries = await self._entries(execution_id, after, count)
            for entry_id, fields in entries:
                block = decode_block(entry_id, fields)
                after = block.last
                yield block
            if len(entries) < count:
                return
            count = min(count * 4, MOST_BLOCKS) if sum(map(_size, entries)) < 65_536 * count else FIRST_BLOCKS

    async def block_at(self, execution_id: str, offset: int) -> Block | None:
        """The block with the line `offset`, or with the first one after it; None when there is none."""
        entries = await self._entries(execution_id, offset - 1, 1)
        return decode_block(*entries[0]) if entries else None

    async def _entries(self, execution_id: str, after: int, count: int) -> list[tuple[bytes, dict[bytes, bytes]]]:
        start = f"{after + 2}-0"
        found = await self._door.call("XRANGE", self._keys.log(execution_id), start, "+", "COUNT", count)
        return [(entry_id, fields) for entry_id, fields in found if fields]

    async def last_offset(self, execution_id: str) -> int:
        """Offset of the newest line that was ever stored, even if it was dropped since; -1 when there is none."""
        last_id, _ = await self.extent(execution_id)
        return int(last_id.split("-")[0]) - 1

    async def extent(self, execution_id: str) -> tuple[str, int]:
        """Id of the newest block that was ever stored, `0-0` for none, and how many blocks there are."""
        try:
            reply = await self._door.call("XINFO", "STREAM", self._keys.log(execution_id))
        except ResponseError as exc:
            if "no such key" in str(exc):
                return "0-0", 0
            raise
        facts = dict(zip(reply[::2], reply[1::2], strict=True))
        return facts[b"last-generated-id"].decode(), int(facts[b"length"])

    async def begin_packing(self, execution_id: str) -> None:
        """Forgets what a packing before this one has left."""
        await self._door.call("UNLINK", self._keys.packed_log(execution_id))

    async def add_packed(self, execution_id: str, block: Block) -> None:
        """Adds a large block to those that are to take the place of the log."""
        key = self._keys.packed_log(execution_id)
        payload = encode_block(block, level=PACKED_LEVEL)
        await self._door.pipeline([("XADD", key, block.id, "b", payload), ("PEXPIRE", key, PACKING_MS)])

    async def replace(self, execution_id: str, extent: tuple[str, int]) -> bool:
        """Puts the large blocks in the place of the log, if its extent is still `extent`."""
        keys = [self._keys.log(execution_id), self._keys.packed_log(execution_id)]
        return bool(await self._door.run(_REPLACE, keys, list(extent)) == b"ok")

    async def remove(self, execution_ids: Sequence[str]) -> None:
        """Removes these logs, and what was made of their words."""
        keys = self._keys
        names = [name for one in execution_ids for name in (keys.log(one), keys.packed_log(one), keys.log_words(one))]
        if names:
            await self._door.call("UNLINK", *names)

    async def life_ms(self, execution_id: str) -> int:
        """For how long the log is kept; 1 when it is gone."""
        return max(1, int(await self._door.call("PTTL", self._keys.log(execution_id))))

    async def stored_bytes(self, execution_ids: Sequence[str]) -> list[int]:
        """What each log takes in the store."""
        commands = [("MEMORY", "USAGE", self._keys.log(execution_id)) for execution_id in execution_ids]
        return [int(size or 0) for size in await self._door.pipeline(commands)] if commands else []


def _size(entry: tuple[bytes, dict[bytes, bytes]]) -> int:
    return sum(map(len, entry[1].values()))
