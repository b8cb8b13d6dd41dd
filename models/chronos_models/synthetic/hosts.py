"""Hosts that were slow for some hours: what the jobs on them have in common."""

from dataclasses import dataclass

import numpy as np

from chronos_models.history import Flags, Floats
from chronos_models.synthetic.schedules import START_S

HOSTS = 8
WATCHED_S = 60 * 86_400.0
QUIET_S = 5 * 86_400.0
"""No host is slow at the very beginning."""

PLAIN_SPREADS = 4.0
"""A job whose noise is so large that the slowness is less than this many spreads gets a weak label."""


@dataclass(frozen=True, slots=True)
class SlowWindow:
    """Some hours in which everything on a host took longer."""

    host: str
    start_s: float
    end_s: float
    addition: float
    """To the logarithm of the durations."""

    def covers(self, times_s: Floats) -> Flags:
        """(n,) true where a time is within."""
        return (times_s >= self.start_s) & (times_s < self.end_s)


def draw_windows(random: np.random.Generator) -> list[SlowWindow]:
    """One to three slow windows of each host in the first 60 days: 1 to 4 hours, 1.8 to 3 times as slow."""
    found = []
    for host in range(HOSTS):
        for _ in range(int(random.integers(1, 4))):
            start_s = START_S + random.uniform(QUIET_S, WATCHED_S)
            length_s = random.uniform(1.0, 4.0) * 3600.0
            addition = float(np.log(random.uniform(1.8, 3.0)))
            found.append(SlowWindow(f"host{host}", start_s, start_s + length_s, addition))
    return found
