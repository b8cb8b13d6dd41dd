"""The commands that work through the API, against the product as it runs."""

import base64
import io
import json
import os
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from chronos_client import Chronos, Tokens
from chronos_client.models import JobChange
from chronos_synapse.cli.main import main
from chronos_synapse.cli.remote.logins import KeptTokens, LoginFile, Logins
from chronos_synapse.security.tokens import AccessTokens
from chronos_synapse.services.jobs.yaml_text import read_yaml
from tests.product import ADMIN, Up

SECRET = "only for tests, and long enough for HS256"
EMAIL, PASSWORD = ADMIN["CHRONOS_ADMIN_EMAIL"], ADMIN["CHRONOS_ADMIN_PASSWORD"]
NOWHERE = "0" * 16


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with Up(tmp_path_factory.mktemp("remote") / "data", settings=ADMIN | {"CHRONOS_SECRET_KEY": SECRET}) as up:
        yield up.wait_until_ready()


@pytest.fixture(scope="module")
def tokens(url: str, tmp_path_factory: pytest.TempPathFactory) -> Tokens:
    """Of one log-in for all tests: a log-in is made slow on purpose."""
    folder = tmp_path_factory.mktemp("config")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(folder))
        patch.setattr(sys, "stdin", io.StringIO(PASSWORD + "\n"))
        assert main(["login", url, "--user", EMAIL, "--password-stdin"]) == 0
    found = LoginFile(folder / "chronos").read()
    assert found.current == url
    return found.servers[url]


@pytest.fixture
def config(url: str, tokens: Tokens, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LoginFile:
    """Logged in, in a folder of this test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for name in ("CHRONOS_URL", "CHRONOS_API_KEY", "CHRONOS_ADMIN_EMAIL"):
        monkeypatch.delenv(name, raising=False)
    file = LoginFile(tmp_path / "config" / "chronos")
    file.change(lambda _: Logins(current=url, servers={url: tokens}))
    return file


class Shell:
    """Runs commands, and tells what they print."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.code = 0
        self.error = ""

    def __call__(self, *words: str, code: int = 0) -> str:
        self._capsys.readouterr()
        self.code = main(list(words))
        said = self._capsys.readouterr()
        self.error = said.err
        assert self.code == code, said
        return said.out

    def json(self, *words: str) -> Any:
        return json.loads(self(*words, "-o", "json"))

    def job(self, name: str, command: str = "true", *words: str) -> str:
        return self("jobs", "create", "--name", name, "--command", command, *words).strip()


@pytest.fixture
def chronos(config: LoginFile, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


def test_a_log_in_is_kept_where_only_its_owner_reads_it(chronos: Shell, config: LoginFile, tmp_path: Path) -> None:
    folder = tmp_path / "config" / "chronos"

    assert chronos("whoami").splitlines()[1].split() == ["e-mail", EMAIL]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(path.stat().st_mode) for path in sorted(folder.iterdir())] == [0o600, 0o600]
    assert PASSWORD not in (folder / "logins.json").read_text()


def test_who_one_is_comes_in_every_form(chronos: Shell) -> None:
    assert chronos.json("whoami")["user"]["email"] == EMAIL
    assert read_yaml(chronos("whoami", "-o", "yaml"))["user"]["role"] == "admin"
    assert "job:create" in chronos("whoami")


def test_a_wrong_password_is_told_in_a_sentence(
    url: str, chronos: Shell, config: LoginFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = config.read()
    monkeypatch.setattr(sys, "stdin", io.StringIO("wrong\n"))

    chronos("login", url, "--user", "nobody@example.org", "--password-stdin", code=1)

    assert chronos.error.startswith("chronos: ")
    assert "Traceback" not in chronos.error
    assert config.read() == before


def test_nobody_is_asked_where_there_is_nobody(url: str, chronos: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))

    chronos("login", url, code=1)

    assert "There is nobody to ask: E-mail or user name" in chronos.error


def test_without_a_log_in_it_says_how_to_get_one(chronos: Shell, config: LoginFile, url: str) -> None:
    config.change(lambda _: Logins(current=url))

    chronos("jobs", "list", code=1)

    assert chronos.error == f"chronos: Log in first: chronos login {url}\n"


def test_a_server_that_does_not_answer_is_told_in_a_sentence(
    chronos: Shell, config: LoginFile, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chronos_client._sync.Retries", lambda: __import__("chronos_client").Retries(attempts=1))
    config.change(lambda now: Logins(current="http://127.0.0.1:9", servers={"http://127.0.0.1:9": tokens}))

    chronos("jobs", "list", code=1)

    assert "http://127.0.0.1:9 does not answer" in chronos.error


def test_logging_out_ends_the_session_and_forgets_it(
    url: str, chronos: Shell, config: LoginFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(PASSWORD + "\n"))
    chronos("login", url, "--user", EMAIL, "--password-stdin")
    own = config.read().servers[url]

    chronos("logout")

    assert config.read().servers == {}
    assert "Nobody is logged in" in chronos("logout")
    config.change(lambda _: Logins(current=url, servers={url: own}))
    chronos("whoami", code=1)


def expired(tokens: Tokens) -> Tokens:
    """The same session with an access token that is too old."""
    payload = tokens.access_token.split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    access = AccessTokens([SECRET]).encode(claims["sub"], claims["sid"], life_s=-60)
    return msgspec.structs.replace(tokens, access_token=access)


def test_a_session_is_renewed_once_however_many_commands_need_it(
    url: str, chronos: Shell, config: LoginFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(PASSWORD + "\n"))
    chronos("login", url, "--user", EMAIL, "--password-stdin")
    config.change(lambda now: Logins(current=url, servers={url: expired(now.servers[url])}))
    told: list[str] = []

    def ask() -> None:
        with Chronos(url, token=KeptTokens(config, url)) as client:
            told.append(client.get_me().user.email)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert told == [EMAIL] * 6
    fresh = config.read().servers[url]
    assert chronos("whoami")
    assert config.read().servers[url] == fresh
    chronos("logout")


def test_a_key_stands_above_the_log_in_and_reaches_as_far_as_it_may(
    chronos: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = chronos.job("Kept")
    key = chronos("keys", "create", "for tests", "--scope", "job:read", "--days", "1").strip()
    (listed,) = [one for one in chronos.json("keys", "list") if one["name"] == "for tests"]
    assert key not in chronos("keys", "list")
    monkeypatch.setenv("CHRONOS_API_KEY", key)

    assert chronos.json("jobs", "get", job_id)["name"] == "Kept"
    chronos("jobs", "delete", job_id, "--yes", code=1)
    monkeypatch.delenv("CHRONOS_API_KEY")
    chronos("keys", "revoke", listed["id"])
    monkeypatch.setenv("CHRONOS_API_KEY", key)
    chronos("whoami", code=1)


def test_a_job_from_the_first_draft_to_its_end(chronos: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    job_id = chronos.job("Whole life", "echo hi", "--schedule", "0 4 * * *", "--tag", "life", "--state", "active")

    (line,) = chronos("jobs", "list", "--tag", "life").splitlines()[1:]
    assert line.split()[:4] == [job_id, "Whole", "life", "active"]
    chronos("jobs", "pause", "Whole life")
    chronos("jobs", "tag", "--tag", "more", job_id)
    chronos("jobs", "untag", "--tag", "life", job_id)
    found = chronos.json("jobs", "get", "Whole life")
    assert (found["state"], found["tags"]) == ("paused", ["more"])
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    chronos("jobs", "delete", job_id, code=1)
    assert "say --yes" in chronos.error
    chronos("jobs", "delete", job_id, "--yes")
    chronos("jobs", "get", "Whole life", code=1)
    assert chronos.error == "chronos: There is no job 'Whole life'.\n"


def test_some_of_many_may_be_refused(chronos: Shell) -> None:
    job_id = chronos.job("One of two")

    told = chronos("jobs", "archive", job_id, NOWHERE, code=3).splitlines()

    assert told[1].split() == [job_id, "ok", "-"]
    assert told[2].split()[:2] == [NOWHERE, "refused"]


def test_a_name_that_several_jobs_have_is_not_guessed(chronos: Shell) -> None:
    twins = [chronos.job("Twin"), chronos.job("Twin")]

    chronos("run", "Twin", code=1)

    assert all(one in chronos.error for one in twins)


@pytest.mark.parametrize(
    ("command", "code", "ending"),
    [
        ("echo out; echo err >&2", 0, "succeeded"),
        ("echo out; exit 7", 7, "failed"),
        ("kill -9 $$", 137, "failed"),
    ],
)
def test_following_a_run_ends_as_the_job_does(chronos: Shell, command: str, code: int, ending: str) -> None:
    job_id = chronos.job(f"Ends with {code}", command)

    out = chronos("run", job_id, "--follow", code=code)

    assert ending in chronos.error
    assert ("out\n" in out) is ("out" in command)


def test_a_run_that_takes_too_long_or_is_cancelled_or_never_starts_says_so(chronos: Shell) -> None:
    slow = chronos.job("Slow", "sleep 60")
    chronos("jobs", "edit", slow, "--set", "timeout_s=0.2", "--set", "grace_s=0")
    chronos("run", slow, "-f", code=124)
    chronos("jobs", "edit", slow, "--set", "timeout_s=60")
    first = chronos("run", slow).strip()
    chronos("run", slow, "-f", code=125)
    assert "skipped" in chronos.error

    ending = threading.Timer(0.5, main, [["executions", "cancel", first]])
    ending.start()
    chronos("logs", first, "--follow")
    ending.join()

    assert chronos.json("executions", "get", first)["state"] == "cancelled"


def test_parameters_are_what_the_definition_means(chronos: Shell, tmp_path: Path) -> None:
    definition = tmp_path / "job.yaml"
    definition.write_text(
        "name: With parameters\n"
        "executor: {kind: shell, config: {command: 'echo $CHRONOS_PARAM_HOST $CHRONOS_PARAM_N $CHRONOS_PARAM_ON'}}\n"
        "parameters: [{name: host}, {name: n, type: number}, {name: on, type: boolean}]\n"
    )
    chronos("jobs", "create", "-f", str(definition))

    out = chronos("run", "With parameters", "-f", "-p", "host=no", "-p", "n=1.5", "-p", "on=true")

    assert out == "no 1.5 true\n"
    chronos("run", "With parameters", "-p", "n=many", code=1)
    chronos("run", "With parameters", "-p", "nothing", code=1)
    chronos("run", "With parameters", "-p", "other=1", code=1)


def test_nothing_that_a_job_prints_or_is_called_commands_a_terminal(
    chronos: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard, link, device = r"\033]52;c;aGk=\007", r"\033]8;;javascript:x\007", r"\033P1\033\\"
    colours = r"\033[31mred\033[0m\033[2J\033]0;x\007"
    hostile = rf"printf '{colours}{clipboard}{link}{device}\302\233H\rover\bx\n'"
    job_id = chronos.job("Hostile \u202ename", hostile)
    execution_id = chronos("run", job_id).strip()
    monkeypatch.delenv("NO_COLOR", raising=False)
    plain = chronos("logs", execution_id, "--follow")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    shown = chronos("logs", execution_id)
    found = [chronos("search", "logs", "red"), chronos("jobs", "list"), chronos("jobs", "get", job_id)]
    found += [
        chronos(*words, "-o", form)
        for words in (("jobs", "list"), ("search", "logs", "red"))
        for form in ("json", "yaml")
    ]
    found += [chronos("export", job_id), chronos("export", job_id, "-o", "json")]

    assert "\033[2J" in plain
    assert shown == "\033[31mred\033[0m^Mover^Hx\033[0m\n"
    for text in found:
        assert text
        assert [hex(ord(letter)) for letter in text if not letter.isprintable() and letter != "\n"] == []


def test_an_error_from_the_server_commands_no_terminal(chronos: Shell) -> None:
    chronos("jobs", "get", "\033[2Jname", code=1)

    assert "\033" not in chronos.error


def test_definitions_come_back_as_they_went(chronos: Shell, tmp_path: Path) -> None:
    chronos.job(
        "Round trip", "echo 'a: b' #\n", "--schedule", "*/5 * * * *", "--timezone", "Europe/Berlin", "--tag", "rt"
    )
    for form in ("yaml", "json"):
        file = tmp_path / f"jobs.{form}"
        chronos("export", "--tag", "rt", "-o", form, "--file", str(file))
        (before,) = chronos.json("jobs", "list", "--tag", "rt")
        chronos("jobs", "delete", "Round trip", "--yes")

        told = chronos("import", "jobs", str(file), "--dry-run")
        assert told.endswith("dry run; created: 1, updated: 0, unchanged: 0, refused: 0\n")
        assert chronos.json("jobs", "list", "--tag", "rt") == []
        chronos("import", "jobs", str(file))
        (after,) = chronos.json("jobs", "list", "--tag", "rt")
        for name in ("name", "executor", "schedule", "tags", "state", "environment"):
            assert after[name] == before[name]
        assert "unchanged: 1" in chronos("import", "jobs", str(file), "--update")


def test_a_file_of_many_definitions_goes_in_parts(
    chronos: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chronos_synapse.cli.remote.definitions.SURELY_ONE_BYTES", 10)
    monkeypatch.setattr("chronos_synapse.cli.remote.definitions.BATCH", 2)
    items = [{"name": f"Part {n}", "executor": {"kind": "noop"}, "tags": ["parts"]} for n in range(4)]
    file = tmp_path / "many.json"
    file.write_text(json.dumps([*items, {"name": "Broken"}]))

    told = chronos("import", "jobs", str(file), code=3).splitlines()

    assert [line.split()[0] for line in told[1:6]] == ["1", "2", "3", "4", "5"]
    assert told[-1] == "created: 4, updated: 0, unchanged: 0, refused: 1"
    assert len(read_yaml(chronos("export", "--tag", "parts"))) == 4


@pytest.mark.parametrize(
    "text", ["a: &a [x]\nb: *a", "!!python/object/apply:os.system ['true']", "- " * 99, "- name: a\n  name: b"]
)
def test_a_hostile_file_is_refused_in_a_sentence(chronos: Shell, tmp_path: Path, text: str) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(text)

    chronos("import", "jobs", str(file), code=1)

    assert "The YAML cannot be read at line" in chronos.error


def test_an_edit_changes_what_was_changed_in_the_editor(chronos: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    job_id = chronos.job("To be edited", "echo before")
    monkeypatch.setenv("VISUAL", "sed -i s/before/after/")

    chronos("jobs", "edit", job_id)
    monkeypatch.setenv("VISUAL", "true")
    chronos("jobs", "edit", job_id)

    assert "Nothing was changed" in chronos.error
    found = chronos.json("jobs", "get", job_id)
    assert (found["executor"]["config"]["command"], found["version"]) == ("echo after", 2)


def test_an_edit_overwrites_nobody(
    url: str, chronos: Shell, config: LoginFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = chronos.job("Contended", "echo before")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VISUAL", "sed -i s/before/mine/")

    def run_editor(*args: Any, **options: Any) -> Any:
        with Chronos(url, token=KeptTokens(config, url)) as other:
            other.change_job(job_id, JobChange(description="theirs"))
        return run(*args, **options)

    run = __import__("subprocess").run
    monkeypatch.setattr("chronos_synapse.cli.remote.editing.subprocess.run", run_editor)

    chronos("jobs", "edit", job_id, code=1)

    assert "echo mine" in (tmp_path / f"{job_id}.yaml").read_text()
    found = chronos.json("jobs", "get", job_id)
    assert (found["description"], found["executor"]["config"]["command"]) == ("theirs", "echo before")


@pytest.mark.parametrize("setting", ["colour=red", "timeout_s", "timeout_s=-1", "timeout_s=[", "timeout_s=soon"])
def test_a_setting_that_cannot_be_made_is_told(chronos: Shell, setting: str) -> None:
    job_id = chronos.job("Stays")

    chronos("jobs", "edit", job_id, "--set", setting, code=1)

    assert chronos.json("jobs", "get", job_id)["version"] == 1


def test_executions_are_found_and_repeated(chronos: Shell) -> None:
    job_id = chronos.job("Repeated", "echo needle-in-a-haystack; exit 3")
    chronos("run", job_id, "--follow", code=3)
    (execution,) = chronos.json("executions", "list", "--job", "Repeated", "--state", "failed")

    chronos("executions", "cancel", execution["id"], code=3)
    told = chronos("executions", "replay", execution["id"]).splitlines()[1].split()
    chronos("logs", told[1], "--follow", "--times")

    assert len(chronos.json("executions", "list", "--job", job_id)) == 2
    assert "Repeated" in chronos("search", "jobs", "repeated")
    assert execution["id"] in chronos("search", "executions", "repeated")
    chronos("executions", "list", "--from", "yesterday", code=1)
    assert "query:from" in chronos.error


def test_a_log_that_is_not_there_is_told(chronos: Shell) -> None:
    for words in (["logs", "nothing-1"], ["logs", "--follow", "nothing-1"]):
        chronos(*words, code=1)
        assert chronos.error == "chronos: There is no execution 'nothing-1'.\n"
    chronos("logs", "../../jobs", code=1)


def test_an_environment_variable_names_the_server(
    url: str, chronos: Shell, config: LoginFile, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.change(lambda _: Logins(current="http://127.0.0.1:9", servers={url: tokens}))
    monkeypatch.setenv("CHRONOS_URL", url + "/")

    assert EMAIL in chronos("whoami")
    assert os.environ["CHRONOS_URL"].endswith("/")
