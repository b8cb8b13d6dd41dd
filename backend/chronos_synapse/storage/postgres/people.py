"""PeopleStore: names of users, for those who see something of theirs."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Table, select

from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import Role, UserState
from chronos_synapse.storage.postgres.engine import Database, is_storable
from chronos_synapse.storage.postgres.tables import UserRow

USERS: Table = UserRow.__table__  # type: ignore[attr-defined]


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A user, as others may come to know one."""

    id: UserId
    name: str
    email: str
    role: Role
    is_active: bool
    """Whether the user may come in."""


class PeopleStore:
    """Every method raises Unavailable when Postgres is away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find_many(self, user_ids: Sequence[str]) -> dict[UserId, Person]:
        """Those of the users that there are, by id."""
        wanted = [user_id for user_id in user_ids if is_storable(user_id)]
        if not wanted:
            return {}
        return {person.id: person for person in await self._all(USERS.c.id.in_(wanted))}

    async def find(self, user_id: str) -> Person | None:
        """The user with this id."""
        return (await self.find_many([user_id])).get(UserId(user_id))

    async def by_email(self, email: str) -> Person | None:
        """The user who has exactly this e-mail address, in lower case."""
        found = await self._all(USERS.c.email == email) if is_storable(email) else []
        return found[0] if found else None

    async def active_ids(self, limit: int) -> list[UserId]:
        """Users who may come in, in the order of their ids."""
        query = select(USERS.c.id).where(USERS.c.state == UserState.ACTIVE.value).order_by(USERS.c.id).limit(limit)
        async with self._database.transaction() as connection:
            return [UserId(row.id) for row in await connection.execute(query)]

    async def _all(self, condition: ColumnElement[bool]) -> list[Person]:
        columns = (USERS.c.id, USERS.c.name, USERS.c.email, USERS.c.role, USERS.c.state)
        async with self._database.transaction() as connection:
            return [_person(row) for row in await connection.execute(select(*columns).where(condition))]


def _person(row: Any) -> Person:
    return Person(
        id=UserId(row.id),
        name=row.name,
        email=row.email,
        role=Role(row.role),
        is_active=row.state == UserState.ACTIVE,
    )
