"""Who may use the product."""

from datetime import datetime
from enum import StrEnum

import msgspec

from chronos_synapse.domain.job import UserId


class Role(StrEnum):
    """What a user may do in general; domain/access.py says what hangs on it."""

    ADMIN = "admin"
    """Sees and changes everything."""
    OPERATOR = "operator"
    """Sees everyone's jobs, runs, cancels and pauses them, tends workers; changes no definition."""
    DEVELOPER = "developer"
    """Writes and runs jobs, own ones and those of teams; shares them."""
    VIEWER = "viewer"
    """Looks at own jobs, at those of teams, and at what is shared."""


class UserState(StrEnum):
    """Whether a user may come in."""

    ACTIVE = "active"
    INVITED = "invited"
    """Has not accepted the invitation yet."""
    UNVERIFIED = "unverified"
    """Has not shown yet that the e-mail address is theirs."""
    PENDING = "pending"
    """Waits for an administrator's approval."""
    DISABLED = "disabled"


class User(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the users table, without anything that proves who one is."""

    id: UserId
    email: str
    name: str
    """As shown."""
    username: str | None = None
    """In lower case; one may log in with it in place of the e-mail address."""
    role: Role
    state: UserState = UserState.ACTIVE
    timezone: str = ""
    """IANA name; empty: the browser's."""
    created_at: datetime
    email_verified_at: datetime | None = None
    last_login_at: datetime | None = None
    has_totp: bool = False
    """Whether logging in asks for a one-time code as well."""

    @property
    def is_active(self) -> bool:
        """Whether the user may come in."""
        return self.state is UserState.ACTIVE
