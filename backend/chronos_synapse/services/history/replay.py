"""ReplayService: an execution is run once more, as it was or as its job is now; and its record."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.errors import Conflict
from chronos_synapse.domain.execution import Execution, ExecutionId, Origin, is_dry_run
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.parameter import ParameterValue
from chronos_synapse.domain.record import ArtifactInfo, ExecutionRecord, Given, Progress, ReportedMetric
from chronos_synapse.services.accounts.access import is_execution_id, require, visible
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.jobs.parameters import check_parameters, values_of
from chronos_synapse.services.running.waiting_reasons import WaitingReasons
from chronos_synapse.services.scheduling.requesting import Requester, refuse_archived
from chronos_synapse.storage.redis.stores import RedisStores

TRIES = 5
"""How often it is queued anew when the job is changed at the same time."""


class ReplayDefinition(StrEnum):
    """Which definition of its job a replay runs."""

    RECORDED = "recorded"
    """The one that the execution ran."""
    CURRENT = "current"


class ReplayRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an execution is to be run once more."""

    definition: ReplayDefinition = ReplayDefinition.RECORDED
    parameters: dict[str, ParameterValue] | None = None
    """Other values than it was given; absent: the same."""


class RecordView(msgspec.Struct, frozen=True, kw_only=True):
    """What an execution was given, and what it said of itself."""

    parameters: dict[str, ParameterValue]
    """With the defaults of the definition that it ran."""
    dry_run: bool
    replay_of: str | None
    replays: list[str]
    """Executions that run this one once more, the oldest first."""
    output: Any
    condition: bool | None
    progress: Progress | None
    metrics: tuple[ReportedMetric, ...]
    artifacts: tuple[ArtifactInfo, ...]
    waiting_for: str | None
    """Why it has not started, while it waits."""


class ReplayService:
    """Every method takes the caller first and shows only what that caller may see."""

    def __init__(self, stores: RedisStores, reasons: WaitingReasons) -> None:
        self._stores = stores
        self._requester = Requester(stores)
        self._reasons = reasons

    async def record(self, principal: Principal, execution_id: str) -> RecordView:
        """The record of an execution; an empty one when it was given nothing and said nothing."""
        execution = await self._own(principal, execution_id)
        record = await self._stores.records.find(execution.id)
        definition = await self._stores.jobs.find_version(execution.job_id, execution.job_version)
        stated = record.given.parameters
        reasons = await self._reasons.of([execution])
        return RecordView(
            parameters=stated if definition is None else values_of(definition, stated),
            dry_run=execution.is_dry_run,
            replay_of=record.given.replay_of,
            replays=await self._existing(record.replays),
            output=record.output,
            condition=record.condition,
            progress=_present(record, execution),
            metrics=record.metrics,
            artifacts=record.artifacts,
            waiting_for=reasons.get(execution.id),
        )

    async def replay(
        self, principal: Principal, execution_id: str, request: ReplayRequest, *, origin: Origin
    ) -> ExecutionId:
        """Queues it once more; Conflict when its job or that definition is gone, or the job is archived."""
        need = Permission.EXECUTION_REPLAY
        require(principal, need)
        execution = await self._own(principal, execution_id, need)
        started = await self.repeat(execution, request, origin=origin)
        note(
            kind="execution",
            id=execution.id,
            name=execution.job_name,
            owner_id=execution.owner_id,
            after={"execution_id": started, "definition": request.definition, "parameters": request.parameters},
        )
        return started

    async def repeat(self, execution: Execution, request: ReplayRequest, *, origin: Origin) -> ExecutionId:
        """As `replay`, of an execution that the caller may run."""
        job = await self._job(execution)
        definition = await self._definition(execution, job, request.definition)
        recorded = await self._stores.records.given(execution.id)
        stated = recorded.parameters if request.parameters is None else request.parameters
        check_parameters(definition, stated)
        given = Given(parameters=stated, replay_of=execution.id)
        order = await self._requester.order(job.id, origin=origin, given=given, is_dry_run=is_dry_run(execution.id))
        # Before it is there: should we end in between, the link leads nowhere and is not shown.
        await self._stores.records.link_replay(execution.id, order.id)
        for _ in range(TRIES):
            if await self._requester.queue(job, order, definition=definition):
                return order.id
            is_current = definition.version == job.version
            job = await self._job(execution)
            if is_current and request.definition is ReplayDefinition.CURRENT:
                definition = job
                check_parameters(definition, stated)
        raise Conflict("Others keep changing this job at the same time; try again.", code="job.busy")

    async def _own(self, principal: Principal, execution_id: str, need: Permission = Permission.JOB_READ) -> Execution:
        found = await self._stores.executions.find(execution_id) if is_execution_id(execution_id) else None
        return visible(found, principal, kind="execution", identifier=execution_id, need=need)

    async def _job(self, execution: Execution) -> Job:
        job = await self._stores.jobs.find(execution.job_id)
        if job is None:
            raise Conflict("Its job was deleted, so that it cannot run again.", code="job.deleted")
        refuse_archived(job)
        return job

    async def _definition(self, execution: Execution, job: Job, wanted: ReplayDefinition) -> Job:
        if wanted is ReplayDefinition.CURRENT or execution.job_version == job.version:
            return job
        found = await self._stores.jobs.find_version(job.id, execution.job_version)
        if found is None:
            detail = f"Version {execution.job_version} of the job, which it ran, is not kept any more."
            raise Conflict(detail, code="replay.definition_gone")
        return found

    async def _existing(self, execution_ids: Sequence[str]) -> list[str]:
        return [execution.id for execution in await self._stores.executions.find_many(execution_ids)]


def _present(record: ExecutionRecord, execution: Execution) -> Progress | None:
    """What the last attempt said; an earlier one had come so far for nothing."""
    is_present = not execution.attempts or record.progress_attempt == execution.attempts[-1].number
    return record.progress if is_present else None
