"""Which forecaster a job gets: the one whose backtest is best, and what that backtest was.

`slot_conformal` is the rule; trees take its place where their pinball loss is GAIN lower (they cost forty times as
much); the naive one where both lose to it. Assumes that the recent past judges the near future. Complexity: four
fits of each candidate. Minimum n: 5 for a forecast, 40 for a backtest; below that the choice is untested and says so.
"""

from dataclasses import dataclass

import numpy as np

from chronos_models.backtest import Backtest, Forecaster, backtest
from chronos_models.forecasters import quantile_boosting, slot_conformal
from chronos_models.forecasters.naive import naive_forecast
from chronos_models.forecasters.quantiles import Floats
from chronos_models.forecasters.slot_conformal import clean

GAIN = 0.03
SLOT_CONFORMAL, BOOSTING, NAIVE = "slot_conformal", "quantile_boosting", "naive"


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
    told = quantile_boosting.boosting_forecast(clock_s, durations, future_s, shares)
    return slot_conformal_forecast(clock_s, durations, future_s, shares) if told is None else told


FORECASTERS: dict[str, Forecaster] = {
    SLOT_CONFORMAL: slot_conformal_forecast,
    BOOSTING: boosting_forecast,
    NAIVE: naive_forecast,
}


def choose(clock_s: Floats, durations: Floats) -> Choice:
    """The forecaster for a job with `durations` (n,) of executions started at `clock_s` (n,), wall-clock s."""
    clock, taken = clean(clock_s, durations)
    naive = backtest(naive_forecast, clock, taken)
    slot = backtest(slot_conformal_forecast, clock, taken)
    if slot is None or naive is None:
        return Choice(SLOT_CONFORMAL, None, None)
    name, best = SLOT_CONFORMAL, slot
    if len(taken) // 2 >= quantile_boosting.MINIMUM:
        trees = backtest(boosting_forecast, clock, taken)
        if trees is not None and trees.pinball < (1 - GAIN) * slot.pinball:
            name, best = BOOSTING, trees
    if naive.pinball < (1 - GAIN) * best.pinball:
        name, best = NAIVE, naive
    return Choice(name, best, naive)


def forecast(clock_s: Floats, durations: Floats, future_s: Floats, shares: Floats, name: str) -> Floats:
    """(k, q) durations by the forecaster `name` of FORECASTERS; NaN where no duration was usable."""
    return FORECASTERS[name](clock_s, durations, np.asarray(future_s, dtype=np.float64), shares)
