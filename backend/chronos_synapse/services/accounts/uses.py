"""Uses: when sessions and keys were last used, written now and then and not by the requests themselves."""

import time

from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.storage.postgres.api_keys import ApiKeyStore, Use
from chronos_synapse.storage.postgres.sessions import SessionStore

EVERY_S = 60.0
"""At most so often for each session or key."""
LIMIT = 50_000


class Uses:
    """Collects uses until they are written together."""

    def __init__(self, sessions: SessionStore, keys: ApiKeyStore, *, clock: Clock = utc_now) -> None:
        self._sessions = sessions
        self._keys = keys
        self._clock = clock
        self._noted: dict[str, float] = {}
        self._of_sessions: dict[str, Use] = {}
        self._of_keys: dict[str, Use] = {}

    def of_session(self, session_id: str) -> None:
        """The session was used just now."""
        if self._is_due(session_id):
            self._of_sessions[session_id] = Use(at=self._clock(), address="")

    def of_key(self, key_id: str, address: str) -> None:
        """The key was used just now from an address."""
        if self._is_due(key_id):
            self._of_keys[key_id] = Use(at=self._clock(), address=address)

    async def write(self) -> None:
        """Write what was collected. What cannot be written is not tried again: the next use comes."""
        sessions, self._of_sessions = self._of_sessions, {}
        keys, self._of_keys = self._of_keys, {}
        if sessions:
            await self._sessions.touch({session_id: use.at for session_id, use in sessions.items()})
        if keys:
            await self._keys.note_uses(keys)

    def _is_due(self, of: str) -> bool:
        now = time.monotonic()
        if now - self._noted.get(of, -EVERY_S) < EVERY_S:
            return False
        if len(self._noted) >= LIMIT:
            self._noted.clear()
        self._noted[of] = now
        return True
