"""Failures are drawn the same for one seed, in the shares that are told."""

import numpy as np
import pytest

from chronos_models.synthetic.failures import PATTERNS, failures


def test_a_seed_gives_the_same_failures() -> None:
    assert failures(5, 10, seed=4) == failures(5, 10, seed=4)
    assert failures(5, 10, seed=4) != failures(5, 10, seed=5)


def test_about_three_in_ten_never_pass() -> None:
    drawn = failures(150, 20, seed=1)

    assert np.mean([np.isinf(one.lasts_s) for one in drawn]) == pytest.approx(0.3, abs=0.06)


def test_patterns_of_jobs_are_shared_or_their_own() -> None:
    shared = {one.pattern for one in failures(6, 20, seed=2)}
    own = failures(6, 20, seed=2, is_shared=False)

    assert shared <= set(PATTERNS)
    assert all(one.pattern.endswith(one.job) for one in own)


def test_all_ambiguous_texts_say_nothing_of_what_passes() -> None:
    drawn = failures(100, 40, seed=3, ambiguity=1.0)
    never = [np.mean([np.isinf(one.lasts_s) for one in drawn if one.pattern == text]) for text in PATTERNS]

    assert max(never) - min(never) < 0.15
