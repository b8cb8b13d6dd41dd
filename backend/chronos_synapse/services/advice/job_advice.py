"""What one job's own past says of its settings: timeout, memory, retries, how often it runs, whether it is of use."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

import chronos_models.advice.advice as models
from chronos_models.advice.limits import advise_memory, advise_timeout
from chronos_models.advice.usefulness import advise_dead, advise_frequency
from chronos_models.history import Columns, Flags, Floats
from chronos_synapse.domain.advice import Advice, AdvisedSettings
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.metric import Sample
from chronos_synapse.domain.sandbox import Profile, limits_of
from chronos_synapse.services.advice.drafting import drafted
from chronos_synapse.services.advice.past import columns_of, effects_of, ran_as_planned
from chronos_synapse.services.advice.recoveries import advised_retries, policy_of
from chronos_synapse.services.advice.shifting import can_move, period_of, rarer
from chronos_synapse.services.advice.words import always_failing
from chronos_synapse.services.jobs.job_checks import TIMEOUT_S
from chronos_synapse.storage.redis.execution_documents import ExecutionDocument


@dataclass(frozen=True)
class JobPast:
    """What is known of a job."""

    documents: Sequence[ExecutionDocument]
    """The latest executions, in any order."""
    has_noted: dict[str, bool]
    """Execution -> whether it noted something beside its log."""
    succeeded: Sequence[Sample]
    """How many succeeded on each day, as far back as counts are kept."""
    failed: Sequence[Sample]


def advice_for(job: Job, past: JobPast, *, now: datetime) -> list[Advice]:
    """All that is advised for `job` alone."""
    ran = ran_as_planned(past.documents)
    if not ran:
        return []
    columns = columns_of(ran)
    effects = effects_of(ran, [past.has_noted.get(one.id, False) for one in ran])
    dead = list(_dead(job, past, columns, effects, now))
    found = [*_limits(job, ran, columns, now), *_retries(job, ran, now)]
    # Of a job that is of no use at all nobody needs to hear how often it should run.
    return [*found, *(dead or _frequency(job, columns, effects, now))]


def _limits(job: Job, ran: Sequence[ExecutionDocument], columns: Columns, now: datetime) -> Iterator[Advice]:
    timeout = advise_timeout(columns, job.timeout_s)
    if timeout is not None and timeout.proposed <= TIMEOUT_S[1]:
        longest = _greatest(ran, columns.duration_s)
        yield drafted(job, timeout, AdvisedSettings(timeout_s=timeout.proposed), now=now, executions=longest)
    limit = limits_of(job.sandbox).memory_bytes
    if limit is None and job.sandbox.profile is Profile.TRUSTED:
        return  # Nobody asked for limits.
    memory = advise_memory(columns, math.nan if limit is None else float(limit))
    if memory is not None:
        after = AdvisedSettings(memory_bytes=math.ceil(memory.proposed))
        yield drafted(job, memory, after, now=now, executions=_greatest(ran, columns.peak_memory_bytes))


def _greatest(ran: Sequence[ExecutionDocument], values: Floats) -> list[str]:
    """The three with the greatest values among the good ones, the greatest last."""
    known = [
        at for at in np.argsort(np.nan_to_num(values, nan=-1.0), kind="stable").tolist() if np.isfinite(values[at])
    ]
    good = [at for at in known if ran[at].state is ExecutionState.SUCCEEDED]
    return [ran[at].id for at in good[-3:]]


def _retries(job: Job, ran: Sequence[ExecutionDocument], now: datetime) -> Iterator[Advice]:
    period_s = None if job.schedule is None else period_of(job.schedule, seed=job.id, since=now)
    found = advised_retries(ran, job.retry, period_s or math.inf)
    if found is None:
        return
    failed = [one.id for one in ran if one.state is not ExecutionState.SUCCEEDED]
    after = AdvisedSettings(retry=policy_of(found, job.retry))
    yield drafted(job, found.advice, after, now=now, executions=failed[-5:])


def _frequency(job: Job, columns: Columns, effects: Flags, now: datetime) -> Iterator[Advice]:
    if job.schedule is None or not can_move(job.schedule, job.timing):
        return
    period_s = period_of(job.schedule, seed=job.id, since=now)
    is_due = np.isfinite(columns.due_s)
    if period_s is None:
        return
    found = advise_frequency(columns.started_s[is_due], effects[is_due], period_s)
    if found is None:
        return
    schedule = rarer(job.schedule, found.proposed, seed=job.id, since=now)
    after = AdvisedSettings() if schedule is None else AdvisedSettings(schedule=schedule)
    yield drafted(job, found, after, now=now)


def _dead(job: Job, past: JobPast, columns: Columns, effects: Flags, now: datetime) -> Iterator[Advice]:
    if job.state is not JobState.ACTIVE:
        return
    after, now_s = AdvisedSettings(state=JobState.PAUSED), now.timestamp()
    failing = _always_failing(past, now_s)
    if failing is not None:
        yield always_failing(job, failing, after, now=now)
        return
    found = advise_dead(columns.started_s, effects, now_s)
    if found is not None:
        yield drafted(job, found, after, now=now)


def _always_failing(past: JobPast, now_s: float) -> models.Advice | None:
    """From the counts of each day, which are kept for longer than executions are: an effect is a success."""
    days = [(sample.time.timestamp(), round(sample.value), True) for sample in past.succeeded]
    days += [(sample.time.timestamp(), round(sample.value), False) for sample in past.failed]
    days.sort()
    counts = np.array([max(0, count) for _, count, _ in days], dtype=np.intp)
    times = np.repeat(np.array([at for at, _, _ in days], dtype=np.float64), counts)
    is_success = np.repeat(np.array([is_good for _, _, is_good in days], dtype=np.bool_), counts)
    return advise_dead(times, is_success, now_s)
