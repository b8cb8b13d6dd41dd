"""FindingService: what is known of how an execution went, seen beside those of its job that went well."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.definition_diff import DefinitionDifference
from chronos_synapse.domain.execution import UNSUCCESSFUL, Execution, ExecutionState
from chronos_synapse.domain.percentile import percentile
from chronos_synapse.domain.query import ExecutionQuery, ExecutionSort
from chronos_synapse.services.accounts.access import is_execution_id, visible
from chronos_synapse.services.history.comparison import ComparisonService, FieldComparison
from chronos_synapse.services.logs.divergence import LogDivergence, LogDivergences, LogMark
from chronos_synapse.services.logs.positions import LogPositions
from chronos_synapse.storage.redis.execution_documents import to_domain
from chronos_synapse.storage.redis.stores import RedisStores

LOOKED_BACK = 30
"""Successes before an execution that tell what is usual."""
FEWEST = 3
"""With fewer nothing is usual."""
_JUST_AFTER = timedelta(milliseconds=1)


class UsualDuration(msgspec.Struct, frozen=True, kw_only=True):
    """How long the last successes before an execution took."""

    median_ms: int
    low_ms: int
    """One in ten was shorter."""
    high_ms: int
    """One in ten was longer."""
    count: int
    """Of how many."""


class GoodExecution(msgspec.Struct, frozen=True, kw_only=True):
    """The last success before an execution."""

    id: str
    job_version: int
    scheduled_for: datetime
    duration_ms: int | None


class FailureRow(msgspec.Struct, frozen=True, kw_only=True):
    """The failures since the last success, this one included."""

    count: int
    first_id: str
    since: datetime
    """When the first of them was due."""


class LogFinding(msgspec.Struct, frozen=True, kw_only=True):
    """What stands out in the log of a failure."""

    first_error: LogMark | None
    """Of the last attempt."""
    divergence: LogDivergence | None
    """From the log of the last success; null without one."""


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """What is usual for an execution, and of one that failed what is different about it."""

    usual: UsualDuration | None
    """Null when too few succeeded before it."""
    last_good: GoodExecution | None
    failures: FailureRow | None
    """Null of one that has not failed."""
    fields: list[FieldComparison]
    """Facts that differ from those of the last success, on the left; of a failure only."""
    definition: list[DefinitionDifference]
    """What was changed since the last success; of a failure only."""
    log: LogFinding | None
    """Null of one that has not failed, or has printed nothing."""


class FindingService:
    """Shows only what the caller may see: all of it is of one job."""

    def __init__(self, stores: RedisStores, comparisons: ComparisonService, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._comparisons = comparisons
        self._positions = LogPositions(stores.logs)
        self._divergences = LogDivergences(stores.logs)
        self._clock = clock

    async def find(self, principal: Principal, execution_id: str) -> Findings:
        """What is known of this execution; NotFound when it is not the caller's."""
        found = await self._stores.executions.find(execution_id) if is_execution_id(execution_id) else None
        execution = visible(found, principal, kind="execution", identifier=execution_id)
        good = await self._good_before(principal, execution)
        last = good[0] if good else None
        has_failed = execution.state in UNSUCCESSFUL
        compared = await self._comparisons.facts(last, execution) if has_failed and last else None
        return Findings(
            usual=usual_of([one.duration_ms for one in good if one.duration_ms is not None]),
            last_good=None if last is None else _good(last),
            failures=await self._failures(principal, execution, last) if has_failed else None,
            fields=[field for field in compared.fields if field.differs] if compared else [],
            definition=compared.definition if compared else [],
            log=await self._log(execution, last) if has_failed and execution.log.lines else None,
        )

    async def _good_before(self, principal: Principal, execution: Execution) -> list[Execution]:
        """The newest first."""
        page = await self._stores.history.find(
            ExecutionQuery(
                sight=principal.sight,
                job_id=execution.job_id,
                states=(ExecutionState.SUCCEEDED,),
                until=execution.scheduled_for,
                limit=LOOKED_BACK + 1,
            ),
            now=self._clock(),
        )
        found = [to_domain(document) for document in page.documents]
        return [one for one in found if one.id != execution.id and not one.is_dry_run][:LOOKED_BACK]

    async def _failures(self, principal: Principal, execution: Execution, last: Execution | None) -> FailureRow:
        page = await self._stores.history.find(
            ExecutionQuery(
                sight=principal.sight,
                job_id=execution.job_id,
                states=tuple(sorted(UNSUCCESSFUL)),
                since=None if last is None else last.scheduled_for + _JUST_AFTER,
                until=execution.scheduled_for + _JUST_AFTER,
                sort=ExecutionSort.OLDEST,
                limit=1,
            ),
            now=self._clock(),
        )
        first = to_domain(page.documents[0]) if page.documents else execution
        return FailureRow(count=max(1, page.total), first_id=first.id, since=first.scheduled_for)

    async def _log(self, execution: Execution, last: Execution | None) -> LogFinding:
        since = execution.attempts[-1].first_line if execution.attempts else 0
        at = await self._positions.first_error(execution.id, since=since)
        divergence = None
        if last is not None and last.log.lines:
            divergence = await self._divergences.between(execution.id, last.id, since=since)
        return LogFinding(
            first_error=None if at is None else await self._divergences.mark(execution.id, at),
            divergence=divergence,
        )


def usual_of(durations_ms: Sequence[int]) -> UsualDuration | None:
    """The middle of `durations_ms` and where nine in ten lie above and below; None for too few."""
    rising = sorted(durations_ms)
    if len(rising) < FEWEST:
        return None
    return UsualDuration(
        median_ms=percentile(rising, 0.5),
        low_ms=percentile(rising, 0.1),
        high_ms=percentile(rising, 0.9),
        count=len(rising),
    )


def _good(execution: Execution) -> GoodExecution:
    return GoodExecution(
        id=execution.id,
        job_version=execution.job_version,
        scheduled_for=execution.scheduled_for,
        duration_ms=execution.duration_ms,
    )
