"""What of a job's definition the models depend on: how often it runs, where its days begin, and what it is."""

import hashlib
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

import msgspec

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.job import Job
from chronos_synapse.triggers.build import build, count_between, fire_times

LOOKED_AT = timedelta(days=28)
FEWEST = 4
"""Due times in that time, from which on their mean distance is what is usual."""
LEAST_S, MOST_S = 1.0, 400 * 86400.0
WITHOUT_SCHEDULE_S = 86400.0
"""Until something is known."""


def regime_of(job: Job) -> str:
    """Names what the job does and when: another name is another regime.

    A variable can change what a job does as much as its command.
    """
    parts = (job.executor, job.schedule, job.environment)
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:16]


def timezone_of(job: Job) -> str:
    """Where the job's days begin."""
    return "UTC" if job.schedule is None else job.schedule.timezone


def period_of(job: Job, now: datetime, *, otherwise_s: float = 0.0) -> float:
    """Usual distance of two due times, s; without a schedule `otherwise_s`, if that is known."""
    planned_s = _planned_s(job, now)
    if planned_s is None:
        planned_s = otherwise_s or WITHOUT_SCHEDULE_S
    return min(max(planned_s, LEAST_S), MOST_S)


def _planned_s(job: Job, now: datetime) -> float | None:
    if job.schedule is None:
        return None
    try:
        trigger = build(job.schedule, job.timing, seed=job.id)
    except Invalid:
        return None  # A stored definition that is not understood any more.
    count = count_between(trigger, now, now + LOOKED_AT)
    if count >= FEWEST:
        return LOOKED_AT.total_seconds() / count
    times = fire_times(trigger, now, None, FEWEST)
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(times)]
    return median(gaps) if gaps else None
