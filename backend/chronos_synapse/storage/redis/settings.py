"""SettingsStore: what administrators have set, and the ciphertexts of the secrets among it."""

import msgspec

from chronos_synapse.domain.settings_change import SettingsChange
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture that browsers are sent."""

    id: str
    """A digest of the content."""
    media_type: str
    content: bytes


_SAVE = Script("save_settings", keys=("settings",), args=("former", "document"))


class StoredSettings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One version of the settings."""

    version: int = 0
    """Rises by one with each change; 0: nothing was ever set."""
    updated_at: int = 0
    """Epoch ms."""
    updated_by: str = ""
    """A user's id."""
    stated: SettingsChange = SettingsChange()
    """Without secrets."""
    sealed: dict[str, bytes] = {}
    """Name of a secret -> its ciphertext."""
    logo: Picture | None = None
    """The one that `branding.logo` names; apart from it, so that no entry of the audit carries a picture."""


_decoder = msgspec.json.Decoder(StoredSettings)


class SettingsStore:
    """One document, replaced as a whole."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def find(self) -> StoredSettings:
        """The settings of now."""
        raw = await self._door.call("GET", self._keys.settings())
        return StoredSettings() if raw is None else _decoder.decode(raw)

    async def save(self, settings: StoredSettings) -> bool:
        """Whether the version before `settings` was in force, and `settings` is now."""
        args = [settings.version - 1, msgspec.json.encode(settings)]
        return bool(await self._door.run(_SAVE, [self._keys.settings()], args))
