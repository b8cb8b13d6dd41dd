"""(f) Pages of a long history: how long each takes, in the service and over HTTP, and what an execution weighs."""

import json
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from itertools import cycle, islice
from typing import NamedTuple

import msgspec

from bench import jobs
from bench.executions import COMMON_WORD, RARE_EVERY, Loader, rare_word
from bench.figures import Figure, percentile
from bench.product import Product, product
from bench.scale import Scale
from bench.stack import Server, clean_store, server, used_memory
from bench.wire import Wire, encode
from chronos_synapse.domain.access import EVERYTHING, Sight
from chronos_synapse.domain.clock import to_ms, utc_now
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import JobId
from chronos_synapse.domain.query import ExecutionQuery, ExecutionSort
from chronos_synapse.services.history.history import ExecutionList, HistoryService
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.indexes import EXECUTIONS
from chronos_synapse.storage.redis.stores import RedisStores


class Answer(NamedTuple):
    """How long it took, and whether it was the whole one."""

    elapsed_ms: float
    is_complete: bool


Ask = Callable[[ExecutionQuery], Awaitable[ExecutionList]]
PAGE = 50
NAIVE_RUNS = 5
NOT_WANTED = "oldest of all"
"""A question for which no target is set."""
NO_REWRITES = ("CONFIG", "SET", "auto-aof-rewrite-percentage", 0)
"""The append-only file is not rewritten while a month of history is written in a minute."""


async def measure(scale: Scale) -> list[Figure]:
    """Loads once, then asks."""
    with server() as running:
        async with clean_store(running.url) as (door, stores):
            figures, naive_ms = await _load(running, door, stores, scale)
            service = HistoryService(stores)
            figures += await _ask_all(service.page, scale, naive_ms, where="")
        async with product(running) as client:
            figures += await _ask_all(_over_http(client), scale, naive_ms, where="HTTP, ")
    return figures


async def _load(running: Server, door: RedisDoor, stores: RedisStores, scale: Scale) -> tuple[list[Figure], float]:
    count, bench = scale.history, f"history {scale.history:,}"
    with Wire(running.url) as wire:
        wire.call(*NO_REWRITES)
        found = [jobs.paused(jobs.a_job(number)) for number in range(scale.history_jobs)]
        await jobs.save(stores, found, [None] * len(found))
        empty = used_memory(wire)
        began = time.monotonic()
        Loader(door.keys, found, count=count, end_ms=to_ms(utc_now())).load(wire)
        took_s = time.monotonic() - began
        weight = (used_memory(wire) - empty) / count
        naive_ms = _naive_ms(wire, door.keys.index(EXECUTIONS))
    return [
        Figure(bench=bench, name="load", value=took_s, unit="s"),
        Figure(bench=bench, name="Redis bytes an execution", value=weight, unit="bytes", at_most=1536),
        Figure(bench=bench, name="naive: * sorted, p50", value=naive_ms, unit="ms"),
    ], naive_ms


def _naive_ms(wire: Wire, index: str) -> float:
    question = encode(
        *("FT.SEARCH", index, "*", "SORTBY", "order", "DESC", "RETURN", 1, "$", "LIMIT", 0, PAGE),
        *("DIALECT", 2, "TIMEOUT", 60_000),
    )
    times = []
    for _ in range(NAIVE_RUNS):
        began = time.perf_counter()
        wire.send([question])
        wire.receive()
        times.append((time.perf_counter() - began) * 1000)
    return percentile(times, 0.5)


def _questions(scale: Scale) -> Mapping[str, Iterator[ExecutionQuery]]:
    everything = ExecutionQuery(sight=EVERYTHING, limit=PAGE)
    some_jobs = [jobs.a_job(number).id for number in range(0, scale.history_jobs, 7)]
    rare = [rare_word(number) for number in range(RARE_EVERY // 2, scale.history, RARE_EVERY)] or ["incident0"]

    def like(**changes: object) -> ExecutionQuery:
        return msgspec.structs.replace(everything, **changes)

    return {
        "latest of all": cycle([everything]),
        "latest of one owner": cycle([like(sight=Sight(owners=(jobs.OWNER,)))]),
        "latest of one job": cycle([like(job_id=JobId(job_id)) for job_id in some_jobs]),
        "failed": cycle([like(states=(ExecutionState.FAILED,))]),
        "failed of one job": cycle(
            [like(job_id=JobId(job_id), states=(ExecutionState.FAILED,)) for job_id in some_jobs]
        ),
        "text, a rare word": cycle([like(text=word) for word in rare]),
        "text, a common word": cycle([like(text=COMMON_WORD)]),
        "text, two words": cycle([like(text=f"{COMMON_WORD} ba3")]),
        "text, in failed": cycle([like(text="SIGKILL", states=(ExecutionState.FAILED,))]),
        "text, a word that is nowhere": cycle([like(text="nowhere")]),
        "of a tag that every tenth job has": cycle([like(tags=("team3",))]),
        NOT_WANTED: cycle([like(sort=ExecutionSort.OLDEST)]),
    }


async def _ask_all(ask: Ask, scale: Scale, naive_ms: float, *, where: str) -> list[Figure]:
    figures = []
    for name, queries in _questions(scale).items():
        answers = [await _timed(ask, query) for query in islice(queries, scale.questions)]
        figures += _figures(scale, where + name, answers, naive_ms)
    for name, states in (("of all", ()), ("of failed", (ExecutionState.FAILED,))):
        query = ExecutionQuery(sight=EVERYTHING, states=states, limit=PAGE)
        following = msgspec.structs.replace(query, cursor=(await ask(query)).next_cursor)
        answers = [await _timed(ask, following) for _ in range(scale.questions)]
        figures += _figures(scale, f"{where}second page {name}", answers, naive_ms)
    return figures


async def _timed(ask: Ask, query: ExecutionQuery) -> Answer:
    began = time.perf_counter()
    page = await ask(query)
    elapsed_ms = (time.perf_counter() - began) * 1000
    assert page.items or query.text or query.states or not page.complete
    return Answer(elapsed_ms, page.complete)


def _figures(scale: Scale, name: str, answers: list[Answer], naive_ms: float) -> list[Figure]:
    bench = f"history {scale.history:,}"
    times = [answer.elapsed_ms for answer in answers]
    p50, p99 = percentile(times, 0.5), percentile(times, 0.99)
    cut_short = sum(not answer.is_complete for answer in answers)
    limit, aim = (None, None) if name.endswith(NOT_WANTED) else (50.0, 10.0)
    return [
        Figure(bench=bench, name=f"{name}, p50", value=p50, unit="ms"),
        Figure(bench=bench, name=f"{name}, p99", value=p99, unit="ms", at_most=limit, aim=aim),
        Figure(bench=bench, name=f"{name}, p50 / naive", value=p50 / naive_ms, unit=""),
        *([Figure(bench=bench, name=f"{name}, cut short", value=cut_short, unit="", at_most=0)] if cut_short else ()),
    ]


def _over_http(client: Product) -> Ask:
    async def ask(query: ExecutionQuery) -> ExecutionList:
        given = {
            "job_id": query.job_id,
            "state": [state.value for state in query.states],
            "tag": list(query.tags),
            "query": query.text or None,
            "sort": query.sort.value,
            "limit": query.limit,
            "cursor": query.cursor,
        }
        response = await client.http.get(
            "/api/v1/executions", params={name: value for name, value in given.items() if value}
        )
        response.raise_for_status()
        found = json.loads(response.content)
        return ExecutionList(
            items=found["items"], total=found["total"], complete=found["complete"], next_cursor=found["next_cursor"]
        )

    return ask
