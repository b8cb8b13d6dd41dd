"""Seeded durations that behave like those of real jobs, for tests and notebooks."""

import numpy as np
import numpy.typing as npt


def durations(
    count: int, *, seed: int, typical_ms: float = 1000.0, spread: float = 0.2, outliers: float = 0.0
) -> npt.NDArray[np.float64]:
    """(count,) ms, log-normal around `typical_ms`; a share of `outliers` takes ten times as long."""
    random = np.random.default_rng(seed)
    values = typical_ms * np.exp(random.normal(0.0, spread, count))
    slow = random.random(count) < outliers
    return np.where(slow, values * 10.0, values)
