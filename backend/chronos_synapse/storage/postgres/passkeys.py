"""PasskeyStore: WebAuthn credentials of users."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Row, Table, delete, exc, func, insert, select, update

from chronos_synapse.domain.account import Passkey
from chronos_synapse.domain.job import UserId
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.tables import PasskeyRow
from chronos_synapse.storage.postgres.users import USERS

PASSKEYS: Table = PasskeyRow.__table__  # type: ignore[attr-defined]


class StoredPasskey(msgspec.Struct, frozen=True, kw_only=True):
    """A passkey with what its log-ins are checked with; does not leave the services."""

    passkey: Passkey
    user_id: UserId
    public_key: bytes
    """COSE."""
    sign_count: int
    """As the authenticator counted last; 0 for those that do not count."""
    transports: tuple[str, ...]
    """How browsers reach it: `internal`, `usb`, `hybrid`, ..."""


class PasskeyStore:
    """Every method raises Unavailable when Postgres is away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, stored: StoredPasskey, *, most: int) -> str:
        """`ok`, `taken` when somebody has this credential, `full` when the user has `most` of them."""
        count = select(func.count()).where(PASSKEYS.c.user_id == stored.user_id)
        lock = select(USERS.c.id).where(USERS.c.id == stored.user_id).with_for_update()
        try:
            async with self._database.transaction() as connection:
                await connection.execute(lock)  # Of several at once, none slips past the count.
                if (await connection.execute(count)).scalar_one() >= most:
                    return "full"
                await connection.execute(insert(PASSKEYS).values(_columns(stored)))
                return "ok"
        except exc.IntegrityError:
            return "taken"

    async def of_user(self, user_id: UserId) -> list[StoredPasskey]:
        """All of a user, oldest first."""
        query = select(PASSKEYS).where(PASSKEYS.c.user_id == user_id).order_by(PASSKEYS.c.created_at, PASSKEYS.c.id)
        async with self._database.transaction() as connection:
            return [_stored(row) for row in await connection.execute(query)]

    async def find(self, passkey_id: str) -> StoredPasskey | None:
        """The passkey with this credential id (base64url), whosever it is."""
        async with self._database.transaction() as connection:
            row = (await connection.execute(select(PASSKEYS).where(PASSKEYS.c.id == passkey_id))).first()
        return None if row is None else _stored(row)

    async def used(self, stored: StoredPasskey, *, sign_count: int, at: datetime) -> bool:
        """Note a log-in; False when it was used meanwhile, or is gone."""
        unchanged = (PASSKEYS.c.id == stored.passkey.id) & (PASSKEYS.c.sign_count == stored.sign_count)
        values = {"sign_count": sign_count, "last_used_at": at}
        async with self._database.transaction() as connection:
            done = await connection.execute(update(PASSKEYS).where(unchanged).values(values))
        return done.rowcount == 1

    async def rename(self, user_id: UserId, passkey_id: str, name: str) -> bool:
        """Whether the user has it."""
        own = (PASSKEYS.c.id == passkey_id) & (PASSKEYS.c.user_id == user_id)
        async with self._database.transaction() as connection:
            done = await connection.execute(update(PASSKEYS).where(own).values(name=name))
        return done.rowcount == 1

    async def delete(self, user_id: UserId, passkey_id: str) -> bool:
        """Whether the user had it."""
        own = (PASSKEYS.c.id == passkey_id) & (PASSKEYS.c.user_id == user_id)
        async with self._database.transaction() as connection:
            done = await connection.execute(delete(PASSKEYS).where(own))
        return done.rowcount == 1


def _columns(stored: StoredPasskey) -> dict[str, object]:
    return {
        "id": stored.passkey.id,
        "user_id": stored.user_id,
        "name": stored.passkey.name,
        "public_key": stored.public_key,
        "sign_count": stored.sign_count,
        "transports": list(stored.transports),
        "created_at": stored.passkey.created_at,
        "last_used_at": stored.passkey.last_used_at,
    }


def _stored(row: Row[Sequence[object]]) -> StoredPasskey:
    return StoredPasskey(
        passkey=Passkey(id=row.id, name=row.name, created_at=row.created_at, last_used_at=row.last_used_at),
        user_id=UserId(row.user_id),
        public_key=row.public_key,
        sign_count=row.sign_count,
        transports=tuple(row.transports),
    )
