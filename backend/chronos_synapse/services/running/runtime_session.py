"""RuntimeSession: what one running attempt may do by its runtime API, and the token that proves who asks."""

import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Callable
from typing import Protocol

import msgspec

from chronos_synapse.domain.errors import TooMany, Unauthenticated
from chronos_synapse.domain.masking import Mask
from chronos_synapse.domain.runtime import CALLS_PER_MINUTE, AttemptFacts
from chronos_synapse.storage.redis.throttle import Throttle

WINDOW_S = 60

_TOKEN = re.compile(r"([0-9a-z]{16}-[0-9a-f]{1,16}(?:-[0-9a-f]{1,16})?)\.([1-9][0-9]{0,8})\.([A-Za-z0-9_-]{43})")


class CallLimit(Protocol):
    """How often an attempt may call."""

    async def hit(self) -> int:
        """0, or the seconds to wait."""
        ...


class WindowLimit:
    """Counts the calls of each minute in this process."""

    def __init__(self, limit: int = CALLS_PER_MINUTE, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit = limit
        self._clock = clock
        self._ends_at = 0.0
        self._count = 0

    async def hit(self) -> int:
        """0, or the seconds until the next minute."""
        now = self._clock()
        if now >= self._ends_at:
            self._ends_at, self._count = now + WINDOW_S, 0
        self._count += 1
        return 0 if self._count <= self._limit else int(self._ends_at - now) + 1


class SharedLimit:
    """Counts the calls of each minute on the server, for processes that share an attempt's calls."""

    def __init__(self, throttle: Throttle, facts: AttemptFacts, limit: int = CALLS_PER_MINUTE) -> None:
        self._throttle = throttle
        self._key = f"{facts.execution_id}.{facts.attempt}"
        self._limit = limit

    async def hit(self) -> int:
        """0, or the seconds until the next minute."""
        return await self._throttle.hit("runtime", self._key, limit=self._limit, window_s=WINDOW_S)


class RuntimeSession(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt that was let in."""

    facts: AttemptFacts
    limit: CallLimit
    mask: Mask | None = None
    """Covers its secrets in what it says of itself; None: it has none, or this process does not know them."""
    may_tell: bool = True
    """It may store text of its own; not where it has secrets that cannot be covered."""

    async def count(self) -> None:
        """Counts one call; TooMany when there were too many."""
        wait_s = await self.limit.hit()
        if wait_s:
            raise TooMany(
                f"An attempt may call {CALLS_PER_MINUTE:,} times a minute.", retry_after_s=wait_s, code="runtime.calls"
            )


class ParsedToken(msgspec.Struct, frozen=True):
    """Whom a token says to be of; only its digest proves it."""

    execution_id: str
    attempt: int
    digest: str


def new_token(facts: AttemptFacts) -> str:
    """A token for an attempt, which nobody can guess."""
    return f"{facts.execution_id}.{facts.attempt}.{secrets.token_urlsafe(32)}"


def parse_token(token: str) -> ParsedToken:
    """The parts of `token`; Unauthenticated when it cannot be one."""
    match = _TOKEN.fullmatch(token)
    if match is None:
        raise not_good()
    return ParsedToken(match[1], int(match[2]), digest_of(token))


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def is_same(digest: str, kept: str) -> bool:
    """Compares in constant time."""
    return hmac.compare_digest(digest.encode(), kept.encode())


def not_good() -> Unauthenticated:
    """The same refusal for a token that never was, is another's, or whose attempt has ended."""
    return Unauthenticated("This token is of no running attempt.", code="token.not_good")
