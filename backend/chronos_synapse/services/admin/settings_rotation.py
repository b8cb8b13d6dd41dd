"""Encrypting the secrets among the settings anew."""

import msgspec

from chronos_synapse.domain.errors import Conflict
from chronos_synapse.security.vault import Unreadable, Vault, key_id_of
from chronos_synapse.services.admin.settings_reader import place_of
from chronos_synapse.services.secrets.secrets import RotationReport
from chronos_synapse.storage.redis.settings import SettingsStore

TRIES = 5


async def rotate_settings(store: SettingsStore, vault: Vault) -> RotationReport:
    """Encrypts with the current key whatever has another one; Conflict when others keep changing the settings."""
    for _ in range(TRIES):
        former = await store.find()
        sealed, unreadable = dict(former.sealed), []
        for name, data in former.sealed.items():
            try:
                sealed[name] = _anew(vault, name, data)
            except Unreadable as exc:
                unreadable.append(f"settings {name}: {exc}")
        rotated = sum(sealed[name] != data for name, data in former.sealed.items())
        anew = msgspec.structs.replace(former, sealed=sealed, version=former.version + 1)
        if not rotated or await store.save(anew):
            current = len(sealed) - rotated - len(unreadable)
            return RotationReport(rotated=rotated, current=current, unreadable=tuple(unreadable))
    raise Conflict("Others keep changing the settings at the same time; try again.", code="settings.busy")


def _anew(vault: Vault, name: str, data: bytes) -> bytes:
    if key_id_of(data) == vault.current_key_id:
        return data
    return vault.seal(vault.open(data, owner=place_of(name)), owner=place_of(name)).data
