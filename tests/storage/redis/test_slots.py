"""SlotStore: the ledger tells of every due time once, and of what became of it later."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.slot import Disposition, SlotReason, SlotRecord
from chronos_synapse.storage.redis.execution_documents import JobMembers, NewExecution, SettledSlots
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.storage.redis.slots import Cursor, CursorKind, amended, code_of, read_entry
from tests.builders import Store, a_job, dispatch_of, scheduled

END_MS = 2**45
CAP = 100_000


def record(due_ms: int, until_ms: int | None = None, count: int = 1, **values: Any) -> SlotRecord:
    fixed = {"disposition": Disposition.MISSED, "reason": SlotReason.POLICY}
    return SlotRecord(due_ms=due_ms, until_ms=until_ms or due_ms, count=count, **(fixed | values))


def fired(due_ms: int, late_ms: int) -> SlotRecord:
    return record(due_ms, disposition=Disposition.FIRED, reason=None, late_ms=late_ms)


async def with_ledger(store: Store, *entries: SlotRecord | int) -> Job:
    """A job whose due times were settled so; a number is a due time that fired."""
    job = a_job()
    await store.save(job, fire_ms=1)
    await settle(store, job, *entries)
    return job


async def settle(store: Store, job: Job, *entries: SlotRecord | int) -> None:
    members = JobMembers(job)
    new: list[NewExecution | SettledSlots] = [
        scheduled(job, entry) if isinstance(entry, int) else members.settled(entry) for entry in entries
    ]
    (cursor,) = await store.stores.slots.cursors([job.id])
    order = dispatch_of(job, *new, fire_ms=cursor.ms, next_ms=cursor.ms)
    assert await store.stores.executions.dispatch([order]) == ["ok"]


async def ledger(store: Store, job: Job, from_ms: int = 0, to_ms: int = END_MS, limit: int = 1000) -> list[SlotRecord]:
    return await store.stores.slots.between(job.id, from_ms, to_ms, limit)


async def told(store: Store, job: Job, **question: int) -> list[tuple[int, int, int, str]]:
    found = await ledger(store, job, **question)
    return [(one.due_ms, one.until_ms, one.count, one.disposition.value) for one in found]


# what is written


async def test_a_due_time_that_fired_says_by_how_much_it_was_late(store: Store) -> None:
    now_ms = await store.now_ms()
    job = await with_ledger(store, 5000, now_ms - 1500)

    first, second = await ledger(store, job)

    assert first == fired(5000, first.late_ms or 0)
    assert 0 <= (first.late_ms or 0) - (now_ms - 5000) < 60_000
    assert 1500 <= (second.late_ms or 0) < 61_500


@pytest.mark.parametrize(
    "entry",
    [
        record(1000, disposition=Disposition.MERGED, reason=None),
        record(1000, 9000, 9, disposition=Disposition.MERGED, reason=None),
        record(1000),
        record(1000, 9000, 9, reason=SlotReason.EXPIRED),
        record(1000, 2000, 2, reason=SlotReason.CATCH_UP_CAP),
        record(1000, disposition=Disposition.SKIPPED, reason=SlotReason.CALENDAR, detail="Ferien | Bayern: 1 2"),
        record(1000, 9000, 9, disposition=Disposition.SKIPPED, reason=SlotReason.WINDOW, detail="mon 08:00-17:00"),
        record(1000, disposition=Disposition.SKIPPED, reason=SlotReason.PAUSED),
        record(1000, 2000, 2, disposition=Disposition.SKIPPED, reason=SlotReason.SNOOZED),
        record(1_795_246_063_489, 1_795_246_073_489, 11, reason=SlotReason.EXPIRED),
    ],
)
async def test_a_due_time_that_did_not_run_comes_back_as_it_was_settled(store: Store, entry: SlotRecord) -> None:
    job = await with_ledger(store, entry)

    assert await ledger(store, job) == [entry]


@given(
    due_ms=st.integers(1, END_MS),
    more=st.integers(0, 10**9),
    count=st.integers(1, 10**6),
    disposition=st.sampled_from([Disposition.MERGED, Disposition.SKIPPED, Disposition.MISSED]),
    reason=st.none() | st.sampled_from(SlotReason),
    detail=st.text(max_size=30).filter(lambda text: not text.endswith("|")),
)
def test_what_is_written_can_be_read(
    due_ms: int, more: int, count: int, disposition: Disposition, reason: SlotReason | None, detail: str
) -> None:
    until_ms = due_ms + more if count > 1 else due_ms
    entry = record(due_ms, until_ms, count, disposition=disposition, reason=reason, detail=detail)

    code, text = code_of(entry)

    assert read_entry((b"%d-0" % due_ms, {b"d": code.encode(), b"x": text.encode("utf-8", "surrogatepass")})) == entry


async def test_a_ledger_is_bounded_and_keeps_the_newest(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1)
    script = "for at = 1, 100500 do redis.call('XADD', KEYS[1], at .. '-0', 'd', 'f', 'x', '1') end"
    await store.door.call("EVAL", script, 1, store.door.keys.slots(job.id))

    await settle(store, job, 200_000)

    length = await store.door.call("XLEN", store.door.keys.slots(job.id))
    oldest, newest = await store.stores.slots.oldest(job.id), await store.stores.slots.newest(job.id)
    assert CAP <= length <= CAP + 200
    assert oldest is not None
    assert newest is not None
    assert (oldest.due_ms > 1, newest.due_ms) == (True, 200_000)


# reading


async def test_records_that_touch_the_range_are_read_in_order_and_no_others(store: Store) -> None:
    job = await with_ledger(store, 1000, record(2000, 5000, 4), 6000, record(7000, 9000, 3), 10_000)

    asked = {span: [one.due_ms for one in await ledger(store, job, *span)] for span in SPANS}

    assert asked == SPANS


SPANS = {
    (0, END_MS): [1000, 2000, 6000, 7000, 10_000],
    (1000, 1000): [1000],
    (1001, 1999): [],
    (3500, 3500): [2000],
    (5000, 6000): [2000, 6000],
    (5001, 6999): [6000],
    (8000, END_MS): [7000, 10_000],
    (9001, 9999): [],
    (10_001, END_MS): [],
    (-5, 999): [],
}


async def test_no_more_records_are_read_than_are_asked_for(store: Store) -> None:
    job = await with_ledger(store, record(1000, 3000, 3), *range(4000, 12_000, 1000))

    assert [one.due_ms for one in await ledger(store, job, 0, END_MS, 3)] == [1000, 4000, 5000]
    assert [one.due_ms for one in await ledger(store, job, 2000, END_MS, 3)] == [1000, 4000, 5000]
    assert [one.due_ms for one in await ledger(store, job, 4000, END_MS, 1)] == [4000]


async def test_the_first_and_the_last_record_are_known(store: Store) -> None:
    empty, job = await store.save_draft(), await with_ledger(store, record(1000, 3000, 3), record(4000, 6000, 3))

    assert (await store.stores.slots.oldest(empty.id), await store.stores.slots.newest(empty.id)) == (None, None)
    assert await ledger(store, empty) == []
    assert await store.stores.slots.oldest(job.id) == record(1000, 3000, 3)
    assert await store.stores.slots.newest(job.id) == record(4000, 6000, 3)


async def test_the_first_due_time_that_is_not_settled_is_known(store: Store) -> None:
    due, held, draft = a_job(), a_job(state=JobState.PAUSED), await store.save_draft()
    await store.save(due, fire_ms=1_795_246_063_489)
    await store.stores.jobs.save(held, expected_version=None, arming=Arming(next_ms=7, is_held=True))

    assert await store.stores.slots.cursors([due.id, held.id, draft.id]) == [
        Cursor(kind=CursorKind.DUE, ms=1_795_246_063_489),
        Cursor(kind=CursorKind.HELD, ms=7),
        Cursor(),
    ]
    assert await store.stores.slots.cursor(held.id) == Cursor(kind=CursorKind.HELD, ms=7)
    assert await store.stores.slots.cursors([]) == []


# what became of a due time later


async def test_what_was_given_up_and_runs_after_the_clock_was_set_back_has_fired(store: Store) -> None:
    job = await with_ledger(store, 1000, record(2000), record(3000, 6000, 4), 9000)

    await settle(store, job, 2000, 4000)

    assert await told(store, job) == [
        (1000, 1000, 1, "fired"),
        (2000, 2000, 1, "fired"),
        (3000, 6000, 3, "missed"),
        (4000, 4000, 1, "fired"),
        (9000, 9000, 1, "fired"),
    ]
    assert await store.door.call("PTTL", store.door.keys.amendments(job.id)) > 0


async def test_what_ran_stays_run_whatever_is_said_of_it_after_the_clock_was_set_back(store: Store) -> None:
    job = await with_ledger(store, 1000, 2000, record(3000, 6000, 4), 9000)
    before = await ledger(store, job)

    await settle(store, job, record(1000, 9000, 9), record(4000), record(9000, reason=SlotReason.EXPIRED))

    assert await ledger(store, job) == before


async def test_due_times_of_another_schedule_before_the_newest_entry_are_told_of_too(store: Store) -> None:
    """As when the clock was set back by a day and the job was edited then."""
    job = await with_ledger(store, 1000, record(20_000, 30_000, 11), 90_000)

    await settle(store, job, 5000, record(6000), record(7000, 9000, 3), 50_000)

    assert await told(store, job) == [
        (1000, 1000, 1, "fired"),
        (5000, 5000, 1, "fired"),
        (6000, 6000, 1, "missed"),
        (7000, 9000, 3, "missed"),
        (20_000, 30_000, 11, "missed"),
        (50_000, 50_000, 1, "fired"),
        (90_000, 90_000, 1, "fired"),
    ]
    assert [one.due_ms for one in await ledger(store, job, 8000, 25_000)] == [7000, 20_000]


async def test_a_due_time_of_the_newest_range_that_comes_again_has_fired(store: Store) -> None:
    job = await with_ledger(store, 1000, record(3000, 6000, 4))

    words = await store.stores.executions.dispatch([dispatch_of(job, scheduled(job, at)) for at in (3000, 5000)])

    assert words == ["ok", "ok"]
    assert await told(store, job) == [
        (1000, 1000, 1, "fired"),
        (3000, 3000, 1, "fired"),
        (3000, 6000, 2, "missed"),
        (5000, 5000, 1, "fired"),
    ]


async def test_an_empty_ledger_begins_with_whatever_comes_first(store: Store) -> None:
    job = await with_ledger(store, record(5000, 9000, 5))

    assert await told(store, job) == [(5000, 9000, 5, "missed")]


async def test_a_backfill_is_told_of_beside_why_the_due_time_did_not_run(store: Store) -> None:
    job = await with_ledger(store, record(1000), record(2000, 9000, 8), 10_000)

    for due_ms in (1000, 3000, 10_000):
        await store.stores.slots.amend(job.id, due_ms, "b1")

    found = await ledger(store, job)
    assert [(one.due_ms, one.count, one.disposition.value, one.backfill_id) for one in found] == [
        (1000, 1, "missed", "b1"),
        (2000, 7, "missed", ""),
        (3000, 1, "missed", "b1"),
        (10_000, 1, "fired", "b1"),
    ]
    assert await store.door.call("PTTL", store.door.keys.amendments(job.id)) > 0


async def test_a_backfill_of_what_the_ledger_does_not_tell_of_is_not_told_of(store: Store) -> None:
    job = await with_ledger(store, 1000)

    await store.stores.slots.amend(job.id, 500, "b1")

    assert await told(store, job) == [(1000, 1000, 1, "fired")]


async def test_every_due_time_of_a_range_can_be_backfilled(store: Store) -> None:
    job = await with_ledger(store, record(1000, 4000, 4))

    for due_ms in range(1000, 5000, 1000):
        await store.stores.slots.amend(job.id, due_ms, "b1")

    found = await ledger(store, job)
    assert [(one.due_ms, one.until_ms, one.count, one.backfill_id) for one in found] == [
        (due_ms, due_ms, 1, "b1") for due_ms in range(1000, 5000, 1000)
    ]


@pytest.mark.parametrize(("later", "left"), [(1000, 2000), (2000, 1000)])
async def test_what_is_left_of_two_is_one(store: Store, later: int, left: int) -> None:
    job = await with_ledger(store, record(1000, 2000, 2))

    await store.stores.slots.amend(job.id, later, "b1")

    found = {one.due_ms: (one.until_ms, one.count, one.backfill_id) for one in await ledger(store, job)}
    assert found == {later: (later, 1, "b1"), left: (left, 1, "")}


async def test_what_was_backfilled_and_ran_again_after_the_clock_was_set_back_says_both(store: Store) -> None:
    job = await with_ledger(store, record(1000, 3000, 3), 9000)
    await store.stores.slots.amend(job.id, 2000, "b1")

    await settle(store, job, 2000)

    assert [(one.due_ms, one.count, one.disposition.value, one.backfill_id) for one in await ledger(store, job)] == [
        (1000, 2, "missed", ""),
        (2000, 1, "fired", "b1"),
        (9000, 1, "fired", ""),
    ]


async def test_a_range_counts_the_same_wherever_the_question_begins(store: Store) -> None:
    job = await with_ledger(store, record(1000, 9000, 9), 10_000)
    for due_ms in (2000, 8000):
        await store.stores.slots.amend(job.id, due_ms, "b1")

    whole = await told(store, job)
    part = await told(store, job, from_ms=5000)
    first = await told(store, job, to_ms=5000)

    assert whole == [(1000, 9000, 7, "missed"), (2000, 2000, 1, "missed"), (8000, 8000, 1, "missed"), ANOTHER]
    assert part == [whole[0], whole[2], whole[3]]
    assert first == whole[:2]


ANOTHER = (10_000, 10_000, 1, "fired")


async def test_amended_ledgers_are_read_page_by_page_without_a_gap_or_anything_twice(store: Store) -> None:
    job = await with_ledger(store, *(record(at, at + 40, 5) for at in range(1000, 5000, 50)), 9000)
    for due_ms in range(1010, 5000, 70):
        await store.stores.slots.amend(job.id, due_ms, "b1")
    whole = await ledger(store, job)
    for limit in (2, 3, 7, 1000):
        found: list[SlotRecord] = []
        from_ms = 0
        while True:
            page = [one for one in await ledger(store, job, from_ms, END_MS, limit) if one.due_ms >= from_ms]
            if not page:
                break
            found += page
            from_ms = max(one.due_ms for one in page) + 1
        assert found == whole


# the overlay by itself


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[list[SlotRecord], dict[int, bool]]:
    """Records over due times 10, 20, ..., each range of known due times; and which were amended: True: it fired."""
    records: list[SlotRecord] = []
    at = 10
    for size in draw(st.lists(st.integers(1, 6), max_size=6)):
        records.append(record(at, at + (size - 1) * 10, size))
        at += size * 10
    later = draw(st.dictionaries(st.integers(1, max(1, at // 10 - 1)).map(lambda n: n * 10), st.booleans()))
    return records, later if records else {}


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(case=ledgers(), bounds=st.tuples(st.integers(0, 400), st.integers(0, 400)))
def test_an_overlay_keeps_the_number_of_due_times_and_shows_each_amendment(
    case: tuple[list[SlotRecord], dict[int, bool]], bounds: tuple[int, int]
) -> None:
    records, later = case
    amendments = {(b"%d" if ran else b"b%d") % due_ms: b"f 5" if ran else b"b1" for due_ms, ran in later.items()}

    found = amended(records, amendments, 0, END_MS)

    assert sum(one.count for one in found) == sum(one.count for one in records)
    assert [one.due_ms for one in found] == sorted(one.due_ms for one in found)
    alone = {one.due_ms: one for one in found if one.count == 1 and one.due_ms == one.until_ms}
    for due_ms, ran in later.items():
        assert (alone[due_ms].disposition is Disposition.FIRED) == ran
        assert alone[due_ms].backfill_id == ("" if ran else "b1")
    low, high = sorted(bounds)
    inside = [one for one in found if one.until_ms >= low and one.due_ms <= high]
    assert amended(records, amendments, low, high) == inside
