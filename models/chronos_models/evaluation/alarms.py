"""How good alarms are: one threshold for all jobs, false alarms counted by episode, anomalies found by kind.

Gives, for a budget of false alarms per job and 30 days, the most lenient rate at which the alarms of all jobs together
stay within it, and there the recall, its mean over kinds, the precision and the delay of each kind; and how the rates
that alarms claim compare with those that were counted.

Rules. An alarm between a label's start and end finds it, whatever the alarm says; one after the end and up to
`ignore_until_s`, or within a weak label, is neither right nor wrong; any other is false. False alarms of a job closer
than max(3 periods, 1 h) are one episode. The threshold is looked for from the strictest on and stops where the budget
is first passed: beyond it, episodes that flow together could make the count fall again.

Assumes that `rate` means the same for all jobs. Needs a few job-months; O(n log n) in alarms for each of about 400
thresholds.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from chronos_models.history import Alarm, Floats, History, Label

MONTH_S = 30 * 86_400.0
BUDGETS = (0.3, 1.0, 3.0)
"""False alarms per job and 30 days."""

EPISODE_PERIODS = 3.0
EPISODE_S = 3600.0

_OfJob = TypeVar("_OfJob", Alarm, Label)

_RATES = np.geomspace(1e-9, 1e3, 721)
"""Thresholds that are tried: sixty for each power of ten."""


@dataclass(frozen=True, slots=True)
class KindScore:
    """How alarms did on one kind of anomaly."""

    kind: str
    labels: int
    found: int
    median_delay_periods: float
    """From the label's start to the first alarm; NaN when none was found."""

    @property
    def recall(self) -> float:
        """Share that was found."""
        return self.found / self.labels


@dataclass(frozen=True, slots=True)
class BudgetScore:
    """How alarms did at the threshold that keeps within a budget."""

    budget: float
    claimed: float
    """The threshold: alarms with this rate or less count. It is what the alarms claim where `budget` was counted."""
    false_episodes: int
    kinds: tuple[KindScore, ...]

    @property
    def recall(self) -> float:
        """Share of all labels that was found; NaN without labels."""
        labels = sum(kind.labels for kind in self.kinds)
        return self.found / labels if labels else math.nan

    @property
    def macro_recall(self) -> float:
        """Mean recall of the kinds; NaN without labels."""
        return float(np.mean([kind.recall for kind in self.kinds])) if self.kinds else math.nan

    @property
    def precision(self) -> float:
        """Labels that were found, of these and the false episodes."""
        told = self.found + self.false_episodes
        return self.found / told if told else math.nan

    @property
    def found(self) -> int:
        """How many labels were found."""
        return sum(kind.found for kind in self.kinds)


@dataclass(frozen=True, slots=True)
class AlarmScore:
    """The whole judgement."""

    job_months: float
    budgets: tuple[BudgetScore, ...]
    counted: tuple[tuple[float, float], ...]
    """(claimed, counted) false alarms per job and 30 days, at each budget as the claim."""


@dataclass(frozen=True, slots=True)
class _Job:
    """The alarms of one job in the order of time, and its labels."""

    time_s: Floats
    rate: Floats
    is_false: npt.NDArray[np.bool_]
    gap_s: float
    period_s: float
    labels: list[Label]


def judge(
    histories: Sequence[History],
    labels: Sequence[Label],
    alarms: Sequence[Alarm],
    budgets: Sequence[float] = BUDGETS,
) -> AlarmScore:
    """The score of `alarms` on `histories`; alarms and labels of other jobs do not count."""
    jobs = _jobs(histories, labels, alarms)
    months = sum(job_months(history) for history in histories)
    episodes = np.array([sum(_false_episodes(job, rate) for job in jobs) for rate in _RATES])
    scores = tuple(_at_budget(jobs, budget, episodes, months) for budget in budgets)
    counted = tuple((claim, _count_at(jobs, claim) / months if months else math.nan) for claim in budgets)
    return AlarmScore(job_months=months, budgets=scores, counted=counted)


def judge_claim(
    histories: Sequence[History], labels: Sequence[Label], alarms: Sequence[Alarm], claim: float
) -> BudgetScore:
    """The score at the threshold `claim`, whatever was counted there: what a person sees who trusts the claim."""
    jobs = _jobs(histories, labels, alarms)
    return BudgetScore(claim, claim, _count_at(jobs, claim), _kinds(jobs, claim))


def count_false(histories: Sequence[History], labels: Sequence[Label], alarms: Sequence[Alarm], claim: float) -> int:
    """How many false episodes there are at the threshold `claim`."""
    return _count_at(_jobs(histories, labels, alarms), claim)


def job_months(history: History) -> float:
    """How long the schedule was watched, in units of 30 days."""
    if len(history.fires_s) == 0:
        return 0.0
    return float(history.fires_s[-1] - history.fires_s[0] + history.period_s) / MONTH_S


def _jobs(histories: Sequence[History], labels: Sequence[Label], alarms: Sequence[Alarm]) -> list[_Job]:
    of_labels = by_job(labels)
    of_alarms = by_job(alarms)
    return [_job(history, of_labels.get(history.job, []), of_alarms.get(history.job, [])) for history in histories]


def by_job(things: Sequence[_OfJob]) -> Mapping[str, list[_OfJob]]:
    """Alarms or labels by the job that they are of."""
    found: dict[str, list[_OfJob]] = {}
    for thing in things:
        found.setdefault(thing.job, []).append(thing)
    return found


def _job(history: History, labels: list[Label], alarms: list[Alarm]) -> _Job:
    ordered = sorted(alarms, key=lambda alarm: alarm.time_s)
    time_s = np.array([alarm.time_s for alarm in ordered], dtype=np.float64)
    is_false = np.ones(len(ordered), dtype=np.bool_)
    for label in labels:
        is_false &= ~((time_s >= label.start_s) & (time_s <= max(label.end_s, label.ignore_until_s)))
    return _Job(
        time_s=time_s,
        rate=np.array([alarm.rate for alarm in ordered], dtype=np.float64),
        is_false=is_false,
        gap_s=max(EPISODE_PERIODS * history.period_s, EPISODE_S),
        period_s=history.period_s,
        labels=[label for label in labels if not label.is_weak],
    )


def _false_episodes(job: _Job, threshold: float) -> int:
    times = job.time_s[job.is_false & (job.rate <= threshold)]
    return 0 if len(times) == 0 else 1 + int(np.sum(np.diff(times) > job.gap_s))


def _count_at(jobs: Sequence[_Job], threshold: float) -> int:
    return sum(_false_episodes(job, threshold) for job in jobs)


def _at_budget(jobs: Sequence[_Job], budget: float, episodes: npt.NDArray[np.int64], months: float) -> BudgetScore:
    is_over = episodes > budget * months
    place = int(np.argmax(is_over)) - 1 if is_over.any() else len(_RATES) - 1
    threshold = float(_RATES[place]) if place >= 0 else 0.0
    kinds = _kinds(jobs, threshold)
    return BudgetScore(budget=budget, claimed=threshold, false_episodes=_count_at(jobs, threshold), kinds=kinds)


def _kinds(jobs: Sequence[_Job], threshold: float) -> tuple[KindScore, ...]:
    delays: dict[str, list[float]] = {}
    for job in jobs:
        times = job.time_s[job.rate <= threshold]
        for label in job.labels:
            delays.setdefault(label.kind, []).append(_delay(times, label) / job.period_s)
    return tuple(_kind(kind, np.array(delays[kind])) for kind in sorted(delays))


def _delay(times: Floats, label: Label) -> float:
    first = int(np.searchsorted(times, label.start_s))
    is_found = first < len(times) and times[first] <= label.end_s
    return float(times[first]) - label.start_s if is_found else math.nan


def _kind(kind: str, delays: Floats) -> KindScore:
    found = delays[~np.isnan(delays)]
    return KindScore(kind, len(delays), len(found), float(np.median(found)) if len(found) else math.nan)
