"""What a caller may do and see; services ask here before they do anything."""

import re
from typing import Protocol, TypeVar

from chronos_synapse.domain.errors import Denied, NotFound
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import Permission, Principal

_REFUSALS = {
    Permission.JOB_READ: "Your role may not look at jobs.",
    Permission.JOB_WRITE: "Your role may look at jobs but not change them.",
    Permission.JOB_RUN: "Your role may look at jobs but not start or cancel executions.",
    Permission.SCHEDULING_MANAGE: "Only an administrator may pause all scheduling, limit owners or hold back workers.",
    Permission.SEE_ALL_OWNERS: "Only an administrator may see this.",
}

_JOB_ID = re.compile(r"[0-9a-z]{16}")
_EXECUTION_ID = re.compile(r"[0-9a-z]{16}-[0-9a-f]{1,16}(-[0-9a-f]{1,16})?")


class Owned(Protocol):
    """Something that belongs to a user."""

    @property
    def owner_id(self) -> UserId: ...


OwnedT = TypeVar("OwnedT", bound=Owned)


def require(principal: Principal, permission: Permission) -> None:
    """Denied unless the caller's role grants `permission`."""
    if not principal.may(permission):
        raise Denied(_REFUSALS[permission], code="role.denied")


def visible(found: OwnedT | None, principal: Principal, *, kind: str, identifier: str) -> OwnedT:
    """`found`, or NotFound alike for what is not there and for what is another's."""
    if found is None or principal.owner_scope not in (None, found.owner_id):
        raise NotFound(kind, identifier)
    return found


def is_job_id(text: str) -> bool:
    """Whether `text` has the form of a job's id; what has not never reaches the store."""
    return _JOB_ID.fullmatch(text) is not None


def is_execution_id(text: str) -> bool:
    """Whether `text` has the form of an execution's id."""
    return _EXECUTION_ID.fullmatch(text) is not None
