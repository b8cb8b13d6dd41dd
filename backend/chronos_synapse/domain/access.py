"""Who may do what: the one place that decides.

A right on something is granted three times over: by the caller's role, by how the caller stands to the thing (its own,
its team's, shared with it, or everyone's to those who see all owners), and, for an API key, by the key's scopes. What
none of the relations makes visible looks as if it were not there.
"""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.domain.user import Role

TEAM_PREFIX = "t"
"""Ids of teams begin so; ids of users are hexadecimal. Both can own jobs, secrets, variables and calendars."""


class Permission(StrEnum):
    """One thing that can be done. A scope of an API key is one of these."""

    JOB_READ = "job:read"
    """Look at jobs, their executions, logs and figures."""
    JOB_CREATE = "job:create"
    JOB_UPDATE = "job:update"
    JOB_DELETE = "job:delete"
    JOB_RUN = "job:run"
    """Start executions, backfills included."""
    JOB_PAUSE = "job:pause"
    """Pause, snooze and activate."""
    JOB_SHARE = "job:share"
    """Grant others a view of it, and hand it over."""
    EXECUTION_CANCEL = "execution:cancel"
    EXECUTION_REPLAY = "execution:replay"
    """Run executions once more, and clear dead letters."""
    COMMENT_WRITE = "comment:write"
    SECRET_READ = "secret:read"  # noqa: S105 - not a password, here and below
    """Names of secrets: nobody reads their values."""
    SECRET_WRITE = "secret:write"  # noqa: S105
    VARIABLE_READ = "variable:read"
    VARIABLE_WRITE = "variable:write"
    CALENDAR_READ = "calendar:read"
    CALENDAR_WRITE = "calendar:write"
    LIMIT_READ = "limit:read"
    LIMIT_WRITE = "limit:write"
    """How many executions of a tag may run at once."""
    DASHBOARD_WRITE = "dashboard:write"
    """Keep views of lists and dashboards: how one looks at things, which shows nobody more than they may see."""
    KEY_WRITE = "key:write"
    """Make and revoke one's own API keys."""
    TEAM_CREATE = "team:create"
    TEAM_MANAGE = "team:manage"
    """Members, name and end of any team; the owner of a team may do so with that one."""
    OWNERS_ALL = "owners:all"
    """See what belongs to others."""
    SCHEDULING_MANAGE = "scheduling:manage"
    """Pause all scheduling."""
    OWNER_LIMIT_WRITE = "owner-limit:write"
    """How many executions of an owner may run at once."""
    WORKER_READ = "worker:read"
    WORKER_MANAGE = "worker:manage"
    """Cordon, uncordon and drain."""
    USER_READ = "user:read"
    USER_MANAGE = "user:manage"
    AUDIT_READ = "audit:read"
    SETTINGS_MANAGE = "settings:manage"
    SYSTEM_READ = "system:read"
    """Memory, indexes, callers that were refused."""
    SYSTEM_MANAGE = "system:manage"
    """Purge, maintenance mode, letting blocked callers in again."""


class TeamRole(StrEnum):
    """What a member may do in a team."""

    OWNER = "owner"
    """Everything in it, and with it."""
    ADMIN = "admin"
    """Everything in it; members, too, but owners."""
    MEMBER = "member"
    """Work on its jobs."""


class GrantLevel(StrEnum):
    """What somebody may do with a job that is shared, each including those before."""

    VIEW = "view"
    RUN = "run"
    EDIT = "edit"


_P = Permission
_LOOKING = frozenset({_P.JOB_READ, _P.SECRET_READ, _P.VARIABLE_READ, _P.CALENDAR_READ, _P.LIMIT_READ})
_RUNNING = frozenset({_P.JOB_RUN, _P.JOB_PAUSE, _P.EXECUTION_CANCEL, _P.EXECUTION_REPLAY, _P.COMMENT_WRITE})
_WRITING = frozenset({_P.JOB_CREATE, _P.JOB_UPDATE, _P.VARIABLE_WRITE, _P.CALENDAR_WRITE})
_ARRANGING = frozenset({_P.DASHBOARD_WRITE})
_OWNING = frozenset({_P.JOB_DELETE, _P.JOB_SHARE, _P.SECRET_WRITE, _P.LIMIT_WRITE})

ROLES: dict[Role, frozenset[Permission]] = {
    Role.ADMIN: frozenset(Permission),
    Role.OPERATOR: _LOOKING
    | _RUNNING
    | _ARRANGING
    | {_P.KEY_WRITE, _P.OWNERS_ALL, _P.SCHEDULING_MANAGE, _P.WORKER_READ, _P.WORKER_MANAGE, _P.SYSTEM_READ},
    Role.DEVELOPER: _LOOKING | _RUNNING | _WRITING | _OWNING | _ARRANGING | {_P.KEY_WRITE, _P.TEAM_CREATE},
    Role.VIEWER: _LOOKING | _ARRANGING | {_P.KEY_WRITE},
}
"""The most that a role ever gives."""

OWN = _LOOKING | _RUNNING | _WRITING | _OWNING | _ARRANGING
"""What one may do with what is one's own."""

TEAM_RIGHTS: dict[TeamRole, frozenset[Permission]] = {
    TeamRole.OWNER: OWN,
    TeamRole.ADMIN: OWN,
    TeamRole.MEMBER: _LOOKING | _RUNNING | _WRITING | _ARRANGING,
}
"""What one may do with what belongs to a team that one is in."""

_VIEW_GRANT = frozenset({_P.JOB_READ, _P.COMMENT_WRITE})
_RUN_GRANT = _VIEW_GRANT | {_P.JOB_RUN, _P.EXECUTION_CANCEL, _P.EXECUTION_REPLAY}
GRANT_RIGHTS: dict[GrantLevel, frozenset[Permission]] = {
    GrantLevel.VIEW: _VIEW_GRANT,
    GrantLevel.RUN: _RUN_GRANT,
    GrantLevel.EDIT: _RUN_GRANT | {_P.JOB_UPDATE, _P.JOB_PAUSE},
}
"""What one may do with a job that is shared with one, or with one's team."""

NOTHING: frozenset[Permission] = frozenset()


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """What a caller sees: everything that belongs to `owners`, and `jobs` beside it. Stores put it into queries."""

    owners: tuple[UserId, ...] | None
    """None: of all owners."""
    jobs: tuple[JobId, ...] = ()
    """Jobs of other owners, with their executions."""
    only: tuple[JobId, ...] | None = None
    """When stated, nothing but these jobs of all that."""

    def covers(self, owner_id: str, job_id: str | None = None) -> bool:
        """Whether something of this owner is seen, or of this job when it belongs to one."""
        if self.only is not None and job_id not in self.only:
            return False
        return self.owners is None or owner_id in self.owners or (job_id is not None and job_id in self.jobs)


EVERYTHING = Sight(owners=None)


class Principal(msgspec.Struct, frozen=True, kw_only=True):
    """The authenticated caller of a request."""

    user_id: UserId
    role: Role
    teams: Mapping[UserId, TeamRole] = {}
    """Teams that the user is in."""
    grants: Mapping[JobId, GrantLevel] = {}
    """Jobs that others share with the user or with one of the teams."""
    scopes: frozenset[Permission] | None = None
    """Of an API key: the most that it may do."""
    only_jobs: frozenset[JobId] | None = None
    """Of an API key: the only jobs that it reaches."""
    session_id: str | None = None
    key_id: str | None = None

    def may(self, permission: Permission) -> bool:
        """Whether the role, and the key if it is one, ever grants `permission`."""
        return permission in ROLES[self.role] and (self.scopes is None or permission in self.scopes)

    def rights(self, owner_id: str, job_id: str | None = None) -> frozenset[Permission]:
        """What the caller may do with something of this owner, or of this job; nothing when it is not to be seen."""
        if self.only_jobs is not None and job_id not in self.only_jobs:
            return NOTHING
        role = ROLES[self.role]
        given = OWN if owner_id == self.user_id else NOTHING
        if owner_id in self.teams:
            given |= TEAM_RIGHTS[self.teams[UserId(owner_id)]]
        if job_id is not None and job_id in self.grants:
            given |= GRANT_RIGHTS[self.grants[JobId(job_id)]]
        if Permission.OWNERS_ALL in role:
            given |= OWN
        given &= role
        return given if self.scopes is None else given & self.scopes

    @property
    def sight(self) -> Sight:
        """What lists, searches, counts and streams show."""
        only = None if self.only_jobs is None else tuple(sorted(self.only_jobs))
        if Permission.OWNERS_ALL in ROLES[self.role]:
            return Sight(owners=None, only=only)
        return Sight(owners=(self.user_id, *self.teams), jobs=tuple(self.grants), only=only)


def is_team(owner_id: str) -> bool:
    """Whether an owner is a team."""
    return owner_id.startswith(TEAM_PREFIX)
