"""Scores of groupings, and the baselines the miner has to beat."""

import math

import pytest

from chronos_models.evaluation.pattern_baselines import equal_masked, near_words
from chronos_models.evaluation.patterns import score_grouping
from chronos_models.patterns.clusters import cluster
from chronos_models.synthetic.errors import error_texts


def test_only_groups_that_are_exactly_right_count() -> None:
    score = score_grouping(["a", "a", "b", "b", "c", "c"], [1, 1, 2, 2, 2, 3])

    assert score.accuracy == pytest.approx(2 / 6)
    assert score.f1 == pytest.approx(1 / 3)
    assert (score.texts, score.groups, score.templates) == (6, 3, 3)


def test_the_names_of_groups_do_not_matter() -> None:
    score = score_grouping([5, 5, 9], ["x", "x", "y"])

    assert (score.accuracy, score.f1) == (1.0, 1.0)


def test_rare_templates_weigh_in_f1_as_much_as_common_ones() -> None:
    score = score_grouping([1] * 98 + [2, 3], [1] * 98 + [2, 2])

    assert score.accuracy == pytest.approx(0.98)
    assert score.f1 == pytest.approx(2 / 5)


def test_nothing_has_no_score_and_unequal_lengths_are_refused() -> None:
    assert math.isnan(score_grouping([], []).accuracy)
    with pytest.raises(ValueError, match="2 labels"):
        score_grouping([1, 2], [1])


def test_the_miner_beats_both_baselines() -> None:
    made = error_texts(1_000, seed=9)

    ours = score_grouping(cluster(made.texts), made.templates)
    for baseline in (equal_masked, near_words):
        theirs = score_grouping(baseline(made.texts), made.templates)
        assert ours.accuracy > theirs.accuracy
        assert ours.f1 > theirs.f1 + 0.2


def test_baselines_take_odd_texts() -> None:
    assert equal_masked([]) == near_words([]) == []
    assert len(near_words(["", "7", "8", "x y"])) == 4
