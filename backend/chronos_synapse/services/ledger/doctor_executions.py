"""ExecutionChecks: executions that the ledger does not know, and those that nobody will end."""

from collections.abc import AsyncIterator, Sequence

from chronos_synapse.domain.access import EVERYTHING
from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.execution import LIVE_STATES, Execution, ExecutionState, scheduled_execution_id
from chronos_synapse.domain.job import JobId
from chronos_synapse.domain.query import MAX_LIMIT, ExecutionQuery, ExecutionSort
from chronos_synapse.services.ledger.doctor_findings import Finding, stuck, unrecorded
from chronos_synapse.storage.redis.execution_documents import ORDER_STEPS, to_domain
from chronos_synapse.storage.redis.keys import Keys
from chronos_synapse.storage.redis.queue import entry_of
from chronos_synapse.storage.redis.stores import RedisStores

ON_ITS_WAY_MS = 120_000
"""An analyst looks after what waits every 20 s and after leases each second: what is older has been left behind."""
PAGE = 1000


class ExecutionChecks:
    """Pages through executions; of one job, or of all."""

    def __init__(self, stores: RedisStores, keys: Keys, *, lease_ms: int, job_id: str | None) -> None:
        self._stores = stores
        self._keys = keys
        self._lease_ms = lease_ms
        self._job_id = job_id

    async def unrecorded(self, since_ms: int) -> AsyncIterator[Finding]:
        """Executions for due times from `since_ms` on of which the ledger says nothing."""
        until_order = (await self._stores.due.now_ms() + 1) * ORDER_STEPS
        order = since_ms * ORDER_STEPS
        told: set[tuple[str, int]] = set()
        while True:
            rows = await self._stores.ledger_reader.fired_by_schedule(order, until_order, PAGE, self._job_id)
            slots = {(job_id, place // ORDER_STEPS): None for job_id, place, asked_by in rows if not asked_by}
            found = await self._stores.ledger_reader.unrecorded([slot for slot in slots if slot not in told])
            for job_id, due_ms in found:
                yield unrecorded(job_id, scheduled_execution_id(JobId(job_id), due_ms), due_ms)
            if len(rows) < PAGE:
                return
            # The next page begins with the last place of this one, which several executions may share.
            told, order = set(found), max(rows[-1][1], order + 1)

    async def stuck(self) -> AsyncIterator[Finding]:
        """Executions that have not ended, that no worker holds and that wait nowhere."""
        cursor: str | None = None
        while True:
            query = ExecutionQuery(
                sight=EVERYTHING,
                job_id=None if self._job_id is None else JobId(self._job_id),
                states=tuple(LIVE_STATES),
                sort=ExecutionSort.OLDEST,
                limit=MAX_LIMIT,
                cursor=cursor,
            )
            now_ms = await self._stores.due.now_ms()
            page = await self._stores.history.find(query, now=from_ms(now_ms))
            for execution in await self._left_behind([to_domain(found) for found in page.documents], now_ms):
                since = execution.attempts[-1].started_at if execution.attempts else execution.queued_at
                yield stuck(execution.job_id, execution.id, since, state=execution.state.value)
            cursor = page.next_cursor
            if cursor is None:
                return

    async def _left_behind(self, executions: Sequence[Execution], now_ms: int) -> list[Execution]:
        running = [one for one in executions if one.state is ExecutionState.RUNNING]
        waiting = [one for one in executions if one.state is not ExecutionState.RUNNING and _is_old(one, now_ms)]
        ends = await self._stores.ledger_reader.lease_ends([one.id for one in running])
        lapsed = [
            one
            for one, end_ms in zip(running, ends, strict=True)
            if end_ms is None or end_ms < now_ms - 2 * self._lease_ms
        ]
        are_waiting = await self._stores.ledger_reader.are_waiting([self._places(one) for one in waiting])
        lost = [one for one, is_waiting in zip(waiting, are_waiting, strict=True) if not is_waiting]
        # What has moved on since it was read is left out.
        states = {one.id: (one.state, len(one.attempts)) for one in (*lapsed, *lost)}
        now = await self._stores.executions.find_many(list(states))
        return [one for one in now if states[one.id] == (one.state, len(one.attempts))]

    def _places(self, execution: Execution) -> tuple[list[str], str]:
        """Where an execution that waits may lie, and as what."""
        keys, owner_id = self._keys, execution.owner_id
        places = [keys.waiting(execution.lane, owner_id), keys.parked(f"job:{execution.job_id}")]
        places += [keys.parked(f"owner:{owner_id}"), *(keys.parked(f"tag:{owner_id}:{tag}") for tag in execution.tags)]
        fence = execution.next_fence
        return places, entry_of(execution.id, execution.job_version, fence, execution.lane, execution.tags)


def _is_old(execution: Execution, now_ms: int) -> bool:
    latest = execution.attempts[-1].finished_at if execution.attempts else None
    if execution.retry_at is not None:
        # It waits for its time, and only then in a lane.
        latest = execution.retry_at
    return to_ms(latest or execution.queued_at) < now_ms - ON_ITS_WAY_MS
