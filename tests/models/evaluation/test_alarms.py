"""The judge of alarms, on cases that can be counted by hand."""

import math

import numpy as np
import pytest

from chronos_models.evaluation.alarms import AlarmScore, judge, judge_claim
from chronos_models.history import Alarm, Columns, History, Label

HOUR = 3600.0
MONTH = 720
"""Hours."""


def _history(job: str = "a", hours: int = MONTH) -> History:
    none = np.empty(0)
    runs = Columns(none, none, none, none > 0, none > 0, none, none, none, np.empty(0, dtype=np.int64), [])
    return History(job, HOUR, math.nan, "UTC", np.arange(hours, dtype=np.float64) * HOUR, runs)


def _label(start: float, end: float, *, kind: str = "spike", job: str = "a", weak: bool = False) -> Label:
    return Label(job, kind, start * HOUR, end * HOUR, (end + 5) * HOUR, 5.0, weak)


def _alarm(hour: float, rate: float = 0.1, job: str = "a") -> Alarm:
    return Alarm(job, hour * HOUR, rate, "slow")


def _judged(labels: list[Label], alarms: list[Alarm], budget: float = 1.0, jobs: str = "a") -> AlarmScore:
    return judge([_history(job) for job in jobs], labels, alarms, (budget,))


def test_an_alarm_between_start_and_end_finds_a_label_and_tells_the_delay() -> None:
    score = _judged([_label(10, 14)], [_alarm(12), _alarm(13)]).budgets[0]

    assert score.recall == 1
    assert score.kinds[0].median_delay_periods == pytest.approx(2.0)
    assert score.precision == 1


def test_an_alarm_after_the_end_is_neither_right_nor_wrong_while_it_is_ignored() -> None:
    score = _judged([_label(10, 14)], [_alarm(17)]).budgets[0]

    assert (score.recall, score.false_episodes) == (0, 0)


def test_an_alarm_in_a_weak_label_is_neither_right_nor_wrong() -> None:
    score = _judged([_label(10, 14, weak=True)], [_alarm(12)]).budgets[0]

    assert score.false_episodes == 0
    assert score.kinds == ()
    assert math.isnan(score.recall)


def test_false_alarms_close_together_are_one_episode() -> None:
    alarms = [_alarm(100), _alarm(103), _alarm(106), _alarm(109.5)]

    assert _judged([], alarms, budget=5).budgets[0].false_episodes == 2


def test_one_threshold_for_all_jobs_keeps_within_the_budget() -> None:
    false = [_alarm(100, 0.01), _alarm(200, 0.1, "b"), _alarm(300, 0.2, "b"), _alarm(400, 0.3)]
    score = _judged([_label(10, 14), _label(20, 24)], [*false, _alarm(12, 0.15), _alarm(22, 0.5)], jobs="ab").budgets[0]

    assert score.false_episodes == 2
    assert 0.15 <= score.claimed < 0.2
    assert score.recall == 0.5


def test_the_claim_is_compared_with_what_was_counted() -> None:
    alarms = [_alarm(50 * number, 0.5) for number in range(4)]

    score = _judged([], alarms, budget=1.0)

    assert score.counted == ((1.0, 4.0),)
    assert score.budgets[0].claimed < 0.5


def test_the_threshold_stays_strict_where_episodes_would_flow_together() -> None:
    few = [_alarm(100, 0.1), _alarm(110, 0.1)]
    between = [_alarm(100 + number, 0.9) for number in range(1, 10)]

    assert _judged([], few + between, budget=1.0).budgets[0].claimed < 0.1


def test_recall_by_kind_is_averaged_without_weights() -> None:
    labels = [_label(10, 12), _label(30, 32), _label(50, 52), _label(70, 72, kind="drift")]

    score = _judged(labels, [_alarm(11), _alarm(31), _alarm(51)]).budgets[0]

    assert score.recall == 0.75
    assert score.macro_recall == 0.5


def test_alarms_of_unknown_jobs_and_with_no_rate_do_not_count() -> None:
    score = _judged([], [_alarm(5, job="z"), _alarm(50, math.nan)]).budgets[0]

    assert score.false_episodes == 0


def test_no_jobs_give_no_figures() -> None:
    score = judge([], [], [])

    assert score.job_months == 0
    assert all(math.isnan(budget.recall) for budget in score.budgets)


def test_a_claim_is_judged_at_what_it_claims() -> None:
    alarms = [_alarm(11, 0.2), _alarm(31, 0.9), _alarm(300, 0.2), _alarm(400, 0.9)]

    score = judge_claim([_history()], [_label(10, 12), _label(30, 32)], alarms, 0.3)

    assert (score.recall, score.false_episodes) == (0.5, 1)
