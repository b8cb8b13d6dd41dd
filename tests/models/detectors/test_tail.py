from io import BytesIO
from itertools import pairwise

import numpy as np
import pytest

from chronos_models.detectors.state import pack, unpack
from chronos_models.detectors.tail import KEPT, UpperTail


def tail() -> UpperTail:
    return UpperTail(threshold=1.0, mean_excess=0.3, weight=6.0)


def taught(scores: np.ndarray) -> UpperTail:
    learner = tail()
    for score in scores:
        learner.learn(float(score))
    return learner


@pytest.mark.parametrize("claimed", [0.01, 0.003, 0.001])
def test_scores_with_an_exponential_tail_are_exceeded_as_often_as_the_p_value_says(claimed: float) -> None:
    ratios = []
    for seed in range(4):
        random = np.random.default_rng(seed)
        learner = taught(random.exponential(0.5, 3000))

        fresh = random.exponential(0.5, 200_000)

        ratios.append(np.mean(fresh > learner.score_at(claimed)) / claimed)
    assert 0.6 < np.mean(ratios) < 1.6


def test_the_p_value_falls_with_the_score_and_stays_a_probability() -> None:
    learner = taught(np.random.default_rng(1).exponential(1.0, 500))

    values = [learner.p_value(score) for score in np.linspace(-5.0, 50.0, 200)]

    assert all(0.0 <= later <= before <= 0.5 for before, later in pairwise(values))


@pytest.mark.parametrize("score", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_finite_number_teaches_nothing_and_alarms_nobody_but_infinity(score: float) -> None:
    learner = taught(np.random.default_rng(2).exponential(1.0, 100))
    before = learner.mean

    learner.learn(score)

    assert learner.mean == before
    assert (learner.p_value(score) == 0.0) == (score == float("inf"))


def test_one_anomaly_in_a_long_past_hardly_moves_the_tail() -> None:
    learner = taught(np.random.default_rng(3).exponential(0.3, 2000))
    before = learner.p_value(3.0)

    learner.learn(500.0)

    assert learner.p_value(3.0) < 5.0 * before


def test_in_a_short_past_one_far_score_makes_the_next_less_rare() -> None:
    learner = taught(np.random.default_rng(3).exponential(0.3, 40))
    before = learner.p_value(4.0)

    learner.learn(4.0)

    assert learner.p_value(4.0) > 10.0 * before


def test_a_score_that_a_person_forgave_is_less_rare_afterwards() -> None:
    learner = taught(np.random.default_rng(4).exponential(0.3, 1000))
    score = learner.score_at(1e-5)

    learner.forgive(score, 3)

    assert learner.p_value(score) > 2e-5


def test_the_state_survives_the_blob_and_is_small() -> None:
    learner = taught(np.random.default_rng(5).exponential(0.3, 5000))
    numbers: list[float] = []
    learner.write(numbers)

    copy = tail()
    copy.read(unpack(pack(numbers)))

    assert len(numbers) <= KEPT + 4
    assert [copy.p_value(score) for score in (0.5, 1.5, 4.0)] == [learner.p_value(score) for score in (0.5, 1.5, 4.0)]


@pytest.mark.parametrize("blob", [b"", b"\x01", b"\x02abc", b"\x01" + b"x" * 40, b"\x01\x93NUMPY\x01\x00"])
def test_a_blob_that_is_not_ours_is_refused(blob: bytes) -> None:
    with pytest.raises(ValueError, match="the state"):
        unpack(blob)


def test_a_pickled_array_is_refused() -> None:
    buffer = BytesIO()
    np.save(buffer, np.array([{"a": 1}], dtype=object), allow_pickle=True)

    with pytest.raises(ValueError, match="the state"):
        unpack(b"\x01" + buffer.getvalue())


def test_a_word_that_a_score_is_normal_never_makes_it_rarer() -> None:
    tail = UpperTail(threshold=1.0, mean_excess=0.13, weight=6.0)
    before = tail.p_value(1.5)

    tail.forgive(tail.score_at(0.04), 3)

    assert tail.p_value(1.5) >= before
