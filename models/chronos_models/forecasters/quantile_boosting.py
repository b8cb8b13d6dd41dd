"""How long the next executions will take, by gradient-boosted trees for each quantile; for batches at night.

Finds what `slot_conformal` cannot: effects of the pause before a start, of calendar and level together. Learns the
logarithm of a duration against the level known HORIZON executions or fewer before, so that it forecasts as far.
Assumes at least hundreds of executions, and that what drove durations still does; use it only where its backtest
wins (`selection`). Complexity: 0.2 to 1 s of CPU a fit. Minimum n: 300. Nothing is kept: it is fitted each night.
"""

import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor

from chronos_models.forecasters.quantiles import Floats
from chronos_models.forecasters.slot_conformal import FLOOR, clean

MINIMUM = 300
LONGEST_FIT = 2000
HORIZON = 24
RECENT = (6.0, 60.0)
"""Half-lives of the levels that are features, executions."""
DAY_S = 86_400


def boosting_forecast(clock_s: Floats, durations: Floats, future_s: Floats, shares: Floats) -> Floats | None:
    """(k, q) durations at `future_s` (k,), wall-clock s, for `shares` (q,); None below MINIMUM executions."""
    clock, taken = clean(clock_s, durations)
    if len(taken) < MINIMUM:
        return None
    clock, logs = clock[-LONGEST_FIT:], np.log(np.maximum(taken[-LONGEST_FIT:], FLOOR))
    levels = np.array([_level(logs, half_life) for half_life in RECENT])
    inputs, targets = _examples(clock, logs, levels)
    ahead = np.minimum(np.arange(1, len(future_s) + 1), HORIZON)
    everything = np.concatenate([clock[-1:], future_s])
    asked = _features(everything, np.arange(1, len(everything)), levels[:, -1][:, None], ahead)
    told = [_trees(share).fit(inputs, targets).predict(asked) for share in shares]
    return np.asarray(np.exp(np.sort(np.array(told).T, axis=1) + levels[-1, -1]), dtype=np.float64)


def _trees(share: float) -> HistGradientBoostingRegressor:
    return HistGradientBoostingRegressor(
        loss="quantile",
        quantile=float(share),
        max_iter=60,
        learning_rate=0.08,
        max_leaf_nodes=8,
        min_samples_leaf=25,
        early_stopping=False,
        random_state=0,
    )


def _examples(clock_s: Floats, logs: Floats, levels: Floats) -> tuple[Floats, Floats]:
    """Each execution as seen from 2, 8 and 20 before it."""
    inputs, targets = [], []
    for steps in (2, 8, 20):
        at = np.arange(steps + 30, len(logs))
        known = levels[:, at - steps]
        inputs.append(_features(clock_s, at, known, np.full(len(at), steps)))
        targets.append(logs[at] - known[-1])
    return np.concatenate(inputs), np.concatenate(targets)


def _features(clock_s: Floats, at: "np.typing.NDArray[np.int64]", levels: Floats, ahead: Floats) -> Floats:
    """(m, 6): hour, weekday, day of the month, pause before the start, recent level, executions ahead."""
    start = clock_s[at]
    day = np.floor_divide(start, DAY_S).astype(np.int64)
    date = day.astype("datetime64[D]")
    of_month = (date - date.astype("datetime64[M]")).astype(np.int64)
    pause = np.log1p(np.maximum(start - clock_s[at - 1], 0))
    recent = np.broadcast_to(levels[0] - levels[-1], start.shape)
    columns = [np.mod(start, DAY_S) / 3600, (day + 3) % 7, of_month, pause, recent, ahead]
    return np.column_stack([np.asarray(column, dtype=np.float64) for column in columns])


def _level(logs: Floats, half_life: float) -> Floats:
    """(n,) exponentially weighted mean up to and with each value, as if the first had always been."""
    keep = 0.5 ** (1 / half_life)
    level, out = float(np.median(logs[:10])), np.empty(len(logs))
    for place, value in enumerate(logs.tolist()):
        level = keep * level + (1 - keep) * value
        out[place] = level
    return out
