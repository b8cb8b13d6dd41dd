"""Maintenance: a time in which only administrators change things."""

from datetime import datetime

import msgspec


class Maintenance(msgspec.Struct, frozen=True, kw_only=True):
    """Why, since when, and until when."""

    since: datetime
    until: datetime | None
    """It ends by itself then; None: when an administrator ends it."""
    reason: str
    """As everyone reads it."""
    by: str
    """Name of the administrator."""
    pause_reason: str = ""
    """Reason of the pause of all scheduling that began with it, by which that is known; empty: none did."""

    def lasts(self, now: datetime) -> bool:
        """Whether it has not ended by itself."""
        return self.until is None or now < self.until
