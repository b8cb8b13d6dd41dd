"""Takes apart the stream in which the Docker Engine sends what a container prints on both its outputs."""

from collections.abc import AsyncIterator

from chronos_synapse.domain.log import LogStream

HEADER_BYTES = 8
MAX_LINE = 65_536
STREAMS = {0: LogStream.STDOUT, 1: LogStream.STDOUT, 2: LogStream.STDERR, 3: LogStream.SYSTEM}
"""First byte of a header; 0 would be standard input, which is echoed on the output, and 3 is the engine's own."""


class BadFrame(ValueError):
    """What came is no such stream."""


class Frames:
    """Iterates over (stream, bytes). A header is a byte for the stream, three of nothing, four for the length.

    A long frame is given in the pieces in which it comes.
    """

    def __init__(self, chunks: AsyncIterator[bytes]) -> None:
        self._chunks = chunks
        self._header = b""
        self._left = 0
        self._stream = LogStream.STDOUT

    async def __aiter__(self) -> AsyncIterator[tuple[LogStream, bytes]]:
        async for chunk in self._chunks:
            at = 0
            while at < len(chunk):
                if self._left == 0:
                    taken = chunk[at : at + HEADER_BYTES - len(self._header)]
                    at += len(taken)
                    self._read_header(self._header + taken)
                else:
                    payload = chunk[at : at + self._left]
                    at += len(payload)
                    self._left -= len(payload)
                    yield self._stream, payload

    def _read_header(self, header: bytes) -> None:
        self._header = header
        if len(header) < HEADER_BYTES:
            return
        if header[0] not in STREAMS or header[1:4] != b"\0\0\0":
            raise BadFrame("this is no stream of a container's output")
        self._stream, self._left = STREAMS[header[0]], int.from_bytes(header[4:], "big")
        self._header = b""


async def lines_of(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The lines of a stream that are not empty; of one that is too long only the end."""
    rest = b""
    async for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        rest = rest[-MAX_LINE:]
        for line in filter(bytes.strip, whole):
            yield line
    if rest.strip():
        yield rest
