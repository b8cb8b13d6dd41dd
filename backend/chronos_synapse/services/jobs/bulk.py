"""One thing done to many jobs or executions: each by itself, with a result for each, so that one stops no other."""

from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.errors import ChronosError, FieldError, Invalid
from chronos_synapse.domain.execution import ExecutionState, Origin
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.audit.draft import note_refused
from chronos_synapse.services.history.history import HistoryService
from chronos_synapse.services.history.replay import ReplayRequest, ReplayService
from chronos_synapse.services.jobs.job_requests import MAX_BULK, BulkAction, BulkRequest, JobChange
from chronos_synapse.services.jobs.jobs import JobService

if TYPE_CHECKING:
    from chronos_synapse.services.teams.transfers import TransferService

_STATES = {
    BulkAction.ACTIVATE: JobState.ACTIVE,
    BulkAction.PAUSE: JobState.PAUSED,
    BulkAction.ARCHIVE: JobState.ARCHIVED,
}
_NEEDS = {
    BulkAction.ACTIVATE: Permission.JOB_PAUSE,
    BulkAction.PAUSE: Permission.JOB_PAUSE,
    BulkAction.ARCHIVE: Permission.JOB_UPDATE,
    BulkAction.DELETE: Permission.JOB_DELETE,
    BulkAction.TAG: Permission.JOB_UPDATE,
    BulkAction.UNTAG: Permission.JOB_UPDATE,
    BulkAction.RUN: Permission.JOB_RUN,
    BulkAction.TRANSFER: Permission.JOB_SHARE,
}
"""What one needs to begin with; then the right on each job."""


class BulkResult(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one of many."""

    id: str
    ok: bool
    error: str | None = None
    code: str | None = None
    """Of the refusal: what a problem document of its own would have as its type."""
    errors: tuple[FieldError, ...] = ()
    execution_id: str | None = None
    """The execution that was queued, where the action queues one."""
    state: ExecutionState | None = None
    """Of an execution that was cancelled; `running` while its worker ends it."""
    former_state: JobState | None = None
    """Of a job whose state was set: what it was before, for whoever takes it back."""


class ExecutionAction(StrEnum):
    """What can be done to many executions at once."""

    CANCEL = "cancel"
    REPLAY = "replay"


class ExecutionBulkRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One action for many executions."""

    ids: Annotated[list[str], Meta(min_length=1, max_length=MAX_BULK)]
    action: ExecutionAction


class BulkService:
    """Asks the services of jobs and executions for each by itself, with the caller's rights on each."""

    def __init__(
        self, jobs: JobService, history: HistoryService, replays: ReplayService, transfers: "TransferService"
    ) -> None:
        self._jobs = jobs
        self._history = history
        self._replays = replays
        self._transfers = transfers

    async def jobs(self, principal: Principal, request: BulkRequest, *, origin: Origin) -> list[BulkResult]:
        """One result for each job, in the order asked for; a job that is named twice counts once."""
        require(principal, _NEEDS[request.action])
        _check(request)

        async def act(job_id: str) -> dict[str, Any]:
            return await self._on_job(principal, job_id, request, origin)

        return await _each("job", request.ids, act)

    async def executions(
        self, principal: Principal, request: ExecutionBulkRequest, *, origin: Origin
    ) -> list[BulkResult]:
        """One result for each execution, in the order asked for."""
        is_cancel = request.action is ExecutionAction.CANCEL
        require(principal, Permission.EXECUTION_CANCEL if is_cancel else Permission.EXECUTION_REPLAY)

        async def act(execution_id: str) -> dict[str, Any]:
            if is_cancel:
                return {"state": await self._history.cancel(principal, execution_id)}
            found = await self._replays.replay(principal, execution_id, ReplayRequest(), origin=origin)
            return {"execution_id": found}

        return await _each("execution", request.ids, act)

    async def _on_job(self, principal: Principal, job_id: str, request: BulkRequest, origin: Origin) -> dict[str, Any]:
        if request.action is BulkAction.DELETE:
            await self._jobs.delete(principal, job_id)
        elif request.action is BulkAction.RUN:
            return {"execution_id": await self._jobs.trigger(principal, job_id, origin=origin)}
        elif request.action in (BulkAction.TAG, BulkAction.UNTAG):
            await self._set_tags(principal, job_id, request)
        elif request.action is BulkAction.TRANSFER:
            await self._transfer(principal, job_id, request.owner_id or "")
        else:
            return {"former_state": await self._set_state(principal, job_id, _STATES[request.action])}
        return {}

    async def _set_state(self, principal: Principal, job_id: str, state: JobState) -> JobState:
        """What it was before."""
        former = state

        def changed(job: Job) -> JobChange:
            nonlocal former
            former = job.state
            return JobChange(state=state)

        await self._jobs.edit(principal, job_id, changed)
        return former

    async def _transfer(self, principal: Principal, job_id: str, owner_id: str) -> None:
        from chronos_synapse.services.teams.transfers import TransferRequest  # noqa: PLC0415 - loads what speaks SQL

        await self._transfers.transfer(principal, job_id, TransferRequest(owner_id=owner_id))

    async def _set_tags(self, principal: Principal, job_id: str, request: BulkRequest) -> None:
        """Tags that others give or take meanwhile stay as they left them."""

        def edited(tags: Sequence[str]) -> list[str]:
            if request.action is BulkAction.UNTAG:
                return [tag for tag in tags if tag not in request.tags]
            return list(dict.fromkeys([*tags, *request.tags]))

        await self._jobs.edit(principal, job_id, lambda job: JobChange(tags=edited(job.tags)))


def _check(request: BulkRequest) -> None:
    takes_tags = request.action in (BulkAction.TAG, BulkAction.UNTAG)
    if takes_tags != bool(request.tags):
        detail = "Say which tags." if takes_tags else f"{request.action.value} takes no tags."
        raise Invalid(detail, pointer="/tags", code="bulk.tags")
    takes_owner = request.action is BulkAction.TRANSFER
    if takes_owner != bool(request.owner_id):
        detail = "Say who gets them." if takes_owner else f"{request.action.value} takes no owner."
        raise Invalid(detail, pointer="/owner_id", code="bulk.owner")


async def _each(kind: str, ids: Sequence[str], act: Callable[[str], Awaitable[dict[str, Any]]]) -> list[BulkResult]:
    results = []
    for identifier in dict.fromkeys(ids):
        try:
            found = await act(identifier)
            results.append(BulkResult(id=identifier, ok=True, **found))
        except ChronosError as exc:
            note_refused(kind=kind, id=identifier, code=exc.code)
            errors = exc.errors if isinstance(exc, Invalid) else ()
            results.append(BulkResult(id=identifier, ok=False, error=exc.detail, code=exc.code, errors=errors))
    return results
