"""Programs of jobs, and a runtime API that misbehaves."""

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from chronos_synapse.daemons.runtime_gate import SDK_FOLDER
from tests.runtime import Held

RUN_S = 60.0


@dataclass
class Ran:
    """How a program ended."""

    code: int
    stdout: str
    stderr: str


async def run(argv: Sequence[str], environment: dict[str, str], *, stdin: bytes = b"") -> Ran:
    """Runs `argv` with nothing in its environment but a path and `environment`."""
    process = await asyncio.create_subprocess_exec(
        *argv,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **environment},
    )
    async with asyncio.timeout(RUN_S):
        stdout, stderr = await process.communicate(stdin)
    return Ran(process.returncode or 0, stdout.decode(), stderr.decode())


def environment_of(held: Held) -> dict[str, str]:
    """What a job of this attempt finds, with the SDKs where their languages look for them."""
    return {
        **held.door.environment,
        "PYTHONPATH": str(SDK_FOLDER / "python"),
        "NODE_PATH": str(SDK_FOLDER / "node"),
    }


@dataclass
class Flaky:
    """A runtime API that answers as it is told, then goes on with the last of it."""

    socket: Path
    answers: list[bytes]
    asked: list[str] = field(default_factory=list)
    """The first lines of the requests."""

    @property
    def environment(self) -> dict[str, str]:
        return {
            "CHRONOS_RUNTIME_SOCKET": str(self.socket),
            "CHRONOS_TOKEN": "t",
            "CHRONOS_SDK": str(SDK_FOLDER),
            "PYTHONPATH": str(SDK_FOLDER / "python"),
            "NODE_PATH": str(SDK_FOLDER / "node"),
        }


@asynccontextmanager
async def flaky(folder: Path, *answers: bytes) -> AsyncIterator[Flaky]:
    """`answers` in their order, one a connection; an empty one hangs up."""
    found = Flaky(folder / "flaky.sock", list(answers))

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        found.asked.append((await reader.readline()).decode().strip())
        length = 0
        while line := (await reader.readline()).strip().lower():
            length = int(line.partition(b":")[2]) if line.startswith(b"content-length:") else length
        await reader.readexactly(length)
        writer.write(found.answers.pop(0) if len(found.answers) > 1 else found.answers[0])
        await writer.drain()
        writer.close()

    server = await asyncio.start_unix_server(serve, found.socket)
    async with server:
        yield found


def answer(status: int, body: str = "", **headers: str) -> bytes:
    """An HTTP answer; `retry_after="7"` becomes a header."""
    lines = [f"{name.replace('_', '-').title()}: {value}" for name, value in headers.items()]
    head = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body.encode())}", "Connection: close", *lines]
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode()


CONTEXT = answer(200, '{"execution_id":"e"}')
SUM = answer(200, '{"key":"N","value":1,"version":1}')
"""After an increment."""
