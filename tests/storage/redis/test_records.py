"""RecordStore: what an execution is given stays, and only who holds the lease writes the rest."""

import pytest

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.execution import Execution, Origin, is_dry_run, may_be_given, requested_execution_id
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.record import (
    ArtifactInfo,
    ExecutionRecord,
    Given,
    Progress,
    RecordChange,
    ReportedMetric,
)
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.storage.redis import records as module
from chronos_synapse.storage.redis.execution_documents import JobMembers
from chronos_synapse.storage.redis.executions import Removal
from tests.builders import OWNER, Store, dispatch_of

GIVEN = Given(parameters={"target": "db", "count": 3.0, "force": True}, replay_of="x-1")
AT = from_ms(1_700_000_000_000)


async def request(store: Store, job: Job, given: Given, *, nonce: str = "0123456789") -> str:
    at_ms = await store.now_ms()
    execution_id = requested_execution_id(job.id, at_ms, nonce)
    new = JobMembers(job).queued(execution_id, scheduled_ms=at_ms, origin=Origin.API, given=given)
    assert await store.stores.executions.dispatch([dispatch_of(job, new)]) == ["ok"]
    return execution_id


async def running(store: Store) -> Execution:
    (execution,) = await store.request(await store.save_draft())
    await store.start()
    return execution


async def test_what_an_execution_is_given_is_there_when_it_is(store: Store) -> None:
    execution_id = await request(store, await store.save_draft(), GIVEN)

    assert await store.stores.records.given(execution_id) == GIVEN
    assert (await store.stores.records.find(execution_id)).given == GIVEN
    assert may_be_given(execution_id)
    assert not is_dry_run(execution_id)


async def test_most_executions_have_no_record(store: Store) -> None:
    (execution,) = await store.request(await store.save_draft())

    assert await store.door.call("EXISTS", store.door.keys.record(execution.id)) == 0
    assert await store.stores.records.find(execution.id) == ExecutionRecord()
    assert not may_be_given(execution.id)


async def test_one_that_is_skipped_keeps_what_it_was_given(store: Store) -> None:
    job = await store.save_draft(overlap=OverlapPolicy.SKIP)
    await store.request(job)

    execution_id = await request(store, job, GIVEN)

    assert await store.stores.records.given(execution_id) == GIVEN


async def test_a_dry_run_keeps_nothing_from_running(store: Store) -> None:
    job = await store.save_draft(overlap=OverlapPolicy.SKIP)

    dry_run = await request(store, job, GIVEN, nonce="0123456789ab")

    (own,) = await store.request(job)
    assert own.state.value == "queued"
    assert {message.execution_id for message in await store.start()} == {dry_run, own.id}
    found = await store.stores.executions.find(dry_run)
    assert found is not None
    assert found.is_dry_run


async def test_an_attempt_says_what_it_came_to(store: Store) -> None:
    execution = await running(store)
    progress = Progress(percent=40, text="Copying", at=AT)
    rows = ReportedMetric(name="rows", value=12, unit="rows", time=AT)
    report = ArtifactInfo(name="report.csv", bytes=5, media_type="text/csv", created_at=AT)
    plot = ArtifactInfo(name="plot.png", bytes=6, media_type="image/png", created_at=AT)
    changes = [
        RecordChange(output={"rows": [1, None]}, condition=True, metrics=(rows,)),
        RecordChange(progress=progress, artifacts=(report, plot)),
        RecordChange(metrics=(ReportedMetric(name="rows", value=13, unit="rows", time=AT),)),
        RecordChange(removed_artifacts=("plot.png", "never.was")),
    ]

    for change in changes:
        assert await store.stores.records.write(execution.id, change, fence=1)

    assert await store.stores.records.find(execution.id) == ExecutionRecord(
        output={"rows": [1, None]},
        condition=True,
        progress=progress,
        progress_attempt=1,
        metrics=(ReportedMetric(name="rows", value=13, unit="rows", time=AT),),
        artifacts=(report,),
    )


async def test_an_output_may_be_nothing(store: Store) -> None:
    execution = await running(store)
    await store.stores.records.write(execution.id, RecordChange(output=1), fence=1)

    await store.stores.records.write(execution.id, RecordChange(output=None), fence=1)

    assert (await store.stores.records.find(execution.id)).output is None


@pytest.mark.parametrize("fence", [0, 2])
async def test_who_does_not_hold_the_lease_writes_nothing(store: Store, fence: int) -> None:
    execution = await running(store)

    assert not await store.stores.records.write(execution.id, RecordChange(condition=True), fence=fence)
    assert await store.door.call("EXISTS", store.door.keys.record(execution.id)) == 0


async def test_replays_are_linked_once_each_and_the_latest_are_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "REPLAYS_CAP", 2)
    (execution,) = await store.request(await store.save_draft())

    for replay_id in ("a", "b", "a", "c"):
        assert await store.stores.records.link_replay(execution.id, replay_id)

    assert (await store.stores.records.find(execution.id)).replays == ("a", "c")
    assert not await store.stores.records.link_replay("gone-1", "a")


async def test_a_record_goes_with_its_execution(store: Store) -> None:
    job = await store.save_draft()
    execution_id = await request(store, job, GIVEN)
    await store.finished_running()

    removal = Removal(execution_id=execution_id, job_id=job.id, owner_id=OWNER)
    assert await store.stores.executions.remove([removal]) == 1

    assert await store.stores.records.find(execution_id) == ExecutionRecord()
