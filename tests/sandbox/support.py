"""Runs commands in a sandbox and looks at what they leave."""

import asyncio
import os
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.sandbox import TRUSTED, Profile
from chronos_synapse.sandbox.inside import WORKSPACE
from chronos_synapse.sandbox.process import Command, Ending, run_process
from chronos_synapse.sandbox.spawner import Spawner

PATH = "/usr/local/bin:/usr/bin:/bin"


class Output:
    """Collects what a process prints."""

    def __init__(self) -> None:
        self.chunks: list[tuple[LogStream, bytes]] = []

    async def __call__(self, stream: LogStream, data: bytes) -> None:
        self.chunks.append((stream, data))

    def bytes_of(self, stream: LogStream) -> bytes:
        return b"".join(data for name, data in self.chunks if name is stream)

    @property
    def stdout(self) -> str:
        return self.bytes_of(LogStream.STDOUT).decode()

    @property
    def stderr(self) -> str:
        return self.bytes_of(LogStream.STDERR).decode()

    @property
    def system(self) -> str:
        return self.bytes_of(LogStream.SYSTEM).decode()


def command(
    text: str | Sequence[str],
    *,
    timeout_s: float = 30,
    grace_s: float = 5,
    stdin: str | None = None,
    environment: Mapping[str, str] | None = None,
    cwd: str | None = None,
    **more: Any,
) -> Command:
    """`text` for /bin/sh, or a list of arguments as it is; `more` are further fields of the command."""
    is_trusted = more.get("sandbox", TRUSTED).profile is Profile.TRUSTED
    return Command(
        argv=["/bin/sh", "-c", text] if isinstance(text, str) else text,
        environment={"PATH": PATH} if environment is None else environment,
        cwd=cwd or ("/" if is_trusted else WORKSPACE),
        stdin=stdin,
        execution_id=f"job-{secrets.token_hex(6)}",
        fence=1,
        timeout_s=timeout_s,
        grace_s=grace_s,
        **more,
    )


async def run(
    spawner: Spawner,
    what: Command,
    *,
    cancelled: asyncio.Event | None = None,
    terminated: asyncio.Event | None = None,
) -> tuple[Ending, Output]:
    """How `what` ended, and what it printed."""
    output = Output()
    ending = await run_process(
        what, spawner=spawner, emit=output, cancelled=cancelled or asyncio.Event(), terminated=terminated
    )
    return ending, output


def a_nap() -> str:
    """A `sleep` that no other test runs, so that it can be found in the process table."""
    return f"sleep {1000 + secrets.randbelow(10**9)}"


def pids_of(words: str) -> list[int]:
    """Processes, zombies aside, whose command line is `words`."""
    return [int(name) for name in os.listdir("/proc") if name.isdigit() and _command_line(name) == words]


def _command_line(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace").strip()
    except OSError:
        return ""
