"""Blocks: many lines of a log in one entry of its stream, compressed.

An entry's id is made of the offset of its last line and of how many lines it has, so that where a block lies is known
without reading it. A line never holds a line end: the lines of a block are one text with line ends between them.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
import zstandard

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.log import LogLine, LogStream

LIVE_LEVEL = 1
"""Of compression, while a job prints: a third of a millisecond for a full block."""
PACKED_LEVEL = 9
"""Of compression, once it has ended."""
WORTHWHILE_BYTES = 96
"""Less than this does not become smaller."""

_STREAMS = (LogStream.STDOUT, LogStream.STDERR, LogStream.SYSTEM)
_NUMBERS = {stream: number for number, stream in enumerate(_STREAMS)}
_FRAME = b"\x28\xb5\x2f\xfd"
"""How a compressed block begins; one that is not begins with the byte of a msgpack array."""
_LETTERS = {b"o": LogStream.STDOUT, b"e": LogStream.STDERR, b"s": LogStream.SYSTEM}
"""Streams in logs of earlier versions, which had an entry for each line; a capital letter: the line was cut."""


class Span(msgspec.Struct, frozen=True):
    """Lines of one stream that came at the same time."""

    time_ms: int
    stream: LogStream
    lines: int


class Block(msgspec.Struct, frozen=True):
    """Lines with offsets from `first` on, without a hole."""

    first: int
    spans: tuple[Span, ...]
    """In order; together all lines."""
    text: bytes
    """The lines as printed, with line ends between them."""
    cut: tuple[int, ...] = ()
    """Which lines were too long, counted from 0 within the block."""

    @property
    def lines(self) -> int:
        """How many."""
        return sum(span.lines for span in self.spans)

    @property
    def last(self) -> int:
        """Offset of the last line."""
        return self.first + self.lines - 1

    @property
    def id(self) -> str:
        """Of its entry."""
        return f"{self.last + 1}-{self.lines}"

    def read(self, *, after: int, before: int | None = None, limit: int) -> list[LogLine]:
        """Up to `limit` of its lines above offset `after` and below `before`."""
        texts, cut = self.text.split(b"\n"), set(self.cut)
        found: list[LogLine] = []
        start = max(0, after + 1 - self.first)
        end = len(texts) if before is None else min(len(texts), before - self.first)
        end = min(end, start + limit)
        for at, until, span in self._placed():
            time = from_ms(span.time_ms)
            found += [
                LogLine(
                    offset=self.first + line,
                    time=time,
                    stream=span.stream,
                    text=texts[line].decode("utf-8", "replace"),
                    truncated=line in cut,
                )
                for line in range(max(at, start), min(until, end))
            ]
        return found

    def _placed(self) -> Iterator[tuple[int, int, Span]]:
        """Each span with its first line and the one after its last, counted within the block."""
        at = 0
        for span in self.spans:
            yield at, at + span.lines, span
            at += span.lines

    def span_at(self, line: int) -> Span:
        """The span of a line, counted from 0 within the block."""
        return next(span for _, until, span in self._placed() if line < until)


class _Packed(msgspec.Struct, array_like=True):
    """As stored."""

    time_ms: int
    spans: list[int]
    """For each span: ms since the one before, number of its stream, number of its lines."""
    text: bytes
    cut: tuple[int, ...]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Packed)
_compressors = {level: zstandard.ZstdCompressor(level=level) for level in (LIVE_LEVEL, PACKED_LEVEL)}
_decompressor = zstandard.ZstdDecompressor()


def encode_block(block: Block, *, level: int = LIVE_LEVEL) -> bytes:
    """What the entry of `block` holds."""
    start = before = block.spans[0].time_ms
    numbers: list[int] = []
    for span in block.spans:
        numbers += (span.time_ms - before, _NUMBERS[span.stream], span.lines)
        before = span.time_ms
    plain = _encoder.encode(_Packed(start, numbers, block.text, block.cut))
    if len(plain) < WORTHWHILE_BYTES:
        return plain
    packed = _compressors[level].compress(plain)
    return packed if len(packed) < len(plain) else plain


def decode_block(entry_id: bytes, fields: Mapping[bytes, bytes]) -> Block:
    """The block of an entry."""
    top, _, lines = entry_id.partition(b"-")
    payload = fields.get(b"b")
    if payload is None:
        return _single(int(top) - 1, fields)
    if payload.startswith(_FRAME):
        payload = _decompressor.decompress(payload)
    packed = _decoder.decode(payload)
    return Block(int(top) - int(lines), _spans(packed), packed.text, packed.cut)


def _single(offset: int, fields: Mapping[bytes, bytes]) -> Block:
    letter = fields[b"s"]
    cut = (0,) if letter.isupper() else ()
    text = fields[b"x"].replace(b"\n", b" ")
    return Block(offset, (Span(int(fields[b"t"]), _LETTERS[letter.lower()], 1),), text, cut)


def _spans(packed: _Packed) -> tuple[Span, ...]:
    found, time_ms = [], packed.time_ms
    numbers = iter(packed.spans)
    for elapsed_ms, stream, lines in zip(numbers, numbers, numbers, strict=True):
        time_ms += elapsed_ms
        found.append(Span(time_ms, _STREAMS[stream], lines))
    return tuple(found)


def join_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The same lines in as few spans as can be."""
    found: list[Span] = []
    for span in spans:
        last = found[-1] if found else None
        if last is not None and (last.time_ms, last.stream) == (span.time_ms, span.stream):
            found[-1] = Span(last.time_ms, last.stream, last.lines + span.lines)
        else:
            found.append(span)
    return tuple(found)


def join_blocks(blocks: Sequence[Block]) -> Block:
    """One block of several that follow each other without a hole."""
    first = blocks[0].first
    return Block(
        first,
        join_spans([span for block in blocks for span in block.spans]),
        b"\n".join(block.text for block in blocks),
        tuple(block.first - first + line for block in blocks for line in block.cut),
    )
