"""The text of API keys."""

import pytest

from chronos_synapse.security.api_keys import is_key, make_key, parse_key


def test_a_key_is_read_back_and_fits_its_digest_only() -> None:
    key, other = make_key(), make_key()

    assert str(key).startswith("chr_")
    assert is_key(str(key))
    assert parse_key(str(key)) == key
    assert key.fits(key.digest)
    assert not other.fits(key.digest)
    assert not key.fits("")
    assert key.secret not in key.digest


@pytest.mark.parametrize("end", ["", "short_x", "a" * 8 + "_" + "b" * 31, "a" * 8 + "_" + "b" * 31 + "ß"])
def test_what_has_not_the_form_is_no_key(end: str) -> None:
    assert parse_key("chr_" + end) is None
