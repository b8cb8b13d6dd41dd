"""What administrators write and read of users."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

from chronos_synapse.domain.query import DEFAULT_LIMIT
from chronos_synapse.domain.user import Role, User, UserState

MAX_BULK = 200


class AdminUserView(User, frozen=True, kw_only=True):
    """A user with what belongs to the account."""

    has_password: bool
    providers: tuple[str, ...]
    """Of OpenID Connect, that the user is known to."""
    passkeys: int
    sessions: int
    """That go on."""
    seen_at: datetime | None
    """When a session was used last."""
    api_keys: int
    teams: int
    jobs: int


class AdminUserList(msgspec.Struct, frozen=True, kw_only=True):
    """One page, by e-mail address."""

    items: list[AdminUserView]
    total: int
    next_cursor: str | None
    counts: dict[UserState, int]
    """All users by state, whatever was searched for."""


class AdminUserQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which users; `search` is part of a name, user name or e-mail address."""

    search: str = ""
    states: tuple[UserState, ...] = ()
    roles: tuple[Role, ...] = ()
    limit: int = DEFAULT_LIMIT
    cursor: str | None = None


class Invitation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody to invite."""

    email: str
    role: Role = Role.DEVELOPER
    name: str = ""


class UserChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a user to change."""

    role: Role | UnsetType = UNSET
    name: str | UnsetType = UNSET


class LoggedOut(msgspec.Struct, frozen=True, kw_only=True):
    """How many sessions ended."""

    sessions: int


class UserAction(StrEnum):
    """What can be done to many users at once."""

    APPROVE = "approve"
    DENY = "deny"
    DISABLE = "disable"
    ENABLE = "enable"
    LOG_OUT = "logout"
    SET_ROLE = "set_role"
    DELETE = "delete"


class BulkUserRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One action for many users."""

    ids: Annotated[list[str], Meta(min_length=1, max_length=MAX_BULK)]
    action: UserAction
    role: Role | None = None
    """For `set_role`."""
    transfer_to: str | None = None
    """For `delete`: who gets what they own."""


class BulkUserResult(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one of many."""

    id: str
    ok: bool
    error: str | None


class BulkUserResults(msgspec.Struct, frozen=True, kw_only=True):
    """One result for each user, in the order asked for."""

    results: list[BulkUserResult]
