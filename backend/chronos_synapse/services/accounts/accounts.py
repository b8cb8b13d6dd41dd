"""AccountService: who may come in, and who is calling."""

import re
import secrets
import time
from typing import Protocol

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, TooMany, Unauthenticated
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import Role, User
from chronos_synapse.security.passwords import Passwords, check_length, check_password
from chronos_synapse.security.tokens import AccessTokens
from chronos_synapse.storage.postgres.users import UserStore

FAILURES = 10
WINDOW_S = 900
TRIES_PER_ADDRESS = 100
"""Beyond this an address gets no password checked at all."""
CACHE_S = 5.0
"""A disabled user, or one whose role has changed, is noticed after this long."""
CACHE_LIMIT = 10_000
MIN_OPERATORS_CHARACTERS = 8
MAX_EMAIL_CHARACTERS = 254
MAX_NAME_CHARACTERS = 100
EMAIL = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@"
    r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
)


class Attempts(Protocol):
    """Counts tries in a window."""

    async def hit(self, scope: str, key: str, *, limit: int, window_s: int) -> int:
        """0 when this try is within `limit`, else the seconds to wait."""

    async def forget(self, scope: str, key: str) -> None:
        """Start afresh."""


class SetupTokens(Protocol):
    """The one-time token of the set-up link."""

    async def is_good(self, token: str) -> bool:
        """Whether `token` is in force."""

    async def consume(self, token: str) -> bool:
        """Whether `token` was in force; it is not any more."""


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """What a log-in gives."""

    access_token: str
    expires_in: int
    """Seconds."""


class Registration:
    """Adds users."""

    def __init__(self, users: UserStore, *, passwords: Passwords, clock: Clock = utc_now) -> None:
        self._users = users
        self._passwords = passwords
        self._clock = clock

    async def add(self, email: str, *, name: str, password: str, role: Role) -> User:
        """The new user; Conflict when the e-mail address is taken, Invalid for a refused field."""
        user = self._checked(email, name, password, role)
        await self._users.create(user, await self._passwords.hash(password))
        return user

    async def add_first_admin(self, email: str, *, name: str, password: str) -> User | None:
        """The first administrator, or None when there was one already."""
        return await self._add_first(self._checked(email, name, password, Role.ADMIN), password)

    async def add_first_admin_of_settings(self, email: str, password: str) -> User | None:
        """`add_first_admin` for the operator, who may choose any password that is not short."""
        check_length(password, least=MIN_OPERATORS_CHARACTERS)
        return await self._add_first(self._user(check_email(email), "", Role.ADMIN), password)

    async def _add_first(self, user: User, password: str) -> User | None:
        is_added = await self._users.create_first_admin(user, await self._passwords.hash(password))
        return user if is_added else None

    def _checked(self, email: str, name: str, password: str, role: Role) -> User:
        email = check_email(email)
        check_password(password, email=email)
        return self._user(email, check_name(name), role)

    def _user(self, email: str, name: str, role: Role) -> User:
        return User(
            id=UserId(secrets.token_hex(8)),
            email=email,
            name=name or email.partition("@")[0],
            role=role,
            created_at=self._clock(),
        )


class AccountService:
    """Log-in, set-up, and the caller behind a token."""

    def __init__(
        self,
        users: UserStore,
        *,
        tokens: AccessTokens,
        attempts: Attempts,
        setup_tokens: SetupTokens,
        clock: Clock = utc_now,
    ) -> None:
        self._users = users
        self._tokens = tokens
        self._attempts = attempts
        self._setup_tokens = setup_tokens
        self._passwords = Passwords()
        self._registration = Registration(users, passwords=self._passwords, clock=clock)
        self._known: dict[UserId, tuple[float, User]] = {}

    async def login(self, email: str, password: str, *, address: str) -> Session:
        """A session for the user of `email`.

        Unauthenticated, in the same words and time, whatever is wrong. TooMany after ten failures in a
        quarter of an hour of one account or from one address; from such an address only the right
        password of another account is let in.
        """
        email = email.strip().lower()[:MAX_EMAIL_CHARACTERS]
        await self._count("login.account", email, limit=FAILURES)
        await self._count("login.tries", address, limit=TRIES_PER_ADDRESS)
        account = await self._users.by_email(email) if EMAIL.fullmatch(email) else None
        is_right = await self._passwords.verify(password, account.password_hash if account else None)
        if account is None or not is_right or not account.user.is_active:
            await self._count("login.address", address, limit=FAILURES)
            raise Unauthenticated("The e-mail address or the password is wrong", code="login.failed")
        await self._attempts.forget("login.account", email)
        await self._attempts.forget("login.tries", address)
        if account.password_hash and self._passwords.needs_rehash(account.password_hash):
            await self._users.replace_hash(account.user.id, await self._passwords.hash(password))
        principal = Principal(user_id=account.user.id, role=account.user.role)
        return Session(access_token=self._tokens.encode(principal), expires_in=self._tokens.life_s)

    async def principal(self, token: str) -> Principal:
        """The caller whom `token` names, with the role of today; Unauthenticated when there is none."""
        user = await self._current(self._tokens.decode(token).user_id)
        return Principal(user_id=user.id, role=user.role)

    async def me(self, principal: Principal) -> User:
        """The user behind `principal`."""
        return await self._current(principal.user_id)

    async def has_admin(self) -> bool:
        """Whether set-up is over."""
        return await self._users.has_admin()

    async def set_up(self, token: str, *, email: str, name: str, password: str) -> User:
        """Make the first administrator.

        Conflict when there is one, Denied when the token is not in force, Invalid for the other fields.
        """
        if await self._users.has_admin():
            raise _set_up_over()
        if not await self._setup_tokens.is_good(token):
            raise Denied("The set-up link is not valid any more; print a new one", code="setup.token")
        user = await self._registration.add_first_admin(email, name=name, password=password)
        if user is None:
            raise _set_up_over()
        await self._setup_tokens.consume(token)
        return user

    async def ensure_admin(self, email: str, password: str) -> bool:
        """Make the first administrator from settings, unless there is one; whether it was made."""
        if await self._users.has_admin():
            return False
        return await self._registration.add_first_admin_of_settings(email, password) is not None

    async def _count(self, scope: str, key: str, *, limit: int) -> None:
        retry_after_s = await self._attempts.hit(scope, key, limit=limit, window_s=WINDOW_S)
        if retry_after_s:
            raise TooMany(
                "Too many failed log-ins; try again later", retry_after_s=retry_after_s, code="login.throttled"
            )

    async def _current(self, user_id: UserId) -> User:
        now = time.monotonic()
        known = self._known.get(user_id)
        if known is not None and now - known[0] <= CACHE_S:
            return known[1]
        user = await self._users.by_id(user_id)
        if user is None or not user.is_active:
            self._known.pop(user_id, None)
            raise Unauthenticated("This account is not in use any more", code="user.gone")
        if len(self._known) >= CACHE_LIMIT:
            self._known.clear()
        self._known[user_id] = (now, user)
        return user


def check_email(email: str) -> str:
    """`email` in lower case; Invalid, naming `/email`, when it cannot be one."""
    email = email.strip(" ").lower()
    if len(email) > MAX_EMAIL_CHARACTERS or len(email.partition("@")[0]) > 64 or not EMAIL.fullmatch(email):
        raise Invalid("An e-mail address looks like name@example.org", pointer="/email", code="email.invalid")
    return email


def check_name(name: str) -> str:
    """`name` without space around it; Invalid, naming `/name`, when it cannot be one."""
    name = name.strip()
    if len(name) > MAX_NAME_CHARACTERS or not name.isprintable():
        raise Invalid(
            f"A name is one line of at most {MAX_NAME_CHARACTERS} characters", pointer="/name", code="name.invalid"
        )
    return name


def _set_up_over() -> Conflict:
    return Conflict("There is an administrator already; log in", code="setup.done")
