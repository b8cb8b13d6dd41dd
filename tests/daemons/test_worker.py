"""The worker process on a real Redis: it starts, keeps and ends attempts, and leaves nothing behind."""

import asyncio
import logging
import os
import signal
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest

from chronos_synapse.daemons.worker import Worker, WorkerOptions, WorkerParts
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.execution import Execution, ExecutionState, Outcome
from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.schedule import LostPolicy
from chronos_synapse.executors.base import AttemptContext, Executor, ExecutorOptions, Result
from chronos_synapse.executors.noop import NoopConfig, NoopExecutor
from chronos_synapse.sandbox.spawner import Spawner
from chronos_synapse.services.attempts import AttemptRunner
from chronos_synapse.services.definitions import Definitions
from chronos_synapse.services.finisher import Finisher
from chronos_synapse.services.log_writer import LogLimits
from chronos_synapse.storage.redis.executions import ExecutionStore
from chronos_synapse.storage.redis.queue import QueueMessage
from tests.builders import Store
from tests.support import wait_until

LIMITS = LogLimits(head_bytes=100_000, tail_bytes=100_000, line_bytes=10_000, life_ms=60_000)
LONG = ExecutorRef(kind="noop", config={"duration_ms": 3_600_000})


class CountingExecutor(NoopExecutor):
    """Knows how many attempts it has run at once."""

    now = 0
    most = 0

    async def run(self, config: NoopConfig, context: AttemptContext) -> Result:
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0.02)
        self.now -= 1
        return await super().run(config, context)


class Site:
    """Runs a worker in this process and looks at what it does."""

    def __init__(self, store: Store, executors: Mapping[str, Executor[Any]]) -> None:
        self.store = store
        self.executions: ExecutionStore = store.stores.executions
        self.counting = CountingExecutor(ExecutorOptions(spawner=Spawner()))
        self._executors = {**executors, "counting": self.counting}

    @asynccontextmanager
    async def working(self, **options: Any) -> AsyncIterator["asyncio.Task[None]"]:
        """A worker that is at work; told to stop at the end unless it has."""
        defaults: dict[str, Any] = {"queues": ("default",), "slots": 8, "lease_s": 5.0, "drain_s": 0.0}
        worker = Worker(self._parts(), WorkerOptions(**(defaults | options)))
        running = asyncio.create_task(worker.run())
        await wait_until(self.store.stores.daemons.workers, description="the worker says that it lives")
        try:
            yield running
        finally:
            if not running.done():
                os.kill(os.getpid(), signal.SIGTERM)
            await running

    def _parts(self) -> WorkerParts:
        stores = self.store.stores
        definitions = Definitions(stores.jobs)
        return WorkerParts(
            queue=stores.queue,
            executions=self.executions,
            definitions=definitions,
            runner=AttemptRunner(definitions, stores.logs, self._executors, LIMITS),
            finisher=Finisher(self.executions),
            daemons=stores.daemons,
            events=stores.events,
        )

    async def find(self, execution: Execution) -> Execution:
        found = await self.executions.find(execution.id)
        assert found is not None
        return found

    async def reaches(self, state: ExecutionState, *executions: Execution, timeout_s: float = 10.0) -> None:
        async def has() -> bool:
            found = await self.executions.find_many([execution.id for execution in executions])
            return all(execution.state is state for execution in found)

        await wait_until(has, timeout_s=timeout_s, description=f"{len(executions)} executions are {state.value}")


@pytest.fixture
def site(store: Store, executors: dict[str, Executor[Any]]) -> Site:
    return Site(store, executors)


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


@pytest.mark.parametrize("slots", [1, 8])
async def test_what_another_worker_read_and_died_with_is_taken_over(site: Site, slots: int) -> None:
    job = await site.store.save_draft()
    made = await site.store.request(job, count=3)
    assert len(await site.store.read("dead")) == 3

    async with site.working(slots=slots, lease_s=1.0):
        await site.reaches(ExecutionState.SUCCEEDED, *made)


async def test_work_goes_on_after_the_queue_was_deleted(site: Site) -> None:
    job = await site.store.save_draft()

    async with site.working():
        await site.store.door.call("DEL", site.store.door.keys.queue("default"))
        (execution,) = await site.store.request(job)
        await site.reaches(ExecutionState.SUCCEEDED, execution)


# the store is away


class LossyStore(ExecutionStore):
    """Does what it is told, but its first answer to a start is lost."""

    lost = 0

    async def start(
        self, messages: Sequence[QueueMessage], *, queue: str, worker: str, lease_ms: int
    ) -> tuple[int, list[bool]]:
        answer = await super().start(messages, queue=queue, worker=worker, lease_ms=lease_ms)
        if not self.lost:
            self.lost += 1
            raise Unavailable("the connection broke", part="redis")
        return answer


async def test_an_attempt_whose_start_was_not_confirmed_runs_all_the_same_and_once(site: Site) -> None:
    lossy = site.executions = LossyStore(site.store.door)
    job = await site.store.save_draft(executor=ExecutorRef(kind="shell", config={"command": "echo once"}))

    async with site.working():
        (execution,) = await site.store.request(job)
        await site.reaches(ExecutionState.SUCCEEDED, execution)

    lines = await site.store.stores.logs.read(execution.id, after=-1, limit=10)
    assert [line.text for line in lines] == ["once"]
    assert lossy.lost == 1


async def test_a_worker_that_is_cut_off_ends_what_others_may_repeat_before_they_do(site: Site) -> None:
    """The server takes commands and does not answer, as behind a cut link."""
    retry = await site.store.save_draft(executor=LONG, on_lost=LostPolicy.RETRY)
    keep = await site.store.save_draft(
        executor=ExecutorRef(kind="noop", config={"duration_ms": 2000}), on_lost=LostPolicy.FAIL
    )

    async with site.working(lease_s=1.0):
        (repeatable,), (precious,) = await site.store.request(retry), await site.store.request(keep)
        await site.reaches(ExecutionState.RUNNING, repeatable, precious)
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
