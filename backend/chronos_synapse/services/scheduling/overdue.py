"""Overdue: settles what a job owes before its definition changes, by the policy of the definition that owed it."""

from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.errors import Conflict, Invalid
from chronos_synapse.domain.job import Job
from chronos_synapse.services.ledger.settling import Known, give_up, know, settle
from chronos_synapse.services.scheduling.calendars import CalendarService
from chronos_synapse.services.scheduling.pausing import Pausing
from chronos_synapse.storage.redis.executions import Dispatch
from chronos_synapse.storage.redis.slots import Cursor, CursorKind
from chronos_synapse.storage.redis.stores import RedisStores

MOST_STEPS = 200
"""Scripts for one job; each takes care of many due times, or of a whole gap."""


class Overdue:
    """Any number of processes may settle at once: each step compares before it writes."""

    def __init__(self, stores: RedisStores, calendars: CalendarService, pausing: Pausing) -> None:
        self._executions = stores.executions
        self._slots = stores.slots
        self._due = stores.due
        self._calendars = calendars
        self._pausing = pausing

    async def settle(self, job: Job, cursor: Cursor) -> bool:
        """Until nothing of `job` is overdue, or somebody else has changed it; Conflict when that takes too long.

        False for a stored definition that is not understood any more: it owes nothing that could be named.
        """
        try:
            known = know(job, await self._calendars.covers(job.owner_id, job.timing.calendars, job.tags))
        except Invalid:
            return False
        pauses = await self._pausing.spans()
        word = "ok"
        for _ in range(MOST_STEPS):
            now_ms = await self._due.now_ms()
            if cursor.ms is None or cursor.ms > now_ms or word not in ("ok", "capped"):
                if word == "capped":
                    await self._pausing.pause_capped(job.id)
                return True
            (word,) = await self._executions.dispatch([self._step(known, cursor, cursor.ms, now_ms, pauses)])
            cursor = await self._slots.cursor(job.id)
        raise Conflict("Too many due times of the job are overdue; try again.", code="job.busy")

    def _step(
        self, known: Known, cursor: Cursor, fire_ms: int, now_ms: int, pauses: tuple[tuple[int, int | None], ...]
    ) -> Dispatch:
        paused_at = known.job.paused_at
        if cursor.kind is CursorKind.HELD and paused_at is not None:
            return give_up(known, fire_ms, now_ms, since_ms=to_ms(paused_at), is_held=True)
        if pauses and pauses[0][1] is None:
            return give_up(known, fire_ms, now_ms, since_ms=pauses[0][0], is_held=False)
        return settle(known, fire_ms, now_ms, pauses=pauses)
