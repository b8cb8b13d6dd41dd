"""Passkeys: what WebAuthn asks of a browser, and whether the answer holds (W3C Web Authentication, level 3)."""

import ipaddress
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import msgspec
import webauthn
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, options_to_json_dict, parse_client_data_json
from webauthn.helpers.cose import COSEAlgorithmIdentifier
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

NAME = "Chronos Synapse"
PATIENCE_MS = 300_000
ALGORITHMS = [
    COSEAlgorithmIdentifier.ECDSA_SHA_256,
    COSEAlgorithmIdentifier.EDDSA,
    COSEAlgorithmIdentifier.RSASSA_PKCS1_v1_5_SHA_256,
]
_REFUSALS = (WebAuthnException, InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError, KeyError, IndexError)
"""The parsers raise what the format breaks; whatever it is, the answer does not hold."""


class BadPasskey(Exception):
    """The browser's answer does not hold; the text says why, for our log."""


class RelyingParty(msgspec.Struct, frozen=True, kw_only=True):
    """Whom passkeys are made for: they work below this domain only."""

    id: str
    """The domain; empty when the product is reached by a bare address, for which there are no passkeys."""
    origin: str


class NewPasskey(msgspec.Struct, frozen=True, kw_only=True):
    """What an authenticator has made."""

    id: str
    """base64url."""
    public_key: bytes
    sign_count: int


def relying_party(address: str) -> RelyingParty:
    """The one of an installation that browsers reach at `address`, such as https://chronos.example.org."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return RelyingParty(id=host, origin=f"{parts.scheme}://{parts.netloc.lower()}")
    return RelyingParty(id="", origin="")


def creation_options(
    party: RelyingParty, *, challenge: bytes, user_id: str, user_names: tuple[str, str], known: Sequence[str]
) -> dict[str, Any]:
    """What the browser is asked to make.

    user_names: the one to tell accounts by, and the one that is shown. known: ids of passkeys that the user has.
    """
    name, shown = user_names
    options = webauthn.generate_registration_options(
        rp_id=party.id,
        rp_name=NAME,
        user_id=user_id.encode(),
        user_name=name,
        user_display_name=shown,
        challenge=challenge,
        timeout=PATIENCE_MS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,  # So that one logs in without typing a name.
            user_verification=UserVerificationRequirement.REQUIRED,  # It stands for password and second factor.
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(one)) for one in known],
        supported_pub_key_algs=ALGORITHMS,
    )
    return options_to_json_dict(options)


def request_options(party: RelyingParty, *, challenge: bytes) -> dict[str, Any]:
    """What the browser is asked to prove, with whichever passkey its user picks."""
    options = webauthn.generate_authentication_options(
        rp_id=party.id,
        challenge=challenge,
        timeout=PATIENCE_MS,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json_dict(options)


def challenge_in(credential: dict[str, Any]) -> bytes:
    """The challenge that a browser says it answers; BadPasskey when the answer cannot be read."""
    try:
        return parse_client_data_json(base64url_to_bytes(credential["response"]["clientDataJSON"])).challenge
    except _REFUSALS as exc:
        raise BadPasskey(f"the client data cannot be read: {exc}") from exc


def check_creation(party: RelyingParty, credential: dict[str, Any], *, challenge: bytes) -> NewPasskey:
    """The passkey that was made for us just now; BadPasskey."""
    try:
        made = webauthn.verify_registration_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origin,
            require_user_verification=True,
            supported_pub_key_algs=ALGORITHMS,
        )
    except _REFUSALS as exc:
        raise BadPasskey(str(exc) or type(exc).__name__) from exc
    passkey_id = bytes_to_base64url(made.credential_id)
    if passkey_id != credential.get("id"):
        raise BadPasskey("the id is not the one that was attested")
    return NewPasskey(id=passkey_id, public_key=made.credential_public_key, sign_count=made.sign_count)


def check_request(
    party: RelyingParty, credential: dict[str, Any], *, challenge: bytes, public_key: bytes, sign_count: int
) -> int:
    """The authenticator's new count, when the answer was signed by the owner of `public_key`; BadPasskey.

    A count that does not rise tells of a copy; authenticators that do not count say 0 each time.
    """
    try:
        proven = webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origin,
            credential_public_key=public_key,
            credential_current_sign_count=sign_count,
            require_user_verification=True,
        )
    except _REFUSALS as exc:
        raise BadPasskey(str(exc) or type(exc).__name__) from exc
    return proven.new_sign_count


def user_handle(credential: dict[str, Any]) -> str:
    """The user whom the authenticator names; empty when it names none."""
    handle = credential.get("response", {}).get("userHandle")
    try:
        return base64url_to_bytes(handle).decode() if isinstance(handle, str) else ""
    except ValueError:
        return ""
