"""Recall, delay and calibration of alarms on the histories of jobs, and what scoring costs."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from chronos_models.detectors.host import HostWatch
from chronos_models.evaluation.alarms import AlarmScore, BudgetScore, judge, judge_claim
from chronos_models.evaluation.replay import Monitor, replay_fleet
from chronos_models.evaluation.report import Figure, Report, Table
from chronos_models.finding import Finding
from chronos_models.history import Alarm, History, Label, Marker, Observation, Situation
from chronos_models.monitor import JobMonitor
from chronos_models.synthetic import fleet
from chronos_synapse.cli.evaluation.history_folder import is_history_folder, read_histories
from chronos_synapse.cli.evaluation.options import Options

SUMMARY = "alarms on histories of jobs"
GENERATES = True

COLD_BUDGET = 3.0
TIMED_RUNS, REPEATS = 8_000, 3
AIMS = {0.3: (0.60, 0.72), 1.0: (0.75, 0.85)}
"""Recall that must be reached, and the excellent one, by budget."""

SURE = ("missing", "stuck", "too_fast")
"""Kinds that have an aim of their own, at one false alarm per job and 30 days."""


def applies(folder: Path) -> bool:
    """Whether `folder` holds histories of jobs."""
    return is_history_folder(folder)


def run(folder: Path | None, options: Options) -> Report:
    """The figures of the monitor of the product."""
    made = fleet(seed=options.seed) if folder is None else read_histories(folder)
    source = f"made up with seed {options.seed}" if folder is None else str(folder)
    taken = [history for place, history in enumerate(made.histories) if options.takes(place)]
    return report(taken, made.labels, source, _monitor)


def _monitor(history: History) -> JobMonitor:
    return JobMonitor(period_s=history.period_s, timezone=history.timezone)


def report(
    histories: Sequence[History], labels: Sequence[Label], source: str, build: Callable[[History], Monitor[Finding]]
) -> Report:
    """The figures of the monitors that `build` makes: warm jobs by all budgets, cold ones by their own."""
    warm = [history for history in histories if not history.is_cold]
    cold = [history for history in histories if history.is_cold]
    alarms = _told(warm, build)
    score = judge(warm, labels, alarms)
    figures = [*_recalls(score), *_calibration(score), *_of_kinds(score)]
    figures.append(Figure("CPU of an execution, us", cpu_us(warm, build), 250.0, 120.0, is_less_better=True))
    tables = [_table(budget) for budget in score.budgets]
    if cold:
        cold_alarms = _told(cold, build)
        cold_score = judge(cold, labels, cold_alarms, (COLD_BUDGET,)).budgets[0]
        claimed = judge_claim(cold, labels, cold_alarms, COLD_BUDGET)
        figures.append(Figure(f"cold recall at {COLD_BUDGET:g}", cold_score.recall, must=0.97, excellent=0.99))
        figures.append(Figure(f"cold recall where {COLD_BUDGET:g} is claimed", claimed.recall))
        tables.append(_table(cold_score, "cold jobs, "))
    words = f"{source}: {len(warm)} jobs of {score.job_months:.0f} job-months, {len(cold)} cold jobs"
    return Report("alarms", words, figures, tables)


def cpu_us(histories: Sequence[History], build: Callable[[History], Monitor[Finding]]) -> float:
    """CPU time that monitors take for an execution with its ticks, without what the replay takes by itself.

    On as many whole histories as give TIMED_RUNS executions; the best of several times, since the machine has other
    work too. NaN without executions.
    """
    chosen: list[History] = []
    for history in histories:
        if sum(len(taken.runs) for taken in chosen) < TIMED_RUNS:
            chosen.append(history)
    runs = sum(len(history.runs) for history in chosen)
    whole_s = min(_taken_s(chosen, build) for _ in range(REPEATS))
    bare_s = min(_taken_s(chosen, lambda _: _Silent()) for _ in range(REPEATS))
    return max(0.0, whole_s - bare_s) / runs * 1e6 if runs else float("nan")


class _Silent:
    """A monitor that does nothing."""

    def observe(self, _observation: Observation) -> Sequence[Finding]:
        return ()

    def tick(self, _now_s: float, _situation: Situation) -> Sequence[Finding]:
        return ()

    def mark(self, _marker: Marker) -> None:
        pass


def _taken_s(histories: Sequence[History], build: Callable[[History], Monitor[Finding]]) -> float:
    monitors = {history.job: build(history) for history in histories}
    started_s = time.process_time()
    replay_fleet(histories, monitors)
    return time.process_time() - started_s


def _told(histories: Sequence[History], build: Callable[[History], Monitor[Finding]]) -> list[Alarm]:
    return replay_fleet(histories, {history.job: build(history) for history in histories}, HostWatch())


def _recalls(score: AlarmScore) -> list[Figure]:
    figures = []
    for budget in score.budgets:
        must, excellent = AIMS.get(budget.budget, (float("nan"), float("nan")))
        figures.append(Figure(f"recall at {budget.budget:g}", budget.recall, must, excellent))
        if budget.budget == 1.0:
            figures.append(Figure("mean recall of kinds at 1", budget.macro_recall, must, excellent))
    return figures


def _calibration(score: AlarmScore) -> list[Figure]:
    """How far off the claim is, either way, where each budget was counted."""
    return [
        Figure(f"claimed against counted at {budget.budget:g}, factor", _factor(budget), 2.0, 1.5, is_less_better=True)
        for budget in score.budgets
    ]


def _factor(budget: BudgetScore) -> float:
    if budget.claimed <= 0:
        return float("inf")
    return max(budget.claimed / budget.budget, budget.budget / budget.claimed)


def _of_kinds(score: AlarmScore) -> list[Figure]:
    at_one = next(budget for budget in score.budgets if budget.budget == 1.0)
    return [
        Figure(f"recall of {kind.kind} at 1", kind.recall, must=0.95, excellent=0.98)
        for kind in at_one.kinds
        if kind.kind in SURE
    ]


def _table(budget: BudgetScore, of: str = "") -> Table:
    title = (
        f"{of}at {budget.budget:g} false alarms per job and 30 days: threshold {budget.claimed:.3g}, "
        f"{budget.false_episodes} false episodes, precision {budget.precision:.3f}"
    )
    rows: list[tuple[object, ...]] = [
        (kind.kind, kind.labels, kind.found, kind.recall, kind.median_delay_periods) for kind in budget.kinds
    ]
    return Table(title, ("kind", "labels", "found", "recall", "median delay, periods"), rows)
