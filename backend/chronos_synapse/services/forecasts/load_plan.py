"""What is due in the coming days, hour by hour, and how long it takes. Pure: groups of jobs in, arrays out.

An execution counts in the hour in which it is due. What is due too often to be told one by one is taken as even.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from chronos_models.forecasters.quantiles import Floats
from chronos_synapse.services.scheduling.due_times import Due, Group
from chronos_synapse.services.scheduling.plan_book import PlannedJob

HOURS = 7 * 24
HOUR_MS = 3_600_000
MOST_DRAWN = 5_000
"""Executions whose durations are drawn, the longest; of the others the expected duration is taken."""
MOST_LANES = 40
Z90 = 1.2816
WIDEST = 2.0
"""Of the logarithms: one odd execution among few does not fill a week."""

Lane = tuple[str, str]
"""Kind and name."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is due within HOURS."""

    starts: list[int]
    """Due times of each hour."""
    sure_s: Floats
    """(HOURS,) busy seconds that are expected of what is not drawn."""
    drawn_s: Floats
    """(n,) seconds after the beginning at which executions are due whose durations are drawn."""
    middle_s: Floats
    spread: Floats
    """(n,) standard deviation of the logarithms of their durations."""


@dataclass(slots=True)
class LanePlan:
    """What is due in one lane."""

    kind: str
    name: str
    jobs: int = 0
    starts: int = 0
    total_s: float = 0.0
    busy_s: Floats = field(default_factory=lambda: np.zeros(HOURS))
    """(HOURS,) expected."""


def plan_of(groups: Sequence[Group], since_ms: int) -> Plan:
    """All due times of the groups within HOURS from `since_ms`."""
    drawn = _longest(groups)
    starts, sure = np.zeros(HOURS), np.zeros(HOURS)
    for group in groups:
        count_of: defaultdict[int, int] = defaultdict(int)
        busy_of: defaultdict[int, float] = defaultdict(float)
        for job in group.jobs:
            count_of[job.offset_ms] += 1
            busy_of[job.offset_ms] += 0.0 if job.id in drawn else mean_s(job)
        for offset_ms, count in count_of.items():
            due = by_hour(group.due, since_ms - offset_ms)
            starts += due * count
            sure += due * busy_of[offset_ms]
    told = [(group.due, job) for group in groups for job in group.jobs if job.id in drawn]
    at = [np.array(due.at_ms, dtype=np.float64) + (job.offset_ms - since_ms) for due, job in told]
    counts = [due.count for due, _ in told]
    durations = np.array([duration_of(job) for _, job in told]).reshape(len(told), 2)
    return Plan(
        starts=np.diff(np.round(np.cumsum(starts)), prepend=0.0).astype(int).tolist(),
        sure_s=sure,
        drawn_s=np.concatenate([np.empty(0), *at]) / 1000,
        middle_s=np.repeat(durations[:, 0], counts),
        spread=np.repeat(durations[:, 1], counts),
    )


def busiest_lanes(groups: Sequence[Group], since_ms: int) -> list[LanePlan]:
    """At most MOST_LANES, those with most to do first."""
    found: dict[Lane, LanePlan] = {}
    for group in groups:
        for job in group.jobs:
            for lane in _lanes_of(job):
                one = found.setdefault(lane, LanePlan(*lane))
                one.jobs += 1
                one.starts += group.due.count
                one.total_s += group.due.count * mean_s(job)
    chosen = sorted(found.values(), key=lambda one: (-one.total_s, one.kind, one.name))[:MOST_LANES]
    told = {(one.kind, one.name): one for one in chosen}
    for group in groups:
        busy_of: defaultdict[tuple[int, Lane], float] = defaultdict(float)
        for job in group.jobs:
            for lane in _lanes_of(job):
                if lane in told:
                    busy_of[job.offset_ms, lane] += mean_s(job)
        due_at = {offset_ms: by_hour(group.due, since_ms - offset_ms) for offset_ms in {one for one, _ in busy_of}}
        for (offset_ms, lane), busy_s in busy_of.items():
            told[lane].busy_s += due_at[offset_ms] * busy_s
    return chosen


def by_hour(due: Due, since_ms: int) -> Floats:
    """(HOURS,) how often it is due in each hour from `since_ms`; what jitter moves over an end counts at that end."""
    if not due.is_told:
        return np.full(HOURS, due.count / HOURS)
    hour = (np.array(due.at_ms, dtype=np.int64) - since_ms) // HOUR_MS
    return np.bincount(np.clip(hour, 0, HOURS - 1), minlength=HOURS).astype(np.float64)


def duration_of(job: PlannedJob) -> tuple[float, float]:
    """The middle of a job's durations, s, and the spread of their logarithms."""
    middle_ms = max(1, job.p50_ms)
    spread = math.log(max(job.p90_ms, middle_ms) / middle_ms) / Z90 if job.is_measured else 0.5
    return middle_ms / 1000, min(spread, WIDEST)


def mean_s(job: PlannedJob) -> float:
    """The expected duration."""
    middle_s, spread = duration_of(job)
    return middle_s * math.exp(spread**2 / 2)


def _longest(groups: Sequence[Group]) -> set[str]:
    """The jobs whose executions take longest, as many as have no more than MOST_DRAWN of them together."""
    told = [(job.p50_ms, group.due.count, job.id) for group in groups if group.due.is_told for job in group.jobs]
    found: set[str] = set()
    room = MOST_DRAWN
    for _, count, job_id in sorted(told, reverse=True):
        room -= count
        if room < 0:
            break
        found.add(job_id)
    return found


def _lanes_of(job: PlannedJob) -> Iterator[Lane]:
    yield "queue", job.queue
    for label in job.needs:
        yield "label", label
