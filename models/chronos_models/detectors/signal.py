"""One measured signal of a job: what it should be, how rare a deviation is, and whether it has shifted.

Joins `Expectation` (season, level, spread), an `UpperTail` a side, and a `Change` a side. A single deviation is a
mixture of the job's own tail with that of all jobs, whose weight falls with what has been seen: a job may have a rare
heavy tail that has not shown yet.
A change that has lasted ACCEPT_RUNS is accepted: the level jumps, so that it is told once. The level before is kept
for FORMER_RUNS: going back to it is a recovery, not news.
Assumes positive values (a log is taken). What is no number, or below zero, is skipped; zero counts as `traits.least`.
Complexity: O(1) a value. Minimum n: MINIMUM for single deviations, 40 for changes.
"""

from collections import deque
from math import exp, expm1, isfinite, log, log1p, nan
from typing import NamedTuple

from chronos_models.detectors.change import Change
from chronos_models.detectors.expectation import Expectation
from chronos_models.detectors.slots import Slot
from chronos_models.detectors.state import Reader, write_row
from chronos_models.detectors.tail import UpperTail
from chronos_models.finding import NOTED_P

MINIMUM = 4
NOVELTY = 0.3
"""Chance that a job shows a tail never seen of it, spread over its first runs: 0.3 / (n + 10) of the next run."""
NOVELTY_RUNS = 10.0
NOVELTY_SCALE = 0.4
"""Mean size of such a deviation, in logs, over all jobs."""
ACCEPT_RUNS = 20
"""Runs after which a strong change is the new normal."""
ACCEPT_P = 1e-3
FORMER_RUNS = 200
BEYOND = 1.3
"""A return may lead so many times as far as to the former level."""
RECENT = 5
LARGEST = 700.0
"""The log of what a number can hold."""


class Traits(NamedTuple):
    """What is known of a kind of signal before any value."""

    name: str
    unit: str
    least: float
    """Values below count as this one: the resolution."""
    floor: float
    """Least standard deviation of the log."""
    relevance: float
    """Least change of the log that is worth a word."""


class Belief(NamedTuple):
    """What is believed of a job's signal before it has a past."""

    spread: float = 0.25
    """Standard deviation of the log."""
    mean_excess: float = 0.13
    """Of log(1 + z) beyond its 97 % point."""


class Range(NamedTuple):
    """What was usual at a moment, in the signal's unit."""

    lower: float
    expected: float
    upper: float
    """94 % of values lie between lower and upper."""
    spread: float
    """Standard deviation of the log."""
    runs: int
    """Values that it rests on."""

    def spreads(self, value: float) -> float | None:
        """Distance of a positive value from the expected one, in spreads; None without values."""
        return log(value / self.expected) / self.spread if self.runs and value > 0.0 else None


class Hint(NamedTuple):
    """A deviation that is rarer than NOTED_P."""

    is_change: bool
    direction: int
    p: float
    size: float
    """Logarithm of the ratio to what was expected."""
    runs: int
    """How many runs show it."""
    moved: float = 0.0
    """Of a change: how far the level has followed it already, in logs. What was expected lies so much nearer."""


BELIEF = Belief()


class Signal:
    """The running state of one signal."""

    __slots__ = ("down", "expectation", "falling", "former", "former_left", "recent", "rising", "traits", "up")

    def __init__(self, traits: Traits, belief: Belief = BELIEF) -> None:
        """Nothing seen."""
        self.traits = traits
        self.expectation = Expectation(spread=max(belief.spread, traits.floor), floor=traits.floor)
        self.up = _residual_tail(belief)
        self.down = _residual_tail(belief)
        self.rising = Change(1)
        self.falling = Change(-1)
        self.recent: deque[float] = deque(maxlen=RECENT)
        self.former = nan
        """The level before the last accepted change."""
        self.former_left = 0

    @property
    def count(self) -> int:
        """Values seen."""
        return self.expectation.count

    def learn(self, value: float, slot: Slot) -> list[Hint]:
        """Take a value in; returns what is rare about it."""
        if not (isfinite(value) and value >= 0.0):
            return []
        amount = log(max(value, self.traits.least))
        expectation = self.expectation
        count, spread = expectation.count, expectation.spread
        score = expectation.learn(amount, slot)
        if count < 1:
            return []
        raw = expectation.raw
        self.recent.append(raw)
        hints: list[Hint] = []
        self._single(hints, score, raw, spread, count)
        self._change(hints, score)
        return hints

    def p_longer(self, value: float, slot: Slot) -> float:
        """Probability that a value as large or larger comes next; 1 before MINIMUM values."""
        expectation = self.expectation
        if expectation.count < MINIMUM:
            return 1.0
        amount, spread = log(max(value, self.traits.least)), expectation.spread
        raw = amount - expectation.structural(slot)
        if raw < self.traits.relevance or self._is_back(raw):
            return 1.0
        return self._mixed(self.up, (amount - expectation.expected(slot)) / spread, raw, spread)

    def usual(self, slot: Slot) -> float:
        """The value that level and calendar let expect, in the signal's unit."""
        return exp(self.expectation.structural(slot))

    def range_of(self, slot: Slot) -> Range:
        """What is usual now."""
        return self.range_around(self.expectation.expected(slot), self.expectation.spread)

    def range_around(self, middle: float, spread: float) -> Range:
        """What was usual when `middle` was the expected log and `spread` its standard deviation."""
        low, high = expm1(self.down.threshold) * spread, expm1(self.up.threshold) * spread
        return Range(exp(middle - low), exp(middle), exp(min(middle + high, LARGEST)), spread, self.expectation.count)

    def deployed(self, runs_per_month: float) -> None:
        """Look harder for a change from here on."""
        self.rising.deployed(runs_per_month)
        self.falling.deployed(runs_per_month)

    def forgive(self, *, is_change: bool, direction: int, p: float, weight: int) -> float:
        """Learn that a deviation as rare as p is normal here, as if it had come `weight` times.

        Returns the excess that was learned.
        """
        tail = self._tail_of(is_change=is_change, direction=direction)
        excess = tail.forgive(tail.score_at(p), weight)
        if is_change:
            (self.rising if direction > 0 else self.falling).restart()
        return excess

    def take_back(self, excess: float, *, is_change: bool, direction: int, weight: int) -> None:
        """Forget what `forgive` learned."""
        self._tail_of(is_change=is_change, direction=direction).take_back(excess, weight)

    def soften(self, kept: int) -> None:
        """Keep what was learned as a prior of `kept` runs for something that may be new."""
        self.expectation.soften(kept)
        self.former_left = 0
        self.recent.clear()
        for tail in (self.up, self.down, self.rising.tail, self.falling.tail):
            tail.soften(kept)
        for change in (self.rising, self.falling):
            change.restart()
            change.count = min(change.count, kept)

    def write(self, numbers: list[float]) -> None:
        """Append the state."""
        self.expectation.write(numbers)
        for part in (self.up, self.down, self.rising, self.falling):
            part.write(numbers)
        write_row(numbers, list(self.recent))
        numbers += (self.former, self.former_left)

    def read(self, reader: Reader) -> None:
        """Take the state over."""
        self.expectation.read(reader)
        for part in (self.up, self.down, self.rising, self.falling):
            part.read(reader)
        self.recent = deque(reader.row(), maxlen=RECENT)
        self.former, self.former_left = reader.number(), reader.whole()

    def _tail_of(self, *, is_change: bool, direction: int) -> UpperTail:
        if is_change:
            return self.rising.tail if direction > 0 else self.falling.tail
        return self.up if direction > 0 else self.down

    def _single(self, hints: list[Hint], score: float, raw: float, spread: float, count: int) -> None:
        tail, other = (self.up, self.down) if score >= 0 else (self.down, self.up)
        amount = log1p(abs(score))
        if amount > tail.threshold and abs(raw) >= self.traits.relevance and count >= MINIMUM:
            p = self._mixed(tail, score, raw, spread)
            if p < NOTED_P and not self._is_back(raw):
                hints.append(Hint(False, 1 if score >= 0 else -1, p, raw, 1))
        tail.learn(amount)
        other.learn(0.0)

    def _mixed(self, tail: UpperTail, score: float, raw: float, spread: float) -> float:
        """Probability of a deviation that is as large both from the calendar (raw) and from the run before (score)."""
        if score * raw <= 0.0:
            return 0.5
        size = min(abs(raw), abs(score) * spread)
        own = tail.p_value(log1p(size / spread))
        return min(1.0, own + NOVELTY / (self.expectation.count + NOVELTY_RUNS) * exp(-size / NOVELTY_SCALE))

    def _change(self, hints: list[Hint], score: float) -> None:
        self.former_left -= 1
        level = self.expectation.level
        for change in (self.rising, self.falling):
            p = change.learn(score)
            if change.since <= 1:
                change.origin = level
            if p >= NOTED_P:
                continue
            recent = sorted(self.recent)[len(self.recent) // 2]
            size = recent + level - change.origin
            if self._is_back(recent):
                if change.since >= RECENT:
                    self._accept(recent)
                    self.former_left = 0
                continue
            if abs(size) >= self.traits.relevance and size * change.direction > 0:
                hints.append(Hint(True, change.direction, p, size, change.since, level - change.origin))
            if p < ACCEPT_P and change.since >= RECENT:
                self.former, self.former_left = change.origin, FORMER_RUNS
                if change.since >= ACCEPT_RUNS:
                    self._accept(recent)

    def _is_back(self, deviation: float) -> bool:
        """Whether a deviation from the level leads towards where the level was before, and not far beyond it."""
        if self.former_left <= 0:
            return False
        jump = self.former - self.expectation.level
        return deviation * jump > 0.0 and abs(deviation) <= BEYOND * abs(jump) + 2.0 * self.expectation.spread

    def _accept(self, size: float) -> None:
        self.expectation.level += size
        self.expectation.previous = 0.0
        self.rising.restart()
        self.falling.restart()


def _residual_tail(belief: Belief) -> UpperTail:
    """Of log(1 + z): a normal's 97 % point, and the mean excess of other jobs."""
    return UpperTail(threshold=log1p(1.9), mean_excess=belief.mean_excess, weight=6.0, floor=0.3)
