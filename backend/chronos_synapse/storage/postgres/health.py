"""DatabaseHealth: what Postgres says of itself."""

from typing import Any

import msgspec
from sqlalchemy import text

from chronos_synapse.storage.postgres.engine import Database

_SERVER = text(
    "SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS bytes,"
    " (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()) AS connections,"
    " current_setting('max_connections')::int AS most_connections"
)
_TABLES = text(
    "SELECT relname AS name, pg_total_relation_size(relid) AS bytes, n_live_tup AS rows, n_dead_tup AS dead_rows"
    " FROM pg_stat_user_tables ORDER BY bytes DESC, name LIMIT 50"
)


class TableSize(msgspec.Struct, frozen=True, kw_only=True):
    """One table."""

    name: str
    bytes: int
    """With its indexes."""
    rows: int
    """By the server's own statistics."""
    dead_rows: int
    """That wait to be vacuumed."""


class DatabaseState(msgspec.Struct, frozen=True, kw_only=True):
    """The server, and our database on it."""

    version: str
    bytes: int
    connections: int
    most_connections: int
    tables: tuple[TableSize, ...]


class DatabaseHealth:
    """Every method raises Unavailable when Postgres is away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def state(self) -> DatabaseState:
        """The server now."""
        async with self._database.transaction() as connection:
            server: Any = (await connection.execute(_SERVER)).one()
            tables = (await connection.execute(_TABLES)).all()
        return DatabaseState(
            version=server.version,
            bytes=server.bytes,
            connections=server.connections,
            most_connections=server.most_connections,
            tables=tuple(
                TableSize(name=row.name, bytes=row.bytes, rows=row.rows, dead_rows=row.dead_rows) for row in tables
            ),
        )
