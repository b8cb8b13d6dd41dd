"""Triggers that begin, end, or are later than their schedule says."""

from datetime import datetime, timedelta

from chronos_synapse.triggers.trigger import Trigger

_MOMENT = timedelta(microseconds=1)


class BoundedTrigger(Trigger):
    """Due when `base` is, from `starts_at` to `ends_at`, both included. Safe to share."""

    __slots__ = ("base", "ends_at", "starts_at")

    def __init__(self, base: Trigger, starts_at: datetime | None, ends_at: datetime | None) -> None:
        self.base = base
        self.starts_at = starts_at
        self.ends_at = ends_at

    def next_after(self, instant: datetime) -> datetime | None:
        """The first due instant strictly after `instant` (aware), or None when there is none left."""
        if self.starts_at is not None and instant < self.starts_at:
            instant = self.starts_at - _MOMENT
        due = self.base.next_after(instant)
        return None if due is None or (self.ends_at is not None and due > self.ends_at) else due

    def count(self, after: datetime, until: datetime) -> int:
        """How many due instants there are in (after, until]."""
        if self.starts_at is not None:
            after = max(after, self.starts_at - _MOMENT)
        if self.ends_at is not None:
            until = min(until, self.ends_at)
        return self.base.count(after, until) if after < until else 0


class DelayedTrigger(Trigger):
    """Due `offset_ms` later than `base`."""

    __slots__ = ("_offset", "base", "offset_ms")

    def __init__(self, base: Trigger, offset_ms: int) -> None:
        self.base = base
        self.offset_ms = offset_ms
        self._offset = timedelta(milliseconds=offset_ms)

    def next_after(self, instant: datetime) -> datetime | None:
        """The first due instant strictly after `instant` (aware), or None when there is none left."""
        due = self.base.next_after(instant - self._offset)
        return None if due is None else due + self._offset

    def count(self, after: datetime, until: datetime) -> int:
        """How many due instants there are in (after, until]."""
        return self.base.count(after - self._offset, until - self._offset)
