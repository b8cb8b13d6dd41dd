"""Access tokens name their bearer, and cannot be made by others."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest

from chronos_synapse.domain.errors import Unauthenticated
from chronos_synapse.domain.job import UserId
from chronos_synapse.security.signing_keys import key_id, signing_keys
from chronos_synapse.security.tokens import AUDIENCE, ISSUER, AccessTokens

SECRET = "a secret of more than thirty-two bytes"
OTHER = "another secret of more than 32 bytes!!"
TOKENS = AccessTokens([SECRET])


def made(*, life_s: int = 60) -> str:
    return TOKENS.encode("user1", "session1", life_s=life_s)


def claims(**changes: Any) -> dict[str, Any]:
    now = datetime.now(UTC)
    whole = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "type": "access",
        "sub": "user1",
        "sid": "session1",
        "iat": now,
        "exp": now + timedelta(hours=1),
    }
    return {name: value for name, value in {**whole, **changes}.items() if value is not None}


def signed(values: dict[str, Any], **headers: Any) -> str:
    """A token of any claims; `jwt.encode` checks some of them."""
    payload = json.dumps(values, default=lambda instant: int(instant.timestamp())).encode()
    return jwt.api_jws.encode(payload, SECRET, algorithm="HS256", headers={"kid": key_id(SECRET)} | headers)


def test_a_token_gives_back_its_session() -> None:
    found = TOKENS.decode(made())

    assert (found.user_id, found.session_id) == (UserId("user1"), "session1")


def test_the_claims_say_who_and_nothing_of_what_they_may_do() -> None:
    read = jwt.decode(made(), SECRET, algorithms=["HS256"], audience=AUDIENCE)

    assert read["exp"] - read["iat"] == 60
    assert set(read) == {"iss", "aud", "type", "sub", "sid", "iat", "exp"}


def test_an_untouched_token_of_these_claims_is_accepted() -> None:
    assert TOKENS.decode(signed(claims())).user_id == "user1"


def test_an_expired_token_says_that_it_has_expired() -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    token = AccessTokens([SECRET], clock=lambda: yesterday).encode("user1", "session1", life_s=60)

    with pytest.raises(Unauthenticated) as caught:
        TOKENS.decode(token)

    assert caught.value.code == "token.expired"


@pytest.mark.parametrize(
    "change",
    [
        {"exp": None},
        {"sub": None},
        {"sub": 5},
        {"sid": None},
        {"sid": ["session1"]},
        {"iat": "yesterday"},
        {"exp": datetime.now(UTC) + timedelta(days=3650)},
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
        TOKENS.decode(token)


@pytest.mark.parametrize("algorithm", ["none", "HS384", "HS512"])
def test_a_token_of_another_algorithm_is_refused(algorithm: str) -> None:
    token = jwt.encode(claims(), "" if algorithm == "none" else SECRET * 2, algorithm=algorithm)

    with pytest.raises(Unauthenticated):
        TOKENS.decode(token)


@pytest.mark.parametrize("token", ["", "a.b.c", "x" * 100_000, "\ud800", "..", "é.é.é"])
def test_what_is_no_token_is_refused(token: str) -> None:
    with pytest.raises(Unauthenticated) as caught:
        TOKENS.decode(token)

    assert caught.value.code == "token.invalid"


@pytest.mark.parametrize(
    "headers",
    [
        {"kid": "../../dev/null"},
        {"kid": "' OR 1=1--"},
        {"kid": ""},
        {"kid": key_id(OTHER)},
        {"kid": None, "jwk": {"kty": "oct", "k": "AAAA"}},
        {"kid": None, "jku": "http://127.0.0.1/keys"},
        {"kid": None, "x5u": "http://127.0.0.1/cert"},
    ],
)
def test_a_token_that_names_a_key_of_its_own_is_refused(headers: dict[str, Any]) -> None:
    token = signed(claims(), **{name: value for name, value in headers.items() if value is not None})
    if "kid" in headers and headers["kid"] is None:
        payload = json.dumps(claims(), default=lambda instant: int(instant.timestamp())).encode()
        others = {name: value for name, value in headers.items() if value is not None}
        token = jwt.api_jws.encode(payload, SECRET, algorithm="HS256", headers=others)

    with pytest.raises(Unauthenticated) as caught:
        TOKENS.decode(token)

    assert caught.value.code == "token.invalid"


def test_a_token_of_another_secret_is_refused() -> None:
    token = AccessTokens([OTHER]).encode("user1", "session1", life_s=60)

    with pytest.raises(Unauthenticated):
        TOKENS.decode(token)


def test_after_a_change_of_keys_former_tokens_are_good_as_long_as_their_key_is_named() -> None:
    token = made()

    assert AccessTokens([OTHER, SECRET]).decode(token).user_id == "user1"
    with pytest.raises(Unauthenticated):
        AccessTokens([OTHER]).decode(token)
    assert jwt.get_unverified_header(AccessTokens([OTHER, SECRET]).encode("u", "s", life_s=1))["kid"] == key_id(OTHER)


@pytest.mark.parametrize(
    "secret", ["", "short", "x" * 31, "x" * 32, "changeme-changeme-changeme-changeme", f"{SECRET},"[:20]]
)
def test_a_missing_short_or_sample_secret_is_refused_at_start(secret: str) -> None:
    with pytest.raises(ValueError, match=r"32 bytes|sample") as caught:
        signing_keys(secret)

    assert not secret or secret not in str(caught.value)


def test_keys_are_listed_by_comma_and_a_comma_inside_of_one_is_no_end() -> None:
    assert signing_keys(f"{SECRET}, {OTHER}") == (SECRET, OTHER)
    assert signing_keys("only for tests, and long enough for HS256") == ("only for tests, and long enough for HS256",)
