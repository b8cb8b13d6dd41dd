"""`chronos import crontab`, against the product as it runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chronos_synapse.cli.main import main
from tests.product import ADMIN, Up, call

CRONTAB = """\
MAILTO=root
# Rotate the logs
0 3 * * * rotate-logs
not a line of a crontab
"""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with Up(tmp_path_factory.mktemp("import") / "data", settings=ADMIN) as up:
        yield up.wait_until_ready()


@pytest.fixture
def crontab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in ADMIN.items():
        monkeypatch.setenv(name, value)
    path = tmp_path / "crontab"
    path.write_text(CRONTAB)
    return path


def jobs(url: str) -> list[str]:
    credentials = {"email": ADMIN["CHRONOS_ADMIN_EMAIL"], "password": ADMIN["CHRONOS_ADMIN_PASSWORD"]}
    token = call(f"{url}/api/v1/auth/login", body=credentials)[1]["access_token"]
    return [f"{job['name']}: {job['state']}" for job in call(f"{url}/api/v1/jobs", token=token)[1]["items"]]


def test_a_dry_run_tells_of_every_line_and_makes_nothing(
    url: str, crontab: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["import", "crontab", str(crontab), "--url", url, "--dry-run"])

    told = capsys.readouterr().out
    assert code == 3
    assert "line 1: setting MAILTO" in told
    assert "line 3: would become the job 'Rotate the logs': At 03:00 every day" in told
    assert "line 4: not understood" in told
    assert told.endswith("jobs: 1, settings: 1, lines not understood: 1\n")
    assert jobs(url) == []


def test_the_jobs_of_a_crontab_are_made_paused(url: str, crontab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    crontab.write_text(CRONTAB.replace("not a line of a crontab\n", ""))

    code = main(["import", "crontab", str(crontab), "--url", url])

    assert code == 0
    assert "became the job 'Rotate the logs'" in capsys.readouterr().out
    assert jobs(url) == ["Rotate the logs: paused"]


def test_a_wrong_password_is_told_in_a_sentence(
    url: str, crontab: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHRONOS_ADMIN_PASSWORD", "not the password")

    assert main(["import", "crontab", str(crontab), "--url", url]) == 1
    assert capsys.readouterr().err.startswith("chronos: ")


def test_a_file_that_is_not_there_is_named(url: str, crontab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "crontab", str(crontab) + "-none", "--url", url]) == 1
    assert "crontab-none" in capsys.readouterr().err


def test_an_api_that_does_not_answer_is_told_in_a_sentence(crontab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "crontab", str(crontab), "--url", "http://127.0.0.1:9"]) == 1
    assert "does not answer" in capsys.readouterr().err
