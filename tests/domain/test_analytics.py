"""What counts over a stretch of time come to."""

import math
import random
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from chronos_synapse.domain.analytics import (
    CELLS_A_FOLD,
    Ending,
    bucket_for,
    drift_of,
    flips_of,
    merged,
    percentile,
    success_rate,
    tally,
    week_of,
)
from chronos_synapse.domain.execution import ExecutionState

GOOD, BAD = ExecutionState.SUCCEEDED, ExecutionState.FAILED


def cell_of(duration_ms: float) -> int:
    """As the store groups."""
    return math.floor(math.log(duration_ms + 1) * CELLS_A_FOLD)


def cells_of(durations: list[float]) -> dict[int, int]:
    """Durations as they are counted."""
    cells: dict[int, int] = {}
    for duration in durations:
        cells[cell_of(duration)] = cells.get(cell_of(duration), 0) + 1
    return cells


@pytest.mark.parametrize("share", [0.5, 0.95, 0.99])
def test_percentiles_of_cells_are_near_the_true_ones(share: float) -> None:
    chance = random.Random(3)
    durations = sorted(chance.lognormvariate(7, 1.2) for _ in range(5000))

    found = percentile(cells_of(durations), share)

    assert found == pytest.approx(durations[int(share * 5000)], rel=0.06)


def test_nothing_has_no_percentile_and_no_success_rate() -> None:
    assert percentile({}, 0.5) is None
    assert success_rate(0, 0) is None
    assert tally({}, {}).p99_ms is None


def test_a_tally_tells_outcomes_and_durations() -> None:
    found = tally({Ending.SUCCEEDED: 3, Ending.FAILED: 1, Ending.NOT_RUN: 2}, {0: 3})

    assert (found.succeeded, found.failed, found.not_run, found.cancelled) == (3, 1, 2, 0)
    assert (found.success_rate, found.p50_ms) == (0.75, 0)


def test_cells_add_up() -> None:
    assert merged([{1: 2, 3: 4}, {1: 1}]) == {1: 3, 3: 4}


@pytest.mark.parametrize(
    ("length", "size"),
    [
        (timedelta(minutes=15), 20),
        (timedelta(hours=24), 1800),
        (timedelta(days=7), 3 * 3600),
        (timedelta(days=30), 12 * 3600),
        (timedelta(days=90), 2 * 86_400),
        (timedelta(days=400), 7 * 86_400),
    ],
)
def test_buckets_fit_the_length(length: timedelta, size: int) -> None:
    assert bucket_for(length) == size


def test_hours_of_the_week_are_those_of_the_zone_across_a_change_of_its_clocks() -> None:
    hour_ms = 3_600_000
    before = 1_792_882_800_000 // hour_ms  # Saturday 24 October 2026, 23:00 UTC: Sunday 01:00 in Paris
    after = before + 24  # Sunday 23:00 UTC: Monday 00:00 in Paris, an hour having come twice

    week = week_of({before: 2, after: 5}, bucket_ms=hour_ms, zone=ZoneInfo("Europe/Paris"))

    assert week[6][1] == 2
    assert week[0][0] == 5
    assert sum(map(sum, week)) == 7


def test_flips_are_counted_between_good_and_bad_alone() -> None:
    cancelled, timed_out = ExecutionState.CANCELLED, ExecutionState.TIMED_OUT

    assert flips_of([GOOD, cancelled, GOOD, BAD, timed_out, GOOD, ExecutionState.SKIPPED, BAD]) == 3
    assert flips_of([]) == 0


def test_a_drift_is_told_from_noise_and_from_outliers() -> None:
    chance = random.Random(5)
    usual = [chance.gauss(1000, 100) for _ in range(40)]
    slower = [value * 1.5 for value in usual]

    found = drift_of(usual, slower)

    assert found is not None
    assert found.recent_ms == pytest.approx(1.5 * found.earlier_ms, rel=0.01)
    assert found.z > 3
    assert drift_of(slower, usual) is not None
    assert drift_of(usual, [chance.gauss(1000, 100) for _ in range(40)]) is None
    assert drift_of(usual, [*usual[:39], 900_000.0]) is None


def test_few_executions_and_small_changes_are_no_drift() -> None:
    assert drift_of([100.0] * 5, [900.0] * 50) is None
    assert drift_of([1000.0] * 50, [1100.0] * 50) is None
    assert drift_of([1000.0] * 50, [1000.0] * 50) is None
    assert drift_of([0.0] * 50, [0.0] * 50) is None
