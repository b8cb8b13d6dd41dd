"""A TCP proxy for each pair of a process and its server, which can be cut, slowed and broken while it runs.

A cut holds what is sent, as a network does that drops packets: TCP repeats them, so they arrive when it is healed,
even if the sender has given up meanwhile. Run as a process of its own: `python -m tests.faults.proxy SERVER NAME...`;
commands come as JSON lines on standard input, each answered by a line.
"""

import asyncio
import contextlib
import json
import socket
import struct
import subprocess
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Any

CHUNK = 65_536
DRIBBLED = 256
"""So many bytes of a chunk go one by one; the rest of it follows at once."""
TO_SERVER, TO_CLIENT = "to_server", "to_client"
DIRECTIONS = (TO_SERVER, TO_CLIENT)
_LINGER_0 = struct.pack("ii", 1, 0)


class ProxyProcess:
    """The process and what it can be told; a context manager."""

    def __init__(self, server: str, names: Sequence[str]) -> None:
        command = [sys.executable, "-m", "tests.faults.proxy", server, *names]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.ports: dict[str, int] = self._answer()

    def __enter__(self) -> "ProxyProcess":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate(timeout=10)

    def heal(self, name: str) -> None:
        """As a good network again."""
        self._tell(name)

    def cut(self, name: str, *directions: str) -> None:
        """Nothing passes, in both directions or those named."""
        self._tell(name, cut=list(directions or DIRECTIONS))

    def reset(self, name: str) -> None:
        """Breaks every connection, and every new one at once."""
        self._tell(name, refuse=True)

    def delay(self, name: str, delay_ms: float) -> None:
        """Every chunk is later by this, in each direction."""
        self._tell(name, delay_ms=delay_ms)

    def drop_after(self, name: str, count: int, direction: str) -> None:
        """Breaks a connection once `count` bytes have passed in one direction."""
        self._tell(name, break_after=count, break_direction=direction)

    def dribble(self, name: str) -> None:
        """Bytes pass one at a time."""
        self._tell(name, dribble=True)

    def _tell(self, name: str, **mode: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"name": name, "mode": mode}) + "\n")
        self._process.stdin.flush()
        assert self._answer() == {}

    def _answer(self) -> dict[str, int]:
        assert self._process.stdout is not None
        answer: dict[str, int] = json.loads(self._process.stdout.readline())
        return answer


class Link:
    """All connections between one process and the server, and what is wrong with them."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._transports: set[asyncio.StreamWriter] = set()
        self._open = {direction: asyncio.Event() for direction in DIRECTIONS}
        self.apply({})

    def apply(self, mode: dict[str, Any]) -> None:
        """What is wrong from now on; nothing for an empty `mode`."""
        self._mode = mode
        self._left = int(mode.get("break_after", 0))
        for direction, gate in self._open.items():
            if direction in mode.get("cut", ()):
                gate.clear()
            else:
                gate.set()
        if mode.get("refuse"):
            self._break_all()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, from a client's arrival to its end."""
        self._transports.add(writer)
        try:
            if self._mode.get("refuse"):
                _reset(writer)
                return
            await self._open[TO_SERVER].wait()
            server_reader, server_writer = await asyncio.open_unix_connection(self._server)
        except OSError:
            _reset(writer)
            return
        finally:
            self._transports.discard(writer)
        self._transports |= {writer, server_writer}
        try:
            await _both(self._pump(reader, server_writer, TO_SERVER), self._pump(server_reader, writer, TO_CLIENT))
        finally:
            self._transports -= {writer, server_writer}
            _reset(server_writer)
            _reset(writer)

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, direction: str) -> None:
        """Until an end or a break; both end the connection."""
        with contextlib.suppress(OSError):
            while chunk := await reader.read(CHUNK):
                # What the server has sent and a client that is gone never took is nobody's.
                await self._open[direction].wait()
                if delay_ms := self._mode.get("delay_ms"):
                    await asyncio.sleep(delay_ms / 1000)
                if not await self._pass(chunk, writer, direction):
                    return

    async def _pass(self, chunk: bytes, writer: asyncio.StreamWriter, direction: str) -> bool:
        """Hands a chunk on; False when the connection breaks within it."""
        is_broken = False
        if self._mode.get("break_direction") == direction:
            is_broken = len(chunk) >= self._left
            chunk = chunk[: self._left]
            self._left -= len(chunk)
        if self._mode.get("dribble"):
            for at in range(min(DRIBBLED, len(chunk))):
                writer.write(chunk[at : at + 1])
                await asyncio.sleep(0)
            chunk = chunk[DRIBBLED:]
        writer.write(chunk)
        await writer.drain()
        return not is_broken

    def _break_all(self) -> None:
        for writer in self._transports:
            _reset(writer)


async def _both(first: Any, second: Any) -> None:
    """Runs both until one of them ends."""
    tasks = [asyncio.create_task(first), asyncio.create_task(second)]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _reset(writer: asyncio.StreamWriter) -> None:
    """Ends a connection without a goodbye: the other side sees a reset."""
    found = writer.get_extra_info("socket")
    if found is not None and found.family == socket.AF_INET:
        with contextlib.suppress(OSError):
            found.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_0)
    writer.transport.abort()


async def serve(server: str, names: Sequence[str]) -> None:
    """Until standard input ends."""
    links = {name: Link(server) for name in names}
    listeners = {name: await asyncio.start_server(link.serve, "127.0.0.1", 0) for name, link in links.items()}
    _say({name: listener.sockets[0].getsockname()[1] for name, listener in listeners.items()})
    commands = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(commands), sys.stdin)
    while line := await commands.readline():
        command = json.loads(line)
        links[command["name"]].apply(command["mode"])
        _say({})
    for listener in listeners.values():
        listener.close()


def _say(answer: dict[str, int]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main(server: str, *names: str) -> None:
    """A proxy to the unix socket `server` with one port for each name."""
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(server, names))


if __name__ == "__main__":
    main(*sys.argv[1:])
