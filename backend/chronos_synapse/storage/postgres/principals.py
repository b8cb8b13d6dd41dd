"""PrincipalStore: everything that Postgres knows of a caller, in one question."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Select, Table, func, select

from chronos_synapse.domain.access import TeamRole
from chronos_synapse.domain.account import ApiKey
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import Role, UserState
from chronos_synapse.storage.postgres.api_keys import KEYS, api_key
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.sessions import SESSIONS
from chronos_synapse.storage.postgres.tables import MembershipRow
from chronos_synapse.storage.postgres.users import USERS

MEMBERSHIPS: Table = MembershipRow.__table__  # type: ignore[attr-defined]


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A user, and the teams that the user is in."""

    user_id: UserId
    role: Role
    state: UserState
    teams: Mapping[UserId, TeamRole]


class SessionStanding(msgspec.Struct, frozen=True, kw_only=True):
    """Whose a session is, and until when."""

    standing: Standing
    expires_at: datetime
    last_seen_at: datetime
    ended_at: datetime | None


class KeyStanding(msgspec.Struct, frozen=True, kw_only=True):
    """Whose an API key is, and what tells its secret."""

    standing: Standing
    key: ApiKey
    secret_hash: str


class PrincipalStore:
    """Every method raises Unavailable when Postgres is away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def by_session(self, session_id: str) -> SessionStanding | None:
        """Of the session, ended or not."""
        columns = (SESSIONS.c.expires_at, SESSIONS.c.last_seen_at, SESSIONS.c.ended_at)
        query = _standings(*columns).join(SESSIONS, SESSIONS.c.user_id == USERS.c.id)
        row = await self._first(query.where(SESSIONS.c.id == session_id))
        if row is None:
            return None
        return SessionStanding(
            standing=_standing(row),
            expires_at=row.expires_at,
            last_seen_at=row.last_seen_at,
            ended_at=row.ended_at,
        )

    async def by_key(self, key_id: str) -> KeyStanding | None:
        """Of the key."""
        query = _standings(*KEYS.c).join(KEYS, KEYS.c.user_id == USERS.c.id)
        row = await self._first(query.where(KEYS.c.id == key_id))
        if row is None:
            return None
        return KeyStanding(standing=_standing(row), key=api_key(row), secret_hash=row.secret_hash)

    async def _first(self, query: "Select[Any]") -> Any:
        async with self._database.transaction() as connection:
            return (await connection.execute(query)).first()


def _standings(*columns: Any) -> "Select[Any]":
    teams = (
        select(func.json_object_agg(MEMBERSHIPS.c.team_id, MEMBERSHIPS.c.role))
        .where(MEMBERSHIPS.c.user_id == USERS.c.id)
        .scalar_subquery()
    )
    owner = (USERS.c.id.label("owner"), USERS.c.role.label("user_role"), USERS.c.state.label("user_state"))
    return select(*owner, teams.label("teams"), *columns).select_from(USERS)


def _standing(row: Any) -> Standing:
    return Standing(
        user_id=UserId(row.owner),
        role=Role(row.user_role),
        state=UserState(row.user_state),
        teams={UserId(team_id): TeamRole(role) for team_id, role in (row.teams or {}).items()},
    )
