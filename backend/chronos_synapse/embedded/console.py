"""Our own output: lines of several processes, one after another, never holding any of them up."""

import asyncio
import contextlib
import os
import queue
import sys
import threading
from collections.abc import Callable
from typing import TextIO

WAITING_LINES = 10_000
"""A stopped terminal or a slow pipe may lag this far behind before lines are left out."""
LINE_BYTES = 65_536
"""A longer line of a process is shown in pieces."""
NAME_WIDTH = 9
"""Columns for the name before each line."""

Say = Callable[[str], None]
"""Takes one line of output."""


class Console:
    """Writes lines from a thread of its own, so that a reader who stops reading stops nobody else."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout
        self._lines: queue.Queue[str | None] = queue.Queue(WAITING_LINES)
        self._left_out = 0
        self._writer = threading.Thread(target=self._write, name="console", daemon=True)
        self._writer.start()

    def say(self, line: str) -> None:
        """Takes one line, or counts it as left out when too many are waiting."""
        try:
            self._lines.put_nowait(line)
        except queue.Full:
            self._left_out += 1

    def close(self, *, wait_s: float = 2.0) -> None:
        """Writes what is waiting, for `wait_s` at most."""
        with contextlib.suppress(queue.Full):
            self._lines.put(None, timeout=wait_s)
        self._writer.join(wait_s)

    def _write(self) -> None:
        while (line := self._lines.get()) is not None:
            try:
                self._stream.write(line + self._gap() + "\n")
                if self._lines.empty():
                    self._stream.flush()
            except (OSError, ValueError):
                return  # nobody listens any more; the processes matter more than their words

    def _gap(self) -> str:
        count, self._left_out = self._left_out, 0
        return f"\n… {count} lines left out: the output was not read" if count else ""


async def forward(descriptor: int, *, name: str, say: Say) -> None:
    """Says each line that comes from the pipe `descriptor`, behind `name`, until it ends; closes it."""
    reader = asyncio.StreamReader(limit=LINE_BYTES)
    pipe = os.fdopen(descriptor, "rb", buffering=0)
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), pipe
    )
    try:
        pending = b""
        while chunk := await reader.read(LINE_BYTES):
            *lines, pending = (pending + chunk).split(b"\n")
            if len(pending) >= LINE_BYTES:
                lines, pending = [*lines, pending], b""
            for line in lines:
                say(_labelled(name, line))
        if pending:
            say(_labelled(name, pending))
    finally:
        transport.close()


def _labelled(name: str, line: bytes) -> str:
    return f"{name:<{NAME_WIDTH}} | {line.decode(errors='replace').rstrip()}"
