"""MaintenanceStore: whether the product is being worked on, so that only administrators change things."""

from datetime import datetime

import msgspec

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.maintenance import Maintenance
from chronos_synapse.storage.redis.client import RedisDoor


class _Document(msgspec.Struct, omit_defaults=True):
    since: int
    reason: str
    by: str
    until: int | None = None
    pause_reason: str = ""


_decoder = msgspec.json.Decoder(_Document)


class MaintenanceStore:
    """One at a time."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def find(self) -> Maintenance | None:
        """The one that lasts, or has ended and was not taken away yet."""
        raw = await self._door.call("GET", self._keys.maintenance())
        return None if raw is None else _maintenance(raw)

    async def put(self, maintenance: Maintenance) -> None:
        """Begins it, or changes the one that lasts."""
        document = _Document(
            since=to_ms(maintenance.since),
            reason=maintenance.reason,
            by=maintenance.by,
            until=_ms(maintenance.until),
            pause_reason=maintenance.pause_reason,
        )
        await self._door.call("SET", self._keys.maintenance(), msgspec.json.encode(document))

    async def take(self) -> Maintenance | None:
        """Ends it; gives what it was."""
        raw = await self._door.call("GETDEL", self._keys.maintenance())
        return None if raw is None else _maintenance(raw)


def _ms(time: datetime | None) -> int | None:
    return None if time is None else to_ms(time)


def _maintenance(raw: bytes) -> Maintenance:
    found = _decoder.decode(raw)
    return Maintenance(
        since=from_ms(found.since),
        until=None if found.until is None else from_ms(found.until),
        reason=found.reason,
        by=found.by,
        pause_reason=found.pause_reason,
    )
