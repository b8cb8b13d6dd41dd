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
def database(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("CHRONOS_DATABASE_URL", database_url)
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
