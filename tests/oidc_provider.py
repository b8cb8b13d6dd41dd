"""A provider of OpenID Connect on loopback: honest unless it is told how to cheat."""

import asyncio
import base64
import dataclasses
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as new_ec_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key as new_rsa_key
from cryptography.hazmat.primitives.hashes import SHA256
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

CLIENT_ID, CLIENT_SECRET = "chronos", "s3cret: & more"
LIFE_S = 300


class Attack(Enum):
    """What the provider does wrong."""

    WRONG_NONCE = auto()
    NO_NONCE = auto()
    WRONG_AUDIENCE = auto()
    SEVERAL_AUDIENCES = auto()
    WRONG_PARTY = auto()
    OTHER_ISSUER = auto()
    EXPIRED = auto()
    NO_EXPIRY = auto()
    NOT_YET = auto()
    NO_SUBJECT = auto()
    ALG_NONE = auto()
    ALG_EMPTY = auto()
    HS256_WITH_PUBLIC_KEY = auto()
    HS256_WITH_CLIENT_SECRET = auto()
    OWN_KEY_IN_HEADER = auto()
    OWN_KEY_BY_ADDRESS = auto()
    KID_IS_A_PATH = auto()
    KID_IS_SQL = auto()
    OTHER_KEY_OF_THE_SAME_NAME = auto()
    SHORT_KEY = auto()
    CHANGED_CLAIMS = auto()
    NO_ID_TOKEN = auto()
    TOKEN_REFUSED = auto()
    MIX_UP = auto()
    NO_ISSUER_IN_ANSWER = auto()
    OTHER_ISSUER_IN_DISCOVERY = auto()
    HTTP_ENDPOINTS = auto()
    REDIRECTED_DISCOVERY = auto()
    REDIRECTED_KEYS = auto()
    HUGE_DISCOVERY = auto()
    NO_JSON = auto()
    KEYS_INSIDE = auto()
    """Its keys are said to be at a private address."""


@dataclass
class Keys:
    """The keys that it signs with, and those that it does not show."""

    rsa: RSAPrivateKey = field(default_factory=lambda: new_rsa_key(65537, 2048))
    ec: EllipticCurvePrivateKey = field(default_factory=lambda: new_ec_key(SECP256R1()))
    ed: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    stranger: RSAPrivateKey = field(default_factory=lambda: new_rsa_key(65537, 2048))
    short: RSAPrivateKey = field(default_factory=lambda: new_rsa_key(65537, 1024))  # noqa: S505 - is to be refused
    generation: int = 1

    def jwks(self, *, is_short: bool = False) -> list[dict[str, Any]]:
        """As `jwks_uri` shows them."""
        number = self.generation
        return [
            public_jwk(self.short if is_short else self.rsa) | {"kid": f"rsa-{number}", "use": "sig", "alg": "RS256"},
            ECAlgorithm.to_jwk(self.ec.public_key(), as_dict=True) | {"kid": f"ec-{number}", "use": "sig"},
            OKPAlgorithm.to_jwk(self.ed.public_key(), as_dict=True) | {"kid": f"ed-{number}", "use": "sig"},
            public_jwk(self.stranger) | {"kid": f"enc-{number}", "use": "enc"},
        ]

    def rotate(self) -> None:
        """New keys instead of the former ones."""
        self.rsa = new_rsa_key(65537, 2048)
        self.generation += 1

    def signing(self, algorithm: str) -> tuple[Any, str]:
        """The private key for `algorithm`, and its name."""
        key, name = {"RS256": (self.rsa, "rsa"), "ES256": (self.ec, "ec"), "EdDSA": (self.ed, "ed")}[algorithm]
        return key, f"{name}-{self.generation}"


_KEYS = Keys()
"""Made once: each takes a tenth of a second."""


@dataclass
class OidcServer:
    """What tests set, and what they look at afterwards."""

    issuer: str = ""
    attack: Attack | None = None
    algorithm: str = "RS256"
    secret: str = CLIENT_SECRET
    auth_methods: tuple[str, ...] = ("client_secret_basic",)
    redirect_uris: set[str] = field(default_factory=set)
    claims: dict[str, Any] = field(
        default_factory=lambda: {
            "sub": "u-1",
            "email": "Grace@Example.org",
            "email_verified": True,
            "name": "Grace Hopper",
            "groups": ["crew"],
        }
    )
    in_userinfo: tuple[str, ...] = ()
    """Claims that are left out of the ID token."""
    userinfo_subject: str | None = None
    says_no: str | None = None
    """The error that it sends people back with."""
    keys: Keys = field(default_factory=lambda: dataclasses.replace(_KEYS))
    calls: list[str] = field(default_factory=list)
    grants: dict[str, dict[str, str]] = field(default_factory=dict)
    """By code: what was asked for."""
    refusals: list[str] = field(default_factory=list)

    def log_in(self, location: str) -> str:
        """What a browser does that goes to `location` and whose user says yes: where it is sent back to."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
        assert location.startswith(self.issuer + "/authorize?"), location
        fault = self._fault_of_request(query)
        if fault:
            self.refusals.append(fault)
            raise AssertionError(f"the provider refuses: {fault}")
        back = {"state": query["state"]}
        if self.says_no:
            return f"{query['redirect_uri']}?{urlencode(back | {'error': self.says_no})}"
        code = secrets.token_urlsafe(16)
        self.grants[code] = query
        if self.attack is not Attack.NO_ISSUER_IN_ANSWER:
            back["iss"] = "https://honest.example.org" if self.attack is Attack.MIX_UP else self.issuer
        return f"{query['redirect_uri']}?{urlencode(back | {'code': code})}"

    def _fault_of_request(self, query: dict[str, str]) -> str:
        """As RFC 9700 wants it: exact addresses, PKCE always."""
        if query.get("client_id") != CLIENT_ID:
            return "client"
        if query.get("redirect_uri") not in self.redirect_uris:
            return "redirect_uri"
        if query.get("code_challenge_method") != "S256" or len(query.get("code_challenge", "")) != 43:
            return "PKCE"
        if query.get("response_type") != "code" or "openid" not in query.get("scope", "").split():
            return "request"
        return "" if query.get("state") and query.get("nonce") else "state"

    def token_answer(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """Status and body of the token endpoint."""
        if self.attack is Attack.TOKEN_REFUSED or not self._is_client(form, authorization):
            return 401, {"error": "invalid_client"}
        grant = self.grants.pop(form.get("code", ""), None)
        if grant is None or form.get("redirect_uri") != grant["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != grant["code_challenge"]:
            self.refusals.append("PKCE")
            return 400, {"error": "invalid_grant"}
        tokens = {"access_token": "at-1", "token_type": "Bearer", "expires_in": LIFE_S}
        if self.attack is Attack.NO_ID_TOKEN:
            return 200, tokens
        return 200, tokens | {"id_token": self.id_token(grant["nonce"])}

    def _is_client(self, form: dict[str, str], authorization: str) -> bool:
        if not self.secret:
            return form.get("client_id") == CLIENT_ID and not authorization
        if "client_secret_basic" in self.auth_methods:
            pair = base64.b64decode(authorization.removeprefix("Basic ")).decode()
            return parse_qs(f"p={pair.partition(':')[2]}")["p"] == [self.secret] and pair.startswith(CLIENT_ID)
        return (form.get("client_id"), form.get("client_secret")) == (CLIENT_ID, self.secret)

    def id_token(self, nonce: str) -> str:
        """A token for this log-in, wrong in the way that was asked for."""
        now = int(time.time())
        claims: dict[str, Any] = {name: v for name, v in self.claims.items() if name not in self.in_userinfo}
        claims |= {"iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + LIFE_S, "nonce": nonce}
        changed = _CLAIMS.get(self.attack) if self.attack else None
        if changed is not None:
            claims |= changed(now)
            claims = {name: value for name, value in claims.items() if value is not None}
        return self._signed(claims)

    def _signed(self, claims: dict[str, Any]) -> str:
        key, kid = self.keys.signing(self.algorithm)
        forged = _FORGERS.get(self.attack) if self.attack else None
        return forged(self, claims) if forged else jwt.encode(claims, key, self.algorithm, headers={"kid": kid})

    def discovery(self) -> dict[str, Any]:
        """What it says of itself."""
        base = "http://login.example.org" if self._is(Attack.HTTP_ENDPOINTS) else self.issuer
        inside = "https://169.254.169.254/latest/meta-data"
        return {
            "issuer": "https://evil.example.org" if self._is(Attack.OTHER_ISSUER_IN_DISCOVERY) else self.issuer,
            "authorization_endpoint": f"{base}/authorize",
            "token_endpoint": f"{base}/token",
            "userinfo_endpoint": f"{base}/userinfo",
            "jwks_uri": inside if self._is(Attack.KEYS_INSIDE) else f"{base}/jwks",
            "token_endpoint_auth_methods_supported": list(self.auth_methods),
            "authorization_response_iss_parameter_supported": True,
            "code_challenge_methods_supported": ["S256"],
            "id_token_signing_alg_values_supported": ["RS256", "ES256", "EdDSA", "none"],
        }

    def answer(
        self, method: str, target: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of any request."""
        path = target.partition("?")[0]
        self.calls.append(f"{method} {path}")
        if path == "/authorize":
            return 302, {"location": self.log_in(f"{self.issuer}{target}")}, b""
        if path == "/.well-known/openid-configuration":
            if self._is(Attack.REDIRECTED_DISCOVERY):
                return 302, {"location": f"{self.issuer}/moved"}, b"{}"
            text = json.dumps(self.discovery()).encode()
            return 200, {}, text + b" " * (2 << 20) if self._is(Attack.HUGE_DISCOVERY) else text
        if path == "/jwks":
            if self._is(Attack.REDIRECTED_KEYS):
                return 302, {"location": "http://169.254.169.254/"}, b"{}"
            keys = self.keys.jwks(is_short=self._is(Attack.SHORT_KEY))
            return 200, {}, b"<html>" if self._is(Attack.NO_JSON) else json.dumps({"keys": keys}).encode()
        if path == "/token" and method == "POST":
            form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
            status, found = self.token_answer(form, headers.get("authorization", ""))
            return status, {}, json.dumps(found).encode()
        if path == "/userinfo" and headers.get("authorization") == "Bearer at-1":
            subject = self.userinfo_subject or self.claims["sub"]
            return 200, {}, json.dumps(self.claims | {"sub": subject}).encode()
        return 404, {}, b"{}"

    def _is(self, attack: Attack) -> bool:
        return self.attack is attack


def public_jwk(key: RSAPrivateKey) -> dict[str, Any]:
    """The public half of a key."""
    return RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)


def public_pem(key: RSAPrivateKey) -> bytes:
    """The public half of a key, as a file has it."""
    return key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


_CLAIMS: dict[Attack | None, Callable[[int], dict[str, Any]]] = {
    Attack.WRONG_NONCE: lambda _: {"nonce": "another"},
    Attack.NO_NONCE: lambda _: {"nonce": None},
    Attack.WRONG_AUDIENCE: lambda _: {"aud": "another-client"},
    Attack.SEVERAL_AUDIENCES: lambda _: {"aud": [CLIENT_ID, "another-client"]},
    Attack.WRONG_PARTY: lambda _: {"azp": "another-client"},
    Attack.OTHER_ISSUER: lambda _: {"iss": "https://evil.example.org"},
    Attack.EXPIRED: lambda now: {"iat": now - 7200, "exp": now - 3600},
    Attack.NO_EXPIRY: lambda _: {"exp": None},
    Attack.NOT_YET: lambda now: {"nbf": now + 3600},
    Attack.NO_SUBJECT: lambda _: {"sub": None},
}


def unsigned(header: dict[str, Any], claims: dict[str, Any], signature: bytes = b"") -> str:
    """A token with any header."""
    parts = [json.dumps(header).encode(), json.dumps(claims).encode(), signature]
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)


def hmac_signed(claims: dict[str, Any], secret: bytes) -> str:
    """HS256 with whatever secret: libraries refuse to take a public key for one."""
    token = unsigned({"alg": "HS256", "typ": "JWT", "kid": "rsa-1"}, claims).rpartition(".")[0]
    signature = hmac.digest(secret, token.encode(), "sha256")
    return f"{token}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def _by_stranger(server: OidcServer, claims: dict[str, Any], **header: Any) -> str:
    return jwt.encode(claims, server.keys.stranger, "RS256", headers=header)


def _with_changed_claims(server: OidcServer, claims: dict[str, Any]) -> str:
    key, kid = server.keys.signing(server.algorithm)
    head, _, signature = jwt.encode(claims, key, server.algorithm, headers={"kid": kid}).split(".")
    changed = base64.urlsafe_b64encode(json.dumps(claims | {"sub": "admin"}).encode()).rstrip(b"=").decode()
    return f"{head}.{changed}.{signature}"


def _by_a_short_key(server: OidcServer, claims: dict[str, Any]) -> str:
    head = unsigned({"alg": "RS256", "kid": "rsa-1"}, claims).rpartition(".")[0]
    signature = server.keys.short.sign(head.encode(), PKCS1v15(), SHA256())
    return f"{head}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


_Forger = Callable[[OidcServer, dict[str, Any]], str]
_FORGERS: dict[Attack | None, _Forger] = {
    Attack.ALG_NONE: lambda _, claims: unsigned({"alg": "none", "typ": "JWT"}, claims),
    Attack.ALG_EMPTY: lambda _, claims: unsigned({"alg": "", "kid": "rsa-1"}, claims),
    Attack.HS256_WITH_PUBLIC_KEY: lambda server, claims: hmac_signed(claims, public_pem(server.keys.rsa)),
    Attack.HS256_WITH_CLIENT_SECRET: lambda server, claims: hmac_signed(claims, server.secret.encode()),
    Attack.OWN_KEY_IN_HEADER: lambda server, claims: _by_stranger(server, claims, jwk=public_jwk(server.keys.stranger)),
    Attack.OWN_KEY_BY_ADDRESS: lambda server, claims: _by_stranger(
        server, claims, jku=f"{server.issuer}/stranger", x5u=f"{server.issuer}/stranger.pem", kid="stranger"
    ),
    Attack.KID_IS_A_PATH: lambda server, claims: _by_stranger(server, claims, kid="../../../../dev/null"),
    Attack.KID_IS_SQL: lambda server, claims: _by_stranger(server, claims, kid="' OR 1=1 --"),
    Attack.OTHER_KEY_OF_THE_SAME_NAME: lambda server, claims: _by_stranger(server, claims, kid="rsa-1"),
    Attack.SHORT_KEY: _by_a_short_key,
    Attack.CHANGED_CLAIMS: _with_changed_claims,
}


@asynccontextmanager
async def oidc_provider() -> AsyncIterator[OidcServer]:
    """Serves on a free loopback port until left."""
    server = OidcServer()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            pairs = (line.split(":", 1) for line in head[1:] if ":" in line)
            headers = {name.lower(): value.strip() for name, value in pairs}
            body = await reader.readexactly(int(headers.get("content-length", 0)))
            method, target = head[0].split()[:2]
            writer.write(_response(*server.answer(method, target, headers, body)))
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # The other side has read enough.
        finally:
            writer.close()

    listener = await asyncio.start_server(handle, "127.0.0.1", 0)
    server.issuer = f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
    try:
        yield server
    finally:
        listener.close()


def _response(status: int, headers: dict[str, str], body: bytes) -> bytes:
    lines = [f"HTTP/1.1 {status} x", "Content-Type: application/json", f"Content-Length: {len(body)}"]
    lines += ["Connection: close", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
