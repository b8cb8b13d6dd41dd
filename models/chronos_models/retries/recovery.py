"""How long failures last: the chance to pass in each bin of a log grid of times, learned from intervals.

A try that failed after `failed_s` and one that succeeded after `recovered_s` say that the cause passed in between; a
failure that was given up says only that it lasted so long. An interval is shared out over its bins as it was expected
(one step of the EM of Turnbull 1976 as each arrives, after Cappé and Moulines 2009) and counted as a life table has it:
how many were at risk in each bin, how many passed. So what was never tried for is never taken for known, and a state is
82 numbers, whatever the history. Assumes that a cause that has passed does not come back within the episode, and that
times beyond a day do not matter. Minimum n: none, since it starts from a prior. O(grid) an episode.
"""

from dataclasses import dataclass

import numpy as np

from chronos_models.history import Floats

LONGEST_S = 86_400.0
EDGES_S: Floats = np.geomspace(1.0, LONGEST_S, 41)
"""Right ends of the bins, s: a third more each time, finer than delays need to be. What lasts longer is "never"."""
BINS = len(EDGES_S)
NEVER_SHARE = 0.3
"""Of failures nothing is known about; what the tries cost decides more than this does."""


def prior() -> Floats:
    """(BINS,) chance to pass in each bin before anything was seen: even in log time."""
    share = (1 - NEVER_SHARE) / BINS
    return np.asarray(share / (1 - share * np.arange(BINS)))


def shares_of(chances: Floats) -> Floats:
    """(..., BINS + 1) share of failures that pass in each bin, the last: never. `chances`: (..., BINS) if not yet."""
    left = np.cumprod(1 - chances, axis=-1)
    before = np.concatenate([np.ones_like(left[..., :1]), left[..., :-1]], axis=-1)
    return np.concatenate([before * chances, left[..., -1:]], axis=-1)


@dataclass(frozen=True, slots=True)
class Episode:
    """What is known of how long one failure lasted, in seconds after it was first seen."""

    failed_s: float
    """The last try that failed; 0 when there was none after the first."""
    recovered_s: float
    """The first success; infinite when nobody tried until then."""

    @property
    def is_sound(self) -> bool:
        """Not so when a clock was set back, or a time is missing."""
        return bool(np.isfinite(self.failed_s) and self.failed_s >= 0 and self.recovered_s > self.failed_s)


def bins(episode: Episode) -> slice:
    """The bins, "never" the last, in which it may have passed."""
    low = int(np.searchsorted(EDGES_S, episode.failed_s, side="right"))
    high = int(np.searchsorted(EDGES_S, episode.recovered_s, side="left"))
    return slice(min(low, high), high + 1)


def counted(episode: Episode, expected: Floats) -> Floats:
    """(2, BINS): how much of one episode was at risk in each bin, and passed there. `expected`: shares of the bins."""
    where = bins(episode)
    rows = np.zeros((2, BINS))
    rows[0, : where.start] = 1.0
    if not np.isfinite(episode.recovered_s):
        return rows
    inside = expected[where] + 1e-12
    share = (inside / inside.sum())[: BINS - where.start]
    rows[0, where] = 1 - np.cumsum(share) + share
    rows[1, where] = share
    return rows


@dataclass(frozen=True, slots=True)
class Recovery:
    """What is expected of a failure: shares of the bins, and what that rests on."""

    shares: Floats
    """(BINS + 1,) sums to 1; the last is "never"."""
    seen: int = 0
    """Episodes of this pattern in this job."""
    recovered: int = 0
    """Of those, how many were seen to pass."""
    seen_elsewhere: int = 0
    """Episodes of this pattern in other jobs."""
    recovered_elsewhere: int = 0

    def by(self, time_s: float) -> float:
        """Probability that it has passed `time_s` after it was first seen."""
        return float(np.interp(time_s, [0.0, *EDGES_S], [0.0, *np.cumsum(self.shares[:-1])]))

    @property
    def ever(self) -> float:
        """Probability that it passes within a day."""
        return float(1 - self.shares[-1])

    def quantile_s(self, share: float) -> float:
        """When `share` of those that pass have passed."""
        reached = np.cumsum(self.shares[:-1]) >= share * self.ever * (1 - 1e-9)
        return float(EDGES_S[int(np.argmax(reached))])
