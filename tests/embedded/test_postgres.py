"""The embedded Postgres, really started."""

import importlib.util
from pathlib import Path

import psycopg
import pytest

from chronos_synapse.embedded import EmbeddedUnavailable, ServerFailed
from chronos_synapse.embedded.directory import locked
from chronos_synapse.embedded.postgres import ensure_database, postgres, postgres_spec, postgres_url
from chronos_synapse.embedded.process import kill, start, wait_ready


def test_a_test_gets_an_empty_database_of_its_own(empty_database_url: str) -> None:
    with psycopg.connect(empty_database_url) as connection:
        connection.execute("CREATE TABLE thing (id int)")
        rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()

    assert rows == [("thing",)]


def test_it_listens_on_no_port(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_it_keeps_its_data_through_a_kill_and_half_made_files(tmp_path: Path) -> None:
    (tmp_path / "files.new").mkdir()
    (tmp_path / "files.new" / "PG_VERSION").write_text("half made")
    with locked(tmp_path) as lock:
        spec = postgres_spec(tmp_path, lock=lock)
        process = start(spec)
        wait_ready(process, spec)
        ensure_database(tmp_path)
        with psycopg.connect(postgres_url(tmp_path)) as connection:
            connection.execute("CREATE TABLE thing AS SELECT 7 AS id")
        kill(process)

    with postgres(tmp_path) as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT id FROM thing").fetchone() == (7,)


def test_files_that_are_not_its_own_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "PG_VERSION").write_text("9.6\n")

    with (
        pytest.raises(ServerFailed, match=r"(?s)postgres ended .* before it was ready.*configuration file"),
        postgres(tmp_path),
    ):
        pass


def test_a_platform_without_it_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    with pytest.raises(EmbeddedUnavailable, match="set CHRONOS_DATABASE_URL"):
        postgres_spec(tmp_path, lock=0)
