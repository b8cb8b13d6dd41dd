"""Passwords: what may be one, and how it is kept (argon2id)."""

import asyncio
from collections.abc import Callable, Iterable
from typing import TypeVar

from passlib.hash import argon2  # type: ignore[import-untyped]

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.security.password_quality import LEAST_SCORE, Strength, estimate

T = TypeVar("T")

MIN_CHARACTERS = 10
MAX_CHARACTERS = 128
MAX_AT_ONCE = 3
"""Each computation takes 64 MiB and a core for a sixth of a second."""
NOBODYS_HASH = "$argon2id$v=19$m=65536,t=3,p=4$XCsFoLRWCqH0XouxFiLk/A$FOBUeyR1AvOuLsQf6IKwr/rZkxjlIQVzMENokrASvgs"
"""Verified for an unknown user, so that the answer takes as long; made with the settings of today."""


class Passwords:
    """Hashes and verifies in threads, a few at once."""

    def __init__(self) -> None:
        self._turn = asyncio.Semaphore(MAX_AT_ONCE)

    async def hash(self, password: str) -> str:
        """What is kept instead of `password`."""
        return await self._in_thread(lambda: str(argon2.hash(_bytes(password))))

    async def verify(self, password: str, kept: str | None) -> bool:
        """Whether `password` is the one that `kept` was made of; None takes as long and is False."""
        tried = password[: MAX_CHARACTERS + 1]  # A longer one is wrong, but must not show by its speed.
        is_right = await self._in_thread(lambda: bool(argon2.verify(_bytes(tried), kept or NOBODYS_HASH)))
        return is_right and kept is not None

    async def check(self, password: str, *, own_words: Iterable[str] = ()) -> None:
        """`check_password` in a thread."""
        words = tuple(own_words)
        await self._in_thread(lambda: check_password(password, own_words=words))

    async def strength(self, password: str, *, own_words: Iterable[str] = ()) -> Strength:
        """How hard `password` is to guess for who knows these words."""
        words = tuple(own_words)
        return await self._in_thread(lambda: estimate(password, own_words=words))

    def needs_rehash(self, kept: str) -> bool:
        """Whether `kept` was made with weaker settings than those of today."""
        return bool(argon2.needs_update(kept))

    async def _in_thread(self, work: Callable[[], T]) -> T:
        async with self._turn:
            return await asyncio.to_thread(work)


def check_password(password: str, *, own_words: Iterable[str] = ()) -> None:
    """Invalid, naming `/password`, unless `password` is hard enough to guess, even for who knows these words."""
    check_length(password)
    strength = estimate(password, own_words=own_words)
    if strength.score < LEAST_SCORE:
        words = [strength.warning or "This password is easy to guess.", *strength.suggestions]
        raise Invalid(" ".join(words), pointer="/password", code="password.weak")


def check_length(password: str, *, least: int = MIN_CHARACTERS) -> None:
    """Invalid, naming `/password`, when it is too short or too long."""
    if not least <= len(password) <= MAX_CHARACTERS:
        detail = f"A password has {least} to {MAX_CHARACTERS} characters"
        raise Invalid(detail, pointer="/password", code="password.length")


def _bytes(password: str) -> bytes:
    """Any text that JSON can hold, half a surrogate pair included."""
    return password.encode("utf-8", "surrogatepass")
