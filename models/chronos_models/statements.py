"""Builds findings from what detectors measured: the numbers of 'what was seen' and 'what was expected'.

Pure assembly, O(1); assumes that the detectors' state is that before the execution was learned, or so little after
that the expected value has moved by a small part of a spread.
"""

from math import exp, nan
from typing import NamedTuple

from chronos_models.detectors.failure_run import FailureRun
from chronos_models.detectors.signal import Hint, Range, Signal
from chronos_models.detectors.watch import LagWatch
from chronos_models.finding import DAYS_30_S, Finding
from chronos_models.kinds import FAILURES, OF_SIGNAL, TIMEOUT, Kind
from chronos_models.rates import monthly

DAY_S = 86400.0
MEMORY_RUNS = 200
"""An expectation looks back at most so many runs."""
EVIDENCE = 5
"""Executions that a finding names at most: the last ones."""
DEPLOY_RUNS = 2
"""A change that began at most so many runs after a deploy is put down to it."""


class Deploy(NamedTuple):
    """The last deploy of a job."""

    version: str
    time_s: float
    runs_since: int


NO_DEPLOY = Deploy("", nan, 0)


class Seen(NamedTuple):
    """A value and what was usual when it came."""

    value: float
    usual: Range
    slot: str


class Moment(NamedTuple):
    """When and of what a finding is made: what every statement needs."""

    time_s: float
    runs_per_month: float
    first_s: float
    """Start of the first execution that was seen."""
    number: int
    """Of the execution; -1 between executions."""
    deploy: Deploy

    def rate(self, p: float, kind: Kind) -> float:
        """False alarms of a month."""
        return monthly(p, self.runs_per_month, kind.share)

    def evidence(self, runs: int = 1) -> tuple[int, ...]:
        """Numbers of the last executions, EVIDENCE at most, oldest first."""
        shown = min(max(runs, 1), EVIDENCE, self.number + 1)
        return tuple(range(self.number - shown + 1, self.number + 1))

    def began_s(self, runs: int) -> float:
        """About when what has shown for so many runs began."""
        return min(max(self.time_s - runs * DAYS_30_S / self.runs_per_month, self.first_s), self.time_s)

    @property
    def window_days(self) -> float:
        """How far back the expectation looks; 0 where the clock was set back."""
        return min(max(self.time_s - self.first_s, 0.0), MEMORY_RUNS * DAYS_30_S / self.runs_per_month) / DAY_S


def late(kind: Kind, watch: LagWatch, p: float, due_s: float, moment: Moment) -> Finding:
    """A start that came late, or has not come."""
    return Finding(
        kind=kind.name,
        signal="lag",
        time_s=moment.time_s,
        p=p,
        rate=moment.rate(p, kind),
        direction="up",
        value=watch.last_s if moment.number >= 0 else moment.time_s - due_s,
        expected=watch.usual_s,
        upper=watch.limit_s,
        unit="s",
        window_days=moment.window_days,
        count=min(watch.count, MEMORY_RUNS),
        since_s=due_s,
        evidence=moment.evidence() if moment.number >= 0 else (),
    )


def long(kind: Kind, usual: Range, p: float, elapsed_s: float, moment: Moment) -> Finding:
    """An execution that has taken too long, whether or not it has ended."""
    return Finding(
        kind=kind.name,
        signal="timeout" if kind is TIMEOUT else "length",
        time_s=moment.time_s,
        p=p,
        rate=moment.rate(p, kind),
        direction="up",
        value=elapsed_s,
        expected=usual.expected if usual.runs else None,
        lower=usual.lower if usual.runs else None,
        upper=usual.upper if usual.runs else None,
        unit="s",
        spreads=usual.spreads(elapsed_s),
        window_days=moment.window_days,
        count=min(usual.runs, MEMORY_RUNS),
        since_s=moment.time_s - elapsed_s,
        evidence=moment.evidence() if moment.number >= 0 else (),
    )


def failing(watch: FailureRun, p: float, moment: Moment) -> Finding:
    """More failures than usual."""
    runs = max(watch.since, 1)
    return Finding(
        kind=FAILURES.name,
        signal="outcome",
        time_s=moment.time_s,
        p=p,
        rate=moment.rate(p, FAILURES),
        direction="up",
        value=max(watch.failed_since, 1) / runs,
        expected=watch.rate_before,
        unit="share",
        window_days=moment.window_days,
        count=runs,
        since_s=moment.began_s(runs),
        evidence=moment.evidence(runs),
        deploy=moment.deploy.version if 0 <= moment.deploy.runs_since - runs <= DEPLOY_RUNS else "",
    )


def measured(signal: Signal, hint: Hint, seen: Seen, moment: Moment) -> Finding:
    """A value that is rare, or a change of level, with what was usual before it."""
    kind = OF_SIGNAL[signal.traits.name, hint.is_change, hint.direction]
    usual = seen.usual
    value = usual.expected * exp(hint.size) if hint.is_change else seen.value
    is_deploy = hint.is_change and abs(moment.deploy.runs_since - hint.runs) <= DEPLOY_RUNS
    return Finding(
        kind=kind.name,
        signal=signal.traits.name,
        time_s=moment.time_s,
        p=hint.p,
        rate=moment.rate(hint.p, kind),
        direction="up" if hint.direction > 0 else "down",
        value=value,
        expected=usual.expected,
        lower=usual.lower,
        upper=usual.upper,
        unit=signal.traits.unit,
        spreads=usual.spreads(max(value, signal.traits.least)),
        slot=seen.slot,
        window_days=moment.window_days,
        count=min(usual.runs, MEMORY_RUNS),
        since_s=moment.began_s(hint.runs) if hint.is_change else moment.time_s,
        evidence=moment.evidence(hint.runs),
        deploy=moment.deploy.version if is_deploy else "",
    )
