"""ApiKeyStore: keys of programs, with the digests of their secrets."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Row, Table, bindparam, delete, func, insert, select, update

from chronos_synapse.domain.access import Permission
from chronos_synapse.domain.account import ApiKey
from chronos_synapse.domain.errors import Conflict
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.tables import ApiKeyRow
from chronos_synapse.storage.postgres.users import USERS

KEYS: Table = ApiKeyRow.__table__  # type: ignore[attr-defined]
MOST_KEYS = 100
"""Of one user."""


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """When and from where a key was used."""

    at: datetime
    address: str


class ApiKeyStore:
    """Every method raises Unavailable when Postgres is away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def create(self, key: ApiKey, secret_hash: str) -> None:
        """Add `key`; Conflict when its user has too many, the one who waits for the user's row counting last."""
        row = msgspec.structs.asdict(key) | {
            "scopes": [scope.value for scope in key.scopes],
            "jobs": list(key.jobs),
            "networks": list(key.networks),
            "secret_hash": secret_hash,
        }
        async with self._database.transaction() as connection:
            await connection.execute(select(USERS.c.id).where(USERS.c.id == key.user_id).with_for_update())
            count = select(func.count()).select_from(KEYS).where(KEYS.c.user_id == key.user_id)
            if (await connection.execute(count)).scalar_one() >= MOST_KEYS:
                raise Conflict(f"A user has {MOST_KEYS} API keys at most; revoke one first.", code="key.too_many")
            await connection.execute(insert(KEYS).values(row))

    async def find(self, key_id: str) -> ApiKey | None:
        """The key."""
        async with self._database.transaction() as connection:
            row = (await connection.execute(select(KEYS).where(KEYS.c.id == key_id))).first()
        return None if row is None else api_key(row)

    async def of_user(self, user_id: str) -> list[ApiKey]:
        """All keys of a user, the newest first."""
        query = select(KEYS).where(KEYS.c.user_id == user_id).order_by(KEYS.c.created_at.desc(), KEYS.c.id)
        async with self._database.transaction() as connection:
            return [api_key(row) for row in await connection.execute(query)]

    async def remove(self, user_id: str, key_id: str) -> ApiKey | None:
        """Remove a key of a user; the key, None when there is none."""
        gone = delete(KEYS).where(KEYS.c.user_id == user_id, KEYS.c.id == key_id).returning(KEYS)
        async with self._database.transaction() as connection:
            row = (await connection.execute(gone)).first()
        return None if row is None else api_key(row)

    async def ids(self) -> set[str]:
        """The beginnings of all keys, so that a made-up one costs no question."""
        async with self._database.transaction() as connection:
            return set((await connection.execute(select(KEYS.c.id))).scalars())

    async def note_uses(self, uses: Mapping[str, Use]) -> None:
        """Note when keys were last used."""
        change = update(KEYS).where(KEYS.c.id == bindparam("of"))
        rows = [{"of": key_id, "at": use.at, "by": use.address} for key_id, use in sorted(uses.items())]
        change = change.values(last_used_at=bindparam("at"), last_used_address=bindparam("by"))
        async with self._database.transaction() as connection:
            await connection.execute(change, rows)


def api_key(row: Row[Sequence[object]]) -> ApiKey:
    """The key of a row. A scope that this version does not know gives nothing."""
    return ApiKey(
        id=row.id,
        user_id=UserId(row.user_id),
        name=row.name,
        scopes=tuple(Permission(scope) for scope in row.scopes if scope in _PERMISSIONS),
        jobs=tuple(JobId(job) for job in row.jobs),
        networks=tuple(row.networks),
        created_at=row.created_at,
        expires_at=row.expires_at,
        last_used_at=row.last_used_at,
        last_used_address=row.last_used_address,
    )


_PERMISSIONS = frozenset(permission.value for permission in Permission)
