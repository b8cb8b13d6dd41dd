"""The range that a job's durations usually fall into."""

import numpy as np
import pytest

from chronos_models.synthetic import durations
from chronos_models.usual_duration import COVERAGE, MINIMUM, usual_duration


def test_too_little_history_gives_no_answer() -> None:
    assert usual_duration([100.0] * (MINIMUM - 1)) is None


def test_a_constant_job_has_a_range_of_no_width() -> None:
    usual = usual_duration([250.0] * 20)

    assert usual is not None
    assert (usual.low_ms, usual.typical_ms, usual.high_ms, usual.count) == (250.0, 250.0, 250.0, 20)


def test_short_history_reaches_from_the_smallest_to_the_largest() -> None:
    usual = usual_duration([5.0, 1.0, 3.0, 2.0, 4.0])

    assert usual is not None
    assert (usual.low_ms, usual.typical_ms, usual.high_ms) == (1.0, 3.0, 5.0)


def test_the_order_of_the_values_does_not_matter() -> None:
    values = durations(50, seed=1)

    assert usual_duration(values) == usual_duration(values[::-1])


def test_the_range_holds_its_share_of_what_comes_next() -> None:
    held = []
    for seed in range(20):
        usual = usual_duration(durations(400, seed=seed))
        future = durations(4000, seed=1000 + seed)
        assert usual is not None
        held.append(np.mean((future >= usual.low_ms) & (future <= usual.high_ms)))

    assert np.mean(held) == pytest.approx(COVERAGE, abs=0.02)


def test_a_few_outliers_do_not_stretch_the_range() -> None:
    usual = usual_duration(durations(200, seed=3, outliers=0.03))

    assert usual is not None
    assert usual.high_ms < 2000.0


def test_what_is_not_a_row_of_numbers_is_refused() -> None:
    with pytest.raises(ValueError, match="one row"):
        usual_duration([[1.0, 2.0], [3.0, 4.0]])
    with pytest.raises(ValueError, match="one row"):
        usual_duration([1.0, float("nan"), 3.0, 4.0, 5.0])
