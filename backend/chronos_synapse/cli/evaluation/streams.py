"""NAB score and VUS-PR of the detector of one numeric series, on labelled series."""

import csv
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from chronos_models.evaluation.report import Figure, Report, Table
from chronos_models.evaluation.streams import PROFILES, Nab, Stream, held_out, pooled, vus_pr
from chronos_models.streams.detector import score_points
from chronos_models.synthetic.streams import streams as made_streams
from chronos_synapse.cli.evaluation.options import Options
from chronos_synapse.domain.errors import Invalid

SUMMARY = "anomalies in numeric series (timestamp,value and windows.json)"
GENERATES = True

LABELS = "windows.json"
GENERATED = 8
Floats = NDArray[np.float64]


def applies(folder: Path) -> bool:
    """Whether `folder` holds series with labelled windows."""
    return (folder / LABELS).is_file()


def run(folder: Path | None, options: Options) -> Report:
    """Figures of the share, each half at the threshold that is best on the other half."""
    streams = made_streams(GENERATED, options.seed) if folder is None else _read(folder)
    source = f"made up with seed {options.seed}" if folder is None else str(folder)
    started_s = time.process_time()
    told = [score_points(stream.times_s, stream.values) for stream in streams]
    taken_us = (time.process_time() - started_s) * 1e6 / max(1, sum(len(stream.values) for stream in streams))
    reports = [report for _, report in told]
    halves = [half for half in (0, 1) if options.takes(half)]
    nab = {name: [held_out(streams, reports, profile, half) for half in halves] for name, profile in PROFILES.items()}
    areas = [
        (stream.name, len(stream.values), len(stream.windows()), vus_pr(stream, told[place][0]))
        for place, stream in enumerate(streams)
        if options.takes(place) and stream.windows()
    ]
    return Report("streams", source, _figures(nab, [area for *_, area in areas], taken_us), _tables(nab, areas))


def _figures(nab: dict[str, list[Nab]], areas: Sequence[float], taken_us: float) -> list[Figure]:
    return [
        Figure("NAB score, threshold from the other half", pooled(nab["standard"]), must=54.0, excellent=58.0),
        Figure("VUS-PR of the score", float(np.mean(areas)) if areas else float("nan"), must=0.27, excellent=0.30),
        Figure("CPU of a point, us", taken_us, must=200.0, is_less_better=True),
    ]


def _tables(nab: dict[str, list[Nab]], areas: Sequence[tuple[object, ...]]) -> list[Table]:
    rows: list[tuple[object, ...]] = [
        (
            name,
            pooled(scores),
            sum(score.windows for score in scores),
            sum(score.found for score in scores),
            sum(score.false_reports for score in scores),
        )
        for name, scores in nab.items()
    ]
    columns = ("profile", "NAB", "windows", "found", "false reports")
    return [
        Table("NAB by profile", columns, rows),
        Table("VUS-PR by series", ("series", "points", "windows", "VUS-PR"), list(areas)),
    ]


def _read(folder: Path) -> list[Stream]:
    """All labelled series of `folder`, by name. Raises Invalid for a file that cannot be read."""
    try:
        labels = msgspec.json.decode((folder / LABELS).read_bytes(), type=dict[str, list[tuple[str, str]]])
        return [_stream(folder / name, windows) for name, windows in sorted(labels.items())]
    except (OSError, ValueError, KeyError, msgspec.MsgspecError) as error:
        raise Invalid(f"{folder} cannot be read: {error}") from error


def _stream(path: Path, windows: list[tuple[str, str]]) -> Stream:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    times_s = np.array([_unix_s(row["timestamp"]) for row in rows])
    values = np.array([float(row["value"]) for row in rows])
    return Stream(path.stem, times_s, values, [(_unix_s(start), _unix_s(end)) for start, end in windows])


def _unix_s(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()
