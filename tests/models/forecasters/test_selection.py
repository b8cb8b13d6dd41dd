"""Which forecaster a job gets."""

import numpy as np
import pytest

from chronos_models.backtest import SHARES, Forecaster, backtest
from chronos_models.forecasters import selection
from chronos_models.forecasters.naive import naive_forecast


def _seasonal(count: int, *, seed: int) -> tuple[np.ndarray, np.ndarray]:
    clock = np.arange(count) * 3600.0
    wave = 0.8 * np.sin(2 * np.pi * clock / 86_400)
    return clock, 60.0 * np.exp(wave + np.random.default_rng(seed).normal(0, 0.1, count))


def test_a_short_history_is_forecast_untested() -> None:
    choice = selection.choose(np.linspace(0, 1140, 20), np.linspace(1, 2, 20))

    assert choice == selection.Choice(selection.SLOT_CONFORMAL, None, None)


def test_a_job_with_a_season_is_told_better_than_by_the_last_hundred() -> None:
    clock, durations = _seasonal(500, seed=1)

    choice = selection.choose(clock, durations)

    assert choice.name == selection.SLOT_CONFORMAL
    assert choice.error is not None
    assert choice.naive_error is not None
    assert choice.error.mase < 0.6 * choice.naive_error.mase


def test_trees_find_what_the_pause_before_a_start_does() -> None:
    random = np.random.default_rng(2)
    pause = random.choice([60.0, 7200.0], size=900)
    clock, durations = np.cumsum(pause), np.where(pause > 3600, 100.0, 10.0) * np.exp(random.normal(0, 0.05, 900))

    trees = backtest(selection.boosting_forecast, clock, durations, origins=1)
    slot = backtest(selection.slot_conformal_forecast, clock, durations, origins=1)

    assert trees is not None
    assert slot is not None
    assert trees.pinball < 0.5 * slot.pinball


def _wave(clock: np.ndarray) -> np.ndarray:
    """What comes about every 30 hours, which no calendar tells."""
    return np.asarray(60.0 * np.exp(0.8 * np.sin(clock / 17_000.0)))


def _knowing(factors: tuple[float, ...]) -> Forecaster:
    """Knows the wave, and tells quantiles by these factors."""

    def forecast(clock: np.ndarray, taken: np.ndarray, future: np.ndarray, shares: np.ndarray) -> np.ndarray:
        return np.asarray(_wave(future)[:, None] * np.array(factors)[None, :])

    return forecast


TRUE, NARROW = (0.85, 0.93, 1.0, 1.07, 1.18), (0.98, 0.99, 1.0, 1.01, 1.02)
"""Of a noise of a tenth."""


@pytest.mark.parametrize(
    ("count", "factors", "among", "name"),
    [
        (selection.LEAST_FOR_TREES, TRUE, selection.ALL, selection.BOOSTING),
        (selection.LEAST_FOR_TREES - 1, TRUE, selection.ALL, selection.SLOT_CONFORMAL),
        (selection.LEAST_FOR_TREES, NARROW, selection.ALL, selection.SLOT_CONFORMAL),
        (selection.LEAST_FOR_TREES, TRUE, selection.QUICK, selection.SLOT_CONFORMAL),
    ],
)
def test_trees_are_taken_where_their_backtest_wins_and_their_interval_holds(
    monkeypatch: pytest.MonkeyPatch, count: int, factors: tuple[float, ...], among: tuple[str, ...], name: str
) -> None:
    monkeypatch.setitem(selection.FORECASTERS, selection.BOOSTING, _knowing(factors))
    clock = np.linspace(0, (count - 1) * 3600, count)
    durations = _wave(clock) * np.exp(np.random.default_rng(5).normal(0, 0.1, count))

    choice = selection.choose(clock, np.asarray(durations, dtype=np.float64), among)

    assert choice.name == name
    assert choice.error is not None


def test_where_the_naive_one_wins_it_is_its_error_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(selection.FORECASTERS, selection.SLOT_CONFORMAL, _knowing((9.0,) * 5))
    clock, durations = _seasonal(100, seed=6)

    choice = selection.choose(clock, durations)

    assert choice.name == selection.NAIVE
    assert choice.error == choice.naive_error


@pytest.mark.parametrize("name", sorted(selection.FORECASTERS))
def test_every_forecaster_answers_any_history(name: str) -> None:
    future = np.array([1e6, 1e6 + 60])

    for durations in ([], [np.nan], [5.0], [0.0, 3.0], [7.0] * 400):
        values = np.array(durations, dtype=float)
        told = selection.forecast(np.linspace(0, 60.0, len(values)), values, future, SHARES, name)
        assert told.shape == (2, 5)
        assert np.isfinite(told).all() == (len(values) > 0 and bool(np.isfinite(values).any()))


def test_a_backtest_tells_a_forecaster_nothing_of_the_future() -> None:
    clock, durations = _seasonal(200, seed=4)
    seen: list[int] = []

    def spy(starts: np.ndarray, taken: np.ndarray, future: np.ndarray, shares: np.ndarray) -> np.ndarray:
        seen.append(len(taken))
        assert starts[-1] < future[0]
        return naive_forecast(starts, taken, future, shares)

    assert backtest(spy, clock, durations) is not None
    assert seen == [100, 125, 150, 176]


def test_a_history_that_never_changes_cannot_be_tested() -> None:
    assert backtest(naive_forecast, np.arange(100.0), np.full(100, 3.0)) is None
    assert backtest(naive_forecast, np.arange(10.0), np.arange(10.0)) is None
