"""For each kind of executor: what its attempts speak to, and configs that end in each way."""

import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec

from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors.base import ExecutorOptions
from tests.executors.fake_docker import IMAGES, FakeDocker
from tests.executors.fake_redis import FakeRedis
from tests.executors.http_server import NOT_FOUND, serving
from tests.executors.ssh_server import PASSWORD, SshServer


def _always() -> bool:
    return True


def _nothing() -> list[str]:
    return []


class World(msgspec.Struct, frozen=True, kw_only=True):
    """Configs of one kind. The first field of `lasting` is one that cannot be left out."""

    lasting: dict[str, Any]
    """Runs until it is ended."""
    succeeding: dict[str, Any]
    failing: dict[str, Any]
    cause: Cause
    """Of the failure."""
    printing: dict[str, Any] = {}
    """Prints `first_line` and runs on."""
    first_line: str = ""
    is_running: Callable[[], bool] = _always
    """Whether the lasting one is under way."""
    done: Callable[[], list[str]] = _nothing
    """What the succeeding one has done."""
    secrets: tuple[str, ...] = ()
    """What is in the configs and must not be printed."""


@asynccontextmanager
async def world_of(kind: str, options: ExecutorOptions) -> AsyncIterator[World]:
    """The world of `kind`."""
    async with WORLDS[kind](options) as world:
        yield world


def _folder(options: ExecutorOptions) -> Path:
    assert options.cache_dir is not None
    return options.cache_dir.parent


def _marks(folder: Path, name: str) -> list[str]:
    return [name] if (folder / name).exists() else []


@asynccontextmanager
async def _noop(options: ExecutorOptions) -> AsyncIterator[World]:
    del options
    yield World(
        lasting={"duration_ms": 600_000},
        succeeding={"duration_ms": 1},
        failing={"outcome": "failed"},
        cause=Cause.EXIT_CODE,
    )


@asynccontextmanager
async def _shell(options: ExecutorOptions) -> AsyncIterator[World]:
    folder = _folder(options)
    yield World(
        lasting={"command": f"touch {folder}/begun; sleep 600"},
        succeeding={"command": f"touch {folder}/done"},
        failing={"command": "exit 3"},
        cause=Cause.EXIT_CODE,
        printing={"command": "echo first; sleep 600"},
        first_line="first\n",
        is_running=(folder / "begun").exists,
        done=lambda: _marks(folder, "done"),
    )


@asynccontextmanager
async def _python(options: ExecutorOptions) -> AsyncIterator[World]:
    folder = _folder(options)
    yield World(
        lasting={"script": f"import time; open('{folder}/begun', 'w'); time.sleep(600)"},
        succeeding={"script": f"open('{folder}/done', 'w')"},
        failing={"script": "raise SystemExit(3)"},
        cause=Cause.EXIT_CODE,
        printing={"script": "import time; print('first'); time.sleep(600)"},
        first_line="first\n",
        is_running=(folder / "begun").exists,
        done=lambda: _marks(folder, "done"),
    )


@asynccontextmanager
async def _node(options: ExecutorOptions) -> AsyncIterator[World]:
    folder = _folder(options)
    yield World(
        lasting={
            "script": f"import fs from 'fs'; fs.writeFileSync('{folder}/begun', ''); setTimeout(() => 0, 600000);"
        },
        succeeding={"script": f"import fs from 'fs'; fs.writeFileSync('{folder}/done', '');"},
        failing={"script": "process.exit(3)"},
        cause=Cause.EXIT_CODE,
        printing={"script": "console.log('first'); setTimeout(() => 0, 600000);"},
        first_line="first\n",
        is_running=(folder / "begun").exists,
        done=lambda: _marks(folder, "done"),
    )


@asynccontextmanager
async def _http(options: ExecutorOptions) -> AsyncIterator[World]:
    del options
    secret = "t0k3n-never-printed"
    drip = b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nfirst\n"
    async with serving({"/hang": b"", "/hang/drip": drip, "/no": NOT_FOUND}) as server:
        auth = {"kind": "bearer", "token": secret}
        yield World(
            lasting={"url": f"{server.url}/hang"},
            succeeding={"url": f"{server.url}/yes", "method": "POST", "auth": auth},
            failing={"url": f"{server.url}/no", "auth": auth},
            cause=Cause.HTTP_STATUS,
            printing={"url": f"{server.url}/hang/drip"},
            first_line="first\n",
            is_running=lambda: bool(server.requests),
            done=lambda: server.requests,
            secrets=(secret,),
        )


@asynccontextmanager
async def _redis(options: ExecutorOptions) -> AsyncIterator[World]:
    del options
    secret = "p4ssw0rd-never-printed"
    async with FakeRedis(secret).serving() as server:
        action = {"kind": "publish", "channel": "c", "message": "m"}
        yield World(
            lasting={"url": f"{server.url}/7", "action": action},
            succeeding={"url": server.url, "action": action},
            failing={"url": server.url.replace(secret, f"{secret}-wrong"), "action": action},
            cause=Cause.REFUSED,
            printing={"url": f"{server.url}/7", "action": action},
            first_line="Connected to 127.0.0.1",
            is_running=lambda: "SELECT" in server.commands,
            done=lambda: [name for name in server.commands if name == "PUBLISH"],
            secrets=(secret,),
        )


@asynccontextmanager
async def _docker(options: ExecutorOptions) -> AsyncIterator[World]:
    assert options.docker_socket is not None
    secret = "registry-p4ssw0rd"
    async with FakeDocker(dict(IMAGES)).serving(options.docker_socket) as docker:
        yield World(
            lasting={"image": "sleeping"},
            succeeding={"image": "hello", "registry_username": "me", "registry_password": secret},
            failing={"image": "failing"},
            cause=Cause.EXIT_CODE,
            printing={"image": "sleeping"},
            first_line="first\n",
            is_running=lambda: docker.is_running,
            done=lambda: [container.name for container in docker.made],
            secrets=(secret,),
        )


@asynccontextmanager
async def _ssh(options: ExecutorOptions) -> AsyncIterator[World]:
    folder = _folder(options)
    async with SshServer().serving() as server:
        yield World(
            lasting={**server.config, "command": f"touch {folder}/begun; sleep 600"},
            succeeding={**server.config, "command": f"touch {folder}/done"},
            failing={**server.config, "command": "exit 3"},
            cause=Cause.EXIT_CODE,
            printing={**server.config, "command": "echo first; sleep 600"},
            first_line="first\n",
            is_running=(folder / "begun").exists,
            done=lambda: _marks(folder, "done"),
            secrets=(PASSWORD,),
        )


WORLDS: dict[str, Callable[[ExecutorOptions], contextlib.AbstractAsyncContextManager[World]]] = {
    "docker": _docker,
    "http": _http,
    "node": _node,
    "noop": _noop,
    "python": _python,
    "redis": _redis,
    "shell": _shell,
    "ssh": _ssh,
}
