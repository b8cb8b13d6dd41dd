"""How often an event comes that should not: a Beta rate with slow forgetting.

For events that are wrong by their nature (a fire without a start, a run ended at its limit, one of eight times its
usual length): they are expected to be rare until they show that they are not.
Assumes nothing. Complexity: O(1). Minimum n: 0.
"""

from chronos_models.detectors.state import Reader

PRIOR_EVENTS = 0.01
PRIOR_RUNS = 300.0
EVENT_WEIGHT = 0.2
"""An event is taken for an anomaly, which says little of the next, unless a person says otherwise."""
FORGET = 0.999
"""A memory of about a thousand runs."""


class RareEvent:
    """The rate of one kind of event."""

    __slots__ = ("events", "runs")

    def __init__(self) -> None:
        """It has not come yet."""
        self.events = PRIOR_EVENTS
        self.runs = PRIOR_RUNS

    @property
    def p_value(self) -> float:
        """Probability that it comes with the next run."""
        return self.events / self.runs

    def learn(self, *, came: bool) -> None:
        """Take a run in."""
        self.events = PRIOR_EVENTS + FORGET * (self.events - PRIOR_EVENTS) + EVENT_WEIGHT * came
        self.runs = PRIOR_RUNS + FORGET * (self.runs - PRIOR_RUNS) + 1.0

    def forgive(self, events: float) -> None:
        """Take it that it has come so often more."""
        self.events += events

    def take_back(self, events: float, runs: int) -> None:
        """Undo what `forgive` did so many runs ago, as far as it is not forgotten."""
        self.events = max(self.events - events * FORGET**runs, PRIOR_EVENTS)

    def soften(self, kept: float) -> None:
        """Keep what was seen as if it were `kept` runs."""
        seen = self.runs - PRIOR_RUNS
        share = min(1.0, kept / seen) if seen > 0.0 else 1.0
        self.events = PRIOR_EVENTS + share * (self.events - PRIOR_EVENTS)
        self.runs = PRIOR_RUNS + share * seen

    def write(self, numbers: list[float]) -> None:
        """Append the state."""
        numbers += (self.events, self.runs)

    def read(self, reader: Reader) -> None:
        """Take the state over."""
        self.events, self.runs = reader.number(), reader.number()
