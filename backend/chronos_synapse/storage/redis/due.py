"""DueSet: which job is due when, and which scheduler is about to dispatch it."""

from collections.abc import Sequence
from typing import Any

import msgspec

from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

_CLAIM = Script(
    "claim_due",
    keys=("due", "due_leases", "pause", "clock", "set_back", "calendars_version", "absences"),
    args=("limit", "ahead_ms", "lease_ms", "place_from", "absent_ms"),
)
_REARM = Script("rearm", keys=("due", "held", "due_leases", "armed_jobs"), args=("count",))
_UNARMED = Script("unarmed", keys=("due", "held", "armed_jobs"), args=("place",))

SCAN_COUNT = 500
ABSENT_MS = 20_000
"""When no scheduler has looked for so long, none is there."""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What one look at the due set gave."""

    now_ms: int
    """The server's clock, which alone decides dueness."""
    place: int
    """How many of the reached jobs were looked at: where the next look of the same sweep begins."""
    calendars_version: int
    """Rises with each change of a calendar."""
    jobs: list[tuple[str, int]]
    """(job id, fire time) now leased to the caller."""


class Rearming(msgspec.Struct, frozen=True, kw_only=True):
    """Another next due time for one job."""

    job_id: str
    version: int
    """Of the job when it was worked out."""
    is_held: bool
    """The job is paused: it belongs among those that are held, and not among those that are due."""
    seen_ms: int | None
    """The due time that was armed when it was worked out."""
    fire_ms: int | None
    """None: nothing comes any more."""


class DueSet:
    """The sorted set of armed jobs."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def now_ms(self) -> int:
        """The server's clock, epoch ms."""
        return await self._door.now_ms()

    async def claim(self, *, limit: int, ahead_ms: int, lease_ms: int, place: int = 0) -> Claim:
        """Leases up to `limit` jobs that are due within `ahead_ms`, passing over the first `place` of them."""
        keys = [self._keys.due(), self._keys.due_leases(), self._keys.pause(), self._keys.clock()]
        keys += [self._keys.set_back(), self._keys.calendars_version(), self._keys.absences()]
        reply = await self._door.run(_CLAIM, keys, [limit, ahead_ms, lease_ms, place, ABSENT_MS])
        jobs = [(reply[at].decode(), int(float(reply[at + 1]))) for at in range(3, len(reply), 2)]
        return Claim(
            now_ms=int(reply[0]),
            place=int(reply[1]),
            calendars_version=int(reply[2]),
            jobs=jobs,
        )

    async def release(self, job_ids: Sequence[str]) -> None:
        """Gives claims back, so that another scheduler need not wait for them to lapse."""
        if job_ids:
            await self._door.call("ZREM", self._keys.due_leases(), *job_ids)

    async def disarm(self, job_id: str) -> None:
        """Takes a job without definition out of the set."""
        await self._door.pipeline(
            [
                ("ZREM", self._keys.due(), job_id),
                ("ZREM", self._keys.due_leases(), job_id),
                ("SREM", self._keys.armed(), job_id),
            ]
        )

    async def rearm(self, batch: Sequence[Rearming]) -> int:
        """Arms jobs anew, each unless it has changed since; gives how many."""
        keys = [self._keys.due(), self._keys.held(), self._keys.due_leases(), self._keys.armed()]
        args: list[object] = [len(batch)]
        for item in batch:
            keys.append(self._keys.job_stats(item.job_id))
            args += [item.job_id, item.version, "held" if item.is_held else "due"]
            args += ["" if found is None else found for found in (item.seen_ms, item.fire_ms)]
        return int(await self._door.run(_REARM, keys, args)) if batch else 0

    async def count_unarmed(self) -> int:
        """How many jobs that must be armed are not, as far as numbers tell."""
        armed, due, held = await self._door.pipeline(
            [("SCARD", self._keys.armed()), ("ZCARD", self._keys.due()), ("ZCARD", self._keys.held())]
        )
        return int(armed) - int(due) - int(held)

    async def unarmed(self, place: str) -> tuple[str, list[str]]:
        """A part of the jobs that must be armed and are not, and the place from which to go on; `0` at the end."""
        keys = [self._keys.due(), self._keys.held(), self._keys.armed()]
        following, *found = await self._door.run(_UNARMED, keys, [place])
        return following.decode(), [job_id.decode() for job_id in found]

    async def set_back_until(self) -> int | None:
        """Up to when due times were looked at before the clock was set back; None when that is dealt with."""
        found = await self._door.call("GET", self._keys.set_back())
        return None if found is None else int(found)

    async def forget_set_back(self, until_ms: int) -> None:
        """What comes again after the clock was set back was looked for."""
        if await self.set_back_until() == until_ms:
            await self._door.call("DEL", self._keys.set_back())

    async def earliest(self, place: int, limit: int) -> list[tuple[str, int]]:
        """Armed jobs with their due times, those that are due first at the front, without the first `place`."""
        due = self._keys.due()
        return scored(await self._door.call("ZRANGE", due, place, place + limit - 1, "WITHSCORES"))

    async def armed(self, place: str) -> tuple[str, list[tuple[str, int]]]:
        """A part of the armed jobs with their due times, and the place from which to go on; `0` at the end.

        Whoever is armed all the while is seen at least once.
        """
        following, found = await self._door.call("ZSCAN", self._keys.due(), place, "COUNT", SCAN_COUNT)
        return str(int(following)), scored(found)

    async def replay_at(self, job_id: str, due_ms: int | None) -> None:
        """When a due time of the job comes again; None: none does."""
        if due_ms is None:
            await self._door.call("ZREM", self._keys.replays(), job_id)
        else:
            await self._door.call("ZADD", self._keys.replays(), due_ms, job_id)

    async def replays(self, until_ms: int, limit: int) -> list[tuple[str, int]]:
        """(job id, due time) of those that come again by then."""
        reply = await self._door.call(
            "ZRANGEBYSCORE", self._keys.replays(), "-inf", until_ms, "WITHSCORES", "LIMIT", 0, limit
        )
        return scored(reply)

    async def next_fire_times(self, job_ids: Sequence[str]) -> list[int | None]:
        """The armed fire time of each job, epoch ms."""
        if not job_ids:
            return []
        scores = await self._door.call("ZMSCORE", self._keys.due(), *job_ids)
        return [None if score is None else int(float(score)) for score in scores]

    async def upcoming(self, limit: int) -> list[tuple[str, int]]:
        """The first `limit` (job id, fire time) of all owners."""
        reply = await self._door.call("ZRANGE", self._keys.due(), 0, limit - 1, "WITHSCORES")
        return scored(reply)


def scored(reply: Sequence[Any]) -> list[tuple[str, int]]:
    """(member, score) of a reply with scores, whichever way the client has read it."""
    flat = [part for pair in reply for part in pair] if reply and isinstance(reply[0], (list, tuple)) else reply
    return [(_text(flat[at]), int(float(flat[at + 1]))) for at in range(0, len(flat), 2)]


def _text(value: bytes | str) -> str:
    return value.decode() if isinstance(value, bytes) else value
