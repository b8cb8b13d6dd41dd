"""How long a job usually takes: a robust range of its recent durations.

Assumptions: recent durations are alike (no trend, no season); a few outliers may be among them.
Complexity: O(n log n) time, O(n) memory. Minimum n: 5 values; below that there is no answer.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

MINIMUM = 5
COVERAGE = 0.8
"""Share of future durations that the range is meant to hold."""


@dataclass(frozen=True)
class UsualDuration:
    """The middle and the range of durations, ms; `count` values went into it."""

    low_ms: float
    typical_ms: float
    high_ms: float
    count: int


def usual_duration(durations_ms: npt.ArrayLike) -> UsualDuration | None:
    """The range that holds COVERAGE of durations_ms: (n,) ms, in any order; None for fewer than MINIMUM values.

    The ends are the split-conformal order statistics ceil((n + 1) q) and floor((n + 1) (1 - q)) (Vovk, Gammerman,
    Shafer 2005, section 2.2), which hold the coverage for any distribution as soon as n allows them; with less
    history they are the smallest and the largest value.
    """
    values = np.sort(np.asarray(durations_ms, dtype=float))
    if values.ndim != 1 or np.isnan(values).any():
        raise ValueError("durations are one row of numbers")
    count = values.size
    if count < MINIMUM:
        return None
    share = (1 + COVERAGE) / 2
    upper = min(count, int(np.ceil((count + 1) * share)))
    lower = max(1, int(np.floor((count + 1) * (1 - share))))
    return UsualDuration(
        low_ms=float(values[lower - 1]),
        typical_ms=float(np.median(values)),
        high_ms=float(values[upper - 1]),
        count=int(count),
    )
