"""(o) The api: single jobs and lists for many users at once, what authentication costs, and open streams."""

import asyncio
import contextlib
import os
import random
import re
import sys
import time
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from itertools import cycle
from pathlib import Path

import httpx
import msgspec

from bench.figures import Figure, percentile
from bench.http_load import Load, Stream, closed_loop, paced, request
from bench.jobs import a_job, paused, save
from bench.product import Product, free_port, product
from bench.scale import Scale
from bench.stack import PREFIX, Server, server
from chronos_synapse.cli.beside import settings_beside_up
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.domain.user import Role
from chronos_synapse.embedded.process import ProcessSpec, running
from chronos_synapse.security.passwords import Passwords
from chronos_synapse.services.accounts.new_users import NewUsers
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.users import UserStore
from chronos_synapse.storage.redis.client import open_redis
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.storage.redis.stores import RedisStores, stores_on

STREAMS_EACH = 20
PACE_PER_S = 8.0
EVENTS_PER_S = 100
PASSWORD = "thirteen grey herons wait"  # noqa: S105 - of accounts that live for this bench
JOB_LIST = "/api/v1/jobs?limit=50"
_TIME = re.compile(rb'"time":"([^"]+)"')


class User(msgspec.Struct, frozen=True):
    """A user with an access token and jobs."""

    id: str
    token: str
    jobs: list[Job]


async def measure(scale: Scale) -> list[Figure]:
    """Requests, authentication, streams."""
    with server() as running_server:
        async with product(running_server) as api, _stores(running_server.url) as stores:
            port = api.http.base_url.port or 0
            users = await _users(api, running_server, stores, scale)
            return [
                *await _requests(port, users, scale),
                *await _streams(port, users, stores, scale),
            ]


@contextlib.asynccontextmanager
async def _stores(url: str) -> AsyncIterator[RedisStores]:
    async with open_redis(url, PREFIX) as door:
        yield stores_on(door)


async def _users(api: Product, running_server: Server, stores: RedisStores, scale: Scale) -> list[User]:
    """Enough of them for the streams; the jobs belong to the first `api_clients`."""
    count = max(scale.api_clients, scale.streams // STREAMS_EACH)
    settings = settings_beside_up({**os.environ, "CHRONOS_DATA_DIR": str(running_server.home / "up")})
    database = Database(settings.database_url)
    new_users = NewUsers(UserStore(database), passwords=Passwords())
    emails = [f"bench{number}@example.org" for number in range(count)]
    ids = [(await new_users.add(email, name=email, password=PASSWORD, role=Role.DEVELOPER)).id for email in emails]
    await database.close()
    tokens = [await _token(api.http, email) for email in emails]
    each = scale.api_jobs // scale.api_clients
    users = []
    for number, (user_id, token) in enumerate(zip(ids, tokens, strict=True)):
        first = number * each
        own = [_owned(paused(a_job(first + at)), user_id) for at in range(each if number < scale.api_clients else 1)]
        await save(stores, own, [None] * len(own))
        users.append(User(user_id, token, own))
    return users


def _owned(job: Job, owner_id: str) -> Job:
    return msgspec.structs.replace(job, owner_id=UserId(owner_id))


async def _token(http: httpx.AsyncClient, email: str) -> str:
    answer = await http.post("/api/v1/auth/login", json={"email": email, "password": PASSWORD})
    answer.raise_for_status()
    http.cookies.clear()
    return str(answer.json()["access_token"])


async def _requests(port: int, users: list[User], scale: Scale) -> list[Figure]:
    clients = users[: scale.api_clients]
    one_job = [_job_question(user) for user in clients]
    lists = [_same(request(JOB_LIST, user.token)) for user in clients]
    alive = _same(request("/health/live", None))
    # Each in turn: one alone would ask more often than it may.
    in_turn = cycle([request("/api/v1/auth/me", user.token) for user in clients])
    await closed_loop(port, one_job, seconds=1.0)
    most = await closed_loop(port, one_job, seconds=scale.api_s)
    async with _hello() as other:
        floor = await closed_loop(other, [_same(request("/hello/you", None))] * scale.api_clients, seconds=scale.api_s)
    single = await paced(port, one_job, seconds=scale.api_s, each_per_s=PACE_PER_S)
    pages = await paced(port, lists, seconds=scale.api_s, each_per_s=PACE_PER_S / 4)
    open_to_all = await closed_loop(port, [alive], seconds=scale.api_s / 2)
    authenticated = await closed_loop(port, [lambda: next(in_turn)], seconds=scale.api_s / 2)
    refused = sum(load.refused for load in (most, floor, single, pages, authenticated))
    added_ms = (percentile(authenticated.took, 0.5) - percentile(open_to_all.took, 0.5)) * 1000
    name = f"{scale.api_jobs:,} jobs, {scale.api_clients} clients"
    return [
        _figure(f"GET one job p99, {name}", _p99(single), "ms", at_most=10),
        _figure(f"GET a page of jobs p99, {name}", _p99(pages), "ms", at_most=25),
        _figure("GET /auth/me (with its look at Postgres) over GET /health/live, p50", added_ms, "ms", at_most=1),
        _figure("GET one job, as fast as it goes", most.per_second, "/s", at_least=1500),
        _figure("bare Litestar hello, as fast as it goes", floor.per_second, "/s"),
        _figure("share of the bare hello", most.per_second / floor.per_second, "", at_least=0.35),
        _figure("answers that were not 200", refused, "", at_most=0),
    ]


def _job_question(user: User) -> Callable[[], bytes]:
    questions = [request(f"/api/v1/jobs/{job.id}", user.token) for job in user.jobs]
    return lambda: random.choice(questions)


def _same(question: bytes) -> Callable[[], bytes]:
    return lambda: question


@contextlib.asynccontextmanager
async def _hello() -> AsyncIterator[int]:
    port = free_port()
    spec = ProcessSpec(
        name="hello",
        argv=(sys.executable, "-m", "bench.hello", str(port)),
        environment={},
        log_path=Path(os.devnull),
        stop_s=10.0,
    )
    with running(spec):
        for _ in range(500):
            with contextlib.suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                break
            await asyncio.sleep(0.02)
        yield port


async def _streams(port: int, users: list[User], stores: RedisStores, scale: Scale) -> list[Figure]:
    """Each event belongs to one user, whose streams all get it."""
    pid = _api_pid(port)
    late: list[float] = []
    before = _memory_bytes(pid)
    watching = users[: scale.streams // STREAMS_EACH]
    streams = [stream async for stream in _opened(port, watching, late)]
    each_kib = (_memory_bytes(pid) - before) / len(streams) / 1024
    told = await _tell(stores, watching, scale.api_s)
    await asyncio.sleep(1.0)
    for stream in streams:
        stream.transport.close()
    return [
        _figure("streams open at once", len(streams), ""),
        _figure("memory of the api, each stream", each_kib, "KiB", at_most=60),
        _figure(f"event to client p99, {EVENTS_PER_S} events/s", percentile(late, 0.99) * 1000, "ms", at_most=150),
        _figure("events that reached a stream", len(late) / (told * STREAMS_EACH), "share", at_least=1.0),
    ]


async def _opened(port: int, users: list[User], late: list[float]) -> AsyncIterator[Stream]:
    def saw(data: bytes) -> None:
        now_s = time.time()
        late.extend(now_s - datetime.fromisoformat(found.decode()).timestamp() for found in _TIME.findall(data))

    loop = asyncio.get_running_loop()
    for user in users:
        question = request("/api/v1/events", user.token)
        for _ in range(STREAMS_EACH):
            _, stream = await loop.create_connection(lambda q=question: Stream(q, saw), "127.0.0.1", port)  # type: ignore[misc]
            await asyncio.wait_for(stream.is_open, 20)
            yield stream


async def _tell(stores: RedisStores, users: list[User], seconds: float) -> int:
    """Saves jobs at the set pace, each of which is an event that carries its time; gives how many."""
    began = time.perf_counter()
    count = int(EVENTS_PER_S * seconds)
    latest = {user.id: user.jobs[0] for user in users}
    for number in range(count):
        await asyncio.sleep(max(0.0, began + number / EVENTS_PER_S - time.perf_counter()))
        former = latest[users[number % len(users)].id]
        job = latest[former.owner_id] = msgspec.structs.replace(former, version=former.version + 1)
        await stores.jobs.save(job, expected_version=former.version, arming=Arming(next_ms=None))
    return count


def _api_pid(port: int) -> int:
    """The api process of this bench: there may be others on the machine."""
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if folder.name.isdigit():
                words = (folder / "cmdline").read_bytes().split(b"\0")
                environment = (folder / "environ").read_bytes().split(b"\0")
                if words[1:4] == [b"-m", b"chronos_synapse", b"api"] and f"CHRONOS_PORT={port}".encode() in environment:
                    return int(folder.name)
    raise RuntimeError("there is no api process")


def _memory_bytes(pid: int) -> int:
    text = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text)[1]) * 1024  # type: ignore[index]


def _p99(load: Load) -> float:
    return percentile(load.took, 0.99) * 1000


def _figure(
    name: str, value: float, unit: str, *, at_most: float | None = None, at_least: float | None = None
) -> Figure:
    return Figure(bench="api", name=name, value=value, unit=unit, at_most=at_most, at_least=at_least)
