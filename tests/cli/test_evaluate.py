"""`chronos eval` finds what it can measure in a folder, and says so when there is nothing."""

import json
from pathlib import Path

import numpy as np
import pytest

from chronos_models.synthetic import Fleet, fleet
from chronos_synapse.cli.evaluate import areas
from chronos_synapse.cli.evaluation.history_folder import read_histories
from chronos_synapse.cli.evaluation.options import Options
from chronos_synapse.cli.main import main
from tests.models.history_files import write_histories

DAILY = 86_400.0


@pytest.fixture(scope="module")
def made() -> Fleet:
    whole = fleet(40, 0, seed=6, most_runs=120)
    daily = [history for history in whole.histories if len(set(np.diff(history.fires_s))) == 1]
    daily = [history for history in daily if history.period_s == DAILY][:3]
    jobs = {history.job for history in daily}
    return Fleet(daily, [label for label in whole.labels if label.job in jobs])


@pytest.fixture(scope="module")
def folder(made: Fleet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data") / "histories"
    write_histories(made, {history.job: _daily(history.fires_s[0]) for history in made.histories}, path)
    return path


def _daily(first_s: float) -> str:
    minutes = int(first_s % DAILY) // 60
    return f"{minutes % 60} {minutes // 60} * * *"


def test_histories_are_read_as_they_were_written(made: Fleet, folder: Path) -> None:
    found = read_histories(folder)

    assert [history.job for history in found.histories] == [history.job for history in made.histories]
    for read, history in zip(found.histories, made.histories, strict=True):
        assert np.array_equal(read.fires_s, history.fires_s)
        assert np.allclose(read.runs.ended_s, history.runs.ended_s)
        assert np.array_equal(read.runs.is_success, history.runs.is_success)
        assert read.runs.error == history.runs.error
        assert [marker.kind for marker in read.markers] == [marker.kind for marker in history.markers]
    assert [label.kind for label in found.labels] == [label.kind for label in made.labels]


def test_a_folder_is_measured_and_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", str(folder), "--only", "alarms"]) == 0

    printed = capsys.readouterr().out
    assert "recall at 1" in printed
    assert "3 jobs" in printed


def test_a_folder_of_folders_is_measured_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", str(folder.parent), "--only", "alarms", "--json"]) == 0

    reports = json.loads(capsys.readouterr().out)
    assert [report["area"] for report in reports] == ["alarms"]
    assert {figure["name"] for figure in reports[0]["figures"]} >= {"recall at 0.3", "recall at 1", "recall at 3"}


def test_a_folder_without_data_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", str(tmp_path)]) == 1
    assert "nothing in a format" in capsys.readouterr().err

    assert main(["eval", str(tmp_path / "absent")]) == 1
    assert "no folder" in capsys.readouterr().err


def test_a_broken_file_is_named(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "runs").mkdir()
    (tmp_path / "jobs.json").write_text('[{"job": 7}]', encoding="utf-8")

    assert main(["eval", str(tmp_path), "--only", "alarms"]) == 1
    assert "documented format" in capsys.readouterr().err


def test_halves_share_nothing_and_make_the_whole() -> None:
    first, second, whole = Options(share="first"), Options(share="second"), Options()

    assert all(first.takes(place) != second.takes(place) for place in range(10))
    assert all(whole.takes(place) for place in range(10))


def test_every_area_says_what_it_measures() -> None:
    assert {"alarms"} <= set(areas())
    assert all(module.SUMMARY for module in areas().values())
