"""Keys of the audit: made at random, and kept beside the log, sealed by a key derived from the secret key.

So the log stays verifiable when the secret key is exchanged, and whoever can only write to the store forges nothing.
"""

import hashlib
import hmac
import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12
_PURPOSE = b"chronos-synapse audit sealing 1"


class AuditSeal:
    """Seals with the first of the secret keys, opens with any."""

    def __init__(self, secret_keys: Sequence[str]) -> None:
        """`secret_keys`: the current one first."""
        self._keys = [AESGCM(_derived(secret)) for secret in secret_keys]

    def seal(self, key: bytes, *, key_id: str) -> bytes:
        """`key`, so that only who has the secret key gets it back."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._keys[0].encrypt(nonce, key, key_id.encode())

    def open(self, sealed: bytes, *, key_id: str) -> tuple[bytes, bool] | None:
        """The key, and whether it is sealed by the current secret key; None when none of ours opens it."""
        for place, key in enumerate(self._keys):
            try:
                return key.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], key_id.encode()), place == 0
            except (InvalidTag, ValueError):
                continue
        return None


def new_audit_key() -> tuple[str, bytes]:
    """A fresh key with its id."""
    key = os.urandom(KEY_BYTES)
    return hashlib.sha256(key).hexdigest()[:12], key


def audit_hash(key: bytes, content: bytes) -> str:
    """HMAC-SHA256 in hex."""
    return hmac.new(key, content, hashlib.sha256).hexdigest()


def is_same_hash(left: str, right: str) -> bool:
    """Compares without telling by the time it takes where they differ."""
    return hmac.compare_digest(left.encode(), right.encode())


def _derived(secret: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=_PURPOSE).derive(secret.encode())
