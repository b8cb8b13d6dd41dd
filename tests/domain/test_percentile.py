"""The percentile of a handful of values."""

import pytest

from chronos_synapse.domain.percentile import percentile


@pytest.mark.parametrize(
    ("share", "expected"), [(0.0, 10), (0.25, 10), (0.26, 20), (0.5, 20), (0.75, 30), (0.9, 40), (1.0, 40)]
)
def test_it_is_the_first_value_that_enough_of_them_do_not_exceed(share: float, expected: int) -> None:
    assert percentile([10, 20, 30, 40], share) == expected


def test_of_one_value_it_is_that_value() -> None:
    assert {percentile([7], share) for share in (0.0, 0.5, 0.99, 1.0)} == {7}


def test_a_share_that_binary_fractions_miss_by_a_hair_is_taken_at_its_word() -> None:
    assert percentile(list(range(1, 101)), 0.07) == 7
