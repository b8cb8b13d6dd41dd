"""NewUsers: adds users."""

import secrets

from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import Role, User
from chronos_synapse.security.passwords import Passwords, check_length
from chronos_synapse.services.accounts.fields import check_email, check_name
from chronos_synapse.storage.postgres.users import UserStore

MIN_OPERATORS_CHARACTERS = 8


class NewUsers:
    """Checks what a user is to be, and adds it."""

    def __init__(self, users: UserStore, *, passwords: Passwords, clock: Clock = utc_now) -> None:
        self._users = users
        self._passwords = passwords
        self._clock = clock

    async def add(self, email: str, *, name: str, password: str, role: Role) -> User:
        """The new user; Conflict when the e-mail address is taken, Invalid for a refused field."""
        user = await self._checked(email, name, password, role)
        await self._users.create(user, await self._passwords.hash(password))
        return user

    async def add_first_admin(self, email: str, *, name: str, password: str) -> User | None:
        """The first administrator, or None when there was one already."""
        return await self._add_first(await self._checked(email, name, password, Role.ADMIN), password)

    async def add_first_admin_of_settings(self, email: str, password: str) -> User | None:
        """`add_first_admin` for the operator, who may choose any password that is not short."""
        check_length(password, least=MIN_OPERATORS_CHARACTERS)
        return await self._add_first(new_user(check_email(email), role=Role.ADMIN, clock=self._clock), password)

    async def _add_first(self, user: User, password: str) -> User | None:
        is_added = await self._users.create_first_admin(user, await self._passwords.hash(password))
        return user if is_added else None

    async def _checked(self, email: str, name: str, password: str, role: Role) -> User:
        email, name = check_email(email), check_name(name)
        await self._passwords.check(password, own_words=(email, name))
        return new_user(email, name=name, role=role, clock=self._clock)


def new_user(email: str, *, role: Role, name: str = "", clock: Clock = utc_now) -> User:
    """A user with a fresh id, who may come in."""
    user_id = UserId(secrets.token_hex(8))
    return User(id=user_id, email=email, name=name or email.partition("@")[0], role=role, created_at=clock())
