"""OwnAiStore: how owners use language models, and the ciphertexts of their keys."""

import msgspec

from chronos_synapse.domain.ai import OwnAi
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

_SAVE = Script("save_own_ai", keys=("own_ai",), args=("owner", "former", "document"))
_decoder = msgspec.json.Decoder(OwnAi)


class OwnAiStore:
    """One document for each owner that has set anything."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def find(self, owner_id: str) -> OwnAi | None:
        """What an owner has set."""
        raw = await self._door.call("HGET", self._keys.own_ai(), owner_id)
        return None if raw is None else _decoder.decode(raw)

    async def all(self) -> list[OwnAi]:
        """Everything, by owner."""
        found = await self._door.call("HGETALL", self._keys.own_ai())
        values = found.values() if isinstance(found, dict) else found[1::2]
        return sorted(map(_decoder.decode, values), key=lambda own: own.owner_id)

    async def save(self, own: OwnAi) -> bool:
        """Whether the version before `own` was there (0: none), and `own` is now."""
        return await self._run(own.owner_id, own.version - 1, msgspec.json.encode(own))

    async def remove(self, own: OwnAi) -> bool:
        """Whether `own` was there, and nothing is now."""
        return await self._run(own.owner_id, own.version, b"")

    async def forget(self, owner_id: str) -> None:
        """Removes all of an owner that is no more."""
        await self._door.call("HDEL", self._keys.own_ai(), owner_id)

    async def _run(self, owner_id: str, former: int, document: bytes) -> bool:
        return bool(await self._door.run(_SAVE, [self._keys.own_ai()], [owner_id, former, document]))
