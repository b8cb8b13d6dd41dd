"""`chronos user add` adds a user who may log in."""

import io

import psycopg
import pytest

from chronos_synapse.cli.main import main

PASSWORD = "three kind words"


def add(monkeypatch: pytest.MonkeyPatch, *arguments: str, password: str = PASSWORD) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    return main(["user", "add", *arguments, "--password-stdin"])


@pytest.fixture
def database(database_url: str, redis_url: str, key_prefix: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("CHRONOS_DATABASE_URL", database_url)
    monkeypatch.setenv("CHRONOS_REDIS_URL", redis_url)
    monkeypatch.setenv("CHRONOS_KEY_PREFIX", key_prefix)
    return database_url


def test_a_user_is_added_and_the_id_printed(
    database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = add(monkeypatch, "Jane@example.org", "--name", "Jane", "--role", "viewer")

    with psycopg.connect(database) as connection:
        row = connection.execute("SELECT id, email, name, role FROM users").fetchone()
    assert code == 0
    assert row == (capsys.readouterr().out.strip(), "jane@example.org", "Jane", "viewer")


@pytest.mark.parametrize(
    ("email", "password", "complaint"),
    [("nobody", PASSWORD, "e-mail address"), ("jane@example.org", "short", "10 to 128 characters")],
)
def test_what_is_refused_is_told_in_a_sentence(
    database: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    email: str,
    password: str,
    complaint: str,
) -> None:
    code = add(monkeypatch, email, password=password)

    assert code == 1
    assert complaint in capsys.readouterr().err


def state_of(database: str) -> tuple[str, str]:
    with psycopg.connect(database) as connection:
        row = connection.execute("SELECT state, role FROM users WHERE email = 'jane@example.org'").fetchone()
    assert row is not None
    return row[0], row[1]


def test_a_user_is_shut_out_let_in_and_given_another_role(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch, "jane@example.org")

    assert main(["user", "disable", "jane@example.org"]) == 0
    assert state_of(database) == ("disabled", "developer")
    assert main(["user", "enable", "jane@example.org"]) == 0
    assert main(["user", "role", "jane@example.org", "admin"]) == 0
    assert state_of(database) == ("active", "admin")


def test_the_last_administrator_stays(
    database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    add(monkeypatch, "jane@example.org", "--role", "admin")

    assert main(["user", "disable", "jane@example.org"]) == 1
    assert main(["user", "role", "jane@example.org", "viewer"]) == 1
    assert "last administrator" in capsys.readouterr().err
    assert state_of(database) == ("active", "admin")


def test_users_are_listed(database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    add(monkeypatch, "jane@example.org")
    add(monkeypatch, "joe@example.org")
    capsys.readouterr()

    assert main(["user", "list", "JANE"]) == 0

    (line,) = capsys.readouterr().out.splitlines()
    assert "jane@example.org" in line
    assert "active" in line


def test_a_password_is_set_and_an_unknown_user_told_of(
    database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    add(monkeypatch, "jane@example.org")
    monkeypatch.setattr("sys.stdin", io.StringIO("another kind of words\n"))

    assert main(["user", "reset-password", "jane@example.org", "--password-stdin"]) == 0
    assert main(["user", "disable", "nobody@example.org"]) == 1
    assert "nobody@example.org" in capsys.readouterr().err
