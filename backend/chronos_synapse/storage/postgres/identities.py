"""IdentityStore: who of the users is who at which provider of log-ins."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Row, Table, delete, exc, insert, select, update

from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import User, UserState
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.tables import IdentityRow
from chronos_synapse.storage.postgres.users import USERS

IDENTITIES: Table = IdentityRow.__table__  # type: ignore[attr-defined]


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """A user as a provider knows them."""

    issuer: str
    """The provider's, since a subject means something there only, whatever we call the provider."""
    subject: str
    user_id: UserId
    email: str
    """As the provider had it when the two were linked."""
    linked_at: datetime


class IdentityStore:
    """Every method raises Unavailable when Postgres is away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, issuer: str, subject: str) -> Identity | None:
        """The identity, and by it the user."""
        own = (IDENTITIES.c.provider == issuer) & (IDENTITIES.c.subject == subject)
        async with self._database.transaction() as connection:
            row = (await connection.execute(select(IDENTITIES).where(own))).first()
        return None if row is None else _identity(row)

    async def of_user(self, user_id: UserId) -> list[Identity]:
        """All of a user, oldest first."""
        query = select(IDENTITIES).where(IDENTITIES.c.user_id == user_id).order_by(IDENTITIES.c.linked_at)
        async with self._database.transaction() as connection:
            return [_identity(row) for row in await connection.execute(query)]

    async def link(self, identity: Identity) -> bool:
        """Whether it was free; a user may have several."""
        try:
            async with self._database.transaction() as connection:
                await connection.execute(insert(IDENTITIES).values(_columns(identity)))
        except exc.IntegrityError:
            return False
        return True

    async def accept_invitation(self, identity: Identity) -> bool:
        """Link an invited user, who comes in with that; False when the user is not invited any more."""
        invited = (USERS.c.id == identity.user_id) & (USERS.c.state == UserState.INVITED.value)
        values = {"state": UserState.ACTIVE.value, "email_verified_at": identity.linked_at}
        try:
            async with self._database.transaction() as connection:
                done = await connection.execute(update(USERS).where(invited).values(values))
                if done.rowcount == 1:
                    await connection.execute(insert(IDENTITIES).values(_columns(identity)))
                return done.rowcount == 1
        except exc.IntegrityError:
            return False

    async def create_user(self, user: User, identity: Identity) -> bool:
        """Add a user without a password, and the identity; False when the address or the identity is taken."""
        columns = {
            "id": user.id,
            "email": user.email,
            "name": user.name,
            "role": user.role.value,
            "state": user.state.value,
            "created_at": user.created_at,
            "email_verified_at": user.email_verified_at,
        }
        try:
            async with self._database.transaction() as connection:
                await connection.execute(insert(USERS).values(columns))
                await connection.execute(insert(IDENTITIES).values(_columns(identity)))
        except exc.IntegrityError:
            return False
        return True

    async def unlink(self, user_id: UserId, issuer: str, subject: str) -> bool:
        """Whether the user had it."""
        own = (IDENTITIES.c.user_id == user_id) & (IDENTITIES.c.provider == issuer) & (IDENTITIES.c.subject == subject)
        async with self._database.transaction() as connection:
            done = await connection.execute(delete(IDENTITIES).where(own))
        return done.rowcount == 1


def _columns(identity: Identity) -> dict[str, object]:
    return {
        "provider": identity.issuer,
        "subject": identity.subject,
        "user_id": identity.user_id,
        "email": identity.email,
        "linked_at": identity.linked_at,
    }


def _identity(row: Row[Sequence[object]]) -> Identity:
    return Identity(
        issuer=row.provider,
        subject=row.subject,
        user_id=UserId(row.user_id),
        email=row.email,
        linked_at=row.linked_at,
    )
