"""The vault: encrypted differently each time, never garbage, never without a key of one's own."""

import base64
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.security.vault import Unreadable, Vault, VaultLocked, key_id_of, new_key

KEY = new_key("first")
OTHER = new_key("second")


def test_what_was_sealed_is_opened() -> None:
    sealed = Vault([KEY]).seal(b"hunter2", owner="a")

    assert Vault([KEY]).open(sealed.data, owner="a") == b"hunter2"
    assert sealed.key_id == key_id_of(sealed.data) == "first"
    assert b"hunter2" not in sealed.data


def test_the_same_secret_twice_gives_different_ciphertexts() -> None:
    vault = Vault([KEY])

    assert len({vault.seal(b"hunter2", owner="a").data for _ in range(100)}) == 100


@given(st.integers(0), st.integers(0, 7))
def test_a_flipped_bit_is_an_error_and_never_garbage(place: int, bit: int) -> None:
    data = bytearray(Vault([KEY]).seal(b"hunter2", owner="a").data)
    data[place % len(data)] ^= 1 << bit

    with pytest.raises(Unreadable) as refusal:
        Vault([KEY]).open(bytes(data), owner="a")
    assert "hunter2" not in str(refusal.value)


@pytest.mark.parametrize("data", [b"", b"1\nfirst\n", b"1\nfirst\nshort", b"2\nfirst\n" + bytes(40), b"\xff" * 50])
def test_what_is_no_ciphertext_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        Vault([KEY]).open(data, owner="a")


def test_a_ciphertext_is_no_good_in_the_place_of_another() -> None:
    sealed = Vault([KEY]).seal(b"hunter2", owner="a")

    with pytest.raises(Unreadable):
        Vault([KEY]).open(sealed.data, owner="b")


def test_the_first_key_encrypts_and_every_key_decrypts() -> None:
    former = Vault([KEY]).seal(b"hunter2", owner="a")
    both = Vault([OTHER, KEY])

    assert both.open(former.data, owner="a") == b"hunter2"
    assert both.seal(b"x", owner="a").key_id == both.current_key_id == "second"
    with pytest.raises(Unreadable, match="'first' is not among"):
        Vault([OTHER]).open(former.data, owner="a")


def test_a_key_of_the_same_id_that_is_another_one_opens_nothing() -> None:
    sealed = Vault([KEY]).seal(b"hunter2", owner="a")

    with pytest.raises(Unreadable, match="another key"):
        Vault([new_key("first")]).open(sealed.data, owner="a")


def test_there_is_no_default_key() -> None:
    vault = Vault([])

    assert vault.current_key_id is None
    with pytest.raises(VaultLocked, match="chronos secrets new-key"):
        vault.seal(b"x", owner="a")


def encoded(key: bytes) -> str:
    return base64.b64encode(key).decode()


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ("", "id:key"),
        ("only-an-id", "bytes"),
        (":" + encoded(os.urandom(32)), "id:key"),
        ("a b:" + encoded(os.urandom(32)), "id:key"),
        ("a:!not base64!", "not base64"),
        ("a:" + encoded(os.urandom(31)), "31 bytes"),
        ("a:" + encoded(os.urandom(33)), "33 bytes"),
        ("a:" + encoded(bytes(32)), "not random"),
        ("a:" + encoded(b"changeme" * 4), "not random"),
        (KEY, "twice"),
    ],
    # Keys are made anew, and each process of a test run has to call its tests alike.
    ids=["empty", "id", "no-id", "wrong-id", "no-base64", "31-bytes", "33-bytes", "zeros", "text", "twice"],
)
def test_a_key_that_will_not_do_is_refused_and_not_shown(entry: str, why: str) -> None:
    with pytest.raises(ValueError, match=f"CHRONOS_SECRETS_KEYS: .*{why}") as refusal:
        Vault([KEY, entry])
    secret = entry.partition(":")[2]
    assert not secret or secret not in str(refusal.value)


def test_a_vault_does_not_show_its_keys() -> None:
    assert repr(Vault([KEY, OTHER])) == "<Vault with keys first, second>"
    assert repr(Vault([])) == "<Vault with keys none>"


@pytest.mark.parametrize("key_id", ["", "a:b", "a,b", "x" * 33])
def test_a_key_is_not_called_what_cannot_be_read_back(key_id: str) -> None:
    with pytest.raises(ValueError, match="letters"):
        new_key(key_id)
