"""Executions whose signals are odd together though none is by itself: a nightly look, which annotates and never alarms.

An isolation forest (Liu, Ting and Zhou 2008) over the residuals of all jobs, pooled, in their own spreads. It is no
alarm: on the histories of jobs it reached half the recall of the calibrated detectors, and one row costs it
milliseconds, unlike a batch.

Assumes residuals without season and of about unit spread (as the detectors of single signals have them), so that jobs
can be pooled. What was not measured (NaN) counts as expected; infinite values count as LARGEST. O(n log n) with 100
trees. Minimum n: FEWEST rows in all; with fewer, or none, nothing is odd.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import IsolationForest

Floats = NDArray[np.float64]

TREES = 100
FEWEST = 200
LARGEST = 10.0
"""Spreads: what is farther is equally far, for one wild value must not take all the cuts of a tree."""
ODD_SHARE = 0.002
"""One execution in 500 is looked at more closely."""
ALARMING = 4.0
"""Spreads: a signal this far off is told by its own detector."""
NOTABLE = 1.5
"""Spreads: a signal that takes part in a combination. Two must."""
MOST_FITTED = 20_000


@dataclass(frozen=True)
class Oddity:
    """An execution with an unusual combination of signals."""

    job: str
    row: int
    """Place in the job's residuals."""
    share: float
    """Share of all executions that are as odd or odder."""
    signals: tuple[int, ...]
    """Columns that take part, the farthest first."""


def cross_check(residuals: Mapping[str, Floats], seed: int) -> list[Oddity]:
    """The odd executions of all jobs, oddest first. `residuals`: by job (n, k), in spreads, NaN where not measured."""
    jobs = sorted(job for job, rows in residuals.items() if rows.size)
    if not jobs:
        return []
    pooled = np.concatenate([_bounded(residuals[job]) for job in jobs])
    if len(pooled) < FEWEST:
        return []
    share = _shares(pooled, seed)
    starts = np.cumsum([0] + [len(residuals[job]) for job in jobs])
    found = []
    for place in np.flatnonzero(share <= ODD_SHARE):
        signals = _signals(pooled[place])
        if len(signals) >= 2:
            owner = int(np.searchsorted(starts, place, side="right")) - 1
            found.append(Oddity(jobs[owner], int(place - starts[owner]), float(share[place]), signals))
    return sorted(found, key=lambda oddity: (oddity.share, oddity.job, oddity.row))


def _bounded(rows: Floats) -> Floats:
    return np.clip(np.nan_to_num(rows, nan=0.0, posinf=LARGEST, neginf=-LARGEST), -LARGEST, LARGEST)


def _shares(pooled: Floats, seed: int) -> Floats:
    """(n,) share of the rows that are as odd or odder."""
    taken = np.random.default_rng(seed).permutation(len(pooled))[:MOST_FITTED]
    forest = IsolationForest(n_estimators=TREES, random_state=seed).fit(pooled[taken])
    scores = np.asarray(forest.score_samples(pooled), np.float64)
    return np.searchsorted(np.sort(scores), scores, side="right") / len(scores)


def _signals(row: Floats) -> tuple[int, ...]:
    """The signals of the combination; none where one of them is alarming by itself."""
    size = np.abs(row)
    if size.max() >= ALARMING:
        return ()
    order = np.argsort(-size, kind="stable")
    return tuple(int(column) for column in order if size[column] >= NOTABLE)
