"""JobStore: definitions, their versions, and what is left of them."""

import msgspec
import pytest

from chronos_synapse.domain.event import EventType
from chronos_synapse.domain.execution import Execution
from chronos_synapse.domain.job import JobState
from chronos_synapse.domain.schedule import (
    AnySpec,
    CronSpec,
    DateSpec,
    FoldPolicy,
    GapPolicy,
    IntervalSpec,
    MisfirePolicy,
    OverlapPolicy,
    Priority,
    Schedule,
    Timing,
    Weekday,
    Window,
)
from chronos_synapse.storage.redis.job_documents import encode_job
from chronos_synapse.storage.redis.jobs import SLOTS_LIFE_MS, Arming
from chronos_synapse.storage.redis.slots import Cursor
from tests.builders import OWNER, START, Store, a_job, after, dispatch_of, ending_of, next_version, scheduled


async def test_a_saved_job_is_found_as_it_was(store: Store) -> None:
    job = a_job(tags=("a", "b"), environment={"A": "é"}, description="d", timeout_s=1.5)

    await store.save(job)

    assert await store.stores.jobs.find(job.id) == job


async def test_values_that_are_not_written_down_come_back(store: Store) -> None:
    job = a_job(schedule=None, timeout_s=3600.0, grace_s=10.0)

    await store.save(job)

    assert await store.stores.jobs.find(job.id) == job


@pytest.mark.parametrize(
    "schedule",
    [
        CronSpec(expression="0 2 * * *"),
        CronSpec(expression="0 2 * * *", timezone="Europe/Berlin", gap=GapPolicy.SKIP, fold=FoldPolicy.BOTH),
        IntervalSpec(every_s=0.5, start_at=START, timezone="Asia/Tokyo"),
        DateSpec(run_at=START),
        AnySpec(
            schedules=(CronSpec(expression="@daily"), IntervalSpec(every_s=5, start_at=START), DateSpec(run_at=START)),
            timezone="Asia/Tokyo",
        ),
    ],
)
async def test_a_schedule_of_every_kind_comes_back(store: Store, schedule: Schedule) -> None:
    job = a_job(schedule=schedule)

    await store.save(job)

    assert await store.stores.jobs.find(job.id) == job


async def test_what_narrows_and_bounds_a_job_comes_back(store: Store) -> None:
    job = a_job(
        timing=Timing(starts_at=START, ends_at=after(9), jitter_s=1.5, windows=(WINDOW,), calendars=("c1", "c2")),
        priority=Priority.CRITICAL,
        overlap=OverlapPolicy.TERMINATE_RUNNING,
        max_concurrent=7,
        overlap_queue_limit=8,
        misfire=MisfirePolicy.ALL,
        misfire_window_s=90.5,
        misfire_cap=3,
        max_executions=4,
        reset_counter_on_active=False,
        snoozed_until=after(1),
        paused_at=after(2),
        resumed_at=after(3.25),
        pause_reason="Änderung",
    )

    await store.save(job)

    assert await store.stores.jobs.find(job.id) == job


WINDOW = Window(start="22:00", end="04:00", days=(Weekday.FRI,))


def test_a_schedule_says_only_what_is_not_so_anyway() -> None:
    """The document of a common job decides how many fit into memory."""
    document = msgspec.json.decode(encode_job(a_job(schedule=CronSpec(expression="0 2 * * *"))))

    assert document["schedule"] == {"kind": "cron", "expression": "0 2 * * *"}


async def test_creating_a_job_twice_tells_the_version_that_is_there(store: Store) -> None:
    job = await store.save_draft()

    assert await store.stores.jobs.save(job, expected_version=None, arming=Arming()) == "1"


async def test_a_change_of_a_job_that_is_gone_is_refused(store: Store) -> None:
    assert await store.stores.jobs.save(a_job(version=2), expected_version=1, arming=Arming(next_ms=5)) == "missing"
    assert await store.stores.due.upcoming(10) == []


async def test_of_two_changes_of_one_version_the_second_is_told_so_and_writes_nothing(store: Store) -> None:
    job = await store.save_draft(name="first")
    await store.stores.jobs.save(next_version(job, name="second"), expected_version=1, arming=Arming())

    word = await store.stores.jobs.save(next_version(job, name="third"), expected_version=1, arming=Arming(next_ms=7))

    found = await store.stores.jobs.find(job.id)
    assert word == "2"
    assert found is not None
    assert found.name == "second"
    assert await store.stores.due.upcoming(10) == []


async def test_each_former_version_can_still_be_read(store: Store) -> None:
    first = await store.save_draft(name="first")
    second = next_version(first, name="second")
    third = next_version(second, name="third")
    for job in (second, third):
        assert await store.stores.jobs.save(job, expected_version=job.version - 1, arming=Arming()) == "ok"

    found = [await store.stores.jobs.find_version(first.id, version) for version in (1, 2, 3, 4)]

    assert found == [first, second, third, None]


async def test_saving_and_deleting_are_published(store: Store) -> None:
    job = await store.save_draft()
    await store.stores.jobs.delete(job)

    batches = await store.stores.events.since("0-0", 10) or []

    events = [event for batch in batches for event in batch.events]
    assert [event.type for event in events] == [EventType.JOB_SAVED, EventType.JOB_DELETED]
    assert {(event.job_id, event.owner_id) for event in events} == {(job.id, job.owner_id)}


async def test_a_deleted_job_leaves_only_its_history_and_for_a_while_its_ledger(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1000)
    await store.stores.due.claim(limit=10, ahead_ms=0, lease_ms=60_000)
    changed = next_version(job)
    await store.stores.jobs.save(changed, expected_version=1, arming=Arming(next_ms=1000, seen_ms=1000))
    new = scheduled(changed, 1000)
    await store.stores.executions.dispatch([dispatch_of(changed, new, fire_ms=1000, next_ms=2000)])
    await store.finished_running()

    assert await store.stores.jobs.delete(changed)

    keys = store.door.keys
    left = {key.decode() async for key in store.door.client.scan_iter(f"{keys.prefix}*{job.id}*")}
    assert left == {keys.execution(new.id), keys.slots(job.id)}
    assert 0 < await store.door.call("PTTL", keys.slots(job.id)) <= SLOTS_LIFE_MS
    assert await store.stores.due.upcoming(10) == []
    assert await store.stores.due.count_unarmed() == 0
    assert not await store.stores.jobs.delete(changed)


async def test_a_paused_job_that_is_deleted_is_not_held_any_more(store: Store) -> None:
    job = a_job(state=JobState.PAUSED)
    await store.stores.jobs.save(job, expected_version=None, arming=Arming(next_ms=1000, is_held=True))

    assert await store.stores.jobs.delete(job)

    assert await store.stores.slots.cursor(job.id) == Cursor()
    assert await store.stores.due.count_unarmed() == 0


async def test_what_ends_after_its_job_was_deleted_brings_nothing_of_the_job_back(store: Store) -> None:
    job = await store.save_draft(tags=("a",))
    await store.request(job, count=3)
    (first,) = await store.start(limit=1)
    await store.stores.jobs.delete(job)

    (second,) = await store.start(limit=1)
    await store.stores.executions.finish([ending_of(first), ending_of(second)])
    (third,) = await waiting_of(store)
    await store.stores.executions.cancel(third)

    keys = store.door.keys
    of_the_job = (keys.job(job.id), keys.job_stats(job.id), keys.job_recent(job.id), keys.running(job.id))
    assert await store.door.call("EXISTS", *of_the_job) == 0
    left = [key async for key in store.door.client.scan_iter(f"{keys.prefix}:ts:{job.id}*")]
    assert left == []
    assert await store.owner_counts() == {"succeeded": 2, "cancelled": 1}


async def waiting_of(store: Store) -> list[Execution]:
    entries = await store.door.call("ZRANGE", store.door.keys.waiting("default", OWNER), 0, -1)
    return await store.stores.executions.find_many([entry.decode().partition(" ")[0] for entry in entries])


async def test_stats_tell_what_became_of_the_executions_of_a_job(store: Store) -> None:
    job = await store.save_draft()
    ended = await store.finished(job, count=35)
    await store.request(job)

    (stats,) = await store.stores.jobs.stats([job.id])

    assert {name: count for name, count in stats.counts.items() if count} == {"queued": 1, "succeeded": 35}
    assert len(stats.recent) == 30
    assert stats.recent[0].id == stats.last_execution_id
    assert {found.id for found in stats.recent} <= {execution.id for execution in ended}
    assert stats.recent[0].duration_ms == 10
    assert stats.last_finished_ms is not None


async def test_a_job_that_never_ran_has_empty_stats(store: Store) -> None:
    job = await store.save_draft()

    (stats,) = await store.stores.jobs.stats([job.id])

    assert not any(stats.counts.values())
    assert (stats.last_execution_id, stats.last_state, stats.last_finished_ms, stats.recent) == (None, None, None, ())


async def test_counts_of_owners_are_added_up(store: Store) -> None:
    mine, other = await store.save_draft(owner_id="u1"), await store.save_draft(owner_id="u2")
    await store.request(mine, count=2)
    await store.request(other, count=3)

    assert await store.stores.jobs.owners() == ["u1", "u2"]
    assert (await store.stores.jobs.owner_counts(["u1", "u2"]))["queued"] == 5
    assert (await store.stores.jobs.owner_counts(["u2"]))["queued"] == 3
