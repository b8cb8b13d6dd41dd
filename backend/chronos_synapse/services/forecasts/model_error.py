"""How far off a forecaster was: what is told of a backtest."""

import msgspec

from chronos_models.backtest import Backtest


class ModelError(msgspec.Struct, frozen=True, kw_only=True):
    """How far off a forecaster was on executions that it had not seen."""

    mase: float
    """Mean absolute error, in mean steps from one execution to the next."""
    pinball: float
    coverage: float
    """Share inside the interval that was to hold 0.9 of them."""
    mean_error_s: float
    origins: int
    """Moments from which it was asked."""


def model_error(test: Backtest | None) -> ModelError | None:
    """What is told of `test`; None: there was none."""
    if test is None:
        return None
    return ModelError(
        mase=test.mase,
        pinball=test.pinball,
        coverage=test.coverage,
        mean_error_s=test.mean_error,
        origins=test.origins,
    )
