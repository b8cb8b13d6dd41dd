"""Jobs of one owner that do the same at the same times."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

import msgspec
import numpy as np

from chronos_models.advice.duplicates import Shape, find_duplicates
from chronos_models.advice.words import advice_words
from chronos_synapse.domain.advice import Advice, AdviceKind, AdvisedSettings
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.services.advice.drafting import evidence_of, made
from chronos_synapse.triggers.build import build, fire_times

AHEAD = timedelta(days=7)
MOST_DUE = 300
MOST_PAIRS = 100
MOST_COMPARED = 400
"""Jobs that are compared each with each; of more, those whose commands are equal to the letter."""


def duplicate_advice(jobs: Sequence[Job], *, now: datetime) -> list[Advice]:
    """For the younger one of each pair of active jobs, that the older one does its work; O(n^2) in the jobs."""
    due = [job for job in jobs if digest_of(job)]
    oldest_first = sorted(due, key=lambda job: (job.created_at, job.id))
    by_id: dict[str, Job] = {job.id: job for job in oldest_first}
    found = []
    for pair in find_duplicates([_shape(job, now) for job in oldest_first])[:MOST_PAIRS]:
        older, younger = by_id[pair.job], by_id[pair.other]
        sentence = f"It does what “{older.name}” does. {advice_words(pair.advice)}"
        found.append(
            made(
                younger,
                AdviceKind.DUPLICATE,
                pair.advice.reason,
                sentence=sentence,
                after=AdvisedSettings(state=JobState.PAUSED),
                evidence=evidence_of(pair.advice),
                now=now,
                other_job_id=older.id,
            )
        )
    return found


def digest_of(job: Job) -> bytes:
    """The same for jobs whose commands are equal to the letter; empty for one that does nothing, or is never due."""
    command = command_of(job) if job.is_scheduled else ""
    return blake2b(command.encode("utf-8", "surrogatepass"), digest_size=16).digest() if command else b""


def compared(digests: Mapping[str, bytes]) -> list[str]:
    """The jobs that are worth comparing each with each, by their digests: all, or of very many those with an equal."""
    due = {job_id: digest for job_id, digest in digests.items() if digest}
    if len(due) <= MOST_COMPARED:
        return list(due)
    often = Counter(due.values())
    return [job_id for job_id, digest in due.items() if often[digest] > 1][:MOST_COMPARED]


def command_of(job: Job) -> str:
    """What a job does, on one line: the same for jobs that differ in name, times and policies alone. Nothing: empty."""
    config: dict[str, Any] = job.executor.config
    if not config:
        return ""
    said = [job.executor.kind, *(_text(config[name]) for name in sorted(config))]
    said += [f"{name}={value}" for name, value in sorted(job.environment.items())]
    return " ".join(said)


def _text(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value, order="sorted").decode()


def _shape(job: Job, now: datetime) -> Shape:
    if job.schedule is None:
        raise ValueError("a job without a schedule is never due")
    due = fire_times(build(job.schedule, job.timing, seed=job.id), now, now + AHEAD, MOST_DUE)
    where = " ".join((job.queue, *sorted(job.needs)))
    times = np.array([at.timestamp() for at in due], dtype=np.float64)
    return Shape(job=job.id, command=command_of(job), host=where, due_s=times)
