"""One-time codes are those of the standard, and recovery codes cannot be guessed."""

import base64
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from chronos_synapse.security import totp

RFC_SECRET = b"12345678901234567890"
NOW = datetime(2026, 11, 21, 12, 0, 10, tzinfo=UTC)
COUNTER = int(NOW.timestamp()) // 30


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
    ],
)
def test_codes_are_those_of_rfc_6238(second: int, code: str) -> None:
    at = datetime.fromtimestamp(second, UTC)

    assert totp.current_code(RFC_SECRET, at=at) == code
    assert totp.matching_counter(RFC_SECRET, code, at=at, after=None) == second // 30


@pytest.mark.parametrize(("late_s", "offset"), [(-30, -1), (0, 0), (30, 1)])
def test_a_code_is_taken_half_a_minute_early_and_late(late_s: int, offset: int) -> None:
    code = totp.current_code(RFC_SECRET, at=NOW + timedelta(seconds=late_s))

    assert totp.matching_counter(RFC_SECRET, code, at=NOW, after=None) == COUNTER + offset


@pytest.mark.parametrize("late_s", [-90, -61, 61, 90])
def test_older_and_newer_codes_are_not_taken(late_s: int) -> None:
    code = totp.current_code(RFC_SECRET, at=NOW + timedelta(seconds=late_s))

    assert totp.matching_counter(RFC_SECRET, code, at=NOW, after=None) is None


def test_a_code_is_not_taken_again_nor_one_before_it() -> None:
    code = totp.current_code(RFC_SECRET, at=NOW)
    before = totp.current_code(RFC_SECRET, at=NOW - timedelta(seconds=30))

    assert totp.matching_counter(RFC_SECRET, code, at=NOW, after=COUNTER) is None
    assert totp.matching_counter(RFC_SECRET, before, at=NOW, after=COUNTER) is None
    assert totp.matching_counter(RFC_SECRET, code, at=NOW, after=COUNTER - 1) == COUNTER


@pytest.mark.parametrize(
    "text",
    ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "123456" * 100, "\x00", "\uff11\uff12\uff13\uff14\uff15\uff16", "-1"],
)
def test_what_is_no_code_is_wrong(text: str) -> None:
    assert totp.matching_counter(RFC_SECRET, text, at=NOW, after=None) is None


def test_a_code_may_be_typed_in_two_groups() -> None:
    code = totp.current_code(RFC_SECRET, at=NOW)

    assert totp.matching_counter(RFC_SECRET, f"{code[:3]} {code[3:]}", at=NOW, after=None) == COUNTER


def test_apps_read_the_secret_and_the_account() -> None:
    secret = totp.new_secret()
    parts = urlsplit(totp.secret_uri(secret, account="ann+x@example.org"))

    assert parts.scheme == "otpauth"
    assert parts.netloc == "totp"
    assert unquote(parts.path) == "/Chronos Synapse:ann+x@example.org"
    assert parse_qs(parts.query) == {"secret": [totp.secret_text(secret)], "issuer": ["Chronos Synapse"]}
    assert base64.b32decode(totp.secret_text(secret)) == secret
    assert len(secret) * 8 == 160


def test_the_qr_code_is_an_image_without_script_or_style() -> None:
    image = totp.qr_svg(totp.secret_uri(RFC_SECRET, account="a@example.org"))

    assert image.startswith("<svg ")
    assert "viewBox" in image
    assert not re.search(r"style=|<script|<style|href", image)


def test_recovery_codes_are_many_long_and_different() -> None:
    codes = totp.new_recovery_codes()

    assert len(set(codes)) == 10
    assert all(re.fullmatch(r"([2-9a-hjkmnp-tv-z]{4}-){3}[2-9a-hjkmnp-tv-z]{4}", code) for code in codes)
    assert len(totp.RECOVERY_ALPHABET) == len(set(totp.RECOVERY_ALPHABET)) == 30


def test_a_recovery_code_is_the_same_however_it_is_typed() -> None:
    code = "abcd-efgh-2345-wxyz"

    assert totp.recovery_digest(code) == totp.recovery_digest(" ABCDEFGH 2345wxyz")
    assert totp.recovery_digest(code) != totp.recovery_digest("abcd-efgh-2345-wxyy")
    assert code not in totp.recovery_digest(code)
    assert totp.recovery_digest("\ud800") != totp.recovery_digest(code)
