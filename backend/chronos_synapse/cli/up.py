"""`chronos up`: everything on this machine, in the foreground, until Ctrl-C.

Order: lock the data directory, Redis, Postgres, tables, api, analyst, worker, scheduler; stopped in reverse, so
that nothing new falls due while what runs is drained.
"""

import argparse
import asyncio
import os
import secrets
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec

from chronos_synapse.cli.beside import SECRET_KEY_FILE, SECRETS_KEYS_FILE
from chronos_synapse.cli.readiness import wait_until_ready
from chronos_synapse.cli.setup_link import base_url
from chronos_synapse.config import PREFIX, Settings, load_settings
from chronos_synapse.domain.errors import Conflict
from chronos_synapse.embedded import DirectoryInUse, EmbeddedError, ServerFailed
from chronos_synapse.embedded.console import Console, Say
from chronos_synapse.embedded.directory import locked, private_directory
from chronos_synapse.embedded.postgres import ensure_database, postgres_spec, postgres_url
from chronos_synapse.embedded.process import ProcessSpec, command_line
from chronos_synapse.embedded.redis_stack import LOCK_WAIT_S, redis_stack_spec, redis_stack_url
from chronos_synapse.embedded.supervisor import Supervisor
from chronos_synapse.security.vault import new_key

PROCESSES = ("api", "analyst", "worker", "scheduler")
KNOW_SECRETS_KEYS = ("api", "worker")
"""The one encrypts secrets, the other decrypts them."""
AFTERMATH_S = 15.0
"""How long what a killed predecessor left behind may take to go."""
ONCE_S = 120.0
"""How long a command that prepares something may take."""


def add_parser(subparsers: Any) -> None:
    """Adds `up`."""
    parser = subparsers.add_parser(
        "up", help="start everything on this machine, with embedded servers, in the foreground"
    )
    parser.add_argument("--data-dir", metavar="DIR", help="where everything is kept (CHRONOS_DATA_DIR, else ./data)")
    parser.add_argument("--host", help="address to listen on (CHRONOS_HOST, else 127.0.0.1)")
    parser.add_argument("--port", help="port to listen on (CHRONOS_PORT, else 8900)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Runs until a signal; 0 then, 1 with a sentence when it cannot start."""
    given = {"DATA_DIR": args.data_dir, "HOST": args.host, "PORT": args.port}
    settings = load_settings(os.environ | {PREFIX + name: value for name, value in given.items() if value})
    console = Console()
    try:
        with _sole_user(settings) as settings:
            return asyncio.run(_Up(settings, console.say).run())
    except EmbeddedError as exc:
        console.close()
        print(f"chronos: {exc}", file=sys.stderr)
        return 1
    finally:
        console.close()


@contextmanager
def _sole_user(settings: Settings) -> Iterator[Settings]:
    """The settings with a directory and a port that are ours alone."""
    data_dir = private_directory(settings.data_dir)
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(data_dir))
        except DirectoryInUse:
            raise Conflict(f"The data directory {data_dir} is in use: chronos up is already running on it.") from None
        running = data_dir / "running"
        port = _free_port(settings, wait_s=AFTERMATH_S if running.exists() else 0.0)
        running.write_text(f"{os.getpid()}\n")
        yield msgspec.structs.replace(settings, data_dir=data_dir, port=port)
        running.unlink(missing_ok=True)


def _free_port(settings: Settings, *, wait_s: float) -> int:
    """The port to use, a free one for 0; Conflict when another program has it."""
    deadline = time.monotonic() + wait_s
    while True:
        try:
            return _bindable_port(settings)
        except OSError as exc:
            if time.monotonic() > deadline:
                raise Conflict(
                    f"Port {settings.port} on {settings.host} cannot be used ({exc.strerror}); "
                    "choose another one with --port."
                ) from exc
            time.sleep(0.1)


def _bindable_port(settings: Settings) -> int:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((settings.host, settings.port))
        port: int = probe.getsockname()[1]
        return port


class _Up:
    """One run, from the first server to the last goodbye."""

    def __init__(self, settings: Settings, say: Say) -> None:
        self._settings = settings
        self._say = say
        self._data_dir = settings.data_dir
        self._locks = ExitStack()
        self._signals = 0

    async def run(self) -> int:
        with self._locks:
            async with Supervisor(self._say) as supervisor:
                self._listen(supervisor)
                with suppress(asyncio.CancelledError):  # a signal
                    await self._start(supervisor)
                    await asyncio.Event().wait()
                self._say("Stopping: running jobs may finish first. Press Ctrl-C again to hurry.")
            self._say("Stopped.")
        return 0

    def _listen(self, supervisor: Supervisor) -> None:
        """The first signal ends the run in good order, the second one in a hurry."""
        task = asyncio.current_task()
        loop = asyncio.get_running_loop()

        def on_signal() -> None:
            self._signals += 1
            if self._signals > 1:
                supervisor.hurry()
            elif task is not None:
                task.cancel()

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, on_signal)

    async def _start(self, supervisor: Supervisor) -> None:
        self._say(f"Starting on the data directory {self._data_dir}")
        environment = {
            **await self._keep_redis(supervisor),
            **await self._keep_postgres(supervisor),
            **self._common_environment(),
        }
        await self._once(environment, "store", "check")
        await self._once(environment, "db", "upgrade")
        # Before the api answers: whoever waits for it can log in at once.
        link = await self._once(environment, "setup-link")
        for name in PROCESSES:
            await supervisor.keep(self._process_spec(name, environment))
        await wait_until_ready(self._settings.host, self._settings.port, say=self._say)
        self._welcome(link.strip())

    def _welcome(self, link: str) -> None:
        self._say(f"Chronos Synapse is ready: {base_url(self._settings)}")
        self._say(f"Its data is in {self._data_dir}")
        if link:
            self._say(f"Make the first administrator: {link}")
        self._say("Press Ctrl-C to stop.")

    async def _keep_redis(self, supervisor: Supervisor) -> dict[str, str]:
        if "CHRONOS_REDIS_URL" in os.environ:
            return {}
        directory = private_directory(self._data_dir / "redis")
        lock = self._lock(directory)
        await supervisor.keep(await asyncio.to_thread(redis_stack_spec, directory, lock=lock))
        return {"CHRONOS_REDIS_URL": redis_stack_url(directory)}

    async def _keep_postgres(self, supervisor: Supervisor) -> dict[str, str]:
        if "CHRONOS_DATABASE_URL" in os.environ:
            return {}
        directory = private_directory(self._data_dir / "postgres")
        lock = self._lock(directory)
        await supervisor.keep(await asyncio.to_thread(postgres_spec, directory, lock=lock))
        await asyncio.to_thread(ensure_database, directory)
        return {"CHRONOS_DATABASE_URL": postgres_url(directory)}

    def _lock(self, directory: Path) -> int:
        return self._locks.enter_context(locked(directory, wait_s=LOCK_WAIT_S))

    def _common_environment(self) -> dict[str, str]:
        return {
            "CHRONOS_SECRET_KEY": self._settings.secret_key
            or _kept(self._data_dir / SECRET_KEY_FILE, lambda: secrets.token_hex(32)),
            "CHRONOS_SECRETS_KEYS": ",".join(self._settings.secrets_keys)
            or _kept(self._data_dir / SECRETS_KEYS_FILE, lambda: new_key("first")),
            "CHRONOS_DATA_DIR": str(self._data_dir),
            "CHRONOS_CACHE_DIR": self._settings.cache_dir or str(self._data_dir / "cache"),
            "CHRONOS_HOST": self._settings.host,
            "CHRONOS_PORT": str(self._settings.port),
        }

    def _process_spec(self, name: str, environment: Mapping[str, str]) -> ProcessSpec:
        return ProcessSpec(
            name=name,
            argv=_chronos(name),
            environment={**environment, **_withheld(name)},
            stop_s=10.0 + (self._settings.drain_s if name == "worker" else 0.0),
        )

    async def _once(self, environment: Mapping[str, str], *words: str) -> str:
        """What `chronos words…` prints; ServerFailed with its complaint when it fails."""
        spec = ProcessSpec(name=" ".join(words), argv=_chronos(*words), environment=environment)
        process = await asyncio.create_subprocess_exec(
            *command_line(spec),
            env={**os.environ, **environment},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
        try:
            async with asyncio.timeout(ONCE_S):
                output, complaint = await process.communicate()
        finally:
            with suppress(ProcessLookupError):
                process.kill()
        if process.returncode != 0:
            raise ServerFailed(complaint.decode(errors="replace").strip().removeprefix("chronos: "))
        return output.decode()


def _chronos(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "chronos_synapse", *words)


def _withheld(name: str) -> dict[str, str]:
    """Settings that a process does not need, emptied: the less it knows, the less it can give away."""
    withheld = ["CHRONOS_ADMIN_PASSWORD"]  # only setup-link needs it
    if name not in KNOW_SECRETS_KEYS:
        withheld.append("CHRONOS_SECRETS_KEYS")
    return dict.fromkeys(withheld, "")


def _kept(path: Path, make: Callable[[], str]) -> str:
    """A key of this data directory, made once, readable by its owner only."""
    if not path.exists():
        fresh = path.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(make())
        fresh.rename(path)
    return path.read_text().strip()
