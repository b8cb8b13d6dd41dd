import numpy as np
import pytest

from chronos_models.detectors.slow_drift import slow_drift

HOUR_S = 3600.0


def past(
    days: int, change_over_30_days: float, *, since_days: int = 30, seed: int = 1
) -> tuple[np.ndarray, np.ndarray]:
    times = np.arange(days * 24) * HOUR_S
    random = np.random.default_rng(seed)
    season = 0.4 * np.sin(times / 86_400.0 * 2 * np.pi)
    begun = np.maximum(times - (days - since_days) * 86_400.0, 0.0) / (30 * 86_400.0)
    return times, 10.0 * np.exp(season + random.normal(0.0, 0.1, times.size) + np.log1p(change_over_30_days) * begun)


def test_growth_of_the_last_month_is_found_with_its_size() -> None:
    drift = slow_drift(*past(120, 0.4))

    assert drift is not None
    assert drift.window_days == 30.0
    assert drift.change == pytest.approx(0.4, abs=0.1)
    assert drift.lower < drift.change < drift.upper


def test_a_fall_is_found_as_well() -> None:
    drift = slow_drift(*past(120, -0.35))

    assert drift is not None
    assert drift.change < -0.25


def test_a_past_without_a_trend_is_rarely_taken_for_one() -> None:
    found = [slow_drift(*past(120, 0.0, seed=seed)) for seed in range(40)]

    assert sum(drift is not None for drift in found) == 0


def test_growth_that_has_always_been_there_is_no_news() -> None:
    assert slow_drift(*past(200, 0.3, since_days=200)) is None


@pytest.mark.parametrize("values", [[], [1.0], [np.nan] * 50, [0.0] * 50, [5.0] * 50])
def test_too_short_or_empty_or_constant_pasts_have_no_drift(values: list[float]) -> None:
    assert slow_drift(np.arange(len(values)) * 86_400.0, values) is None


def test_rows_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="one length"):
        slow_drift([1.0, 2.0], [1.0])
