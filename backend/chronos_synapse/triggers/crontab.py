"""Crontab expressions in a time zone: the next due instant, across clock changes.

Our own arithmetic over sorted field sets; no cron library has these rules, which are those of Debian's cron:

- A *fixed* job (neither second, minute nor hour starts with `*`) keeps its clock times. When the clock is put forward
  by at most three hours over one or more of them, it is due once, at the first instant after the gap. Of a time that
  happens twice, only the first pass counts.
- Every other job goes by real time: nothing in a gap, both passes of a repeated hour.
- A longer gap (a skipped day) makes nothing up.
"""

from datetime import datetime, timedelta
from functools import lru_cache

from chronos_synapse.domain.clock import EPOCH
from chronos_synapse.triggers.cron_expression import DAY_S, HORIZON_YEARS, CronExpression, parse_cron
from chronos_synapse.triggers.trigger import Trigger
from chronos_synapse.triggers.zone import Zone, zone_of

__all__ = ["CronExpression", "CrontabTrigger", "crontab_trigger", "parse_cron"]

MAX_MADE_UP_GAP_S = 3 * 3600
"""Longest gap over which a fixed job's time is kept."""

_HORIZON_S = HORIZON_YEARS * 366 * DAY_S
_NEAR_S = 2 * DAY_S
"""Longer than a clock is ever put back: after it, no local time before the start comes up again."""
_FIRST_S = (datetime(2, 1, 1, tzinfo=EPOCH.tzinfo) - EPOCH) // timedelta(seconds=1)
_LAST_S = (datetime(9998, 12, 1, tzinfo=EPOCH.tzinfo) - EPOCH) // timedelta(seconds=1)


class CrontabTrigger(Trigger):
    """Due when `expression` matches the wall clock of `zone`; immutable and safe to share."""

    __slots__ = ("_is_fixed", "_next_local", "_span_at", "expression", "zone")

    def __init__(self, expression: CronExpression, zone: Zone) -> None:
        self.expression = expression
        self.zone = zone
        self._is_fixed = expression.is_fixed
        self._next_local = expression.next_local
        self._span_at = zone.span_at

    def next_after(self, instant: datetime) -> datetime | None:
        """The first due instant strictly after `instant` (aware), or None within the next 50 years."""
        elapsed = instant - EPOCH
        due = self.next_epoch_s(elapsed.days * DAY_S + elapsed.seconds)
        return None if due is None else EPOCH + timedelta(seconds=due)

    def next_epoch_s(self, after_s: int) -> int | None:
        """The first due epoch second after `after_s`, or None."""
        at = max(after_s + 1, _FIRST_S)
        near = at + _NEAR_S
        deadline = min(at + _HORIZON_S, _LAST_S)
        while at < deadline:
            start, end, offset, previous, covered = self._span_at(at)
            local = at + offset
            if self._is_fixed:
                if at == start and self._was_skipped(start, previous, offset):
                    return start
                local = max(local, covered)
            found = self._next_local(local)
            if found is None:
                return None
            if found - offset < end:
                return found - offset
            # Before `found` less a day no clock can show `found`; within `near` a clock may still be put back.
            at = end if end < near else max(end, found - DAY_S)
        return None

    def _was_skipped(self, start: int, previous: int, offset: int) -> bool:
        """Whether the gap that ends at `start` swallowed a due time."""
        if not 0 < offset - previous <= MAX_MADE_UP_GAP_S:
            return False
        due = self._next_local(start + previous)
        return due is not None and due < start + offset


@lru_cache(maxsize=16_384)
def crontab_trigger(expression: str, timezone: str) -> CrontabTrigger:
    """The shared trigger of an expression in an IANA zone; Invalid at `/expression` or `/timezone`."""
    return CrontabTrigger(parse_cron(expression), zone_of(timezone))
