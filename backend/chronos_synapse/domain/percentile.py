"""The percentile of a handful of values."""

import math
from collections.abc import Sequence


def percentile(rising: Sequence[int], share: float) -> int:
    """The nearest-rank percentile of `rising`, which is sorted and not empty; `share` from 0 to 1."""
    # Hundredths that binary fractions miss by a hair, such as 0.07 * 100, must not count as one more.
    rank = math.ceil(round(len(rising) * share, 9))
    return rising[max(rank, 1) - 1]
