"""Pausing: of all scheduling by an administrator, and of one job whose run cap is reached."""

import logging
from datetime import datetime

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.errors import Conflict, Invalid
from chronos_synapse.domain.job import Job, JobState, UserId
from chronos_synapse.domain.planning import Span
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.audit.draft import note
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

MAX_REASON = 500
TRIES = 5


class PauseRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why all scheduling is to be paused; people see it on every page."""

    reason: str


class PauseView(msgspec.Struct, frozen=True, kw_only=True):
    """Whether all scheduling is paused."""

    paused: bool
    since: datetime | None = None
    reason: str = ""
    by: str = ""


class Pausing:
    """Pauses hold due times; the misfire policy of each job decides on them when the pause ends."""

    def __init__(self, stores: RedisStores) -> None:
        self._pauses = stores.pauses
        self._jobs = stores.jobs
        self._slots = stores.slots
        self._due = stores.due

    async def view(self) -> PauseView:
        """The pause of all scheduling."""
        found = await self._pauses.present()
        if found is None:
            return PauseView(paused=False)
        return PauseView(paused=True, since=found.since, reason=found.reason, by=found.by)

    async def pause_all(self, principal: Principal, request: PauseRequest, *, by: str) -> PauseView:
        """Holds every due time of every job; Conflict when that is so already."""
        require(principal, Permission.SCHEDULING_MANAGE)
        reason = request.reason.strip()
        if not reason or len(reason) > MAX_REASON:
            raise Invalid(
                f"Say in up to {MAX_REASON} characters why: everyone sees it.", pointer="/reason", code="pause.reason"
            )
        if not await self._pauses.begin(reason=reason, by=by):
            raise Conflict("Scheduling is paused already.", code="pause.exists")
        note(kind="scheduling", id="all", after={"paused": True, "reason": reason})
        logger.warning("all scheduling was paused", extra={"action": "paused_all", "by": by, "why": reason})
        return await self.view()

    async def resume_all(self, principal: Principal) -> PauseView:
        """Ends the pause; Conflict when there is none."""
        require(principal, Permission.SCHEDULING_MANAGE)
        if not await self._pauses.end():
            raise Conflict("Scheduling is not paused.", code="pause.missing")
        note(kind="scheduling", id="all", before={"paused": True}, after={"paused": False})
        logger.warning("scheduling goes on", extra={"action": "resumed_all"})
        return await self.view()

    async def spans(self) -> tuple[Span, ...]:
        """The pauses of all scheduling as spans of time, newest first."""
        return tuple(
            (to_ms(pause.since), None if pause.until is None else to_ms(pause.until))
            for pause in await self._pauses.all()
        )

    async def pause_capped(self, job_id: str) -> None:
        """Pauses a job that has run as often as it may."""
        for _ in range(TRIES):
            job = await self._jobs.find(job_id)
            if job is None or not job.is_scheduled or job.max_executions is None:
                return
            now = from_ms(await self._due.now_ms())
            cursor = await self._slots.cursor(job_id)
            arming = Arming(next_ms=cursor.ms, is_held=True, seen_ms=cursor.ms)
            reason = f"Run cap reached: {job.max_executions} of {job.max_executions}."
            marks = {"version": job.version + 1, "updated_at": now, "changed_by": UserId("")}
            paused = msgspec.structs.replace(paused_job(job, now, reason), **marks)
            if await self._jobs.save(paused, expected_version=job.version, arming=arming) == "ok":
                logger.info("a job has reached its run cap", extra={"action": "run_cap", "job": job_id})
                return


def paused_job(job: Job, now: datetime, reason: str) -> Job:
    """`job` as it is from the pause on."""
    return msgspec.structs.replace(
        job, state=JobState.PAUSED, paused_at=now, resumed_at=None, pause_reason=reason, snoozed_until=None
    )
