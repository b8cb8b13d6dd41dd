"""What the miner remembers of one pattern."""

import math
from collections import Counter
from dataclasses import dataclass, field

from chronos_models.patterns.grouping import WORDS_TO_FILL, fills, words_of
from chronos_models.patterns.masks import MASK
from chronos_models.patterns.pattern import DAY_S, DAYS
from chronos_models.patterns.words import is_masked, is_steady

MOST_EXAMPLES = 3
MOST_JOBS = 20
MOST_KEYS = 16
"""Messages of a pattern that are kept: those that tell the others, and those that no other tells."""
MOST_DAYS = 2 * DAYS
"""Days with texts that are counted: a clock that is wrong for a while pushes out none that count."""


@dataclass(slots=True)
class Seen:
    """What a pattern has seen so far."""

    id: str
    count: int = 0
    first_s: float = math.nan
    last_s: float = math.nan
    jobs: list[str] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)
    per_day: Counter[int] = field(default_factory=Counter)
    keys: list[str] = field(default_factory=list)
    """Masked messages, the most general one first."""

    def note(self, time_s: float, job: str) -> None:
        """Counts one text."""
        self.count += 1
        if math.isfinite(time_s):
            self.first_s = time_s if math.isnan(self.first_s) else min(time_s, self.first_s)
            self.last_s = time_s if math.isnan(self.last_s) else max(time_s, self.last_s)
            self.per_day[int(time_s // DAY_S)] += 1
            self._forget_days()
        if job and self.jobs[:1] != [job]:
            self.jobs = [job, *(other for other in self.jobs if other != job)][:MOST_JOBS]

    def take(self, other: "Seen") -> None:
        """Becomes both."""
        self.count += other.count
        self.first_s = min(self.first_s, other.first_s, key=nan_last)
        self.last_s = -min(-self.last_s, -other.last_s, key=nan_last)
        self.jobs = list(dict.fromkeys(self.jobs + other.jobs))[:MOST_JOBS]
        self.examples = list(dict.fromkeys(self.examples + other.examples))[:MOST_EXAMPLES]
        self.per_day += other.per_day
        self._forget_days()
        for key in other.keys:
            self.add_key(key)

    def add_key(self, key: str) -> None:
        """Remembers a message, unless one that is remembered tells it; those that it tells need not be any more."""
        if key in self.keys or any(tells(general, key) for general in self.keys):
            return
        kept = [known for known in self.keys if not tells(key, known)]
        self.keys = sorted([*kept, key], key=lambda known: -known.count(MASK))[:MOST_KEYS]

    def _forget_days(self) -> None:
        while len(self.per_day) > MOST_DAYS:
            del self.per_day[min(self.per_day)]


def tells(general: str, message: str) -> bool:
    """Whether `general` alone brings `message` back to its pattern: the same words, with names in its masked places."""
    if MASK not in general:
        return False
    words, places = words_of(message), words_of(general)
    if len(words) != len(places) or not fills(words, places):
        return False
    steady = sum(map(is_steady, places))
    return steady >= WORDS_TO_FILL or (steady > 0 and sum(map(is_masked, places)) == 1)


def nan_last(value: float) -> float:
    """A key that sorts what is missing behind everything."""
    return math.inf if math.isnan(value) else value
