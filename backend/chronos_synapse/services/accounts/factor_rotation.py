"""Encrypting the secrets of one-time codes anew."""

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.security.vault import Unreadable, Vault, key_id_of
from chronos_synapse.services.accounts.second_factor import place_of
from chronos_synapse.services.secrets.secrets import RotationReport
from chronos_synapse.storage.postgres.second_factors import SecondFactorStore

PAGE = 500


async def rotate_factors(store: SecondFactorStore, vault: Vault) -> RotationReport:
    """Encrypts with the current key whatever has another one; may be broken off and begun again.

    While Postgres is away nothing can be said of them, which is told as one that cannot be read.
    """
    rotated = current = 0
    unreadable: list[str] = []
    after = ""
    try:
        while page := await store.sealed_after(after, limit=PAGE):
            for user_id, sealed in page:
                try:
                    if key_id_of(sealed) == vault.current_key_id:
                        current += 1
                        continue
                    anew = vault.seal(vault.open(sealed, owner=place_of(user_id)), owner=place_of(user_id)).data
                except Unreadable as exc:
                    unreadable.append(f"one-time codes of user {user_id}: {exc}")
                    continue
                # One who changes it at this moment has sealed it with the current key.
                rotated += await store.reseal(user_id, sealed, anew)
            after = page[-1][0]
    except Unavailable as exc:
        unreadable.append(f"one-time codes of users: {exc.detail}")
    return RotationReport(rotated=rotated, current=current, unreadable=tuple(unreadable))
