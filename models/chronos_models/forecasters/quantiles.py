"""Quantiles of weighted values, and what a quantile forecast is judged by.

Assumes nothing of the distribution. Complexity: O(n log n) for `weighted_quantiles`, O(n) for the rest. Minimum n: 1.
Source: Koenker and Bassett 1978 for the pinball loss; Barber et al. 2023, "Conformal prediction beyond
exchangeability", for weights that fall with age.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def recency_weights(count: int, *, half_life: float) -> Floats:
    """(count,) weights, oldest first; the newest weighs 1, and one `half_life` executions older weighs half."""
    return np.asarray(0.5 ** (np.arange(count - 1, -1, -1) / half_life), dtype=np.float64)


def weighted_quantiles(values: Floats, weights: Floats, shares: Floats) -> Floats:
    """(k,) values below which lie `shares` (k,) of what comes next; `values` and `weights` are (n,), n >= 1.

    Each share is moved outwards by (m + 1) / m with m the effective number of values, as in split-conformal
    prediction, so that a few values do not pass for the whole distribution. Never leaves the range of the values.
    """
    order = np.argsort(values, kind="stable")
    ranked, weight = values[order], weights[order]
    total = weight.sum()
    effective = max(total * total / float(np.sum(weight * weight)), 1.0)
    below = (np.cumsum(weight) - weight / 2) / total
    wanted = 0.5 + (shares - 0.5) * (effective + 1) / effective
    return np.asarray(np.interp(np.clip(wanted, 0, 1), below, ranked), dtype=np.float64)


def pinball(values: Floats, quantiles: Floats, shares: Floats) -> Floats:
    """Loss of each value and share: `values` (..., n), `quantiles` (..., n, k), `shares` (k,) -> (..., n, k)."""
    error = values[..., None] - quantiles
    return np.asarray(np.maximum(shares * error, (shares - 1) * error), dtype=np.float64)


def move_shares(shares: Floats, *, miss: float, moved_miss: float) -> Floats:
    """Shares moved so that an interval that promised `miss` outside promises `moved_miss`; the middle stays.

    0.05 becomes `moved_miss` / 2 when `miss` is 0.1; no share crosses 0.5.
    """
    factor = moved_miss / miss
    low = np.minimum(shares * factor, 0.5)
    high = np.maximum(1 - (1 - shares) * factor, 0.5)
    return np.asarray(np.where(shares < 0.5, low, np.where(shares > 0.5, high, 0.5)), dtype=np.float64)
