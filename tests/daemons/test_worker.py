"""The worker process on a real Redis: it starts, keeps and ends attempts, and leaves nothing behind."""

import logging
import os
import signal

import pytest

from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.schedule import LostPolicy
from tests.builders import OWNER
from tests.daemons.site import LONG, Site
from tests.support import wait_until


async def test_what_is_queued_runs_and_its_ending_is_stored(site: Site) -> None:
    job = await site.store.save_draft(executor=ExecutorRef(kind="shell", config={"command": "echo hello; exit 3"}))

    async with site.working():
        (execution,) = await site.store.request(job)
        await site.reaches(ExecutionState.FAILED, execution)

    found = await site.find(execution)
    assert found.exit_code == 3
    assert found.attempts[0].worker
    lines = await site.store.stores.logs.read(execution.id, after=-1, limit=10)
    assert "hello" in [line.text for line in lines]


async def test_what_was_queued_before_it_came_runs_too(site: Site) -> None:
    made = await site.store.request(await site.store.save_draft(), count=250)

    async with site.working():
        await site.reaches(ExecutionState.SUCCEEDED, *made)

    assert await site.store.owner_counts() == {"succeeded": 250}


@pytest.mark.parametrize("queues", [("default",), ("fast", "default", "slow")])
async def test_no_more_runs_at_once_than_there_are_slots(site: Site, queues: tuple[str, ...]) -> None:
    jobs = [await site.store.save_draft(executor=ExecutorRef(kind="counting"), queue=queue) for queue in queues]
    made = [execution for job in jobs for execution in await site.store.request(job, count=4)]

    async with site.working(queues=queues, slots=2):
        await site.reaches(ExecutionState.SUCCEEDED, *made)

    assert site.counting.most == 2


async def test_a_queue_that_it_does_not_serve_is_left_alone(site: Site) -> None:
    other, mine = await site.store.save_draft(queue="other"), await site.store.save_draft()
    (left,) = await site.store.request(other)

    async with site.working():
        (done,) = await site.store.request(mine)
        await site.reaches(ExecutionState.SUCCEEDED, done)

    assert (await site.find(left)).state is ExecutionState.QUEUED


async def test_a_cancel_request_is_heard_at_once(site: Site) -> None:
    """The lease is so long that its renewal, which tells of the request too, is not what is seen here."""
    job = await site.store.save_draft(executor=LONG)

    async with site.working(lease_s=600.0):
        (execution,) = await site.store.request(job)
        await site.reaches(ExecutionState.RUNNING, execution)
        word, _ = await site.executions.cancel(await site.find(execution))
        await site.reaches(ExecutionState.CANCELLED, execution)

    assert word == "asked"


async def test_a_cancel_request_that_was_not_heard_is_read_from_the_lease(site: Site) -> None:
    job = await site.store.save_draft(executor=LONG)

    async with site.working(lease_s=1.0):
        (execution,) = await site.store.request(job)
        await site.reaches(ExecutionState.RUNNING, execution)
        await site.store.door.call("HSET", site.store.door.keys.lease(execution.id), "cancel", "1")
        await site.reaches(ExecutionState.CANCELLED, execution)


async def test_an_attempt_keeps_its_lease_as_long_as_it_runs(site: Site) -> None:
    job = await site.store.save_draft(executor=LONG)
    leases = site.store.door.keys.leases()

    async with site.working(lease_s=1.0):
        (execution,) = await site.store.request(job)
        await site.reaches(ExecutionState.RUNNING, execution)
        first = float(await site.store.door.call("ZSCORE", leases, execution.id))

        async def is_renewed() -> bool:
            return float(await site.store.door.call("ZSCORE", leases, execution.id)) > first + 1000

        await wait_until(is_renewed, description="the lease is renewed beyond its first end")


async def test_an_attempt_whose_lease_is_anothers_is_ended_and_reports_nothing(site: Site) -> None:
    job = await site.store.save_draft(executor=LONG)

    async with site.working(lease_s=1.0) as running:
        (execution,) = await site.store.request(job)
        await site.reaches(ExecutionState.RUNNING, execution)
        await site.store.door.call("HSET", site.store.door.keys.lease(execution.id), "fence", "2")

        async def is_idle() -> bool:
            (worker,) = await site.store.stores.daemons.workers()
            return worker.running == 0

        await wait_until(is_idle, description="the worker has let go")
        assert not running.done()

    assert (await site.find(execution)).state is ExecutionState.RUNNING


async def test_work_goes_on_after_the_queue_was_deleted(site: Site) -> None:
    job = await site.store.save_draft()
    keys = site.store.door.keys

    async with site.working():
        await site.store.door.call("DEL", keys.queue("default"), keys.waiting("default", OWNER), keys.bell("default"))
        (execution,) = await site.store.request(job)
        await site.reaches(ExecutionState.SUCCEEDED, execution)


# the store is away


async def test_a_worker_that_is_cut_off_ends_what_others_may_repeat_before_they_do(site: Site) -> None:
    """The server takes commands and does not answer, as behind a cut link."""
    long, short = (ExecutorRef(kind="counting", config={"duration_ms": ms}) for ms in (3_600_000, 2000))
    retry = await site.store.save_draft(executor=long, on_lost=LostPolicy.RETRY)
    keep = await site.store.save_draft(executor=short, on_lost=LostPolicy.FAIL)

    async with site.working(lease_s=1.0):
        (repeatable,), (precious,) = await site.store.request(retry), await site.store.request(keep)
        await wait_until(lambda: site.counting.begun == 2, description="both have begun")
        await site.store.door.call("CLIENT", "PAUSE", 1500)
        await site.reaches(ExecutionState.SUCCEEDED, precious)

        async def is_let_go() -> bool:
            (worker,) = await site.store.stores.daemons.workers()
            return worker.running == 0

        await wait_until(is_let_go, description="the repeatable attempt was ended")

    found = await site.find(repeatable)
    assert found.state is ExecutionState.RUNNING
    assert found.finished_at is None


# stopping


async def test_a_worker_that_is_told_to_stop_lets_short_attempts_end(site: Site) -> None:
    job = await site.store.save_draft(executor=ExecutorRef(kind="noop", config={"duration_ms": 500}))

    async with site.working(drain_s=10.0) as running:
        (execution,) = await site.store.request(job)
        await site.reaches(ExecutionState.RUNNING, execution)
        os.kill(os.getpid(), signal.SIGTERM)
        await running

    assert (await site.find(execution)).state is ExecutionState.SUCCEEDED
    assert await site.store.stores.daemons.workers() == []


async def test_a_stopping_worker_takes_nothing_new(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="chronos_synapse.daemons.worker")
    job, later = await site.store.save_draft(executor=LONG), await site.store.save_draft()

    async with site.working(drain_s=0.5) as running:
        (execution,) = await site.store.request(job)
        await site.reaches(ExecutionState.RUNNING, execution)
        os.kill(os.getpid(), signal.SIGTERM)
        await wait_until(lambda: "draining" in caplog.messages, description="the worker drains")
        (waiting,) = await site.store.request(later)
        await running

    assert (await site.find(waiting)).state is ExecutionState.QUEUED


@pytest.mark.parametrize(
    ("policy", "state"),
    [(LostPolicy.RETRY, ExecutionState.RETRYING), (LostPolicy.FAIL, ExecutionState.ABANDONED)],
)
async def test_what_does_not_end_in_time_goes_where_its_job_wants_lost_attempts(
    site: Site, policy: LostPolicy, state: ExecutionState
) -> None:
    job = await site.store.save_draft(executor=LONG, on_lost=policy)

    async with site.working(drain_s=0.1) as running:
        (execution,) = await site.store.request(job)
        await site.reaches(ExecutionState.RUNNING, execution)
        os.kill(os.getpid(), signal.SIGTERM)
        await running

    found = await site.find(execution)
    assert found.state is state
    assert found.attempts[0].outcome is Outcome.ABANDONED
    assert await site.store.counts(job) == {state.value: 1}


async def test_it_looks_after_the_logs_of_what_it_ran(site: Site) -> None:
    job = await site.store.save_draft(executor=ExecutorRef(kind="shell", config={"command": "seq 1 20000"}))

    async with site.working():
        (execution,) = await site.store.request(job)
        await site.reaches(ExecutionState.SUCCEEDED, execution)

    assert await site.store.stores.log_index.open_logs(after=0, limit=1) == []
    assert await site.store.door.call("EXISTS", site.store.door.keys.log_words(execution.id)) == 1
