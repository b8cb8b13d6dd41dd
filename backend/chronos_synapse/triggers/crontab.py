"""Crontab expressions in a time zone: the next due instant, across clock changes.

Our own arithmetic over sorted field sets; no cron library has these rules, which are those of Debian's cron:

- A *fixed* job (neither second, minute nor hour starts with `*`) keeps its clock times. When the clock is put forward
  by at most three hours over one or more of them, it is due once, at the first instant after the gap. Of a time that
  happens twice, only the first pass counts.
- Every other job goes by real time: nothing in a gap, both passes of a repeated hour.
- A longer gap (a skipped day) makes nothing up.

A policy other than `auto` takes the place of these for fixed and wildcard jobs alike: `shift` makes one due instant of
what any gap swallowed, however long it is; `skip` makes none; `first`, `last` and `both` name the passes that count.
"""

from datetime import datetime, timedelta
from functools import lru_cache

from chronos_synapse.domain.clock import EPOCH
from chronos_synapse.domain.schedule import FoldPolicy, GapPolicy
from chronos_synapse.triggers.cron_count import count_matches
from chronos_synapse.triggers.cron_expression import DAY_S, HORIZON_YEARS, CronExpression, parse_cron, parse_plain
from chronos_synapse.triggers.trigger import Trigger
from chronos_synapse.triggers.zone import Span, Zone, zone_of

__all__ = ["CronExpression", "CrontabTrigger", "crontab_trigger", "parse_cron", "plain_trigger"]

MAX_MADE_UP_GAP_S = 3 * 3600
"""Longest gap over which a fixed job's time is kept."""

_HORIZON_S = HORIZON_YEARS * 366 * DAY_S
_NEAR_S = 2 * DAY_S
"""Longer than a clock is ever put back: after it, no local time before the start comes up again."""
_SECOND = timedelta(seconds=1)
_FIRST_S = (datetime(2, 1, 1, tzinfo=EPOCH.tzinfo) - EPOCH) // timedelta(seconds=1)
LAST_S = (datetime(9998, 12, 1, tzinfo=EPOCH.tzinfo) - EPOCH) // timedelta(seconds=1)


class CrontabTrigger(Trigger):
    """Due when `expression` matches the wall clock of `zone`; safe to share: only its memory of one answer changes."""

    __slots__ = ("_memory", "_next_local", "_span_at", "expression", "fold", "longest_gap_s", "zone")

    def __init__(self, expression: CronExpression, zone: Zone, gap: GapPolicy, fold: FoldPolicy) -> None:
        self.expression = expression
        self.zone = zone
        self.longest_gap_s = _longest_gap(gap, is_fixed=expression.is_fixed)
        """Longest gap that makes up for what it swallows."""
        auto = FoldPolicy.FIRST if expression.is_fixed else FoldPolicy.BOTH
        self.fold = auto if fold is FoldPolicy.AUTO else fold
        """Which pass counts; never `auto`."""
        self._next_local = expression.next_local
        self._span_at = zone.span_at
        self._memory = (EPOCH, EPOCH)

    def next_after(self, instant: datetime) -> datetime | None:
        """The first due instant strictly after `instant` (aware), or None within the next 50 years."""
        since, due = self._memory  # nothing is due between the two, so jobs that share the trigger share the answer
        if since <= instant < due:
            return due
        elapsed = instant - EPOCH
        found = self.next_epoch_s(elapsed.days * DAY_S + elapsed.seconds)
        if found is None:
            return None
        due = EPOCH + timedelta(seconds=found)
        self._memory = (instant, due)
        return due

    def next_epoch_s(self, after_s: int) -> int | None:
        """The first due epoch second after `after_s`, or None."""
        at = max(after_s + 1, _FIRST_S)
        near = at + _NEAR_S
        deadline = min(at + _HORIZON_S, LAST_S)
        is_first, is_last = self.fold is FoldPolicy.FIRST, self.fold is FoldPolicy.LAST
        while at < deadline:
            start, end, offset, previous, covered, again = self._span_at(at)
            local = at + offset
            if at == start and self.made_up(start, previous, offset):
                return start
            found = self._next_local(max(local, covered) if is_first else local)
            if found is None:
                return None
            if found - offset < end and not (is_last and found >= again):
                return found - offset if found - offset < deadline else None
            # Before `found` less a day no clock can show `found`; within `near` a clock may still be put back.
            at = end if end < near else max(end, found - DAY_S)
        return None

    def count(self, after: datetime, until: datetime) -> int:
        """How many due instants there are in (after, until]; a year of any expression in well under a millisecond."""
        since = max((after - EPOCH) // _SECOND + 1, _FIRST_S)
        return sum(self._count_in(span, since) for span in self.zone.stretches(since, self._end_of(until)))

    def _end_of(self, until: datetime) -> int:
        return min((until - EPOCH) // _SECOND + 1, LAST_S)

    def _count_in(self, span: Span, since: int) -> int:
        """How many due instants there are in a stretch; one that starts before `since` starts with no clock change."""
        first, end = self.local_bounds(span)
        found = count_matches(self.expression, first, end) if first < end else 0
        if span.start >= since and self.made_up(span.start, span.previous, span.offset):
            shown = span.start + span.offset
            found += not (first <= shown < end and self._next_local(shown) == shown)
        return found

    def local_bounds(self, span: Span) -> tuple[int, int]:
        """The local seconds, first and end, that count in a stretch under the policy for what comes twice."""
        first, end = span.start + span.offset, span.end + span.offset
        if self.fold is FoldPolicy.FIRST:
            first = max(first, span.covered)
        elif self.fold is FoldPolicy.LAST:
            end = min(end, span.again)
        return first, end

    def made_up(self, start: int, previous: int, offset: int) -> bool:
        """Whether the change of offset at `start` is a gap that swallowed a due time and makes up for it."""
        if not 0 < offset - previous <= self.longest_gap_s:
            return False
        due = self._next_local(start + previous)
        return due is not None and due < start + offset


def crontab_trigger(
    expression: str,
    timezone: str,
    *,
    gap: GapPolicy = GapPolicy.AUTO,
    fold: FoldPolicy = FoldPolicy.AUTO,
    seed: str = "",
) -> CrontabTrigger:
    """The shared trigger of an expression in an IANA zone; Invalid at `/expression` or `/timezone`.

    `seed` decides hashed values; expressions that come to the same values share a trigger.
    """
    return plain_trigger(parse_cron(expression).resolved(seed).text, timezone, gap, fold)


@lru_cache(maxsize=16_384)
def plain_trigger(expression: str, timezone: str, gap: GapPolicy, fold: FoldPolicy) -> CrontabTrigger:
    """As `crontab_trigger`, for an expression that was checked and has no hashed values."""
    return CrontabTrigger(parse_plain(expression), zone_of(timezone), gap, fold)


def _longest_gap(gap: GapPolicy, *, is_fixed: bool) -> int:
    if gap is GapPolicy.SHIFT:
        return 2 * DAY_S
    return MAX_MADE_UP_GAP_S if gap is GapPolicy.AUTO and is_fixed else 0
