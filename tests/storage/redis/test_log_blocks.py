"""Blocks: what goes in comes out, in few bytes."""

from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.domain.log import LogStream
from chronos_synapse.storage.redis.log_blocks import Block, Span, decode_block, encode_block, join_blocks

TIMES = st.integers(1_700_000_000_000, 1_900_000_000_000)
LINES = st.lists(
    st.tuples(TIMES, st.sampled_from(LogStream), st.binary(max_size=60).map(lambda text: text.replace(b"\n", b" "))),
    min_size=1,
    max_size=30,
)


def block_of(first: int, lines: list[tuple[int, LogStream, bytes]], cut: set[int]) -> Block:
    spans = tuple(Span(time_ms, stream, 1) for time_ms, stream, _ in lines)
    text = b"\n".join(text for _, _, text in lines)
    return Block(first, spans, text, tuple(sorted(number for number in cut if number < len(lines))))


def again(block: Block) -> Block:
    """As it comes back from the store."""
    return decode_block(block.id.encode(), {b"b": encode_block(block)})


@given(first=st.integers(0, 2**40), lines=LINES, cut=st.sets(st.integers(0, 30)))
def test_a_block_comes_back_as_it_was(first: int, lines: list[tuple[int, LogStream, bytes]], cut: set[int]) -> None:
    block = block_of(first, lines, cut)

    assert again(block) == block


@given(blocks=st.lists(LINES, min_size=1, max_size=6), cut=st.sets(st.integers(0, 30)))
def test_joined_blocks_have_the_same_lines(blocks: list[list[tuple[int, LogStream, bytes]]], cut: set[int]) -> None:
    first, apart = 5, []
    for lines in blocks:
        apart.append(block_of(first, lines, cut))
        first += len(lines)

    joined = again(join_blocks(apart))

    assert joined.read(after=-1, limit=1000) == [line for block in apart for line in block.read(after=-1, limit=1000)]
    assert joined.lines == first - 5


def test_a_single_short_line_costs_less_than_twenty_bytes_more() -> None:
    block = Block(0, (Span(1_767_225_600_000, LogStream.STDOUT, 1),), b"done")

    assert len(encode_block(block)) <= 4 + 20


def test_many_lines_take_a_fraction_of_their_bytes() -> None:
    lines = [b"2026-05-03T08:00:%02d worker %d took 17 ms for /api/v1/jobs" % (at % 60, at % 7) for at in range(2000)]
    block = Block(0, (Span(0, LogStream.STDOUT, len(lines)),), b"\n".join(lines))

    assert len(encode_block(block)) < len(block.text) / 10
