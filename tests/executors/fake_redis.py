"""As much of a Redis server as shows how a client behaves; SELECT is never answered."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self


class FakeRedis:
    """Wants `password`; keeps the names of the commands that it was given."""

    def __init__(self, password: str) -> None:
        self._password = password
        self._port = 0
        self.commands: list[str] = []

    @property
    def url(self) -> str:
        return f"redis://:{self._password}@127.0.0.1:{self._port}"

    @asynccontextmanager
    async def serving(self, tls: ssl.SSLContext | None = None) -> AsyncIterator[Self]:
        listener = await asyncio.start_server(self._handle, "127.0.0.1", 0, ssl=tls)
        self._port = listener.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            listener.close()

    async def _handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                words = [await self._word(reader) for _ in range(int((await reader.readuntil(b"\r\n"))[1:]))]
                self.commands.append(words[0])
                writer.write(self._answer(words))
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            writer.close()

    async def _word(self, reader: asyncio.StreamReader) -> str:
        length = int((await reader.readuntil(b"\r\n"))[1:])
        return (await reader.readexactly(length + 2))[:-2].decode()

    def _answer(self, words: list[str]) -> bytes:
        match words:
            case ["AUTH", password]:
                return b"+OK\r\n" if password == self._password else b"-WRONGPASS invalid password\r\n"
            case ["SELECT", *_]:
                return b""
            case ["PING"]:
                return b"+PONG\r\n"
            case _:
                return b":1\r\n"
