"""Encrypting the keys of owners for language models anew."""

import msgspec

from chronos_synapse.domain.ai import OwnAi, OwnKey
from chronos_synapse.security.vault import Unreadable, Vault, key_id_of
from chronos_synapse.services.ai.choosing import opened, sealed
from chronos_synapse.services.secrets.secrets import RotationReport
from chronos_synapse.storage.redis.own_ai import OwnAiStore

TRIES = 3


async def rotate_own_ai(store: OwnAiStore, vault: Vault) -> RotationReport:
    """Encrypts with the current key whatever has another one; may be broken off and begun again at any time."""
    rotated = current = 0
    unreadable: list[str] = []
    for own in await store.all():
        if own.key is None:
            continue
        if own.key.key_id == vault.current_key_id:
            current += 1
            continue
        try:
            rotated += await _rotate(store, vault, own.owner_id)
        except Unreadable as exc:
            unreadable.append(f"language model of {own.owner_id}: {exc}")
    return RotationReport(rotated=rotated, current=current, unreadable=tuple(unreadable))


async def _rotate(store: OwnAiStore, vault: Vault, owner_id: str) -> bool:
    """Whether it had another key until now; one that is changed at the same time is looked at again."""
    for _ in range(TRIES):
        own = await store.find(owner_id)
        if own is None or own.key is None or own.key.key_id == vault.current_key_id:
            return False
        if await store.save(_anew(own, own.key, vault)):
            return True
    raise Unreadable("others keep writing it")


def _anew(own: OwnAi, key: OwnKey, vault: Vault) -> OwnAi:
    data = sealed(vault, opened(vault, key.sealed, owner_id=own.owner_id), owner_id=own.owner_id)
    fresh = msgspec.structs.replace(key, sealed=data, key_id=key_id_of(data))
    return msgspec.structs.replace(own, key=fresh, version=own.version + 1)
