"""A server on the loopback that speaks the Messages API as it is told, and keeps what it was asked."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import httpx2

from chronos_synapse.sandbox.network import AddressPolicy
from chronos_synapse.services.admin.guarded_http import open_http

MODEL = "claude-haiku-5-5"


class Reply:
    """One answer to /v1/messages."""

    def __init__(
        self, status: int = 200, *, body: bytes = b"", headers: str = "", hangs: bool = False, ends: bool = True
    ) -> None:
        self.status, self.body, self.headers, self.hangs, self.ends = status, body, headers, hangs, ends


class MessagesServer:
    """Gives the replies in turn, the last one again and again."""

    def __init__(self, replies: Sequence[Reply], tokens: Any = 900, count: Reply | None = None) -> None:
        self.replies = list(replies)
        self.count = count or Reply(body=json.dumps({"input_tokens": tokens}).encode())
        """Answer to /v1/messages/count_tokens."""
        self.others: dict[str, Reply] = {}
        """Answers to other paths, 404 by default."""
        self.bodies: list[dict[str, Any]] = []
        """Of /v1/messages."""
        self.raw: list[str] = []
        """All that came in, heads too."""
        self.tasks: list[asyncio.Task[None]] = []
        self.writers: list[asyncio.StreamWriter] = []
        self.over = asyncio.Event()
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.writers.append(writer)
        try:
            while await self._one(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # The narrator has gone away.
        finally:
            writer.close()

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.tasks.append(asyncio.create_task(self.handle(reader, writer)))

    async def end(self) -> None:
        self.over.set()
        for writer in self.writers:
            writer.transport.abort()
        await asyncio.gather(*self.tasks)

    async def send(self, writer: asyncio.StreamWriter, reply: Reply) -> bool:
        if reply.hangs:
            await self.over.wait()
            return False
        return await _send(writer, reply)

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        lengths = [int(line.split(":")[1]) for line in head.split("\r\n") if line.lower().startswith("content-length")]
        body = (await reader.readexactly(lengths[0] if lengths else 0)).decode()
        self.raw.append(head + body)
        if head.startswith("POST /v1/messages/count_tokens"):
            return await _send(writer, self.count)
        path = head.split(" ")[1].partition("?")[0]
        if path != "/v1/messages":
            return await _send(writer, self.others.get(path, error(404, "not_found_error")))
        self.bodies.append(json.loads(body))
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        return await self.send(writer, reply)


async def _send(writer: asyncio.StreamWriter, reply: Reply) -> bool:
    kind = "text/event-stream" if reply.body.startswith(b"event:") else "application/json"
    length = len(reply.body) if reply.ends else len(reply.body) + 100
    head = f"HTTP/1.1 {reply.status} X\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{reply.headers}\r\n"
    writer.write(head.encode() + reply.body)
    await writer.drain()
    return reply.ends


def error(status: int, kind: str, *, headers: str = "") -> Reply:
    """An error as the API words it."""
    body = json.dumps({"type": "error", "error": {"type": kind, "message": "as told"}}).encode()
    return Reply(status, body=body, headers=headers)


def answer(text: str, *, stop: str | None = "end_turn", then: Sequence[dict[str, Any]] = ()) -> Reply:
    """A stream that says `text` in small pieces; `stop` None: it is cut off in the middle."""
    usage = {"input_tokens": 900, "output_tokens": 1, "cache_read_input_tokens": 4000, "cache_creation_input_tokens": 0}
    message: dict[str, Any] = {
        "id": "m",
        "type": "message",
        "role": "assistant",
        "model": MODEL,
        "content": [],
        "usage": usage,
    }
    events: list[dict[str, Any]] = [
        {"type": "message_start", "message": {**message, "stop_reason": None, "stop_sequence": None}},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
    ]
    for at in range(0, len(text), 23):
        delta = {"type": "text_delta", "text": text[at : at + 23]}
        events.append({"type": "content_block_delta", "index": 0, "delta": delta})
    events += then
    if stop is not None:
        events.append({"type": "content_block_stop", "index": 0})
        last: dict[str, Any] = {"stop_reason": stop, "stop_sequence": None}
        events.append({"type": "message_delta", "delta": last, "usage": {"output_tokens": 250}})
        events.append({"type": "message_stop"})
    body = "".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in events)
    return Reply(body=body.encode())


@asynccontextmanager
async def serving(*replies: Reply, tokens: Any = 900, count: Reply | None = None) -> AsyncIterator[MessagesServer]:
    server = MessagesServer(replies, tokens, count)
    listener = await asyncio.start_server(server.accept, "127.0.0.1", 0)
    server.port = listener.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listener.close()
        await server.end()


@asynccontextmanager
async def loopback_http() -> AsyncIterator[httpx2.AsyncClient]:
    """The product's own guarded client, with the loopback allowed."""
    async with open_http(AddressPolicy(["127.0.0.0/8"])) as http:
        yield http
