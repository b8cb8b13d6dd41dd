"""A plan is judged by the load it makes, also when durations come out otherwise."""

import numpy as np

from chronos_models.evaluation.spreading import hash_jitter, judge
from chronos_models.spreading.spread import spread
from chronos_models.spreading.task import Task

DAY_S = 86_400.0


def _tasks() -> list[Task]:
    return [Task(np.array([3600.0]), 300.0) for _ in range(20)]


def test_a_plan_that_moves_nothing_cuts_nothing() -> None:
    score = judge(_tasks(), spread(_tasks(), window_s=DAY_S, most_moves=0), window_s=DAY_S)

    assert (score.cut, score.cut_otherwise, score.squares_cut, score.moved) == (0, 0, 0, 0)
    assert score.peak_before == score.peak_after == 20


def test_a_plan_is_worth_more_than_jitter_and_most_of_it_when_durations_differ() -> None:
    plan = judge(_tasks(), spread(_tasks(), window_s=DAY_S, most_moves=20), window_s=DAY_S)
    jitter = judge(_tasks(), hash_jitter(_tasks(), window_s=DAY_S), window_s=DAY_S)

    assert plan.cut >= 0.75 > jitter.cut > 0
    assert plan.cut_otherwise > 0.5


def test_no_tasks_have_a_score() -> None:
    assert judge([], spread([], window_s=DAY_S), window_s=DAY_S).cut == 0
