"""Names of findings, and what share of a job's false alarms each may make.

The shares are the weights of a weighted Bonferroni correction (Genovese, Roeder, Wasserman 2006): what is worth
finding, and comes often, gets more. Only their proportions matter: that all detectors together make the false alarms
that the rate says is the business of `rates`, whose constants were measured with these shares.
"""

from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of finding."""

    name: str
    share: float
    """Of the false alarms of a job."""


OF_SIGNAL: dict[tuple[str, bool, int], Kind] = {
    ("duration", False, 1): Kind("slow_run", 0.20),
    ("duration", False, -1): Kind("fast_run", 0.02),
    ("duration", True, 1): Kind("slower", 0.33),
    ("duration", True, -1): Kind("faster", 0.03),
    ("cpu_share", False, 1): Kind("cpu_high", 0.06),
    ("cpu_share", False, -1): Kind("cpu_low", 0.01),
    ("cpu_share", True, 1): Kind("cpu_rising", 0.03),
    ("cpu_share", True, -1): Kind("cpu_falling", 0.01),
    ("memory", False, 1): Kind("memory_high", 0.03),
    ("memory", False, -1): Kind("memory_low", 0.01),
    ("memory", True, 1): Kind("memory_rising", 0.20),
    ("memory", True, -1): Kind("memory_falling", 0.01),
    ("output", False, 1): Kind("output_high", 0.01),
    ("output", False, -1): Kind("output_low", 0.03),
    ("output", True, 1): Kind("output_rising", 0.01),
    ("output", True, -1): Kind("output_falling", 0.03),
}
"""By signal, whether it is a lasting change, and direction."""

FAILURES = Kind("failures", 0.15)
TIMEOUT = Kind("timeout", 0.10)
STUCK = Kind("stuck", 0.15)
LONG_RUNNING = Kind("long_running", 0.20)
"""Shares with slow_run, which says the same when the execution has ended."""
LATE = Kind("late_start", 0.05)
MISSING = Kind("missing", 0.05)
