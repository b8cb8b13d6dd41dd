"""Lanes: what waits on a queue, parted by what a worker must offer to take it.

A lane is written `queue+label+label`, the labels in order; without labels it is the name of the queue. Neither a queue
nor a label has a `+` or a blank in it.
"""

from collections.abc import Collection

from chronos_synapse.domain.job import Job
from chronos_synapse.domain.sandbox import labels_of

MARK = "+"
COMMON_KINDS = frozenset({"shell", "http", "noop", "redis"})
"""Kinds of executors that every worker has; one that runs another kind says so with a label."""


def kind_label(kind: str) -> str:
    """What a worker offers that has executors of this kind."""
    return f"kind-{kind}"


def needs_of(job: Job) -> tuple[str, ...]:
    """Labels that a worker must offer to run the job, in order: stated ones, its sandbox's and its executor's."""
    needs = {*job.needs, *labels_of(job.sandbox)}
    if job.executor.kind not in COMMON_KINDS:
        needs.add(kind_label(job.executor.kind))
    return tuple(sorted(needs))


def lane_of(queue: str, needs: Collection[str]) -> str:
    """The lane of a queue for those that need these labels."""
    return MARK.join((queue, *sorted(set(needs))))


def lane_of_job(job: Job) -> str:
    """Where executions of the job wait."""
    return lane_of(job.queue, needs_of(job))


def queue_of(lane: str) -> str:
    """The queue that a lane is part of."""
    return lane.partition(MARK)[0]


def needs_in(lane: str) -> tuple[str, ...]:
    """What a worker must offer to take from a lane."""
    return tuple(lane.split(MARK)[1:])


def fits(lane: str, labels: Collection[str]) -> bool:
    """Whether a worker that offers these labels may take from a lane of a queue that it serves."""
    return all(need in labels for need in needs_in(lane))
