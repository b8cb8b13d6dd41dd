"""Every bench runs to its end at a tiny size. What it measures is not looked at."""

import json
import math
from types import ModuleType

import pytest

from bench import (
    api,
    browser,
    fires,
    history,
    idle,
    insight,
    jobs,
    log_line,
    logs,
    memory,
    next_fire,
    overhead,
    runtime,
    sandbox,
    shell,
    usage,
    workers,
)
from bench.__main__ import BENCHES
from bench.executions import Loader
from bench.figures import Figure, median_of, percentile, table
from bench.scale import Scale
from bench.stack import quiet_environment
from chronos_synapse.domain.execution import Origin, scheduled_execution_id
from chronos_synapse.storage.redis.execution_documents import JobMembers
from tests.builders import open_store

MODULES = [
    fires,
    shell,
    idle,
    log_line,
    logs,
    memory,
    history,
    next_fire,
    overhead,
    usage,
    insight,
    workers,
    runtime,
    sandbox,
    api,
    browser,
]
START_MS = 1_750_000_000_000

TINY = Scale(
    runs=1,
    fires=(20,),
    shell_jobs=5,
    idle_jobs=50,
    many_jobs=50,
    idle_s=0.2,
    log_lines=20,
    log_bytes=10_000_000,
    history=2000,
    history_jobs=20,
    questions=3,
    stored=200,
    usage_s=0.5,
    shells=3,
    spawns=5,
    callers=3,
    calling_s=0.3,
    api_clients=3,
    api_jobs=6,
    api_s=0.4,
    streams=40,
    page_jobs=50,
    page_lines=500,
    scroll_s=0.3,
)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
async def test_a_bench_gives_its_figures(module: ModuleType) -> None:
    with quiet_environment():
        figures = await module.measure(TINY)

    assert figures
    # A few executions weigh less than what comes and goes by itself: such a difference may be below zero.
    assert all(math.isfinite(figure.value) for figure in figures)


async def test_a_loaded_execution_looks_like_one_that_ran(redis_url: str, key_prefix: str) -> None:
    async with open_store(redis_url, key_prefix) as store:
        job = jobs.paused(jobs.a_job(1))
        await jobs.save(store.stores, [job], [None])
        await memory.run_all(store.stores, [job], due_ms=START_MS)
        execution_id = scheduled_execution_id(job.id, START_MS)
        ran = json.loads(await store.door.call("JSON.GET", store.door.keys.execution(execution_id)))
        new = JobMembers(job).queued(execution_id, scheduled_ms=START_MS, origin=Origin.SCHEDULE)

        loaded = Loader(store.door.keys, [job], count=1, end_ms=START_MS).document(1, job.id, START_MS, new.members)

        assert set(json.loads(loaded)) - {"error"} == set(ran)


def test_the_command_knows_every_bench() -> None:
    assert {bench.__module__ for bench in BENCHES.values()} == {module.__name__ for module in MODULES}


def test_the_median_of_runs_keeps_every_run() -> None:
    runs = [[Figure(bench="b", name="n", value=value, unit="ms")] for value in (3.0, 1.0, 2.0)]

    (figure,) = median_of(runs)

    assert figure.value == 2.0
    assert figure.runs == (3.0, 1.0, 2.0)


@pytest.mark.parametrize(("value", "verdict"), [(9.0, "aim"), (40.0, "ok"), (60.0, "MISSED")])
def test_a_figure_says_whether_it_is_what_is_wanted(value: float, verdict: str) -> None:
    figure = Figure(bench="b", name="n", value=value, unit="ms", at_most=50.0, aim=10.0)

    assert figure.verdict == verdict
    assert verdict in table([figure])


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile(range(1, 101), 0.99) == 99
    assert percentile([5.0], 0.5) == 5.0
