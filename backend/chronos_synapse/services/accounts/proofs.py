"""Proofs that a caller must give again before something that guards the account is changed."""

from typing import Protocol

from chronos_synapse.domain.errors import Conflict, Denied, Invalid, TooMany
from chronos_synapse.domain.job import UserId
from chronos_synapse.security.passwords import Passwords
from chronos_synapse.storage.postgres.users import Account, UserStore

TRIES = 10
WINDOW_S = 900


class Attempts(Protocol):
    """Counts tries in a window."""

    async def hit(self, scope: str, key: str, *, limit: int, window_s: int) -> int:
        """0 when this try is within `limit`, else the seconds to wait."""

    async def forget(self, scope: str, key: str) -> None:
        """Start afresh."""


class Proofs:
    """Asks for the password, a few times."""

    def __init__(self, users: UserStore, attempts: Attempts, passwords: Passwords) -> None:
        self._users = users
        self._attempts = attempts
        self._passwords = passwords

    async def account(self, user_id: UserId) -> Account:
        """The account of a caller; Denied when it was deleted a moment ago."""
        account = await self._users.account(user_id)
        if account is None:
            raise Denied("This account is not in use any more", code="user.gone")
        return account

    async def require_password(self, user_id: UserId, password: str) -> Account:
        """The account of the caller, whose password this is.

        Invalid, naming `/password`, when it is wrong; Conflict when there is none; TooMany after ten tries.
        """
        account = await self.account(user_id)
        if account.password_hash is None:
            raise Conflict("This account has no password; set one first", code="password.none")
        await self.count("proof", user_id)
        if not await self._passwords.verify(password, account.password_hash):
            raise Invalid("The password is wrong", pointer="/password", code="password.wrong")
        await self.forget("proof", user_id)
        return account

    async def count(self, scope: str, key: str, *, limit: int = TRIES) -> None:
        """TooMany when this was tried too often."""
        retry_after_s = await self._attempts.hit(scope, key, limit=limit, window_s=WINDOW_S)
        if retry_after_s:
            raise TooMany("Too many failed tries; try again later", retry_after_s=retry_after_s, code="login.throttled")

    async def forget(self, scope: str, key: str) -> None:
        """Begin to count afresh, after a success."""
        await self._attempts.forget(scope, key)
