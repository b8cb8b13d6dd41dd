"""What a caller may do and see; services ask here before they do anything. The rules are in domain/access.py."""

import re
from typing import Protocol, TypeVar

from chronos_synapse.domain.access import Permission, Principal, Sight
from chronos_synapse.domain.errors import Denied, Invalid, NotFound, brief
from chronos_synapse.domain.execution import Execution
from chronos_synapse.domain.job import Job, JobId, UserId

_WORDS = {
    Permission.JOB_READ: "look at jobs",
    Permission.JOB_CREATE: "create jobs here",
    Permission.JOB_UPDATE: "change this job",
    Permission.JOB_DELETE: "delete this job",
    Permission.JOB_RUN: "start executions",
    Permission.JOB_PAUSE: "pause or activate this job",
    Permission.JOB_SHARE: "share this job or hand it over",
    Permission.EXECUTION_CANCEL: "cancel executions",
    Permission.EXECUTION_REPLAY: "run executions once more",
    Permission.COMMENT_WRITE: "comment on jobs",
    Permission.SECRET_READ: "look at secrets here",
    Permission.SECRET_WRITE: "change secrets here",
    Permission.VARIABLE_READ: "look at variables here",
    Permission.VARIABLE_WRITE: "change variables here",
    Permission.CALENDAR_READ: "look at calendars",
    Permission.CALENDAR_WRITE: "change calendars here",
    Permission.LIMIT_READ: "look at limits",
    Permission.LIMIT_WRITE: "limit executions here",
    Permission.DASHBOARD_WRITE: "change views and dashboards here",
    Permission.KEY_WRITE: "make API keys",
    Permission.TEAM_CREATE: "make teams",
}
_ADMINISTRATORS = "This is an administrator's; your role, or this API key, does not reach so far."

_JOB_ID = re.compile(r"[0-9a-z]{16}")
_OWNER_ID = re.compile(r"[0-9a-zA-Z_-]{1,64}")
_EXECUTION_ID = re.compile(r"[0-9a-z]{16}-[0-9a-f]{1,16}(-[0-9a-f]{1,16})?")


class Owned(Protocol):
    """Something that belongs to a user or to a team."""

    @property
    def owner_id(self) -> UserId: ...


OwnedT = TypeVar("OwnedT", bound=Owned)


def require(principal: Principal, permission: Permission) -> None:
    """Denied unless the caller's role, and the key if it is one, can grant `permission` on anything."""
    if not principal.may(permission):
        raise _denied(permission)


def require_on(principal: Principal, permission: Permission, owner_id: str, job_id: str | None = None) -> None:
    """Denied unless the caller may do this with what belongs to this owner, or to this job of the owner."""
    if permission not in principal.rights(owner_id, job_id):
        raise _denied(permission)


def owner_of_new(principal: Principal, permission: Permission, team_id: str | None) -> UserId:
    """Who is to own something new: a team of the caller's, else the caller.

    Invalid at `/team_id` for a team that the caller is not in, Denied without the right there.
    """
    owner = principal.user_id if team_id is None else UserId(team_id)
    if team_id is not None and owner not in principal.teams:
        detail = f"There is no team {brief(team_id)!r} of yours."
        raise Invalid(detail, pointer="/team_id", code="team.unknown")
    require_on(principal, permission, owner)
    return owner


def owner_named(principal: Principal, permission: Permission, owner_id: str | None) -> UserId:
    """The owner whom a request names, a team or a user, else the caller.

    NotFound for one whose things the caller does not see, Denied without the right there.
    """
    owner = UserId(principal.user_id if owner_id is None else owner_id)
    if not principal.sight.covers(owner) or not _OWNER_ID.fullmatch(owner):
        raise NotFound("owner", owner)
    require_on(principal, permission, owner)
    return owner


def narrowed(principal: Principal, owner_id: str | None) -> Sight:
    """What the caller sees, of one owner alone when one is named; nothing of an owner who is not seen as a whole."""
    sight = principal.sight
    if owner_id is None:
        return sight
    is_seen = sight.owners is None or owner_id in sight.owners
    return Sight(owners=(UserId(owner_id),) if is_seen else (), only=sight.only)


def visible(
    found: OwnedT | None,
    principal: Principal,
    *,
    kind: str,
    identifier: str,
    need: Permission = Permission.JOB_READ,
) -> OwnedT:
    """`found`, on which the caller has the right `need`.

    NotFound alike for what is not there and for what the caller may not see, Denied for what is seen without the right.
    """
    job_id = None if found is None else _job_of(found)
    if found is None or not principal.sight.covers(found.owner_id, job_id):
        raise NotFound(kind, identifier)
    require_on(principal, need, found.owner_id, job_id)
    return found


def _job_of(found: Owned) -> JobId | None:
    if isinstance(found, Job):
        return found.id
    return found.job_id if isinstance(found, Execution) else getattr(found, "job_id", None)


def _denied(permission: Permission) -> Denied:
    words = _WORDS.get(permission)
    detail = _ADMINISTRATORS if words is None else f"You may not {words}."
    return Denied(detail, code="permission.denied")


def is_job_id(text: str) -> bool:
    """Whether `text` has the form of a job's id; what has not never reaches the store."""
    return _JOB_ID.fullmatch(text) is not None


def is_execution_id(text: str) -> bool:
    """Whether `text` has the form of an execution's id."""
    return _EXECUTION_ID.fullmatch(text) is not None
