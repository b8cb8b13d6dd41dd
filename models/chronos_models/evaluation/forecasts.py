"""How good forecasts are: durations against the naive one, success by log loss, load by wMAPE.

`judge_durations` gives means over series of what `backtest` gives for each, and the coverage that nine in ten series
reach. `log_loss` and `brier` judge told probabilities; `wmape` is the sum of absolute errors over the sum of what came
(Hyndman and Koehler 2006). Assumes nothing of the models. O(1) a value beyond the forecasts themselves. Minimum n: one
series that `backtest` takes; NaN where nothing could be judged.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chronos_models.backtest import Forecaster, backtest
from chronos_models.forecasters.quantiles import Floats

CERTAIN = 1e-6
"""Told probabilities are kept this far from 0 and 1: a sure forecaster that errs once would lose without end."""


@dataclass(frozen=True, slots=True)
class DurationScore:
    """Over all series that could be judged."""

    series: int
    mase_mean: float
    mase_median: float
    pinball: float
    coverage: float
    """Of the 90 % interval."""
    coverage_worst_tenth: float
    """Nine series in ten hold at least this."""


def judge_durations(
    series: Iterable[tuple[Floats, Floats]], forecaster: Forecaster, *, origins: int = 4
) -> DurationScore:
    """The score of `forecaster` on series of (starts, durations)."""
    tests = [backtest(forecaster, starts, durations, origins=origins) for starts, durations in series]
    rows = np.array([(test.mase, test.pinball, test.coverage) for test in tests if test is not None])
    if not len(rows):
        return DurationScore(0, *[float("nan")] * 5)
    mase, loss, coverage = rows.T
    return DurationScore(
        len(rows),
        float(mase.mean()),
        float(np.median(mase)),
        float(loss.mean()),
        float(coverage.mean()),
        float(np.quantile(coverage, 0.1)),
    )


def log_loss(told: Floats, came: npt.NDArray[np.bool_]) -> float:
    """Mean of minus the logarithm of what was told for what came; `told` (n,) is the probability of True."""
    if not len(told):
        return float("nan")
    sure = np.clip(told, CERTAIN, 1 - CERTAIN)
    return float(-np.mean(np.where(came, np.log(sure), np.log1p(-sure))))


def brier(told: Floats, came: npt.NDArray[np.bool_]) -> float:
    """Mean squared distance of the told probability from 0 or 1."""
    return float(np.mean((told - came) ** 2)) if len(told) else float("nan")


def wmape(told: Floats, came: Floats) -> float:
    """Sum of absolute errors as a share of the sum of what came; NaN if nothing came."""
    total = float(np.abs(came).sum())
    return float(np.abs(told - came).sum()) / total if total > 0 else float("nan")
