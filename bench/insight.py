"""What learning from executions costs beside merely reading them, which whoever follows the events must do anyway."""

import time
from collections.abc import Awaitable, Callable

import numpy as np

from bench import jobs
from bench.figures import Figure, median_of
from bench.memory import AT_ONCE, run_all
from bench.scale import Scale
from bench.stack import Server, clean_store, server
from chronos_synapse.domain.event import EventType
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.settings import InsightSettings
from chronos_synapse.services.insight.area import learning
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.events import EventBatch
from chronos_synapse.storage.redis.stores import RedisStores

JOBS = 100
PAST = 20
"""Executions of each job that are learned from before the clock starts."""


async def measure(scale: Scale) -> list[Figure]:
    """Executions a second that one analyst learns from, with everything that comes of it stored."""
    rounds = max(2, min(scale.stored // JOBS, 20))
    with server() as running:
        return median_of([await _one_run(running, rounds) for _ in range(scale.runs)])


async def _settings() -> InsightSettings:
    return InsightSettings()


async def _one_run(running: Server, rounds: int) -> list[Figure]:
    async with clean_store(running.url) as (door, stores):
        found = [jobs.paused(jobs.a_job(number, "noop", {})) for number in range(JOBS)]
        await jobs.save(stores, found, [None] * JOBS)
        learner = learning(stores, _settings).learner
        await learner.advance()
        for _ in range(PAST):
            await _round(stores, found)
            await learner.advance()
        place = await stores.events.latest_id()
        for _ in range(rounds):
            await _round(stores, found)
        count = rounds * JOBS
        reading_s = await _took(lambda: _read_all(stores, place))
        cpu_began, began = time.process_time(), time.perf_counter()
        await learner.advance()
        took_s, cpu_s = time.perf_counter() - began, time.process_time() - cpu_began
        weight = await _model_bytes(door, [job.id for job in found])
    return [
        _figure("executions a second that are learned from", count / took_s, "1/s", at_least=500),
        _figure("processor time for each", cpu_s / count * 1e6, "us"),
        _figure("reading events and executions alone, for each", reading_s / count * 1e6, "us"),
        _figure("learning over reading alone", took_s / reading_s, "x"),
        _figure("Redis bytes of a model", weight, "bytes", at_most=20_480),
    ]


async def _round(stores: RedisStores, found: list[Job]) -> None:
    """One execution of each job, due now."""
    due_ms = int(time.time() * 1000)
    for at in range(0, len(found), AT_ONCE):
        await run_all(stores, found[at : at + AT_ONCE], due_ms)


async def _read_all(stores: RedisStores, place: str) -> None:
    """The naive way: each execution that has ended is read by itself."""
    while True:
        page = await stores.events.page_after(place, 200)
        if not page.batches:
            return
        for execution_id in _ended(page.batches):
            await stores.executions.find(execution_id)
        place = page.batches[-1].id


def _ended(batches: list[EventBatch]) -> list[str]:
    events = (event for batch in batches for event in batch.events)
    return [str(event.execution_id) for event in events if event.type is EventType.EXECUTION_FINISHED]


async def _took(action: Callable[[], Awaitable[None]]) -> float:
    began = time.perf_counter()
    await action()
    return time.perf_counter() - began


async def _model_bytes(door: RedisDoor, job_ids: list[str]) -> float:
    found = await door.pipeline([("MEMORY", "USAGE", door.keys.model(job_id)) for job_id in job_ids])
    return float(np.mean([int(size) for size in found if size is not None]))


def _figure(
    name: str, value: float, unit: str, *, at_least: float | None = None, at_most: float | None = None
) -> Figure:
    return Figure(bench="insight", name=name, value=value, unit=unit, at_least=at_least, at_most=at_most)
