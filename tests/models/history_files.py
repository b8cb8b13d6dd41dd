"""Writes histories as `chronos eval` reads them."""

import csv
import gzip
import json
import math
from pathlib import Path

from chronos_models.history import History
from chronos_models.synthetic import Fleet

COLUMNS = (
    *("run", "scheduled", "start", "end", "duration", "exit"),
    *("cpu_s", "rss_kb", "out_bytes", "retries", "error"),
)


def write_histories(made: Fleet, schedules: dict[str, str], folder: Path) -> None:
    """The files of the documented format."""
    (folder / "runs").mkdir(parents=True)
    jobs = [_job(history, schedules[history.job]) for history in made.histories]
    events = [
        {"job": history.job, "type": marker.kind, "ts": marker.time_s, "version": marker.version}
        for history in made.histories
        for marker in history.markers
    ]
    labels = [
        {
            "job": label.job,
            "type": label.kind,
            "start": label.start_s,
            "end": label.end_s,
            "ignore_until": label.ignore_until_s,
            "severity": label.severity,
        }
        for label in made.labels
    ]
    for name, rows in (("jobs", jobs), ("events", events), ("labels", labels)):
        (folder / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
    for history in made.histories:
        _write_runs(history, folder / "runs" / f"{history.job}.csv.gz")


def _job(history: History, schedule: str) -> dict[str, object]:
    return {
        "job": history.job,
        "schedule": schedule,
        "period_s": history.period_s,
        "timeout_s": 0.0 if math.isnan(history.timeout_s) else history.timeout_s,
        "first": float(history.fires_s[0]),
        "fires": len(history.fires_s),
        "host": history.runs.host[0],
        "cold": history.is_cold,
    }


def _write_runs(history: History, path: Path) -> None:
    runs = history.runs
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            ["run", "scheduled", "start", "end", "duration", "exit", "cpu_s", "rss_kb", "out_bytes", "retries", "error"]
        )
        for place in range(len(runs)):
            run = runs.observation(place)
            exit_code = 0 if run.is_success else 124 if run.is_timeout else 1
            times = [run.due_s, run.started_s, run.ended_s, run.ended_s - run.started_s]
            resources = [run.cpu_s, run.peak_memory_bytes / 1024, run.output_bytes]
            writer.writerow([place, *times, exit_code, *resources, run.retries, run.error])
