"""How long the next executions will take, as quantiles: calendar offset plus weighted quantiles of what is left.

Durations are taken in logarithms, freed of their season (`season`), and what is left is read as five samples that
forget at different speeds. Each gives quantiles; they are averaged with weights by how well each would have told the
recent past (12 origins, 24 executions on). No shape is assumed: two modes stay two modes. If the 90 % interval of
that rehearsal held less than 85 % or more than 95 % of its last 100 executions, the promise is adapted with a step of
0.005 an execution (Gibbs and Candes 2021, "Adaptive conformal inference under distribution shift").

Assumes successes only, in time order, that the past of some length is like the future. Complexity: a fit costs
about 15 ms of CPU for 2,000 executions, a forecast O(n log n). Minimum n: 5; a season from 30. State <= 10 kB.
Values that are not finite or not above 0 are left out; equal durations give an interval of no width.
"""

from dataclasses import dataclass

import numpy as np

from chronos_models.forecasters.quantiles import Floats, move_shares, pinball, recency_weights, weighted_quantiles
from chronos_models.forecasters.season import NO_SEASON, SLOTS, Season, fit_season
from chronos_models.sealed import seal, unseal

MINIMUM = 5
FLOOR = 1e-6
HALF_LIVES = (6.0, 20.0, 60.0, 200.0, 1000.0)
"""Executions; a geometric ladder: finer ladders gained under 0.3 % of pinball loss."""
LONGEST_FIT = 3000
KEPT = 1200
"""Residuals in the state."""
HORIZON = 24
ORIGINS = 12
ORIGIN_STEP = 12
LAST_STEPS = (12, 6, 3)
"""Further origins so near to the end, so that a change of level shows as soon as it lasts."""
SHARPNESS = 30.0
"""A sample 3 % worse than the best weighs 0.4 of it; 10 to 100 differ by under 1 %."""
MISS = 0.1
MISS_STEP = 0.005
MISS_BOUNDS = (0.02, 0.2)
HELD = (0.85, 0.95)
REHEARSED = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
VERSION = 2


@dataclass(frozen=True, slots=True)
class SlotConformal:
    """A fitted forecaster of one job."""

    season: Season
    residuals: Floats
    """(n,) newest last: log durations without their season."""
    weights: Floats
    """(len(HALF_LIVES),) of the samples; sum 1."""
    miss: float
    """What the 90 % interval has to promise to miss, so that it misses MISS."""

    def forecast(self, clock_s: Floats, shares: Floats) -> Floats:
        """(k, q) durations for starts at `clock_s` (k,), wall-clock seconds, and `shares` (q,) within 0 and 1."""
        wanted = move_shares(shares, miss=MISS, moved_miss=self.miss)
        base = np.sort(self.weights @ _samples_quantiles(self.residuals, wanted))
        middle = float((self.weights @ _samples_quantiles(self.residuals, np.array([0.5])))[0])
        noise = float(np.var(np.clip(self.residuals[-200:] - middle, *_inner_range(self.residuals, middle))))
        widening = np.sqrt(1 + self.season.variance_at(clock_s) / max(noise, FLOOR))
        around = middle + (base - middle)[None, :] * widening[:, None]
        return np.asarray(np.exp(around + self.season.at(clock_s)[:, None]), dtype=np.float64)

    def observed(self, clock_s: float, duration: float) -> "SlotConformal":
        """The same forecaster after one more execution; as it was if the duration is not a number above 0.

        Season and weights stay those of the last `fit`; fit again after a dozen executions to follow a change fully.
        """
        if not (np.isfinite(duration) and duration > 0 and np.isfinite(clock_s)):
            return self
        left = np.log(max(duration, FLOOR)) - self.season.at(np.array([clock_s]))
        return SlotConformal(self.season, np.append(self.residuals, left)[-KEPT:], self.weights, self.miss)

    def to_bytes(self) -> bytes:
        """The state as one blob; `from_bytes` reads it."""
        parts = [np.array([self.miss]), self.weights, self.season.offsets, self.season.variances, self.residuals]
        return seal(VERSION, [np.concatenate(parts).astype(np.float32)])

    @staticmethod
    def from_bytes(blob: bytes) -> "SlotConformal":
        """The forecaster that `to_bytes` wrote; ValueError for anything else."""
        row = unseal(VERSION, blob, 1)[0].astype(np.float64)
        ends = np.cumsum([1, len(HALF_LIVES), SLOTS, SLOTS])
        if row.ndim != 1 or len(row) <= ends[-1]:
            raise ValueError("the state of a slot_conformal forecaster is cut short")
        head, weights, offsets, variances, residuals = np.split(row, ends)
        return SlotConformal(Season(offsets, variances), residuals, weights, float(head[0]))


def clean(clock_s: Floats, durations: Floats) -> tuple[Floats, Floats]:
    """Starts and durations in time order, without those that are not finite or not above 0."""
    is_good = np.isfinite(clock_s) & np.isfinite(durations) & (durations > 0)
    order = np.argsort(clock_s[is_good], kind="stable")
    return clock_s[is_good][order], durations[is_good][order]


def fit(clock_s: Floats, durations: Floats) -> SlotConformal | None:
    """The forecaster of a job with starts `clock_s` (n,), wall-clock s, and `durations` (n,); None below MINIMUM."""
    clock, taken = clean(clock_s, durations)
    if len(taken) < MINIMUM:
        return None
    clock, logs = clock[-LONGEST_FIT:], np.log(np.maximum(taken[-LONGEST_FIT:], FLOOR))
    season = fit_season(clock, logs) if len(logs) > MINIMUM else NO_SEASON
    residuals = logs - season.at(clock)
    weights, is_held = _rehearsed(residuals)
    return SlotConformal(season, residuals[-KEPT:], weights, adapted_miss(is_held))


def adapted_miss(is_held: list[bool]) -> float:
    """MISS, or what to promise instead if the last 100 of `is_held`, oldest first, held too few or too many."""
    last = is_held[-100:]
    if len(last) < 100 or HELD[0] <= np.mean(last) <= HELD[1]:
        return MISS
    miss = MISS
    for held in last:
        miss = float(np.clip(miss + MISS_STEP * (MISS - (0 if held else 1)), *MISS_BOUNDS))
    return miss


def _rehearsed(residuals: Floats) -> tuple[Floats, list[bool]]:
    """Weights of the samples, and which of the rehearsed executions the 90 % interval held, oldest first."""
    count = len(residuals)
    first = max(20, count // 4)
    origins = [at for at in range(count - HORIZON, first, -ORIGIN_STEP)][:ORIGINS][::-1]
    origins += [at for at in (count - steps for steps in LAST_STEPS) if at > first]
    if not origins:
        return np.full(len(HALF_LIVES), 1 / len(HALF_LIVES)), []
    told = np.array([_samples_quantiles(residuals[:at], REHEARSED) for at in origins])
    losses, number, is_held = np.zeros(len(HALF_LIVES)), 0, list[bool]()
    for at, quantiles in zip(origins, told, strict=True):
        came = residuals[at : at + HORIZON]
        losses += pinball(came[None, :], quantiles[:, None, :], REHEARSED).mean(axis=2).sum(axis=1)
        number += len(came)
    losses /= number
    weights = np.exp(-SHARPNESS * (losses - losses.min()) / max(float(losses.min()), 1e-12))
    weights /= weights.sum()
    for at, (low, high) in zip(origins, (np.einsum("e,oeq->oq", weights, told))[:, [0, -1]], strict=True):
        if at <= count - HORIZON:
            came = residuals[at : at + ORIGIN_STEP]
            is_held += ((came >= low) & (came <= high)).tolist()
    return weights, is_held


def _samples_quantiles(residuals: Floats, shares: Floats) -> Floats:
    """(len(HALF_LIVES), k): each sample's quantiles; older than 7 half-lives (0.8 % of weight) is left out."""
    rows = []
    for half_life in HALF_LIVES:
        recent = residuals[-(int(7 * half_life) + 1) :]
        rows.append(weighted_quantiles(recent, recency_weights(len(recent), half_life=half_life), shares))
    return np.array(rows)


def _inner_range(residuals: Floats, middle: float) -> tuple[float, float]:
    """Where the middle 90 % of the recent residuals lie, from `middle`."""
    low, high = np.quantile(residuals[-200:] - middle, [0.05, 0.95])
    return float(low), float(high)
