"""What tests of settling share: jobs that owe due times, and the fate of each of them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.planning import Span
from chronos_synapse.domain.schedule import Schedule
from chronos_synapse.domain.slot import SlotReason, SlotRecord
from chronos_synapse.services.ledger.settling import Known, know, settle
from chronos_synapse.storage.redis.execution_documents import NewExecution
from chronos_synapse.storage.redis.executions import Dispatch
from chronos_synapse.triggers.build import fire_times
from tests.builders import a_job
from tests.services.scheduling import FIRED, Fate, interval, missed, skipped

NOW_MS = to_ms(datetime(2026, 6, 1, 12, 0, 0, tzinfo=UTC))
DAY_MS = 86_400_000
YEAR = 31_536_000
"""Seconds."""

PAUSED = skipped(SlotReason.PAUSED)
EXPIRED = missed(SlotReason.EXPIRED)
BEYOND_CAP = missed(SlotReason.CATCH_UP_CAP)
GIVEN_UP = missed(SlotReason.POLICY)


def known(schedule: Schedule, **job: Any) -> Known:
    """An active job of this schedule that has no grace unless told otherwise."""
    return know(a_job(**({"schedule": schedule, "misfire_grace_s": 0} | job)))


def every(seconds: float, *, late_s: float, **job: Any) -> tuple[Known, int]:
    """A job that is due every so often, first `late_s` before now; with that first due time."""
    fire_ms = NOW_MS - int(late_s * 1000)
    return known(interval(seconds, fire_ms), **job), fire_ms


def settled(what: Known, fire_ms: int, *, pauses: Sequence[Span] = ()) -> list[Dispatch]:
    """All dispatches from `fire_ms` on until nothing is overdue; each goes on where the one before it has ended."""
    found: list[Dispatch] = []
    following: int | None = fire_ms
    while following is not None and following <= NOW_MS:
        found.append(settle(what, following, NOW_MS, pauses=pauses))
        assert found[-1].fire_ms == following
        following = found[-1].next_ms
    return found


def fates(what: Known, dispatches: Sequence[Dispatch]) -> dict[int, Fate]:
    """Due time -> fate; fails when a record's count is wrong, or a due time is told of twice or out of order."""
    told = [pair for dispatch in dispatches for entry in dispatch.entries for pair in _told(what, entry)]
    assert all(former < later for (former, _), (later, _) in pairwise(told))
    return dict(told)


def _told(what: Known, entry: Any) -> list[tuple[int, Fate]]:
    if isinstance(entry, NewExecution):
        assert entry.due_ms is not None
        return [(entry.due_ms, FIRED)]
    record: SlotRecord = entry.record
    due = due_times(what, record.due_ms, record.until_ms)
    assert (len(due), due[0], due[-1]) == (record.count, record.due_ms, record.until_ms)
    return [(at, (record.disposition, record.reason)) for at in due]


def due_times(what: Known, since_ms: int, until_ms: int) -> list[int]:
    """All from `since_ms` up to `until_ms`."""
    return [to_ms(at) for at in fire_times(what.trigger, from_ms(since_ms - 1), from_ms(until_ms), 10_000_000)]


def records(dispatches: Sequence[Dispatch]) -> list[SlotRecord]:
    """What does not run."""
    entries = [entry for dispatch in dispatches for entry in dispatch.entries]
    return [entry.record for entry in entries if not isinstance(entry, NewExecution)]


def runs(dispatches: Sequence[Dispatch]) -> list[int]:
    """Due times that run."""
    entries = [entry for dispatch in dispatches for entry in dispatch.entries]
    return [entry.due_ms for entry in entries if isinstance(entry, NewExecution) and entry.due_ms is not None]
