"""Requests down keep-alive connections with as little of our own work as Python allows, and streams that are read."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

HEAD_END = b"\r\n\r\n"
LIMIT = 1 << 20


@dataclass
class Load:
    """What came of it. Times in seconds."""

    took: list[float] = field(default_factory=list)
    refused: int = 0
    elapsed_s: float = 0.0

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return len(self.took) / self.elapsed_s


def request(path: str, token: str | None, *, host: str = "127.0.0.1") -> bytes:
    """A GET as it goes down the wire."""
    authorization = f"Authorization: Bearer {token}\r\n" if token else ""
    return f"GET {path} HTTP/1.1\r\nHost: {host}\r\n{authorization}\r\n".encode()


async def closed_loop(port: int, requests: Sequence[Callable[[], bytes]], *, seconds: float) -> Load:
    """Each client asks again as soon as it has its answer."""
    load = Load()
    began = time.perf_counter()
    await asyncio.gather(*(_ask_until(port, make, load, began + seconds) for make in requests))
    load.elapsed_s = time.perf_counter() - began
    return load


async def paced(port: int, requests: Sequence[Callable[[], bytes]], *, seconds: float, each_per_s: float) -> Load:
    """Each client asks at set moments; a late answer counts from the moment at which it should have been asked for."""
    load = Load()
    began = time.perf_counter()
    shares = enumerate(requests)
    await asyncio.gather(
        *(
            _ask_at(port, make, load, began + at / len(requests) / each_per_s, seconds, each_per_s)
            for at, make in shares
        )
    )
    load.elapsed_s = time.perf_counter() - began
    return load


async def _ask_until(port: int, make: Callable[[], bytes], load: Load, end: float) -> None:
    async with _connected(port) as (reader, writer):
        while (began := time.perf_counter()) < end:
            await _ask(reader, writer, make(), load, began)


async def _ask_at(
    port: int, make: Callable[[], bytes], load: Load, first: float, seconds: float, each_per_s: float
) -> None:
    async with _connected(port) as (reader, writer):
        for number in range(max(1, int(seconds * each_per_s))):
            due = first + number / each_per_s
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            await _ask(reader, writer, make(), load, due)


async def _ask(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, question: bytes, load: Load, began: float
) -> None:
    writer.write(question)
    head = await reader.readuntil(HEAD_END)
    await reader.readexactly(_length(head))
    if head[9:12] != b"200":
        load.refused += 1
    load.took.append(time.perf_counter() - began)


def _length(head: bytes) -> int:
    lowered = head.lower()
    at = lowered.index(b"content-length:") + 15
    return int(lowered[at : lowered.index(b"\r\n", at)])


@asynccontextmanager
async def _connected(port: int) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=LIMIT)
    try:
        yield reader, writer
    finally:
        writer.close()


class Stream(asyncio.Protocol):
    """A reader of server-sent events that does nothing but look for words."""

    def __init__(self, question: bytes, saw: Callable[[bytes], None]) -> None:
        self._question = question
        self._saw = saw
        self.is_open: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Asks."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(self._question)

    def data_received(self, data: bytes) -> None:
        """The answer begins, or something happened."""
        if not self.is_open.done():
            if data[9:12] == b"200":
                self.is_open.set_result(None)
            else:
                self.is_open.set_exception(RuntimeError(data[:200].decode(errors="replace")))
        self._saw(data)
