"""PauseStore: the pause of all scheduling, and former ones."""

import msgspec

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.slot import Pause
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.executions import EVENTS_CAP
from chronos_synapse.storage.redis.scripts import Script

_PAUSE = Script("pause_all", keys=("pause", "pauses", "events"), args=("state", "events_cap"))


class _PauseDocument(msgspec.Struct, omit_defaults=True):
    since: int
    reason: str
    by: str
    until: int | None = None


_decoder = msgspec.json.Decoder(_PauseDocument)


class PauseStore:
    """One pause at a time; ending it keeps it, so that the ledger can tell why due times were late."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def present(self) -> Pause | None:
        """The pause that lasts."""
        raw = await self._door.call("GET", self._keys.pause())
        return None if raw is None else _pause(raw)

    async def all(self) -> list[Pause]:
        """The pause that lasts and the former ones, newest first."""
        present, former = await self._door.pipeline(
            [("GET", self._keys.pause()), ("LRANGE", self._keys.pauses(), 0, -1)]
        )
        return [_pause(raw) for raw in ([present] if present is not None else []) + list(former)]

    async def begin(self, *, reason: str, by: str) -> bool:
        """Whether this began a pause; False when there is one."""
        document = _PauseDocument(since=await self._door.now_ms(), reason=reason, by=by)
        return await self._run(msgspec.json.encode(document)) is None

    async def end(self) -> bool:
        """Whether there was a pause to end."""
        return await self._run(b"") is not None

    async def _run(self, state: bytes) -> bytes | None:
        keys = [self._keys.pause(), self._keys.pauses(), self._keys.events()]
        found: bytes | None = await self._door.run(_PAUSE, keys, [state, EVENTS_CAP])
        return found


def _pause(raw: bytes) -> Pause:
    found = _decoder.decode(raw)
    until = None if found.until is None else from_ms(found.until)
    return Pause(since=from_ms(found.since), until=until, reason=found.reason, by=found.by)
