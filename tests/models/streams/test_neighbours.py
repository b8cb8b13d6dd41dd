"""Distance of a window to those before it."""

from math import isnan

import numpy as np

from chronos_models.streams.neighbours import FEWEST, WINDOW, Neighbours


def test_a_window_is_judged_once_enough_are_known() -> None:
    neighbours = Neighbours(600)
    distances = [neighbours.distance(1.0) for _ in range(WINDOW + FEWEST + 5)]

    assert all(isnan(distance) for distance in distances[: WINDOW + FEWEST - 1])
    assert distances[WINDOW + FEWEST - 1 :] == [0.0] * 6


def test_what_was_seen_before_is_near_and_what_was_not_is_far() -> None:
    neighbours = Neighbours(600)
    wave = np.sin(2 * np.pi * np.arange(1500) / 100)
    usual = [neighbours.distance(value) for value in wave]
    strange = [neighbours.distance(value + 3) for value in wave[:WINDOW]]

    assert max(usual[600:]) < 0.2
    assert max(strange) > 1.5


def test_a_larger_memory_finds_no_farther_neighbours() -> None:
    small, large = Neighbours(200), Neighbours(600)
    values = np.random.default_rng(3).normal(0, 1, 900)

    pairs = [(small.distance(value), large.distance(value)) for value in values]

    assert all(near <= far + 1e-6 for far, near in pairs[300:])
