"""`chronos eval --only streams` on labelled series."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chronos_models.synthetic.streams import streams
from chronos_synapse.cli.main import main


def _text(time_s: float) -> str:
    return datetime.fromtimestamp(time_s, UTC).strftime("%Y-%m-%d %H:%M:%S")


def _write(folder: Path) -> None:
    labels = {}
    for stream in streams(3, seed=4, points=1500):
        name = f"{stream.name}.csv"
        rows = zip(stream.times_s, stream.values, strict=True)
        lines = ["timestamp,value", *(f"{_text(time_s)},{value}" for time_s, value in rows)]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        labels[name] = [[_text(start), _text(end)] for start, end in stream.windows_s]
    (folder / "windows.json").write_text(json.dumps(labels), encoding="utf-8")


def test_a_folder_of_series_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _write(tmp_path)

    assert main(["eval", str(tmp_path), "--only", "streams", "--json"]) == 0

    (report,) = json.loads(capsys.readouterr().out)
    values = {figure["name"]: figure["value"] for figure in report["figures"]}
    assert values["VUS-PR of the score"] > 0.3
    assert [row[1] for row in report["tables"][1]["rows"]] == [1500] * 3


def test_a_folder_that_cannot_be_read_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "windows.json").write_text('{"gone.csv": []}', encoding="utf-8")

    assert main(["eval", str(tmp_path), "--only", "streams"]) != 0
    assert "cannot be read" in capsys.readouterr().err
