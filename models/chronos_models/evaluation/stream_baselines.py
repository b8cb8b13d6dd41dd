"""What a stream detector must beat: how far a point is from the mean of the last points, in their standard deviations.

NAB calls it the windowed Gaussian detector. Assumes independent normal values without a season. O(n). Minimum n: 2.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

WINDOW = 288
"""Points: a day of one every five minutes."""
LEAST_DEVIATIONS = 3.0


def windowed_gaussian(values: Floats) -> tuple[Floats, Floats]:
    """(n,) scores, and (n,) reports: the score of every point beyond LEAST_DEVIATIONS, 0 elsewhere."""
    centred = values - np.mean(values)
    sums = np.concatenate([[0.0], np.cumsum(centred)])
    squares = np.concatenate([[0.0], np.cumsum(centred**2)])
    end = np.arange(len(values))
    start = np.maximum(end - WINDOW, 0)
    count = np.maximum(end - start, 1)
    mean = (sums[end] - sums[start]) / count
    variance = np.maximum((squares[end] - squares[start]) / count - mean**2, 1e-12)
    scores: Floats = np.where(end - start > 1, np.abs(centred - mean) / np.sqrt(variance), 0.0)
    return scores, np.where(scores > LEAST_DEVIATIONS, scores, 0.0)
