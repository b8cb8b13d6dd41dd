"""How good forecasts are."""

import numpy as np
import pytest

from chronos_models.evaluation.forecasts import brier, judge_durations, log_loss, wmape
from chronos_models.forecasters.naive import naive_forecast


def test_a_sure_and_right_forecaster_loses_nothing_and_a_sure_and_wrong_one_a_lot_but_not_without_end() -> None:
    came = np.array([True, False])

    assert log_loss(np.array([1.0, 0.0]), came) == pytest.approx(0.0, abs=1e-5)
    assert 10 < log_loss(np.array([0.0, 1.0]), came) < 20
    assert brier(np.array([1.0, 0.5]), came) == pytest.approx(0.125)


def test_wmape_is_the_error_as_a_share_of_what_came() -> None:
    assert wmape(np.array([8.0, 4.0]), np.array([10.0, 2.0])) == pytest.approx(4 / 12)


def test_nothing_to_judge_gives_no_figure() -> None:
    nothing = np.array([])

    assert np.isnan(log_loss(nothing, nothing.astype(bool)))
    assert np.isnan(wmape(nothing, nothing))
    assert judge_durations([(nothing, nothing)], naive_forecast).series == 0


def test_white_noise_costs_the_naive_forecaster_what_theory_says() -> None:
    series = [(np.arange(600.0), np.random.default_rng(seed).normal(100, 1, 600)) for seed in range(30)]

    score = judge_durations(series, naive_forecast)

    assert score.mase_mean == pytest.approx(1 / np.sqrt(2), rel=0.05)
    assert score.coverage == pytest.approx(0.88, abs=0.03)
