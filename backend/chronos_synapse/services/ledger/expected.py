"""ExpectedSlots: when a job was due in the past, computed afresh from every version of its schedule."""

import heapq
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

import msgspec

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.job import Job
from chronos_synapse.storage.redis.ledger_reader import LedgerReader
from chronos_synapse.triggers.build import build, count_between
from chronos_synapse.triggers.trigger import Trigger

FIRST_PAGE = 1
PAGE_GROWTH = 8
WIDEST_PAGE = 512
"""Versions that are read at a time, going back: most jobs were not changed lately, some are changed all day."""


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """Time in which one version of a job decided when it is due: after `after_ms`, up to and including `until_ms`."""

    job: Job
    trigger: Trigger
    after_ms: int
    until_ms: int

    def due(self) -> Iterator[int]:
        """The due times, epoch ms, rising."""
        due = self.trigger.next_after(from_ms(self.after_ms))
        until = from_ms(self.until_ms)
        while due is not None and due <= until:
            yield to_ms(due)
            due = self.trigger.next_after(due)

    def count(self) -> int:
        """How many those are, without going through them."""
        return count_between(self.trigger, from_ms(self.after_ms), from_ms(self.until_ms))


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """The schedule history of a job over a range: where no stretch lies, nothing was due."""

    stretches: tuple[Stretch, ...]
    """In the order of their versions."""
    known_from_ms: int
    """Nothing is known of what was due up to here: the range begins here, or an older definition is gone."""

    def due(self) -> Iterator[int]:
        """All due times, epoch ms, rising."""
        parts = [stretch.due() for stretch in self.stretches]
        if all(one.until_ms <= other.after_ms for one, other in pairwise(self.stretches)):
            return chain.from_iterable(parts)
        # The clock was set back between two changes: for a while both decided, one after the other.
        return _without_repeats(heapq.merge(*parts))

    def count(self) -> int:
        """How many those are, at least; exact while the clock was never set back."""
        return sum(stretch.count() for stretch in self.stretches)


class ExpectedSlots:
    """Puts schedule histories together from the versions that are kept."""

    def __init__(self, ledgers: LedgerReader) -> None:
        self._ledgers = ledgers

    async def timeline(self, job: Job, *, after_ms: int, until_ms: int) -> Timeline:
        """What was due by `job`, as it stands now, and its former versions in (after_ms, until_ms]."""
        versions = [job]
        page = FIRST_PAGE
        while to_ms(versions[-1].updated_at) > after_ms and versions[-1].version > 1:
            oldest = versions[-1].version
            numbers = range(oldest - 1, max(0, oldest - 1 - page), -1)
            found = await self._ledgers.former_versions(job.id, numbers)
            versions += found
            if len(found) < len(numbers):
                break
            page = min(page * PAGE_GROWTH, WIDEST_PAGE)
        known_from_ms = to_ms(versions[-1].updated_at) if versions[-1].version > 1 else after_ms
        return Timeline(
            stretches=tuple(_stretches(versions[::-1], after_ms, until_ms)),
            known_from_ms=max(after_ms, known_from_ms),
        )


def _stretches(versions: Sequence[Job], after_ms: int, until_ms: int) -> Iterator[Stretch]:
    """A version is in force from when it was saved, up to and including when the next one was."""
    ends = [to_ms(following.updated_at) for following in versions[1:]]
    for job, end_ms in zip(versions, [*ends, until_ms], strict=True):
        begin_ms, last_ms = max(after_ms, to_ms(job.updated_at)), min(until_ms, end_ms)
        if job.has_due_times and job.schedule is not None and begin_ms < last_ms:
            trigger = build(job.schedule, job.timing, seed=job.id)
            yield Stretch(job=job, trigger=trigger, after_ms=begin_ms, until_ms=last_ms)


def _without_repeats(rising: Iterator[int]) -> Iterator[int]:
    former = None
    for due_ms in rising:
        if due_ms != former:
            yield due_ms
        former = due_ms
