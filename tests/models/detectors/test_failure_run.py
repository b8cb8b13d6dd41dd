import numpy as np
import pytest

from chronos_models.detectors.failure_run import ACCEPT_RUNS, FailureRun
from chronos_models.detectors.rare_event import EVENT_WEIGHT, RareEvent


def told(outcomes: np.ndarray, watch: FailureRun | None = None) -> np.ndarray:
    watch = watch or FailureRun()
    return np.array([watch.learn(is_failure=bool(failed)) for failed in outcomes])


@pytest.mark.parametrize("rate", [0.0, 0.02, 0.1])
def test_failures_at_the_usual_rate_are_rarely_strange(rate: float) -> None:
    strange = [np.mean(told(np.random.default_rng(seed).random(4000) < rate)[500:] < 1e-3) for seed in range(4)]

    assert np.mean(strange) < 5e-3


def test_three_failures_in_a_row_of_a_job_that_never_fails_are_very_rare() -> None:
    outcomes = np.zeros(400, dtype=bool)
    outcomes[397:] = True

    assert told(outcomes)[-1] < 1e-5


def test_failing_every_fourth_time_after_one_in_twenty_is_found() -> None:
    random = np.random.default_rng(3)
    outcomes = np.concatenate([random.random(1000) < 0.05, random.random(100) < 0.3])

    assert told(outcomes)[1000:].min() < 1e-3


def test_what_lasts_becomes_the_usual_rate() -> None:
    random = np.random.default_rng(4)
    watch = FailureRun()
    told(random.random(500) < 0.02, watch)

    found = told(random.random(6 * ACCEPT_RUNS) < 0.3, watch)

    assert watch.usual_rate > 0.2
    assert np.median(found[-ACCEPT_RUNS:]) > 0.003


def test_feedback_makes_failures_usual() -> None:
    watch = FailureRun()
    told(np.array([False] * 50 + [True] * 3), watch)

    watch.forgive(3)

    assert watch.learn(is_failure=True) > 1e-3


def test_an_event_that_never_came_is_rare_and_one_that_comes_often_is_not() -> None:
    never, often = RareEvent(), RareEvent()
    for place in range(1000):
        never.learn(came=False)
        often.learn(came=place % 10 == 0)

    assert never.p_value < 1e-4
    assert often.p_value == pytest.approx(0.1 * EVENT_WEIGHT, rel=0.5)


def test_what_is_told_always_says_since_how_many_runs() -> None:
    watch = FailureRun()
    told(np.array([False] * 200), watch)

    for _ in range(3 * ACCEPT_RUNS):
        p = watch.learn(is_failure=True)
        assert p >= 0.05 or 1 <= watch.failed_since <= watch.since
