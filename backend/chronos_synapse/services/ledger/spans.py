"""Stretches of time, epoch ms: (after, up to and including). Pure."""

from collections.abc import Iterator, Sequence

Spans = Sequence[tuple[int, int]]
"""Rising."""


def gaps(spans: Spans, after_ms: int, until_ms: int) -> Iterator[tuple[int, int]]:
    """What of (after, until] lies in none of `spans`."""
    for begin_ms, end_ms in spans:
        if after_ms < min(begin_ms, until_ms):
            yield after_ms, min(begin_ms, until_ms)
        after_ms = max(after_ms, end_ms)
    if after_ms < until_ms:
        yield after_ms, until_ms
