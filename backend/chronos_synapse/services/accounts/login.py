"""LoginService: lets people in by password, and a second factor where there is one."""

from typing import Protocol

import msgspec

from chronos_synapse.domain.account import LoginMethod
from chronos_synapse.domain.errors import TooMany, Unauthenticated
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import User, UserState
from chronos_synapse.security.passwords import Passwords
from chronos_synapse.services.accounts.fields import EMAIL, MAX_EMAIL_CHARACTERS, USERNAME
from chronos_synapse.services.accounts.sessions import NewSession, SessionService
from chronos_synapse.services.audit.draft import note_actor
from chronos_synapse.storage.postgres.users import Account, UserStore

FAILURES = 10
WINDOW_S = 900
TRIES_PER_ADDRESS = 100
"""Beyond this an address gets no password checked at all."""


class Attempts(Protocol):
    """Counts tries in a window."""

    async def hit(self, scope: str, key: str, *, limit: int, window_s: int) -> int:
        """0 when this try is within `limit`, else the seconds to wait."""

    async def forget(self, scope: str, key: str) -> None:
        """Start afresh."""


class SecondFactors(Protocol):
    """Asks for what is needed beside the password."""

    async def check(self, user_id: UserId, code: str | None, recovery_code: str | None) -> LoginMethod:
        """How the user logs in; Unauthenticated when a code is needed or wrong."""


class Credentials(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody types in to log in."""

    login: str
    """E-mail address or user name."""
    password: str
    code: str | None = None
    recovery_code: str | None = None

    def __repr__(self) -> str:
        return "Credentials(...)"


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a request comes from."""

    address: str
    agent: str


class LoginService:
    """Counts failures by account and by address, so that neither can be tried out."""

    def __init__(
        self,
        users: UserStore,
        *,
        sessions: SessionService,
        attempts: Attempts,
        passwords: Passwords,
        factors: SecondFactors,
    ) -> None:
        self._users = users
        self._sessions = sessions
        self._attempts = attempts
        self._passwords = passwords
        self._factors = factors

    async def log_in(self, credentials: Credentials, origin: Origin) -> NewSession:
        """A session for the user of these credentials.

        Unauthenticated, in the same words and time, whatever is wrong with name and password; in other words for
        whoever has shown the right password and still may not come in. TooMany after ten failures in a quarter of an
        hour of one account or from one address; from such an address only the right password of another account is
        let in.
        """
        login = credentials.login.strip().lower()[:MAX_EMAIL_CHARACTERS]
        account = await self._proven(login, credentials.password, address=origin.address)
        user = account.user
        note_actor(user.id, user.name)
        if account.password_hash and self._passwords.needs_rehash(account.password_hash):
            await self._users.replace_hash(user.id, await self._passwords.hash(credentials.password))
        _check_state(user)
        method = await self._factors.check(user.id, credentials.code, credentials.recovery_code)
        return await self._sessions.begin(user, method=method, address=origin.address, agent=origin.agent)

    async def _proven(self, login: str, password: str, *, address: str) -> Account:
        await self._count("login.account", login, limit=FAILURES)
        await self._count("login.tries", address, limit=TRIES_PER_ADDRESS)
        account = await self._find(login)
        is_right = await self._passwords.verify(password, account.password_hash if account else None)
        if account is None or not is_right or account.user.state in (UserState.DISABLED, UserState.INVITED):
            if account is not None:
                note_actor(account.user.id, account.user.name)
            await self._count("login.address", address, limit=FAILURES)
            raise Unauthenticated("The name or the password is wrong", code="login.failed")
        await self._attempts.forget("login.account", login)
        await self._attempts.forget("login.tries", address)
        return account

    async def _find(self, login: str) -> Account | None:
        if "@" in login:
            return await self._users.by_email(login) if EMAIL.fullmatch(login) else None
        return await self._users.by_username(login) if USERNAME.fullmatch(login) else None

    async def _count(self, scope: str, key: str, *, limit: int) -> None:
        retry_after_s = await self._attempts.hit(scope, key, limit=limit, window_s=WINDOW_S)
        if retry_after_s:
            raise TooMany(
                "Too many failed log-ins; try again later", retry_after_s=retry_after_s, code="login.throttled"
            )


def _check_state(user: User) -> None:
    if user.state is UserState.UNVERIFIED:
        detail = "Confirm the e-mail address first, by the link that was sent to it"
        raise Unauthenticated(detail, code="login.unverified")
    if user.state is UserState.PENDING:
        raise Unauthenticated("An administrator has to approve the account first", code="login.pending")
