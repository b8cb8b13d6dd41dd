"""The vault: secrets are encrypted before they reach the store, and decrypted in workers only.

AES-256-GCM, with a fresh nonce each time and a key that is known by its id. What a ciphertext belongs to is part of
what is authenticated, so that one secret's ciphertext is no good in another one's place.
"""

import base64
import binascii
import os
import re
from collections.abc import Sequence

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12
MIN_DISTINCT_BYTES = 12
"""A random key has about 30 different bytes; one with fewer than this was typed."""
SETTING = "CHRONOS_SECRETS_KEYS"
HOW_TO = f"Print one with `chronos secrets new-key`, and set {SETTING} for the api and for the workers."

_FORMAT = b"1"
_KEY_ID = re.compile(r"[a-zA-Z0-9_-]{1,32}")


class VaultLocked(Exception):
    """There is no key to encrypt with."""


class Unreadable(Exception):
    """A ciphertext cannot be decrypted; the message says why, and nothing of the content."""


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """A ciphertext, and the key that it needs."""

    key_id: str
    data: bytes


class Vault:
    """Encrypts with the first of its keys, decrypts with any. Without keys it does neither."""

    def __init__(self, entries: Sequence[str]) -> None:
        """`entries`: `id:key` with 32 bytes as base64, the current one first; ValueError names a bad one by place."""
        self._keys: dict[str, AESGCM] = {}
        for place, entry in enumerate(entries, 1):
            key_id, key = _read(entry, place)
            if key_id in self._keys:
                raise ValueError(f"{SETTING}: the id of key {place} is there twice")
            self._keys[key_id] = AESGCM(key)

    def __repr__(self) -> str:
        return f"<Vault with keys {', '.join(self._keys) or 'none'}>"

    @property
    def current_key_id(self) -> str | None:
        """The key that new secrets are encrypted with."""
        return next(iter(self._keys), None)

    def seal(self, plain: bytes, *, owner: str) -> Sealed:
        """`plain` encrypted for `owner`, which is whatever it belongs to; VaultLocked without keys."""
        key_id = self.current_key_id
        if key_id is None:
            raise VaultLocked(f"Secrets cannot be stored: there is no key to encrypt them with. {HOW_TO}")
        nonce = os.urandom(NONCE_BYTES)
        data = self._keys[key_id].encrypt(nonce, plain, _bound(key_id, owner))
        return Sealed(key_id=key_id, data=b"\n".join((_FORMAT, key_id.encode(), nonce + data)))

    def open(self, data: bytes, *, owner: str) -> bytes:
        """What was sealed for `owner`; Unreadable when its key is not here, or when it was changed."""
        key_id = key_id_of(data)
        key = self._keys.get(key_id)
        if key is None:
            raise Unreadable(f"its key {key_id!r} is not among those of {SETTING}")
        sealed = data.split(b"\n", 2)[2]
        try:
            return key.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound(key_id, owner))
        except (InvalidTag, ValueError) as exc:
            raise Unreadable("it was changed, or belongs elsewhere, or was encrypted with another key") from exc


def key_id_of(data: bytes) -> str:
    """The key that a ciphertext needs; Unreadable when it is none of ours."""
    parts = data.split(b"\n", 2)
    if len(parts) != 3 or parts[0] != _FORMAT:
        raise Unreadable("it is no ciphertext of ours")
    return parts[1].decode("ascii", "replace")


def new_key(key_id: str) -> str:
    """An entry with a fresh key."""
    if not _KEY_ID.fullmatch(key_id):
        raise ValueError("The id of a key has 1 to 32 letters, digits, `_` and `-`.")
    return f"{key_id}:{base64.b64encode(os.urandom(KEY_BYTES)).decode()}"


def _bound(key_id: str, owner: str) -> bytes:
    return b"\n".join((_FORMAT, key_id.encode(), owner.encode()))


def _read(entry: str, place: int) -> tuple[str, bytes]:
    key_id, _, encoded = entry.partition(":")
    if not _KEY_ID.fullmatch(key_id):
        raise ValueError(f"{SETTING}: key {place} is not written as `id:key`")
    try:
        key = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError(f"{SETTING}: key {place} is not base64") from None
    if len(key) != KEY_BYTES:
        raise ValueError(f"{SETTING}: key {place} has {len(key)} bytes and needs {KEY_BYTES}")
    if len(set(key)) < MIN_DISTINCT_BYTES:
        raise ValueError(f"{SETTING}: key {place} is not random; print one with `chronos secrets new-key`")
    return key_id, key
