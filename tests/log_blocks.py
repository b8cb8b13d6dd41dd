"""Blocks of log lines for tests."""

from collections.abc import Sequence

from chronos_synapse.domain.log import LogStream
from chronos_synapse.storage.redis.log_blocks import Block, Span


def a_block(first: int, texts: Sequence[bytes], *, time_ms: int = 1000, stream: LogStream = LogStream.STDOUT) -> Block:
    """Lines with these texts and offsets from `first` on."""
    return Block(first, (Span(time_ms, stream, len(texts)),), b"\n".join(texts))


def numbered(first: int, last: int) -> Block:
    """Lines `line <offset>`, both included."""
    return a_block(first, [b"line %d" % at for at in range(first, last + 1)])
