"""Turns any score into a p value: how often a score of this job is as large.

Peaks over threshold (Pickands 1975; as a stream: SPOT, Siffer et al. 2017). The threshold follows the SHARE quantile by
stochastic approximation; beyond it the excess is exponential, its mean that of the last KEPT excesses, shrunk towards
a prior. Scores are given on a scale where that holds: log(1 + z) for residuals (a Pareto tail in z), the log of the
evidence for changes. Keeping excesses, not values, remembers the rare ones of KEPT / (1 - SHARE) = 2,000 runs in 60
numbers, which is what rates of one a month need.
Assumes that scores are alike over time, or drift slowly. Complexity: O(1), O(KEPT log KEPT) for the 3 % beyond the
threshold. Minimum n: 1; until about 30 scores the prior speaks.
"""

from collections import deque
from math import exp, isclose, isfinite, isnan, log

from chronos_models.detectors.state import Reader, write_row

SHARE = 0.97
KEPT = 60
LARGEST_EXCESS = 20.0
"""Excesses count as at most this many medians of them: past anomalies must not set the tail."""
GAIN = 0.005
"""Slowest step of the threshold, of `scale`, for a score below it."""
WARM_UP = 20.0
STEADY = 80
"""Scores after which the step is the slowest."""
WINSOR_P = 1e-3
"""An anomaly must not become normal by itself."""
YOUNG = 500
"""Scores up to which nothing is too rare to learn: of a few runs, one that is far off says much about the next."""
LOG_WINSOR = log((1.0 - SHARE) / WINSOR_P)


class UpperTail:
    """The upper tail of a stream of scores."""

    __slots__ = ("count", "excesses", "floor", "mean", "prior_mean", "prior_weight", "scale", "threshold")

    def __init__(
        self, *, threshold: float, mean_excess: float, weight: float, floor: float = 0.0, scale: float = 0.1
    ) -> None:
        """Believe in `threshold` and `mean_excess`, the latter as much as in `weight` excesses.

        `floor` is the least threshold; `scale` how far it may move in a step, in units of the score.
        """
        self.threshold = threshold
        self.prior_mean = mean_excess
        self.prior_weight = weight
        self.floor = floor
        self.scale = scale
        self.mean = mean_excess
        self.count = 0
        self.excesses: deque[float] = deque(maxlen=KEPT)

    def p_value(self, score: float) -> float:
        """Probability of a score as large or larger; 1 for what is no number, 0.5 at most below the threshold."""
        if isnan(score):
            return 1.0
        beyond = score - self.threshold
        if beyond <= 0.0:
            return min(0.5, 1.0 - SHARE - beyond)
        return (1.0 - SHARE) * exp(-beyond / self.mean)

    def score_at(self, p: float) -> float:
        """The score that is exceeded with probability p, where p is at most 1 - SHARE; else the threshold."""
        return self.threshold + self.mean * max(0.0, log((1.0 - SHARE) / p))

    def learn(self, score: float) -> None:
        """Take a score in; what is no finite number is left out, what is rarer than WINSOR_P counts as just so rare."""
        self.count += 1
        step = GAIN if self.count > STEADY else 0.5 / (self.count + WARM_UP)
        if score <= self.threshold:
            lower = self.threshold - step * self.scale
            self.threshold = lower if lower > self.floor else self.floor
        elif isfinite(score):
            limit = self.threshold + LOG_WINSOR * self.mean if self.count > YOUNG else score
            self.excesses.append(min(score, limit) - self.threshold)
            self.threshold += step * self.scale * SHARE / (1.0 - SHARE)
            self._refit()

    def forgive(self, score: float, weight: int) -> float:
        """Make room for a score that a person called normal, as if it had come `weight` times beyond the threshold.

        It counts as the mean excess at least: no such word makes anything rarer. Returns the excess that was learned.
        """
        excess = max(score - self.threshold, self.mean)
        self.excesses.extend([excess] * weight)
        self._refit()
        return excess

    def take_back(self, excess: float, weight: int) -> None:
        """Forget an excess that `forgive` learned, as far as it is still kept."""
        same = [place for place, kept in enumerate(self.excesses) if isclose(kept, excess, rel_tol=1e-9)]
        for place in reversed(same[:weight]):
            del self.excesses[place]
        if same:
            self._refit()

    def soften(self, kept: int) -> None:
        """Keep the last `kept` excesses as a prior for something that may be new."""
        self.excesses = deque(list(self.excesses)[-kept:], maxlen=KEPT)
        self.count = min(self.count, kept)

    def write(self, numbers: list[float]) -> None:
        """Append the state."""
        numbers += (self.threshold, self.mean, self.count)
        write_row(numbers, list(self.excesses))

    def read(self, reader: Reader) -> None:
        """Take the state over."""
        self.threshold, self.mean, self.count = reader.number(), reader.number(), reader.whole()
        self.excesses = deque(reader.row(), maxlen=KEPT)

    def _refit(self) -> None:
        ordered = sorted(self.excesses)
        middle = ordered[len(ordered) // 2] if ordered else 0.0
        cap = LARGEST_EXCESS * max(middle, 0.1 * self.prior_mean)
        total = sum([min(excess, cap) for excess in ordered])
        self.mean = (total + self.prior_weight * self.prior_mean) / (len(ordered) + self.prior_weight)
