"""A worker looks at what its attempts use, and says what it uses itself."""

from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.metric import Metric
from tests.daemons.site import Site
from tests.support import wait_until

BUSY = ExecutorRef(kind="shell", config={"command": "sleep 30 & while [ ! -e stop ]; do :; done"})


async def test_a_running_attempt_has_a_curve_and_its_peaks_go_into_the_series_of_its_job(site: Site) -> None:
    job = await site.store.save_draft(executor=BUSY)
    stores = site.store.stores

    async with site.working():
        (execution,) = await site.store.request(job)

        async def has_points() -> bool:
            return len(await stores.usage.read(execution.id)) >= 2

        await wait_until(has_points, description="two points of the curve")
        await stores.executions.cancel(await site.find(execution))
        await site.reaches(ExecutionState.CANCELLED, execution)

    points = await stores.usage.read(execution.id)
    assert max(point.processes for point in points) == 2
    assert max(point.cpu_cores for point in points) > 0
    now_ms = await site.store.now_ms()
    for metric in (Metric.PEAK_CPU_PERCENT, Metric.PEAK_PROCESSES, Metric.PEAK_OPEN_FILES):
        (peak,) = await stores.metrics.samples(job.id, metric, from_ms=0, to_ms=now_ms)
        assert peak.value > 0


async def test_an_attempt_without_a_process_has_no_curve(site: Site) -> None:
    (execution,) = await site.store.request(await site.store.save_draft())

    async with site.working():
        await site.reaches(ExecutionState.SUCCEEDED, execution)

    assert await site.store.stores.usage.read(execution.id) == []


async def test_a_worker_says_what_it_and_its_attempts_use(site: Site) -> None:
    async with site.working():
        await site.store.request(await site.store.save_draft(executor=BUSY))

        async def is_said() -> bool:
            (worker,) = await site.store.stores.daemons.workers()
            return worker.load.attempts_memory_bytes > 0

        await wait_until(is_said, description="the use of the attempt is in a heartbeat")
        (worker,) = await site.store.stores.daemons.workers()

    assert worker.load.memory_bytes > 10_000_000
    assert (worker.load.disk_free_bytes or 0) > 0
