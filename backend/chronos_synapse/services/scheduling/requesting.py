"""Requester: executions that somebody asks for, with what they are given."""

import secrets

import msgspec

from chronos_synapse.domain.errors import Conflict, TooMany
from chronos_synapse.domain.execution import (
    DRY_RUN_DIGITS,
    GIVEN_DIGITS,
    ExecutionId,
    Origin,
    requested_execution_id,
)
from chronos_synapse.domain.job import Job, JobId, JobState
from chronos_synapse.domain.parameter import ParameterValue
from chronos_synapse.domain.record import NOTHING_GIVEN, Given
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.storage.redis.execution_documents import JobMembers
from chronos_synapse.storage.redis.executions import Dispatch
from chronos_synapse.storage.redis.stores import RedisStores

PLAIN_DIGITS = 8
MOST_BESIDE = 100
"""Dry runs and executions of backfills of one job that have not ended; with so many, no dry run is taken."""
RETRY_AFTER_S = 10


class RunRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a job is to be run by hand; nothing stated: as it is."""

    parameters: dict[str, ParameterValue] = {}
    """Values of the job's parameters; those that are left out have their defaults."""
    dry_run: bool = False
    """Only looks whether it could run: the interpreter, the host, the image. Nothing of the job is carried out."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """An execution that is asked for."""

    id: ExecutionId
    asked_ms: int
    origin: Origin
    given: Given
    is_dry_run: bool


class Requester:
    """Queues what is ordered. Whether it may is asked before."""

    def __init__(self, stores: RedisStores) -> None:
        self._due = stores.due
        self._jobs = stores.jobs
        self._executions = stores.executions

    async def order(
        self, job_id: JobId, *, origin: Origin, given: Given = NOTHING_GIVEN, is_dry_run: bool = False
    ) -> Order:
        """A new execution with an id of its own; nothing is queued yet."""
        asked_ms = await self._due.now_ms()
        digits = GIVEN_DIGITS if given != NOTHING_GIVEN else PLAIN_DIGITS
        nonce = secrets.token_hex((DRY_RUN_DIGITS if is_dry_run else digits) // 2)
        execution_id = requested_execution_id(job_id, asked_ms, nonce)
        return Order(id=execution_id, asked_ms=asked_ms, origin=origin, given=given, is_dry_run=is_dry_run)

    async def queue(self, job: Job, order: Order, *, definition: Job | None = None) -> bool:
        """Queues it; overlap is decided as for a due time. False: the job was changed just now, look again.

        `definition`: a former one of the job that is to be run. A dry run keeps nothing from running, nor waits for it;
        so TooMany of them are refused.
        """
        refuse_archived(job)
        if order.is_dry_run:
            await self._refuse_many(job)
        new = JobMembers(definition or job).queued(
            order.id, scheduled_ms=order.asked_ms, origin=order.origin, given=order.given
        )
        overlap = OverlapPolicy.ALLOW if order.is_dry_run else None
        dispatch = Dispatch(job=job, fire_ms=None, next_ms=None, entries=[new], overlap=overlap)
        return await self._executions.dispatch([dispatch]) == ["ok"]

    async def _refuse_many(self, job: Job) -> None:
        if (await self._jobs.stats([job.id]))[0].beside >= MOST_BESIDE:
            detail = (
                f"{MOST_BESIDE} dry runs and backfilled executions of this job have not ended; wait for some to end."
            )
            raise TooMany(detail, retry_after_s=RETRY_AFTER_S, code="dry_run.too_many")


def refuse_archived(job: Job) -> None:
    """Conflict for an archived job."""
    if job.state is JobState.ARCHIVED:
        raise Conflict("The job is archived; pause or activate it first.", code="job.archived")
