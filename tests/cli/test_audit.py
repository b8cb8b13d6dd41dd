"""`chronos audit`: verify tells by its exit code, show and export neutralise what they print."""

import asyncio
import csv
import io
import json

import pytest

from chronos_synapse.cli import main as command
from chronos_synapse.domain.audit import Actor, ActorKind, Resource
from tests.builders import open_store
from tests.services.audit import OTHER_SECRET, SECRET, an_event, log_of


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, redis_url: str, key_prefix: str) -> None:
    monkeypatch.setenv("CHRONOS_REDIS_URL", redis_url)
    monkeypatch.setenv("CHRONOS_KEY_PREFIX", key_prefix)
    monkeypatch.setenv("CHRONOS_SECRET_KEY", SECRET)


@pytest.fixture
def written(redis_url: str, key_prefix: str) -> None:
    """Three entries, the last one by somebody who would like to deceive."""

    async def write() -> None:
        async with open_store(redis_url, key_prefix) as store:
            evil = Actor(kind=ActorKind.USER, id="u2", name="\x1b[2J=HYPERLINK(1)\n1 2026 Ann: job.create")
            resource = Resource(kind="job", id="j2", name="=1+1")
            await log_of(store).write([an_event(), an_event(action="job.run"), an_event(actor=evil, resource=resource)])

    asyncio.run(write())


def tamper(redis_url: str, key_prefix: str) -> None:
    async def change() -> None:
        async with open_store(redis_url, key_prefix) as store:
            await store.door.call("JSON.SET", store.door.keys.audit_entry("2"), "$.owner_id", '"x"')

    asyncio.run(change())


@pytest.mark.usefixtures("written")
def test_a_whole_log_is_told_by_the_exit_code_and_its_head(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["audit", "verify"]) == 0
    out, err = capsys.readouterr()
    assert err == "Nothing is wrong: 3 entries were checked.\n"
    head = out.removeprefix("head ").strip()

    assert command.main(["audit", "verify", "--head", head]) == 0
    capsys.readouterr()
    assert command.main(["audit", "verify", "--head", "9:" + head.partition(":")[2]]) == 1
    assert capsys.readouterr().out.startswith("truncated: entry 9: ")


@pytest.mark.usefixtures("written")
def test_an_altered_entry_is_told(redis_url: str, key_prefix: str, capsys: pytest.CaptureFixture[str]) -> None:
    tamper(redis_url, key_prefix)

    assert command.main(["audit", "verify"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("altered: entry 2: ")
    assert "NOT as it was written" in err


@pytest.mark.usefixtures("written")
def test_another_secret_key_is_told_apart_from_tampering(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHRONOS_SECRET_KEY", OTHER_SECRET)

    assert command.main(["audit", "verify"]) == 1
    assert capsys.readouterr().out.count("no_key: entry ") == 3


@pytest.mark.usefixtures("written")
def test_entries_are_shown_on_one_line_each_without_escapes(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["audit", "show"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["3", "2", "1"]
    assert "\x1b" not in "".join(lines)
    assert "\\x1b[2J=HYPERLINK(1)\\n1 2026 Ann" in lines[0]


@pytest.mark.usefixtures("written")
def test_what_is_shown_can_be_narrowed(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["audit", "show", "--action", "job.run"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert command.main(["audit", "show", "--limit", "2"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert command.main(["audit", "show", "--actor", "u2", "--resource", "j2"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


@pytest.mark.usefixtures("written")
def test_an_export_has_every_entry(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert command.main(["audit", "export"]) == 0
    lines = capfdbinary.readouterr().out.splitlines()
    assert [json.loads(line)["seq"] for line in lines] == [3, 2, 1]

    assert command.main(["audit", "export", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode(), newline="")))
    assert [row["seq"] for row in rows] == ["3", "2", "1"]
    assert rows[0]["resource_name"] == "'=1+1"


def test_a_head_of_another_form_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["audit", "verify", "--head", "x"]) == 1
    assert "seq:hash" in capsys.readouterr().err
