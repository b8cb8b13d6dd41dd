"""The product as several real processes: two schedulers, three workers, an analyst, an api, Redis and Postgres.

Each process has its own connection to Redis through the proxy, and its own wall clock where a test wants to move it.
Everything is started from the main thread, ends with this process, and keeps its files in one directory.
"""

import contextlib
import dataclasses
import os
import re
import resource
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import redis

from chronos_synapse.embedded.directory import locked, private_directory
from chronos_synapse.embedded.postgres import ensure_database, postgres_spec, postgres_url
from chronos_synapse.embedded.process import ProcessSpec, command_line, stop, wait_ready
from chronos_synapse.embedded.redis_stack import redis_stack_spec, redis_stack_url
from tests.faults.client import Client
from tests.faults.clock import FakeClock, build_shim
from tests.faults.proxy import ProxyProcess
from tests.product import ADMIN, plain_environment
from tests.support import wait_until_sync

SCHEDULERS = ("scheduler-1", "scheduler-2")
WORKERS = ("worker-1", "worker-2", "worker-3")
DAEMONS = ("api", "analyst", *WORKERS, *SCHEDULERS)
CLOCKS = ("redis", *SCHEDULERS, *WORKERS)
"""Processes whose wall clock can be moved."""
LABELED, LABELS = "worker-3", "rare"
"""The worker that offers more than others, and what."""
LEASE_S = 2.0
READY_S = 300.0
STOP_S = 25.0
_INTRODUCTION = re.compile(r"worker started worker=(\S+) .*labels=\(([^)]*)\)")
NO_LIMIT = resource.RLIM_INFINITY


class Stack:
    """The running processes; made by `running_stack`."""

    def __init__(
        self, directory: Path, proxy: ProxyProcess, clocks: Mapping[str, FakeClock], settings: Mapping[str, str]
    ):
        self.directory = directory
        self.proxy = proxy
        self.clocks = clocks
        self.port = int(settings["CHRONOS_PORT"])
        self.settings = settings
        self.clients: list[Client] = []
        self._specs: dict[str, ProcessSpec] = {}
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def environment(self) -> dict[str, str]:
        """For a command that is to work on the same stores, past the proxy."""
        return {**plain_environment(), **self.settings}

    def client(self) -> Client:
        """An administrator of the product, with a connection of its own."""
        client = Client(self.port, token=self.clients[0].token if self.clients else "")
        if not client.token:
            client.log_in(ADMIN["CHRONOS_ADMIN_EMAIL"], ADMIN["CHRONOS_ADMIN_PASSWORD"])
        self.clients.append(client)
        return client

    @property
    def admin(self) -> Client:
        """The one that is shared by whoever works on the main thread."""
        return self.clients[0] if self.clients else self.client()

    def redis(self) -> "redis.Redis":
        """The server itself, past the proxy."""
        return redis.Redis.from_url(self.settings["CHRONOS_REDIS_URL"], socket_timeout=60, decode_responses=True)

    def keep(self, spec: ProcessSpec) -> None:
        """Starts it; returns when it is ready."""
        self._specs[spec.name] = spec
        self.start(spec.name)
        self.wait_ready(spec.name)

    def start(self, name: str) -> None:
        """Starts a process that was kept and does not run now."""
        spec = self._specs[name]
        log = os.open(self.directory / f"{name}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            self._processes[name] = subprocess.Popen(
                command_line(spec),
                env={**plain_environment(), **spec.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=spec.keep_open,
                start_new_session=True,
            )
        finally:
            os.close(log)

    def wait_ready(self, name: str) -> None:
        """Returns when it answers, if it is one that can be asked."""
        wait_ready(self._processes[name], self._specs[name])

    def kill(self, name: str) -> None:
        """kill -9; returns when it is gone."""
        self._processes[name].kill()
        self._processes[name].wait()

    def stop(self, name: str) -> None:
        """Asks it to stop in good order."""
        stop(self._processes[name], self._specs[name])

    def signal(self, name: str, number: int) -> None:
        """Sends any other signal."""
        self._processes[name].send_signal(number)

    def is_running(self, name: str) -> bool:
        return self._processes[name].poll() is None

    def revive(self, *, but: Collection[str] = ()) -> None:
        """Starts again what has ended by itself, as the product's own supervisor does; `but` those that are hit."""
        for name in self._processes:
            if name not in but and not self.is_running(name):
                self.start(name)

    def limit_files(self, name: str, length: int | None) -> None:
        """No file that this process writes may grow beyond `length`; None: as long as it likes."""
        limit = (NO_LIMIT if length is None else length, NO_LIMIT)
        resource.prlimit(self._processes[name].pid, resource.RLIMIT_FSIZE, limit)

    def worker_pids(self) -> set[int]:
        """Of the workers that run now."""
        return {self._processes[name].pid for name in WORKERS if name in self._processes and self.is_running(name)}

    def worker_labels(self) -> dict[str, tuple[str, ...]]:
        """What each worker that ever ran here offered, by its id, as its own log file has it."""
        found = [_INTRODUCTION.search(line) for name in WORKERS for line in self.log_text(name).splitlines()]
        return {match[1]: tuple(re.findall(r"'([^']+)'", match[2])) for match in found if match is not None}

    def log_text(self, name: str) -> str:
        """What a process has said."""
        path = self.directory / f"{name}.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def wait_until_ready(self) -> None:
        """Returns when the api finds every part well."""
        asking = Client(self.port)

        def is_ready() -> bool:
            self.revive()
            return asking.is_ready()

        wait_until_sync(is_ready, timeout_s=READY_S, description="readiness")
        asking.close()

    def end(self) -> None:
        """Stops everything, last started first."""
        for client in self.clients:
            client.close()
        for name in reversed(self._processes):
            with contextlib.suppress(ProcessLookupError):
                self.signal(name, signal.SIGCONT)
            self.stop(name)


@contextlib.contextmanager
def running_stack(directory: Path) -> Iterator[Stack]:
    """Everything, ready."""
    with contextlib.ExitStack() as exits:
        redis_directory = private_directory(directory / "redis")
        postgres_directory = private_directory(directory / "postgres")
        redis_lock = exits.enter_context(locked(redis_directory))
        postgres_lock = exits.enter_context(locked(postgres_directory))
        shim = build_shim(directory)
        clocks = {name: exits.enter_context(FakeClock(directory, name, shim=shim)) for name in CLOCKS}
        settings = _settings(directory, redis_stack_url(redis_directory), postgres_url(postgres_directory))
        proxy = exits.enter_context(ProxyProcess(redis_stack_url(redis_directory).removeprefix("unix://"), DAEMONS))
        stack = Stack(directory, proxy, clocks, settings)
        exits.callback(stack.end)
        spec = redis_stack_spec(redis_directory, lock=redis_lock)
        stack.keep(dataclasses.replace(spec, environment={**spec.environment, **clocks["redis"].environment}))
        stack.keep(postgres_spec(postgres_directory, lock=postgres_lock))
        ensure_database(postgres_directory)
        for words in (("store", "check"), ("db", "upgrade"), ("setup-link",)):
            _once(settings, *words)
        for name in DAEMONS:
            stack.keep(_daemon_spec(name, stack))
        stack.wait_until_ready()
        yield stack


def _settings(directory: Path, redis_url: str, database_url: str) -> dict[str, str]:
    return {
        **ADMIN,
        "CHRONOS_REDIS_URL": redis_url,
        "CHRONOS_DATABASE_URL": database_url,
        "CHRONOS_SECRET_KEY": secrets.token_hex(32),
        "CHRONOS_DATA_DIR": str(directory),
        "CHRONOS_HOST": "127.0.0.1",
        "CHRONOS_PORT": str(_free_port()),
        "CHRONOS_LEASE_S": f"{LEASE_S:g}",
        "CHRONOS_DRAIN_S": "5",
        "CHRONOS_WORKER_SLOTS": "16",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _daemon_spec(name: str, stack: Stack) -> ProcessSpec:
    environment = {**stack.settings, "CHRONOS_REDIS_URL": f"redis://127.0.0.1:{stack.proxy.ports[name]}/0"}
    if name == LABELED:
        environment["CHRONOS_WORKER_LABELS"] = LABELS
    if name in stack.clocks:
        environment |= stack.clocks[name].environment
    kind = name.partition("-")[0]
    return ProcessSpec(
        name=name, argv=(sys.executable, "-m", "chronos_synapse", kind), environment=environment, stop_s=STOP_S
    )


def _once(settings: Mapping[str, str], *words: str) -> None:
    """Runs `chronos words…` to its end."""
    command = [sys.executable, "-m", "chronos_synapse", *words]
    done = subprocess.run(
        command, env={**plain_environment(), **settings}, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"chronos {' '.join(words)}: {done.stderr}"


def now_ms() -> int:
    """Real time."""
    return time.time_ns() // 1_000_000


__all__ = ["DAEMONS", "LEASE_S", "SCHEDULERS", "WORKERS", "Stack", "now_ms", "running_stack"]
