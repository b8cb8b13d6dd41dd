"""What the calendar does to a job."""

import numpy as np
import pytest

from chronos_models.forecasters.season import MINIMUM, NO_SEASON, fit_season

HOUR_S = 3600.0
MONDAY_S = 1_704_067_200.0
"""1 January 2024, 00:00."""


def _hourly(days: int) -> np.ndarray:
    return MONDAY_S + np.arange(days * 24) * HOUR_S


def test_too_few_values_have_no_season() -> None:
    assert fit_season(_hourly(2)[: MINIMUM - 1], np.zeros(MINIMUM - 1)) is NO_SEASON


def test_noise_has_no_season() -> None:
    clock = _hourly(60)

    found = [fit_season(clock, np.random.default_rng(seed).normal(size=len(clock))) for seed in range(10)]

    assert all(np.abs(season.at(clock)).max() < 0.2 for season in found)


def test_a_constant_job_has_no_season() -> None:
    assert not fit_season(_hourly(60), np.zeros(60 * 24)).at(_hourly(60)).any()


def test_a_dear_hour_and_a_cheap_weekend_are_found() -> None:
    clock = _hourly(60)
    is_two = np.mod(clock, 86_400) // HOUR_S == 2
    is_weekend = (clock // 86_400 + 3) % 7 >= 5
    values = 1.0 * is_two - 0.5 * is_weekend + np.random.default_rng(1).normal(0, 0.1, len(clock))

    season = fit_season(clock, values)
    tuesday = MONDAY_S + 63 * 86_400 + 86_400 + np.array([2, 14]) * HOUR_S
    sunday = MONDAY_S + 63 * 86_400 + 6 * 86_400 + 14 * HOUR_S

    assert season.at(tuesday)[0] - season.at(tuesday)[1] == pytest.approx(1.0, abs=0.15)
    assert season.at(tuesday)[1] - season.at(np.array([sunday]))[0] == pytest.approx(0.5, abs=0.15)


def test_one_bad_night_makes_no_season() -> None:
    clock = _hourly(60)
    values = np.random.default_rng(2).normal(0, 0.1, len(clock))
    values[26] += 50.0

    assert np.abs(fit_season(clock, values).at(clock)).max() < 0.3


def test_the_first_of_the_month_may_be_dear() -> None:
    clock = np.asarray(MONDAY_S + np.arange(720) * 86_400.0, dtype=np.float64)
    date = (clock // 86_400).astype(np.int64).astype("datetime64[D]")
    is_first = date == date.astype("datetime64[M]")
    values = 1.0 * is_first + np.random.default_rng(3).normal(0, 0.1, len(clock))

    season = fit_season(clock, values)

    assert season.at(clock)[is_first].mean() - season.at(clock)[~is_first].mean() > 0.8
