"""BackfillStore: backfills, the due times that they have yet to run, and those that are on their way."""

from collections.abc import Sequence

import msgspec

from chronos_synapse.domain.backfill import Backfill, BackfillId, BackfillState
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.storage.redis.backfill_documents import decode_backfill, encode_backfill
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

RUNNING_LIFE_MS = 400 * 86_400_000
"""A backfill that is not over by then is forgotten."""
LIFE_MS = 30 * 86_400_000
"""How long one that is over is kept."""
LISTED = 100

_CREATE = Script(
    "create_backfill",
    keys=("backfill", "slots", "of_job", "running"),
    args=("backfill_id", "job_id", "owner_id", "created_at", "document", "most", "life_ms", "count"),
)
_ADVANCE = Script(
    "advance_backfill",
    keys=("slots", "live"),
    args=("backfill_id", "job_id", "max_parallel", "life_ms"),
    names=("execution",),
)
_CLOSE = Script("close_backfill", keys=("backfill", "slots", "live", "running"), args=("member", "state", "life_ms"))


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """What one look at a backfill gave."""

    left: int
    """Due times that nobody took yet."""
    live: int
    """Those that were taken and have not ended."""
    due: list[int]
    """Of these the ones to dispatch now, epoch ms."""


class BackfillStore:
    """Any number of processes may advance a backfill: what is taken is taken once."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def create(self, backfill: Backfill, due_ms: Sequence[int], *, most_running: int) -> bool:
        """False when the owner has `most_running` already."""
        keys = [self._keys.backfill(backfill.id), self._keys.backfill_slots(backfill.id)]
        keys += [self._keys.backfills(backfill.job_id), self._keys.running_backfills()]
        args: list[object] = [backfill.id, backfill.job_id, backfill.owner_id, to_ms(backfill.created_at)]
        args += [encode_backfill(backfill), most_running, RUNNING_LIFE_MS, len(due_ms)]
        reply = await self._door.run(_CREATE, keys, [*args, *(f"{due:x}" for due in due_ms)])
        return bool(reply == b"ok")

    async def find(self, backfill_id: str) -> Backfill | None:
        """The backfill with this id."""
        raw = await self._door.call("JSON.GET", self._keys.backfill(backfill_id))
        return None if raw is None else decode_backfill(raw)

    async def of_job(self, job_id: str) -> list[Backfill]:
        """Backfills of a job, the newest first; those that are long over are gone."""
        ids = await self._door.call("ZRANGE", self._keys.backfills(job_id), 0, LISTED - 1, "REV")
        if not ids:
            return []
        found = await self._door.call("JSON.MGET", *(self._keys.backfill(one.decode()) for one in ids), ".")
        gone = [one for one, raw in zip(ids, found, strict=True) if raw is None]
        if gone:
            await self._door.call("ZREM", self._keys.backfills(job_id), *gone)
        return [decode_backfill(raw) for raw in found if raw is not None]

    async def running(self) -> list[tuple[BackfillId, str, str]]:
        """(backfill, job, owner) of all that are not over."""
        members = await self._door.call("SMEMBERS", self._keys.running_backfills())
        split = [member.decode().split(" ") for member in sorted(members)]
        return [(BackfillId(backfill_id), job_id, owner_id) for backfill_id, job_id, owner_id in split]

    async def advance(self, backfill: Backfill) -> Turn:
        """Takes due times while fewer are live than may be."""
        keys = [self._keys.backfill_slots(backfill.id), self._keys.backfill_live(backfill.id)]
        args = [backfill.id, backfill.job_id, backfill.max_parallel, RUNNING_LIFE_MS]
        left, live, *due = await self._door.run(_ADVANCE, keys, args)
        return Turn(left=int(left), live=int(live), due=[int(one, 16) for one in due])

    async def sent(self, backfill: Backfill, due_ms: Sequence[int], *, dispatched: int) -> None:
        """These were dispatched; `dispatched` are so in all."""
        marks = [part for due in due_ms for part in (f"{due:x}", "sent")]
        live = self._keys.backfill_live(backfill.id)
        await self._door.pipeline(
            [
                ("HSET", live, *marks),
                ("PEXPIRE", live, RUNNING_LIFE_MS),
                ("JSON.SET", self._keys.backfill(backfill.id), "$.dispatched", dispatched),
            ]
        )

    async def close(self, backfill_id: str, job_id: str, owner_id: str, state: BackfillState) -> bool:
        """Ends a backfill; False when it was over already."""
        keys = [self._keys.backfill(backfill_id), self._keys.backfill_slots(backfill_id)]
        keys += [self._keys.backfill_live(backfill_id), self._keys.running_backfills()]
        args = [f"{backfill_id} {job_id} {owner_id}", state.value, LIFE_MS]
        return bool(await self._door.run(_CLOSE, keys, args))

    async def live(self, backfill_id: str) -> list[int]:
        """Due times that were taken and had not ended when it was advanced last, epoch ms."""
        found = await self._door.call("HKEYS", self._keys.backfill_live(backfill_id))
        return sorted(int(due, 16) for due in found)
