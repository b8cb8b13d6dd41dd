"""One-time codes of authenticator apps (RFC 6238), and recovery codes."""

import hashlib
import secrets
from datetime import datetime

import segno
from passlib.exc import TokenError  # type: ignore[import-untyped]
from passlib.totp import TOTP  # type: ignore[import-untyped]

ISSUER = "Chronos Synapse"
SECRET_BYTES = 20
WINDOW_S = 30
"""A code is good until this long after its half minute, and before it: clocks differ, people type slowly."""
MAX_CODE_CHARACTERS = 16
RECOVERY_CODES = 10
RECOVERY_GROUPS = 4
RECOVERY_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
"""Without what is mistaken for something else. A code has 78 bits, so that its plain digest gives nothing away."""


def new_secret() -> bytes:
    """The secret of a new generator."""
    return secrets.token_bytes(SECRET_BYTES)


def secret_text(secret: bytes) -> str:
    """The secret as it is typed into an app: base32."""
    return str(_generator(secret).base32_key)


def secret_uri(secret: bytes, *, account: str) -> str:
    """The secret as an app reads it from a QR code; `account` names it there."""
    # Label and issuer must be free of colons: they part the two.
    return str(_generator(secret).to_uri(label=account.replace(":", "_"), issuer=ISSUER))


def qr_svg(text: str) -> str:
    """A QR code as an <svg> element that fills its place."""
    return segno.make_qr(text, error="m").svg_inline(omitsize=True, border=4, dark="#000", light="#fff")


def matching_counter(secret: bytes, code: str, *, at: datetime, after: int | None) -> int | None:
    """The half minute that `code` belongs to, if that is near `at` and later than `after`; else None."""
    if len(code) > MAX_CODE_CHARACTERS or not code.isascii():
        return None
    try:
        match = _generator(secret).match(code, time=at.timestamp(), window=WINDOW_S, last_counter=after)
    except TokenError:
        return None
    return int(match.counter)


def current_code(secret: bytes, *, at: datetime) -> str:
    """What an app shows at that time."""
    return str(_generator(secret).generate(time=at.timestamp()).token)


def new_recovery_codes() -> list[str]:
    """Fresh codes, as they are shown once: `xxxx-xxxx-xxxx-xxxx`."""
    return [_recovery_code() for _ in range(RECOVERY_CODES)]


def recovery_digest(code: str) -> str:
    """What is kept of a recovery code, however its letters and hyphens were typed."""
    plain = "".join(letter for letter in code.lower() if letter.isalnum())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def _recovery_code() -> str:
    groups = ("".join(secrets.choice(RECOVERY_ALPHABET) for _ in range(4)) for _ in range(RECOVERY_GROUPS))
    return "-".join(groups)


def _generator(secret: bytes) -> TOTP:
    return TOTP(key=secret, format="raw")
