"""LogScan: the lines of one log that hold the words that were asked for, with their neighbours."""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

import msgspec

from chronos_synapse.domain.log import LogLine, LogStream
from chronos_synapse.services.history.highlights import excerpt_of, shortened
from chronos_synapse.services.logs.plain import without_escapes
from chronos_synapse.storage.redis.log_blocks import Block
from chronos_synapse.storage.redis.search import Words

SHOWN = 5
"""Matching lines of one log that are shown."""
NEIGHBOURS = 2
"""Lines before and after each."""


class LogMatch(msgspec.Struct, frozen=True, kw_only=True):
    """A matching line. Ranges are [start, end) in UTF-16 code units of its text, which is shortened like the others."""

    line: LogLine
    ranges: tuple[tuple[int, int], ...]
    before: tuple[LogLine, ...]
    after: tuple[LogLine, ...]


class _Found:
    """How many lines match, and the first of them with their neighbours."""

    def __init__(self) -> None:
        self.count = 0
        self.shown: list[tuple[list[LogLine], LogLine, list[LogLine]]] = []

    def add(self, lines: list[LogLine], at: int) -> None:
        """The line `at` of `lines`, among which its neighbours are."""
        self.count += 1
        if len(self.shown) < SHOWN:
            before, after = lines[max(0, at - NEIGHBOURS) : at], lines[at + 1 : at + 1 + NEIGHBOURS]
            self.shown.append((before, lines[at], after))

    def follow(self, lines: list[LogLine]) -> None:
        """What comes after the lines so far, which may be what the last ones lack."""
        for _, line, after in self.shown:
            have = len(after)
            if have < NEIGHBOURS and lines and lines[0].offset == line.offset + have + 1:
                after.extend(lines[: NEIGHBOURS - have])


class LogScan:
    """Takes the blocks of one log in order. Lines that hold all words count; when there is none, those with any do."""

    def __init__(self, words: Words, stream: LogStream | None) -> None:
        self._words = words
        self._stream = stream
        self._seen: set[str] = set()
        self._with_all = _Found()
        self._with_any = _Found()
        self._last: list[LogLine] = []

    def take(self, block: Block) -> None:
        """The next block."""
        text = without_escapes(block.text.decode("utf-8", "replace"), " ").lower()
        by_word = {word: self._lines_with(block, text, word) for word in self._words.words}
        self._seen |= {word for word, lines in by_word.items() if lines}
        any_of = sorted(set().union(*by_word.values()))
        all_of = set.intersection(*by_word.values())
        before = self._last if self._last and self._last[-1].offset == block.first - 1 else []
        edge = block.read(after=-1, limit=NEIGHBOURS)
        for found in (self._with_all, self._with_any):
            found.follow(edge)
        for number in any_of:
            self._add(block, number, before, is_with_all=number in all_of)
        self._last = [*before, *block.read(after=block.last - NEIGHBOURS, limit=NEIGHBOURS)][-NEIGHBOURS:]

    def _add(self, block: Block, number: int, before: list[LogLine], *, is_with_all: bool) -> None:
        targets = [self._with_any, *([self._with_all] if is_with_all else [])]
        if all(len(found.shown) == SHOWN for found in targets):
            for found in targets:
                found.count += 1
            return
        offset = block.first + number
        lines = block.read(after=offset - NEIGHBOURS - 1, limit=NEIGHBOURS * 2 + 1)
        lines = [*before, *lines] if number < NEIGHBOURS else lines
        at = next(at for at, line in enumerate(lines) if line.offset == offset)
        for found in targets:
            found.add(lines, at)

    def _lines_with(self, block: Block, text: str, word: str) -> set[int]:
        found = set(lines_with(text, word))
        if self._stream is None or not found:
            return found
        ends = list(accumulate(span.lines for span in block.spans))
        return {line for line in found if block.spans[bisect_right(ends, line)].stream is self._stream}

    @property
    def is_match(self) -> bool:
        """Whether each word stands somewhere in what was taken."""
        return self._seen.issuperset(self._words.words)

    @property
    def has_line_with_all(self) -> bool:
        """Whether they stand together in a line."""
        return self._with_all.count > 0

    @property
    def count(self) -> int:
        """How many lines match."""
        return (self._with_all if self.has_line_with_all else self._with_any).count

    @property
    def matches(self) -> tuple[LogMatch, ...]:
        """The first of them."""
        shown = (self._with_all if self.has_line_with_all else self._with_any).shown
        return tuple(self._match(*parts) for parts in shown)

    def _match(self, before: list[LogLine], line: LogLine, after: list[LogLine]) -> LogMatch:
        text, ranges = excerpt_of(without_escapes(line.text, " "), self._words)
        return LogMatch(
            line=msgspec.structs.replace(line, text=text),
            ranges=ranges,
            before=tuple(map(_short, before)),
            after=tuple(map(_short, after)),
        )


def lines_with(text: str, word: str) -> list[int]:
    """Numbers of the lines of `text`, which is in lower case, that hold `word`; a star at its end: a word begins so."""
    begun = word.rstrip("*")
    is_end: Callable[[int], bool] = (lambda at: True) if word.endswith("*") else (lambda at: not _is_in_word(text, at))
    found: list[int] = []
    line = counted = 0
    at = text.find(begun)
    while at >= 0:
        if not _is_in_word(text, at - 1) and is_end(at + len(begun)):
            line += text.count("\n", counted, at)
            found.append(line)
            counted = text.find("\n", at)
            if counted < 0:
                break
            at = text.find(begun, counted)
        else:
            at = text.find(begun, at + 1)
    return found


def _is_in_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def _short(line: LogLine) -> LogLine:
    return msgspec.structs.replace(line, text=shortened(without_escapes(line.text, " ")))
