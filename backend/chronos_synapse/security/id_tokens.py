"""ID tokens of OpenID providers: signed by one of the provider's keys, for us, for this log-in (OpenID Connect Core
3.1.3.7). What a token says of keys itself (`jwk`, `jku`, `x5u`) is not looked at."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

KINDS = {"RS256": ("RSA", None), "ES256": ("EC", "P-256"), "EdDSA": ("OKP", "Ed25519")}
"""The algorithms that we take, and what keys they need. None that a shared secret or nothing at all would do for."""
MIN_RSA_BITS = 2048
LEEWAY_S = 60
"""Clocks of the provider and of ours may differ so much."""
REQUIRED = ["iss", "sub", "aud", "exp", "iat"]
MAX_TOKEN_CHARACTERS = 65_536
MAX_SUBJECT_CHARACTERS = 255


class BadIdToken(Exception):
    """The token proves nothing; the text says why, for our log."""


class UnknownKey(BadIdToken):
    """None of the provider's keys fits; it may have new ones."""


def check_id_token(
    token: str, keys: Sequence[Mapping[str, Any]], *, issuer: str, client_id: str, nonce: str
) -> dict[str, Any]:
    """The claims of `token`; BadIdToken. keys: the provider's, as its JWKS has them."""
    if len(token) > MAX_TOKEN_CHARACTERS:
        raise BadIdToken("it is too long")
    try:
        header = jwt.get_unverified_header(token)
        key = _key_for(header, keys)
        claims: dict[str, Any] = jwt.decode(
            token,
            key.key,
            algorithms=[header["alg"]],
            audience=client_id,
            issuer=issuer,
            leeway=LEEWAY_S,
            options={"require": REQUIRED},
        )
    except (jwt.PyJWTError, ValueError, TypeError, KeyError) as exc:
        raise BadIdToken(f"{type(exc).__name__}: {exc}") from exc
    _check_claims(claims, client_id=client_id, nonce=nonce)
    return claims


def _key_for(header: Mapping[str, Any], keys: Sequence[Mapping[str, Any]]) -> jwt.PyJWK:
    """The one key that the token can have been signed with."""
    algorithm = header.get("alg")
    if algorithm not in KINDS:
        raise BadIdToken(f"it is signed with {str(algorithm)[:20]!r}")
    kid = header.get("kid")
    fitting = [key for key in keys if _fits(key, algorithm) and (kid is None or key.get("kid") == kid)]
    if len(fitting) != 1:
        raise UnknownKey(f"{len(fitting)} keys of the provider fit")
    key = jwt.PyJWK(dict(fitting[0]), algorithm=algorithm)
    if isinstance(key.key, RSAPublicKey) and key.key.key_size < MIN_RSA_BITS:
        raise BadIdToken(f"the key has less than {MIN_RSA_BITS} bits")
    return key


def _fits(key: Mapping[str, Any], algorithm: str) -> bool:
    kind, curve = KINDS[algorithm]
    is_for_signatures = key.get("use", "sig") == "sig" and key.get("alg", algorithm) == algorithm
    return is_for_signatures and key.get("kty") == kind and (curve is None or key.get("crv") == curve)


def _check_claims(claims: Mapping[str, Any], *, client_id: str, nonce: str) -> None:
    """What the library does not look at; BadIdToken."""
    subject, authorized = claims["sub"], claims.get("azp")
    if not isinstance(subject, str) or not 1 <= len(subject) <= MAX_SUBJECT_CHARACTERS:
        raise BadIdToken("it names nobody")
    if not secrets.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise BadIdToken("it was made for another log-in")
    is_for_several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if authorized != client_id and (authorized is not None or is_for_several):
        raise BadIdToken("it was made for another client")
