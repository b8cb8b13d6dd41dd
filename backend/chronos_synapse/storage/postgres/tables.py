"""The tables: users, and what belongs to their accounts. Migrations make them; SQLModel describes them."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, DateTime, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel


def _instant(*, nullable: bool = False) -> Any:
    return Field(default=None, sa_column=Column(DateTime(timezone=True), nullable=nullable))


def _texts() -> Any:
    return Field(sa_column=Column(ARRAY(String), nullable=False, server_default=text("'{}'")))


def _owner(*, primary_key: bool = False, index: bool = False, table: str = "users") -> Any:
    """A reference that goes with what it points at."""
    reference = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Field(sa_column=Column(String, reference, primary_key=primary_key, index=index, nullable=False))


class UserRow(SQLModel, table=True):
    """A user. `email` and `username` are in lower case, so that they are unique whatever their letters."""

    __tablename__ = "users"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="users_email_lower"),
        CheckConstraint("username = lower(username)", name="users_username_lower"),
    )

    id: str = Field(primary_key=True)
    email: str = Field(unique=True)
    username: str | None = Field(default=None, unique=True)
    name: str
    password_hash: str | None = None
    """None: this user never logs in with a password."""
    role: str
    state: str = Field(default="active", sa_column_kwargs={"server_default": "active"})
    timezone: str = Field(default="", sa_column_kwargs={"server_default": ""})
    created_at: datetime = _instant()
    email_verified_at: datetime | None = _instant(nullable=True)
    last_login_at: datetime | None = _instant(nullable=True)
    password_changed_at: datetime | None = _instant(nullable=True)
    totp_secret: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    """Sealed by the vault."""
    totp_confirmed_at: datetime | None = _instant(nullable=True)
    totp_counter: int | None = None
    """Of the last code that was used, so that none is used twice."""


class SessionRow(SQLModel, table=True):
    """A log-in. Its refresh token changes with each use; of the present and the former one the digest is kept."""

    __tablename__ = "sessions"
    __table_args__ = (Index("sessions_user", "user_id", "ended_at"),)

    id: str = Field(primary_key=True)
    user_id: str = _owner()
    method: str
    token_hash: str = Field(unique=True)
    former_hash: str | None = Field(default=None, index=True)
    rotated_at: datetime = _instant()
    created_at: datetime = _instant()
    last_seen_at: datetime = _instant()
    expires_at: datetime = _instant()
    address: str
    agent: str
    ended_at: datetime | None = _instant(nullable=True)
    ended_why: str | None = None


class RecoveryCodeRow(SQLModel, table=True):
    """A code that stands in for a lost authenticator, once."""

    __tablename__ = "recovery_codes"

    user_id: str = _owner(primary_key=True)
    code_hash: str = Field(primary_key=True)
    used_at: datetime | None = _instant(nullable=True)


class PasskeyRow(SQLModel, table=True):
    """A WebAuthn credential."""

    __tablename__ = "passkeys"

    id: str = Field(primary_key=True)
    """The credential's id, base64url."""
    user_id: str = _owner(index=True)
    name: str
    public_key: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sign_count: int
    transports: list[str] = _texts()
    created_at: datetime = _instant()
    last_used_at: datetime | None = _instant(nullable=True)


class IdentityRow(SQLModel, table=True):
    """A user as an OpenID provider knows them."""

    __tablename__ = "identities"

    provider: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    user_id: str = _owner(index=True)
    email: str
    linked_at: datetime = _instant()


class ApiKeyRow(SQLModel, table=True):
    """A key of a program. `id` is its beginning, by which it is found; of the rest the SHA-256 digest is kept."""

    __tablename__ = "api_keys"

    id: str = Field(primary_key=True)
    user_id: str = _owner(index=True)
    name: str
    secret_hash: str
    scopes: list[str] = _texts()
    jobs: list[str] = _texts()
    networks: list[str] = _texts()
    created_at: datetime = _instant()
    expires_at: datetime | None = _instant(nullable=True)
    last_used_at: datetime | None = _instant(nullable=True)
    last_used_address: str | None = None


class TeamRow(SQLModel, table=True):
    """Users who own jobs together."""

    __tablename__ = "teams"

    id: str = Field(primary_key=True)
    name: str = Field(unique=True)
    description: str
    created_at: datetime = _instant()


class MembershipRow(SQLModel, table=True):
    """A user in a team."""

    __tablename__ = "memberships"

    team_id: str = _owner(primary_key=True, table="teams")
    user_id: str = _owner(primary_key=True, index=True)
    role: str
    since: datetime = _instant()
