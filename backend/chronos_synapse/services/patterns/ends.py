"""How executions ended, in the order in which they did: as the news tell, and where these are gone, the history."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import msgspec

from chronos_synapse.domain.access import EVERYTHING
from chronos_synapse.domain.clock import Clock
from chronos_synapse.domain.event import EventType
from chronos_synapse.domain.execution import (
    UNSUCCESSFUL,
    Execution,
    ExecutionId,
    ExecutionState,
    is_dry_run,
    is_of_backfill,
)
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.domain.query import MAX_LIMIT, ExecutionQuery, ExecutionSort
from chronos_synapse.storage.redis.events import EventBatch
from chronos_synapse.storage.redis.execution_documents import to_domain
from chronos_synapse.storage.redis.stores import RedisStores

LONGEST_RUN = timedelta(days=1)
"""How long before it ended an execution that is looked for in the history may have been due."""
MOST_JOBS = 100
"""Jobs that failed last, whose successes are looked for in the history, too."""
MOST_SUCCESSES = 200
"""Of one job."""


class End(msgspec.Struct, frozen=True, kw_only=True):
    """An execution that failed or succeeded, or a job that an owner has no more (`execution_id` None)."""

    owner_id: UserId
    job_id: JobId
    execution_id: ExecutionId | None
    is_failure: bool = False
    execution: Execution | None = None
    """As far as it has been read."""


def ends_in(batches: Iterable[EventBatch]) -> list[End]:
    """What the news tell. Rehearsals, and runs of the past, say nothing of how a job stands."""
    return [
        End(
            owner_id=event.owner_id,
            job_id=event.job_id,
            execution_id=event.execution_id,
            is_failure=event.state in UNSUCCESSFUL,
        )
        for batch in batches
        for event in batch.events
        if event.type is EventType.JOB_DELETED
        or (
            event.type is EventType.EXECUTION_FINISHED
            and event.execution_id is not None
            and _counts(event.execution_id)
            and (event.state in UNSUCCESSFUL or event.state is ExecutionState.SUCCEEDED)
        )
    ]


async def ends_between(stores: RedisStores, since: datetime | None, until: datetime, clock: Clock) -> list[End]:
    """What the history tells of ends in (since, until]: the last failures, and the successes of those jobs.

    `since` None: from its beginning.
    """
    failed = await _found(stores, clock, states=tuple(sorted(UNSUCCESSFUL)), since=_due(since), limit=MAX_LIMIT)
    first: dict[str, datetime] = {}
    for execution in failed:
        if execution.job_id in first or len(first) < MOST_JOBS:
            first[execution.job_id] = execution.scheduled_for
    succeeded = [
        execution
        for job_id, begin in first.items()
        for execution in await _found(
            stores, clock, states=(ExecutionState.SUCCEEDED,), job_id=job_id, since=begin, limit=MOST_SUCCESSES
        )
    ]
    both = [one for one in (*failed, *succeeded) if _counts(one.id) and _ended_at(one) <= until]
    return [_end(one) for one in sorted(both, key=_ended_at) if since is None or _ended_at(one) > since]


async def _found(
    stores: RedisStores,
    clock: Clock,
    *,
    states: Sequence[ExecutionState],
    since: datetime | None,
    limit: int,
    job_id: str | None = None,
) -> list[Execution]:
    """The newest ones."""
    query = ExecutionQuery(
        sight=EVERYTHING,
        job_id=None if job_id is None else JobId(job_id),
        states=tuple(states),
        since=since,
        sort=ExecutionSort.NEWEST,
        limit=limit,
    )
    page = await stores.history.find(query, now=clock())
    return [to_domain(document) for document in page.documents]


def _end(execution: Execution) -> End:
    return End(
        owner_id=execution.owner_id,
        job_id=execution.job_id,
        execution_id=execution.id,
        is_failure=execution.state in UNSUCCESSFUL,
        execution=execution,
    )


def _due(since: datetime | None) -> datetime | None:
    return None if since is None else since - LONGEST_RUN


def _ended_at(execution: Execution) -> datetime:
    return execution.finished_at or execution.scheduled_for


def _counts(execution_id: str) -> bool:
    return not is_of_backfill(execution_id) and not is_dry_run(execution_id)
