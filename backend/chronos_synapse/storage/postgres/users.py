"""UserStore: the users, as domain values."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Row, Table, delete, exc, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chronos_synapse.domain.errors import Conflict, NotFound
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import Role, User, UserState
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.tables import UserRow

ADMINS_LOCK = 0x43_48_52_4F_4E_31
"""Held by whoever makes the first administrator, or may take away the last one."""
USERS: Table = UserRow.__table__  # type: ignore[attr-defined]


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A user with the hash of the password; does not leave the services."""

    user: User
    password_hash: str | None
    """None: this user never logs in with a password."""


class UserQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which users to list; `search` is part of a name, user name or e-mail address."""

    search: str = ""
    states: tuple[UserState, ...] = ()
    roles: tuple[Role, ...] = ()


class UserPage(msgspec.Struct, frozen=True, kw_only=True):
    """Users by e-mail address, and how many there are in all."""

    users: tuple[User, ...]
    total: int


class UserStore:
    """Every method raises Unavailable when Postgres is away; those that change a user NotFound when there is none."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def create(self, user: User, password_hash: str | None) -> None:
        """Add `user`; Conflict when the e-mail address or the user name is taken."""
        try:
            async with self._database.transaction() as connection:
                await connection.execute(insert(USERS).values(_columns(user, password_hash)))
        except exc.IntegrityError as error:
            raise _taken(error) from error

    async def create_first_admin(self, user: User, password_hash: str) -> bool:
        """Add `user` only if there is no administrator; whether it was added.

        Of several callers at once exactly one succeeds. Conflict when the e-mail address is taken.
        """
        try:
            async with self._database.transaction() as connection:
                await _lock_admins(connection)
                if (await connection.execute(_ADMINS)).first() is not None:
                    return False
                await connection.execute(insert(USERS).values(_columns(user, password_hash)))
                return True
        except exc.IntegrityError as error:
            raise _taken(error) from error

    async def has_admin(self) -> bool:
        """Whether there is an administrator, disabled or not."""
        async with self._database.transaction() as connection:
            return (await connection.execute(_ADMINS)).first() is not None

    async def by_email(self, email: str) -> Account | None:
        """The account of `email`, which is in lower case."""
        return await self._account(USERS.c.email == email)

    async def by_username(self, username: str) -> Account | None:
        """The account of `username`, which is in lower case."""
        return await self._account(USERS.c.username == username)

    async def account(self, user_id: str) -> Account | None:
        """The account of the user `user_id`."""
        return await self._account(USERS.c.id == user_id)

    async def by_id(self, user_id: str) -> User | None:
        """The user `user_id`."""
        account = await self.account(user_id)
        return None if account is None else account.user

    async def page(self, query: UserQuery, *, limit: int, after: str = "") -> UserPage:
        """Users that fit, by e-mail address, from the one after the address `after`."""
        conditions = _conditions(query)
        users = select(USERS).where(*conditions, USERS.c.email > after).order_by(USERS.c.email).limit(limit)
        count = select(func.count()).select_from(USERS).where(*conditions)
        async with self._database.transaction() as connection:
            found = tuple(_user(row) for row in await connection.execute(users))
            return UserPage(users=found, total=(await connection.execute(count)).scalar_one())

    async def counts(self) -> dict[UserState, int]:
        """How many users there are in each state."""
        query = select(USERS.c.state, func.count()).group_by(USERS.c.state)
        async with self._database.transaction() as connection:
            found: dict[str, int] = {state: count for state, count in await connection.execute(query)}
        return {state: found.get(state.value, 0) for state in UserState}

    async def replace_hash(self, user_id: str, password_hash: str) -> None:
        """Keep a newer hash of the same password."""
        await self._change(user_id, password_hash=password_hash)

    async def set_password(self, user_id: str, password_hash: str, *, at: datetime) -> None:
        """Keep the hash of another password."""
        await self._change(user_id, password_hash=password_hash, password_changed_at=at)

    async def set_profile(self, user_id: str, *, name: str, username: str | None, timezone: str) -> User:
        """The user as changed; Conflict when the user name is taken."""
        return await self._change(user_id, name=name, username=username, timezone=timezone)

    async def set_email(self, user_id: str, email: str, *, verified_at: datetime) -> User:
        """The user as changed; Conflict when the e-mail address is taken."""
        return await self._change(user_id, email=email, email_verified_at=verified_at)

    async def verify(self, user_id: str, email: str, *, at: datetime, state: UserState) -> User | None:
        """Note that the address is the user's own; one who was unverified gets `state`. None when it is another by now.

        Doing so again changes nothing.
        """
        own = (USERS.c.id == user_id, USERS.c.email == email)
        verified = update(USERS).where(*own, USERS.c.email_verified_at.is_(None)).values(email_verified_at=at)
        admitted = update(USERS).where(*own, USERS.c.state == UserState.UNVERIFIED.value).values(state=state.value)
        async with self._database.transaction() as connection:
            await connection.execute(verified)
            await connection.execute(admitted)
            row = (await connection.execute(select(USERS).where(*own))).first()
        return None if row is None else _user(row)

    async def accept_invitation(self, user: User, password_hash: str, *, at: datetime) -> User | None:
        """Let somebody in who was invited, with this name and user name; None when the invitation does not hold.

        Conflict when the user name is taken.
        """
        invited = (USERS.c.id == user.id, USERS.c.state == UserState.INVITED.value)
        values = {
            "name": user.name,
            "username": user.username,
            "state": UserState.ACTIVE.value,
            "email_verified_at": at,
            "password_hash": password_hash,
            "password_changed_at": at,
        }
        try:
            async with self._database.transaction() as connection:
                row = (await connection.execute(update(USERS).where(*invited).values(values).returning(USERS))).first()
        except exc.IntegrityError as error:
            raise _taken(error) from error
        return None if row is None else _user(row)

    async def set_state(self, user_id: str, state: UserState) -> User:
        """The user as changed; Conflict for the last administrator who may come in."""
        async with self._database.transaction() as connection:
            if state is not UserState.ACTIVE:
                await _keep_an_admin(connection, user_id)
            return await _changed(connection, user_id, state=state.value)

    async def set_role(self, user_id: str, role: Role) -> User:
        """The user as changed; Conflict for the last administrator who may come in."""
        async with self._database.transaction() as connection:
            if role is not Role.ADMIN:
                await _keep_an_admin(connection, user_id)
            return await _changed(connection, user_id, role=role.value)

    async def delete(self, user_id: str) -> None:
        """Remove a user with everything of the account; Conflict for the last administrator who may come in."""
        async with self._database.transaction() as connection:
            await _keep_an_admin(connection, user_id)
            gone = delete(USERS).where(USERS.c.id == user_id).returning(USERS.c.id)
            if (await connection.execute(gone)).first() is None:
                raise NotFound("user", user_id)

    async def _account(self, condition: ColumnElement[bool]) -> Account | None:
        async with self._database.transaction() as connection:
            row = (await connection.execute(select(USERS).where(condition))).first()
        return None if row is None else Account(user=_user(row), password_hash=row.password_hash)

    async def _change(self, user_id: str, **values: object) -> User:
        try:
            async with self._database.transaction() as connection:
                return await _changed(connection, user_id, **values)
        except exc.IntegrityError as error:
            raise _taken(error) from error


_ADMINS = select(USERS.c.id).where(USERS.c.role == Role.ADMIN.value).limit(1)


async def _lock_admins(connection: AsyncConnection) -> None:
    await connection.execute(select(func.pg_advisory_xact_lock(ADMINS_LOCK)))


async def _keep_an_admin(connection: AsyncConnection, user_id: str) -> None:
    """Conflict when no other administrator could come in; those who ask at once come one after the other."""
    await _lock_admins(connection)
    active = (USERS.c.role == Role.ADMIN.value, USERS.c.state == UserState.ACTIVE.value)
    ids = set((await connection.execute(select(USERS.c.id).where(*active))).scalars())
    if ids == {user_id}:
        raise Conflict("This is the last administrator; make another one first", code="user.last_admin")


async def _changed(connection: AsyncConnection, user_id: str, **values: object) -> User:
    change = update(USERS).where(USERS.c.id == user_id).values(values).returning(USERS)
    row = (await connection.execute(change)).first()
    if row is None:
        raise NotFound("user", user_id)
    return _user(row)


def _conditions(query: UserQuery) -> list[Any]:
    conditions: list[Any] = []
    if query.search:
        columns = (USERS.c.name, USERS.c.username, USERS.c.email)
        conditions.append(or_(*(column.icontains(query.search, autoescape=True) for column in columns)))
    if query.states:
        conditions.append(USERS.c.state.in_([state.value for state in query.states]))
    if query.roles:
        conditions.append(USERS.c.role.in_([role.value for role in query.roles]))
    return conditions


def _taken(error: exc.IntegrityError) -> Conflict:
    if "username" in str(error.orig):
        return Conflict("There is a user with this user name", code="user.username_taken")
    return Conflict("There is a user with this e-mail address", code="user.email_taken")


def _columns(user: User, password_hash: str | None) -> dict[str, object]:
    return {
        "id": user.id,
        "email": user.email,
        "name": user.name,
        "username": user.username,
        "password_hash": password_hash,
        "role": user.role.value,
        "state": user.state.value,
        "timezone": user.timezone,
        "created_at": user.created_at,
        "email_verified_at": user.email_verified_at,
    }


def _user(row: Row[Sequence[object]]) -> User:
    return User(
        id=UserId(row.id),
        email=row.email,
        name=row.name,
        username=row.username,
        role=Role(row.role),
        state=UserState(row.state),
        timezone=row.timezone,
        created_at=row.created_at,
        email_verified_at=row.email_verified_at,
        last_login_at=row.last_login_at,
        has_totp=row.totp_confirmed_at is not None,
    )
