"""The one-line answers: how late, how it ended, and why not, on the wall clock of the schedule."""

from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.execution import Execution, ExecutionId, ExecutionState, LogTotals, Origin
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.domain.slot import Disposition, SlotReason, SlotRecord
from chronos_synapse.services.ledger.slot_texts import (
    text_of_fired,
    text_of_held,
    text_of_pending,
    text_of_unfired,
    with_backfill,
)
from chronos_synapse.triggers.zone import zone_of

DUE_MS = 1_768_438_800_000
"""2026-01-15T01:00Z, which is 02:00 in Berlin."""
BERLIN = zone_of("Europe/Berlin")
HOUR_MS = 3_600_000


def record(disposition: Disposition, **changes: Any) -> SlotRecord:
    values: dict[str, Any] = {"due_ms": DUE_MS, "until_ms": DUE_MS, "count": 1, "disposition": disposition}
    return SlotRecord(**(values | changes))


def fired(late_ms: int = 40) -> SlotRecord:
    return record(Disposition.FIRED, late_ms=late_ms)


def execution(state: ExecutionState, **changes: Any) -> Execution:
    due = from_ms(DUE_MS)
    found = Execution(
        id=ExecutionId("x"),
        job_id=JobId("j"),
        job_name="Job",
        job_version=1,
        owner_id=UserId("u"),
        tags=(),
        origin=Origin.SCHEDULE,
        state=state,
        queue="default",
        scheduled_for=due,
        queued_at=due,
        started_at=due,
        finished_at=None,
        duration_ms=None,
        lag_ms=52,
        exit_code=None,
        error=None,
        reason=None,
        missed_count=0,
        missed_until=None,
        cpu_ms=None,
        peak_memory_bytes=None,
        log=LogTotals(),
        attempts=(),
    )
    return msgspec.structs.replace(found, **changes)


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (execution(ExecutionState.SUCCEEDED, duration_ms=900), "Started 52 ms after 02:00:00 and succeeded in 900 ms."),
        (
            execution(ExecutionState.FAILED, duration_ms=61_000, error="exit 1.\nmore"),
            "Started 52 ms after 02:00:00 and failed after 61 s: exit 1.",
        ),
        (
            execution(ExecutionState.TIMED_OUT, duration_ms=HOUR_MS, lag_ms=90_000),
            "Started 90 s after 02:00:00 and ran out of time after 60 min.",
        ),
        (
            execution(ExecutionState.CANCELLED, lag_ms=None),
            "Dispatched 40 ms after 02:00:00 and was cancelled.",
        ),
        (execution(ExecutionState.RUNNING), "Started 52 ms after 02:00:00 and is running."),
        (
            execution(ExecutionState.QUEUED, lag_ms=None, reason="Waits: its owner may run 3 at once."),
            "Dispatched 40 ms after 02:00:00. Waits: its owner may run 3 at once.",
        ),
        (execution(ExecutionState.RETRYING), "Started 52 ms after 02:00:00 and waits for another attempt."),
        (None, "Dispatched 40 ms after 02:00:00; its execution is no longer kept."),
    ],
)
def test_what_ran_says_how_late_and_how_it_ended(found: Execution | None, text: str) -> None:
    assert text_of_fired(fired(), found, BERLIN) == text


@pytest.mark.parametrize(
    ("late_ms", "words"),
    [
        (0, "0 ms"),
        (999, "999 ms"),
        (1500, "1.5 s"),
        (119_000, "119 s"),
        (7_000_000, "117 min"),
        (47 * HOUR_MS, "47 h"),
        (72 * HOUR_MS, "3 days"),
    ],
)
def test_a_length_of_time_is_told_in_the_unit_that_fits(late_ms: int, words: str) -> None:
    assert text_of_fired(fired(late_ms), None, BERLIN).startswith(f"Dispatched {words} after 02:00:00;")


def test_a_due_time_between_seconds_is_told_to_the_millisecond() -> None:
    late = record(Disposition.FIRED, late_ms=1, due_ms=DUE_MS + 250)

    assert text_of_fired(late, None, BERLIN).startswith("Dispatched 1 ms after 02:00:00.250;")


@pytest.mark.parametrize("reason", [reason for reason in SlotReason if reason is not SlotReason.CALENDAR])
@pytest.mark.parametrize("count", [1, 120])
def test_every_reason_has_its_words(reason: SlotReason, count: int) -> None:
    until_ms = DUE_MS + (count - 1) * 60_000
    text = text_of_unfired(record(Disposition.SKIPPED, reason=reason, count=count, until_ms=until_ms), None, BERLIN)

    assert text.endswith(".")
    assert "{" not in text
    assert ("them" in text) <= (count > 1)


def test_a_calendar_is_named_whatever_its_name_is() -> None:
    closed = record(Disposition.SKIPPED, reason=SlotReason.CALENDAR, detail="{it}: {a} day")

    assert text_of_unfired(closed, None, BERLIN) == "Skipped: the calendar {it} has {a} day."


def test_what_was_merged_names_what_ran_for_it() -> None:
    merged = record(Disposition.MERGED)

    assert text_of_unfired(merged, DUE_MS + HOUR_MS, BERLIN) == (
        "Merged into the one at 03:00:00: nothing could dispatch it in time, and the job catches up only the latest."
    )
    assert text_of_unfired(merged, None, BERLIN).startswith("Merged into a later due time: ")


def test_a_range_tells_its_ends_on_the_wall_clock() -> None:
    missed = record(Disposition.MISSED, reason=SlotReason.POLICY, count=1200, until_ms=DUE_MS + HOUR_MS)

    assert text_of_unfired(missed, None, BERLIN) == (
        "1,200 due times from 2026-01-15 02:00:00 to 2026-01-15 03:00:00 were missed: "
        "nothing could dispatch them in time, and the job does not catch up."
    )


def test_what_is_held_says_by_what() -> None:
    assert text_of_held(record(Disposition.HELD), "the job is paused", BERLIN) == "Held: the job is paused."
    several = record(Disposition.HELD, count=2, until_ms=DUE_MS + HOUR_MS)
    assert text_of_held(several, "the job is paused", BERLIN).endswith(" are held: the job is paused.")


def test_what_waits_says_for_how_long() -> None:
    one = record(Disposition.HELD)

    assert text_of_pending(one, DUE_MS + 1000) == "Due now, and about to be dispatched."
    assert text_of_pending(one, DUE_MS + HOUR_MS) == "Due for 60 min, and no scheduler has dispatched it yet."


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (None, "Missed. A backfill ran it after all."),
        (execution(ExecutionState.RUNNING), "Missed. A backfill runs it after all."),
        (execution(ExecutionState.QUEUED), "Missed. A backfill is about to run it after all."),
        (
            execution(ExecutionState.SUCCEEDED, duration_ms=10),
            "Missed. A backfill ran it after all, and it succeeded in 10 ms.",
        ),
    ],
)
def test_what_a_backfill_did_is_added(found: Execution | None, text: str) -> None:
    assert with_backfill("Missed.", found) == text
