"""The lines of an output as kinds of lines with their numbers.

A kind is the masked line; its numbers are those that stand alone or behind a key (`rows=1,204`, `took 3.5s`), never
parts of dates, addresses or names. Linear in the text. An output of more than 400 lines is read at both ends. Of a
kind that is printed several times the last line counts. Minimum n: 1.
"""

import re
from collections.abc import Sequence
from math import isfinite

from chronos_models.patterns.headers import strip_header
from chronos_models.patterns.masks import MASK, Masker

MOST_LINES = 400
MOST_NUMBERS = 2
"""Numbers of a line that are followed."""
LONGEST_KIND = 100
"""Characters."""

_NUMBER = re.compile(
    r"(?:[A-Za-z_][\w.-]*[=:])?[^\w-]*(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)(?:[A-Za-z]{1,3}|%)?[^\w]*"
)


def read_lines(lines: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """The kinds of lines with their numbers, in order of first sight."""
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES // 2], *lines[-MOST_LINES // 2 :]]
    mask = Masker().line
    kinds: dict[str, tuple[float, ...]] = {}
    for line in lines:
        message = strip_header(line)
        kind = mask(message)[:LONGEST_KIND]
        if kind and kind.replace(MASK, "").strip(" .,:;-=*#"):
            kinds[kind] = _numbers(message)
    return kinds


def _numbers(message: str) -> tuple[float, ...]:
    found = (_NUMBER.fullmatch(word) for word in message.split())
    values = (float(match[1].replace(",", "")) for match in found if match)
    return tuple(value for value in values if isfinite(value))[:MOST_NUMBERS]
