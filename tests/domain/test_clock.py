"""Instants: the way to epoch milliseconds and back."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.domain.clock import EPOCH, from_ms, to_ms, utc_now


@given(st.integers(0, 253_402_300_799_999))
def test_milliseconds_come_back_as_they_were(epoch_ms: int) -> None:
    assert to_ms(from_ms(epoch_ms)) == epoch_ms


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(9999, 12, 30), timezones=st.just(UTC)))
def test_an_instant_is_rounded_down_to_its_millisecond(instant: datetime) -> None:
    back = from_ms(to_ms(instant))

    assert timedelta(0) <= instant - back < timedelta(milliseconds=1)


def test_a_datetime_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="not an instant"):
        to_ms(datetime(2026, 1, 1))


def test_the_zone_of_an_instant_does_not_matter() -> None:
    instant = datetime(2026, 1, 1, 12, tzinfo=UTC)

    assert to_ms(instant) == to_ms(instant.astimezone(timezone(timedelta(hours=5, minutes=45))))


def test_all_that_we_give_is_utc() -> None:
    assert from_ms(0) == EPOCH
    assert from_ms(0).tzinfo is UTC
    assert utc_now().tzinfo is UTC
