"""An authenticator in software: makes passkeys and proves that it has them, rightly or not."""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40
CREATE, GET = "webauthn.create", "webauthn.get"


@dataclass(frozen=True)
class Twist:
    """What is done otherwise than it should be; None and False: nothing."""

    origin: str | None = None
    rp_id: str | None = None
    kind: str | None = None
    challenge: bytes | None = None
    flags: int | None = None
    key: EllipticCurvePrivateKey | None = None
    user_handle: str | None = None
    fmt: str | None = None
    algorithm: int = -7
    credential_id: bytes | None = None


PLAIN = Twist()


@dataclass
class Authenticator:
    """One passkey; it counts its uses unless it is told not to."""

    origin: str
    key: EllipticCurvePrivateKey = field(default_factory=lambda: generate_private_key(SECP256R1()))
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    count: int = 1
    counts: bool = True
    user_handle: str = ""

    def create(self, options: dict[str, Any], twist: Twist = PLAIN) -> dict[str, Any]:
        """What `navigator.credentials.create` gives for these options, as JSON."""
        self.user_handle = options["user"]["id"]
        data = self._data(options["rp"]["id"], twist, WITH_KEY) + self._key_data(twist)
        attestation = {"fmt": twist.fmt or "none", "attStmt": {}, "authData": data}
        client = self._client_data(twist.kind or CREATE, options["challenge"], twist)
        response = {
            "clientDataJSON": encoded(client),
            "attestationObject": encoded(cbor2.dumps(attestation)),
            "transports": ["internal"],
            "publicKeyAlgorithm": -7,
        }
        return self._credential(response, twist)

    def get(self, options: dict[str, Any], twist: Twist = PLAIN) -> dict[str, Any]:
        """What `navigator.credentials.get` gives for these options, as JSON."""
        self.count += self.counts
        data = self._data(options["rpId"], twist, 0)
        client = self._client_data(twist.kind or GET, options["challenge"], twist)
        signed = data + hashlib.sha256(client).digest()
        response = {
            "clientDataJSON": encoded(client),
            "authenticatorData": encoded(data),
            "signature": encoded((twist.key or self.key).sign(signed, ECDSA(SHA256()))),
            "userHandle": self.user_handle if twist.user_handle is None else twist.user_handle,
        }
        return self._credential(response, twist)

    def _credential(self, response: dict[str, Any], twist: Twist) -> dict[str, Any]:
        name = encoded(twist.credential_id or self.credential_id)
        return {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {},
            "authenticatorAttachment": "platform",
        }

    def _data(self, rp_id: str, twist: Twist, more: int) -> bytes:
        flags = (PRESENT | VERIFIED if twist.flags is None else twist.flags) | more
        count = self.count if self.counts else 0
        return hashlib.sha256((twist.rp_id or rp_id).encode()).digest() + bytes([flags]) + count.to_bytes(4, "big")

    def _key_data(self, twist: Twist) -> bytes:
        numbers = self.key.public_key().public_numbers()
        cose = {1: 2, 3: twist.algorithm, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        return bytes(16) + len(self.credential_id).to_bytes(2, "big") + self.credential_id + cbor2.dumps(cose)

    def _client_data(self, kind: str, challenge: str, twist: Twist) -> bytes:
        challenge = challenge if twist.challenge is None else encoded(twist.challenge)
        origin = twist.origin or self.origin
        return json.dumps({"type": kind, "challenge": challenge, "origin": origin, "crossOrigin": False}).encode()


def encoded(data: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """The bytes of base64url."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
