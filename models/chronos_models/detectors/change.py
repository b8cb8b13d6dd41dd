"""Evidence that a signal has shifted or drifts: a mixture of Shiryaev-Roberts e-detectors, calibrated by its own tail.

For each size of change, M <- (M + 1) exp(size z - size^2 v / 2) with z the innovation in spreads, clipped, and v its
mean square: under no change M - t is a martingale, so that the mean run length to M > c is at least c (Shin, Ramdas,
Rinaldo 2022). Small sizes find drifts, large ones steps. log M has an exponential tail with mean 1 if all were as
assumed; what real noise does to it is learned by `UpperTail`, with that as the prior.
Assumes innovations without lasting correlation. Complexity: O(1), a dozen numbers of state. Minimum n: 40 values.
"""

from math import exp, log

from chronos_models.detectors.state import Reader
from chronos_models.detectors.tail import UpperTail

SMALL, MIDDLE, LARGE = 0.25, 0.5, 1.0
"""Shifts to look for, in spreads."""
DRIFT = 0.25
"""What the sum that dates a change takes off each value, in spreads."""
CLIP = 2.0
"""Spreads that one value can speak for: a change is more than one outlier."""
MINIMUM = 40
MOST = 1e30
SPREAD_GAIN = 0.01
DEPLOY_SHARE = 0.3
"""Share of the false alarms of a month that is spent on the runs right after deploys."""
DEPLOYS_PER_MONTH = 3.0


class Change:
    """Evidence for a change in one direction (+1 up, -1 down)."""

    __slots__ = ("count", "direction", "large", "middle", "origin", "power", "since", "small", "sum", "tail")

    def __init__(self, direction: int) -> None:
        """Nothing has changed yet."""
        self.direction = direction
        self.count = 0
        self.small = self.middle = self.large = 1.0
        self.power = 1.0
        self.since = 0
        """Values since it began, if it did: since the sum was last zero (Page 1954)."""
        self.sum = 0.0
        self.origin = 0.0
        """The level when it began; kept by the owner of the level."""
        self.tail = UpperTail(threshold=2.5, mean_excess=1.0, weight=20.0, floor=1.0, scale=0.3)

    def learn(self, score: float) -> float:
        """Take an innovation in (spreads); returns the p value of the evidence so far, 0.5 for none to speak of."""
        clipped = score * self.direction
        clipped = CLIP if clipped > CLIP else -CLIP if clipped < -CLIP else clipped
        half = 0.5 * self.power
        small = (self.small + 1.0) * exp(SMALL * (clipped - SMALL * half))
        middle = (self.middle + 1.0) * exp(MIDDLE * (clipped - MIDDLE * half))
        large = (self.large + 1.0) * exp(LARGE * (clipped - LARGE * half))
        if small + middle + large > MOST:
            small, middle, large = min(small, MOST), min(middle, MOST), min(large, MOST)
        self.small, self.middle, self.large = small, middle, large
        self.count += 1
        gain = SPREAD_GAIN if self.count > 70 else 1.0 / (self.count + 30.0)
        self.power += gain * (clipped * clipped - self.power)
        total = log((small + middle + large) / 3.0)
        self.sum += clipped - DRIFT
        if self.sum > 0.0:
            self.since += 1
        else:
            self.sum, self.since = 0.0, 0
        tail = self.tail
        p = tail.p_value(total) if total > tail.threshold and self.count > MINIMUM else 0.5
        tail.learn(total)
        return p

    def deployed(self, runs_per_month: float) -> None:
        """Look harder from here on: changes come with deploys."""
        extra = DEPLOY_SHARE * runs_per_month / DEPLOYS_PER_MONTH
        self.small += extra
        self.middle += extra
        self.large += extra

    def restart(self) -> None:
        """Forget the evidence, not how it usually behaves."""
        self.small = self.middle = self.large = 1.0
        self.since, self.sum = 0, 0.0

    def write(self, numbers: list[float]) -> None:
        """Append the state."""
        numbers += (self.small, self.middle, self.large, self.power, self.origin, self.sum, self.count, self.since)
        self.tail.write(numbers)

    def read(self, reader: Reader) -> None:
        """Take the state over."""
        self.small, self.middle, self.large = reader.number(), reader.number(), reader.number()
        self.power, self.origin, self.sum = reader.number(), reader.number(), reader.number()
        self.count, self.since = reader.whole(), reader.whole()
        self.tail.read(reader)
