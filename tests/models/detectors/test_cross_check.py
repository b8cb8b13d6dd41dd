"""Unusual combinations of signals."""

import numpy as np
import pytest
from numpy.typing import NDArray

from chronos_models.detectors.cross_check import ALARMING, FEWEST, cross_check

Floats = NDArray[np.float64]


def _usual(count: int, seed: int) -> Floats:
    """Four signals of about unit spread, the last always rare."""
    return np.clip(np.random.default_rng(seed).normal(0, 0.8, (count, 4)), -2.5, 2.5)


def test_a_combination_is_found_though_no_signal_is_alarming() -> None:
    rows = _usual(800, 0)
    rows[333] = [3.2, -3.1, 3.3, 0.1]

    oddest = cross_check({"a": rows, "b": _usual(800, 1)}, seed=0)[0]

    assert (oddest.job, oddest.row) == ("a", 333)
    assert set(oddest.signals) == {0, 1, 2}
    assert oddest.share == pytest.approx(1 / 1600)


def test_one_wild_signal_is_left_to_its_own_detector() -> None:
    rows = _usual(800, 0)
    rows[100] = [ALARMING + 5, 2.0, 2.0, 0.0]

    assert all(oddity.row != 100 for oddity in cross_check({"a": rows}, seed=0))


def test_few_executions_are_odd_and_the_seed_decides_alone() -> None:
    jobs = {name: _usual(1000, seed) for seed, name in enumerate("abc")}

    found = cross_check(jobs, seed=3)

    assert len(found) <= 6
    assert found == cross_check(dict(reversed(jobs.items())), seed=3)


def test_too_little_or_nothing_is_never_odd() -> None:
    assert cross_check({}, seed=0) == []
    assert cross_check({"a": np.empty((0, 4))}, seed=0) == []
    assert cross_check({"a": _usual(FEWEST - 1, 0)}, seed=0) == []


def test_what_was_not_measured_counts_as_expected() -> None:
    rows = _usual(600, 0)
    rows[:300, 2] = np.nan
    rows[7] = [np.inf, -np.inf, np.nan, 0.0]

    assert all(oddity.row != 7 for oddity in cross_check({"a": rows, "b": np.full((50, 4), np.nan)}, seed=0))


def test_constant_signals_are_not_odd() -> None:
    assert cross_check({"a": np.zeros((500, 4))}, seed=0) == []
