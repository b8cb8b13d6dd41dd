import numpy as np
import pytest

from chronos_models.detectors.change import MINIMUM, Change


def p_values(scores: np.ndarray, change: Change | None = None) -> np.ndarray:
    change = change or Change(1)
    return np.array([change.learn(float(score)) for score in scores])


def test_noise_is_rarely_taken_for_a_change() -> None:
    shares = [np.mean(p_values(np.random.default_rng(seed).normal(size=3000))[500:] < 1e-4) for seed in range(5)]

    assert np.mean(shares) < 2e-3


@pytest.mark.parametrize(("size", "runs"), [(1.0, 40), (2.0, 15), (4.0, 12)])
def test_a_step_is_found_within_the_runs_that_its_size_allows(size: float, runs: int) -> None:
    scores = np.random.default_rng(7).normal(size=600)
    scores[500:] += size

    found = p_values(scores)

    assert found[500 : 500 + runs].min() < 1e-3


def test_a_fall_is_not_a_rise() -> None:
    scores = np.random.default_rng(8).normal(size=600)
    scores[500:] -= 3.0

    assert p_values(scores)[500:].min() > 1e-3
    assert p_values(scores, Change(-1))[500:520].min() < 1e-3


def test_one_outlier_is_no_change() -> None:
    scores = np.random.default_rng(9).normal(size=600)
    scores[550] = 1000.0

    assert p_values(scores)[550] > 1e-3


def test_nothing_is_said_before_the_least_number_of_runs() -> None:
    assert p_values(np.full(MINIMUM, 5.0)).min() >= 0.05


def test_a_deploy_makes_a_change_after_it_show_earlier() -> None:
    scores = np.random.default_rng(10).normal(size=520)
    scores[500:] += 1.5
    plain, told = Change(1), Change(1)
    p_values(scores[:500], plain)
    p_values(scores[:500], told)

    told.deployed(720.0)

    assert (p_values(scores[500:504], told) <= p_values(scores[500:504], plain)).all()
