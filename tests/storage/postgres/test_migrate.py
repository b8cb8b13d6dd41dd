"""The tables are brought up to date, once, whoever asks."""

import threading

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.storage.postgres.engine import driver_url
from chronos_synapse.storage.postgres.migrate import upgrade


def test_an_empty_database_gets_the_tables_and_a_second_upgrade_changes_nothing(empty_database_url: str) -> None:
    upgrade(empty_database_url)
    upgrade(empty_database_url)

    with psycopg.connect(empty_database_url) as connection:
        assert connection.execute("SELECT count(*) FROM users").fetchone() == (0,)


def test_processes_that_start_at_the_same_time_upgrade_once(empty_database_url: str) -> None:
    failures: list[BaseException] = []

    def attempt() -> None:
        try:
            upgrade(empty_database_url)
        except BaseException as exc:
            failures.append(exc)

    threads = [threading.Thread(target=attempt) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []


def test_the_revisions_make_exactly_the_declared_tables(database_url: str) -> None:
    engine = create_engine(driver_url(database_url))
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), SQLModel.metadata)
    engine.dispose()

    assert differences == []


def test_a_server_that_is_away_is_unavailable() -> None:
    with pytest.raises(Unavailable) as caught:
        upgrade("postgresql://chronos@127.0.0.1:1/chronos")

    assert caught.value.part == "postgres"


def test_a_url_of_another_database_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="CHRONOS_DATABASE_URL"):
        upgrade("mysql://root@localhost/x")
