"""When a call is made again: a decision without I/O."""

from typing import Any

import msgspec

from chronos_client.calls import Call
from chronos_client.errors import ApiError, Refused

_REFUSED_FOR_NOW = frozenset({429, 503})
"""Nothing was done: whatever was asked may be asked again."""
_LOST = frozenset({502, 504})
"""Of a proxy: nobody knows what was done."""


class Retries(msgspec.Struct, frozen=True, kw_only=True):
    """How patient a client is."""

    attempts: int = 5
    """The first one included."""
    first_wait_s: float = 0.5
    """Doubles with each attempt, where the server does not say how long."""
    longest_wait_s: float = 30.0
    """A server that asks for more gets the error instead."""


NEVER = Retries(attempts=1)


def wait_s(retries: Retries, call: Call[Any], failure: ApiError, *, attempt: int, was_sent: bool) -> float | None:
    """Seconds before the next attempt; None: give up with `failure`. `attempt` counts from 1."""
    if attempt >= retries.attempts or not _may_repeat(call, failure, was_sent):
        return None
    stated = failure.retry_after_s if isinstance(failure, Refused) else None
    wait = retries.first_wait_s * 2 ** (attempt - 1) if stated is None else stated
    if stated is not None and stated > retries.longest_wait_s:
        return None
    return min(wait, retries.longest_wait_s)


def _may_repeat(call: Call[Any], failure: ApiError, was_sent: bool) -> bool:
    if isinstance(failure, Refused):
        return failure.status in _REFUSED_FOR_NOW or (failure.status in _LOST and call.is_repeatable)
    return call.is_repeatable or not was_sent
