"""Where the words of a search stand in what was found."""

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from chronos_synapse.storage.redis.execution_documents import ExecutionDocument
from chronos_synapse.storage.redis.search import Words

MAX_LINES = 3
EXCERPT_CHARACTERS = 240
LEAD_CHARACTERS = 60
"""How much of a long line is shown before its first match."""

Field = Literal["error", "output", "job_name"]
_WORD = re.compile(r"\w+")


class Highlight(msgspec.Struct, frozen=True, kw_only=True):
    """One line with matches. Ranges are [start, end) in UTF-16 code units, as a browser counts."""

    field: Field
    text: str
    ranges: tuple[tuple[int, int], ...]
    before: str | None = None
    """The line before it, shortened; absent where there is none."""
    after: str | None = None
    line: int | None = None
    """Its place in the log, where that is known."""


def highlights_of(document: ExecutionDocument, words: Words) -> tuple[Highlight, ...]:
    """The first lines of error, output and job name that hold any of `words`."""
    texts: tuple[tuple[Field, str], ...] = (
        ("error", document.error or ""),
        ("output", document.output),
        ("job_name", document.job_name),
    )
    found: list[Highlight] = []
    for field, text in texts:
        # In an indexed output a blank stands before each line end.
        lines = [line.rstrip() for line in text.splitlines()]
        for at, line in enumerate(lines):
            if len(found) == MAX_LINES:
                return tuple(found)
            matches = _matches(line, words)
            if matches:
                found.append(_with_neighbours(_excerpt(field, line, matches), lines, at))
    return tuple(found)


def _with_neighbours(highlight: Highlight, lines: Sequence[str], at: int) -> Highlight:
    before = shortened(lines[at - 1]) if at else None
    after = shortened(lines[at + 1]) if at + 1 < len(lines) else None
    return msgspec.structs.replace(highlight, before=before, after=after)


def excerpt_of(line: str, words: Words) -> tuple[str, tuple[tuple[int, int], ...]]:
    """`line`, shortened to what is around the first match, and the ranges of all matches in that; see Highlight."""
    matches = _matches(line, words)
    if not matches:
        return shortened(line), ()
    found = _excerpt("output", line, matches)
    return found.text, found.ranges


def shortened(line: str) -> str:
    """The beginning of a long line."""
    return line if len(line) <= EXCERPT_CHARACTERS else line[:EXCERPT_CHARACTERS] + "…"


def _matches(line: str, words: Words) -> list[tuple[int, int]]:
    return [match.span() for match in _WORD.finditer(line) if _is_meant(match.group().lower(), words)]


def _is_meant(token: str, words: Words) -> bool:
    return any(token.startswith(word[:-1]) if word.endswith("*") else token == word for word in words.words)


def _excerpt(field: Field, line: str, matches: list[tuple[int, int]]) -> Highlight:
    start = max(0, matches[0][0] - LEAD_CHARACTERS) if len(line) > EXCERPT_CHARACTERS else 0
    end = start + EXCERPT_CHARACTERS
    before, after = "…" if start else "", "…" if end < len(line) else ""
    text = before + line[start:end] + after
    shift = len(before) - start
    inside = [(first + shift, min(last, end) + shift) for first, last in matches if first < end]
    return Highlight(field=field, text=text, ranges=tuple(_browser_range(text, *span) for span in inside))


def _browser_range(text: str, start: int, end: int) -> tuple[int, int]:
    first = _browser_length(text[:start])
    return first, first + _browser_length(text[start:end])


def _browser_length(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
