"""`chronos eval --only forecasts` on plain series, and on generated histories."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from chronos_models.synthetic import fleet
from chronos_synapse.cli.evaluation import forecasts
from chronos_synapse.cli.evaluation.options import Options
from chronos_synapse.cli.main import main


def test_plain_series_are_measured_beside_the_naive_forecast(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        random = np.random.default_rng(number)
        start = np.arange(300) * 3600
        taken = 50.0 * np.exp(np.sin(2 * np.pi * start / 86_400) + random.normal(0, 0.1, 300))
        rows = "\n".join(f"{at},{value:.3f}" for at, value in zip(start, taken, strict=True))
        with gzip.open(tmp_path / f"job{number}.csv.gz", "wt", encoding="utf-8") as file:
            file.write(f"start,duration\n{rows}\n")
    (tmp_path / "index.json").write_text(json.dumps([{"series": f"job{number}", "n": 300} for number in range(3)]))

    assert main(["eval", str(tmp_path), "--only", "forecasts", "--json"]) == 0

    (report,) = json.loads(capsys.readouterr().out)
    ours, naive = report["tables"][0]["rows"]
    assert [ours[0], ours[1], naive[0]] == ["slot_conformal", 3, "last 100"]
    assert ours[2] < 0.7 * naive[2]


def test_an_index_of_something_else_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.json").write_text('[{"series": "missing"}]')

    assert main(["eval", str(tmp_path), "--only", "forecasts"]) != 0
    assert "start and duration" in capsys.readouterr().err


def test_generated_histories_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forecasts, "fleet", lambda *, seed: fleet(4, 1, seed=seed, most_runs=400))

    report = forecasts.run(None, Options(seed=3))

    values = {figure.name: figure.value for figure in report.figures}
    assert report.source == "made up with seed 3: 4 jobs"
    assert 0 < values["log loss of success"] < 1
    assert 0.7 < values["coverage of the 90 % interval"] <= 1
    assert np.isfinite(values["wMAPE of next-day load per host and hour"])
