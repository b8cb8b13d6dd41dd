"""The best hours of the day to run a job."""

import numpy as np

from chronos_models.forecasters.windows import best_windows

IDLE = np.zeros(24)


def _runs(hours: tuple[int, ...], each: int) -> np.ndarray:
    return np.concatenate([86_400.0 * np.arange(each) + hour * 3600.0 for hour in hours])


def test_few_executions_give_no_advice() -> None:
    assert best_windows(np.arange(9.0), np.ones(9), np.ones(9, dtype=bool), load=IDLE) == []
    assert best_windows(np.array([]), np.array([]), np.array([], dtype=bool), load=IDLE) == []


def test_the_hour_that_fails_and_the_slow_one_come_last() -> None:
    clock = _runs((1, 2, 3), 30)
    durations = np.repeat([60.0, 60.0, 600.0], 30)
    is_success = np.repeat([True, False, True], 30)

    hours = [window.start_hour for window in best_windows(clock, durations, is_success, load=IDLE)]

    assert hours == [1, 3, 2]


def test_a_busy_hour_is_worse_than_an_idle_one() -> None:
    clock = _runs((1, 2), 30)
    load = np.zeros(24)
    load[1] = 50.0

    first, second = best_windows(clock, np.full(60, 9.0), np.ones(60, dtype=bool), load=load)

    assert (first.start_hour, second.start_hour) == (2, 1)
    assert (first.load, second.load) == (0.0, 1.0)


def test_one_lucky_execution_is_not_proposed() -> None:
    clock = np.append(_runs((1,), 30), 5 * 3600.0)
    durations = np.append(np.full(30, 60.0), 0.1)

    windows = best_windows(clock, durations, np.ones(31, dtype=bool), load=IDLE)

    assert [window.start_hour for window in windows] == [1]


def test_what_is_no_duration_is_left_out() -> None:
    clock, durations = _runs((1,), 30), np.full(30, 60.0)
    durations[:3] = [np.nan, np.inf, -1.0]

    assert best_windows(clock, durations, np.ones(30, dtype=bool), load=IDLE)[0].count == 27
