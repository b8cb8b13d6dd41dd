"""Refresh tokens: each is good once and leads to the next, so that a stolen one is noticed when both are used.

A token names its session, and its successor is a MAC of it: whoever shows the same token twice at nearly the same time
(two tabs) gets the same successor, and one that was good once is told from one that never was.
"""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Sequence

_FORM = re.compile(r"([0-9a-f]{16})\.[A-Za-z0-9_-]{43}")
MAX_GENERATIONS = 10_000
"""A session of ninety days that is refreshed each quarter of an hour has fewer."""


class RefreshTokens:
    """Makes tokens with the first of `keys`; follows the tokens that the others have made."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = [hmac.digest(key.encode(), b"chronos refresh tokens", "sha256") for key in keys]

    def first(self, session_id: str) -> str:
        """The token that a session begins with."""
        return f"{session_id}.{secrets.token_urlsafe(32)}"

    def successor(self, token: str) -> str:
        """The token that takes the place of `token`, always the same."""
        return _successor(token, self._keys[0])

    def was_before(self, token: str, digest: str) -> bool:
        """Whether the token of `digest` came of `token`: that one was good once."""
        return any(self._leads_to(token, digest, key) for key in self._keys)

    def _leads_to(self, token: str, digest: str, key: bytes) -> bool:
        for _ in range(MAX_GENERATIONS):
            token = _successor(token, key)
            if digest_of(token) == digest:
                return True
        return False


def _successor(token: str, key: bytes) -> str:
    mac = hmac.digest(key, token.encode(), "sha256")
    return f"{token.partition('.')[0]}.{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"


def session_of(token: str) -> str | None:
    """The session that `token` names, None when it has not the form of a token."""
    match = _FORM.fullmatch(token)
    return None if match is None else match[1]


def digest_of(token: str) -> str:
    """What is stored of `token`: it is random enough for SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()
