"""Servers and clean places for tests: one Redis Stack and one Postgres a session, nothing shared between tests."""

import secrets
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

import coverage
import psycopg
import pytest
import redis
from hypothesis import HealthCheck
from hypothesis import settings as property_settings
from passlib.hash import argon2  # type: ignore[import-untyped]

from chronos_synapse.embedded.postgres import postgres
from chronos_synapse.embedded.redis_stack import redis_stack
from chronos_synapse.security import passwords

QUICK_HASH = "$argon2id$v=19$m=8,t=1,p=1$eO99z5lzDiHkPAdASMkZgw$wmdhLR6cCRFFswEhWBdLPubDFKWKkxJJWx9h3nzUiTw"
"""Of nobody's password."""


EMPTIED = """
DO $$
DECLARE found text;
BEGIN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid();
    SET LOCAL session_replication_role = replica;  -- rows may go in any order
    FOR found IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE format('DELETE FROM %I', found);
    END LOOP;
END $$
"""
"""Ends what is left of a test in a database, and leaves its tables without rows."""

# No example has a clock beside it: a machine that stands still for a moment has found no defect.
property_settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
property_settings.load_profile("patient")


class FailuresAtOnce:
    """Names each failure as it comes: a run that is cut short has told by then what it found."""

    def __init__(self, terminal: pytest.TerminalReporter) -> None:
        self._terminal = terminal

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Called where the reports of all workers come together."""
        if not report.failed:
            return
        words = report.longreprtext.strip().splitlines()
        why = next((line for line in reversed(words) if line.startswith("E ")), words[-1] if words else "")
        where = f"{report.nodeid} failed at its {report.when}, {report.duration:.1f} s"
        self._terminal.write_line(f"\n{where}: {why[:300]}")


@pytest.hookimpl(trylast=True)  # after the terminal has its reporter
def pytest_configure(config: pytest.Config) -> None:
    """With xdist, only the process that has the terminal tells."""
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    if terminal is not None and not hasattr(config, "workerinput"):
        config.pluginmanager.register(FailuresAtOnce(terminal), "failures-at-once")


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes of passwords cost next to nothing, but where a module says otherwise by a fixture of this name."""
    quick = argon2.using(rounds=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "argon2", quick)
    monkeypatch.setattr(passwords, "NOBODYS_HASH", QUICK_HASH)


@pytest.fixture(scope="module")
def unmeasured() -> Iterator[None]:
    """Coverage looks away, which halves what a test costs: for files of long ones whose lines others run too."""
    measuring = coverage.Coverage.current()
    if measuring is None:
        yield
        return
    measuring.stop()
    yield
    measuring.start()


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Redis Stack with an append-only file, as `chronos up` starts it (`unix://` URL)."""
    with redis_stack(tmp_path_factory.mktemp("redis")) as url:
        yield url


@pytest.fixture
def key_prefix(redis_url: str) -> Iterator[str]:
    """A prefix for this test's keys and indexes, which are deleted afterwards."""
    yield from clean_prefix(redis_url)


def clean_prefix(redis_url: str) -> Iterator[str]:
    """A prefix that nobody uses; what lies below it is deleted afterwards."""
    prefix = f"{{t-{secrets.token_hex(4)}}}"
    yield prefix
    with redis.Redis.from_url(redis_url, decode_responses=True) as client:
        for index in client.execute_command("FT._LIST"):
            if index.startswith(prefix):
                client.execute_command("FT.DROPINDEX", index)
        for key in client.scan_iter(match=f"{prefix}*", count=1000):
            client.unlink(key)


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Postgres as `chronos up` starts it; its own database is left alone by tests."""
    with postgres(tmp_path_factory.mktemp("postgres")) as url:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            _execute(url, f"ALTER SYSTEM SET {setting} = off")  # nobody needs these rows after a crash
        _execute(url, "SELECT pg_reload_conf()")
        yield url


@pytest.fixture(scope="session")
def migrated_template(postgres_url: str) -> str:
    """Name of a database that has our tables, made once, to be copied."""
    from chronos_synapse.storage.postgres.migrate import upgrade  # noqa: PLC0415 - not every test needs it

    name = "migrated"
    _create_database(postgres_url, name)
    upgrade(_with_database(postgres_url, name))
    return name


@pytest.fixture
def empty_database_url(postgres_url: str) -> Iterator[str]:
    """A database of this test's own, without any table."""
    yield from clean_database(postgres_url)


@pytest.fixture(scope="session")
def idle_databases() -> list[str]:
    """URLs of databases of former tests, without any row: to make one takes longer than most tests."""
    return []


@pytest.fixture
def database_url(postgres_url: str, migrated_template: str, idle_databases: list[str]) -> Iterator[str]:
    """A database of this test's own, with all tables, without any row."""
    if idle_databases:
        url = idle_databases.pop()
    else:
        name = f"t_{secrets.token_hex(4)}"
        _create_database(postgres_url, name, template=migrated_template)
        url = _with_database(postgres_url, name)
    yield url
    _execute(url, EMPTIED)
    idle_databases.append(url)


def clean_database(postgres_url: str, *, template: str = "template0") -> Iterator[str]:
    """A database like `template`, deleted afterwards."""
    name = f"t_{secrets.token_hex(4)}"
    _create_database(postgres_url, name, template=template)
    yield _with_database(postgres_url, name)
    _execute(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


def _create_database(postgres_url: str, name: str, *, template: str = "template0") -> None:
    _execute(postgres_url, f"CREATE DATABASE {name} TEMPLATE {template}")


def _execute(postgres_url: str, statement: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(statement.encode())


def _with_database(postgres_url: str, name: str) -> str:
    return urlunsplit(urlsplit(postgres_url)._replace(path=f"/{name}"))
