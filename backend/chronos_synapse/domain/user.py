"""Who may use the product."""

from datetime import datetime
from enum import StrEnum

import msgspec

from chronos_synapse.domain.job import UserId


class Role(StrEnum):
    """What a user may do in general; permissions hang on it."""

    ADMIN = "admin"
    """Sees and changes everything."""
    DEVELOPER = "developer"
    """Writes and runs own jobs."""
    VIEWER = "viewer"
    """Looks at own jobs only."""


class Permission(StrEnum):
    """One thing that a route asks for."""

    JOB_READ = "job:read"
    JOB_WRITE = "job:write"
    JOB_RUN = "job:run"
    SEE_ALL_OWNERS = "owners:all"
    SCHEDULING_MANAGE = "scheduling:manage"
    """Pause all scheduling, limit owners, and hold back workers."""


PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.ADMIN: frozenset(Permission),
    Role.DEVELOPER: frozenset({Permission.JOB_READ, Permission.JOB_WRITE, Permission.JOB_RUN}),
    Role.VIEWER: frozenset({Permission.JOB_READ}),
}
"""The one place that decides who may do what."""


class User(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the users table, without its password hash."""

    id: UserId
    email: str
    name: str
    role: Role
    created_at: datetime
    is_disabled: bool


class Principal(msgspec.Struct, frozen=True, kw_only=True):
    """The authenticated caller of a request."""

    user_id: UserId
    role: Role

    def may(self, permission: Permission) -> bool:
        """Whether the role grants `permission`."""
        return permission in PERMISSIONS[self.role]

    @property
    def owner_scope(self) -> UserId | None:
        """The owner whose things this caller may see; None means all owners."""
        return None if self.may(Permission.SEE_ALL_OWNERS) else self.user_id
