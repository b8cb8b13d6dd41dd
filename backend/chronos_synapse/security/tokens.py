"""Access tokens: signed statements of who the caller is, good for a while."""

from datetime import timedelta

import jwt

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Unauthenticated
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import Role

ALGORITHM = "HS256"
ISSUER = "chronos-synapse"
AUDIENCE = "chronos-synapse/api"
TYPE = "access"
REQUIRED = ["iss", "aud", "sub", "role", "type", "iat", "exp"]
MIN_SECRET_BYTES = 32
MAX_TOKEN_CHARACTERS = 4096


class AccessTokens:
    """Makes and reads tokens with one secret; a secret under 32 bytes is a ValueError."""

    def __init__(self, secret: str, *, life_s: int, clock: Clock = utc_now) -> None:
        if len(secret.encode()) < MIN_SECRET_BYTES:
            raise ValueError(f"the secret key needs at least {MIN_SECRET_BYTES} bytes")
        self.life_s = life_s
        self._secret = secret
        self._clock = clock

    def encode(self, principal: Principal) -> str:
        """A token that says `principal`, good for `life_s` from now."""
        now = self._clock()
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "type": TYPE,
            "sub": principal.user_id,
            "role": principal.role.value,
            "iat": now,
            "exp": now + timedelta(seconds=self.life_s),
        }
        return jwt.encode(claims, self._secret, algorithm=ALGORITHM)

    def decode(self, token: str) -> Principal:
        """Whom `token` names; Unauthenticated when it is not one of ours or has expired."""
        try:
            if len(token) > MAX_TOKEN_CHARACTERS:
                raise jwt.InvalidTokenError
            claims = jwt.decode(
                token,
                self._secret,
                algorithms=[ALGORITHM],
                audience=AUDIENCE,
                issuer=ISSUER,
                options={"require": REQUIRED},
            )
            if claims["type"] != TYPE:
                raise jwt.InvalidTokenError
            return Principal(user_id=UserId(claims["sub"]), role=Role(claims["role"]))
        except jwt.ExpiredSignatureError as exc:
            raise Unauthenticated("The session has ended; log in again", code="token.expired") from exc
        except (jwt.InvalidTokenError, ValueError) as exc:
            raise Unauthenticated("The access token is not valid", code="token.invalid") from exc
