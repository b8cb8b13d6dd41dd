"""The connection to Postgres."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from sqlalchemy import URL, exc, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from chronos_synapse.domain.errors import Unavailable

CONNECT_S = 5
STATEMENT_S = 10
POOL_SIZE = 5
LOST_CONNECTION_MS = 15_000
"""A connection whose peer does not acknowledge for this long is given up."""


class Database:
    """A pool of connections; closed by `close`."""

    def __init__(self, url: str) -> None:
        self._engine: AsyncEngine = create_async_engine(
            driver_url(url),
            pool_size=POOL_SIZE,
            max_overflow=POOL_SIZE,
            pool_pre_ping=True,
            pool_timeout=CONNECT_S,
            connect_args=connect_arguments(),
        )

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()

    async def check(self) -> None:
        """Unavailable when Postgres does not answer."""
        async with self.transaction() as connection:
            await connection.execute(text("SELECT 1"))

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """A connection in a transaction that is committed at the end; Unavailable when Postgres is away."""
        with unavailable_when_away():
            async with self._engine.begin() as connection:
                yield connection


def is_storable(text: str) -> bool:
    """Whether Postgres can hold `text`; what it cannot hold is not there."""
    return "\x00" not in text


def driver_url(url: str) -> URL:
    """`url` with the driver that we use; ValueError when it is not one of Postgres."""
    try:
        parsed = make_url(url)
    except exc.ArgumentError as error:
        raise ValueError("CHRONOS_DATABASE_URL is no URL") from error
    if parsed.get_backend_name() not in {"postgresql", "postgres"}:
        raise ValueError("CHRONOS_DATABASE_URL must begin with postgresql://")
    return parsed.set(drivername="postgresql+psycopg")


def connect_arguments() -> dict[str, object]:
    """Time limits for everything that may hang."""
    return {
        "connect_timeout": CONNECT_S,
        "tcp_user_timeout": LOST_CONNECTION_MS,
        "application_name": "chronos",
        "options": f"-c statement_timeout={STATEMENT_S * 1000} -c lock_timeout={STATEMENT_S * 1000}",
    }


@contextmanager
def unavailable_when_away() -> Iterator[None]:
    """Turn what the driver raises when the server is away into Unavailable."""
    try:
        yield
    except (exc.OperationalError, exc.InterfaceError, exc.TimeoutError, OSError) as error:
        raise Unavailable("Postgres does not answer", part="postgres") from error
    except exc.DBAPIError as error:
        if not error.connection_invalidated:
            raise
        raise Unavailable("Postgres closed the connection", part="postgres") from error
