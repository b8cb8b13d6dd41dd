"""SetupService: makes the first administrator."""

from typing import Protocol

from chronos_synapse.domain.errors import Conflict, Denied
from chronos_synapse.domain.user import User
from chronos_synapse.services.accounts.new_users import NewUsers
from chronos_synapse.services.audit.draft import note, note_actor
from chronos_synapse.storage.postgres.users import UserStore


class SetupTokens(Protocol):
    """The one-time token of the set-up link."""

    async def is_good(self, token: str) -> bool:
        """Whether `token` is in force."""

    async def consume(self, token: str) -> bool:
        """Whether `token` was in force; it is not any more."""


class SetupService:
    """Is of use until there is an administrator."""

    def __init__(self, users: UserStore, new_users: NewUsers, tokens: SetupTokens) -> None:
        self._users = users
        self._new_users = new_users
        self._tokens = tokens

    async def has_admin(self) -> bool:
        """Whether set-up is over."""
        return await self._users.has_admin()

    async def set_up(self, token: str, *, email: str, name: str, password: str) -> User:
        """Make the first administrator.

        Conflict when there is one, Denied when the token is not in force, Invalid for the other fields.
        """
        if await self._users.has_admin():
            raise _over()
        if not await self._tokens.is_good(token):
            raise Denied("The set-up link is not valid any more; print a new one", code="setup.token")
        user = await self._new_users.add_first_admin(email, name=name, password=password)
        if user is None:
            raise _over()
        await self._tokens.consume(token)
        note_actor(user.id, user.name)
        note(kind="user", id=user.id, name=user.name, after={"email": user.email, "role": user.role.value})
        return user

    async def ensure_admin(self, email: str, password: str) -> bool:
        """Make the first administrator from settings, unless there is one; whether it was made."""
        if await self._users.has_admin():
            return False
        return await self._new_users.add_first_admin_of_settings(email, password) is not None


def _over() -> Conflict:
    return Conflict("There is an administrator already; log in", code="setup.done")
