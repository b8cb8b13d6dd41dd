"""What belongs to a user's account: sessions, API keys, passkeys, teams."""

from datetime import datetime
from enum import StrEnum

import msgspec

from chronos_synapse.domain.access import Permission, TeamRole
from chronos_synapse.domain.job import JobId, UserId


class LoginMethod(StrEnum):
    """How somebody proved who they are."""

    PASSWORD = "password"  # noqa: S105 - a method's name
    TOTP = "password+totp"
    RECOVERY = "password+recovery"
    PASSKEY = "passkey"
    OIDC = "oidc"


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """One log-in, from a device, until it ends."""

    id: str
    user_id: UserId
    method: LoginMethod
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    """Whatever is done meanwhile."""
    address: str
    agent: str
    """What the browser or the program calls itself."""


class ApiKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key of a program that acts for a user. Its secret is stored as a digest only."""

    id: str
    """The beginning of the key, by which it is found."""
    user_id: UserId
    name: str
    scopes: tuple[Permission, ...]
    jobs: tuple[JobId, ...]
    """Reaches these jobs alone; empty: all that its owner reaches."""
    networks: tuple[str, ...]
    """CIDRs from which it may be used; empty: from anywhere."""
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None
    last_used_address: str | None


class Passkey(msgspec.Struct, frozen=True, kw_only=True):
    """A WebAuthn credential of a user."""

    id: str
    """The credential's id, base64url."""
    name: str
    created_at: datetime
    last_used_at: datetime | None


class Team(msgspec.Struct, frozen=True, kw_only=True):
    """Users who own jobs together."""

    id: UserId
    name: str
    description: str
    created_at: datetime


class Membership(msgspec.Struct, frozen=True, kw_only=True):
    """A user in a team."""

    team_id: UserId
    user_id: UserId
    role: TeamRole
    since: datetime
