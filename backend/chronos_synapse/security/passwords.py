"""Passwords: what may be one, and how it is kept (argon2id)."""

import asyncio
import re
from collections.abc import Callable
from functools import cache
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
    r"passw(or|0r)[dt]|kennwort|qwert[yz]|asdfgh|1q2w3e|1234567890|123456|654321|abcdef|letmein|iloveyou|welcome"
    r"|changeme|chronos|admin|secret|dragon|monkey|football|baseball|sunshine|princess|trustno1"
)
"""Beginnings of the usual lists; a password that is little else is refused."""
MIN_BESIDE_OBVIOUS = 5


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
        is_right = await self._in_thread(lambda: bool(argon2.verify(_bytes(tried), kept or _nobodys_hash())))
        return is_right and kept is not None

    def needs_rehash(self, kept: str) -> bool:
        """Whether `kept` was made with weaker settings than those of today."""
        return bool(argon2.needs_update(kept))

    async def warm_up(self) -> None:
        """Do once what would make the first log-in of an unknown user slower than others."""
        await self._in_thread(_nobodys_hash)

    async def _in_thread(self, work: Callable[[], T]) -> T:
        async with self._turn:
            return await asyncio.to_thread(work)


def check_password(password: str, *, email: str) -> None:
    """Invalid, naming `/password`, unless `password` may be the one of `email`'s owner."""
    if not MIN_CHARACTERS <= len(password) <= MAX_CHARACTERS:
        raise _weak(f"A password has {MIN_CHARACTERS} to {MAX_CHARACTERS} characters", "password.length")
    lowered = password.casefold()
    if len(set(lowered)) < MIN_DIFFERENT:
        raise _weak(f"A password has at least {MIN_DIFFERENT} different characters", "password.monotonous")
    if OBVIOUS.search(lowered) and len(OBVIOUS.sub("", lowered)) < MIN_BESIDE_OBVIOUS:
        raise _weak("This password is among the first that anybody tries", "password.obvious")
    name = email.partition("@")[0].casefold()
    if len(name) >= MIN_DIFFERENT and name in lowered:
        raise _weak("The password must not contain the name of the e-mail address", "password.email")


def _bytes(password: str) -> bytes:
    """Any text that JSON can hold, half a surrogate pair included."""
    return password.encode("utf-8", "surrogatepass")


def _weak(detail: str, code: str) -> Invalid:
    return Invalid(detail, pointer="/password", code=code)


@cache
def _nobodys_hash() -> str:
    return str(argon2.hash("nobody has this password"))
