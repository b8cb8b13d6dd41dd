"""Several triggers as one: due whenever one of them is."""

from collections.abc import Sequence
from datetime import datetime

from chronos_synapse.domain.clock import EPOCH
from chronos_synapse.triggers.trigger import Trigger
from chronos_synapse.triggers.union_count import count_union


class AnyTrigger(Trigger):
    """Due when one of `members` is; an instant that several share is one due instant. Safe to share."""

    __slots__ = ("_ahead", "members")

    def __init__(self, members: Sequence[Trigger]) -> None:
        self.members = tuple(members)
        self._ahead = [(EPOCH, EPOCH)] * len(self.members)
        """For each member an instant and its next due one after it: in between, its answer is known."""

    def next_after(self, instant: datetime) -> datetime | None:
        """The first due instant strictly after `instant` (aware), or None when no member has one."""
        first: datetime | None = None
        for number, (since, due) in enumerate(self._ahead):
            found: datetime | None = due
            if not since <= instant < due:
                found = self.members[number].next_after(instant)
                self._ahead[number] = (instant, found or instant)
            if found is not None and (first is None or found < first):
                first = found
        return first

    def count(self, after: datetime, until: datetime) -> int:
        """How many due instants there are in (after, until]."""
        return count_union(self.members, after, until)
