"""Intervals of real time, and single dates; both in whole milliseconds, the unit in which due times are stored.

APScheduler's own interval trigger counts in floats and shifts across clock changes, its date trigger is due once per
trigger object; ours are pure, so that any number of schedulers agree.
"""

from datetime import datetime

from chronos_synapse.domain.clock import EPOCH, from_ms, to_ms
from chronos_synapse.triggers.trigger import Trigger

_LAST_MS = to_ms(datetime(9999, 12, 1, tzinfo=EPOCH.tzinfo))
"""So long before the end of the calendar that a due time can be shown in every zone, and jitter added to it."""


class PeriodTrigger(Trigger):
    """Due at `start_ms` and every `period_ms` after it: the phase never drifts, whatever was missed."""

    __slots__ = ("period_ms", "start_ms")

    def __init__(self, period_ms: int, start_ms: int) -> None:
        self.period_ms = period_ms
        self.start_ms = start_ms

    def next_after(self, instant: datetime) -> datetime | None:
        """The first due instant strictly after `instant`; before the start, that is the start itself."""
        passed = to_ms(instant) - self.start_ms
        due = self.start_ms if passed < 0 else self.start_ms + (passed // self.period_ms + 1) * self.period_ms
        return from_ms(due) if due <= _LAST_MS else None

    def count(self, after: datetime, until: datetime) -> int:
        """How many due instants there are in (after, until]."""
        return max(0, self.count_to(to_ms(until)) - self.count_to(to_ms(after)))

    def count_to(self, epoch_ms: int) -> int:
        """How many due instants there are up to and with `epoch_ms`."""
        passed = min(epoch_ms, _LAST_MS) - self.start_ms
        return 0 if passed < 0 else passed // self.period_ms + 1


class OnceTrigger(Trigger):
    """Due once, at `run_at`."""

    __slots__ = ("run_at",)

    def __init__(self, run_at: datetime) -> None:
        self.run_at = from_ms(to_ms(run_at))

    def next_after(self, instant: datetime) -> datetime | None:
        """`run_at` as long as it lies after `instant`."""
        return self.run_at if self.run_at > instant else None

    def count(self, after: datetime, until: datetime) -> int:
        """1 if `run_at` lies in (after, until]."""
        return int(after < self.run_at <= until)
