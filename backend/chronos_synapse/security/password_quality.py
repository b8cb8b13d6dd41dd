"""How hard a password is to guess, by zxcvbn: what it is made of, not which kinds of letters."""

import re
from collections.abc import Iterable
from typing import Any

import msgspec
from zxcvbn import zxcvbn

ESTIMATED_CHARACTERS = 40
"""Of a longer password its beginning is estimated: the time grows faster than the length."""
LEAST_SCORE = 3
"""Not to be guessed by 10^8 tries."""
_BETWEEN = re.compile(r"[\s@._+-]+")
OUR_WORDS = ("chronos", "synapse", "chronos synapse", "cron")


class Strength(msgspec.Struct, frozen=True, kw_only=True):
    """An estimate."""

    score: int
    """0 (guessed at once) to 4 (very hard)."""
    warning: str
    """What makes it weak; may be empty."""
    suggestions: tuple[str, ...]


def estimate(password: str, *, own_words: Iterable[str] = ()) -> Strength:
    """The strength of `password` for somebody whose words these are. Takes some 10 ms, at most 100."""
    if not password:
        return Strength(score=0, warning="There is none yet", suggestions=())
    words = [word.casefold() for word in own_words if word]
    parts = [part for word in words for part in (word.partition("@")[0], *_BETWEEN.split(word))]
    known = [*OUR_WORDS, *words, *(part for part in parts if len(part) > 2)]
    found: dict[str, Any] = zxcvbn(password[:ESTIMATED_CHARACTERS], user_inputs=known)
    feedback = found["feedback"]
    return Strength(score=found["score"], warning=feedback["warning"] or "", suggestions=tuple(feedback["suggestions"]))
