"""What may be a password, and how it is kept."""

import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.security.passwords import NOBODYS_HASH, Passwords, check_password

GOOD = "three kind words"


@pytest.fixture(autouse=True)
def quick_hashes() -> None:
    """Here they cost what they cost everywhere else."""


async def test_a_password_is_kept_as_an_argon2id_hash_and_recognised() -> None:
    passwords = Passwords()

    kept = await passwords.hash(GOOD)

    assert kept.startswith("$argon2id$")
    assert GOOD not in kept
    assert await passwords.verify(GOOD, kept)
    assert not await passwords.verify(GOOD + "x", kept)
    assert not passwords.needs_rehash(kept)


async def test_two_hashes_of_one_password_differ() -> None:
    passwords = Passwords()

    assert await passwords.hash(GOOD) != await passwords.hash(GOOD)


async def test_passwords_that_differ_after_byte_72_are_different() -> None:
    passwords = Passwords()
    kept = await passwords.hash("long enough " + "é" * 60 + "1")

    assert not await passwords.verify("long enough " + "é" * 60 + "2", kept)


async def test_nobody_has_any_password() -> None:
    passwords = Passwords()

    assert not await passwords.verify("nobody has this password", None)
    assert not passwords.needs_rehash(NOBODYS_HASH)


async def test_a_hash_with_weaker_settings_is_to_be_renewed() -> None:
    weak = "$argon2id$v=19$m=1024,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$8l0TGJhd1r1bYLgsTdDTYJNQ/MNBjvdmnLuZOC6CYcM"

    assert Passwords().needs_rehash(weak)


@pytest.mark.parametrize("odd", ["\ud800 half a pair", "zero \0 inside", "x" * 5000])
async def test_any_text_can_be_tried(odd: str) -> None:
    passwords = Passwords()

    assert not await passwords.verify(odd, await passwords.hash(GOOD))


@pytest.mark.parametrize(
    "password",
    [
        "",
        "1234567",
        "password",
        "password1234",
        "P@ssw0rd1234",
        "1234567890",
        "qwertyuiop12",
        "aaaaaaaaaaaaaaaa",
        "abcabcabcabcabc",
        "jane.doe 2024",
        "jane.doe@example.org",
        "chronos synapse",
        "x" * 129,
        "three kind words " * 8,
        "\N{GRINNING FACE}" * 100,
    ],
)
def test_what_is_guessed_too_soon_is_refused_by_its_field(password: str) -> None:
    with pytest.raises(Invalid) as caught:
        check_password(password, own_words=("jane.doe@example.org", "Jane Doe"))

    assert caught.value.errors[0].pointer == "/password"


@pytest.mark.parametrize(
    "password",
    [GOOD, "correct horse", "kaninchen im garten", "x7#mQ9!tLp2z", "日本語のパスワード十分", "four words " * 5],
)
def test_what_is_hard_to_guess_is_accepted_whatever_its_letters(password: str) -> None:
    check_password(password, own_words=("jane.doe@example.org",))


async def test_an_estimate_says_what_is_weak() -> None:
    weak = await Passwords().strength("password")
    strong = await Passwords().strength(GOOD)

    assert (weak.score, weak.warning != "") == (0, True)
    assert strong.score == 4
