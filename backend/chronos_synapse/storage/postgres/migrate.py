"""Brings the tables up to this version."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import NullPool, create_engine, text

from chronos_synapse.storage.postgres.engine import connect_arguments, driver_url, unavailable_when_away

LOCK = 0x43_48_52_4F_4E_32
LOCK_WAIT_S = 120


def upgrade(database_url: str) -> None:
    """Apply every missing revision; safe to repeat, and from several processes at once.

    Unavailable when Postgres is away, ValueError when the URL is wrong.
    """
    engine = create_engine(driver_url(database_url), poolclass=NullPool, connect_args=connect_arguments())
    with unavailable_when_away(), engine.connect() as connection:
        connection.execute(text(f"SET lock_timeout = '{LOCK_WAIT_S}s'"))
        connection.execute(text(f"SET statement_timeout = '{LOCK_WAIT_S}s'"))
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": LOCK})
        connection.commit()
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")  # The lock ends with the connection.
