"""Refresh tokens: each leads to the next, always the same one."""

import pytest

from chronos_synapse.security.refresh import RefreshTokens, digest_of, session_of

KEY, OTHER = "a secret of more than thirty-two bytes", "another secret of more than 32 bytes!!"
SESSION = "0123456789abcdef"


def test_a_token_names_its_session_and_no_two_begin_alike() -> None:
    tokens = RefreshTokens([KEY])
    first, other = tokens.first(SESSION), tokens.first(SESSION)

    assert first != other
    assert session_of(first) == session_of(tokens.successor(first)) == SESSION


def test_the_successor_of_a_token_is_always_the_same_and_cannot_be_made_without_the_key() -> None:
    token = RefreshTokens([KEY]).first(SESSION)

    assert RefreshTokens([KEY, OTHER]).successor(token) == RefreshTokens([KEY]).successor(token)
    assert RefreshTokens([OTHER]).successor(token) != RefreshTokens([KEY]).successor(token)


def test_a_token_that_was_good_once_is_told_from_one_that_never_was() -> None:
    tokens = RefreshTokens([OTHER, KEY])
    first = RefreshTokens([KEY]).first(SESSION)
    present = first
    for _ in range(50):
        present = RefreshTokens([KEY]).successor(present)

    assert tokens.was_before(first, digest_of(present))
    assert not tokens.was_before(tokens.first(SESSION), digest_of(present))


@pytest.mark.parametrize(
    "token", ["", "x", f"{SESSION}.", f"{SESSION}." + "x" * 42, f"{SESSION}." + "x" * 44, "\ud800"]
)
def test_what_has_not_the_form_names_no_session(token: str) -> None:
    assert session_of(token) is None
