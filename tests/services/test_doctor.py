"""Doctor: a sound store has no findings, and each planted error is found and named."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import NotFound
from chronos_synapse.domain.execution import ExecutionState, Outcome, scheduled_execution_id
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.schedule import CronSpec, DateSpec, IntervalSpec, OverlapPolicy
from chronos_synapse.domain.slot import Disposition, SlotReason
from chronos_synapse.services.ledger import doctor_ledgers
from chronos_synapse.services.ledger.doctor import CheckUp, Doctor
from chronos_synapse.services.ledger.doctor_findings import Finding, FindingKind
from chronos_synapse.storage.redis.execution_documents import NewExecution, SettledSlots
from chronos_synapse.storage.redis.jobs import Arming
from tests.builders import Store, a_job, dispatch_of, ending_of, missed, next_version, scheduled, settled

MINUTE_MS = 60_000


async def findings(store: Store, **wanted: Any) -> list[Finding]:
    doctor = Doctor(store.door, store.stores, retention_days=30, lease_s=10)
    return [finding async for finding in doctor.examine(CheckUp(**wanted))]


async def kinds(store: Store, **wanted: Any) -> list[FindingKind]:
    return [finding.kind for finding in await findings(store, **wanted)]


async def a_minutely_job(store: Store, *, minutes: int = 10, **changes: Any) -> tuple[Job, list[int]]:
    """A job that has been scheduled for so many minutes, none of whose due times is settled, and these."""
    now_ms = await store.now_ms()
    first_ms = (now_ms // MINUTE_MS - minutes + 1) * MINUTE_MS
    born = from_ms(first_ms - 1)
    values: dict[str, Any] = {"schedule": CronSpec(expression="* * * * *"), "created_at": born, "updated_at": born}
    job = a_job(**(values | changes))
    await store.save(job, fire_ms=first_ms)
    return job, list(range(first_ms, now_ms + 1, MINUTE_MS))


async def a_sound_job(store: Store, **changes: Any) -> tuple[Job, list[int]]:
    """Such a job all of whose due times were settled: fired but for the third to the fifth, which were missed."""
    job, due = await a_minutely_job(store, **changes)
    entries: list[NewExecution | SettledSlots] = [
        scheduled(job, due[0]),
        scheduled(job, due[1]),
        missed(job, due[2], due[4], 3),
    ]
    entries += [scheduled(job, at) for at in due[5:]]
    order = dispatch_of(job, *entries, fire_ms=due[0], next_ms=due[-1] + MINUTE_MS)
    assert await store.stores.executions.dispatch([order]) == ["ok"]
    return job, due


async def test_nothing_is_wrong_with_a_sound_store(store: Store) -> None:
    await a_sound_job(store)
    await a_sound_job(store, overlap=OverlapPolicy.SKIP)
    await store.start(limit=3)
    await store.finished_running()
    await store.save_draft(state=JobState.DRAFT)
    await store.save(a_job(schedule=DateSpec(run_at=from_ms(1000)), state=JobState.ACTIVE))

    assert await findings(store) == []


async def test_due_times_that_wait_for_a_scheduler_are_not_missing(store: Store) -> None:
    await a_minutely_job(store)

    assert await findings(store) == []


async def test_due_times_of_a_paused_job_are_not_missing(store: Store) -> None:
    job, due = await a_minutely_job(store, state=JobState.PAUSED)
    await store.door.call("ZREM", store.door.keys.due(), job.id)
    await store.door.call("ZADD", store.door.keys.held(), due[0], job.id)

    assert await findings(store) == []


async def test_a_record_that_was_deleted_is_missed(store: Store) -> None:
    job, due = await a_sound_job(store)
    await store.door.call("XDEL", store.door.keys.slots(job.id), f"{due[1]}-0")

    first, second = await findings(store)

    assert (first.kind, first.job_id, first.job_name) == (FindingKind.MISSING, job.id, job.name)
    assert (first.first, first.count) == (from_ms(due[1]), 1)
    assert (second.kind, second.execution_id) == (
        FindingKind.UNRECORDED,
        scheduled_execution_id(job.id, due[1]),
    )


async def test_a_deleted_range_is_told_as_one(store: Store) -> None:
    job, due = await a_sound_job(store)
    await store.door.call("XDEL", store.door.keys.slots(job.id), f"{due[2]}-0")

    (finding,) = await findings(store)

    assert (finding.first, finding.last, finding.count) == (from_ms(due[2]), from_ms(due[4]), 3)


async def test_a_record_that_was_not_due_is_told(store: Store) -> None:
    job, due = await a_sound_job(store)
    slots = store.door.keys.slots(job.id)
    await store.door.call("XADD", slots, f"{due[-1] + 1}-0", "d", "s", "x", "calendar||Holidays")

    (finding,) = await findings(store)

    assert (finding.kind, finding.first) == (FindingKind.UNDUE, from_ms(due[-1] + 1))


async def test_a_range_that_counts_wrong_is_told(store: Store) -> None:
    job, due = await a_minutely_job(store)
    gap = missed(job, due[0], due[-1], len(due) + 1)
    await store.stores.executions.dispatch([dispatch_of(job, gap, fire_ms=due[0], next_ms=due[-1] + MINUTE_MS)])

    (finding,) = await findings(store)

    assert (finding.kind, finding.count) == (FindingKind.WRONG_COUNT, len(due) + 1)
    assert f"{len(due):,} times were due" in finding.text


async def test_a_ledger_of_many_records_is_read_in_parts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_ledgers, "FIRST_LOOK", 3)
    monkeypatch.setattr(doctor_ledgers, "PAGE", 2)
    job, due = await a_sound_job(store, minutes=20)

    assert await findings(store) == []

    await store.door.call("XDEL", store.door.keys.slots(job.id), f"{due[9]}-0", f"{due[14]}-0")
    missing = [one.first for one in await findings(store) if one.kind is FindingKind.MISSING]
    assert missing == [from_ms(due[9]), from_ms(due[14])]


async def test_a_range_that_began_before_what_is_looked_at_is_right(store: Store) -> None:
    job, due = await a_minutely_job(store, minutes=90)
    gap = missed(job, due[0], due[-1], len(due))
    await store.stores.executions.dispatch([dispatch_of(job, gap, fire_ms=due[0], next_ms=due[-1] + MINUTE_MS)])

    assert await findings(store, since=timedelta(hours=1)) == []


async def test_each_version_accounts_for_its_own_time(store: Store) -> None:
    job, due = await a_minutely_job(store)
    entries = [scheduled(job, at) for at in due[:4]]
    await store.stores.executions.dispatch([dispatch_of(job, *entries, fire_ms=due[0], next_ms=due[4])])
    later_ms = due[-1] + 86_400_000
    changed = next_version(job, schedule=DateSpec(run_at=from_ms(later_ms)), updated_at=from_ms(due[4] - 1))
    await store.stores.jobs.save(changed, expected_version=1, arming=Arming(next_ms=later_ms, seen_ms=due[4]))

    assert await findings(store) == []


async def test_what_was_settled_while_the_clock_was_set_back_stands_beside_the_ledger(store: Store) -> None:
    job, due = await a_sound_job(store)
    amendments = store.door.keys.amendments(job.id)
    await store.door.call("XDEL", store.door.keys.slots(job.id), f"{due[1]}-0")
    await store.door.call("HSET", amendments, due[1], "f 12", due[3], "f 40", f"b{due[2]}", "abc")
    execution_id = scheduled_execution_id(job.id, due[3])
    await store.door.call("JSON.SET", store.door.keys.execution(execution_id), "$", "{}")

    assert await findings(store) == []


async def test_what_was_settled_before_the_clock_was_set_back_is_right(store: Store) -> None:
    job, due = await a_minutely_job(store)
    later_ms = due[-1] + 60 * MINUTE_MS
    slots = store.door.keys.slots(job.id)
    await store.door.call("XADD", slots, f"{due[0]}-0", "d", "x", "x", f"policy|{later_ms} {len(due) + 60}")
    await store.door.call("ZADD", store.door.keys.due(), later_ms + MINUTE_MS, job.id)

    assert await findings(store) == []

    await store.door.call("ZADD", store.door.keys.due(), later_ms + 3 * MINUTE_MS, job.id)
    (finding,) = await findings(store)
    assert (finding.kind, finding.count) == (FindingKind.MISSING, 2)


async def test_an_enabled_job_without_due_time_is_armed_by_a_repair(store: Store) -> None:
    job, due = await a_sound_job(store)
    await store.door.call("ZREM", store.door.keys.due(), job.id)

    (finding,) = await findings(store)
    (repaired,) = await findings(store, repair=True)

    assert (finding.kind, finding.repaired) == (FindingKind.UNARMED, False)
    assert repaired.repaired
    assert (await store.stores.slots.cursor(job.id)).ms == due[-1] + MINUTE_MS
    assert await findings(store) == []


async def test_a_job_that_is_armed_for_no_due_time_is_armed_anew(store: Store) -> None:
    job, due = await a_sound_job(store)
    await store.door.call("ZADD", store.door.keys.due(), due[-1] + MINUTE_MS + 1, job.id)

    (finding,) = await findings(store, repair=True)

    assert finding.kind is FindingKind.WRONG_CURSOR
    assert (await store.stores.slots.cursor(job.id)).ms == due[-1] + MINUTE_MS


async def test_a_job_whose_schedule_has_ended_need_not_be_armed(store: Store) -> None:
    now_ms = await store.now_ms()
    job = a_job(schedule=DateSpec(run_at=from_ms(now_ms - MINUTE_MS)), updated_at=from_ms(now_ms - 2 * MINUTE_MS))
    await store.save(job, fire_ms=now_ms - MINUTE_MS)
    entry = scheduled(job, now_ms - MINUTE_MS)
    await store.stores.executions.dispatch([dispatch_of(job, entry, fire_ms=now_ms - MINUTE_MS, next_ms=None)])

    assert await findings(store) == []


async def test_an_execution_that_is_gone_too_early_is_told(store: Store) -> None:
    job, due = await a_sound_job(store)
    execution_id = scheduled_execution_id(job.id, due[6])
    await store.door.call("DEL", store.door.keys.execution(execution_id))
    await store.door.call("HINCRBY", store.door.keys.job_stats(job.id), "queued", -1)
    await store.door.call("HINCRBY", store.door.keys.owner_stats(job.owner_id), "queued", -1)

    (finding,) = await findings(store)

    assert (finding.kind, finding.execution_id) == (FindingKind.EXECUTION_GONE, execution_id)


async def test_an_execution_without_worker_is_stuck(store: Store) -> None:
    await a_sound_job(store)
    (message, *_) = await store.start()
    await store.door.call("ZREM", store.door.keys.leases(), message.execution_id)

    (finding,) = await findings(store)

    assert (finding.kind, finding.execution_id) == (FindingKind.STUCK, message.execution_id)
    assert "no worker holds it" in finding.text


async def test_an_execution_that_waits_nowhere_is_stuck(store: Store) -> None:
    job = await store.save_draft(state=JobState.DRAFT)
    now_ms = await store.now_ms()
    (execution,) = await store.request(job)
    await store.door.call("DEL", store.door.keys.waiting("default", job.owner_id))
    assert await findings(store) == []

    key = store.door.keys.execution(execution.id)
    await store.door.call("JSON.SET", key, "$.queued_at", now_ms - 200_000)
    (finding,) = await findings(store)

    assert (finding.kind, finding.execution_id) == (FindingKind.STUCK, execution.id)
    assert "lies on no queue" in finding.text


async def test_an_execution_that_waits_for_long_is_not_stuck(store: Store) -> None:
    job = await store.save_draft(state=JobState.DRAFT, tags=("a", "b"))
    now_ms = await store.now_ms()
    first, second = await store.request(job, count=2)
    for execution in (first, second):
        await store.door.call("JSON.SET", store.door.keys.execution(execution.id), "$.queued_at", now_ms - 200_000)
    waiting = store.door.keys.waiting("default", job.owner_id)
    ((entry, _), _) = await store.door.client.zrange(waiting, 0, 1, withscores=True)
    await store.door.call("ZREM", waiting, entry)
    await store.door.call("ZADD", store.door.keys.parked(f"tag:{job.owner_id}:b"), 1, entry)

    assert await findings(store) == []


async def test_an_execution_that_waits_for_the_time_of_its_next_attempt_is_not_stuck(store: Store) -> None:
    job = await store.save_draft(state=JobState.DRAFT, needs=("gpu",))
    (execution,) = await store.request(job)
    (message,) = await store.start(queue="default+gpu")
    retry = {"state": ExecutionState.RETRYING, "outcome": Outcome.FAILED, "retry_after_ms": 3_600_000}
    await store.stores.executions.finish([ending_of(message, **retry)])
    key, now_ms = store.door.keys.execution(execution.id), await store.now_ms()
    await store.door.call("JSON.SET", key, "$.attempts.1.finished_at", now_ms - 200_000)

    assert await findings(store) == []

    await store.door.call("JSON.SET", key, "$.attempts.1.retry_at", now_ms - 200_000)
    (finding,) = await findings(store)
    assert (finding.kind, finding.execution_id) == (FindingKind.STUCK, execution.id)
    await store.door.call("ZADD", store.door.keys.delayed(), 1, execution.id)
    await store.stores.delays.promote(10)
    assert await findings(store) == []


async def test_counters_that_drifted_are_told_and_counted_anew(store: Store) -> None:
    job, _ = await a_sound_job(store)
    before = await store.counts(job)
    await store.door.call("HINCRBY", store.door.keys.job_stats(job.id), "running", 2)
    await store.door.call("HINCRBY", store.door.keys.owner_stats(job.owner_id), "queued", -1)

    of_job, of_owner = await findings(store, repair=True)

    assert (of_job.kind, of_job.job_id) == (FindingKind.WRONG_COUNTER, job.id)
    assert "running by +2" in of_job.text
    assert of_owner.owner_id == job.owner_id
    assert "queued by -1" in of_owner.text
    assert of_job.repaired
    assert await store.counts(job) == before
    assert await findings(store) == []


async def test_a_document_that_no_list_shows_is_told(store: Store) -> None:
    job = await store.save_draft(state=JobState.DRAFT)
    await store.door.call("JSON.SET", store.door.keys.job(job.id), "$.created_at", '"long ago"')

    assert sorted(await kinds(store)) == [FindingKind.NOT_INDEXED, FindingKind.UNREADABLE]


async def test_a_server_that_forgets_is_told(store: Store) -> None:
    await store.door.call("CONFIG", "SET", "appendonly", "no")
    try:
        assert await kinds(store) == [FindingKind.SERVER]
    finally:
        await store.door.call("CONFIG", "SET", "appendonly", "yes")


async def test_a_schedule_that_is_refused_today_is_told(store: Store) -> None:
    job, _ = await a_sound_job(store)
    await store.door.call("JSON.SET", store.door.keys.job(job.id), "$.schedule.expression", '"99 * * * *"')

    assert FindingKind.UNREADABLE in await kinds(store)


async def test_one_job_can_be_looked_at_by_itself(store: Store) -> None:
    job, due = await a_sound_job(store)
    other, _ = await a_sound_job(store)
    for one in (job, other):
        await store.door.call("XDEL", store.door.keys.slots(one.id), f"{due[2]}-0")

    assert [finding.job_id for finding in await findings(store, job_id=job.id)] == [job.id]
    with pytest.raises(NotFound):
        await findings(store, job_id="nonsense")


async def test_a_change_of_the_job_meanwhile_is_no_finding(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    job, due = await a_sound_job(store)
    await store.door.call("XDEL", store.door.keys.slots(job.id), f"{due[2]}-0")
    versions = iter(range(2, 100))
    find = type(store.stores.jobs).find

    async def find_changed(self: Any, job_id: str) -> Job | None:
        found = await find(self, job_id)
        return None if found is None else msgspec.structs.replace(found, version=next(versions))

    monkeypatch.setattr(type(store.stores.jobs), "find", find_changed)

    assert await findings(store) == []


async def test_many_jobs_that_share_a_schedule_are_all_looked_at(store: Store) -> None:
    jobs: list[tuple[Job, Sequence[int]]] = [await a_sound_job(store) for _ in range(12)]
    jobs.append(await a_sound_job(store, schedule=IntervalSpec(every_s=60)))
    for job, due in jobs[::4]:
        await store.door.call("XDEL", store.door.keys.slots(job.id), f"{due[2]}-0")

    found = await findings(store)

    assert sorted(finding.job_id or "" for finding in found) == sorted(job.id for job, _ in jobs[::4])


async def test_a_skip_is_as_good_as_a_run(store: Store) -> None:
    job, due = await a_minutely_job(store, minutes=2)
    entries = [settled(job, at, Disposition.SKIPPED, SlotReason.CALENDAR, "Holidays") for at in due]
    await store.stores.executions.dispatch([dispatch_of(job, *entries, fire_ms=due[0], next_ms=due[-1] + MINUTE_MS)])

    assert await findings(store) == []
