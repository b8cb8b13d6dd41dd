"""How the fields of a secret are sealed: all together, bound to the place where they are stored."""

from collections.abc import Mapping

import msgspec

from chronos_synapse.security.vault import Sealed, Unreadable, Vault

_decoder = msgspec.json.Decoder(dict[str, str])


def sealed(vault: Vault, fields: Mapping[str, str], *, scope_key: str, name: str) -> Sealed:
    """`fields` encrypted; VaultLocked without a key."""
    return vault.seal(msgspec.json.encode(fields), owner=_place(scope_key, name))


def opened(vault: Vault, data: bytes, *, scope_key: str, name: str) -> dict[str, str]:
    """The fields that were sealed for this place; Unreadable otherwise."""
    try:
        return _decoder.decode(vault.open(data, owner=_place(scope_key, name)))
    except msgspec.DecodeError:
        raise Unreadable("what it holds is not understood") from None


def resealed(vault: Vault, data: bytes, *, scope_key: str, name: str) -> Sealed:
    """The same with the current key."""
    owner = _place(scope_key, name)
    return vault.seal(vault.open(data, owner=owner), owner=owner)


def moved(vault: Vault, data: bytes, *, name: str, scope_keys: tuple[str, str]) -> Sealed:
    """The same for another place, (from, to), where it can be opened and nowhere else."""
    former, anew = (_place(scope_key, name) for scope_key in scope_keys)
    return vault.seal(vault.open(data, owner=former), owner=anew)


def _place(scope_key: str, name: str) -> str:
    return f"secret\n{scope_key}\n{name}"
