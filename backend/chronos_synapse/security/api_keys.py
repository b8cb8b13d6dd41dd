"""API keys: `chr_`, an id by which the key is found, `_`, and a secret of which the digest is stored."""

import hashlib
import hmac
import re
import secrets
import string
from typing import NamedTuple

PREFIX = "chr_"
ID_CHARACTERS = 8
SECRET_CHARACTERS = 32
_ALPHABET = string.ascii_letters + string.digits
_FORM = re.compile(rf"{PREFIX}([A-Za-z0-9]{{{ID_CHARACTERS}}})_([A-Za-z0-9]{{{SECRET_CHARACTERS}}})")


class KeyText(NamedTuple):
    """The two parts of a key."""

    id: str
    secret: str

    def __str__(self) -> str:
        """As it is sent."""
        return f"{PREFIX}{self.id}_{self.secret}"

    @property
    def digest(self) -> str:
        """What is stored of the secret, which is random enough for SHA-256."""
        return hashlib.sha256(self.secret.encode()).hexdigest()

    def fits(self, digest: str) -> bool:
        """Whether the secret is the one of `digest`, in the same time either way."""
        return hmac.compare_digest(self.digest, digest)


def make_key() -> KeyText:
    """A fresh key."""
    return KeyText(_random(ID_CHARACTERS), _random(SECRET_CHARACTERS))


def is_key(token: str) -> bool:
    """Whether `token` claims to be an API key."""
    return token.startswith(PREFIX)


def parse_key(token: str) -> KeyText | None:
    """The parts of `token`, None when it has not the form of a key."""
    match = _FORM.fullmatch(token)
    return None if match is None else KeyText(match[1], match[2])


def _random(characters: int) -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(characters))
