"""IdempotencyStore: requests that are carried out once, and what came of them."""

import hashlib

import msgspec

from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

UNDER_WAY_MS = 120_000
"""When a process dies with a request, that may be repeated after this long."""
KEEP_MS = 24 * 3_600_000

_BEGIN = Script("begin_once", keys=("request",), args=("fingerprint", "token", "life_ms"))
_END = Script("end_once", keys=("request",), args=("token", "answer", "life_ms"))


class KeptAnswer(msgspec.Struct, frozen=True, array_like=True):
    """An answer as it was sent."""

    status: int
    headers: dict[str, str]
    body: bytes


class Former(msgspec.Struct, frozen=True):
    """A request that came before with the same key."""

    fingerprint: str
    answer: KeptAnswer | None
    """None while it is under way."""


_DECODER = msgspec.msgpack.Decoder(KeptAnswer)


class IdempotencyStore:
    """Requests by caller and by the key that the caller chose."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def begin(self, caller: str, key: str, *, fingerprint: str, token: str) -> Former | None:
        """None when the request is to be carried out now, marked with `token`; else what came before it."""
        reply = await self._door.run(_BEGIN, [self._place(caller, key)], [fingerprint, token, UNDER_WAY_MS])
        if not reply:
            return None
        return Former(reply[0].decode(), _DECODER.decode(reply[1]) if reply[1] else None)

    async def end(self, caller: str, key: str, *, token: str, answer: KeptAnswer | None) -> None:
        """Keeps `answer` for a day; None: the request may be repeated."""
        packed = b"" if answer is None else msgspec.msgpack.encode(answer)
        await self._door.run(_END, [self._place(caller, key)], [token, packed, KEEP_MS])

    def _place(self, caller: str, key: str) -> str:
        return self._keys.idempotency(caller, hashlib.sha256(key.encode()).hexdigest()[:32])
