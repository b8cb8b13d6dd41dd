"""Turns a score into a p value: its rank among the last scores, and an exponential tail where ranks end.

Conformal ranks (Vovk, Gammerman and Shafer 2005) hold whatever the distribution is, but stop at 1 / n. Beyond the 90 %
point the tail is exponential in log(1 + score / median), a Pareto tail in the score, so that one in a thousand can be
told from one in a million. `detectors.tail` keeps only the rarest scores of a job; this keeps them all, for ranks.

Assumes that scores are not negative and are alike for as long as they are kept; scores that follow each other closely
make small p come in runs. O(log n) a score, O(n) every REFIT_EVERY. Minimum n: FEWEST kept scores; before, p is 1.
"""

from bisect import bisect_left, insort
from collections import deque
from math import exp, log1p

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FEWEST = 30
TAIL_SHARE = 0.1
PRIOR_EXCESS = 0.13
"""Mean excess in units of log(1 + z) before a series has shown its own."""
PRIOR_WEIGHT = 6
LARGEST_EXCESS = 5.0
"""An excess counts as at most this many medians of them: past anomalies must not set the tail."""
REFIT_EVERY = 50
SMALLEST_P = 1e-12
SMALLEST_SCALE = 1e-9
SPACING = 3
"""Every third score is kept: neighbours tell nearly the same, and the memory reaches three times as far back. On the
development half of NAB 1,000 such scores do as well as the last 2,500 in a row, and much better than the last 1,000."""
LARGEST_SCORE = 6e4
"""Scores are held in 16 bits."""


class RankTail:
    """The last `kept` scores of a series, SPACING apart."""

    __slots__ = ("_kept", "_mean", "_ordered", "_recent", "_scale", "_since_fit", "_skipped", "_start")

    def __init__(self, kept: int) -> None:
        self._kept = kept
        self._recent: deque[float] = deque()
        self._ordered: list[float] = []
        self._since_fit = 0
        self._skipped = SPACING - 1
        self._scale, self._start, self._mean = 1.0, 0.0, PRIOR_EXCESS

    def take(self, score: float) -> float:
        """Probability of a score as large or larger than `score`, from SMALLEST_P to 1; then learns it, if its turn."""
        rounded = float(np.float16(min(score, LARGEST_SCORE)))
        p = self._p_value(rounded)
        self._skipped += 1
        if self._skipped >= SPACING:
            self._skipped = 0
            self._learn(rounded)
        return p

    def numbers(self) -> Floats:
        """(5,) of the fit, and counters."""
        return np.array([self._scale, self._start, self._mean, self._since_fit, self._skipped])

    def scores(self) -> NDArray[np.float16]:
        """(n,) What is kept, oldest first."""
        return np.array(self._recent, np.float16)

    def restore(self, numbers: Floats, scores: NDArray[np.float16]) -> None:
        """Take over what `numbers` and `scores` gave."""
        self._scale, self._start, self._mean = (float(number) for number in numbers[:3])
        self._since_fit, self._skipped = int(numbers[3]), int(numbers[4])
        self._recent = deque(float(score) for score in scores)
        self._ordered = sorted(self._recent)

    def _p_value(self, score: float) -> float:
        count = len(self._ordered)
        if count < FEWEST:
            return 1.0
        as_large = count - bisect_left(self._ordered, score)
        if as_large > TAIL_SHARE * count:
            return (as_large + 1) / (count + 1)
        beyond = log1p(score / self._scale) - self._start
        return max(TAIL_SHARE * exp(-max(beyond, 0.0) / self._mean), SMALLEST_P)

    def _learn(self, score: float) -> None:
        self._recent.append(score)
        insort(self._ordered, score)
        if len(self._recent) > self._kept:
            del self._ordered[bisect_left(self._ordered, self._recent.popleft())]
        self._since_fit += 1
        if self._since_fit >= REFIT_EVERY or len(self._ordered) == FEWEST:
            self._fit()

    def _fit(self) -> None:
        self._since_fit = 0
        ordered = self._ordered
        self._scale = max(ordered[len(ordered) // 2], 1e-3 * ordered[-1], SMALLEST_SCALE)
        tail = np.log1p(np.array(ordered[-max(1, int(TAIL_SHARE * len(ordered))) :]) / self._scale)
        self._start = float(tail[0])
        excess = tail - tail[0]
        excess = np.minimum(excess, LARGEST_EXCESS * max(float(excess[len(excess) // 2]), SMALLEST_SCALE))
        self._mean = max((float(excess.sum()) + PRIOR_WEIGHT * PRIOR_EXCESS) / (len(excess) + PRIOR_WEIGHT), 0.02)
