"""How likely the next execution is to succeed."""

import numpy as np
import pytest

from chronos_models.evaluation.forecasts import log_loss
from chronos_models.forecasters.success import SuccessState, success_before_each


def _after(outcomes: list[bool], retries: int = 0) -> SuccessState:
    state = SuccessState()
    for is_success in outcomes:
        state = state.observed(is_success=is_success, retries=retries)
    return state


def test_a_new_job_is_taken_for_a_usual_one() -> None:
    assert SuccessState().success == pytest.approx(0.994, abs=0.004)


def test_one_failure_after_many_successes_says_little_and_three_say_much() -> None:
    well = _after([True] * 500)

    assert _after([True] * 500 + [False]).success > 0.7
    assert _after([True] * 500 + [False] * 3).success < 0.4
    assert well.success > 0.997


def test_it_recovers_within_a_few_successes() -> None:
    assert _after([True] * 500 + [False] * 5 + [True] * 8).success > 0.9


def test_successes_that_needed_a_retry_lower_the_chance() -> None:
    assert _after([True] * 50, retries=1).success < _after([True] * 50).success - 0.05


@pytest.mark.parametrize("outcomes", [[True] * 3000, [False] * 3000, [True, False] * 1500])
def test_a_probability_stays_one(outcomes: list[bool]) -> None:
    state = _after(outcomes)

    assert 0 < state.success < 1
    assert state.usual + state.broken + state.flaky == pytest.approx(1.0)


def test_bursts_are_told_better_than_by_the_rate_so_far() -> None:
    random = np.random.default_rng(1)
    is_success = random.uniform(size=6000) > 0.003
    for start in (1500, 3000, 4500):
        is_success[start : start + 10] = False
    rate = np.concatenate([[0.98], 1 - (np.cumsum(~is_success)[:-1] + 0.5) / (np.arange(1, 6000) + 25)])

    assert log_loss(success_before_each(is_success), is_success) < 0.8 * log_loss(rate, is_success)


def test_no_execution_knows_its_own_outcome() -> None:
    is_success = np.random.default_rng(2).uniform(size=200) > 0.1
    changed = is_success.copy()
    changed[-1] = not changed[-1]

    assert success_before_each(is_success).tolist() == success_before_each(changed).tolist()


def test_state_reads_back_as_it_was() -> None:
    state = _after([True] * 20 + [False])

    assert SuccessState.from_bytes(state.to_bytes()) == state
    with pytest.raises(ValueError, match="version"):
        SuccessState.from_bytes(b"")
