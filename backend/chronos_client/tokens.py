"""What a client shows as proof of who it is, and how it gets a fresh one."""

import threading
from collections.abc import Callable
from typing import Protocol

import msgspec

EXPIRED = "token.expired"
"""Code of the refusal that a fresh access token cures."""


class Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """An API key or an access token, and what renews the latter."""

    access_token: str
    refresh_token: str | None = None


class TokenKeeper(Protocol):
    """Holds the tokens of a client, and renews them so that of many users of one session each gets the newest."""

    def current(self) -> Tokens | None:
        """What to send; None: nothing, for public operations."""

    def renewed(self, stale: Tokens, renew: Callable[[str], Tokens]) -> Tokens | None:
        """Other tokens than `stale`, by `renew(refresh_token)` if nobody else got them; None when there are none."""


class MemoryTokens:
    """Keeps tokens for as long as the process lives; may be shared by threads."""

    def __init__(self, tokens: Tokens | None) -> None:
        self._tokens = tokens
        self._lock = threading.Lock()

    def current(self) -> Tokens | None:
        """What was given, or the newest since then."""
        return self._tokens

    def renewed(self, stale: Tokens, renew: Callable[[str], Tokens]) -> Tokens | None:
        """Renews once however many ask."""
        with self._lock:
            now = self._tokens
            if now is None or now.access_token != stale.access_token:
                return now
            if now.refresh_token is None:
                return None
            self._tokens = renew(now.refresh_token)
            return self._tokens

    def replace(self, tokens: Tokens | None) -> None:
        """Takes other tokens, after a log-in for example."""
        self._tokens = tokens
