"""Spreading of real schedules (`job,schedule,timeout`) over a day: peak cut, share moved, CPU time."""

import csv
import re
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from chronos_models.evaluation.report import Figure, Report, Table
from chronos_models.evaluation.spreading import SpreadScore, hash_jitter, judge
from chronos_models.spreading.spread import spread
from chronos_models.spreading.task import Task
from chronos_synapse.cli.evaluation.options import Options
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.schedule import CronSpec
from chronos_synapse.triggers.build import build, fire_times

SUMMARY = "spreading of schedules (job,schedule,timeout)"
GENERATES = False

COLUMNS = ["job", "schedule", "timeout"]
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
DAY_S = 86_400.0
NO_TIMEOUT_S = 3600.0
DURATION_SHARES = (0.05, 0.5)
"""Schedules come without durations: each is drawn as this share of the timeout."""
BACKWARDS_S = -1800.0
_SPAN = re.compile(r"([0-9.]+)(h|m|s)")
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0}


def applies(folder: Path) -> bool:
    """Whether `folder` holds a CSV file of schedules."""
    return bool(_files(folder))


def run(folder: Path | None, options: Options) -> Report:
    """The figures of a plan that moves later only, and beside it others."""
    assert folder is not None  # noqa: S101  GENERATES is false
    rows = [row for path in _files(folder) for row in _rows(path)]
    random = np.random.default_rng(options.seed)
    drawn = [(row, random.uniform(*DURATION_SHARES)) for row in rows]
    tasks, unread = _tasks([one for place, one in enumerate(drawn) if options.takes(place)])
    later, cpu_s = _timed(tasks)
    earlier, _ = _timed([Task(t.starts_s, t.duration_s, earliest_s=BACKWARDS_S) for t in tasks])
    jitter = judge(tasks, hash_jitter(tasks, window_s=DAY_S, seed=options.seed), window_s=DAY_S)
    five = judge(tasks, spread(tasks, window_s=DAY_S, most_moves=5), window_s=DAY_S)
    figures = [
        Figure("peak cut", later.cut, must=0.50, excellent=0.55),
        Figure("share moved", later.moved, must=0.60, excellent=0.50, is_less_better=True),
        Figure("CPU time, s", cpu_s, must=1.0, is_less_better=True),
        Figure("peak cut when durations come out otherwise", later.cut_otherwise),
    ]
    plans = {"hash jitter": jitter, "later only": later, "earlier too": earlier, "five moves": five}
    words = f"{folder}: {len(tasks)} jobs, {unread} not read; durations drawn"
    columns = ("plan", "peak before", "after", "99 % before", "after", "peak cut", "squares cut", "moved")
    return Report("spreading", words, figures, [Table("plans", columns, [_row(*plan) for plan in plans.items()])])


def _row(name: str, score: SpreadScore) -> tuple[object, ...]:
    moved = 1.0 if name == "hash jitter" else score.moved
    peaks = (score.peak_before, score.peak_after, score.p99_before, score.p99_after)
    return (name, *peaks, score.cut, score.squares_cut, moved)


def _timed(tasks: Sequence[Task]) -> tuple[SpreadScore, float]:
    """The score of the plan, and the CPU time of the best of three runs: the others met a busy machine."""
    best_s = float("inf")
    for _ in range(3):
        started_s = time.process_time()
        plan = spread(tasks, window_s=DAY_S)
        best_s = min(best_s, time.process_time() - started_s)
    return judge(tasks, plan, window_s=DAY_S), best_s


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.csv")) if _header(path) == COLUMNS]


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return next(csv.reader(file), [])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        yield from csv.DictReader(file)


def _tasks(drawn: Sequence[tuple[dict[str, str], float]]) -> tuple[list[Task], int]:
    """The jobs, and how many rows have a schedule that cannot be read."""
    tasks = []
    for row, share in drawn:
        starts = _starts(row["schedule"] or "")
        if starts is not None:
            tasks.append(Task(starts, share * (_seconds(row["timeout"] or "") or NO_TIMEOUT_S)))
    return tasks, len(drawn) - len(tasks)


def _starts(schedule: str) -> "np.ndarray[tuple[int], np.dtype[np.float64]] | None":
    """(k,) s after midnight; None for what cannot be read."""
    if schedule.startswith("@every "):
        every_s = _seconds(schedule.removeprefix("@every "))
        return np.arange(0.0, DAY_S, every_s) if every_s else None
    try:
        trigger = build(CronSpec(expression=schedule.strip()))
    except Invalid:
        return None
    instant = timedelta(microseconds=1)
    due = fire_times(trigger, MONDAY - instant, MONDAY + timedelta(seconds=DAY_S) - instant, int(DAY_S))
    return np.array([(one - MONDAY).total_seconds() for one in due])


def _seconds(span: str) -> float:
    """`1h30m` in seconds; 0 for what is none."""
    return sum(float(number) * _UNITS[unit] for number, unit in _SPAN.findall(span))
