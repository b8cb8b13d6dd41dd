"""ReplayService: an execution is run once more as it was, or as its job is now, and each knows of the other."""

from datetime import timedelta
from typing import Any

import pytest

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound
from chronos_synapse.domain.execution import Execution, ExecutionState, Origin, Outcome, is_dry_run, may_be_given
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.parameter import Parameter
from chronos_synapse.domain.record import Progress, RecordChange, ReportedMetric
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.services.history.replay import ReplayDefinition, ReplayRequest, ReplayService
from chronos_synapse.services.jobs.job_requests import JobChange
from chronos_synapse.services.running.waiting_reasons import WaitingReasons
from chronos_synapse.services.scheduling.requesting import RunRequest
from tests.builders import Store, ending_of, next_version
from tests.services.scheduling import ADA, BOB, LOOKER, new, services_on

RECORDED = ReplayRequest()
CURRENT = ReplayRequest(definition=ReplayDefinition.CURRENT)
TARGET = Parameter(name="target", default="db")


@pytest.fixture
def replays(store: Store) -> ReplayService:
    return ReplayService(store.stores, WaitingReasons(store.stores.daemons))


class Runs:
    """A job of Ada's with executions that ended."""

    def __init__(self, store: Store, replays: ReplayService) -> None:
        self.store = store
        self.replays = replays
        self.jobs = services_on(store).jobs

    async def job(self, **changes: Any) -> str:
        request = new(**({"parameters": [TARGET], "overlap": OverlapPolicy.ALLOW} | changes))
        return (await self.jobs.create(ADA, request)).id

    async def ended(self, job_id: str, **stated: Any) -> str:
        request = RunRequest(**stated)
        execution_id = await self.jobs.trigger(ADA, job_id, origin=Origin.API, request=request)
        await self.store.finished_running()
        return execution_id

    async def replay(self, execution_id: str, request: ReplayRequest = RECORDED) -> str:
        return await self.replays.replay(ADA, execution_id, request, origin=Origin.MANUAL)

    async def found(self, execution_id: str) -> Execution:
        found = await self.store.stores.executions.find(execution_id)
        assert found is not None
        return found


@pytest.fixture
def runs(store: Store, replays: ReplayService) -> Runs:
    return Runs(store, replays)


async def test_a_replay_runs_what_ran_with_what_it_was_given(runs: Runs) -> None:
    job_id = await runs.job()
    first = await runs.ended(job_id, parameters={"target": "files"})
    await runs.jobs.change(ADA, job_id, JobChange(name="Other", parameters=[]))

    second = await runs.replay(first)

    replay = await runs.found(second)
    assert (replay.state, replay.origin, replay.job_version) == (ExecutionState.QUEUED, Origin.MANUAL, 1)
    (message,) = await runs.store.start()
    assert (message.execution_id, message.job_version) == (second, 1)
    assert may_be_given(second)
    assert (await runs.replays.record(ADA, second)).parameters == {"target": "files"}


async def test_a_replay_by_the_present_definition_takes_its_defaults(runs: Runs) -> None:
    job_id = await runs.job()
    first = await runs.ended(job_id)
    await runs.jobs.change(ADA, job_id, JobChange(parameters=[Parameter(name="target", default="disk")]))

    second = await runs.replay(first, CURRENT)

    assert (await runs.found(second)).job_version == 2
    assert (await runs.replays.record(ADA, first)).parameters == {"target": "db"}
    assert (await runs.replays.record(ADA, second)).parameters == {"target": "disk"}


async def test_a_replay_may_be_given_something_else(runs: Runs) -> None:
    first = await runs.ended(await runs.job(), parameters={"target": "files"})

    second = await runs.replay(first, ReplayRequest(parameters={"target": "mail"}))
    third = await runs.replay(first, ReplayRequest(parameters={}))

    assert (await runs.replays.record(ADA, second)).parameters == {"target": "mail"}
    assert (await runs.replays.record(ADA, third)).parameters == {"target": "db"}


async def test_each_knows_of_the_other(runs: Runs) -> None:
    first = await runs.ended(await runs.job())

    second = await runs.replay(first)
    third = await runs.replay(second)

    records = [await runs.replays.record(ADA, one) for one in (first, second, third)]
    assert [record.replay_of for record in records] == [None, first, second]
    assert [record.replays for record in records] == [[second], [third], []]


async def test_a_link_to_what_is_not_there_is_not_shown(runs: Runs) -> None:
    first = await runs.ended(await runs.job())
    await runs.store.stores.records.link_replay(first, "0000000000000000-1-0123456789")

    assert (await runs.replays.record(ADA, first)).replays == []


async def test_a_scheduled_execution_is_replayed_too(runs: Runs) -> None:
    store = runs.store
    job_id = await runs.job()
    job = await store.stores.jobs.find(job_id)
    assert job is not None
    (execution,) = await store.finished(job)

    second = await runs.replay(execution.id)

    assert (await runs.replays.record(ADA, second)).replay_of == execution.id


async def test_a_dry_run_is_replayed_as_one(runs: Runs) -> None:
    first = await runs.ended(await runs.job(), dry_run=True)

    second = await runs.replay(first)

    assert is_dry_run(first)
    assert is_dry_run(second)
    assert (await runs.replays.record(ADA, second)).dry_run


async def test_values_that_the_definition_does_not_take_are_refused(runs: Runs) -> None:
    job_id = await runs.job()
    first = await runs.ended(job_id, parameters={"target": "files"})
    await runs.jobs.change(ADA, job_id, JobChange(parameters=[]))

    for request in (CURRENT, ReplayRequest(parameters={"other": "x"})):
        with pytest.raises(Invalid) as refused:
            await runs.replay(first, request)
        assert refused.value.errors[0].pointer.startswith("/parameters/")
    assert (await runs.replays.record(ADA, first)).replays == []


async def test_what_cannot_run_any_more_says_why(runs: Runs) -> None:
    job_id = await runs.job()
    first = await runs.ended(job_id)
    await runs.jobs.change(ADA, job_id, JobChange(state=JobState.ARCHIVED))

    with pytest.raises(Conflict, match="archived"):
        await runs.replay(first)
    await runs.store.door.call("DEL", runs.store.door.keys.job_version(job_id, 1))
    await runs.jobs.change(ADA, job_id, JobChange(state=JobState.DRAFT))
    with pytest.raises(Conflict, match="Version 1"):
        await runs.replay(first)
    await runs.jobs.delete(ADA, job_id)
    with pytest.raises(Conflict, match="deleted"):
        await runs.replay(first)
    assert (await runs.replays.record(ADA, first)).parameters == {}


async def test_a_job_that_is_changed_at_the_same_time_is_looked_at_again(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = await runs.job()
    first = await runs.ended(job_id)
    jobs = runs.store.stores.jobs
    former = await jobs.find(job_id)
    assert former is not None
    stale: list[Job] = [former]
    find = type(jobs).find

    async def outdated(self: Any, wanted: str) -> Job | None:
        return stale.pop() if stale else await find(self, wanted)

    await runs.jobs.change(ADA, job_id, JobChange(name="Other"))
    monkeypatch.setattr(type(jobs), "find", outdated)

    second = await runs.replay(first, CURRENT)

    assert (await runs.found(second)).job_version == next_version(former).version


async def test_only_who_may_run_it_may_replay_it(runs: Runs) -> None:
    first = await runs.ended(await runs.job())

    with pytest.raises(Denied):
        await runs.replays.replay(LOOKER, first, RECORDED, origin=Origin.API)
    with pytest.raises(NotFound):
        await runs.replays.replay(BOB, first, RECORDED, origin=Origin.API)
    with pytest.raises(NotFound):
        await runs.replays.record(BOB, first)
    assert (await runs.replays.record(LOOKER, first)).replays == []


async def test_the_record_says_what_the_execution_said_and_why_it_waits(runs: Runs) -> None:
    job_id = await runs.job()
    execution_id = await runs.jobs.trigger(ADA, job_id, origin=Origin.API)
    waiting = await runs.replays.record(ADA, execution_id)
    await runs.store.start()
    rows = ReportedMetric(name="rows", value=1, unit="", time=from_ms(0))
    change = RecordChange(output=[1], condition=False, metrics=(rows,))
    await runs.store.stores.records.write(execution_id, change, fence=1)

    record = await runs.replays.record(ADA, execution_id)

    assert waiting.waiting_for == "No worker is alive."
    assert (record.output, record.condition, record.metrics, record.waiting_for) == ([1], False, (rows,), None)


async def test_how_far_an_earlier_attempt_had_come_is_not_shown(runs: Runs) -> None:
    execution_id = await runs.jobs.trigger(ADA, await runs.job(), origin=Origin.API)
    (message,) = await runs.store.start()
    progress = Progress(percent=90, text="Almost", at=from_ms(await runs.store.now_ms() - 1))
    await runs.store.stores.records.write(execution_id, RecordChange(progress=progress), fence=1)
    first = await runs.replays.record(ADA, execution_id)
    retry = {"state": ExecutionState.RETRYING, "outcome": Outcome.FAILED}
    await runs.store.stores.executions.finish([ending_of(message, **retry)])
    await runs.store.start()

    second = await runs.replays.record(ADA, execution_id)
    behind = Progress(percent=10, text="By a clock that is a day behind", at=progress.at - timedelta(days=1))
    await runs.store.stores.records.write(execution_id, RecordChange(progress=behind), fence=2)
    third = await runs.replays.record(ADA, execution_id)

    assert (first.progress, second.progress, third.progress) == (progress, None, behind)
