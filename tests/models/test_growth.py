"""Growth: a line through a noisy series that spikes and saw teeth do not turn."""

import numpy as np
import pytest

from chronos_models.growth import MIN_VALUES, growth

HOURS = np.arange(336, dtype=np.float64)


def noisy(slope: float, *, seed: int = 1, spread: float = 50.0) -> np.ndarray:
    return 1000 + slope * HOURS + np.random.default_rng(seed).normal(0, spread, len(HOURS))


@pytest.mark.parametrize("slope", [-3.0, 0.0, 2.0])
def test_the_slope_of_a_line_is_found_in_noise(slope: float) -> None:
    found = growth(HOURS, noisy(slope))

    assert found is not None
    assert found.slope == pytest.approx(slope, abs=0.1)
    assert found.low <= slope <= found.high
    assert found.level == pytest.approx(1000 + slope * HOURS[-1], abs=20)


def test_the_interval_holds_the_slope_about_as_often_as_it_says() -> None:
    found = [growth(HOURS, noisy(1.0, seed=seed)) for seed in range(100)]

    assert sum(line is not None and line.low <= 1.0 <= line.high for line in found) >= 90


def test_a_quarter_of_outliers_does_not_turn_the_line_as_it_turns_least_squares() -> None:
    values = noisy(1.0)
    values[-84:] += 5000

    found = growth(HOURS, values)
    naive = np.polyfit(HOURS, values, 1)[0]

    assert found is not None
    assert abs(found.slope - 1.0) < abs(naive - 1.0) / 5


def test_it_beats_the_last_change_as_a_forecast_of_a_day_ahead() -> None:
    """The naive forecast goes on with the change of the last day."""
    errors, naive = [], []
    for seed in range(30):
        values = noisy(1.0, seed=seed)
        seen, ahead = values[:-24], values[-1]
        found = growth(HOURS[:-24], seen)
        assert found is not None
        errors.append(abs(found.level + 24 * found.slope - ahead))
        naive.append(abs(seen[-1] + (seen[-1] - seen[-25]) - ahead))

    assert np.mean(errors) < np.mean(naive) / 2


@pytest.mark.parametrize("count", [0, 1, MIN_VALUES - 1])
def test_too_few_values_make_no_line(count: int) -> None:
    assert growth(HOURS[:count], noisy(1.0)[:count]) is None


def test_values_of_one_time_make_no_line() -> None:
    assert growth(np.zeros(20), np.ones(20)) is None


def test_what_does_not_change_does_not_grow() -> None:
    found = growth(HOURS, np.full(len(HOURS), 7.0))

    assert found is not None
    assert (found.slope, found.low, found.high, found.level) == (0.0, 0.0, 0.0, 7.0)
