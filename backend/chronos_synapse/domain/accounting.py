"""Whether the ledger accounts for every due time exactly once: the checker behind `chronos doctor`. Pure.

It reads due times and records side by side, so that a range of any length takes the memory of one record.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from chronos_synapse.domain.slot import SlotRecord


class FlawKind(StrEnum):
    """What is wrong with a stretch of a ledger."""

    MISSING = "missing"
    """Due times before the cursor that have no record."""
    UNDUE = "undue"
    """Records at times that were not due."""
    DOUBLE = "double"
    """Due times that have two records."""
    OVERLAPPING = "overlapping"
    """A range that begins before the record in front of it ends."""
    WRONG_COUNT = "wrong_count"
    """A range that says another number of due times than lie in it."""


class Flaw(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch of a ledger that is wrong, from its first to its last time, epoch ms."""

    kind: FlawKind
    first_ms: int
    last_ms: int
    count: int
    """Due times, or records, that it is about; for `wrong_count` what the record says."""
    expected: int | None = None
    """For `wrong_count`: how many due times lie in the range."""


def compare(expected_ms: Iterable[int], records: Iterable[SlotRecord], *, settled_before_ms: int) -> Iterator[Flaw]:
    """What is wrong with `records`, given all that was due from the first of both on.

    Both rise; neither is read further than needed. Due times from `settled_before_ms` on need no record yet.
    """
    due = _Due(expected_ms)
    flaws = _Flaws()
    end_ms = -1
    for record in records:
        yield from _skipped_over(due, flaws, record.due_ms, settled_before_ms)
        if record.due_ms <= end_ms:
            yield from _beside_another(flaws, record, due, end_ms)
        else:
            yield from _alone(flaws, record, due)
        end_ms = max(end_ms, record.until_ms)
    yield from _skipped_over(due, flaws, settled_before_ms, settled_before_ms)
    yield from flaws.close()


class _Due:
    """Due times, one looked at ahead."""

    def __init__(self, expected_ms: Iterable[int]) -> None:
        self._times = iter(expected_ms)
        self.next_ms = next(self._times, None)

    def take(self) -> None:
        """Goes on to the next one."""
        self.next_ms = next(self._times, None)

    def take_until(self, until_ms: int) -> tuple[int, int | None, int | None]:
        """(how many lie up to `until_ms`, the first of them, the last)."""
        count, first_ms, last_ms = 0, self.next_ms, None
        while self.next_ms is not None and self.next_ms <= until_ms:
            count, last_ms = count + 1, self.next_ms
            self.take()
        return count, first_ms if count else None, last_ms


class _Flaws:
    """Joins flaws of one kind that follow each other with nothing right between them."""

    def __init__(self) -> None:
        self._open: Flaw | None = None

    def add(self, kind: FlawKind, first_ms: int, last_ms: int, count: int = 1) -> Iterator[Flaw]:
        """Notes a flaw; gives the one before it when that is complete."""
        former = self._open
        if former is not None and former.kind is kind:
            self._open = msgspec.structs.replace(
                former, last_ms=max(former.last_ms, last_ms), count=former.count + count
            )
            return
        yield from self.close()
        self._open = Flaw(kind=kind, first_ms=first_ms, last_ms=last_ms, count=count)

    def close(self) -> Iterator[Flaw]:
        """Gives what was noted: something right follows, or nothing more."""
        if self._open is not None:
            yield self._open
        self._open = None


def _skipped_over(due: _Due, flaws: _Flaws, before_ms: int, settled_before_ms: int) -> Iterator[Flaw]:
    """Due times in front of `before_ms` that no record stands for."""
    while due.next_ms is not None and due.next_ms < before_ms:
        if due.next_ms < settled_before_ms:
            yield from flaws.add(FlawKind.MISSING, due.next_ms, due.next_ms)
        due.take()


def _beside_another(flaws: _Flaws, record: SlotRecord, due: _Due, end_ms: int) -> Iterator[Flaw]:
    """A record that begins where another one stands already."""
    is_range = record.until_ms > record.due_ms
    kind = FlawKind.OVERLAPPING if is_range else FlawKind.DOUBLE
    yield from flaws.add(kind, record.due_ms, record.until_ms)
    if record.until_ms > end_ms:
        due.take_until(record.until_ms)


def _alone(flaws: _Flaws, record: SlotRecord, due: _Due) -> Iterator[Flaw]:
    """A record that begins after the one in front of it has ended."""
    count, first_ms, last_ms = due.take_until(record.until_ms)
    if count == 0:
        yield from flaws.add(FlawKind.UNDUE, record.due_ms, record.until_ms, record.count)
        return
    yield from flaws.close()
    if (count, first_ms, last_ms) == (record.count, record.due_ms, record.until_ms):
        return
    if count == record.count:
        # As many as it says, but it does not begin and end with one of them.
        yield Flaw(kind=FlawKind.UNDUE, first_ms=record.due_ms, last_ms=record.until_ms, count=record.count)
        return
    yield Flaw(
        kind=FlawKind.WRONG_COUNT,
        first_ms=record.due_ms,
        last_ms=record.until_ms,
        count=record.count,
        expected=count,
    )
