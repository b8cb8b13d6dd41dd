"""TeamStore: teams and who is in them.

A team always has an owner, and neither teams nor users have more members and memberships than fit: each change locks
the team, then the user, so that changes at the same time come one after the other.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import msgspec
from sqlalchemy import Row, Table, delete, exc, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chronos_synapse.domain.access import TeamRole
from chronos_synapse.domain.account import Membership, Team
from chronos_synapse.domain.errors import Conflict, NotFound
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import UserState
from chronos_synapse.storage.postgres.engine import Database, is_storable
from chronos_synapse.storage.postgres.tables import MembershipRow, TeamRow, UserRow

TEAMS: Table = TeamRow.__table__  # type: ignore[attr-defined]
MEMBERSHIPS: Table = MembershipRow.__table__  # type: ignore[attr-defined]
USERS: Table = UserRow.__table__  # type: ignore[attr-defined]

MOST_MEMBERS = 200
MOST_TEAMS = 100
"""Of one user."""


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A membership with the name of its user."""

    membership: Membership
    name: str
    email: str
    is_active: bool
    """Whether the user may come in."""


class TeamStore:
    """Every method raises Unavailable when Postgres is away; those that change a team NotFound when there is none."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def memberships_of(self, user_id: UserId) -> list[Membership]:
        """The teams that a user is in, the first one first."""
        order = (MEMBERSHIPS.c.since, MEMBERSHIPS.c.team_id)
        rows = await self._all(select(MEMBERSHIPS).where(MEMBERSHIPS.c.user_id == user_id).order_by(*order))
        return [_membership(row) for row in rows]

    async def find(self, team_id: str) -> Team | None:
        """The team with this id."""
        return (await self.find_many([team_id])).get(UserId(team_id))

    async def find_many(self, team_ids: Sequence[str]) -> dict[UserId, Team]:
        """Those of the teams that there are, by id."""
        wanted = [team_id for team_id in team_ids if is_storable(team_id)]
        if not wanted:
            return {}
        rows = await self._all(select(TEAMS).where(TEAMS.c.id.in_(wanted)))
        return {UserId(row.id): _team(row) for row in rows}

    async def page(self, search: str, *, among: Sequence[str] | None, after: str, limit: int) -> list[Team]:
        """Teams by name from the one after the name `after`; `among` these ids only, None: among all."""
        query = select(TEAMS).where(TEAMS.c.name > after).order_by(TEAMS.c.name).limit(limit)
        if among is not None:
            query = query.where(TEAMS.c.id.in_(among))
        if search:
            fits = [column.icontains(search, autoescape=True) for column in (TEAMS.c.name, TEAMS.c.description)]
            query = query.where(or_(*fits))
        return [_team(row) for row in await self._all(query)]

    async def sizes(self, team_ids: Sequence[str]) -> dict[str, int]:
        """How many members each team has."""
        counted = select(MEMBERSHIPS.c.team_id, func.count().label("size")).group_by(MEMBERSHIPS.c.team_id)
        rows = await self._all(counted.where(MEMBERSHIPS.c.team_id.in_(team_ids)))
        return dict.fromkeys(team_ids, 0) | {row.team_id: row.size for row in rows}

    async def members(self, team_id: str) -> list[Member]:
        """Everyone in a team, by name."""
        joined = MEMBERSHIPS.join(USERS, USERS.c.id == MEMBERSHIPS.c.user_id)
        query = select(MEMBERSHIPS, USERS.c.name, USERS.c.email, USERS.c.state).select_from(joined)
        rows = await self._all(query.where(MEMBERSHIPS.c.team_id == team_id).order_by(USERS.c.name, USERS.c.id))
        return [_member(row) for row in rows]

    async def mates_of(self, user_id: UserId) -> set[UserId]:
        """Users who share a team with this one."""
        own = select(MEMBERSHIPS.c.team_id).where(MEMBERSHIPS.c.user_id == user_id)
        rows = await self._all(select(MEMBERSHIPS.c.user_id).distinct().where(MEMBERSHIPS.c.team_id.in_(own)))
        return {UserId(row.user_id) for row in rows}

    async def only_owned_by(self, user_id: UserId) -> list[Team]:
        """Teams that have no other owner than this user."""
        owners = select(MEMBERSHIPS.c.team_id).where(MEMBERSHIPS.c.role == TeamRole.OWNER)
        others = owners.where(MEMBERSHIPS.c.user_id != user_id)
        own = owners.where(MEMBERSHIPS.c.user_id == user_id)
        rows = await self._all(select(TEAMS).where(TEAMS.c.id.in_(own), TEAMS.c.id.not_in(others)))
        return [_team(row) for row in rows]

    async def create(self, team: Team, owner_id: UserId) -> None:
        """Add a team with its first member, an owner; Conflict when the name is taken or the user is in too many."""
        async with self._naming() as connection:
            await _make_room_for(connection, owner_id)
            await connection.execute(insert(TEAMS).values(msgspec.structs.asdict(team)))
            first = Membership(team_id=team.id, user_id=owner_id, role=TeamRole.OWNER, since=team.created_at)
            await connection.execute(insert(MEMBERSHIPS).values(_columns(first)))

    async def rename(self, team_id: str, *, name: str, description: str) -> None:
        """Conflict when the name is taken."""
        async with self._naming() as connection:
            await _lock(connection, team_id)
            change = update(TEAMS).where(TEAMS.c.id == team_id).values(name=name, description=description)
            await connection.execute(change)

    async def delete(self, team_id: str) -> list[UserId]:
        """Remove a team with its memberships; those who were in it."""
        async with self._database.transaction() as connection:
            await _lock(connection, team_id)
            gone = delete(MEMBERSHIPS).where(MEMBERSHIPS.c.team_id == team_id).returning(MEMBERSHIPS.c.user_id)
            members = [UserId(row.user_id) for row in await connection.execute(gone)]
            await connection.execute(delete(TEAMS).where(TEAMS.c.id == team_id))
        return members

    async def add(self, membership: Membership) -> None:
        """Conflict when the user is a member already, or when the team or the user has no room."""
        async with self._database.transaction() as connection:
            await _lock(connection, membership.team_id)
            present = await _roles(connection, membership.team_id)
            if membership.user_id in present:
                raise Conflict("This user is in the team already", code="team.is_member")
            if len(present) >= MOST_MEMBERS:
                raise Conflict(f"A team has {MOST_MEMBERS} members at most", code="team.full")
            await _make_room_for(connection, membership.user_id)
            await connection.execute(insert(MEMBERSHIPS).values(_columns(membership)))

    async def set_role(self, team_id: str, user_id: str, role: TeamRole) -> None:
        """Conflict when the team would be left without an owner."""
        async with self._database.transaction() as connection:
            await _lock(connection, team_id)
            _check_stays_owned(await _roles(connection, team_id), user_id, role)
            await connection.execute(update(MEMBERSHIPS).where(*_of(team_id, user_id)).values(role=role.value))

    async def remove(self, team_id: str, user_id: str) -> None:
        """Conflict when the team would be left without an owner."""
        async with self._database.transaction() as connection:
            await _lock(connection, team_id)
            _check_stays_owned(await _roles(connection, team_id), user_id, None)
            await connection.execute(delete(MEMBERSHIPS).where(*_of(team_id, user_id)))

    async def _all(self, query: Any) -> list[Row[Any]]:
        async with self._database.transaction() as connection:
            return list(await connection.execute(query))

    @asynccontextmanager
    async def _naming(self) -> AsyncIterator[AsyncConnection]:
        try:
            async with self._database.transaction() as connection:
                yield connection
        except exc.IntegrityError as error:
            raise Conflict("There is a team of this name", code="team.name_taken") from error


async def _lock(connection: AsyncConnection, team_id: str) -> None:
    found = await connection.execute(select(TEAMS.c.id).where(TEAMS.c.id == team_id).with_for_update())
    if found.first() is None:
        raise NotFound("team", team_id)


async def _roles(connection: AsyncConnection, team_id: str) -> dict[str, str]:
    rows = await connection.execute(
        select(MEMBERSHIPS.c.user_id, MEMBERSHIPS.c.role).where(MEMBERSHIPS.c.team_id == team_id)
    )
    return {row.user_id: row.role for row in rows}


async def _make_room_for(connection: AsyncConnection, user_id: str) -> None:
    """Holds the user until the end of the transaction; Conflict when one more team is too many."""
    locked = await connection.execute(select(USERS.c.id).where(USERS.c.id == user_id).with_for_update())
    if locked.first() is None:
        raise NotFound("user", user_id)
    counted = select(func.count()).select_from(MEMBERSHIPS).where(MEMBERSHIPS.c.user_id == user_id)
    if (await connection.execute(counted)).scalar_one() >= MOST_TEAMS:
        raise Conflict(f"A user is in {MOST_TEAMS} teams at most", code="team.too_many")


def _check_stays_owned(roles: dict[str, str], user_id: str, after: TeamRole | None) -> None:
    if user_id not in roles:
        raise NotFound("member", user_id)
    others = [role for other, role in roles.items() if other != user_id]
    if after is not TeamRole.OWNER and TeamRole.OWNER not in others:
        raise Conflict("A team needs an owner: make another member one first", code="team.last_owner")


def _of(team_id: str, user_id: str) -> tuple[Any, Any]:
    return MEMBERSHIPS.c.team_id == team_id, MEMBERSHIPS.c.user_id == user_id


def _columns(membership: Membership) -> dict[str, object]:
    return msgspec.structs.asdict(membership) | {"role": membership.role.value}


def _team(row: Row[Any]) -> Team:
    return Team(id=UserId(row.id), name=row.name, description=row.description, created_at=row.created_at)


def _membership(row: Row[Any]) -> Membership:
    ids = {"team_id": UserId(row.team_id), "user_id": UserId(row.user_id)}
    return Membership(**ids, role=TeamRole(row.role), since=row.since)


def _member(row: Row[Any]) -> Member:
    is_active = row.state == UserState.ACTIVE
    return Member(membership=_membership(row), name=row.name, email=row.email, is_active=is_active)
