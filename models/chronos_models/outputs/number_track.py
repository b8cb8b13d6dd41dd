"""Whether a number in an output is far from what it was: a robust residual with its own tail.

The centre is the median of the last 20 values and the spread their median absolute deviation, both of log(1 + |x|)
with the sign kept, since rows and seconds vary by ratios. log(1 + residual) is taken for exponential (a Pareto tail)
with the mean of those seen, shrunk towards that of normal values: heavy tails make it careful by themselves.

Assumes values that are alike over time, or drift slowly. O(20 log 20) a value. Minimum n: 10; before, nothing is odd.
"""

from collections import deque
from math import copysign, exp, expm1, log1p
from statistics import median

KEPT = 20
FEWEST = 10
FLOOR = 0.02
"""Least spread, as a ratio: changes of 2 % are no news, however steady a number was."""
_PRIOR_MEAN, _PRIOR_WEIGHT = 0.6, 6.0
"""Mean of log(1 + |z|) of normal values, with room for a spread estimated from few of them; believed as 6 values."""
_FORGET_AT = 200.0
_LARGEST = 3.0
"""Past oddities count as at most this much in the tail."""


class NumberTrack:
    """One number of one kind of line."""

    __slots__ = ("count", "mean", "values")

    def __init__(self) -> None:
        self.values: deque[float] = deque(maxlen=KEPT)
        self.mean = _PRIOR_MEAN
        self.count = _PRIOR_WEIGHT

    def p_value(self, value: float) -> float:
        """How often a value is as far off; 1 while too few are known."""
        if len(self.values) < FEWEST:
            return 1.0
        return exp(-self._score(value) / self.mean)

    def expected(self) -> float:
        """The median of the last values."""
        return _unscale(median(self.values)) if self.values else 0.0

    def learn(self, value: float) -> None:
        """Takes a value in."""
        if len(self.values) >= FEWEST:
            self.count = min(self.count + 1.0, _FORGET_AT)
            self.mean += (min(self._score(value), _LARGEST) - self.mean) / self.count
        self.values.append(_scale(value))

    def _score(self, value: float) -> float:
        centre = median(self.values)
        spread = max(FLOOR, 1.4826 * median(abs(one - centre) for one in self.values))
        return log1p(abs(_scale(value) - centre) / spread)


def _scale(value: float) -> float:
    return copysign(log1p(abs(value)), value)


def _unscale(value: float) -> float:
    return copysign(expm1(abs(value)), value)
