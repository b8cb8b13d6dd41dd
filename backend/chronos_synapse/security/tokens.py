"""Access tokens: signed statements of who calls and by which session, good for a quarter of an hour.

They say nothing of what the caller may do: that is looked up, so that it holds as of now.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import jwt
import msgspec

from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Unauthenticated
from chronos_synapse.domain.job import UserId
from chronos_synapse.security.signing_keys import key_id

ALGORITHM = "HS256"
ISSUER = "chronos-synapse"
AUDIENCE = "chronos-synapse/api"
TYPE = "access"
REQUIRED = ["iss", "aud", "sub", "sid", "type", "iat", "exp"]
MAX_TOKEN_CHARACTERS = 4096
MAX_LIFE_S = 86_400
"""A token that claims to be good for longer is none of ours."""


class AccessClaims(msgspec.Struct, frozen=True, kw_only=True):
    """What a token says."""

    user_id: UserId
    session_id: str
    expires_at: float
    """Epoch seconds."""


class AccessTokens:
    """Makes tokens with the first of `keys` and reads those of all."""

    def __init__(self, keys: Sequence[str], *, clock: Clock = utc_now) -> None:
        self._clock = clock
        self._keys = {key_id(key): key for key in keys}
        self._current = key_id(keys[0])

    def encode(self, user_id: str, session_id: str, *, life_s: int) -> str:
        """A token of a session, good for `life_s` from now."""
        now = self._clock()
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "type": TYPE,
            "sub": user_id,
            "sid": session_id,
            "iat": now,
            "exp": now + timedelta(seconds=life_s),
        }
        headers = {"kid": self._current}
        return jwt.encode(claims, self._keys[self._current], algorithm=ALGORITHM, headers=headers)

    def decode(self, token: str) -> AccessClaims:
        """What `token` says; Unauthenticated when it is not one of ours or has expired."""
        try:
            claims = self._claims(token)
            if claims["type"] != TYPE or claims["exp"] - claims["iat"] > MAX_LIFE_S:
                raise jwt.InvalidTokenError
            return msgspec.convert(
                {"user_id": claims["sub"], "session_id": claims["sid"], "expires_at": claims["exp"]}, AccessClaims
            )
        except jwt.ExpiredSignatureError as exc:
            raise Unauthenticated("The access token has expired; refresh it", code="token.expired") from exc
        except (jwt.InvalidTokenError, ValueError, TypeError) as exc:
            raise Unauthenticated("The access token is not valid", code="token.invalid") from exc

    def _claims(self, token: str) -> dict[str, Any]:
        if len(token) > MAX_TOKEN_CHARACTERS:
            raise jwt.InvalidTokenError
        # What the header says of keys elsewhere is not read: only a name among ours counts.
        key = self._keys.get(str(jwt.get_unverified_header(token).get("kid")))
        if key is None:
            raise jwt.InvalidTokenError
        return jwt.decode(
            token,
            key,
            algorithms=[ALGORITHM],
            audience=AUDIENCE,
            issuer=ISSUER,
            options={"require": REQUIRED},
        )
