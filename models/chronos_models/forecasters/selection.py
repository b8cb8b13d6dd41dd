"""Which forecaster a job gets: the one whose backtest is best, and what that backtest was.

`slot_conformal` is the rule. Trees take its place where their pinball loss is lower by TREES_GAIN and their 90 %
interval held LEAST_HELD, or as much as the other's (they cost forty times as much, and scikit-learn, which is imported
when they are fitted); the naive one where its loss is lower by GAIN than that of the best. Assumes that the recent past
judges the near future. Complexity: four fits of each candidate, and of trees one for most jobs. Minimum n: 5 for a
forecast, 40 for a backtest; below that the choice is untested and says so; 600 for trees.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chronos_models.backtest import Backtest, Forecaster, backtest
from chronos_models.forecasters import quantile_boosting, slot_conformal
from chronos_models.forecasters.naive import naive_forecast
from chronos_models.forecasters.quantiles import Floats
from chronos_models.forecasters.slot_conformal import clean

GAIN = 0.03
TREES_GAIN = 0.1
"""Ahead by less in the test, they were as often behind afterwards."""
LEAST_HELD = 0.85
"""Trees may tell too narrow an interval: what is gained in the middle does not make up for that."""
FAR_BEHIND = 1.1
"""Of a loss at one moment: what is so much worse there hardly wins over four."""
LEAST_FOR_TREES = 2 * quantile_boosting.MINIMUM
"""The first moment of a backtest lies in the middle of the past."""
SLOT_CONFORMAL, BOOSTING, NAIVE = "slot_conformal", "quantile_boosting", "naive"
ALL, QUICK = (SLOT_CONFORMAL, BOOSTING), (SLOT_CONFORMAL,)
"""Candidates beside the naive one."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The name of the forecaster, its errors on what it had not seen, and those of the naive one; None untested."""

    name: str
    error: Backtest | None
    naive_error: Backtest | None


def slot_conformal_forecast(clock_s: Floats, durations: Floats, future_s: Floats, shares: Floats) -> Floats:
    """(k, q) durations at `future_s` by `slot_conformal`, or by the naive one below its minimum."""
    model = slot_conformal.fit(clock_s, durations)
    if model is None:
        return naive_forecast(clock_s, durations, future_s, shares)
    return model.forecast(future_s, shares)


def boosting_forecast(clock_s: Floats, durations: Floats, future_s: Floats, shares: Floats) -> Floats:
    """(k, q) durations at `future_s` by boosted trees, or by `slot_conformal` below their minimum."""
    table = quantile_boosting.fit(clock_s, durations)
    if table is None:
        return slot_conformal_forecast(clock_s, durations, future_s, shares)
    return table.forecast(future_s, shares)


FORECASTERS: dict[str, Forecaster] = {
    SLOT_CONFORMAL: slot_conformal_forecast,
    BOOSTING: boosting_forecast,
    NAIVE: naive_forecast,
}


def choose(clock_s: Floats, durations: Floats, among: Sequence[str] = ALL) -> Choice:
    """The forecaster for a job with `durations` (n,) of executions started at `clock_s` (n,), wall-clock s.

    With QUICK for `among` trees are not tried, which saves nearly all of the time.
    """
    clock, taken = clean(clock_s, durations)
    naive = backtest(FORECASTERS[NAIVE], clock, taken)
    slot = backtest(FORECASTERS[SLOT_CONFORMAL], clock, taken)
    if slot is None or naive is None:
        return Choice(SLOT_CONFORMAL, None, None)
    name, best = SLOT_CONFORMAL, slot
    if BOOSTING in among and len(taken) >= LEAST_FOR_TREES:
        trees, held = _tried(clock, taken), min(LEAST_HELD, slot.coverage)
        if trees is not None and trees.pinball < (1 - TREES_GAIN) * slot.pinball and trees.coverage >= held:
            name, best = BOOSTING, trees
    if naive.pinball < (1 - GAIN) * best.pinball:
        name, best = NAIVE, naive
    return Choice(name, best, naive)


def _tried(clock: Floats, taken: Floats) -> Backtest | None:
    """The backtest of the trees; None where they are far behind at the first moment already, as for most jobs."""
    first = backtest(FORECASTERS[BOOSTING], clock, taken, origins=1)
    usual = backtest(FORECASTERS[SLOT_CONFORMAL], clock, taken, origins=1)
    if first is None or usual is None or first.pinball > FAR_BEHIND * usual.pinball:
        return None
    return backtest(FORECASTERS[BOOSTING], clock, taken)


def forecast(clock_s: Floats, durations: Floats, future_s: Floats, shares: Floats, name: str) -> Floats:
    """(k, q) durations by the forecaster `name` of FORECASTERS; NaN where no duration was usable."""
    return FORECASTERS[name](clock_s, durations, np.asarray(future_s, dtype=np.float64), shares)
