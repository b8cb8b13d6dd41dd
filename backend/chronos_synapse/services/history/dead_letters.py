"""DeadLetterService: executions that failed for good though they may be retried, listed, run once more or dismissed."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from chronos_synapse.domain.access import Permission, Principal, Sight
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import ChronosError, Conflict, Invalid
from chronos_synapse.domain.execution import Execution, ExecutionState, Origin
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.query import DEFAULT_LIMIT
from chronos_synapse.domain.retry import Cause
from chronos_synapse.services.accounts.access import is_execution_id, is_job_id, require, visible
from chronos_synapse.services.audit.draft import note, note_refused
from chronos_synapse.services.history.replay import ReplayDefinition, ReplayRequest, ReplayService
from chronos_synapse.storage.redis.dead_letters import DeadLetter
from chronos_synapse.storage.redis.offset_cursor import read_cursor, write_cursor
from chronos_synapse.storage.redis.stores import RedisStores

MOST_AT_ONCE = 1000


class DeadLetterQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which ones; `owner_id` None: everybody's."""

    sight: Sight
    job_id: str | None = None
    limit: int = DEFAULT_LIMIT
    cursor: str | None = None


class DeadLetterView(msgspec.Struct, frozen=True, kw_only=True):
    """One execution that waits for somebody to decide on it."""

    execution_id: str
    job_id: str
    job_name: str
    owner_id: UserId
    state: ExecutionState
    scheduled_for: datetime
    ended_at: datetime
    attempts: int
    cause: Cause | None
    exit_code: int | None
    http_status: int | None
    error: str | None


class DeadLetterList(msgspec.Struct, frozen=True, kw_only=True):
    """One page, the latest first."""

    items: list[DeadLetterView]
    total: int
    next_cursor: str | None


class DeadLetterRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which ones to decide on."""

    ids: Annotated[list[str], Meta(min_length=1, max_length=MOST_AT_ONCE)]


class DeadLetterResult(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one of them; `execution_id` is the new execution of one that was retried."""

    id: str
    ok: bool
    execution_id: str | None = None
    error: str | None = None


class DeadLetterService:
    """Every method takes the caller first, or a query that says whose."""

    def __init__(self, stores: RedisStores, replays: ReplayService) -> None:
        self._stores = stores
        self._letters = stores.dead_letters
        self._replays = replays

    async def page(self, query: DeadLetterQuery) -> DeadLetterList:
        """One page of the list."""
        if query.job_id is not None and not is_job_id(query.job_id):
            raise Invalid("A job's id has 16 characters of a-z and 0-9.", pointer="query:job_id", code="query.job_id")
        offset = read_cursor(query, query.cursor)
        letters = await self._all(query)
        page = letters[offset : offset + query.limit]
        found: dict[str, Execution] = {
            one.id: one for one in await self._stores.executions.find_many([one.execution_id for one in page])
        }
        items = [_view(found[letter.execution_id], letter) for letter in page if letter.execution_id in found]
        end = offset + query.limit
        following = write_cursor(query, end) if end < len(letters) else None
        return DeadLetterList(items=items, total=len(letters), next_cursor=following)

    async def retry(self, principal: Principal, ids: Sequence[str], *, origin: Origin) -> list[DeadLetterResult]:
        """Runs each once more with what it was given, by the present definition of its job, and takes it off."""
        require(principal, Permission.EXECUTION_REPLAY)

        async def run_again(execution: Execution) -> str:
            request = ReplayRequest(definition=ReplayDefinition.CURRENT)
            return await self._replays.repeat(execution, request, origin=origin)

        return [await self._decide(principal, execution_id, run_again) for execution_id in dict.fromkeys(ids)]

    async def dismiss(self, principal: Principal, ids: Sequence[str]) -> list[DeadLetterResult]:
        """Takes each off the list; its history stays."""
        require(principal, Permission.EXECUTION_REPLAY)

        async def leave(_: Execution) -> None:
            return None

        return [await self._decide(principal, execution_id, leave) for execution_id in dict.fromkeys(ids)]

    async def _decide(
        self, principal: Principal, execution_id: str, action: Callable[[Execution], Awaitable[str | None]]
    ) -> DeadLetterResult:
        """Takes it off first, so that of two who decide at once only one does."""
        try:
            found = await self._stores.executions.find(execution_id) if is_execution_id(execution_id) else None
            execution = visible(
                found, principal, kind="execution", identifier=execution_id, need=Permission.EXECUTION_REPLAY
            )
            letter = await self._letters.take(execution.owner_id, execution.id)
            if letter is None:
                raise Conflict("It is not on the list any more.", code="dead_letter.gone")
            try:
                started = await action(execution)
            except BaseException:
                await self._letters.put_back(execution.owner_id, letter)
                raise
        except ChronosError as exc:
            note_refused(kind="execution", id=execution_id, code=exc.code)
            return DeadLetterResult(id=execution_id, ok=False, error=exc.detail)
        note(
            kind="execution",
            id=execution.id,
            name=execution.job_name,
            owner_id=execution.owner_id,
            after={"execution_id": started},
        )
        return DeadLetterResult(id=execution_id, ok=True, execution_id=started)

    async def _all(self, query: DeadLetterQuery) -> list[DeadLetter]:
        found = await self._seen(query.sight)
        if query.job_id is not None:
            found = [letter for letter in found if letter.execution_id.startswith(f"{query.job_id}-")]
        return sorted(found, key=lambda letter: (letter.ended_ms, letter.execution_id), reverse=True)

    async def _seen(self, sight: Sight) -> list[DeadLetter]:
        owners = [] if sight.only is not None else await self._stores.jobs.owners_in(sight)
        found = [letter for owner_id in owners for letter in await self._letters.all_of(owner_id)]
        lone = await self._stores.jobs.lone_jobs_in(sight)
        others, ids = sorted({job.owner_id for job in lone}), {job.id for job in lone}
        beside = [letter for owner_id in others for letter in await self._letters.all_of(owner_id)]
        return found + [letter for letter in beside if letter.execution_id.partition("-")[0] in ids]


def _view(execution: Execution, letter: DeadLetter) -> DeadLetterView:
    return DeadLetterView(
        execution_id=execution.id,
        job_id=execution.job_id,
        job_name=execution.job_name,
        owner_id=execution.owner_id,
        state=execution.state,
        scheduled_for=execution.scheduled_for,
        ended_at=from_ms(letter.ended_ms),
        attempts=len(execution.attempts),
        cause=execution.cause,
        exit_code=execution.exit_code,
        http_status=execution.http_status,
        error=execution.error,
    )
