"""SettingsReader: the settings in force, for every process; a change is seen after a few seconds."""

import asyncio
import logging
import time

from chronos_synapse.config import Settings
from chronos_synapse.domain.errors import Conflict, Unavailable
from chronos_synapse.domain.settings import RetentionSettings, SandboxSettings, SystemSettings
from chronos_synapse.domain.settings_change import in_force
from chronos_synapse.security.vault import Unreadable, Vault
from chronos_synapse.storage.redis.settings import Picture, SettingsStore, StoredSettings

logger = logging.getLogger(__name__)

FRESH_S = 3.0
"""A copy that is older than this is read anew."""


def defaults_of(settings: Settings) -> SystemSettings:
    """What holds where administrators have set nothing: partly the environment's."""
    return SystemSettings(retention=RetentionSettings(executions_days=settings.retention_days))


def place_of(secret: str) -> str:
    """What the ciphertext of a secret among the settings belongs to, for the vault."""
    return f"settings:{secret}"


class SettingsReader:
    """Keeps a copy for `FRESH_S`; while Redis is away the last one holds."""

    def __init__(self, store: SettingsStore, vault: Vault, defaults: SystemSettings) -> None:
        self.defaults = defaults
        self._store = store
        self._vault = vault
        self._lock = asyncio.Lock()
        self._read_at = 0.0
        self._stored = StoredSettings()
        self._found: SystemSettings | None = None

    async def get(self) -> SystemSettings:
        """Everything but secrets; Unavailable when Redis was away since the process started."""
        found = self._found
        if found is None or time.monotonic() - self._read_at > FRESH_S:
            found = await self._refresh()
        return found

    async def secret(self, name: str) -> str:
        """A secret among the settings, `` when it is not set; Conflict when it cannot be decrypted here."""
        await self.get()
        sealed = self._stored.sealed.get(name)
        if sealed is None:
            return ""
        try:
            return self._vault.open(sealed, owner=place_of(name)).decode()
        except Unreadable as exc:
            raise Conflict(f"The secret {name} cannot be read: {exc}.", code="settings.unreadable") from exc

    async def has_secret(self, name: str) -> bool:
        """Whether a secret among the settings is set."""
        await self.get()
        return name in self._stored.sealed

    async def logo(self) -> Picture | None:
        """The picture beside the name; None: the product's own."""
        await self.get()
        return self._stored.logo

    async def executions_days(self) -> int:
        """How long executions are kept, unless their job says otherwise."""
        return (await self.get()).retention.executions_days

    async def audit_days(self) -> int:
        """How long entries of the audit are kept."""
        return (await self.get()).retention.audit_days

    async def sandboxes(self) -> SandboxSettings:
        """How jobs are kept apart from the machine."""
        return (await self.get()).sandbox

    def forget(self) -> None:
        """The next call reads anew: after a change by this process."""
        self._read_at = float("-inf")

    async def _refresh(self) -> SystemSettings:
        async with self._lock:
            if self._found is not None and time.monotonic() - self._read_at <= FRESH_S:
                return self._found
            try:
                self._stored = await self._store.find()
            except Unavailable:
                if self._found is None:
                    raise
                logger.info("the settings of before hold on", extra={"action": "settings_stale"})
            else:
                self._found = in_force(self.defaults, self._stored.stated)
            self._read_at = time.monotonic()
            return self._found
