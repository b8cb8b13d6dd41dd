"""Instants: aware UTC datetimes in code, integer epoch milliseconds in Redis."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""Gives the present as an aware UTC datetime."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def utc_now() -> datetime:
    """The present by this machine's clock; dueness is decided by Redis `TIME` instead."""
    return datetime.now(UTC)


def to_ms(instant: datetime) -> int:
    """Epoch milliseconds, rounded down; a naive datetime is a ValueError."""
    if instant.tzinfo is None:
        raise ValueError("a datetime without zone is not an instant")
    return (instant - EPOCH) // timedelta(milliseconds=1)


def from_ms(epoch_ms: int | float) -> datetime:
    """The aware UTC datetime of `epoch_ms`."""
    return EPOCH + timedelta(milliseconds=epoch_ms)
