from datetime import UTC, datetime

import numpy as np
import pytest

from chronos_models.detectors.expectation import Expectation
from chronos_models.detectors.slots import FIRST, LAST, PLAIN, Slot, slot_of, zone_of

HOUR_S = 3600.0
START_S = datetime(2025, 3, 3, tzinfo=UTC).timestamp()


def hourly(count: int) -> list[Slot]:
    return [slot_of(START_S + place * HOUR_S, UTC) for place in range(count)]


def taught(values: np.ndarray, slots: list[Slot]) -> tuple[Expectation, np.ndarray]:
    model = Expectation(spread=0.25, floor=0.02)
    scores = [model.learn(float(value), slot) for value, slot in zip(values, slots, strict=True)]
    return model, np.array(scores)


@pytest.mark.parametrize("sigma", [0.05, 0.2, 0.5])
def test_innovations_of_plain_noise_have_about_unit_spread(sigma: float) -> None:
    values = np.random.default_rng(1).normal(3.0, sigma, 2000)

    model, scores = taught(values, hourly(2000))

    assert model.level == pytest.approx(3.0, abs=0.6 * sigma)
    assert np.std(scores[200:]) == pytest.approx(1.0, abs=0.2)


def test_a_season_of_hour_and_weekend_is_learned() -> None:
    slots = hourly(24 * 60)
    season = np.array([0.5 * np.sin(slot.hour / 24 * 2 * np.pi) - 0.6 * (slot.weekday > 4) for slot in slots])
    values = season + np.random.default_rng(2).normal(0.0, 0.05, len(slots))

    _, scores = taught(values, slots)
    _, flat = taught(values, [Slot(0, 0, PLAIN)] * len(slots))

    assert np.mean(np.abs(values[-400:])) > 0.2
    assert np.std(scores[-400:]) < 1.6
    assert np.mean(flat[-400:] != 0.0) == 1.0


def test_the_first_of_the_month_is_learned_from_the_first_ones() -> None:
    slots = [slot_of(START_S + day * 86_400.0, UTC) for day in range(360)]
    values = np.array([0.8 * (slot.month_day == FIRST) for slot in slots])
    values += np.random.default_rng(3).normal(0.0, 0.1, len(slots))

    model, _ = taught(values, slots)

    assert model.month[FIRST] - model.month[PLAIN] > 0.4
    assert "first of the month" in model.slot_name(Slot(0, 0, FIRST))


def test_an_outlier_moves_the_expectation_by_a_fraction_of_a_spread() -> None:
    model, _ = taught(np.random.default_rng(4).normal(0.0, 0.1, 500), hourly(500))
    slot = hourly(501)[-1]
    before = model.structural(slot)

    model.learn(50.0, slot)

    assert abs(model.structural(slot) - before) < 0.5 * model.spread


def test_persistent_noise_is_whitened() -> None:
    random = np.random.default_rng(5)
    values = np.zeros(3000)
    for place in range(1, 3000):
        values[place] = 0.6 * values[place - 1] + random.normal(0.0, 0.1)

    model, scores = taught(values, hourly(3000))

    assert 0.4 < model.persistence < 0.8
    assert abs(np.corrcoef(scores[501:], scores[500:-1])[0, 1]) < 0.15


def test_constant_values_give_the_least_spread_and_no_scores() -> None:
    model, scores = taught(np.full(300, 2.0), hourly(300))

    assert model.spread == pytest.approx(0.02, abs=0.02)
    assert np.max(np.abs(scores)) < 1e-9


def test_slots_follow_the_zone_and_the_ends_of_months() -> None:
    time_s = datetime(2025, 2, 28, 23, 30, tzinfo=UTC).timestamp()

    assert slot_of(time_s, UTC) == Slot(23, 4, LAST)
    assert slot_of(time_s, zone_of("Europe/Berlin")) == Slot(0, 5, FIRST)
    assert zone_of("no/such zone") is UTC
