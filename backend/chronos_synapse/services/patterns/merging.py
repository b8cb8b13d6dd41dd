"""Patterns with one failure more, two patterns as one, and what is left of one without a job. Pure."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b

import msgspec

from chronos_synapse.domain.execution import ExecutionId
from chronos_synapse.domain.failure_pattern import (
    DAYS,
    MOST_EPISODES,
    MOST_EXAMPLES,
    MOST_JOBS,
    Episode,
    Example,
    FailurePattern,
    PatternId,
    PatternJob,
    day_of,
)
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.services.patterns.texts import FailureText

EXAMPLE_CHARACTERS = 400


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A failed execution, and what tells of it, redacted."""

    execution_id: ExecutionId
    job_id: JobId
    version: int
    at: datetime
    text: FailureText


def pattern_id_of(owner_id: str, miner_id: str) -> PatternId:
    """The same wherever it is made; of another owner another one."""
    return PatternId(blake2b(f"{owner_id}:{miner_id}".encode(), digest_size=8).hexdigest())


def blank(pattern_id: PatternId, owner_id: UserId, at: datetime) -> FailurePattern:
    """A pattern that nothing is known of yet."""
    return FailurePattern(
        id=pattern_id,
        owner_id=owner_id,
        template="",
        message="",
        count=0,
        first_seen=at,
        last_seen=at,
        per_day=(0,) * DAYS,
        counted_to=day_of(at),
    )


def with_failure(pattern: FailurePattern, failure: Failure) -> FailurePattern:
    """`pattern` with one failure more; what the model says of it is left as it is."""
    counts = {one.job_id: one.count for one in pattern.jobs}
    own = PatternJob(job_id=failure.job_id, count=counts.get(failure.job_id, 0) + 1, last_at=failure.at)
    example = Example(
        execution_id=failure.execution_id,
        job_id=failure.job_id,
        at=failure.at,
        text=failure.text.text[:EXAMPLE_CHARACTERS],
        line=failure.text.line,
    )
    return msgspec.structs.replace(
        pattern,
        count=pattern.count + 1,
        first_seen=min(pattern.first_seen, failure.at),
        last_seen=max(pattern.last_seen, failure.at),
        jobs=_jobs([own, *(one for one in pattern.jobs if one.job_id != failure.job_id)]),
        examples=_examples([example, *pattern.examples]),
        episodes=_with_failure(pattern.episodes, failure),
    )


def both(one: FailurePattern, other: FailurePattern) -> FailurePattern:
    """`one` with all of `other`, which has turned out to be the same."""
    counts = {entry.job_id: entry for entry in one.jobs}
    for entry in other.jobs:
        former = counts.get(entry.job_id)
        if former is not None:
            latest = max(former.last_at, entry.last_at)
            entry = PatternJob(job_id=entry.job_id, count=former.count + entry.count, last_at=latest)  # noqa: PLW2901
        counts[entry.job_id] = entry
    return msgspec.structs.replace(
        one,
        count=one.count + other.count,
        first_seen=min(one.first_seen, other.first_seen),
        last_seen=max(one.last_seen, other.last_seen),
        jobs=_jobs(counts.values()),
        examples=_examples([*one.examples, *other.examples]),
        episodes=_episodes([*one.episodes, *other.episodes]),
        note=one.note or other.note,
    )


def without_job(pattern: FailurePattern, job_id: str) -> FailurePattern:
    """What is left when nothing of this job may stay but that it was counted."""
    return msgspec.structs.replace(
        pattern,
        jobs=tuple(one for one in pattern.jobs if one.job_id != job_id),
        examples=tuple(one for one in pattern.examples if one.job_id != job_id),
        episodes=tuple(one for one in pattern.episodes if one.job_id != job_id),
    )


def _with_failure(episodes: tuple[Episode, ...], failure: Failure) -> tuple[Episode, ...]:
    """The row of failures that lasts goes on, or another one begins."""
    lasting = next((one for one in episodes if one.job_id == failure.job_id and one.remedy is None), None)
    if lasting is None:
        begun = Episode(
            job_id=failure.job_id,
            first_id=failure.execution_id,
            first_at=failure.at,
            last_id=failure.execution_id,
            last_at=failure.at,
            version=failure.version,
        )
        return _episodes([begun, *episodes])
    longer = msgspec.structs.replace(
        lasting,
        last_id=failure.execution_id,
        last_at=max(lasting.last_at, failure.at),
        version=failure.version,
        count=lasting.count + 1,
    )
    return _episodes([longer, *(one for one in episodes if one is not lasting)])


def _jobs(jobs: Iterable[PatternJob]) -> tuple[PatternJob, ...]:
    return tuple(sorted(jobs, key=lambda one: one.last_at, reverse=True)[:MOST_JOBS])


def _examples(examples: Iterable[Example]) -> tuple[Example, ...]:
    """Different texts, the newest of each."""
    by_text: dict[str, Example] = {}
    for example in sorted(examples, key=lambda one: one.at, reverse=True):
        by_text.setdefault(example.text, example)
    return tuple(by_text.values())[:MOST_EXAMPLES]


def _episodes(episodes: Iterable[Episode]) -> tuple[Episode, ...]:
    """Those that last come first, so that what ends them is seen."""
    newest = sorted(episodes, key=lambda one: one.last_at, reverse=True)
    return tuple(sorted(newest, key=lambda one: one.remedy is not None)[:MOST_EPISODES])
