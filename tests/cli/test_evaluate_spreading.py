"""`chronos eval --only spreading` on a file of schedules, and `--only retries` on generated failures."""

import csv
import json
from pathlib import Path

import pytest

from chronos_synapse.cli.evaluation import retries
from chronos_synapse.cli.main import main


def test_a_file_of_schedules_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "schedules"
    folder.mkdir()
    with (folder / "jobs.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["job", "schedule", "timeout"])
        writer.writerows((f"daily {number}", "0 2 * * *", "1h") for number in range(20))
        writer.writerows((f"often {number}", "@every 6h", "1h30m0s") for number in range(20))
        writer.writerows((f"hourly {number}", f"{number} * * * *", "") for number in range(10))
        writer.writerow(("bad", "now and then", "1h"))

    assert main(["eval", str(folder), "--only", "spreading", "--json"]) == 0

    (report,) = json.loads(capsys.readouterr().out)
    values = {figure["name"]: figure["value"] for figure in report["figures"]}
    assert "50 jobs, 1 not read" in report["source"]
    assert 0.3 < values["peak cut"] < 1
    assert values["share moved"] <= 0.5
    assert [row[0] for row in report["tables"][0]["rows"]] == ["hash jitter", "later only", "earlier too", "five moves"]


def test_retries_are_measured_on_generated_failures(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(retries, "JOBS", 3)
    monkeypatch.setattr(retries, "EPISODES", 15)

    assert main(["eval", "--only", "retries", "--json"]) == 0

    (report,) = json.loads(capsys.readouterr().out)
    assert len(report["tables"]) == 4
    assert [row[0] for row in report["tables"][0]["rows"]][2:] == ["learned", "one that knows the cause"]
