"""Quantiles of weighted values, and their loss."""

import numpy as np
import pytest

from chronos_models.forecasters.quantiles import move_shares, pinball, recency_weights, weighted_quantiles


def test_one_value_is_every_quantile() -> None:
    told = weighted_quantiles(np.array([3.0]), np.array([1.0]), np.array([0.05, 0.5, 0.95]))

    assert told.tolist() == [3.0, 3.0, 3.0]


@pytest.mark.parametrize("seed", range(5))
def test_quantiles_rise_and_stay_within_the_values(seed: int) -> None:
    random = np.random.default_rng(seed)
    values = random.lognormal(size=int(random.integers(1, 200)))

    told = weighted_quantiles(values, recency_weights(len(values), half_life=20.0), np.linspace(0, 1, 21))

    assert np.all(np.diff(told) >= 0)
    assert told[0] >= values.min()
    assert told[-1] <= values.max()


def test_few_values_give_a_wider_interval_than_their_own_quantiles() -> None:
    values = np.arange(10.0)

    low, high = weighted_quantiles(values, np.ones(10), np.array([0.1, 0.9]))

    assert high - low > np.quantile(values, 0.9) - np.quantile(values, 0.1)


def test_what_is_one_half_life_older_weighs_half() -> None:
    weights = recency_weights(11, half_life=10.0)

    assert weights[-1] == 1.0
    assert weights[0] == pytest.approx(0.5)


def test_the_loss_is_least_at_the_true_quantile() -> None:
    values, share = np.random.default_rng(1).normal(size=20_000), np.array([0.9])

    losses = [float(pinball(values, np.full((len(values), 1), at), share).mean()) for at in (1.0, 1.2816, 1.6)]

    assert losses[1] == min(losses)


def test_moving_shares_keeps_the_middle_and_the_order() -> None:
    shares = np.array([0.05, 0.25, 0.5, 0.75, 0.95])

    wider, narrower = (move_shares(shares, miss=0.1, moved_miss=miss) for miss in (0.05, 0.2))

    assert wider.tolist() == pytest.approx([0.025, 0.125, 0.5, 0.875, 0.975])
    assert narrower.tolist() == pytest.approx([0.1, 0.5, 0.5, 0.5, 0.9])
