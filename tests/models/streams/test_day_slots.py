"""What a series shows at a time of the day."""

from math import isnan

import pytest

from chronos_models.streams.day_slots import DAYS, SLOT_S, SLOTS, DaySlots

DAY_S = SLOTS * SLOT_S


def test_a_first_day_expects_nothing() -> None:
    slots = DaySlots()

    assert isnan(slots.expected(0, 5.0))
    assert isnan(slots.level)
    assert isnan(slots.expected(SLOT_S, 6.0))
    assert slots.level == 5.0


def test_the_median_of_earlier_visits_is_expected() -> None:
    slots = DaySlots()
    for day, value in enumerate([1.0, 2.0, 90.0]):
        slots.expected(day * DAY_S, value)
        slots.expected(day * DAY_S + 60, value)

    assert slots.expected(3 * DAY_S, 50.0) == 2.0
    assert slots.expected(3 * DAY_S + 60, 50.0) == 2.0


def test_only_the_last_days_count() -> None:
    slots = DaySlots()
    for day in range(3 * DAYS):
        slots.expected(day * DAY_S, 1.0 if day < 2 * DAYS else 7.0)

    assert slots.expected(3 * DAYS * DAY_S, 7.0) == 7.0
    assert slots.level == 7.0


@pytest.mark.parametrize("time_s", [-1.0, -86_400.5, 4e9])
def test_any_time_has_a_slot(time_s: float) -> None:
    slots = DaySlots()
    slots.expected(time_s, 3.0)

    assert slots.expected(time_s + DAY_S, 3.0) == 3.0
