"""LogStore: the lines of an execution in one stream, addressed by their offset."""

from collections.abc import Sequence
from typing import Any

import msgspec
from redis.exceptions import ResponseError

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.log import LogLine, LogStream
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

_APPEND = Script("append_log", keys=("log", "lease", "news"), args=("fence", "life_ms", "count"))

_CODES = {LogStream.STDOUT: "o", LogStream.STDERR: "e", LogStream.SYSTEM: "s"}
_TRUNCATED = {stream: code.upper() for stream, code in _CODES.items()}
_STREAMS = {code: (stream, False) for stream, code in _CODES.items()} | {
    code: (stream, True) for stream, code in _TRUNCATED.items()
}


class StoredLine(msgspec.Struct, frozen=True):
    """A line on its way to the store: bytes as printed, without the line end."""

    offset: int
    time_ms: int
    stream: LogStream
    text: bytes
    truncated: bool = False


class LogStore:
    """Appends and reads lines."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def append(
        self,
        execution_id: str,
        lines: Sequence[StoredLine],
        *,
        fence: int,
        life_ms: int,
        drop: Sequence[tuple[int, int]] = (),
    ) -> bool:
        """Stores `lines`, removes the inclusive offset ranges `drop`; False when the lease is another's by now.

        Safe to repeat after an unknown result: an offset that is stored is not stored again.
        """
        keys = [self._keys.log(execution_id), self._keys.lease(execution_id), self._keys.log_news(execution_id)]
        args: list[Any] = [fence, life_ms, len(lines)]
        for line in lines:
            code = (_TRUNCATED if line.truncated else _CODES)[line.stream]
            args += (line.offset, line.time_ms, code, line.text)
        for first, last in drop:
            args += (first, last)
        return bool(await self._door.run(_APPEND, keys, args) == b"ok")

    async def read(self, execution_id: str, *, after: int, limit: int) -> list[LogLine]:
        """Up to `limit` lines with an offset above `after` (-1 for the start), in order."""
        start = f"{after + 2}-0"
        entries = await self._door.call("XRANGE", self._keys.log(execution_id), start, "+", "COUNT", limit)
        return [_line(entry_id, fields) for entry_id, fields in entries if fields]

    async def last_offset(self, execution_id: str) -> int:
        """Offset of the newest line that was ever stored, even if it was dropped since; -1 when there is none."""
        try:
            reply = await self._door.call("XINFO", "STREAM", self._keys.log(execution_id))
        except ResponseError as exc:
            if "no such key" in str(exc):
                return -1
            raise
        newest: bytes = dict(zip(reply[::2], reply[1::2], strict=True))[b"last-generated-id"]
        return int(newest.split(b"-")[0]) - 1


def _line(entry_id: bytes, fields: dict[bytes, bytes]) -> LogLine:
    stream, truncated = _STREAMS[fields[b"s"].decode()]
    return LogLine(
        offset=int(entry_id.split(b"-")[0]) - 1,
        time=from_ms(int(fields[b"t"])),
        stream=stream,
        text=fields[b"x"].decode("utf-8", "replace"),
        truncated=truncated,
    )
