"""AccountFigures: accounts in numbers, of all users together and of some of them each."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, text

from chronos_synapse.storage.postgres.engine import Database

_ALL = text(
    "SELECT (SELECT count(*) FROM sessions WHERE ended_at IS NULL AND expires_at > :now AND last_seen_at > :idle)"
    " AS sessions, (SELECT count(DISTINCT user_id) FROM sessions WHERE last_seen_at > :day) AS seen_day,"
    " (SELECT count(DISTINCT user_id) FROM sessions WHERE last_seen_at > :month) AS seen_month,"
    " (SELECT count(*) FROM api_keys WHERE expires_at IS NULL OR expires_at > :now) AS api_keys,"
    " (SELECT count(*) FROM teams) AS teams,"
    " (SELECT count(*) FROM users WHERE totp_confirmed_at IS NOT NULL"
    " OR id IN (SELECT user_id FROM passkeys)) AS second_factors"
)
_ROLES = text("SELECT role, count(*) AS number FROM users GROUP BY role")
_EACH = text(
    "SELECT id, (SELECT count(*) FROM sessions s WHERE s.user_id = users.id AND s.ended_at IS NULL"
    " AND s.expires_at > :now AND s.last_seen_at > :idle) AS sessions,"
    " (SELECT max(s.last_seen_at) FROM sessions s WHERE s.user_id = users.id) AS seen_at,"
    " (SELECT count(*) FROM api_keys k WHERE k.user_id = users.id AND (k.expires_at IS NULL OR k.expires_at > :now))"
    " AS api_keys, (SELECT count(*) FROM passkeys p WHERE p.user_id = users.id) AS passkeys,"
    " (SELECT count(*) FROM memberships m WHERE m.user_id = users.id) AS teams,"
    " (SELECT coalesce(array_agg(i.provider ORDER BY i.provider), '{}') FROM identities i WHERE i.user_id = users.id)"
    " AS providers, password_hash IS NOT NULL AS has_password FROM users WHERE id IN :ids"
).bindparams(bindparam("ids", expanding=True))
_KEY_NAMES = text("SELECT id, name FROM api_keys WHERE id IN :ids").bindparams(bindparam("ids", expanding=True))


class Since(msgspec.Struct, frozen=True, kw_only=True):
    """From when on something counts."""

    now: datetime
    idle: datetime
    """A session that was used last before this is over."""
    day: datetime
    month: datetime


class AllAccounts(msgspec.Struct, frozen=True, kw_only=True):
    """All users together."""

    sessions: int
    seen_day: int
    seen_month: int
    api_keys: int
    teams: int
    second_factors: int
    by_role: Mapping[str, int]


class OneAccount(msgspec.Struct, frozen=True, kw_only=True):
    """What belongs to one user."""

    sessions: int
    seen_at: datetime | None
    """When a session of the user's was used last."""
    api_keys: int
    passkeys: int
    teams: int
    providers: tuple[str, ...]
    """Where the user may log in from."""
    has_password: bool


class AccountFigures:
    """Every method raises Unavailable when Postgres is away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self, since: Since) -> AllAccounts:
        """Of all users."""
        async with self._database.transaction() as connection:
            row: Any = (await connection.execute(_ALL, msgspec.structs.asdict(since))).one()
            roles = {found.role: found.number for found in await connection.execute(_ROLES)}
        return AllAccounts(**row._mapping, by_role=roles)

    async def each(self, user_ids: Sequence[str], since: Since) -> dict[str, OneAccount]:
        """Of each of these users."""
        if not user_ids:
            return {}
        values = {"ids": list(user_ids), "now": since.now, "idle": since.idle}
        async with self._database.transaction() as connection:
            rows = [dict(row._mapping) for row in await connection.execute(_EACH, values)]
        return {row.pop("id"): OneAccount(**row | {"providers": tuple(row["providers"])}) for row in rows}

    async def key_names(self, key_ids: Sequence[str]) -> dict[str, str]:
        """Names of those of the API keys that there are."""
        if not key_ids:
            return {}
        async with self._database.transaction() as connection:
            rows = await connection.execute(_KEY_NAMES, {"ids": list(key_ids)})
            return {row.id: row.name for row in rows}
