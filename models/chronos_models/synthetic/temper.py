"""What a made-up job is like when nothing is wrong: length, season, growth, noise, failures, resources.

The logarithm of the work is `mu + season + growth + mode + noise + tail`; the duration is a floor plus its exponential.
Bimodal runs, rare tails, growth and single failures are traps: they are no anomalies, and nobody is to be told.
"""

import math
from dataclasses import dataclass, replace

import numpy as np

from chronos_models.history import Floats
from chronos_models.synthetic.schedules import Schedule, hour, is_first_of_month, weekday

MONTH_S = 30 * 86_400.0
SPREADS = (0.02, 0.05, 0.1, 0.18, 0.3, 0.5)
MEMORY = (0.0, 0.0, 0.3, 0.6)
"""Correlation of the noise of one execution with that of the next."""

LONGEST_SHARE = 0.35
"""The middle of the durations is below this share of the period."""

NEVER_SPREADS = 9.0
"""Noise and changes of level do not come so far up together."""

TAIL_CAP = 1.0
"""Rare long executions are up to e times as long as the others."""


@dataclass(frozen=True, slots=True)
class Season:
    """How the work depends on the calendar; in logarithms."""

    daily: float = 0.0
    peak_hour: float = 0.0
    dear_hour: int = -1
    dear: float = 0.0
    weekend: float = 0.0
    first_of_month: float = 0.0

    def at(self, times_s: Floats) -> Floats:
        """(n,) addition to the logarithm of the work."""
        hours = hour(times_s)
        parts = self.daily * np.cos((hours - self.peak_hour) * (2 * math.pi / 24))
        parts = parts + self.dear * (np.floor(hours) == self.dear_hour)
        parts = parts + self.weekend * (weekday(times_s) >= 5)
        return np.asarray(parts + self.first_of_month * is_first_of_month(times_s), dtype=np.float64)

    @property
    def highest(self) -> float:
        """The most that it adds."""
        return float(abs(self.daily) + self.dear + max(self.weekend, 0.0) + self.first_of_month)


@dataclass(frozen=True, slots=True)
class Temper:
    """One job; times in seconds, shares from 0 to 1, additions in logarithms."""

    mu: float
    floor_s: float
    quantum_s: float
    sigma: float
    memory: float
    season: Season
    growth_per_month: float
    mode_share: float
    mode_up: float
    tail_share: float
    failure_share: float
    timeout_s: float
    """NaN without a limit."""
    busy: float
    """CPU time of a second."""
    memory_bytes: float
    output_bytes: float
    output_follows_load: bool
    lag_s: float

    @property
    def median_s(self) -> float:
        """About the middle of its durations."""
        return self.floor_s + math.exp(self.mu)

    def levels(self, times_s: Floats) -> Floats:
        """(n,) logarithm of the work that is to be expected, without noise."""
        months = (times_s - times_s[0]) / MONTH_S if len(times_s) else times_s
        return np.asarray(self.mu + self.season.at(times_s) + self.growth_per_month * months, dtype=np.float64)

    def noise(self, count: int, random: np.random.Generator) -> Floats:
        """(count,) what is added by chance: correlated noise, a second mode, rare tails."""
        shocks = random.normal(0.0, self.sigma * math.sqrt(1 - self.memory**2), count)
        noise = np.empty(count)
        last = random.normal(0.0, self.sigma)
        for place, shock in enumerate(shocks.tolist()):
            last = self.memory * last + shock
            noise[place] = last
        mode = self.mode_up * (random.random(count) < self.mode_share)
        tail = np.minimum(random.exponential(0.4, count), TAIL_CAP) * (random.random(count) < self.tail_share)
        return np.asarray(noise + mode + tail, dtype=np.float64)


def draw_temper(schedule: Schedule, random: np.random.Generator) -> Temper:
    """A job for `schedule`."""
    season = _season(random)
    is_bimodal = random.random() < 0.15
    mode_up = random.uniform(0.5, 1.6) if is_bimodal else 0.0
    sigma = float(random.choice(SPREADS))
    highest = math.log(LONGEST_SHARE * schedule.period_s) - season.highest - mode_up - 2 * sigma
    mu = min(random.uniform(math.log(0.4), math.log(3600.0)), highest)
    typical_s = math.exp(mu)
    temper = Temper(
        mu=mu,
        floor_s=typical_s * random.uniform(0.02, 0.2),
        quantum_s=float(random.choice([0.001, 0.01])) if typical_s < 60 else float(random.choice([0.01, 1.0])),
        sigma=sigma,
        memory=float(random.choice(MEMORY)),
        season=season,
        growth_per_month=math.log(1 + random.uniform(0.0, 0.05)),
        mode_share=float(random.choice([0.1, 0.3])) if is_bimodal else 0.0,
        mode_up=mode_up,
        tail_share=random.uniform(0.002, 0.02) if random.random() < 0.3 else 0.0,
        failure_share=random.uniform(0.0, 0.1) if random.random() < 0.2 else random.choice([0.0, 0.0, 0.002, 0.01]),
        timeout_s=math.nan,
        busy=random.uniform(0.1, 0.95),
        memory_bytes=math.exp(random.uniform(math.log(8e6), math.log(2e9))),
        output_bytes=math.exp(random.uniform(math.log(60.0), math.log(2e5))),
        output_follows_load=bool(random.random() < 0.5),
        lag_s=random.uniform(0.05, 0.6),
    )
    return replace(temper, timeout_s=_timeout_s(temper, random)) if random.random() < 0.3 else temper


def _timeout_s(temper: Temper, random: np.random.Generator) -> float:
    """A limit that is not met unless something is wrong."""
    highest = (
        temper.season.highest + temper.mode_up + (TAIL_CAP if temper.tail_share else 0.0) + NEVER_SPREADS * temper.sigma
    )
    return math.ceil(temper.median_s * max(random.uniform(10, 40), math.exp(highest)))


def _season(random: np.random.Generator) -> Season:
    first = random.uniform(0.4, 1.2) if random.random() < 0.1 else 0.0
    if random.random() >= 0.6:
        return Season(first_of_month=first)
    has_dear_hour = random.random() < 0.3
    return Season(
        daily=random.uniform(0.1, 0.7),
        peak_hour=random.uniform(0, 24),
        dear_hour=int(random.integers(24)) if has_dear_hour else -1,
        dear=random.uniform(0.3, 1.0) if has_dear_hour else 0.0,
        weekend=random.uniform(-0.9, 0.5),
        first_of_month=first,
    )
