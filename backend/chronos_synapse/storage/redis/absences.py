"""AbsenceStore: when no scheduler looked at due times. The script by which the next one looks writes it down."""

import msgspec

from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.due import ABSENT_MS, scored

FIRST = "0-0"
"""The place before all absences."""
MOST_NAMED = 500
"""Jobs that are told by name."""


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """Jobs that were due in a span."""

    jobs: int
    """All of them."""
    named: tuple[tuple[str, int], ...]
    """(job, its first due time in the span, epoch ms) of the first of them, at most MOST_NAMED."""


class Absence(msgspec.Struct, frozen=True, kw_only=True):
    """A span in which no scheduler looked, epoch ms."""

    place: str
    """In the record of all."""
    from_ms: int
    until_ms: int
    waiting: Waiting


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a scheduler is there."""

    now_ms: int
    """The server's clock."""
    looked_ms: int | None
    """When one looked last; None: none ever did."""

    @property
    def away_since_ms(self) -> int | None:
        """Since when there is none; None: there is one, or never was."""
        is_away = self.looked_ms is not None and self.now_ms - self.looked_ms >= ABSENT_MS
        return self.looked_ms if is_away else None


class AbsenceStore:
    """Reads what schedulers leave behind."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def presence(self) -> Presence:
        """Now."""
        looked = await self._door.call("GET", self._keys.clock())
        return Presence(now_ms=await self._door.now_ms(), looked_ms=None if looked is None else int(looked))

    async def after(self, former: str) -> list[Absence]:
        """Those that come after the place `former` in the record, oldest first."""
        found = await self._door.call("XRANGE", self._keys.absences(), f"({former}", "+")
        return [_absence(place.decode(), fields) for place, fields in found]

    async def waiting(self, from_ms: int, until_ms: int) -> Waiting:
        """Jobs whose next due time lies in the span, both ends included."""
        due = self._keys.due()
        jobs, named = await self._door.pipeline(
            [
                ("ZCOUNT", due, from_ms, until_ms),
                ("ZRANGEBYSCORE", due, from_ms, until_ms, "WITHSCORES", "LIMIT", 0, MOST_NAMED),
            ]
        )
        return Waiting(jobs=int(jobs), named=tuple(scored(named)))


def _absence(place: str, fields: dict[bytes, bytes]) -> Absence:
    named = fields[b"waiting"].decode().split()
    pairs = tuple((job_id, int(float(due_ms))) for job_id, due_ms in zip(named[::2], named[1::2], strict=True))
    waiting = Waiting(jobs=int(fields[b"jobs"]), named=pairs)
    return Absence(place=place, from_ms=int(fields[b"from"]), until_ms=int(fields[b"until"]), waiting=waiting)
