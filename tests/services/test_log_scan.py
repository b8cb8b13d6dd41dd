"""LogScan: the lines with the words, and their neighbours, wherever blocks begin."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.domain.log import LogStream
from chronos_synapse.services.logs.scan import SHOWN, LogScan, lines_with
from chronos_synapse.storage.redis.log_blocks import Block, Span
from chronos_synapse.storage.redis.search import Words
from tests.log_blocks import a_block

TEXT = [b"start", b"connecting to db", b"Error: refused by DB", b"retry in 5 s", b"error: timeout", b"end"]


def scanned(query: str, *blocks: Block, stream: LogStream | None = None) -> LogScan:
    scan = LogScan(Words.of(query, pointer="q"), stream)
    for block in blocks:
        scan.take(block)
    return scan


def offsets(scan: LogScan) -> list[tuple[list[int], int, list[int]]]:
    return [
        ([line.offset for line in match.before], match.line.offset, [line.offset for line in match.after])
        for match in scan.matches
    ]


def test_matching_lines_come_with_two_lines_before_and_after() -> None:
    scan = scanned("error", a_block(0, TEXT))

    assert (scan.is_match, scan.count) == (True, 2)
    assert offsets(scan) == [([0, 1], 2, [3, 4]), ([2, 3], 4, [5])]
    assert [match.ranges for match in scan.matches] == [((0, 5),), ((0, 5),)]


@given(
    bounds=st.sets(st.integers(1, 5)),
    query=st.sampled_from(["error", "db", "start", "end", "s", "err*", "retry db"]),
)
def test_it_finds_the_same_wherever_blocks_begin(bounds: set[int], query: str) -> None:
    edges = [0, *sorted(bounds), len(TEXT)]
    blocks = [a_block(start, TEXT[start:end]) for start, end in itertools.pairwise(edges)]

    whole, parts = scanned(query, a_block(0, TEXT)), scanned(query, *blocks)

    assert (parts.is_match, parts.count, offsets(parts)) == (whole.is_match, whole.count, offsets(whole))


def test_neighbours_do_not_reach_over_a_hole() -> None:
    scan = scanned("error", a_block(0, [b"start"]), a_block(10, [b"error"]), a_block(20, [b"end"]))

    assert offsets(scan) == [([], 10, [])]


def test_lines_with_all_words_count_when_there_are_any() -> None:
    together, apart = scanned("error db", a_block(0, TEXT)), scanned("retry timeout", a_block(0, TEXT))

    assert (together.has_line_with_all, together.count, offsets(together)[0][1]) == (True, 1, 2)
    assert (apart.has_line_with_all, apart.count, apart.is_match) == (False, 2, True)


def test_a_word_that_stands_nowhere_makes_no_match() -> None:
    assert not scanned("error nowhere", a_block(0, TEXT)).is_match
    assert not scanned("erro", a_block(0, TEXT)).is_match


def test_only_the_lines_of_a_stream_count_when_one_is_asked_for() -> None:
    spans = (Span(0, LogStream.STDOUT, 3), Span(0, LogStream.STDERR, 2), Span(0, LogStream.STDOUT, 1))
    block = Block(0, spans, b"\n".join(TEXT))

    assert scanned("error", block, stream=LogStream.STDERR).count == 1
    assert not scanned("refused", block, stream=LogStream.STDERR).is_match


def test_the_first_matches_are_shown_and_all_are_counted() -> None:
    scan = scanned("tick", *[a_block(at * 10, [b"tick"] * 10) for at in range(10)])

    assert (scan.count, len(scan.matches)) == (100, SHOWN)


def test_long_lines_are_shown_around_their_first_match() -> None:
    scan = scanned("needle", a_block(0, [b"x " * 5000, b"hay " * 5000 + b"needle" + b" hay" * 5000]))
    (match,) = scan.matches

    assert len(match.line.text) < 300
    ((start, end),) = match.ranges
    assert match.line.text[start:end] == "needle"
    assert len(match.before[0].text) < 300


@pytest.mark.parametrize(
    ("text", "word", "lines"),
    [
        ("an error\nno terror\nerrors\nerror", "error", [0, 3]),
        ("an error\nno terror\nerrors\nerror", "error*", [0, 2, 3]),
        ("error error error\n\nerror", "error", [0, 2]),
        ("größe\ngrößer", "größe", [0]),
        ("x_error\nx-error\n", "error", [1]),
        ("", "x", []),
    ],
)
def test_words_are_whole_words(text: str, word: str, lines: list[int]) -> None:
    assert lines_with(text, word) == lines
