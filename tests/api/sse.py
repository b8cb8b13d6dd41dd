"""Reads server-sent events as a browser does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

import httpx
import msgspec

from tests.api.conftest import Caller


class Event(NamedTuple):
    """One event as it was dispatched."""

    name: str
    id: str
    data: Any


class EventSource:
    """An open stream."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self._events = _events(response)

    async def next(self) -> Event:
        """The next event; AssertionError when none comes."""
        try:
            async with asyncio.timeout(10):
                return await anext(self._events)
        except (TimeoutError, StopAsyncIteration):
            raise AssertionError("no event came") from None

    async def take(self, count: int) -> list[Event]:
        """The next `count` events."""
        return [await self.next() for _ in range(count)]

    async def rest(self) -> list[Event]:
        """All events until the server ends the stream."""
        async with asyncio.timeout(10):
            return [event async for event in self._events]


@asynccontextmanager
async def opened(caller: Caller, path: str, *, last_id: str | None = None) -> AsyncIterator[EventSource]:
    """The stream at `path` below /api/v1."""
    headers = {} if last_id is None else {"Last-Event-ID": last_id}
    async with caller.client.stream("GET", "/api/v1" + path, headers=headers) as response:
        assert response.status_code == 200, await response.aread()
        assert response.headers["content-type"].startswith("text/event-stream")
        yield EventSource(response)


async def _events(response: httpx.Response) -> AsyncIterator[Event]:
    fields: dict[str, str] = {}
    last_id = ""
    async for line in response.aiter_lines():
        name, _, value = line.partition(": ")
        if line and not line.startswith(":"):
            fields[name] = value
        elif not line and "data" in fields:
            last_id = fields.get("id", last_id)
            yield Event(fields.get("event", "message"), last_id, msgspec.json.decode(fields["data"]))
            fields = {}
