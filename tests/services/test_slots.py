"""SlotService: every due time of a job has its one-line answer, settled or not."""

from typing import Any

import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import Invalid, NotFound
from chronos_synapse.domain.execution import ExecutionState, Outcome, backfill_execution_id, scheduled_execution_id
from chronos_synapse.domain.job import Job, JobState, UserId
from chronos_synapse.domain.schedule import CronSpec, IntervalSpec, Timing
from chronos_synapse.domain.slot import Disposition, SlotReason
from chronos_synapse.domain.user import Role
from chronos_synapse.services.ledger.slots import SlotList, SlotService
from chronos_synapse.storage.redis.execution_documents import NewExecution, SettledSlots
from chronos_synapse.storage.redis.jobs import Arming
from tests.builders import OWNER, Store, a_job, dispatch_of, ending_of, missed, scheduled, settled

MINUTE_MS = 60_000
OWN = Principal(user_id=OWNER, role=Role.DEVELOPER)


async def a_minutely_job(store: Store, *, back: int, **changes: Any) -> tuple[Job, list[int]]:
    """A job that is armed `back` minutes ago, and its due times from then on up to now."""
    now_ms = await store.now_ms()
    first_ms = (now_ms // MINUTE_MS - back + 1) * MINUTE_MS
    # It ends now, so that no minute of the test's own comes in between.
    job = a_job(schedule=IntervalSpec(every_s=60), timing=Timing(ends_at=from_ms(now_ms)), **changes)
    await store.save(job, fire_ms=first_ms)
    return job, list(range(first_ms, now_ms + 1, MINUTE_MS))


async def settle(store: Store, job: Job, due: list[int], *entries: NewExecution | SettledSlots, count: int) -> None:
    """Lets `entries` settle the first `count` of `due`."""
    next_ms = due[0] + count * MINUTE_MS
    order = dispatch_of(job, *entries, fire_ms=due[0], next_ms=next_ms)
    assert await store.stores.executions.dispatch([order]) == ["ok"]


async def page(store: Store, job: Job, **changes: Any) -> SlotList:
    values: dict[str, Any] = {"since": None, "until": None, "limit": 100, "cursor": None}
    return await SlotService(store.stores).page(OWN, job.id, **(values | changes))


async def test_a_due_time_that_ran_says_how_late_and_how_it_ended(store: Store) -> None:
    job, due = await a_minutely_job(store, back=1)
    await settle(store, job, due, scheduled(job, due[0]), count=1)
    (message,) = await store.start()
    await store.stores.executions.finish([ending_of(message, duration_ms=3210)])

    (item,) = (await page(store, job)).items

    assert (item.disposition, item.execution_state) == (Disposition.FIRED, ExecutionState.SUCCEEDED)
    assert item.execution_id == scheduled_execution_id(job.id, due[0])
    assert item.late_ms is not None
    assert item.text.startswith("Started ")
    assert item.text.endswith(":00 and succeeded in 3.2 s.")


async def test_a_due_time_whose_execution_failed_tells_the_error(store: Store) -> None:
    job, due = await a_minutely_job(store, back=1)
    await settle(store, job, due, scheduled(job, due[0]), count=1)
    (message,) = await store.start()
    failure = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED, "error": "exit 3.\nmore"}
    await store.stores.executions.finish([ending_of(message, **failure)])

    (item,) = (await page(store, job)).items

    assert item.text.endswith("and failed after 10 ms: exit 3.")


async def test_a_due_time_that_waits_or_runs_says_so(store: Store) -> None:
    job, due = await a_minutely_job(store, back=1)
    await settle(store, job, due, scheduled(job, due[0]), count=1)

    (waiting,) = (await page(store, job)).items
    await store.start()
    (running,) = (await page(store, job)).items

    assert waiting.text.endswith("and waits for a worker.")
    assert running.text.endswith("and is running.")


async def test_a_due_time_whose_execution_was_removed_still_counts_as_run(store: Store) -> None:
    job, due = await a_minutely_job(store, back=1)
    await settle(store, job, due, scheduled(job, due[0]), count=1)
    execution_id = scheduled_execution_id(job.id, due[0])
    await store.door.call("DEL", store.door.keys.execution(execution_id))

    (item,) = (await page(store, job)).items

    assert (item.execution_id, item.execution_state) == (execution_id, None)
    assert item.text.endswith("its execution is no longer kept.")


@pytest.mark.parametrize(
    ("disposition", "reason", "detail", "text"),
    [
        (Disposition.SKIPPED, SlotReason.OVERLAP, "", "Skipped: the previous execution had not ended."),
        (Disposition.SKIPPED, SlotReason.SNOOZED, "", "Skipped: the job was snoozed."),
        (
            Disposition.SKIPPED,
            SlotReason.CALENDAR,
            "Germany: New Year's Day",
            "Skipped: the calendar Germany has New Year's Day.",
        ),
        (Disposition.SKIPPED, SlotReason.CALENDAR, "Office days", "Skipped: the calendar Office days says so."),
        (Disposition.SKIPPED, SlotReason.WINDOW, "", "Skipped: outside of the hours in which the job may run."),
        (
            Disposition.MISSED,
            SlotReason.POLICY,
            "",
            "Missed: nothing could dispatch it in time, and the job does not catch up.",
        ),
        (
            Disposition.MISSED,
            SlotReason.EXPIRED,
            "",
            "Missed: nothing could dispatch it in time, and it was too late to catch it up.",
        ),
    ],
)
async def test_a_due_time_that_did_not_run_says_why(
    store: Store, disposition: Disposition, reason: SlotReason, detail: str, text: str
) -> None:
    job, due = await a_minutely_job(store, back=1)
    await settle(store, job, due, settled(job, due[0], disposition, reason, detail), count=1)

    (item,) = (await page(store, job)).items

    assert (item.disposition, item.reason, item.count, item.until) == (disposition, reason, 1, None)
    assert item.text == text
    assert item.execution_id is None


async def test_a_range_says_from_when_to_when_and_how_many(store: Store) -> None:
    job, due = await a_minutely_job(store, back=120)
    await settle(store, job, due, missed(job, due[0], due[119], 120), count=120)

    (item,) = (await page(store, job)).items

    assert item.count == 120
    assert item.until is not None
    assert item.text == (
        f"120 due times from {item.due_at:%Y-%m-%d %H:%M:%S} to {item.until:%Y-%m-%d %H:%M:%S} were missed: "
        "nothing could dispatch them in time, and the job does not catch up."
    )


async def test_what_was_merged_says_which_due_time_ran_for_it(store: Store) -> None:
    job, due = await a_minutely_job(store, back=3)
    merged = settled(job, due[0], Disposition.MERGED, SlotReason.POLICY)
    await settle(store, job, due, merged, scheduled(job, due[1]), count=2)

    first, second, third = (await page(store, job)).items

    assert first.text == (
        f"Merged into the one at {second.due_at:%H:%M:%S}: nothing could dispatch it in time, "
        "and the job catches up only the latest."
    )
    assert third.disposition is Disposition.HELD


async def test_what_was_reached_and_not_settled_waits_for_a_scheduler(store: Store) -> None:
    job, due = await a_minutely_job(store, back=180)

    (item,) = (await page(store, job)).items

    assert (item.disposition, item.count) == (Disposition.HELD, 180)
    assert item.text == "180 due times wait, the first for 3 h: no scheduler has dispatched them yet."
    assert (item.due_at.timestamp() * 1000, item.until and item.until.timestamp() * 1000) == (due[0], due[-1])


async def test_what_a_pause_holds_is_one_range_with_its_reason(store: Store) -> None:
    job, due = await a_minutely_job(store, back=60, state=JobState.PAUSED, pause_reason="Moving house.")
    await store.door.call("ZREM", store.door.keys.due(), job.id)
    await store.door.call("ZADD", store.door.keys.held(), due[0], job.id)

    (item,) = (await page(store, job)).items

    assert item.disposition is Disposition.HELD
    assert item.text.startswith("60 due times from ")
    assert item.text.endswith("held: the job is paused (Moving house), and its misfire policy decides when it goes on.")


async def test_what_is_held_for_longer_than_a_day_is_shown_without_being_asked_for(store: Store) -> None:
    job = a_job(schedule=IntervalSpec(every_s=86_400), state=JobState.PAUSED)
    now_ms = await store.now_ms()
    first_ms = (now_ms // 86_400_000 - 400) * 86_400_000
    arming = Arming(next_ms=first_ms, is_held=True)
    assert await store.stores.jobs.save(job, expected_version=None, arming=arming) == "ok"

    (item,) = (await page(store, job)).items

    assert item.count == 401


async def test_a_pause_of_all_scheduling_holds_too(store: Store) -> None:
    job, _ = await a_minutely_job(store, back=1)
    await store.stores.pauses.begin(reason="Upgrade.", by="admin")

    (item,) = (await page(store, job)).items

    assert item.text.startswith("Held: all scheduling is paused (Upgrade), ")


async def test_a_page_goes_on_where_the_one_before_ended(store: Store) -> None:
    job, due = await a_minutely_job(store, back=7)
    entries = (scheduled(job, due[0]), missed(job, due[1], due[3], 3), scheduled(job, due[4]))
    await settle(store, job, due, *entries, count=5)

    shown = []
    cursor = None
    while True:
        found = await page(store, job, limit=2, cursor=cursor)
        shown += [(item.due_at.timestamp() * 1000, item.count) for item in found.items]
        cursor = found.next_cursor
        if cursor is None:
            break

    assert shown == [(due[0], 1), (due[1], 3), (due[4], 1), (due[5], 2)]


async def test_only_what_was_asked_for_is_shown(store: Store) -> None:
    job, due = await a_minutely_job(store, back=7)
    await settle(store, job, due, *(scheduled(job, at) for at in due[:5]), count=5)

    found = await page(store, job, since=from_ms(due[1]), until=from_ms(due[3]))

    assert [item.due_at for item in found.items] == [from_ms(at) for at in due[1:4]]


async def test_a_missed_due_time_that_a_backfill_ran_says_both(store: Store) -> None:
    job, due = await a_minutely_job(store, back=3)
    await settle(store, job, due, missed(job, due[0], due[2], 3), count=3)
    await store.stores.slots.amend(job.id, due[1], "abc")

    first, second = (await page(store, job)).items

    assert (first.count, second.count) == (2, 1)
    assert second.backfill_id == "abc"
    assert second.text.endswith("A backfill ran it after all.")
    assert backfill_execution_id(job.id, due[1], "abc")


async def test_a_job_without_due_times_has_none(store: Store) -> None:
    job = await store.save_draft(state=JobState.DRAFT, schedule=CronSpec(expression="* * * * *"))

    found = await page(store, job)

    assert (found.items, found.complete, found.next_cursor) == ([], True, None)


@pytest.mark.parametrize("cursor", ["x", "-1", "1e3", "٣", "9" * 16])
async def test_a_cursor_that_is_none_is_refused(store: Store, cursor: str) -> None:
    job, _ = await a_minutely_job(store, back=1)

    with pytest.raises(Invalid):
        await page(store, job, cursor=cursor)


async def test_the_job_of_another_looks_like_none(store: Store) -> None:
    job, _ = await a_minutely_job(store, back=1, owner_id=UserId("u2"))

    for job_id in (job.id, "nonsense"):
        with pytest.raises(NotFound):
            await SlotService(store.stores).page(OWN, job_id, since=None, until=None, limit=1, cursor=None)
