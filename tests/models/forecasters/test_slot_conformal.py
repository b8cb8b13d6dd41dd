"""How long the next executions will take."""

import numpy as np
import pytest

from chronos_models.forecasters.slot_conformal import MINIMUM, MISS, SlotConformal, adapted_miss, fit

SHARES = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
DAY_S = 86_400.0


def _job(count: int, *, seed: int, spread: float = 0.2) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    return np.arange(count) * 3600.0, 60.0 * np.exp(random.normal(0, spread, count))


def _fitted(clock: np.ndarray, durations: np.ndarray) -> SlotConformal:
    model = fit(clock, durations)
    assert model is not None
    return model


def test_too_little_history_gives_no_forecaster() -> None:
    clock, durations = _job(MINIMUM - 1, seed=1)

    assert fit(clock, durations) is None
    assert fit(np.array([]), np.array([])) is None


def test_the_interval_holds_its_share_of_what_comes_next() -> None:
    held = []
    for seed in range(12):
        clock, durations = _job(400, seed=seed)
        told = _fitted(clock[:200], durations[:200]).forecast(clock[200:], SHARES)
        held.append(np.mean((durations[200:] >= told[:, 0]) & (durations[200:] <= told[:, -1])))

    assert 0.86 < np.mean(held) < 0.94


def test_quantiles_rise() -> None:
    clock, durations = _job(120, seed=3, spread=0.8)

    told = _fitted(clock, durations).forecast(clock[-1] + np.arange(1, 200) * 3600.0, np.linspace(0.01, 0.99, 25))

    assert np.all(np.diff(told, axis=1) >= 0)
    assert np.isfinite(told).all()


def test_a_job_with_two_kinds_of_executions_keeps_both() -> None:
    random = np.random.default_rng(4)
    durations = np.where(random.uniform(size=600) < 0.3, 300.0, 60.0) * np.exp(random.normal(0, 0.02, 600))

    low, middle, high = _fitted(np.arange(600) * 3600.0, durations).forecast(
        np.array([600 * 3600.0]), np.array([0.2, 0.5, 0.9])
    )[0]

    assert low == pytest.approx(60, rel=0.1)
    assert middle == pytest.approx(60, rel=0.1)
    assert high == pytest.approx(300, rel=0.1)


def test_a_step_is_followed_within_a_dozen_executions() -> None:
    clock, durations = _job(300, seed=5, spread=0.05)
    durations[-12:] *= 3.0

    middle = _fitted(clock, durations).forecast(clock[-1:] + 3600.0, np.array([0.5]))[0, 0]

    assert middle > 120.0


def test_a_dear_hour_is_forecast() -> None:
    clock, durations = _job(40 * 24, seed=6, spread=0.1)
    durations[np.mod(clock, DAY_S) == 2 * 3600.0] *= 3.0

    told = _fitted(clock, durations).forecast(41 * DAY_S + np.array([2, 3]) * 3600.0, np.array([0.5]))[:, 0]

    assert told[0] / told[1] == pytest.approx(3.0, rel=0.15)


def test_equal_durations_give_an_interval_of_no_width() -> None:
    told = _fitted(np.arange(50) * 60.0, np.full(50, 5.0)).forecast(np.array([9999.0]), SHARES)

    assert told == pytest.approx(5.0)


def test_what_is_no_duration_is_left_out() -> None:
    clock, durations = _job(60, seed=7)
    spoilt, spoilt_clock = durations.copy(), clock.copy()
    spoilt[[3, 9, 20, 30]] = [np.nan, np.inf, -4.0, 0.0]
    spoilt_clock[40] = np.nan
    is_good = ~np.isin(np.arange(60), [3, 9, 20, 30, 40])

    ours = _fitted(spoilt_clock, spoilt).forecast(clock[-1:] + 60.0, SHARES)

    assert ours.tolist() == _fitted(clock[is_good], durations[is_good]).forecast(clock[-1:] + 60.0, SHARES).tolist()


def test_executions_out_of_order_are_put_in_order() -> None:
    clock, durations = _job(100, seed=8)
    order = np.random.default_rng(1).permutation(100)

    shuffled = _fitted(clock[order], durations[order]).forecast(clock[-1:] + 60.0, SHARES)

    assert shuffled.tolist() == _fitted(clock, durations).forecast(clock[-1:] + 60.0, SHARES).tolist()


def test_state_is_small_and_reads_back_as_it_was() -> None:
    clock, durations = _job(3000, seed=9)
    model = _fitted(clock, durations)
    blob = model.to_bytes()

    again = SlotConformal.from_bytes(blob)

    assert len(blob) <= 10_240
    assert again.forecast(clock[-1:], SHARES) == pytest.approx(model.forecast(clock[-1:], SHARES), rel=1e-5)


@pytest.mark.parametrize("blob", [b"", b"\x00abc", b"\x01abc"])
def test_what_is_no_state_is_refused(blob: bytes) -> None:
    with pytest.raises(ValueError, match="the state"):
        SlotConformal.from_bytes(blob)


def test_one_more_execution_moves_the_forecast() -> None:
    clock, durations = _job(100, seed=10)
    before = model = _fitted(clock, durations)
    for step in range(20):
        model = model.observed(clock[-1] + step * 3600.0, 600.0)

    asked = clock[-1:], np.array([0.5])
    assert model.forecast(*asked)[0, 0] > 1.3 * before.forecast(*asked)[0, 0]
    assert model.observed(clock[-1], float("nan")) is model


def test_the_promise_is_adapted_only_when_coverage_left_its_band() -> None:
    assert adapted_miss([True] * 90 + [False] * 10) == MISS
    assert adapted_miss([False] * 50) == MISS
    assert adapted_miss(([True] * 3 + [False]) * 25) < MISS
    assert adapted_miss([True] * 100) > MISS
