"""One output pipe of a process, read at the pace at which its chunks are taken."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

from chronos_synapse.domain.log import LogStream

CHUNK_BYTES = 65_536
CHUNKS_AFTER_END = 32
"""What may still be in the pipe of an ended process, and a little more."""

Emit = Callable[[LogStream, bytes], Awaitable[None]]
"""Takes a raw chunk; the pipe is not read while it is awaited, so that the process waits, too."""


class OutputPipe:
    """A pipe whose write end goes to a process; a context manager that closes both ends."""

    def __init__(self, stream: LogStream) -> None:
        self.stream = stream
        self._read_fd, self.write_fd = os.pipe2(os.O_CLOEXEC)
        os.set_blocking(self._read_fd, False)
        self._is_ended = False
        self._waiting: asyncio.Future[None] | None = None

    def close_write_end(self) -> None:
        """The process has its own copy now, or will never have one."""
        if self.write_fd >= 0:
            os.close(self.write_fd)
            self.write_fd = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close_write_end()
        os.close(self._read_fd)

    async def pump(self, emit: Emit) -> None:
        """Give every chunk to `emit` until all writers have closed, or until `end` and nothing is left."""
        left = CHUNKS_AFTER_END
        while left > 0:
            if not self._is_ended:
                await self._until_readable()
            left -= self._is_ended
            try:
                chunk = os.read(self._read_fd, CHUNK_BYTES)
            except BlockingIOError:
                if self._is_ended:
                    return
                continue
            if not chunk:
                return
            await emit(self.stream, chunk)

    def end(self) -> None:
        """Take what is in the pipe, and wait for no more."""
        self._is_ended = True
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    async def _until_readable(self) -> None:
        loop = asyncio.get_running_loop()
        self._waiting = loop.create_future()
        loop.add_reader(self._read_fd, self._wake)
        try:
            await self._waiting
        finally:
            loop.remove_reader(self._read_fd)
            self._waiting = None

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)
