"""Who asked too often, and what a limit comes to."""

import msgspec

from chronos_synapse.domain.settings import RateLimit


class Blocked(msgspec.Struct, frozen=True, kw_only=True):
    """A caller that was refused of late because it asked too often."""

    caller: str
    """`user-<id>`, `key-<id>` or `address-<address>`."""
    refused_at_ms: int
    """The last time, epoch ms."""
    refusals: dict[str, int]
    """Class of requests -> refusals since the first of them that is still remembered."""


def interval_us(limit: RateLimit) -> int:
    """Time in which one more request becomes free."""
    return max(1, -(-limit.period_s * 1_000_000 // limit.count))


def window_s(limit: RateLimit) -> int:
    """Time in which a whole burst becomes free."""
    return max(1, -(-limit.burst * interval_us(limit) // 1_000_000))
