"""TransferService: jobs change hands. The job does so at once, its history follows in batches, whoever moves them."""

from typing import Protocol

import msgspec

from chronos_synapse.domain.access import Permission, Principal, is_team
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.services.accounts.access import is_job_id, visible
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.jobs.jobs import JobService
from chronos_synapse.services.teams.history_moves import HistoryMoves
from chronos_synapse.storage.postgres.people import PeopleStore
from chronos_synapse.storage.postgres.teams import TeamStore
from chronos_synapse.storage.redis.stores import RedisStores

AT_ONCE_S = 1.0
"""So long a request moves history itself; what is left then is moved by the analyst."""
TRIES = 5

_REFUSALS = {
    "live": "Executions or a backfill of this job have not ended. Pause it and wait for them, or cancel them.",
    "moving": "The history of this job still follows an earlier change of hands; try again in a while.",
}


class Changes(Protocol):
    """Hears of everybody whose rights have changed."""

    async def tell(self, *user_ids: str) -> None:
        """Something about these users has changed."""


class TransferRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """To whom a job goes: a user or a team."""

    owner_id: str


class TransferView(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it. `is_complete` False: the job belongs to its new owner, and its history follows."""

    job_id: str
    owner_id: str
    is_complete: bool


class NewOwners:
    """Tells who may become the owner of something."""

    def __init__(self, people: PeopleStore, teams: TeamStore) -> None:
        self._people = people
        self._teams = teams

    async def check(self, principal: Principal, owner_id: str) -> UserId:
        """The owner, where the caller may create jobs; Invalid at `/owner_id` for any other, there or not."""
        may_create = Permission.JOB_CREATE in principal.rights(owner_id)
        if not may_create or not await self._is_there(owner_id):
            detail = "A job goes to you, or to a team in which you may create jobs."
            raise Invalid(detail, pointer="/owner_id", code="owner.unknown")
        return UserId(owner_id)

    async def _is_there(self, owner_id: str) -> bool:
        if is_team(owner_id):
            return await self._teams.find(owner_id) is not None
        person = await self._people.find(owner_id)
        return person is not None and person.is_active


class TransferService:
    """For those who may share the job, to where they may create jobs; for administrators to anybody."""

    def __init__(
        self, stores: RedisStores, jobs: JobService, owners: NewOwners, changes: Changes, *, moves: HistoryMoves
    ) -> None:
        self._stores = stores
        self._jobs = jobs
        self._owners = owners
        self._changes = changes
        self._moves = moves

    async def transfer(self, principal: Principal, job_id: str, request: TransferRequest) -> TransferView:
        """The job has its new owner when this returns; Conflict while something of it has not ended."""
        if principal.only_jobs is not None:
            raise Denied("A key for certain jobs hands none over.", code="permission.denied")
        job = await self._job(principal, job_id)
        owner_id = await self._owners.check(principal, request.owner_id)
        if owner_id == job.owner_id:
            raise Conflict("It belongs to this owner already.", code="transfer.same_owner")
        is_complete = await self.move(principal, job, owner_id)
        return TransferView(job_id=job_id, owner_id=owner_id, is_complete=is_complete)

    async def move(self, principal: Principal, job: Job, owner_id: UserId) -> bool:
        """Gives the job to another owner, whoever may; whether its history has followed already."""
        for _ in range(TRIES):
            now = from_ms(await self._stores.due.now_ms())
            marks = {"owner_id": owner_id, "version": job.version + 1, "updated_at": now}
            anew = msgspec.structs.replace(job, **marks, changed_by=principal.user_id)
            await self._check_names(anew)
            word = await self._stores.transfers.begin(job, anew, by=principal.user_id)
            if word == "ok":
                note(kind="job", id=job.id, name=job.name, owner_id=owner_id, before=job, after=anew)
                await self._changes.tell(job.owner_id, owner_id)
                return await self._moves.move(job.id, turn_s=AT_ONCE_S)
            if word in _REFUSALS:
                raise Conflict(_REFUSALS[word], code=f"transfer.{word}")
            found = await self._stores.jobs.find(job.id)
            if found is None or found.owner_id != job.owner_id:
                raise NotFound("job", job.id)
            job = found
        raise Conflict("Others keep changing this job at the same time; try again.", code="job.busy")

    async def _check_names(self, job: Job) -> None:
        """Conflict when the job names what its new owner does not have."""
        try:
            await self._jobs.check_names(job)
        except Invalid as exc:
            detail = f"With this owner the job would not run as it does: {exc.detail}"
            raise Conflict(detail, code="transfer.names") from exc

    async def _job(self, principal: Principal, job_id: str) -> Job:
        found = await self._stores.jobs.find(job_id) if is_job_id(job_id) else None
        return visible(found, principal, kind="job", identifier=job_id, need=Permission.JOB_SHARE)
