"""How busy a host will be."""

import numpy as np
import pytest

from chronos_models.forecasters.load import busy_seconds, combined_load, hour_mean, planned_load

EDGES = np.linspace(0.0, 4 * 3600.0, 5)
SHARES = np.array([0.01, 0.5, 0.99])


def test_an_execution_counts_in_each_hour_that_it_touches() -> None:
    busy = busy_seconds(np.array([3000.0, -100.0]), np.array([4500.0, 50.0]), EDGES)

    assert busy.tolist() == pytest.approx([650.0, 900.0, 0.0, 0.0])


@pytest.mark.parametrize("seed", range(4))
def test_hours_add_up_to_all_that_ran(seed: int) -> None:
    random = np.random.default_rng(seed)
    starts = random.uniform(0, 10_000, 50)
    ends = np.minimum(starts + random.exponential(600, 50), EDGES[-1])

    assert busy_seconds(starts, ends, EDGES).sum() == pytest.approx((ends - starts).sum())


def test_what_is_not_finite_or_ends_before_it_starts_counts_for_nothing() -> None:
    starts, ends = np.array([0.0, np.nan, 900.0, 5.0]), np.array([np.nan, 8.0, 100.0, np.inf])

    assert not busy_seconds(starts, ends, EDGES).any()
    assert not busy_seconds(np.array([]), np.array([]), EDGES).any()


def test_a_plan_gives_the_expected_load_within_its_bands() -> None:
    starts = np.repeat([0.0, 7200.0], 10)
    durations = np.tile([100.0, 200.0, 300.0], (20, 1))

    plan = planned_load(starts, durations, SHARES, EDGES)

    assert plan.busy_s == pytest.approx([2000.0, 0.0, 2000.0, 0.0], rel=0.05)
    assert np.all(np.diff(plan.busy_bands_s, axis=1) >= 0)
    assert np.all(plan.running_bands == plan.busy_bands_s / 3600.0)


def test_a_plan_without_executions_is_idle_and_the_same_seed_gives_the_same() -> None:
    idle = planned_load(np.array([]), np.zeros((0, 3)), SHARES, EDGES)
    first, again = (planned_load(np.array([5.0]), np.array([[1.0, 9.0, 90.0]]), SHARES, EDGES) for _ in range(2))

    assert not idle.busy_s.any()
    assert first.busy_s.tolist() == again.busy_s.tolist()


def test_the_mean_of_an_hour_needs_a_day() -> None:
    days = np.tile(np.arange(24.0), 3)

    assert np.isnan(hour_mean(days[:23])).all()
    assert hour_mean(days, hours=30).tolist() == [*range(24), *range(6)]


def test_without_a_mean_the_plan_stands_alone() -> None:
    told = combined_load(np.array([10.0, 10.0]), np.array([np.nan, 20.0]))

    assert told[0] == 10.0
    assert 10.0 < told[1] < 20.0
