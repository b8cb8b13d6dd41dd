"""Access tokens name their bearer, and cannot be made by others."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.errors import Unauthenticated
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import Role
from chronos_synapse.security.tokens import AUDIENCE, ISSUER, AccessTokens

SECRET = "a secret of more than thirty-two bytes"
BEARER = Principal(user_id=UserId("user1"), role=Role.DEVELOPER)


def claims(**changes: Any) -> dict[str, Any]:
    now = datetime.now(UTC)
    whole = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "type": "access",
        "sub": "user1",
        "role": "developer",
        "iat": now,
        "exp": now + timedelta(hours=1),
    }
    return {name: value for name, value in {**whole, **changes}.items() if value is not None}


def signed(values: dict[str, Any]) -> str:
    """A token of any claims; `jwt.encode` checks some of them."""
    payload = json.dumps(values, default=lambda instant: int(instant.timestamp())).encode()
    return jwt.api_jws.encode(payload, SECRET, algorithm="HS256")


def test_a_token_gives_back_its_bearer() -> None:
    tokens = AccessTokens(SECRET, life_s=60)

    assert tokens.decode(tokens.encode(BEARER)) == BEARER


def test_the_claims_are_those_that_other_programs_expect() -> None:
    token = AccessTokens(SECRET, life_s=60).encode(BEARER)

    read = jwt.decode(token, SECRET, algorithms=["HS256"], audience=AUDIENCE)

    assert read["exp"] - read["iat"] == 60
    assert (read["sub"], read["role"], read["type"]) == ("user1", "developer", "access")


def test_an_expired_token_says_that_it_has_expired() -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    token = AccessTokens(SECRET, life_s=60, clock=lambda: yesterday).encode(BEARER)

    with pytest.raises(Unauthenticated) as caught:
        AccessTokens(SECRET, life_s=60).decode(token)

    assert caught.value.code == "token.expired"


@pytest.mark.parametrize(
    "change",
    [
        {"exp": None},
        {"sub": None},
        {"sub": 5},
        {"role": None},
        {"role": "god"},
        {"role": ["admin"]},
        {"type": None},
        {"type": "refresh"},
        {"iss": "somebody"},
        {"aud": "somebody"},
        {"aud": None},
        {"nbf": datetime(2100, 1, 1, tzinfo=UTC)},
    ],
)
def test_a_token_with_wrong_claims_is_refused(change: dict[str, Any]) -> None:
    token = signed(claims(**change))

    with pytest.raises(Unauthenticated):
        AccessTokens(SECRET, life_s=60).decode(token)


@pytest.mark.parametrize("algorithm", ["none", "HS384", "HS512"])
def test_a_token_of_another_algorithm_is_refused(algorithm: str) -> None:
    token = jwt.encode(claims(), "" if algorithm == "none" else SECRET * 2, algorithm=algorithm)

    with pytest.raises(Unauthenticated):
        AccessTokens(SECRET, life_s=60).decode(token)


@pytest.mark.parametrize("token", ["", "a.b.c", "x" * 100_000, "\ud800", "..", "é.é.é"])
def test_what_is_no_token_is_refused(token: str) -> None:
    with pytest.raises(Unauthenticated) as caught:
        AccessTokens(SECRET, life_s=60).decode(token)

    assert caught.value.code == "token.invalid"


def test_a_token_of_another_secret_is_refused() -> None:
    token = AccessTokens("another secret of more than 32 bytes!!", life_s=60).encode(BEARER)

    with pytest.raises(Unauthenticated):
        AccessTokens(SECRET, life_s=60).decode(token)


@pytest.mark.parametrize("secret", ["", "short", "x" * 31])
def test_a_short_secret_is_refused_at_start(secret: str) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        AccessTokens(secret, life_s=60)
