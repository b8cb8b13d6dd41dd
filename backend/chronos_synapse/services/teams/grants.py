"""GrantService: jobs that are shared with users and teams."""

from datetime import datetime
from typing import Annotated, Protocol

import msgspec

from chronos_synapse.domain.access import GrantLevel, Permission, Principal, is_team
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound
from chronos_synapse.domain.grant import Grant
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.services.accounts.access import is_job_id, visible
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.teams.directory import Directory, EntryKind
from chronos_synapse.storage.postgres.teams import TeamStore
from chronos_synapse.storage.redis.grants import MOST_OF_JOB, MOST_OF_SUBJECT, GrantStore
from chronos_synapse.storage.redis.jobs import JobStore

KIND = "grant"

_REFUSALS = {
    "job_full": f"A job is shared with {MOST_OF_JOB} users and teams at most.",
    "subject_full": f"At most {MOST_OF_SUBJECT:,} jobs are shared with one user or team.",
}


class Changes(Protocol):
    """Hears of everybody whose rights have changed."""

    async def tell(self, *user_ids: str) -> None:
        """Something about these users has changed."""


class NewGrant(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """With whom a job is to be shared: a user by exact e-mail address, or a user or team by id."""

    level: GrantLevel
    email: Annotated[str, msgspec.Meta(max_length=254)] | None = None
    subject_id: str | None = None


class GrantChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a job is to be shared with somebody."""

    level: GrantLevel


class GrantView(msgspec.Struct, frozen=True, kw_only=True):
    """What a user, or every member of a team, may do with a job."""

    subject_id: str
    kind: EntryKind
    name: str
    level: GrantLevel
    granted_by: str
    granted_by_name: str
    granted_at: datetime


class GrantList(msgspec.Struct, frozen=True, kw_only=True):
    """With whom a job is shared, the first one first."""

    items: list[GrantView]


class GrantStores(msgspec.Struct, frozen=True, kw_only=True):
    """What the service works with."""

    grants: GrantStore
    jobs: JobStore
    teams: TeamStore


class GrantService:
    """For those who may share the job; whoever it is shared with may give that up."""

    def __init__(self, stores: GrantStores, directory: Directory, changes: Changes, *, clock: Clock = utc_now) -> None:
        self._grants = stores.grants
        self._jobs = stores.jobs
        self._teams = stores.teams
        self._directory = directory
        self._changes = changes
        self._clock = clock

    async def all(self, principal: Principal, job_id: str) -> GrantList:
        """With whom the job is shared."""
        job = await self._job(principal, job_id, Permission.JOB_SHARE)
        return GrantList(items=await self._views(await self._grants.on(job.id)))

    async def add(self, principal: Principal, job_id: str, request: NewGrant) -> GrantView:
        """Shares the job with somebody, or changes how it is shared."""
        job = await self._job(principal, job_id, Permission.JOB_SHARE)
        if request.subject_id is not None and is_team(request.subject_id):
            if request.email is not None:
                raise Invalid("Give either an e-mail address or an id.", pointer="/email", code="user.unnamed")
            return await self._put(principal, job, request.subject_id, request.level)
        person = await self._directory.subject(principal, email=request.email, user_id=request.subject_id)
        return await self._put(principal, job, person.id, request.level)

    async def put(self, principal: Principal, job_id: str, subject_id: str, change: GrantChange) -> GrantView:
        """Shares the job with the user or team of this id, or changes how it is shared."""
        job = await self._job(principal, job_id, Permission.JOB_SHARE)
        return await self._put(principal, job, subject_id, change.level)

    async def remove(self, principal: Principal, job_id: str, subject_id: str) -> None:
        """Ends it; acts at once, on streams that are open, too."""
        is_own = subject_id == principal.user_id and principal.key_id is None
        job = await self._job(principal, job_id, Permission.JOB_READ if is_own else Permission.JOB_SHARE)
        if not await self._grants.remove(job.id, subject_id):
            raise NotFound(KIND, subject_id)
        note(
            kind=KIND, id=f"{job.id}/{subject_id}", name=job.name, owner_id=job.owner_id, before={"subject": subject_id}
        )
        await self._tell(subject_id)

    async def _put(self, principal: Principal, job: Job, subject_id: str, level: GrantLevel) -> GrantView:
        if subject_id == job.owner_id:
            raise Conflict("The job is theirs already.", code="grant.owner")
        await self._check_subject(principal, subject_id)
        grant = Grant(
            job_id=job.id,
            subject_id=UserId(subject_id),
            level=level,
            granted_by=principal.user_id,
            granted_at=from_ms(to_ms(self._clock())),
        )
        word = await self._grants.put(grant)
        if word == "missing":
            raise NotFound("job", job.id)
        if word != "ok":
            raise Conflict(_REFUSALS[word], code=f"grant.{word}")
        after = {"subject": subject_id, "level": level}
        note(kind=KIND, id=f"{job.id}/{subject_id}", name=job.name, owner_id=job.owner_id, after=after)
        await self._tell(subject_id)
        return (await self._views([grant]))[0]

    async def _check_subject(self, principal: Principal, subject_id: str) -> None:
        """A team is one that the caller sees; a user is anyone whose id the caller came to know."""
        if not is_team(subject_id):
            await self._directory.subject(principal, email=None, user_id=subject_id)
            return
        is_there = principal.sight.covers(subject_id) or subject_id in principal.teams
        if not is_there or await self._teams.find(subject_id) is None:
            raise Invalid("There is no such team.", pointer="/subject_id", code="team.unknown")

    async def _tell(self, subject_id: str) -> None:
        if not is_team(subject_id):
            await self._changes.tell(subject_id)
            return
        members = await self._teams.members(subject_id)
        await self._changes.tell(*(member.membership.user_id for member in members))

    async def _job(self, principal: Principal, job_id: str, need: Permission) -> Job:
        if principal.only_jobs is not None and need is Permission.JOB_SHARE:
            raise Denied("A key for certain jobs shares none.", code="permission.denied")
        found = await self._jobs.find(job_id) if is_job_id(job_id) else None
        return visible(found, principal, kind="job", identifier=job_id, need=need)

    async def _views(self, grants: list[Grant]) -> list[GrantView]:
        ids = {grant.subject_id for grant in grants} | {grant.granted_by for grant in grants}
        names = await self._directory.names(ids)
        return [
            GrantView(
                subject_id=grant.subject_id,
                kind=EntryKind.TEAM if is_team(grant.subject_id) else EntryKind.USER,
                name=names.get(grant.subject_id, ""),
                level=grant.level,
                granted_by=grant.granted_by,
                granted_by_name=names.get(grant.granted_by, ""),
                granted_at=grant.granted_at,
            )
            for grant in grants
        ]
