"""Quoting: what a job said, cut, without characters that cannot be seen, and without what looks like a secret."""

import re

from chronos_models.faithfulness.orders import UNSEEN
from chronos_synapse.narrators.base import EXAMPLE_CHARACTERS

_SECRET = re.compile(
    r"(?i)(\b(?:pass(?:word|wd|phrase)?|secret|token|api[_-]?key|authorization|cookie)\b\s*[=:]\s*)(\S+(?:\s+\S{16,})?)"
)
_CREDENTIALS = re.compile(r"(\w+://)[^/\s:@]+:[^/\s@]+@")
_UNSEEN = re.compile(f"[{UNSEEN}]+")
HIDDEN = "•••"


def quoted(text: str | None) -> str | None:
    """A piece of output as a report shows it; None of nothing.

    What is known to be a secret was masked before it was stored; this is for what nobody declared.
    """
    plain = _UNSEEN.sub(" ", text or "").strip()
    if not plain:
        return None
    plain = _CREDENTIALS.sub(rf"\1{HIDDEN}@", plain)
    plain = _SECRET.sub(rf"\1{HIDDEN}", plain)
    return plain if len(plain) <= EXAMPLE_CHARACTERS else plain[: EXAMPLE_CHARACTERS - 1] + "…"
