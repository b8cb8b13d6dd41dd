"""Planted anomalies: where they are, what they do to the executions, and their labels.

Sizes are in spreads: the standard deviation of the noise of the job, so that an anomaly of one size is as plain in a
steady job as in a wild one. One that would not be seen in a bimodal job is put on top of its second mode.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from chronos_models.history import Flags, Floats
from chronos_models.synthetic.temper import Temper

FIRST_SHARE = 0.25
"""Part of the past that is free of anomalies."""

GAP_RUNS = 30
STEP_RUNS, STEP_IGNORED_RUNS = 30, 60
"""A change of level is to be told within 30 executions; until 60 later, telling it is not wrong."""

MOST_FACTOR = 20.0
"""However wild a job is, no anomaly but a stuck one makes it longer by more than this."""

MOST_OF_PERIOD = 0.5
UP_SHARE = 0.8
"""Of the lasting changes of level."""

FLAKY_IGNORED_RUNS = 10
SEASON_BREAK_SPREADS = 4.0
MOST_BUSY = 0.6
"""A job that always keeps its processor busier than this cannot be told from one that spins."""

WARM_WEIGHTS = {
    "spike": 79,
    "step": 49,
    "too_fast": 41,
    "stuck": 35,
    "drift": 32,
    "failure_burst": 30,
    "missing": 29,
    "output_drop": 27,
    "flaky_rise": 22,
    "season_break": 60,
    "cpu_spin": 19,
    "rss_leak": 15,
    "late_start": 14,
}
"""How often each is drawn, among those that the job can have; few can have a season_break."""

LONG_KINDS = ("drift", "flaky_rise", "rss_leak")
LONG_PAST = 500
"""Executions that a past must have for a long anomaly."""

COLD_KINDS = ("spike", "stuck", "too_fast", "missing", "failure_burst")
COLD_PLACES = ((6, 14), (22, 40), (102, 120))


@dataclass(slots=True)
class Effects:
    """What anomalies do to each due time: arrays of one length, filled in by the plants."""

    work: Floats
    """Added to the logarithm of the work."""
    duration_s: Floats
    """In place of the duration; NaN for none."""
    failure: Floats
    """Added to the probability of a failure."""
    memory: Floats
    """Added to the logarithm of the peak memory."""
    output: Floats
    """Factor of the output."""
    cpu: Floats
    """At least this many CPU seconds a second."""
    late_s: Floats
    is_missing: Flags
    is_stuck: Flags
    is_fast: Flags


@dataclass(frozen=True, slots=True)
class Planted:
    """An anomaly by places of due times, the last included."""

    kind: str
    first: int
    last: int
    ignored: int
    """How many due times after the last are neither right nor wrong."""
    severity: float
    on_deploy: bool = False


def no_effects(count: int) -> Effects:
    """Effects of nothing on `count` due times."""
    return Effects(
        work=np.zeros(count),
        duration_s=np.full(count, np.nan),
        failure=np.zeros(count),
        memory=np.zeros(count),
        output=np.ones(count),
        cpu=np.zeros(count),
        late_s=np.zeros(count),
        is_missing=np.zeros(count, dtype=np.bool_),
        is_stuck=np.zeros(count, dtype=np.bool_),
        is_fast=np.zeros(count, dtype=np.bool_),
    )


@dataclass(frozen=True, slots=True)
class Planter:
    """Plants anomalies into the past of one job."""

    temper: Temper
    season: Floats
    """(n,) what the calendar adds at each due time."""
    period_s: float
    effects: Effects
    random: np.random.Generator
    is_gross: bool = False

    def plant_warm(self) -> list[Planted]:
        """Two to seven anomalies, as many as fit, the gaps between them drawn."""
        count = len(self.season)
        kinds = [kind for kind in WARM_WEIGHTS if self._can_have(kind)]
        weights = np.array([WARM_WEIGHTS[kind] for kind in kinds], dtype=np.float64)
        chosen = self.random.choice(len(kinds), size=int(self.random.integers(2, 8)), p=weights / weights.sum())
        start = int(FIRST_SHARE * count)
        room = count - start
        wanted = [(kinds[place], self._room(kinds[place])) for place in chosen.tolist()]
        while wanted and sum(length + GAP_RUNS for _, length in wanted) > room - 5:
            wanted.pop()
        spare = max(0, room - 5 - sum(length + GAP_RUNS for _, length in wanted))
        cuts = np.sort(self.random.integers(0, spare + 1, len(wanted)))
        found, used = [], 0
        for (kind, length), cut in zip(wanted, cuts.tolist(), strict=True):
            found.append(self.plant(kind, start + used + cut + GAP_RUNS, length))
            used += length + GAP_RUNS
        return [planted for planted in found if planted is not None]

    def plant_cold(self) -> list[Planted]:
        """One gross anomaly in each of the three places of a short past."""
        found = []
        for low, high in COLD_PLACES:
            if high + 15 < len(self.season):
                kind = str(self.random.choice(COLD_KINDS))
                found.append(self.plant(kind, int(self.random.integers(low, high + 1)), self._room(kind)))
        return [planted for planted in found if planted is not None]

    def plant(self, kind: str, first: int, length: int) -> Planted | None:
        """Plants one that takes up to `length` due times from `first` on; None where the job cannot have it."""
        return _PLANTS[kind](self, first, min(length, len(self.season) - first - 1))

    def _can_have(self, kind: str) -> bool:
        if kind in LONG_KINDS:
            return len(self.season) >= LONG_PAST
        if kind == "season_break":
            low, high = np.quantile(self.season, [0.2, 0.99])
            return bool(high - low >= self._least_break())
        return kind != "cpu_spin" or self.temper.busy <= MOST_BUSY

    def _least_break(self) -> float:
        return max(SEASON_BREAK_SPREADS * self.temper.sigma, math.log(1.3))

    def _room(self, kind: str) -> int:
        low, high = _LENGTHS[kind]
        return int(self.random.integers(low, high + 1))

    def _size(self, spreads: float, least_factor: float) -> tuple[float, float]:
        """(addition to the logarithm, severity) of an anomaly upwards."""
        size = min(max(spreads * self.temper.sigma, math.log(least_factor)), math.log(MOST_FACTOR))
        return size, size / self.temper.sigma

    def _signed(self, size: float, first: int) -> float:
        """Up in 4 of 5 cases, but down where the job would take longer than its period allows."""
        highest = self.temper.mu + self.temper.season.highest + float(self.effects.work[first]) + size
        is_possible = highest < math.log(MOST_OF_PERIOD * self.period_s)
        return size if is_possible and self.random.random() < UP_SHARE else -size

    def _spike(self, first: int, length: int) -> Planted:
        size, severity = self._size(self.random.uniform(5, 14), 5.0 if self.is_gross else 1.6)
        # Of the floor nothing grows: the duration as a whole is to grow by the size.
        whole = math.log((math.exp(size) * self.temper.median_s - self.temper.floor_s) / math.exp(self.temper.mu))
        self.effects.work[first : first + length] += whole + self.temper.mode_up
        return Planted("spike", first, first + length - 1, 1, severity)

    def _step(self, first: int, length: int) -> Planted:
        size, severity = self._size(self.random.uniform(2, 6), 1.25)
        self.effects.work[first:] += self._signed(size, first)
        on_deploy = bool(self.random.random() < 0.7)
        return Planted("step", first, first + length - 1, STEP_IGNORED_RUNS, severity, on_deploy)

    def _drift(self, first: int, length: int) -> Planted:
        size, severity = self._size(self.random.uniform(3, 8), 1.3)
        ramp = np.minimum(np.arange(len(self.season) - first) / max(1, length - STEP_RUNS), 1.0)
        self.effects.work[first:] += self._signed(size, first) * ramp
        return Planted("drift", first, first + length - 1, STEP_IGNORED_RUNS, severity)

    def _stuck(self, first: int, length: int) -> Planted:
        medians = self.random.uniform(12, 60)
        level = float(self.season[first] + self.effects.work[first])
        expected_s = self.temper.floor_s + math.exp(self.temper.mu + max(level, 0.0))
        self.effects.duration_s[first] = max(medians * expected_s, 20.0)
        self.effects.is_stuck[first] = True
        return Planted("stuck", first, first, 1, medians)

    def _too_fast(self, first: int, length: int) -> Planted:
        places = slice(first, first + length)
        self.effects.duration_s[places] = self.temper.floor_s * 1.03
        self.effects.is_fast[places] = True
        self.effects.output[places] = 0.01
        return Planted("too_fast", first, first + length - 1, 1, float(length))

    def _missing(self, first: int, length: int) -> Planted:
        self.effects.is_missing[first : first + length] = True
        return Planted("missing", first, first + length - 1, 1, float(length))

    def _failure_burst(self, first: int, length: int) -> Planted:
        self.effects.failure[first : first + length] += self.random.uniform(0.75, 1.0)
        self.effects.failure[[first, first + 1]] = 1.0
        return Planted("failure_burst", first, first + length - 1, 1, float(length))

    def _flaky_rise(self, first: int, length: int) -> Planted:
        more = self.random.uniform(0.15, 0.3)
        self.effects.failure[first : first + length] += more
        return Planted("flaky_rise", first, first + length - 1, FLAKY_IGNORED_RUNS, more)

    def _output_drop(self, first: int, length: int) -> Planted:
        self.effects.output[first : first + length] = self.random.uniform(0.0, 0.05)
        return Planted("output_drop", first, first + length - 1, 1, float(length))

    def _rss_leak(self, first: int, length: int) -> Planted:
        self.effects.memory[first : first + length] = np.linspace(0, math.log(self.random.uniform(1.8, 4)), length)
        return Planted("rss_leak", first, first + length - 1, 1, float(length))

    def _cpu_spin(self, first: int, length: int) -> Planted:
        self.effects.cpu[first : first + length] = self.random.uniform(1.5, 4) * max(self.temper.busy, 0.25)
        return Planted("cpu_spin", first, first + length - 1, 1, float(length))

    def _late_start(self, first: int, length: int) -> Planted:
        late_s = max(self.random.uniform(0.1, 0.5) * self.period_s, 45.0)
        self.effects.late_s[first : first + length] = min(late_s, 7200.0)
        return Planted("late_start", first, first + length - 1, 1, float(length))

    def _season_break(self, first: int, length: int) -> Planted | None:
        """A cheap slot near `first` takes as long as the dearest."""
        dearest = float(np.quantile(self.season, 0.99))
        near = np.arange(first, first + length)
        place = int(near[np.argmin(self.season[near])])
        size = dearest - float(self.season[place])
        if size < self._least_break():
            return None
        self.effects.work[place] += size
        return Planted("season_break", place, place, 1, size / self.temper.sigma)


_LENGTHS = {
    "spike": (1, 4),
    "step": (STEP_RUNS, STEP_RUNS),
    "drift": (40 + STEP_RUNS, 120 + STEP_RUNS),
    "stuck": (1, 1),
    "too_fast": (1, 5),
    "missing": (1, 8),
    "failure_burst": (4, 15),
    "flaky_rise": (60, 150),
    "output_drop": (1, 5),
    "rss_leak": (20, 60),
    "cpu_spin": (2, 8),
    "late_start": (1, 4),
    "season_break": (24, 24),
}
"""Due times that each takes; a season_break is one of them."""

_PLANTS: dict[str, Callable[[Planter, int, int], Planted | None]] = {
    "spike": Planter._spike,
    "step": Planter._step,
    "drift": Planter._drift,
    "stuck": Planter._stuck,
    "too_fast": Planter._too_fast,
    "missing": Planter._missing,
    "failure_burst": Planter._failure_burst,
    "flaky_rise": Planter._flaky_rise,
    "output_drop": Planter._output_drop,
    "rss_leak": Planter._rss_leak,
    "cpu_spin": Planter._cpu_spin,
    "late_start": Planter._late_start,
    "season_break": Planter._season_break,
}
