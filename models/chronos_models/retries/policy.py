"""When to try again: the waits with the greatest expected worth, by dynamic programming over the grid of times.

A try that fails costs; a success is worth less the later it comes; giving up costs nothing more. Of all sequences of
tries on the grid the best is found exactly: the worth of going on after a failure at one time needs only that of later
times (Bellman 1957). O(grid²), about 0.3 ms. Assumes that `Recovery` is right; minimum n: none.
"""

from dataclasses import dataclass

import numpy as np

from chronos_models.history import Floats
from chronos_models.retries.recovery import EDGES_S, LONGEST_S, Recovery

MOST_TRIES = 10
BACKOFFS = (1.0, 1.5, 2.0, 3.0, 4.0)


@dataclass(frozen=True, slots=True)
class Worth:
    """What a recovery is worth; that of one at once is 1."""

    half_s: float = 5400.0
    """After this long it is worth half: somebody has noticed, or the next run is near. 1 h recovers 2 to 3 in 100 less,
    2 h costs 0.01 where haste counts (both judged by other worths than these)."""
    try_cost: float = 0.1
    """Of each try that fails: load on what is down already, and noise."""
    deadline_s: float = LONGEST_S
    """No try later than this: the next due time, or when the result is of no use any more."""

    def of(self, delay_s: Floats) -> Floats:
        """(n,) what recoveries after `delay_s` are worth."""
        return np.asarray(np.exp2(-delay_s / self.half_s))


@dataclass(frozen=True, slots=True)
class Plan:
    """Waits, each after the try before, and what to expect of them."""

    waits_s: tuple[float, ...]
    """Empty: do not try again."""
    recovers: float
    """Probability that one of the tries succeeds."""
    failing_tries: float
    """Expected number of those that fail."""
    utility: float
    """Expected worth less the expected cost."""


@dataclass(frozen=True, slots=True)
class Backoff:
    """The same as fields of a retry policy: `initial_s`, then `multiplier` times as long each, `tries` times."""

    initial_s: float
    multiplier: float
    tries: int
    plan: Plan


def best_plan(recovery: Recovery, worth: Worth | None = None) -> Plan:
    """The waits with the greatest expected worth, at most MOST_TRIES."""
    worth = worth or Worth()
    times = np.concatenate([[0.0], EDGES_S[worth.deadline_s >= EDGES_S]])
    lasting = np.concatenate([[1.0], 1 - np.cumsum(recovery.shares[:-1])])[: len(times)]
    tries = _best_tries(times, lasting, worth)
    return plan_of(tuple(np.diff([0.0, *tries])), recovery, worth)


def plan_of(waits_s: tuple[float, ...], recovery: Recovery, worth: Worth | None = None) -> Plan:
    """What to expect of given waits."""
    worth = worth or Worth()
    times = np.cumsum(waits_s, dtype=float)
    passed = np.array([recovery.by(float(time)) for time in times])
    gained = float((np.diff(passed, prepend=0.0) * worth.of(times)).sum())
    failing = float((1 - passed).sum())
    recovers = float(passed[-1]) if len(passed) else 0.0
    return Plan(tuple(float(wait) for wait in waits_s), recovers, failing, gained - worth.try_cost * failing)


def best_backoff(recovery: Recovery, worth: Worth | None = None) -> Backoff | None:
    """The best exponential backoff, for a policy that has only its three fields; None: do not try again."""
    worth = worth or Worth()
    found: Backoff | None = None
    for initial_s in EDGES_S[::3]:
        for multiplier in BACKOFFS:
            one = _best_count(float(np.round(initial_s)), multiplier, recovery, worth)
            if one is not None and (found is None or one.plan.utility > found.plan.utility + 1e-9):
                found = one
    return found


def _best_count(initial_s: float, multiplier: float, recovery: Recovery, worth: Worth) -> Backoff | None:
    waits = initial_s * multiplier ** np.arange(MOST_TRIES)
    times = np.cumsum(waits)
    count = int((times <= worth.deadline_s).sum())
    passed = np.interp(times[:count], [0.0, *EDGES_S], [0.0, *np.cumsum(recovery.shares[:-1])])
    utility = np.cumsum(np.diff(passed, prepend=0.0) * worth.of(times[:count]) - worth.try_cost * (1 - passed))
    if not count or utility.max() <= 0:
        return None
    tries = int(np.argmax(utility)) + 1
    return Backoff(initial_s, multiplier, tries, plan_of(tuple(waits[:tries]), recovery, worth))


def _best_tries(times: Floats, lasting: Floats, worth: Worth) -> list[float]:
    """Times of the best tries. `lasting`: (n,) probability that the failure lasts beyond each of `times`."""
    gain = worth.of(times)
    value = np.zeros(len(times))
    following = np.full(len(times), -1)
    for place in range(len(times) - 2, -1, -1):
        later = slice(place + 1, None)
        worths = (lasting[place] - lasting[later]) * gain[later] - worth.try_cost * lasting[later] + value[later]
        best = int(np.argmax(worths))
        if worths[best] > 1e-12:
            value[place], following[place] = worths[best], place + 1 + best
    tries: list[float] = []
    place = int(following[0])
    while place > 0 and len(tries) < MOST_TRIES:
        tries.append(float(times[place]))
        place = int(following[place])
    return tries
