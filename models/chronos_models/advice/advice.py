"""One advice: a setting, what it is, what it had better be, and the numbers that say so."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What is advised."""

    TIMEOUT = "timeout"
    MEMORY = "memory"
    RETRIES = "retries"
    FREQUENCY = "frequency"
    DEAD = "dead"
    DUPLICATE = "duplicate"


class Evidence(NamedTuple):
    """A number that an advice rests on; a sentence about it may cite it."""

    name: str
    value: float
    unit: str
    """s, bytes, runs, days, %, or empty."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A proposal for a person; nothing is applied by itself."""

    kind: Kind
    reason: str
    """A code: what is wrong, such as `missing` or `too_tight`."""
    current: float
    """NaN where nothing is set."""
    proposed: float
    """NaN where no number is proposed, as for a dead job."""
    unit: str
    evidence: tuple[Evidence, ...]


def rounded_up(value: float) -> float:
    """To the next of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten: as a person would set it."""
    power = 1.0
    while power * 10 <= value:
        power *= 10
    while power > value:
        power /= 10
    for step in (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10):
        if step * power >= value * (1 - 1e-9):
            return step * power
    return 10 * power
