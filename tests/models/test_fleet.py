from datetime import UTC, datetime

import numpy as np
import pytest

from chronos_models.detectors.signal import Belief, Traits
from chronos_models.fleet import TRAITS, FleetPrior
from chronos_models.history import Observation
from chronos_models.monitor import JobMonitor

START_S = datetime(2025, 3, 3, tzinfo=UTC).timestamp()


def monitor(spread: float, *, seed: int, count: int = 300, prior: FleetPrior | None = None) -> JobMonitor:
    found = JobMonitor(period_s=3600.0, prior=prior)
    values = 60.0 * np.exp(np.random.default_rng(seed).normal(0.0, spread, count))
    for number, value in enumerate(values):
        start_s = START_S + number * 3600.0
        end_s = start_s + float(value)
        found.observe(Observation(number, start_s, start_s, end_s, True, False, 1.0, 1e8, 500.0, 0, "a"))
    return found


def test_the_prior_follows_the_jobs_of_the_installation() -> None:
    calm = FleetPrior.fit(monitor(0.03, seed=seed) for seed in range(12))
    wild = FleetPrior.fit(monitor(0.6, seed=seed) for seed in range(12))

    assert calm.of("duration").spread < Belief().spread < wild.of("duration").spread
    assert calm.jobs == 12


def test_without_jobs_or_with_jobs_that_are_new_the_prior_is_the_default() -> None:
    assert FleetPrior.fit([]).of("duration") == Belief()
    assert FleetPrior.fit([monitor(0.6, seed=1, count=20)]).of("duration") == Belief()


@pytest.mark.parametrize("traits", TRAITS)
def test_every_signal_has_a_belief(traits: Traits) -> None:
    assert FleetPrior().of(traits.name).spread > 0.0


def test_a_new_job_of_a_calm_fleet_is_judged_by_it() -> None:
    prior = FleetPrior.fit(monitor(0.03, seed=seed) for seed in range(12))
    ours, fresh = monitor(0.03, seed=99, count=5, prior=prior), monitor(0.03, seed=99, count=5)

    assert ours.duration.expectation.spread < fresh.duration.expectation.spread
