"""A passkey counts when it was made for us, just now, by somebody who was there."""

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

from chronos_synapse.security.passkeys import (
    BadPasskey,
    RelyingParty,
    challenge_in,
    check_creation,
    check_request,
    creation_options,
    relying_party,
    request_options,
    user_handle,
)
from tests.authenticator import PRESENT, Authenticator, Twist, encoded

ORIGIN = "https://chronos.example.org"
PARTY = RelyingParty(id="chronos.example.org", origin=ORIGIN)
CHALLENGE = b"c" * 32
DEEP = encoded(b"\x81" * 50_000)
USER = "00ff00ff00ff00ff"


def options_to_create() -> dict[str, Any]:
    names = ("ann@example.org", "Ann")
    return creation_options(PARTY, challenge=CHALLENGE, user_id=USER, user_names=names, known=["AAAA"])


def options_to_get() -> dict[str, Any]:
    return request_options(PARTY, challenge=CHALLENGE)


@pytest.fixture
def device() -> Authenticator:
    return Authenticator(ORIGIN)


def test_browsers_are_asked_for_a_passkey_that_needs_no_name_and_proves_its_user() -> None:
    options = options_to_create()

    assert options["rp"] == {"id": "chronos.example.org", "name": "Chronos Synapse"}
    assert options["authenticatorSelection"] == {
        "residentKey": "required",
        "requireResidentKey": True,
        "userVerification": "required",
    }
    assert [kind["alg"] for kind in options["pubKeyCredParams"]] == [-7, -8, -257]
    assert options["excludeCredentials"] == [{"id": "AAAA", "type": "public-key"}]
    assert options["attestation"] == "none"
    assert options_to_get()["userVerification"] == "required"
    assert options_to_get()["allowCredentials"] == []


@pytest.mark.parametrize("counts", [True, False])
def test_a_passkey_that_was_made_lets_its_user_in(device: Authenticator, counts: bool) -> None:
    device.counts = counts
    created = device.create(options_to_create())
    made = check_creation(PARTY, created, challenge=challenge_in(created))

    proof = device.get(options_to_get())
    count = check_request(
        PARTY, proof, challenge=challenge_in(proof), public_key=made.public_key, sign_count=made.sign_count
    )

    assert made.id == encoded(device.credential_id)
    assert (made.sign_count, count) == ((1, 2) if counts else (0, 0))
    assert user_handle(proof) == USER


NOT_MADE_FOR_US = [
    Twist(origin="https://evil.example.org"),
    Twist(origin="http://chronos.example.org"),
    Twist(origin="https://chronos.example.org:8443"),
    Twist(origin="https://chronos.example.org.evil.example"),
    Twist(rp_id="example.org"),
    Twist(challenge=b"d" * 32),
    Twist(challenge=b""),
    Twist(flags=0),
    Twist(flags=PRESENT),
]
"""Another page, another domain, another time, nobody there, somebody who did not show a finger."""


@pytest.mark.parametrize(
    "twist",
    [*NOT_MADE_FOR_US, Twist(kind="webauthn.get"), Twist(fmt="made-up"), Twist(fmt="packed"), Twist(algorithm=-47)],
)
def test_a_new_passkey_that_was_not_made_for_us_is_refused(device: Authenticator, twist: Twist) -> None:
    created = device.create(options_to_create(), twist)

    with pytest.raises(BadPasskey):
        check_creation(PARTY, created, challenge=CHALLENGE)


@pytest.mark.parametrize(
    "twist",
    [*NOT_MADE_FOR_US, Twist(kind="webauthn.create"), Twist(key=generate_private_key(SECP256R1()))],
)
def test_a_proof_that_was_not_made_for_us_is_refused(device: Authenticator, twist: Twist) -> None:
    made = check_creation(PARTY, device.create(options_to_create()), challenge=CHALLENGE)

    with pytest.raises(BadPasskey):
        check_request(
            PARTY,
            device.get(options_to_get(), twist),
            challenge=CHALLENGE,
            public_key=made.public_key,
            sign_count=made.sign_count,
        )


def test_a_copy_that_counts_behind_is_refused(device: Authenticator) -> None:
    made = check_creation(PARTY, device.create(options_to_create()), challenge=CHALLENGE)
    proof = device.get(options_to_get())

    with pytest.raises(BadPasskey, match="sign count"):
        check_request(PARTY, proof, challenge=CHALLENGE, public_key=made.public_key, sign_count=2)


def test_an_id_that_was_not_attested_is_refused(device: Authenticator) -> None:
    created = device.create(options_to_create(), Twist(credential_id=b"somebody else's"))

    with pytest.raises(BadPasskey, match="attested"):
        check_creation(PARTY, created, challenge=CHALLENGE)


@pytest.mark.parametrize(
    "field", ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]
)
@pytest.mark.parametrize("value", ["", "!", "AAAA", "é", "oA", "v2FhYWE", "9" * 5000, "gICAgA", DEEP])
def test_garbage_is_refused(device: Authenticator, field: str, value: str) -> None:
    created, proof = device.create(options_to_create()), device.get(options_to_get())
    made = check_creation(PARTY, created, challenge=CHALLENGE)
    broken = created if field == "attestationObject" else proof
    broken["response"][field] = value

    if field == "userHandle":
        assert user_handle(broken) != USER
        return
    with pytest.raises(BadPasskey):
        checked(broken, made.public_key)


def checked(credential: dict[str, Any], public_key: bytes) -> None:
    """Whichever kind it is."""
    challenge = challenge_in(credential)
    if "signature" in credential["response"]:
        check_request(PARTY, credential, challenge=challenge, public_key=public_key, sign_count=0)
    else:
        check_creation(PARTY, credential, challenge=challenge)


@pytest.mark.parametrize(
    ("address", "rp_id", "origin"),
    [
        ("https://Chronos.Example.org", "chronos.example.org", "https://chronos.example.org"),
        ("https://chronos.example.org:8443", "chronos.example.org", "https://chronos.example.org:8443"),
        ("http://localhost:8900", "localhost", "http://localhost:8900"),
        ("http://127.0.0.1:8900", "", ""),
        ("http://[::1]:8900", "", ""),
    ],
)
def test_passkeys_belong_to_a_domain_and_not_to_a_bare_address(address: str, rp_id: str, origin: str) -> None:
    assert relying_party(address) == RelyingParty(id=rp_id, origin=origin)
