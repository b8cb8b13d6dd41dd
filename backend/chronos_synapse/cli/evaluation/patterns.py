"""Grouping of error texts and log lines by what they tell, on CSV files with labelled templates."""

import csv
import time
from collections.abc import Sequence
from pathlib import Path

from chronos_models.evaluation.patterns import GroupingScore, score_grouping
from chronos_models.evaluation.report import Figure, Report, Table
from chronos_models.patterns.clusters import cluster
from chronos_models.synthetic.errors import error_texts
from chronos_synapse.cli.evaluation.options import Options

SUMMARY = "grouping of error texts and log lines (line_id,content,event_id,template)"
GENERATES = True

GENERATED_TEXTS = 3_000
REPEATS = 3
"""Runs for the speed: the best one counts, the others met a busy machine."""
COLUMNS = ["line_id", "content", "event_id", "template"]


def applies(folder: Path) -> bool:
    """Whether `folder` holds CSV files of labelled lines."""
    return bool(_files(folder))


def run(folder: Path | None, options: Options) -> Report:
    """Grouping accuracy and F1 of each file, and their means; without a folder, of generated error texts."""
    if folder is None:
        made = error_texts(GENERATED_TEXTS, seed=options.seed)
        return _report("generated error texts", [("generated", made.texts, [str(one) for one in made.templates])])
    files = [path for place, path in enumerate(_files(folder)) if options.takes(place)]
    return _report(str(folder), [(path.stem, *_read(path)) for path in files])


def _report(source: str, sets: Sequence[tuple[str, list[str], list[str]]]) -> Report:
    measured = [(name, *_measure(texts, labels)) for name, texts, labels in sets]
    is_errors = all("error" in name or name == "generated" for name, *_ in measured)
    accuracy, f1 = ((0.90, 0.95), (0.80, 0.90)) if is_errors else ((0.80, 0.86), (0.80, 0.83))
    speed = _mean([rate for *_, rate in measured])
    figures = [
        Figure("grouping accuracy", _mean([score.accuracy for _, score, _ in measured]), *accuracy),
        Figure("F1 of groups", _mean([score.f1 for _, score, _ in measured]), *f1),
        Figure("lines a second of CPU time", speed, must=20_000, excellent=60_000),
    ]
    rows: list[tuple[object, ...]] = [
        (name, score.texts, score.templates, score.groups, score.accuracy, score.f1, rate)
        for name, score, rate in measured
    ]
    columns = ("set", "texts", "templates", "groups", "accuracy", "F1", "lines/s")
    return Report("patterns", source, figures, [Table("by set", columns, rows)])


def _measure(texts: list[str], labels: list[str]) -> tuple[GroupingScore, float]:
    """The score, and texts grouped in a second of CPU time."""
    best_s = float("inf")
    found: list[int] = []
    for _ in range(REPEATS):
        started_s = time.process_time()
        found = cluster(texts)
        best_s = min(best_s, time.process_time() - started_s)
    return score_grouping(found, labels), len(texts) / max(best_s, 1e-9)


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else float("nan")


def _files(folder: Path) -> list[Path]:
    """The files with the columns of labelled lines."""
    return [path for path in sorted(folder.glob("*.csv")) if _header(path) == COLUMNS]


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return next(csv.reader(file), [])


def _read(path: Path) -> tuple[list[str], list[str]]:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = [(row["content"] or "", row["event_id"] or "") for row in csv.DictReader(file)]
    return [content for content, _ in rows], [event for _, event in rows]
