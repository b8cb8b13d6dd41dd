"""A worker under the supervisor of `chronos up`: what becomes of it when it was drained."""

import sys

from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.worker import WorkerInfo, WorkerOrder
from chronos_synapse.embedded.process import ProcessSpec
from chronos_synapse.embedded.supervisor import Supervisor
from tests.builders import Store
from tests.daemons.site import Site
from tests.support import wait_until

START_S = 300.0


def worker_on(redis_url: str, key_prefix: str, **settings: str) -> ProcessSpec:
    environment = {
        **settings,
        "CHRONOS_REDIS_URL": redis_url,
        "CHRONOS_KEY_PREFIX": key_prefix,
        "CHRONOS_ALLOW_VOLATILE_REDIS": "1",
        "CHRONOS_WORKER_LABELS": "gpu",
    }
    argv = (sys.executable, "-m", "chronos_synapse", "worker")
    return ProcessSpec(name="worker", argv=argv, environment=environment, stop_s=30.0)


async def another_than(store: Store, known: str) -> WorkerInfo:
    """The worker that lives, when it has another id."""
    found: list[WorkerInfo] = []

    async def is_there() -> bool:
        found[:] = [worker for worker in await store.stores.daemons.workers() if worker.id != known]
        return bool(found)

    await wait_until(is_there, timeout_s=START_S, description="a worker says that it lives")
    return found[0]


async def test_a_drained_worker_lets_what_runs_end_and_is_started_again(
    site: Site, redis_url: str, key_prefix: str
) -> None:
    lines: list[str] = []
    store, daemons = site.store, site.store.stores.daemons
    slow = ExecutorRef(kind="shell", config={"command": "sleep 2; echo done"})
    job = await store.save_draft(executor=slow, needs=("gpu",))

    async with Supervisor(lines.append) as supervisor:
        await supervisor.keep(worker_on(redis_url, key_prefix))
        first = await another_than(store, "")
        (running,) = await store.request(job)
        await site.reaches(ExecutionState.RUNNING, running)
        await daemons.order(first.id, WorkerOrder.DRAIN)
        (waiting,) = await store.request(job)
        await site.reaches(ExecutionState.SUCCEEDED, running, timeout_s=START_S)
        second = await another_than(store, first.id)
        await site.reaches(ExecutionState.SUCCEEDED, waiting, timeout_s=START_S)

    assert "worker ended with exit code 0; starting it again in 0.5 s." in lines
    assert (await site.find(running)).attempts[0].worker == first.id
    assert (await site.find(waiting)).attempts[0].worker == second.id
    assert (second.is_draining, second.is_cordoned, second.labels[0]) == (False, False, "gpu")
