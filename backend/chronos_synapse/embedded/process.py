"""One child process: how it is started, watched until ready, and stopped."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from chronos_synapse.embedded import ServerFailed

TRAMPOLINE = Path(__file__).with_name("trampoline.py")
APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND
POLL_S = 0.02
"""How often a starting server is asked whether it is ready."""
TAIL_BYTES = 2_000
"""How much of a server's log is quoted when it fails."""


@dataclass(frozen=True, kw_only=True)
class ProcessSpec:
    """What to run and how to treat it."""

    name: str
    """Put before each of its lines and used in messages."""
    argv: tuple[str, ...]
    """The program by its full path, and its arguments."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Added to our own environment."""
    log_path: Path | None = None
    """Where its output goes; None: to our own output, line by line, behind its name."""
    keep_open: tuple[int, ...] = ()
    """File descriptors that it inherits: the lock of its data directory."""
    is_ready: Callable[[], bool] | None = None
    """Tells quickly whether it can be used; None: as soon as it runs."""
    ready_s: float = 60.0
    """How long it may take to become ready."""
    stop_signal: int = signal.SIGTERM
    """Asks it to stop in good order."""
    death_signal: int = signal.SIGTERM
    """What it gets when we die without stopping it."""
    stop_s: float = 10.0
    """How long that may take before it is killed."""
    refuses_root: bool = False
    """Must not see itself as root."""


def command_line(spec: ProcessSpec) -> list[str]:
    """What is really executed: the trampoline, which becomes the program and ends with us."""
    identity = "unroot" if spec.refuses_root and os.geteuid() == 0 else "plain"
    trampoline = [sys.executable, "-I", "-S", str(TRAMPOLINE)]
    return [*trampoline, str(os.getpid()), str(int(spec.death_signal)), identity, *spec.argv]


def start(spec: ProcessSpec, *, output: int | None = None) -> subprocess.Popen[bytes]:
    """Starts it in its own session; what it says goes to the descriptor `output`, else to `spec.log_path`.

    Call on the main thread: the kernel ties the child's life to the calling thread.
    """
    opened = os.open(spec.log_path or os.devnull, APPEND, 0o600) if output is None else os.dup(output)
    try:
        return subprocess.Popen(
            command_line(spec),
            env={**os.environ, **spec.environment},
            stdin=subprocess.DEVNULL,
            stdout=opened,
            stderr=opened,
            pass_fds=spec.keep_open,
            start_new_session=True,
        )
    finally:
        os.close(opened)


def stop(process: subprocess.Popen[bytes], spec: ProcessSpec) -> None:
    """Asks it to stop, and kills it when it takes longer than `spec.stop_s`."""
    if process.poll() is None:
        process.send_signal(spec.stop_signal)
    try:
        process.wait(spec.stop_s)
    except subprocess.TimeoutExpired:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Ends it and its process group at once; returns when it is gone."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def how_it_ended(code: int) -> str:
    """Words for a return code: `ended with exit code 3`, `was ended by SIGKILL`."""
    if code >= 0:
        return f"ended with exit code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"


def wait_ready(process: subprocess.Popen[bytes], spec: ProcessSpec) -> None:
    """Returns once it is ready; ServerFailed when it ends first or takes longer than `spec.ready_s`."""
    deadline = time.monotonic() + spec.ready_s
    while spec.is_ready is not None and not spec.is_ready():
        if process.poll() is not None:
            raise ServerFailed(failure(spec, how_it_ended(process.returncode) + " before it was ready"))
        if time.monotonic() > deadline:
            raise ServerFailed(failure(spec, f"was not ready within {spec.ready_s:g} s"))
        time.sleep(POLL_S)


@contextlib.contextmanager
def running(spec: ProcessSpec) -> Iterator[subprocess.Popen[bytes]]:
    """The process, ready; stopped at the end."""
    process = start(spec)
    try:
        wait_ready(process, spec)
        yield process
    finally:
        stop(process, spec)


def failure(spec: ProcessSpec, what: str) -> str:
    """One sentence on `what` happened to it, and the end of its log if there is one."""
    if spec.log_path is None or not spec.log_path.exists():
        return f"{spec.name} {what}."
    said = spec.log_path.read_bytes()[-TAIL_BYTES:].decode(errors="replace").strip()
    return f"{spec.name} {what}; its log {spec.log_path} ends with:\n{said}"
