"""Where in a log a time is, and where its first error is."""

import time
from datetime import datetime

import re2

from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.log import LogStream
from chronos_synapse.storage.redis.log_blocks import Block
from chronos_synapse.storage.redis.logs import LogStore

SEARCH_S = 2.0
"""How long the first error is looked for."""

_ERROR = re2.compile(rb"(?i)\b(?:\w*error|\w*exception|traceback|fatal|panic|critical|failed|failure)\b")
_NOT = re2.compile(rb"(?i)(?:^|\W)(?:0|no|without)\s+$")
"""Before such a word: it says that there is none."""


class LogPositions:
    """Looks into the blocks of a log."""

    def __init__(self, logs: LogStore) -> None:
        self._logs = logs

    async def at_time(self, execution_id: str, instant: datetime) -> int | None:
        """Offset of the first line that came at `instant` or later; None when all came before.

        Reads a handful of blocks however long the log is: lines come in the order of their times.
        """
        wanted = to_ms(instant)
        low, high = 0, await self._logs.last_offset(execution_id)
        found: int | None = None
        while low <= high:
            block = await self._logs.block_at(execution_id, (low + high) // 2)
            if block is None:
                high = (low + high) // 2 - 1
                continue
            line = _first_since(block, wanted)
            if line is None:
                low = block.last + 1
            else:
                found = line
                # The block may begin after the offset that was asked for, when lines before it were left out.
                high = min(block.first, (low + high) // 2) - 1
        return found

    async def first_error(self, execution_id: str, *, since: int = 0) -> int | None:
        """Offset of the first line that speaks of an error, else of the first one on stderr; None for neither.

        Lines before offset `since` do not count.
        """
        deadline = time.monotonic() + SEARCH_S
        on_stderr: int | None = None
        async for block in self._logs.blocks(execution_id, after=since - 1):
            line = _first_error(block.text, skip=since - block.first)
            if line is not None:
                return block.first + line
            if on_stderr is None:
                on_stderr = _first_on_stderr(block, since)
            if time.monotonic() > deadline:
                break
        return on_stderr


def _first_since(block: Block, time_ms: int) -> int | None:
    offset = block.first
    for span in block.spans:
        if span.time_ms >= time_ms:
            return offset
        offset += span.lines
    return None


def _first_error(text: bytes, *, skip: int = 0) -> int | None:
    """Number of the line within `text`; the first `skip` ones do not count."""
    for match in _ERROR.finditer(text, _start_of_line(text, skip)):
        start = text.rfind(b"\n", 0, match.start()) + 1
        if not _NOT.search(text[start : match.start()]):
            return text.count(b"\n", 0, start)
    return None


def _start_of_line(text: bytes, line: int) -> int:
    """Where line number `line` begins in `text`."""
    return 0 if line <= 0 else len(text) - len(text.split(b"\n", line)[-1])


def _first_on_stderr(block: Block, since: int) -> int | None:
    offset = block.first
    for span in block.spans:
        if span.stream is LogStream.STDERR and offset + span.lines > since:
            return max(offset, since)
        offset += span.lines
    return None
