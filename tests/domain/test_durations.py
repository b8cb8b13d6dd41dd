"""Durations: how long an execution takes is read off the history, nearest first, and assumed without one."""

from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.domain.durations import DAY_MS, MINUTE_MS, WEEK_MS, Durations, DurationSource

HOUR_MS = 60 * MINUTE_MS
MONDAY_MS = 1_767_571_200_000
"""2026-01-05T00:00Z."""
TIMEOUT_MS = HOUR_MS


def durations_of(*samples: tuple[int, int]) -> Durations:
    return Durations(samples, timeout_ms=TIMEOUT_MS)


def test_without_history_a_tenth_of_the_timeout_is_assumed_and_a_minute_at_most() -> None:
    assert Durations([], timeout_ms=5000).at(MONDAY_MS) == 500
    assert Durations([], timeout_ms=TIMEOUT_MS).at(MONDAY_MS) == MINUTE_MS
    assert Durations([], timeout_ms=TIMEOUT_MS).source is DurationSource.ASSUMED
    assert Durations([], timeout_ms=TIMEOUT_MS).count == 0


def test_the_one_that_ran_then_counts_first() -> None:
    history = durations_of((MONDAY_MS - WEEK_MS, 10), (MONDAY_MS + 40, 20), (MONDAY_MS + DAY_MS, 30))

    assert history.at(MONDAY_MS) == 20
    assert history.source is DurationSource.HISTORY


def test_else_that_of_the_same_time_of_the_week_before_that_of_another_day() -> None:
    history = durations_of((MONDAY_MS + HOUR_MS, 10), (MONDAY_MS + DAY_MS, 20))

    assert history.at(MONDAY_MS + WEEK_MS) == 10
    assert history.at(MONDAY_MS + WEEK_MS + DAY_MS + MINUTE_MS) == 20


def test_else_that_of_the_same_time_of_another_day() -> None:
    history = durations_of((MONDAY_MS, 10), (MONDAY_MS + 12 * HOUR_MS, 20))

    assert history.at(MONDAY_MS + 2 * DAY_MS + HOUR_MS) == 10
    assert history.at(MONDAY_MS + 3 * DAY_MS + 13 * HOUR_MS) == 20


def test_else_the_median() -> None:
    history = durations_of((MONDAY_MS, 10), (MONDAY_MS + MINUTE_MS, 20), (MONDAY_MS + 2 * MINUTE_MS, 90))

    assert history.at(MONDAY_MS + 12 * HOUR_MS) == 20


def test_the_end_of_a_week_is_near_to_its_beginning() -> None:
    history = durations_of((3 * WEEK_MS - MINUTE_MS, 10), (3 * WEEK_MS + 3 * DAY_MS, 20))

    assert history.at(9 * WEEK_MS + MINUTE_MS) == 10


@given(
    samples=st.lists(st.tuples(st.integers(0, 10**13), st.integers(0, 10**9)), min_size=1, max_size=50),
    at_ms=st.integers(0, 10**13),
)
def test_an_answer_is_always_one_of_the_history(samples: list[tuple[int, int]], at_ms: int) -> None:
    assert durations_of(*samples).at(at_ms) in {lasted_ms for _, lasted_ms in samples}
