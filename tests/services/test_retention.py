"""Retention: what is too old goes, with everything that belongs to it; what has not ended stays."""

import dataclasses
import os
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.execution import Execution, Origin, backfill_execution_id
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.retention import KeepPolicy
from chronos_synapse.services.history import retention
from chronos_synapse.services.history.retention import Retention
from chronos_synapse.storage.redis.execution_documents import JobMembers
from chronos_synapse.storage.redis.executions import ExecutionStore, Removal
from chronos_synapse.storage.redis.history import ExecutionSearch
from chronos_synapse.storage.redis.search import SearchTimeout
from tests.builders import Store, dispatch_of, ending_of, minutes_before
from tests.log_blocks import a_block

DAY_MINUTES = 24 * 60


def retention_on(store: Store, *, days: int = 30, history: ExecutionSearch | None = None) -> Retention:
    stores = store.stores if history is None else dataclasses.replace(store.stores, history=history)

    async def kept() -> int:
        return days

    return Retention(stores, days=kept)


async def days_ago(store: Store, days: int) -> int:
    return minutes_before(await store.now_ms(), days * DAY_MINUTES)


async def test_what_is_too_old_goes_with_its_log_and_its_counts(store: Store) -> None:
    job = await store.save_draft()
    (old,) = await store.finished(job, at_ms=await days_ago(store, 31))
    (young,) = await store.finished(job, at_ms=await days_ago(store, 29))
    for execution in (old, young):
        await store.door.call("XADD", store.door.keys.log(execution.id), "1-0", "t", "1", "s", "o", "x", "words")

    assert await retention_on(store).trim(utc_now) == 1

    assert [left.id for left in await store.stores.executions.find_many([old.id, young.id])] == [young.id]
    assert await store.door.call("EXISTS", store.door.keys.log(old.id)) == 0
    assert await store.door.call("EXISTS", store.door.keys.log(young.id)) == 1
    assert await store.counts(job) == await store.owner_counts() == {"succeeded": 1}


async def test_what_has_not_ended_stays_however_old(store: Store) -> None:
    job = await store.save_draft()
    at_ms = await days_ago(store, 400)
    (running,) = await store.request(job, at_ms=at_ms)
    await store.start()
    (queued,) = await store.request(job, at_ms=at_ms)

    assert await retention_on(store).trim(utc_now) == 0

    assert len(await store.stores.executions.find_many([running.id, queued.id])) == 2
    assert await store.counts(job) == {"queued": 1, "running": 1}


async def test_a_backlog_goes_batch_by_batch(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    job = await store.save_draft()
    await store.finished(job, at_ms=await days_ago(store, 31), count=5)

    assert await retention_on(store).trim(utc_now) == 5
    assert await store.counts(job) == {}


async def test_one_go_has_a_bound_and_the_next_one_continues(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    monkeypatch.setattr(retention, "BATCHES", 2)
    job = await store.save_draft()
    await store.finished(job, at_ms=await days_ago(store, 31), count=5)

    assert [await retention_on(store).trim(utc_now) for _ in range(3)] == [4, 1, 0]


# what a job keeps itself


def keeping(**values: int) -> dict[str, Any]:
    return {"keep": KeepPolicy(**values)}


async def left(store: Store, executions: Sequence[Execution]) -> list[bool]:
    found = {one.id for one in await store.stores.executions.find_many([one.id for one in executions])}
    return [one.id in found for one in executions]


async def test_a_job_may_keep_its_executions_for_fewer_days_or_for_more(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    jobs = [await store.save_draft(**keeping(days=days)) for days in (3, 90)] + [await store.save_draft()]
    made = []
    for age in (100, 60, 10, 1):
        for job in jobs:
            made += await store.finished(job, at_ms=await days_ago(store, age))

    assert await retention_on(store).trim(utc_now) == 3 + 1 + 2

    assert await left(store, made) == [False] * 3 + [False, True, False] + [False, True, True] + [True] * 3


async def test_of_a_job_that_says_so_as_many_of_the_newest_stay(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    few, all_of = await store.save_draft(**keeping(executions=3)), await store.save_draft()
    made = []
    for hours in range(8, 0, -1):
        for job in (few, all_of):
            made += await store.finished(job, at_ms=minutes_before(await store.now_ms(), hours * 60))
    (running,) = await store.request(few)
    await store.start()

    assert await retention_on(store).trim(utc_now) == 5

    assert await left(store, made[::2]) == [False] * 5 + [True] * 3
    assert await left(store, [*made[1::2], running]) == [True] * 9
    assert (await store.counts(few))["succeeded"] == 3


async def test_logs_beyond_what_a_job_keeps_go_the_oldest_first_and_executions_stay(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    job, now = await store.save_draft(**keeping(log_bytes=130_000)), await store.now_ms()
    made = []
    for hours in range(7, 0, -1):
        (execution,) = await store.request(job, at_ms=now - hours * 3_600_000)
        (message,) = await store.start()
        noise = os.urandom(30_000).replace(b"\n", b" ")
        await store.stores.logs.append(execution.id, a_block(0, [noise]), fence=1, life_ms=60_000)
        await store.stores.executions.finish([ending_of(message)])
        made.append(execution)

    assert await retention_on(store).trim(utc_now) == 0

    sizes = await store.stores.logs.stored_bytes([one.id for one in made])
    assert [size > 0 for size in sizes] == [False] * 4 + [True] * 3
    assert await left(store, made) == [True] * 7


async def backfilled(store: Store, job: Job, due_ms: int) -> Execution:
    """An execution for a due time of long ago that a backfill ran just now."""
    execution_id = backfill_execution_id(job.id, due_ms, "00019b76daa80012")
    new = JobMembers(job).queued(execution_id, scheduled_ms=due_ms, origin=Origin.BACKFILL)
    await store.stores.executions.dispatch([dispatch_of(job, new)])
    await store.finished_running()
    (found,) = await store.stores.executions.find_many([execution_id])
    return found


async def test_what_a_backfill_ran_is_kept_from_its_end_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    job = await store.save_draft()
    kept = [await backfilled(store, job, await days_ago(store, 60) + at) for at in range(3)]
    old = await store.finished(job, at_ms=await days_ago(store, 50), count=3)

    assert await retention_on(store).trim(utc_now) == 3

    ids = [execution.id for execution in (*kept, *old)]
    assert await store.stores.executions.find_many(ids) == kept
    assert await retention_on(store).trim(lambda: utc_now() + timedelta(days=31)) == 3


async def test_removing_again_what_another_has_removed_counts_nothing(store: Store) -> None:
    job = await store.save_draft()
    (old,) = await store.finished(job, at_ms=await days_ago(store, 31))
    removal = Removal(execution_id=old.id, job_id=job.id, owner_id=job.owner_id)

    executions: ExecutionStore = store.stores.executions
    assert [await executions.remove([removal]) for _ in range(2)] == [1, 0]
    assert await store.owner_counts() == {}


class TooSlow(ExecutionSearch):
    """Never finds anything in time."""

    async def older_than(self, *_: object, **__: object) -> list[object]:  # type: ignore[override]
        raise SearchTimeout


async def test_a_search_that_takes_too_long_is_left_for_the_next_time(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    assert await retention_on(store, history=TooSlow(store.door, store.stores.jobs)).trim(utc_now) == 0
    assert "could not list what is too old" in caplog.messages
