"""Measures in questions to the history: `>30s`, `1m..5m`, `137`, `<=0`. Pure."""

import re
from collections.abc import Callable

import msgspec

MS_OF_UNIT = {"ms": 1, "s": 1000, "sec": 1000, "m": 60_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}
MOST = 2**53
_FORM = re.compile(r"(?P<operator>>=|<=|>|<|=)?(?P<value>[^.<>=]+(?:\.\d[^.<>=]*)?)")
_PART = re.compile(r"(\d+(?:\.\d+)?)(ms|sec|s|min|m|h|d)?")
_COUNT = re.compile(r"-?\d{1,15}")


class Bounds(msgspec.Struct, frozen=True):
    """The whole numbers in [low, high]; None: open."""

    low: int | None
    high: int | None

    @property
    def edges(self) -> tuple[int, ...]:
        """Those that there are."""
        return tuple(edge for edge in (self.low, self.high) if edge is not None)


def read_span(text: str) -> Bounds | None:
    """Bounds in ms; None where `text` is none. One without an operator is a single length of time, to the last unit."""
    return _bounds(text, _span_ms)


def read_count(text: str) -> Bounds | None:
    """Bounds of a whole number; None where `text` is none."""
    return _bounds(text, lambda value: int(value) if _COUNT.fullmatch(value) else None)


def _bounds(text: str, read: Callable[[str], int | None]) -> Bounds | None:
    first, dots, last = text.partition("..")
    if dots:
        low, high = read(first) if first else None, read(last) if last else None
        is_whole = (not first or low is not None) and (not last or high is not None) and (first or last)
        return Bounds(low, high) if is_whole and (low is None or high is None or low <= high) else None
    match = _FORM.fullmatch(text)
    value = read(match["value"]) if match is not None else None
    if match is None or value is None:
        return None
    operator = match["operator"] or "="
    low = {">": value + 1, ">=": value, "=": value}.get(operator)
    high = {"<": value - 1, "<=": value, "=": value}.get(operator)
    return Bounds(low, high)


def _span_ms(text: str) -> int | None:
    """`1h30m`, `90s`, `250ms`, `1.5h`; a number alone is seconds."""
    at, total = 0, 0.0
    text = text.strip().lower()
    for match in _PART.finditer(text):
        if match.start() != at:
            return None
        at = match.end()
        total += float(match[1]) * MS_OF_UNIT[match[2] or "s"]
    return int(total) if text and at == len(text) and total < MOST else None
