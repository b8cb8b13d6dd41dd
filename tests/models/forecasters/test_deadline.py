"""The chance that a running execution is done by a time."""

from itertools import pairwise

import numpy as np
import pytest

from chronos_models.forecasters.deadline import DEADLINE_SHARES, DurationCurve

UNIFORM = DurationCurve(np.exp(DEADLINE_SHARES), DEADLINE_SHARES)
"""The logarithm of the duration is uniform between 0 and 1."""


def test_before_the_start_it_is_the_share_that_takes_no_longer() -> None:
    assert UNIFORM.done_by(float(np.exp(0.5))) == pytest.approx(0.5)


def test_what_has_run_for_long_is_judged_among_the_long() -> None:
    limit_s, elapsed_s = float(np.exp(0.9)), float(np.exp(0.8))

    assert UNIFORM.done_by(limit_s, elapsed_s=elapsed_s) == pytest.approx(0.5, abs=0.01)


def test_the_chance_falls_as_time_runs_out() -> None:
    chances = [UNIFORM.done_by(2.5, elapsed_s=elapsed) for elapsed in np.linspace(0, 2.5, 30)]

    assert all(later <= earlier + 1e-12 for earlier, later in pairwise(chances))
    assert chances[-1] == 0.0


def test_beyond_all_that_was_seen_there_is_still_a_chance() -> None:
    assert 0 < UNIFORM.done_by(20.0, elapsed_s=10.0) < 1


def test_a_limit_that_is_past_or_no_number_gives_no_chance_and_none_gives_certainty() -> None:
    assert UNIFORM.done_by(1.0, elapsed_s=2.0) == 0.0
    assert UNIFORM.done_by(float("nan")) == 0.0
    assert UNIFORM.done_by(float("inf")) == 1.0


def test_a_job_that_always_takes_the_same_is_done_just_after() -> None:
    same = DurationCurve(np.full(len(DEADLINE_SHARES), 60.0), DEADLINE_SHARES)

    assert same.done_by(61.0) > 0.99
    assert same.done_by(30.0) < 0.01
