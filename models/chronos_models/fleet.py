"""What all jobs of an installation have in common: what is believed of a job before it has a past.

Fitted from the states of monitors (nightly, say); the defaults are those of generated jobs. Each figure is the median
of the jobs', shrunk towards its default by PRIOR_JOBS jobs.
Assumes that the next job is like those before. Complexity: O(jobs). Minimum n: 0 jobs with LEAST_RUNS runs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import exp, log
from statistics import median
from typing import Protocol

from chronos_models.detectors.signal import Belief, Signal, Traits

LEAST_RUNS = 100
PRIOR_JOBS = 10.0

TRAITS = (
    Traits("duration", "s", least=0.001, floor=0.02, relevance=log(1.2)),
    Traits("cpu_share", "", least=0.001, floor=0.05, relevance=log(1.42)),
    Traits("memory", "bytes", least=1024.0, floor=0.05, relevance=log(1.42)),
    Traits("output", "bytes", least=1.0, floor=0.05, relevance=log(1.42)),
)
"""The measured signals of an execution. Relevance: 20 % of the duration, 42 % of the others."""


class Watched(Protocol):
    """A monitor, or what holds the same signals."""

    @property
    def signals(self) -> Sequence[Signal]:
        """One for each of TRAITS, in that order."""


@dataclass(frozen=True, slots=True)
class FleetPrior:
    """Beliefs about each signal of a new job."""

    beliefs: dict[str, Belief] = field(default_factory=dict)
    """By the signal's name; the default for one that is not in it."""
    jobs: int = 0
    """Jobs that it rests on."""

    def of(self, signal: str) -> Belief:
        """What is believed of a signal."""
        return self.beliefs.get(signal, Belief())

    @classmethod
    def fit(cls, monitors: Iterable[Watched]) -> "FleetPrior":
        """The prior from jobs with at least LEAST_RUNS values of a signal."""
        known = [monitor.signals for monitor in monitors]
        beliefs = {
            traits.name: _belief([signals[place] for signals in known if signals[place].count >= LEAST_RUNS])
            for place, traits in enumerate(TRAITS)
        }
        return cls(beliefs, sum(signals[0].count >= LEAST_RUNS for signals in known))


def _belief(signals: Sequence[Signal]) -> Belief:
    default = Belief()
    if not signals:
        return default
    weight = len(signals) / (len(signals) + PRIOR_JOBS)
    spread = median(log(signal.expectation.spread) for signal in signals)
    excess = median(log(tail.mean) for signal in signals for tail in (signal.up, signal.down))
    return Belief(
        spread=exp(weight * spread + (1.0 - weight) * log(default.spread)),
        mean_excess=exp(weight * excess + (1.0 - weight) * log(default.mean_excess)),
    )
