"""IdentityChanges: news that what somebody may do has changed, so that no process goes on believing otherwise."""

from collections.abc import Callable, Sequence

from chronos_synapse.domain.job import UserId
from chronos_synapse.storage.redis.client import RedisDoor

CAP = 10_000
EVERYBODY = "*"
BEGINNING = "0-0"

Listener = Callable[[UserId | None], None]
"""Called with the user whom it is about, None for everybody."""


class IdentityChanges:
    """Whoever changes a role, state, session, key, team, membership or grant tells of it after the write."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Calls `listener` at once for what this process itself tells."""
        self._listeners.append(listener)

    async def tell(self, *user_ids: str) -> None:
        """Something about these users has changed."""
        await self._tell([UserId(user_id) for user_id in user_ids])

    async def tell_all(self) -> None:
        """Something has changed that may be about anybody."""
        await self._tell([None])

    async def last_id(self) -> str:
        """Where the news ends now."""
        found = await self._door.call("XREVRANGE", self._keys.identity_changes(), "+", "-", "COUNT", 1)
        return found[0][0].decode() if found else BEGINNING

    async def read(self, after: str) -> tuple[str, list[UserId | None]]:
        """The news after an id, and the id to go on from."""
        key = self._keys.identity_changes()
        found = await self._door.call("XREAD", "COUNT", 10_000, "STREAMS", key, after)
        if not found:
            return after, []
        entries = found[0][1]
        names = [fields[b"u"].decode() for _, fields in entries]
        return entries[-1][0].decode(), [None if name == EVERYBODY else UserId(name) for name in names]

    async def _tell(self, about: Sequence[UserId | None]) -> None:
        key = self._keys.identity_changes()
        try:
            await self._door.pipeline(
                ("XADD", key, "MAXLEN", "~", CAP, "*", "u", EVERYBODY if user_id is None else user_id)
                for user_id in about
            )
        finally:
            for listener in self._listeners:
                for user_id in about:
                    listener(user_id)
