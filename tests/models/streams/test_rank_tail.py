"""P values of scores by rank, and beyond the ranks."""

import numpy as np
import pytest

from chronos_models.streams.rank_tail import FEWEST, SMALLEST_P, SPACING, RankTail


def _filled(count: int, seed: int = 0) -> RankTail:
    tail = RankTail(1000)
    for score in np.abs(np.random.default_rng(seed).normal(0, 1, count)):
        tail.take(float(score))
    return tail


def test_everything_is_usual_before_enough_is_known() -> None:
    tail = RankTail(100)

    assert [tail.take(float(score)) for score in range(FEWEST)] == [1.0] * FEWEST


@pytest.mark.parametrize("share", [0.3, 0.1, 0.02])
def test_p_values_are_as_small_as_they_say(share: float) -> None:
    tail, rng = RankTail(1000), np.random.default_rng(1)
    ps = [tail.take(float(score)) for score in np.abs(rng.normal(0, 1, 12_000))]

    assert np.mean(np.array(ps[3000:]) < share) == pytest.approx(share, rel=0.35)


def test_a_larger_score_is_never_more_probable() -> None:
    tails = [_filled(3000) for _ in range(40)]

    ps = [tail.take(score) for tail, score in zip(tails, np.linspace(0, 50, 40), strict=True)]

    assert ps == sorted(ps, reverse=True)
    assert ps[-1] < 1e-5


def test_a_jump_out_of_a_constant_has_the_smallest_p() -> None:
    tail = RankTail(100)
    for _ in range(FEWEST * SPACING + 1):
        tail.take(0.0)

    assert tail.take(0.0) == 1.0
    assert tail.take(1.0) == SMALLEST_P


def test_old_scores_are_forgotten() -> None:
    tail = RankTail(50)
    for score in [100.0] * 300 + [1.0] * 300:
        tail.take(score)

    assert len(tail.scores()) == 50
    assert tail.take(50.0) < 0.01
