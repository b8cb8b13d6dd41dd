"""Spreading lowers the peak within its limits, and never moves a task where it must not run."""

import numpy as np
import pytest

from chronos_models.spreading.load import collisions
from chronos_models.spreading.spread import Spread, spread
from chronos_models.spreading.task import After, Task

DAY_S = 86_400.0
HOUR_S = 3600.0


def _fleet(count: int, *, seed: int) -> list[Task]:
    """Jobs as people write them: on the hour, many at midnight, minutes to hours long."""
    random = np.random.default_rng(seed)
    periods = random.choice([1, 2, 4, 6, 12, 24], count, p=[0.1, 0.06, 0.1, 0.14, 0.3, 0.3]) * HOUR_S
    durations = np.minimum(1200 * np.exp(0.8 * random.normal(size=count)), 0.9 * periods)
    firsts = random.choice([0, 0, 0, 1, 2, 3], count) * HOUR_S % periods
    return [Task(np.arange(*row[:1], DAY_S, row[1]), row[2]) for row in zip(firsts, periods, durations, strict=True)]


def _shifts(plan: Spread, count: int) -> list[float]:
    shifts = [0.0] * count
    for move in plan.moves:
        shifts[move.task] = move.shift_s
    return shifts


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_fleet_on_the_hour_loses_half_of_its_peak_by_moving_less_than_half_of_it(seed: int) -> None:
    tasks = _fleet(200, seed=seed)

    plan = spread(tasks, window_s=DAY_S)

    assert plan.cut >= 0.5
    assert len(plan.moves) <= 100
    assert all(0 < move.shift_s <= 1800 for move in plan.moves)


@pytest.mark.parametrize("seed", [4, 5])
def test_the_load_it_promises_is_the_load_of_its_moves(seed: int) -> None:
    tasks = _fleet(60, seed=seed)

    plan = spread(tasks, window_s=DAY_S)
    shifts = _shifts(plan, len(tasks))
    moved = [Task(task.starts_s + shift, task.duration_s) for task, shift in zip(tasks, shifts, strict=True)]

    assert np.array_equal(spread(moved, window_s=DAY_S, most_moves=0).before, plan.after)


def test_no_more_tasks_are_moved_than_allowed_and_five_already_help() -> None:
    tasks = [Task(np.array([7200.0]), 600.0) for _ in range(8)]

    plan = spread(tasks, window_s=DAY_S, most_moves=5)

    assert (plan.peak_before, plan.peak_after) == (8.0, 3.0)
    assert len(plan.moves) == 5


def test_a_plan_is_the_same_every_time() -> None:
    tasks = _fleet(80, seed=6)

    assert spread(tasks, window_s=DAY_S).moves == spread(tasks, window_s=DAY_S).moves


def test_earlier_is_only_proposed_where_it_is_allowed() -> None:
    fixed = [Task(np.array([0.0]), 2400.0, latest_s=0.0) for _ in range(3)]
    early = Task(np.array([0.0]), 600.0, earliest_s=-900.0, latest_s=0.0)

    plan = spread([*fixed, early], window_s=DAY_S)

    assert [(move.task, move.shift_s) for move in plan.moves] == [(3, -600.0)]


def test_a_forbidden_range_is_left_and_never_entered() -> None:
    in_it = Task(np.array([3600.0]), 600.0, forbidden_s=((3600.0, 4500.0),))
    beside = [Task(np.array([0.0]), 1200.0, forbidden_s=((1200.0, 5000.0),)) for _ in range(4)]

    plan = spread([in_it, *beside], window_s=DAY_S)

    assert [(move.task, move.shift_s) for move in plan.moves] == [(0, 900.0)]


def test_a_task_that_may_run_nowhere_stays_where_it_is() -> None:
    task = Task(np.array([0.0]), 600.0, forbidden_s=((0.0, DAY_S),))

    assert spread([task], window_s=DAY_S).moves == ()


def test_a_task_does_not_move_nearer_to_the_one_it_follows() -> None:
    first = [Task(np.array([0.0]), 900.0) for _ in range(6)]
    then = [Task(np.array([1200.0]), 900.0) for _ in range(6)]
    order = [After(task=6 + number, other=number, slack_s=300.0) for number in range(6)]

    plan = spread([*first, *then], window_s=DAY_S, most_moves=12, after=order)
    shifts = _shifts(plan, 12)

    assert plan.cut > 0
    assert all(shifts[6 + number] >= shifts[number] - 300 for number in range(6))


def test_heavy_tasks_count_for_what_they_take() -> None:
    light = [Task(np.array([0.0]), 600.0) for _ in range(3)]
    heavy = [Task(np.array([0.0]), 600.0, weight=5.0) for _ in range(2)]

    plan = spread([*light, *heavy], window_s=DAY_S, most_moves=1)

    assert plan.peak_before == 13
    assert plan.peak_after == 8
    assert plan.moves[0].task >= 3


@pytest.mark.parametrize("starts", [[], [np.nan], [np.inf, -np.inf]])
def test_a_task_without_a_finite_start_weighs_nothing(starts: list[float]) -> None:
    plan = spread([Task(np.array(starts), 600.0)], window_s=DAY_S)

    assert plan.moves == ()
    assert plan.peak_before == 0
    assert plan.cut == 0


@pytest.mark.parametrize("duration_s", [np.nan, np.inf, -5.0, 0.0])
def test_an_unknown_duration_counts_as_one_slot(duration_s: float) -> None:
    plan = spread([Task(np.array([0.0]), duration_s)], window_s=DAY_S)

    assert plan.before.sum() == 1


def test_no_tasks_make_an_empty_plan() -> None:
    plan = spread([], window_s=DAY_S)

    assert plan.moves == ()
    assert plan.cut == 0


def test_a_run_over_the_end_of_the_window_runs_on_at_its_beginning() -> None:
    plan = spread([Task(np.array([DAY_S - 60]), 180.0)], window_s=DAY_S)

    assert plan.before[[0, 1, -1]].tolist() == [1, 1, 1]
    assert plan.before.sum() == 3


def test_collisions_name_the_stretch_and_who_is_there() -> None:
    crowd = [Task(np.array([7200.0]), 600.0), Task(np.array([7260.0]), 600.0, weight=2.0)]
    alone = Task(np.array([40_000.0]), 1200.0)

    found = collisions([*crowd, alone], window_s=DAY_S)

    assert [(one.start_s, one.end_s, one.peak, one.tasks) for one in found] == [(7200.0, 7860.0, 3.0, (1, 0))]


def test_an_even_load_has_no_collisions() -> None:
    assert collisions([Task(np.arange(0, DAY_S, 60.0), 60.0)] * 3, window_s=DAY_S) == []
