"""State of a detector as one row of numbers, and back: no pickle, so that nothing in a store can run.

Each part writes what it must remember into a list, in a fixed order, and reads it back in the same order. The blob is
a float64 array, sealed (`chronos_models.sealed`); anything else is refused with ValueError.
"""

from collections.abc import Iterator
from math import isfinite

import numpy as np

from chronos_models.sealed import seal, unseal

VERSION = 2
MOST_BYTES = 16_384
MOST_TEXT = 40
"""Characters kept of a name."""


class Reader:
    """Numbers in the order they were written."""

    def __init__(self, numbers: list[float]) -> None:
        """Begin at the first."""
        self._numbers: Iterator[float] = iter(numbers)

    def number(self) -> float:
        """The next number; ValueError at the end."""
        try:
            return next(self._numbers)
        except StopIteration:
            raise ValueError("the state ends too early") from None

    def whole(self) -> int:
        """The next number as an integer; ValueError for one that is infinite or none."""
        number = self.number()
        if not isfinite(number):
            raise ValueError("the state is damaged")
        return int(number)

    def end(self) -> None:
        """ValueError unless every number was read."""
        if next(self._numbers, None) is not None:
            raise ValueError("the state is longer than it should be")

    def row(self) -> list[float]:
        """A row that was written with its length in front."""
        length = self.whole()
        if not 0 <= length <= MOST_BYTES:
            raise ValueError("the state is damaged")
        return [self.number() for _ in range(length)]

    def text(self) -> str:
        """A text that was written by `write_text`."""
        return "".join(chr(int(code)) for code in self.row())


def write_row(numbers: list[float], row: list[float]) -> None:
    """Append a row with its length in front."""
    numbers.append(len(row))
    numbers.extend(row)


def write_text(numbers: list[float], text: str) -> None:
    """Append at most MOST_TEXT characters."""
    write_row(numbers, [float(ord(char)) for char in text[:MOST_TEXT]])


def pack(numbers: list[float]) -> bytes:
    """The blob of a row of numbers; ValueError when it would be larger than MOST_BYTES."""
    blob = seal(VERSION, [np.array(numbers, dtype=np.float64)])
    if len(blob) > MOST_BYTES:
        raise ValueError(f"a state of {len(blob)} bytes is too large")
    return blob


def unpack(blob: bytes) -> Reader:
    """A reader of what `pack` wrote; ValueError for another version or a damaged blob."""
    if len(blob) > MOST_BYTES:
        raise ValueError("the state is too large")
    (numbers,) = unseal(VERSION, blob, 1)
    if numbers.dtype != np.float64 or numbers.ndim != 1:
        raise ValueError("the state is not one row of numbers")
    return Reader(numbers.tolist())
