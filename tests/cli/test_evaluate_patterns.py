"""`chronos eval --only patterns` on labelled files, and on generated texts."""

import csv
import json
from pathlib import Path

import pytest

from chronos_models.synthetic.errors import TEMPLATES, error_texts
from chronos_synapse.cli.main import main


def _write(path: Path, seed: int) -> None:
    made = error_texts(400, seed=seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["line_id", "content", "event_id", "template"])
        rows = zip(made.texts, made.templates, strict=True)
        writer.writerows((place, text, f"E{which}", TEMPLATES[which]) for place, (text, which) in enumerate(rows))


def test_labelled_files_are_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "labelled"
    folder.mkdir()
    _write(folder / "one_errors.csv", 1)
    _write(folder / "two_errors.csv", 2)
    (folder / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")

    assert main(["eval", str(folder), "--only", "patterns", "--json"]) == 0

    (report,) = json.loads(capsys.readouterr().out)
    assert [row[0] for row in report["tables"][0]["rows"]] == ["one_errors", "two_errors"]
    values = {figure["name"]: figure["value"] for figure in report["figures"]}
    assert values["grouping accuracy"] > 0.9
    assert values["lines a second of CPU time"] > 0


def test_without_a_folder_texts_are_generated(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "--only", "patterns", "--seed", "3"]) == 0

    assert "generated error texts" in capsys.readouterr().out
