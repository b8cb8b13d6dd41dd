"""The clock's view of a job: a start that does not come, an execution that does not end.

Late: the lag is beyond LATE_TIMES its 98 % point and LATE_LEAST_S. Stuck: the execution has taken LONG_TIMES the
expected duration. Both are wrong by their nature, so that the rate is that of a `RareEvent`, divided by how far beyond
the limit the wait is. The lag's quantile is tracked by stochastic approximation in log(1 + lag).
Assumes that the caller does not ask while a due time is paused, or left out on purpose. Complexity: O(1). Minimum n:
0 for late starts, 3 successes for stuck ones.
"""

from math import expm1, log1p

from chronos_models.detectors.rare_event import RareEvent
from chronos_models.detectors.state import Reader

LATE_TIMES = 4.0
LATE_LEAST_S = 20.0
LONG_TIMES = 8.0
LAG_SHARE = 0.98
LAG_PRIOR_S = 2.0
GAIN = 0.01
SCALE = 0.1
"""Steps of the quantile, in logs."""
WARM_UP = 10.0


class LagWatch:
    """How late starts usually are, and how rare it is that one is far later."""

    __slots__ = ("count", "last_s", "late", "point")

    def __init__(self) -> None:
        """Starts come within seconds."""
        self.count = 0
        self.last_s = 0.0
        """The last lag."""
        self.point = log1p(LAG_PRIOR_S)
        self.late = RareEvent()

    @property
    def usual_s(self) -> float:
        """98 % of starts come within this."""
        return expm1(self.point)

    @property
    def limit_s(self) -> float:
        """A start that comes later than this is late."""
        return max(LATE_LEAST_S, LATE_TIMES * self.usual_s)

    def p_value(self, lag_s: float) -> float:
        """Probability of such a lag at a run; 1 within the limit."""
        limit_s = self.limit_s
        return self.late.p_value * limit_s / lag_s if lag_s > limit_s else 1.0

    def learn(self, lag_s: float) -> None:
        """Take the lag of a start in; a clock that was set back counts as no lag."""
        amount = log1p(max(lag_s, 0.0))
        self.last_s = lag_s
        self.late.learn(came=lag_s > self.limit_s)
        self.count += 1
        step = max(1.0 / (self.count + WARM_UP), GAIN) * SCALE
        self.point = max(self.point + step * (LAG_SHARE / (1.0 - LAG_SHARE) if amount > self.point else -1.0), 0.0)

    def write(self, numbers: list[float]) -> None:
        """Append the state."""
        numbers += (self.point, self.count)
        self.late.write(numbers)

    def read(self, reader: Reader) -> None:
        """Take the state over."""
        self.point, self.count = reader.number(), reader.whole()
        self.late.read(reader)


class LengthWatch:
    """How rare it is that an execution takes many times what it should."""

    __slots__ = ("long",)

    def __init__(self) -> None:
        """None has."""
        self.long = RareEvent()

    def p_value(self, elapsed_s: float, expected_s: float) -> float:
        """Probability of such a length at a run; 1 within the limit."""
        limit_s = LONG_TIMES * expected_s
        return self.long.p_value * limit_s / elapsed_s if elapsed_s > limit_s else 1.0

    def learn(self, elapsed_s: float, expected_s: float) -> None:
        """Take a finished execution in."""
        self.long.learn(came=elapsed_s > LONG_TIMES * expected_s)
