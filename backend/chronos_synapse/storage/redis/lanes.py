"""LaneStore: looks at what waits in lanes, and tidies them. Claims take from them; see queue.py."""

from collections.abc import Sequence

import msgspec

from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

OWNERS = 500
"""Owners of one lane that are looked at."""
HEADS = 20
"""Executions of each of them, those that go first, among which the oldest is looked for."""
KEEP_MS = 86_400_000
"""An empty lane is remembered for this long after something came to it last."""
PAGE = 500

_TIDY = Script("tidy_lanes", keys=("lanes",), args=("before", "count"), names=("queue", "waiting"))


class LaneUse(msgspec.Struct, frozen=True, kw_only=True):
    """What waits in a lane."""

    lane: str
    waiting: int
    oldest_ms: int | None
    """The earliest due time among those that go first."""


class LaneStore:
    """What the lanes hold, by owner."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys
        self._looks = 0

    async def uses(self, owner_ids: Sequence[str] | None = None) -> list[LaneUse]:
        """Every lane in which something waits, of some owners or of all, by name."""
        names = sorted(name.decode() for name in await self._door.call("ZRANGE", self._keys.lanes(), 0, -1))
        owners = await self._owners(names) if owner_ids is None else [list(owner_ids)] * len(names)
        keys = [(lane, self._keys.waiting(lane, one)) for lane, some in zip(names, owners, strict=True) for one in some]
        commands = [part for _, key in keys for part in (("ZCARD", key), ("ZRANGE", key, 0, HEADS - 1))]
        replies = await self._door.pipeline(commands) if commands else []
        found: dict[str, list[LaneUse]] = {}
        for (lane, _), count, heads in zip(keys, replies[::2], replies[1::2], strict=True):
            oldest_ms = min((_due_ms(entry) for entry in heads), default=None)
            found.setdefault(lane, []).append(LaneUse(lane=lane, waiting=int(count), oldest_ms=oldest_ms))
        sums = [_sum(lane, uses) for lane, uses in found.items()]
        return [use for use in sums if use.waiting]

    async def _owners(self, names: Sequence[str]) -> list[list[str]]:
        commands = [("ZRANGE", self._keys.queue(name), 0, OWNERS - 1) for name in names]
        found = await self._door.pipeline(commands) if commands else []
        return [[owner.decode() for owner in some] for some in found]

    async def drop_ended(self, lanes: Sequence[str]) -> int:
        """Takes what was cancelled or removed while it waited off lanes from which nobody claims; gives how many.

        Of each owner one page is looked at, another one each time.
        """
        dropped = 0
        self._looks += 1
        for lane, owners in zip(lanes, await self._owners(lanes), strict=True):
            for owner_id in owners:
                dropped += await self._drop_ended(self._keys.waiting(lane, owner_id))
        return dropped

    async def _drop_ended(self, waiting: str) -> int:
        count = int(await self._door.call("ZCARD", waiting))
        first = self._looks * PAGE % count // PAGE * PAGE if count else 0
        entries = await self._door.call("ZRANGE", waiting, first, first + PAGE - 1)
        if not entries:
            return 0
        documents = [self._keys.execution(entry.decode().partition(" ")[0]) for entry in entries]
        states = await self._door.call("JSON.MGET", *documents, ".state")
        over = [entry for entry, state in zip(entries, states, strict=True) if state not in _WAITING]
        return int(await self._door.call("ZREM", waiting, *over)) if over else 0

    async def tidy(self) -> int:
        """Forgets lanes that have been empty for long; gives how many."""
        names = await self._door.call("ZRANGE", self._keys.lanes(), 0, -1)
        before_ms = await self._door.now_ms() - KEEP_MS
        args = [before_ms, len(names), *names]
        return int(await self._door.run(_TIDY, [self._keys.lanes()], args)) if names else 0


_WAITING = (b'"queued"', b'"retrying"')


def _due_ms(entry: bytes) -> int:
    return int(entry.split(b" ", 1)[0].split(b"-")[1], 16)


def _sum(lane: str, uses: Sequence[LaneUse]) -> LaneUse:
    oldest = [use.oldest_ms for use in uses if use.oldest_ms is not None]
    return LaneUse(lane=lane, waiting=sum(use.waiting for use in uses), oldest_ms=min(oldest, default=None))
