"""A worker in the process of the test, and a look at what it does."""

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from chronos_synapse.daemons.worker import Worker, WorkerOptions, WorkerParts
from chronos_synapse.domain.execution import Execution, ExecutionState
from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.lane import kind_label
from chronos_synapse.executors.base import AttemptContext, Executor, ExecutorOptions, Result
from chronos_synapse.executors.noop import NoopConfig, NoopExecutor
from chronos_synapse.sandbox.spawner import Spawner
from chronos_synapse.services.jobs.definitions import Definitions
from chronos_synapse.services.logs.packer import LogPacker
from chronos_synapse.services.running.finisher import Finisher
from chronos_synapse.services.running.usage_sampler import UsageSampler
from chronos_synapse.storage.redis.executions import ExecutionStore
from chronos_synapse.storage.redis.queue import ExecutionQueue
from tests.builders import Store
from tests.runners import runner_on
from tests.support import PATIENCE_S, wait_until

LONG = ExecutorRef(kind="noop", config={"duration_ms": 3_600_000})
DEFAULTS: dict[str, Any] = {
    "queues": ("default",),
    "slots": 8,
    "lease_s": 5.0,
    "drain_s": 0.0,
    "labels": (kind_label("counting"),),
}


class CountingExecutor(NoopExecutor):
    """Knows how many attempts it has run at once."""

    now = 0
    most = 0
    begun = 0

    async def run(self, config: NoopConfig, context: AttemptContext) -> Result:
        self.begun += 1
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
        self.queue: ExecutionQueue = store.stores.queue
        self.counting = CountingExecutor(ExecutorOptions(spawner=Spawner()))
        self._executors = {**executors, "counting": self.counting}

    @asynccontextmanager
    async def working(self, **options: Any) -> AsyncIterator["asyncio.Task[None]"]:
        """A worker that is at work; told to stop at the end unless it has."""
        worker = Worker(self._parts(), WorkerOptions(**(DEFAULTS | options)))
        running = asyncio.create_task(worker.run())
        await wait_until(self.store.stores.daemons.workers, description="the worker says that it lives")
        try:
            yield running
        finally:
            if not running.done():
                os.kill(os.getpid(), signal.SIGTERM)
            await running

    @asynccontextmanager
    async def another(self, **options: Any) -> AsyncIterator[None]:
        """One more worker, to be begun before the one that signals stop; broken off at the end."""
        running = asyncio.create_task(Worker(self._parts(), WorkerOptions(**(DEFAULTS | options))).run())
        await wait_until(self.store.stores.daemons.workers, description="the other worker says that it lives")
        try:
            yield
        finally:
            running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await running

    def _parts(self) -> WorkerParts:
        stores = self.store.stores
        definitions, sampler = Definitions(stores.jobs), UsageSampler(stores.usage, life_ms=60_000)
        return WorkerParts(
            queue=self.queue,
            executions=self.executions,
            definitions=definitions,
            runner=runner_on(self.store, self._executors, sampler=sampler),
            finisher=Finisher(self.executions),
            daemons=stores.daemons,
            events=stores.events,
            sampler=sampler,
            packer=LogPacker(stores.logs, stores.log_index),
        )

    async def find(self, execution: Execution) -> Execution:
        found = await self.executions.find(execution.id)
        assert found is not None
        return found

    async def reaches(self, state: ExecutionState, *executions: Execution, timeout_s: float = PATIENCE_S) -> None:
        async def has() -> bool:
            found = await self.executions.find_many([execution.id for execution in executions])
            return all(execution.state is state for execution in found)

        await wait_until(has, timeout_s=timeout_s, description=f"{len(executions)} executions are {state.value}")
