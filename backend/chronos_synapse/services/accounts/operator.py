"""Operator: changes of users by whoever runs the installation, from its own machine."""

from collections.abc import AsyncIterator

from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import NotFound
from chronos_synapse.domain.user import Role, User, UserState
from chronos_synapse.security.passwords import Passwords
from chronos_synapse.services.accounts.fields import check_email
from chronos_synapse.services.accounts.new_users import NewUsers
from chronos_synapse.services.accounts.sessions import DISABLED, PASSWORD
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.sessions import SessionStore
from chronos_synapse.storage.postgres.users import UserQuery, UserStore
from chronos_synapse.storage.redis.identity_changes import IdentityChanges

PAGE = 200


class Operator:
    """NotFound for an address that has no user; Conflict when no administrator would be left."""

    def __init__(self, database: Database, changes: IdentityChanges, *, clock: Clock = utc_now) -> None:
        self._users = UserStore(database)
        self._sessions = SessionStore(database)
        self._passwords = Passwords()
        self._changes = changes
        self._clock = clock
        self._changed: set[str] = set()

    async def add(self, email: str, *, name: str, password: str, role: Role) -> User:
        """The new user, who may come in."""
        return await NewUsers(self._users, passwords=self._passwords).add(
            email, name=name, password=password, role=role
        )

    async def all(self, search: str) -> AsyncIterator[User]:
        """Users by e-mail address whose name or address has `search` in it."""
        after = ""
        while True:
            page = await self._users.page(UserQuery(search=search), limit=PAGE, after=after)
            for user in page.users:
                yield user
            if len(page.users) < PAGE:
                return
            after = page.users[-1].email

    async def set_state(self, email: str, state: UserState) -> None:
        """Shut out, with all sessions, or let in."""
        user = await self._find(email)
        await self._users.set_state(user.id, state)
        if state is UserState.DISABLED:
            await self._sessions.end_all(user.id, why=DISABLED, now=self._clock())
        self._changed.add(user.id)

    async def set_role(self, email: str, role: Role) -> None:
        """Another role."""
        user = await self._find(email)
        await self._users.set_role(user.id, role)
        self._changed.add(user.id)

    async def set_password(self, email: str, password: str) -> None:
        """Another password; ends all sessions."""
        user = await self._find(email)
        await self._passwords.check(password, own_words=(user.email, user.name, user.username or ""))
        await self._users.set_password(user.id, await self._passwords.hash(password), at=self._clock())
        await self._sessions.end_all(user.id, why=PASSWORD, now=self._clock())
        self._changed.add(user.id)

    async def tell(self) -> None:
        """The running processes of what was changed; Unavailable when Redis is away."""
        if self._changed:
            await self._changes.tell(*sorted(self._changed))

    async def _find(self, email: str) -> User:
        account = await self._users.by_email(check_email(email))
        if account is None:
            raise NotFound("user", email)
        return account.user
