"""Passwords: what may be one, and how it is kept (argon2id)."""

import asyncio
import re
from collections.abc import Callable
from typing import TypeVar

from passlib.hash import argon2  # type: ignore[import-untyped]

from chronos_synapse.domain.errors import Invalid

T = TypeVar("T")

MIN_CHARACTERS = 10
MAX_CHARACTERS = 128
MAX_AT_ONCE = 3
"""Each computation takes 64 MiB and a core for a sixth of a second."""
MIN_DIFFERENT = 4
OBVIOUS = re.compile(
    r"password|passwort|kennwort|qwert[yz]|asdfgh|1q2w3e|1234567890|123456|654321|abcdef|letmein|iloveyou|welcome"
    r"|changeme|chronos|admin|secret|dragon|monkey|football|baseball|sunshine|princess|trustno1"
)
"""Beginnings of the usual lists; a password that is little else is refused."""
DISGUISES = str.maketrans("@0$3", "aose")
NOBODYS_HASH = "$argon2id$v=19$m=65536,t=3,p=4$XCsFoLRWCqH0XouxFiLk/A$FOBUeyR1AvOuLsQf6IKwr/rZkxjlIQVzMENokrASvgs"
"""Verified for an unknown user, so that the answer takes as long; made with the settings of today."""
MIN_BESIDE_OBVIOUS = 5
MIN_BESIDE_NAME = 6


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

    def needs_rehash(self, kept: str) -> bool:
        """Whether `kept` was made with weaker settings than those of today."""
        return bool(argon2.needs_update(kept))

    async def _in_thread(self, work: Callable[[], T]) -> T:
        async with self._turn:
            return await asyncio.to_thread(work)


def check_password(password: str, *, email: str) -> None:
    """Invalid, naming `/password`, unless `password` may be the one of `email`'s owner."""
    check_length(password)
    lowered = password.casefold()
    if len(set(lowered)) < MIN_DIFFERENT:
        raise _weak(f"A password has at least {MIN_DIFFERENT} different characters", "password.monotonous")
    if any(_is_little_else(text) for text in (lowered, lowered.translate(DISGUISES))):
        raise _weak("This password is among the first that anybody tries", "password.obvious")
    name = email.partition("@")[0].casefold()
    if name and name in lowered and len(lowered.replace(name, "")) < MIN_BESIDE_NAME:
        raise _weak("The password is little else than the name of the e-mail address", "password.email")


def check_length(password: str, *, least: int = MIN_CHARACTERS) -> None:
    """Invalid, naming `/password`, when it is too short or too long."""
    if not least <= len(password) <= MAX_CHARACTERS:
        raise _weak(f"A password has {least} to {MAX_CHARACTERS} characters", "password.length")


def _is_little_else(text: str) -> bool:
    return bool(OBVIOUS.search(text)) and len(OBVIOUS.sub("", text)) < MIN_BESIDE_OBVIOUS


def _bytes(password: str) -> bytes:
    """Any text that JSON can hold, half a surrogate pair included."""
    return password.encode("utf-8", "surrogatepass")


def _weak(detail: str, code: str) -> Invalid:
    return Invalid(detail, pointer="/password", code=code)
