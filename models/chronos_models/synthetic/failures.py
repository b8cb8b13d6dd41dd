"""Failures of jobs with causes that pass after a while or never: what retry policies are measured on.

Six causes: a blip, a restart, a rate limit, an outage, a long one, and what never passes. Each job has its own mix of
causes and its own speeds. A cause shows as one of ten patterns of text; none is sure to mean one cause.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chronos_models.history import Floats

CAUSES: dict[str, tuple[float, float, float]] = {
    "blip": (12.0, 1.2, 0.27),
    "restart": (75.0, 0.9, 0.17),
    "limit": (300.0, 0.6, 0.09),
    "outage": (900.0, 1.0, 0.13),
    "long": (4000.0, 0.8, 0.04),
    "never": (np.inf, 0.0, 0.30),
}
"""Median in s, spread of its log, and share among all failures."""

PATTERNS = (
    "connection refused", "timed out", "host not found", "429 too many requests", "deadlock detected",
    "no such file", "permission denied", "no space left", "exit code 1", "out of memory",
)  # fmt: skip
_SHOWS: dict[str, tuple[float, ...]] = {
    "blip": (0.2, 0.3, 0.2, 0, 0.2, 0, 0, 0, 0.1, 0),
    "restart": (0.5, 0.2, 0.05, 0, 0.05, 0, 0, 0, 0.2, 0),
    "limit": (0, 0.1, 0, 0.75, 0, 0, 0, 0, 0.15, 0),
    "outage": (0.35, 0.3, 0.1, 0, 0, 0.1, 0, 0, 0.15, 0),
    "long": (0.1, 0.1, 0, 0, 0, 0.3, 0, 0.3, 0.2, 0),
    "never": (0.03, 0.05, 0.04, 0, 0, 0.25, 0.25, 0.1, 0.2, 0.08),
}
OWN_SPEED = 0.5
"""Spread of the log of how much slower or faster a job's causes pass than those of others."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure, and how long its cause lasted."""

    job: str
    pattern: str
    lasts_s: float
    """Infinite for one that never passes."""
    median_s: float
    """Of its cause in this job: what one who knows the cause knows."""
    spread: float
    """Of the log of how long its cause lasts."""


def failures(
    jobs: int, episodes: int, *, seed: int, ambiguity: float = 0.0, is_shared: bool = True
) -> Sequence[Failure]:
    """`episodes` failures of each of `jobs`, one round after the other, as they would come.

    `ambiguity`: share of failures whose pattern says nothing of the cause. Not `is_shared`: a pattern of one job is not
    known in another, as when each job has texts of its own.
    """
    random = np.random.default_rng(seed)
    names = list(CAUSES)
    common = np.array([CAUSES[name][2] for name in names])
    shows = np.array([_SHOWS[name] for name in names]) * (1 - ambiguity) + ambiguity / len(PATTERNS)
    mixes = np.array([random.dirichlet(common * len(names)) for _ in range(jobs)])
    speeds = np.exp(OWN_SPEED * random.normal(size=(jobs, len(names))))
    return [
        _failure(random, job, (names, shows / shows.sum(axis=1, keepdims=True)), (mixes[job], speeds[job]), is_shared)
        for _ in range(episodes)
        for job in random.permutation(jobs)
    ]


def _failure(
    random: np.random.Generator,
    job: int,
    texts: tuple[list[str], Floats],
    nature: tuple[Floats, Floats],
    is_shared: bool,
) -> Failure:
    names, shows = texts
    mix, speeds = nature
    cause = int(random.choice(len(mix), p=mix))
    pattern = PATTERNS[int(random.choice(len(PATTERNS), p=shows[cause]))]
    median_s, spread, _ = CAUSES[names[cause]]
    own_s = median_s * float(speeds[cause])
    lasts_s = own_s * float(np.exp(spread * random.normal()))
    name = f"job {job}"
    return Failure(name, pattern if is_shared else f"{pattern} of {name}", lasts_s, own_s, spread)
