"""A Redis Stack of the bench's own, and the product's processes on it, all gone at the end."""

import asyncio
import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.wire import Wire
from chronos_synapse.embedded.directory import locked, private_directory
from chronos_synapse.embedded.process import ProcessSpec, running
from chronos_synapse.embedded.redis_stack import redis_stack_spec, redis_stack_url
from chronos_synapse.storage.redis.client import RedisDoor, open_redis
from chronos_synapse.storage.redis.indexes import prepare_indexes
from chronos_synapse.storage.redis.stores import RedisStores, stores_on

PREFIX = "{bench}"
READY_S = 60.0
POLL_S = 0.02


@dataclass(frozen=True)
class Server:
    """A running Redis Stack."""

    url: str
    pid: int
    home: Path
    """A directory that is removed at the end."""


@contextlib.contextmanager
def server() -> Iterator[Server]:
    """A Redis Stack as `chronos up` starts it: append-only file, synced every second."""
    with tempfile.TemporaryDirectory(prefix="chronos-bench-", ignore_cleanup_errors=True) as home:
        data_dir = private_directory(Path(home) / "redis")
        with locked(data_dir) as lock, running(redis_stack_spec(data_dir, lock=lock)) as process:
            yield Server(redis_stack_url(data_dir), process.pid, Path(home))


@contextlib.asynccontextmanager
async def clean_store(url: str) -> AsyncIterator[tuple[RedisDoor, RedisStores]]:
    """An empty store with its indexes."""
    async with open_redis(url, PREFIX) as door:
        await door.call("FLUSHALL")
        await prepare_indexes(door)
        yield door, stores_on(door)


@contextlib.contextmanager
def processes(url: str, home: Path, *kinds: str, **settings: str) -> Iterator[list[subprocess.Popen[bytes]]]:
    """`chronos KIND` for each kind, started as `chronos up` starts them; see `until_alive`."""
    environment = {"CHRONOS_REDIS_URL": url, "CHRONOS_KEY_PREFIX": PREFIX, "CHRONOS_LOG_LEVEL": "WARNING", **settings}
    with contextlib.ExitStack() as stack:
        yield [stack.enter_context(running(_spec(kind, home, environment))) for kind in kinds]


def _spec(kind: str, home: Path, environment: dict[str, str]) -> ProcessSpec:
    return ProcessSpec(
        name=kind,
        argv=(sys.executable, "-m", "chronos_synapse", kind),
        environment=environment,
        log_path=home / f"{kind}.log",
        stop_s=20.0,
    )


async def until(condition: Callable[[], Awaitable[bool]], *, limit_s: float, what: str) -> None:
    """Returns when the condition holds; TimeoutError when it never does."""
    deadline = time.monotonic() + limit_s
    while not await condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} took longer than {limit_s:g} s")
        await asyncio.sleep(POLL_S)


async def until_alive(stores: RedisStores, *kinds: str) -> None:
    """Returns when a process of each kind has said that it is alive."""

    async def all_alive() -> bool:
        found = {kind: await stores.daemons.others(kind) for kind in kinds if kind != "worker"}
        workers = await stores.daemons.workers() if "worker" in kinds else [None]
        return bool(workers) and all(found.values())

    await until(all_alive, limit_s=READY_S, what=f"the start of {', '.join(kinds)}")


def used_memory(wire: Wire) -> int:
    """Bytes that the server has allocated for data and indexes."""
    text = wire.call("INFO", "memory").decode()
    return int(next(line for line in text.splitlines() if line.startswith("used_memory:")).partition(":")[2])


def collect_garbage(wire: Wire, index: str) -> None:
    """Lets RediSearch drop what replaced documents left in the index, which it otherwise does now and then."""
    wire.call("FT.DEBUG", "GC_FORCEINVOKE", index, 60_000)


def redis_version(wire: Wire) -> str:
    """Version of server and modules."""
    text = wire.call("INFO", "server").decode()
    version = next(line for line in text.splitlines() if line.startswith("redis_version:")).partition(":")[2]
    modules = [dict(zip(found[::2], found[1::2], strict=True)) for found in wire.call("MODULE", "LIST")]
    names = (f"{module[b'name'].decode()} {module[b'ver']}" for module in modules)
    return f"{version} ({', '.join(sorted(names))})"


@contextlib.contextmanager
def quiet_environment() -> Iterator[None]:
    """No CHRONOS_ variable of the caller reaches the processes of a bench, and nothing that measures their coverage."""
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith(("CHRONOS_", "COVERAGE_"))}
    try:
        yield
    finally:
        os.environ.update(kept)
