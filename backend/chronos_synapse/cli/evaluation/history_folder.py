"""Reads the histories of jobs in the format `jobs.json`, `runs/<job>.csv.gz`, `events.json`, `labels.json`."""

import csv
import gzip
import math
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np

from chronos_models.history import Columns, Floats, History, Label, Marker
from chronos_models.synthetic import Fleet
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.schedule import CronSpec
from chronos_synapse.triggers.build import build, fire_times

TIMED_OUT = 124
"""Exit code of an execution that was ended at its limit, as timeout(1) has it."""

KIB = 1024.0


class _Job(msgspec.Struct, frozen=True):
    job: str
    schedule: str
    period_s: float
    first: float
    fires: int
    timeout_s: float = 0.0
    """0 for none."""
    host: str = ""
    tz: str = "UTC"
    cold: bool = False


class _Event(msgspec.Struct, frozen=True):
    job: str
    type: str
    ts: float
    version: str = ""


class _Label(msgspec.Struct, frozen=True):
    job: str
    type: str
    start: float
    end: float
    ignore_until: float
    severity: float = math.nan


def is_history_folder(folder: Path) -> bool:
    """Whether `folder` holds histories."""
    return (folder / "jobs.json").is_file() and (folder / "runs").is_dir()


def read_histories(folder: Path) -> Fleet:
    """All histories and labels of `folder`; Invalid for a file that does not have the format."""
    try:
        jobs = msgspec.json.decode((folder / "jobs.json").read_bytes(), type=list[_Job])
        events = msgspec.json.decode(_content(folder / "events.json"), type=list[_Event])
        labels = msgspec.json.decode(_content(folder / "labels.json"), type=list[_Label])
        markers: dict[str, list[Marker]] = {}
        for event in events:
            markers.setdefault(event.job, []).append(Marker(event.ts, event.type, event.version))
        histories = [_history(folder, job, markers.get(job.job, [])) for job in jobs]
    except (OSError, msgspec.MsgspecError, KeyError, ValueError) as exc:
        raise Invalid(f"{folder} does not hold histories of jobs in the documented format: {exc}") from exc
    return Fleet(histories, [_label(label) for label in labels])


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b"[]"


def _label(label: _Label) -> Label:
    is_weak = label.type == "weak"
    return Label(label.job, label.type, label.start, label.end, label.ignore_until, label.severity, is_weak)


def _history(folder: Path, job: _Job, markers: list[Marker]) -> History:
    return History(
        job=job.job,
        period_s=job.period_s,
        timeout_s=job.timeout_s or math.nan,
        timezone=job.tz,
        fires_s=_fires(job),
        runs=_runs(folder / "runs" / f"{job.job}.csv.gz", job),
        markers=markers,
        is_cold=job.cold,
    )


def _fires(job: _Job) -> Floats:
    trigger = build(CronSpec(expression=job.schedule, timezone=job.tz))
    due = fire_times(trigger, datetime.fromtimestamp(job.first - 1.0, UTC), None, job.fires)
    return np.array([instant.timestamp() for instant in due], dtype=np.float64)


def _runs(path: Path, job: _Job) -> Columns:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    exit_codes = _numbers(rows, "exit")
    return Columns(
        due_s=_numbers(rows, "scheduled"),
        started_s=_numbers(rows, "start"),
        ended_s=_numbers(rows, "end"),
        is_success=exit_codes == 0,
        is_timeout=exit_codes == TIMED_OUT,
        cpu_s=_numbers(rows, "cpu_s"),
        peak_memory_bytes=_numbers(rows, "rss_kb") * KIB,
        output_bytes=_numbers(rows, "out_bytes"),
        retries=np.nan_to_num(_numbers(rows, "retries")).astype(np.int64),
        host=[job.host] * len(rows),
        error=[row.get("error") or "" for row in rows],
    )


def _numbers(rows: list[dict[str, str]], name: str) -> Floats:
    """A column; NaN where it is empty."""
    return np.array([float(row[name] or "nan") for row in rows], dtype=np.float64)
