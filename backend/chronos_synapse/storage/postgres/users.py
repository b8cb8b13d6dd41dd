"""UserStore: the users, as domain values."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import ColumnElement, Row, Table, exc, func, insert, select, update

from chronos_synapse.domain.errors import Conflict
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import Role, User, UserState
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.tables import UserRow

FIRST_ADMIN_LOCK = 0x43_48_52_4F_4E_31
USERS: Table = UserRow.__table__  # type: ignore[attr-defined]


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A user with the hash of the password; does not leave the services."""

    user: User
    password_hash: str | None
    """None: this user never logs in with a password."""


class UserStore:
    """Every method raises Unavailable when Postgres is away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def create(self, user: User, password_hash: str) -> None:
        """Add `user`; Conflict when the e-mail address is taken."""
        try:
            async with self._database.transaction() as connection:
                await connection.execute(insert(USERS).values(_columns(user, password_hash)))
        except exc.IntegrityError as error:
            raise Conflict("There is a user with this e-mail address", code="user.email_taken") from error

    async def create_first_admin(self, user: User, password_hash: str) -> bool:
        """Add `user` only if there is no administrator; whether it was added.

        Of several callers at once exactly one succeeds. Conflict when the e-mail address is taken.
        """
        try:
            async with self._database.transaction() as connection:
                await connection.execute(select(func.pg_advisory_xact_lock(FIRST_ADMIN_LOCK)))
                if (await connection.execute(_ADMINS)).first() is not None:
                    return False
                await connection.execute(insert(USERS).values(_columns(user, password_hash)))
                return True
        except exc.IntegrityError as error:
            raise Conflict("There is a user with this e-mail address", code="user.email_taken") from error

    async def has_admin(self) -> bool:
        """Whether there is an administrator, disabled or not."""
        async with self._database.transaction() as connection:
            return (await connection.execute(_ADMINS)).first() is not None

    async def by_email(self, email: str) -> Account | None:
        """The account of `email`, which is in lower case."""
        row = await self._first(USERS.c.email == email)
        return None if row is None else Account(user=_user(row), password_hash=row.password_hash)

    async def by_id(self, user_id: UserId) -> User | None:
        """The user `user_id`."""
        row = await self._first(USERS.c.id == user_id)
        return None if row is None else _user(row)

    async def replace_hash(self, user_id: UserId, password_hash: str) -> None:
        """Keep a newer hash of the same password."""
        async with self._database.transaction() as connection:
            await connection.execute(update(USERS).where(USERS.c.id == user_id).values(password_hash=password_hash))

    async def _first(self, condition: ColumnElement[bool]) -> Row[Sequence[object]] | None:
        async with self._database.transaction() as connection:
            return (await connection.execute(select(USERS).where(condition))).first()


_ADMINS = select(USERS.c.id).where(USERS.c.role == Role.ADMIN.value).limit(1)


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
