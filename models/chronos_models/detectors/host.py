"""Jobs that are slow together: one finding about their host instead of many about them.

Each job's last execution of the past hour speaks: slow ones (p < NOTED_P) with the likelihood ratio POWER p^(POWER - 1)
of a Beta alternative (Sellke, Bayarri, Berger 2001), at most MOST_SINGLE so that one job alone proves nothing, the
others against it. The product over the *other* jobs is an e-value: under chance it exceeds c with probability at most
1 / c (Markov), independently of the job's own p. A member's rate is therefore its own rate divided by it.
Assumes jobs that are independent while the host is well. Complexity: O(1) an execution, O(jobs of the host in the
hour) for a slow one. Minimum n: LEAST_JOBS slow jobs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, isfinite, log

from chronos_models.finding import NOTED_P, Finding
from chronos_models.history import Observation

WINDOW_S = 3600.0
LEAST_JOBS = 3
POWER = 0.3
MOST_SINGLE = log(50.0)
NORMAL = log(0.6)
"""What a job at its usual speed says: many are too noisy to show that their host is slow."""
SLACK = log(3.0)
"""The window is looked at again and again: evidence that is this strong is still chance."""
TELL_AGAIN = 10.0
"""A member is told of again when its rate has fallen by this factor."""


@dataclass(slots=True)
class _Latest:
    """The last execution of a job on a host."""

    time_s: float
    weight: float
    finding: Finding | None
    told_rate: float = float("inf")


class HostWatch:
    """The jobs of each host."""

    def __init__(self) -> None:
        """Nothing has run."""
        self._hosts: dict[str, dict[str, _Latest]] = {}

    @property
    def hosts(self) -> tuple[str, ...]:
        """Those that are watched, the one heard of last at the end."""
        return tuple(self._hosts)

    def hear(self, job: str, observation: Observation, found: Sequence[Finding]) -> list[tuple[str, Finding]]:
        """Takes an execution and what its monitor found; the findings about its host, each with its job."""
        if not observation.host or not observation.is_success or not isfinite(observation.ended_s):
            return []
        jobs = self._hosts[observation.host] = self._hosts.pop(observation.host, {})
        self._leave_out(observation.host, observation.ended_s - WINDOW_S)
        slow = next((one for one in found if one.kind == "slow_run" and one.p < NOTED_P), None)
        weight = NORMAL if slow is None else min(log(POWER) + (POWER - 1.0) * log(max(slow.p, 1e-300)), MOST_SINGLE)
        jobs[job] = _Latest(observation.ended_s, weight, slow)
        return [] if slow is None else _members(jobs, observation)

    def slow_jobs(self, host: str, now_s: float) -> int:
        """How many jobs were slow there when they ran last, within the hour before `now_s`."""
        latest = self._hosts.get(host, {}).values()
        return sum(one.finding is not None and one.time_s >= now_s - WINDOW_S for one in latest)

    def forget(self, job: str) -> None:
        """Drops a job that is no more."""
        for jobs in self._hosts.values():
            jobs.pop(job, None)

    def _leave_out(self, host: str, before_s: float) -> None:
        """Drops the host not heard of for longest, unless it is `host`, when none of its jobs counts any more."""
        name, jobs = next(iter(self._hosts.items()))
        if name != host and all(latest.time_s < before_s for latest in jobs.values()):
            del self._hosts[name]


def _members(jobs: dict[str, _Latest], observation: Observation) -> list[tuple[str, Finding]]:
    now_s = observation.ended_s
    for name in [name for name, latest in jobs.items() if latest.time_s < now_s - WINDOW_S]:
        del jobs[name]
    slow = sorted(name for name, latest in jobs.items() if latest.finding is not None)
    if len(slow) < LEAST_JOBS:
        return []
    total = sum(latest.weight for latest in jobs.values())
    told = []
    for name in slow:
        latest = jobs[name]
        evidence = total - latest.weight - SLACK
        own = latest.finding
        if own is None or evidence <= 0.0 or (rate := own.rate * exp(-evidence)) > latest.told_rate / TELL_AGAIN:
            continue
        latest.told_rate = rate
        about = replace(own, kind="host_slow", time_s=now_s, rate=rate, host=observation.host, jobs=tuple(slow))
        told.append((name, about))
    return told
