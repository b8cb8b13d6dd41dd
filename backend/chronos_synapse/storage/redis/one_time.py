"""OneTimeTokens: tokens of links, each good once and for a while; of each kind a user has one at most."""

import hashlib
import re
import secrets
from enum import StrEnum
from typing import NamedTuple

from chronos_synapse.domain.job import UserId
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

_TAKE = Script("take_token", keys=("kept",), args=("digest",))
_FORM = re.compile(r"([0-9a-f]{16})\.([A-Za-z0-9_-]{32})")


class TokenKind(StrEnum):
    """What a token is good for, and nothing else."""

    VERIFY = "verify"
    RESET = "reset"
    INVITE = "invite"
    EMAIL = "email"


LIVES_S = {
    TokenKind.VERIFY: 86_400,
    TokenKind.RESET: 3_600,
    TokenKind.INVITE: 7 * 86_400,
    TokenKind.EMAIL: 86_400,
}


class Taken(NamedTuple):
    """Whose a token was, and the e-mail address that it was sent to."""

    user_id: UserId
    email: str


class OneTimeTokens:
    """Keeps digests only."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def issue(self, kind: TokenKind, user_id: str, email: str) -> str:
        """A fresh token; an earlier one of the same kind and user is good for nothing any more."""
        token = f"{user_id}.{secrets.token_urlsafe(24)}"
        value = _digest(token) + email
        await self._door.call("SET", self._keys.one_time_token(kind, user_id), value, "EX", LIVES_S[kind])
        return token

    async def is_good(self, kind: TokenKind, token: str) -> Taken | None:
        """Whose `token` is, which stays good; None when it is not."""
        match = _FORM.fullmatch(token)
        kept = None if match is None else await self._door.call("GET", self._keys.one_time_token(kind, match[1]))
        if match is None or kept is None or not secrets.compare_digest(kept[:64].decode(), _digest(token)):
            return None
        return Taken(UserId(match[1]), kept[64:].decode())

    async def take(self, kind: TokenKind, token: str) -> Taken | None:
        """Whose `token` was; of several callers one gets it. None when it is not good."""
        match = _FORM.fullmatch(token)
        if match is None:
            return None
        email = await self._door.run(_TAKE, [self._keys.one_time_token(kind, match[1])], [_digest(token)])
        return None if email is None else Taken(UserId(match[1]), email.decode())

    async def drop(self, kind: TokenKind, user_id: str) -> None:
        """What was sent to a user is good for nothing any more."""
        await self._door.call("DEL", self._keys.one_time_token(kind, user_id))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
