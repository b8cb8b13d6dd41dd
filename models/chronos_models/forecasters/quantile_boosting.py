"""How long the next executions will take, by gradient-boosted trees for each quantile; fitted in batches, at night.

Finds what `slot_conformal` cannot: a spread that differs from hour to hour, and what the pause before a start does.
The trees learn the logarithm of a duration less the level that was known LAG executions before, from hour, weekday and
pause. What they say is kept as a table, a row for each hour of the week and for each of some pauses: that is small, and
is read without scikit-learn, which only `fit` imports. Between its shares, and beyond them, the table is read in a
straight line on the scale of normal deviations.

Assumes hundreds of executions, and that what drove durations still does; use it only where its backtest wins
(`selection`). Complexity: 0.2 to 1 s of CPU of one core a fit, O(q) a start that is asked for. Minimum n: 300. State
<= 8 kB. Source: Koenker and Bassett 1978 for the loss that is learned.
"""

from dataclasses import dataclass, replace
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from chronos_models.forecasters.quantiles import Floats
from chronos_models.forecasters.slot_conformal import FLOOR, clean
from chronos_models.sealed import seal, unseal

if TYPE_CHECKING:
    from sklearn.ensemble import HistGradientBoostingRegressor

MINIMUM = 300
LONGEST_FIT = 2000
SHARES: Floats = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
HALF_LIVES = (6.0, 20.0, 60.0)
"""Of the level, executions; the one is taken that tells best what comes LAG executions later."""
LAG = 8
"""A forecast is asked for 1 to 24 executions ahead."""
WARM_UP = 30
"""Executions after which the level no longer hangs on how it began."""
HELD_BACK = 0.25
"""The newest part is not learned: by it each quantile is moved to where its share of them lies below (Romano et al.
2019, "Conformalized quantile regression"), for trees tell too narrow an interval of what they have not seen."""
PAUSES = (0.1, 0.35, 0.65, 0.9)
"""Quantiles of the pauses seen that have rows of their own."""
SAME_PAUSE = 0.05
"""Of logarithms: pauses nearer than this share their rows."""
HOURS, DAYS, HOUR_S, DAY_S = 24, 7, 3600, 86_400
LEAST_SHARE = 1e-4
VERSION = 1
_SCALE: Floats = np.array([NormalDist().inv_cdf(share) for share in SHARES.tolist()])


@dataclass(frozen=True, slots=True)
class WeekTable:
    """What the trees say, and where the job stands."""

    offsets: Floats
    """(7 x 24, p, 5) log durations at SHARES less the level, by hour of the week from Monday, and by pause; rising."""
    pauses: Floats
    """(p,) logarithms of 1 + s, rising."""
    half_life: float
    """Of the level, executions."""
    level: float
    """Logarithm of recent durations, less what hour and pause do."""
    last_start_s: float
    """Wall-clock s of the latest execution that is known."""

    def forecast(self, clock_s: Floats, shares: Floats) -> Floats:
        """(k, q) durations for starts at `clock_s` (k,), wall-clock s, one after another, and `shares` (q,)."""
        rows = self._rows(clock_s, np.diff(clock_s, prepend=self.last_start_s))
        wanted = np.clip(shares, LEAST_SHARE, 1 - LEAST_SHARE).tolist()
        deviations = np.array([NormalDist().inv_cdf(share) for share in wanted])
        below = np.clip(np.searchsorted(_SCALE, deviations) - 1, 0, len(SHARES) - 2)
        part = (deviations - _SCALE[below]) / (_SCALE[below + 1] - _SCALE[below])
        told = rows[:, below] + part * (rows[:, below + 1] - rows[:, below])
        return np.asarray(np.exp(told + self.level), dtype=np.float64)

    def after(self, clock_s: Floats, durations: Floats) -> "WeekTable":
        """The same table where the job stands after these executions, in any order; as it was without one."""
        clock, taken = clean(clock_s, durations)
        if not len(taken):
            return self
        clock, logs = clock[-LONGEST_FIT:], np.log(np.maximum(taken[-LONGEST_FIT:], FLOOR))
        usual = self._rows(clock, np.diff(clock, prepend=clock[:1]))[:, len(SHARES) // 2]
        return replace(self, level=float(_levels(logs - usual, self.half_life)[-1]), last_start_s=float(clock[-1]))

    def _rows(self, clock_s: Floats, pause_s: Floats) -> Floats:
        """(k, 5) offsets of starts after these pauses."""
        nearest = np.argmin(np.abs(_logged(pause_s)[:, None] - self.pauses[None, :]), axis=1)
        return np.asarray(self.offsets[_weekdays(clock_s) * HOURS + _hours(clock_s), nearest], dtype=np.float64)

    def to_bytes(self) -> bytes:
        """The state as one blob; `from_bytes` reads it."""
        head = np.array([self.half_life, self.level, self.last_start_s])
        return seal(VERSION, [head, self.pauses.astype(np.float32), self.offsets.astype(np.float16)])

    @staticmethod
    def from_bytes(blob: bytes) -> "WeekTable":
        """The table that `to_bytes` wrote; ValueError for anything else."""
        head, pauses, offsets = (part.astype(np.float64) for part in unseal(VERSION, blob, 3))
        if head.shape != (3,) or pauses.ndim != 1 or offsets.shape != (DAYS * HOURS, len(pauses), len(SHARES)):
            raise ValueError("the state of a quantile_boosting forecaster is cut short")
        if not (len(pauses) and np.isfinite(head).all() and np.isfinite(offsets).all()):
            raise ValueError("the state of a quantile_boosting forecaster holds what is no number")
        return WeekTable(offsets, pauses, *head.tolist())


def fit(clock_s: Floats, durations: Floats) -> WeekTable | None:
    """The table of a job with starts `clock_s` (n,), wall-clock s, and `durations` (n,); None below MINIMUM."""
    clock, taken = clean(clock_s, durations)
    if len(taken) < MINIMUM:
        return None
    clock, logs = clock[-LONGEST_FIT:], np.log(np.maximum(taken[-LONGEST_FIT:], FLOOR))
    pause = _logged(np.diff(clock, prepend=clock[:1]))
    inputs, pauses = _inputs(clock, pause), _pauses(pause[1:])
    asked = _inputs(np.repeat(_week(), len(pauses)), np.tile(pauses, DAYS * HOURS))
    # What hour and pause do is taken out of the level first: else it would follow them.
    (usual,) = _told(inputs, _left(logs, _levels(logs, HALF_LIVES[-1])), inputs, SHARES[len(SHARES) // 2 :][:1])
    levels = [_levels(logs - usual, half_life) for half_life in HALF_LIVES]
    best = int(np.argmin([np.mean((_left(logs, one) - usual[WARM_UP:]) ** 2) for one in levels]))
    left = _left(logs, levels[best])
    seen = len(left) - int(HELD_BACK * len(left))
    told = _told(inputs[: WARM_UP + seen], left[:seen], np.concatenate([asked, inputs[WARM_UP + seen :]]), SHARES)
    held = left[seen:] - told[:, len(asked) :]
    moved = [float(np.quantile(row, share)) for row, share in zip(held, SHARES.tolist(), strict=True)]
    offsets = np.sort(told[:, : len(asked)].T + np.array(moved), axis=1)
    table = offsets.reshape(DAYS * HOURS, len(pauses), len(SHARES))
    return WeekTable(table, pauses, HALF_LIVES[best], 0.0, 0.0).after(clock, taken[-LONGEST_FIT:])


def _told(inputs: Floats, targets: Floats, asked: Floats, shares: Floats) -> Floats:
    """(q, m) what trees say of `asked` (m, 3) that learned `targets` of the `inputs` (n, 3) after the first ones."""
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - comes with scikit-learn

    with threadpool_limits(1, user_api="openmp"):
        return np.array([_trees(one).fit(inputs[WARM_UP:], targets).predict(asked) for one in shares.tolist()])


def _trees(share: float) -> "HistGradientBoostingRegressor":
    from sklearn.ensemble import HistGradientBoostingRegressor  # noqa: PLC0415 - takes long, and 100 MB

    return HistGradientBoostingRegressor(
        loss="quantile",
        quantile=share,
        max_iter=40,
        learning_rate=0.08,
        max_leaf_nodes=8,
        min_samples_leaf=40,
        early_stopping=False,
        random_state=0,
    )


def _left(logs: Floats, levels: Floats) -> Floats:
    """(n - WARM_UP,) each value after the first ones, less the level LAG executions before."""
    return np.asarray(logs[WARM_UP:] - levels[WARM_UP - LAG : len(logs) - LAG], dtype=np.float64)


def _pauses(pause: Floats) -> Floats:
    """Those that have rows of their own, rising; each was seen."""
    found: list[float] = []
    for one in np.quantile(pause, PAUSES, method="nearest").tolist():
        if not found or one - found[-1] > SAME_PAUSE:
            found.append(one)
    return np.array(found)


def _week() -> Floats:
    """(7 x 24,) a moment in each hour of a week that begins on a Monday, wall-clock s."""
    monday_s = 4.0 * DAY_S  # 1970 began on a Thursday.
    return np.asarray(monday_s + np.arange(DAYS * HOURS) * float(HOUR_S), dtype=np.float64)


def _inputs(clock_s: Floats, pause: Floats) -> Floats:
    """(m, 3): hour, weekday, logarithm of the pause before the start."""
    return np.column_stack([_hours(clock_s), _weekdays(clock_s), pause]).astype(np.float64)


def _hours(clock_s: Floats) -> "np.typing.NDArray[np.int64]":
    return np.asarray(np.mod(clock_s, DAY_S) // HOUR_S, dtype=np.int64)


def _weekdays(clock_s: Floats) -> "np.typing.NDArray[np.int64]":
    """From Monday."""
    return np.asarray((np.floor_divide(clock_s, DAY_S) + 3) % DAYS, dtype=np.int64)


def _logged(pause_s: Floats) -> Floats:
    return np.asarray(np.log1p(np.maximum(pause_s, 0.0)), dtype=np.float64)


def _levels(logs: Floats, half_life: float) -> Floats:
    """(n,) exponentially weighted mean up to and with each value, as if the first ones had always been."""
    keep = 0.5 ** (1 / half_life)
    level, out = float(np.median(logs[:10])), np.empty(len(logs))
    for place, value in enumerate(logs.tolist()):
        level = keep * level + (1 - keep) * value
        out[place] = level
    return out
