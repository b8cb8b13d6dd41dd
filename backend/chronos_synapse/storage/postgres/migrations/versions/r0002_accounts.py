"""Gives users a state, a user name and a second factor, and makes the tables of their accounts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
NO_TEXTS = sa.text("'{}'")


def upgrade() -> None:
    """Apply."""
    _widen_users()
    _create_sessions()
    _create_credentials()
    _create_api_keys()
    _create_teams()


def downgrade() -> None:
    """Take back. Users who are not in use for another reason than being disabled become disabled."""
    for table in ("memberships", "teams", "api_keys", "identities", "passkeys", "recovery_codes", "sessions"):
        op.drop_table(table)
    op.add_column("users", sa.Column("disabled_at", INSTANT, nullable=True))
    op.execute("UPDATE users SET disabled_at = now() WHERE state <> 'active'")
    op.execute("DELETE FROM users WHERE password_hash IS NULL")
    op.alter_column("users", "password_hash", nullable=False)
    op.drop_constraint("users_username_lower", "users")
    for column in ("username", "state", "timezone", "email_verified_at", "last_login_at", "password_changed_at"):
        op.drop_column("users", column)
    for column in ("totp_secret", "totp_confirmed_at", "totp_counter"):
        op.drop_column("users", column)


def _widen_users() -> None:
    op.add_column("users", sa.Column("username", sa.String(), nullable=True, unique=True))
    op.add_column("users", sa.Column("state", sa.String(), nullable=False, server_default="active"))
    op.add_column("users", sa.Column("timezone", sa.String(), nullable=False, server_default=""))
    for column in ("email_verified_at", "last_login_at", "password_changed_at", "totp_confirmed_at"):
        op.add_column("users", sa.Column(column, INSTANT, nullable=True))
    op.add_column("users", sa.Column("totp_secret", sa.LargeBinary(), nullable=True))
    op.add_column("users", sa.Column("totp_counter", sa.Integer(), nullable=True))
    op.alter_column("users", "password_hash", nullable=True)
    op.execute("UPDATE users SET state = 'disabled' WHERE disabled_at IS NOT NULL")
    op.drop_column("users", "disabled_at")
    op.create_check_constraint("users_username_lower", "users", "username = lower(username)")


def _create_sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(), primary_key=True),
        _of("users"),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False, unique=True),
        sa.Column("former_hash", sa.String(), nullable=True, index=True),
        *(sa.Column(name, INSTANT, nullable=False) for name in ("rotated_at", "created_at", "last_seen_at")),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.Column("ended_why", sa.String(), nullable=True),
    )
    op.create_index("sessions_user", "sessions", ["user_id", "ended_at"])


def _create_credentials() -> None:
    op.create_table(
        "recovery_codes",
        _of("users", primary_key=True),
        sa.Column("code_hash", sa.String(), primary_key=True),
        sa.Column("used_at", INSTANT, nullable=True),
    )
    op.create_table(
        "passkeys",
        sa.Column("id", sa.String(), primary_key=True),
        _of("users", index=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.Integer(), nullable=False),
        sa.Column("transports", ARRAY(sa.String()), nullable=False, server_default=NO_TEXTS),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("last_used_at", INSTANT, nullable=True),
    )
    op.create_table(
        "identities",
        sa.Column("provider", sa.String(), primary_key=True),
        sa.Column("subject", sa.String(), primary_key=True),
        _of("users", index=True),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("linked_at", INSTANT, nullable=False),
    )


def _create_api_keys() -> None:
    op.create_table(
        "api_keys",
        sa.Column("id", sa.String(), primary_key=True),
        _of("users", index=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("secret_hash", sa.String(), nullable=False),
        *(
            sa.Column(name, ARRAY(sa.String()), nullable=False, server_default=NO_TEXTS)
            for name in ("scopes", "jobs", "networks")
        ),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=True),
        sa.Column("last_used_at", INSTANT, nullable=True),
        sa.Column("last_used_address", sa.String(), nullable=True),
    )


def _create_teams() -> None:
    op.create_table(
        "teams",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False, unique=True),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
    )
    op.create_table(
        "memberships",
        _of("teams", column="team_id", primary_key=True),
        _of("users", primary_key=True, index=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
    )


def _of(
    table: str, *, column: str = "user_id", primary_key: bool = False, index: bool | None = None
) -> "sa.Column[str]":
    reference = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(column, sa.String(), reference, primary_key=primary_key, nullable=False, index=index)
