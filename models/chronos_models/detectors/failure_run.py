"""Failures that are more than usual: in a row, or more often than before.

The same e-detector as in `change`, over outcomes: M <- (M + 1) q / p0 after a failure, (1 - q) / (1 - p0) after a
success, for several failure rates q above the usual p0 (a Beta rate that forgets, a little on the upper side, since
it is not known exactly). 1 / M is the expected number of false alarms of a run, for any p0 that is not too low.
Assumes outcomes that do not depend on those before. Complexity: O(1), a dozen numbers. Minimum n: 0; a job that has
failed from its first run on is "failing", which the prior says is rare.
"""

from math import sqrt

from chronos_models.detectors.state import Reader, write_row

PRIOR_FAILURES = 0.3
PRIOR_RUNS = 25.0
FORGET = 0.995
"""A memory of 200 runs."""
EXCESS = (0.08, 0.2, 0.5, 0.95)
"""Alternatives: this share of what is not failing yet."""
MARGIN = 0.5
"""Standard deviations of the usual rate that are added to it."""
MOST = 1e8
"""Evidence that is stronger would take too long to forget."""
ACCEPT_RUNS = 80
"""Runs after which failing more is the new normal."""
ACCEPT_EVIDENCE = 1e4
MORE = 20.0
"""Evidence above this is more than chance."""
LEAST_RATE = 0.004


class FailureRun:
    """Evidence that a job fails more than it used to."""

    __slots__ = ("evidence", "failed_since", "failures", "rate_before", "runs", "since")

    def __init__(self) -> None:
        """Fails rarely, as jobs do."""
        self.failures = PRIOR_FAILURES
        self.runs = PRIOR_RUNS
        self.evidence = [1.0] * len(EXCESS)
        self.since = 0
        """Runs since the evidence was last that of chance."""
        self.failed_since = 0
        self.rate_before = PRIOR_FAILURES / PRIOR_RUNS
        """The usual rate when that began."""

    @property
    def usual_rate(self) -> float:
        """The failure rate that is expected."""
        return self.failures / self.runs

    def learn(self, *, is_failure: bool) -> float:
        """Take an outcome in; returns the expected number of equal false alarms of a run, 1 where it is accepted."""
        usual = self.usual_rate
        base = max(usual + MARGIN * sqrt(usual * (1.0 - usual) / self.runs), LEAST_RATE)
        evidence = []
        for before, excess in zip(self.evidence, EXCESS, strict=True):
            rate = base + (1.0 - base) * excess
            ratio = rate / base if is_failure else (1.0 - rate) / (1.0 - base)
            evidence.append(min((before + 1.0) * ratio, MOST))
        self.evidence = evidence
        total = sum(evidence) / len(EXCESS)
        is_more = total > MORE
        if self.since == 0:
            self.rate_before = usual
        self.since = self.since + 1 if is_more else 0
        self.failed_since = self.failed_since + is_failure if is_more else 0
        self.failures = FORGET * (self.failures - PRIOR_FAILURES) + PRIOR_FAILURES + is_failure
        self.runs = FORGET * (self.runs - PRIOR_RUNS) + PRIOR_RUNS + 1.0
        if self.since >= ACCEPT_RUNS and total > ACCEPT_EVIDENCE:
            self._accept()
            return 1.0
        return min(1.0, 1.0 / total)

    def _accept(self) -> None:
        """Take what has lasted so long for the usual rate."""
        self.failures = PRIOR_FAILURES + self.failed_since
        self.runs = PRIOR_RUNS + self.since
        self.evidence = [1.0] * len(EXCESS)
        self.since = self.failed_since = 0

    def forgive(self, failures: float) -> None:
        """Take it that so many failures more are usual, and forget the evidence."""
        self.failures += failures
        self.runs += failures
        self.evidence = [1.0] * len(EXCESS)
        self.since = self.failed_since = 0

    def take_back(self, failures: float, runs: int) -> None:
        """Undo what `forgive` did so many runs ago, as far as it is not forgotten."""
        left = failures * FORGET**runs
        self.failures = max(self.failures - left, PRIOR_FAILURES)
        self.runs = max(self.runs - left, PRIOR_RUNS)

    def soften(self, kept: float) -> None:
        """Keep what was seen as if it were `kept` runs, and forget the evidence."""
        seen = self.runs - PRIOR_RUNS
        share = min(1.0, kept / seen) if seen > 0.0 else 1.0
        self.failures = PRIOR_FAILURES + share * (self.failures - PRIOR_FAILURES)
        self.runs = PRIOR_RUNS + share * seen
        self.evidence = [1.0] * len(EXCESS)
        self.since = self.failed_since = 0

    def write(self, numbers: list[float]) -> None:
        """Append the state."""
        numbers += (self.failures, self.runs, self.rate_before, self.since, self.failed_since)
        write_row(numbers, self.evidence)

    def read(self, reader: Reader) -> None:
        """Take the state over."""
        self.failures, self.runs, self.rate_before = reader.number(), reader.number(), reader.number()
        self.since, self.failed_since = reader.whole(), reader.whole()
        self.evidence = reader.row()
        if len(self.evidence) != len(EXCESS):
            raise ValueError("the state is damaged")
