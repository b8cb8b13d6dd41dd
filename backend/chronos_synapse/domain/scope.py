"""Whose something is that jobs use: an owner's, for all of the owner's jobs, or one job's alone."""

from enum import StrEnum

import msgspec

from chronos_synapse.domain.access import is_team
from chronos_synapse.domain.job import Job, JobId, UserId


class ScopeKind(StrEnum):
    """Who may use it."""

    USER = "user"
    """All jobs of its owner, a user."""
    TEAM = "team"
    """All jobs of its owner, a team."""
    JOB = "job"
    """One job."""


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """Where a secret or a variable belongs."""

    owner_id: UserId
    job_id: JobId | None = None

    @property
    def kind(self) -> ScopeKind:
        """Who may use it."""
        if self.job_id is not None:
            return ScopeKind.JOB
        return ScopeKind.TEAM if is_team(self.owner_id) else ScopeKind.USER

    @property
    def key(self) -> str:
        """How the store names it."""
        return f"owner-{self.owner_id}" if self.job_id is None else f"job-{self.job_id}"


def scopes_of(job: Job) -> tuple[Scope, Scope]:
    """Where a job finds what it names: among its own first, then among its owner's."""
    return Scope(owner_id=job.owner_id, job_id=job.id), Scope(owner_id=job.owner_id)
