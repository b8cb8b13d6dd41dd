"""A pattern: what texts of one cause have in common, when they came, and from which jobs."""

import math
from dataclasses import dataclass

DAYS = 14
"""Days counted back from the last text."""
DAY_S = 86_400.0


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is known of a pattern. Times are unix seconds; NaN where none was given."""

    id: str
    """Made of its first message: the same text gives the same id on every installation."""
    template: str
    """With `<ip>`, `<path>` or `<*>` where texts differ."""
    message: str
    """The masked message, to compare with others and to embed."""
    count: int
    first_s: float
    last_s: float
    jobs: tuple[str, ...]
    """Those seen last, newest first."""
    examples: tuple[str, ...]
    """The first different texts, cut."""
    per_day: tuple[int, ...]
    """Texts a day for 14 days, today last: the day that was asked for, else that of the newest text of all patterns."""

    @property
    def trend(self) -> float:
        """How many times as many texts came in the last 7 days as in the 7 before; 1 for as many, 0.5 added to both."""
        half = DAYS // 2
        return (sum(self.per_day[half:]) + 0.5) / (sum(self.per_day[:half]) + 0.5)

    def is_new(self, now_s: float, within_s: float = DAY_S) -> bool:
        """It was first seen a moment ago."""
        return not math.isnan(self.first_s) and now_s - self.first_s <= within_s
