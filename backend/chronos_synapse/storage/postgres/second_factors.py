"""SecondFactorStore: one-time code generators of users, and the codes that stand in for a lost one."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Table, delete, func, insert, or_, select, update

from chronos_synapse.domain.job import UserId
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.tables import RecoveryCodeRow
from chronos_synapse.storage.postgres.users import USERS

CODES: Table = RecoveryCodeRow.__table__  # type: ignore[attr-defined]


class Generator(msgspec.Struct, frozen=True, kw_only=True):
    """A user's generator of one-time codes; does not leave the services."""

    sealed: bytes
    """Its secret, as the vault gave it."""
    is_confirmed: bool
    """Whether the user has shown that it works; before that it counts for nothing."""
    counter: int | None
    """Of the last code that was used."""

    def __repr__(self) -> str:
        return f"Generator(is_confirmed={self.is_confirmed})"


class SecondFactorStore:
    """Every method raises Unavailable when Postgres is away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def generator(self, user_id: UserId) -> Generator | None:
        """The user's generator, confirmed or not."""
        columns = select(USERS.c.totp_secret, USERS.c.totp_confirmed_at, USERS.c.totp_counter)
        async with self._database.transaction() as connection:
            row = (await connection.execute(columns.where(USERS.c.id == user_id))).first()
        if row is None or row.totp_secret is None:
            return None
        is_confirmed = row.totp_confirmed_at is not None
        return Generator(sealed=row.totp_secret, is_confirmed=is_confirmed, counter=row.totp_counter)

    async def propose(self, user_id: UserId, sealed: bytes) -> bool:
        """Keep a generator that is not confirmed, in place of an earlier one of that kind.

        False when the user has a confirmed one.
        """
        open_to_change = (USERS.c.id == user_id) & USERS.c.totp_confirmed_at.is_(None)
        values = {"totp_secret": sealed, "totp_counter": None}
        async with self._database.transaction() as connection:
            done = await connection.execute(update(USERS).where(open_to_change).values(values))
        return done.rowcount == 1

    async def confirm(
        self, user_id: UserId, sealed: bytes, *, counter: int, at: datetime, digests: Sequence[str]
    ) -> bool:
        """Let the generator count from now on, with these recovery codes; False when it is not the proposed one."""
        proposed = (USERS.c.id == user_id) & (USERS.c.totp_secret == sealed) & USERS.c.totp_confirmed_at.is_(None)
        values = {"totp_confirmed_at": at, "totp_counter": counter}
        async with self._database.transaction() as connection:
            done = await connection.execute(update(USERS).where(proposed).values(values))
            if done.rowcount != 1:
                return False
            await connection.execute(delete(CODES).where(CODES.c.user_id == user_id))
            await connection.execute(insert(CODES), _rows(user_id, digests))
            return True

    async def use_counter(self, user_id: UserId, counter: int) -> bool:
        """Note that the code of `counter` was used; False when it, or a later one, was used before."""
        is_new = or_(USERS.c.totp_counter.is_(None), USERS.c.totp_counter < counter)
        fitting = (USERS.c.id == user_id) & USERS.c.totp_confirmed_at.is_not(None) & is_new
        async with self._database.transaction() as connection:
            done = await connection.execute(update(USERS).where(fitting).values(totp_counter=counter))
        return done.rowcount == 1

    async def use_recovery_code(self, user_id: UserId, digest: str, *, at: datetime) -> bool:
        """Note that the code was used; False when there is none such, or when it was used before."""
        unused = (CODES.c.user_id == user_id) & (CODES.c.code_hash == digest) & CODES.c.used_at.is_(None)
        async with self._database.transaction() as connection:
            done = await connection.execute(update(CODES).where(unused).values(used_at=at))
        return done.rowcount == 1

    async def replace_recovery_codes(self, user_id: UserId, digests: Sequence[str]) -> bool:
        """These instead of all former ones; False when the user has no confirmed generator any more."""
        confirmed = select(USERS.c.id).where(USERS.c.id == user_id, USERS.c.totp_confirmed_at.is_not(None))
        async with self._database.transaction() as connection:
            if (await connection.execute(confirmed.with_for_update())).first() is None:
                return False
            await connection.execute(delete(CODES).where(CODES.c.user_id == user_id))
            await connection.execute(insert(CODES), _rows(user_id, digests))
            return True

    async def recovery_codes_left(self, user_id: UserId) -> int:
        """How many have not been used."""
        unused = select(func.count()).where(CODES.c.user_id == user_id, CODES.c.used_at.is_(None))
        async with self._database.transaction() as connection:
            return int((await connection.execute(unused)).scalar_one())

    async def sealed_after(self, after: str, *, limit: int) -> list[tuple[UserId, bytes]]:
        """Users with their sealed secrets, by id, up to `limit` beyond the user `after`."""
        found = select(USERS.c.id, USERS.c.totp_secret).where(USERS.c.totp_secret.is_not(None), USERS.c.id > after)
        async with self._database.transaction() as connection:
            rows = (await connection.execute(found.order_by(USERS.c.id).limit(limit))).all()
        return [(UserId(row.id), row.totp_secret) for row in rows]

    async def reseal(self, user_id: UserId, former: bytes, anew: bytes) -> bool:
        """Keep the same secret, sealed with another key; False when it is not the former one any more."""
        same = (USERS.c.id == user_id) & (USERS.c.totp_secret == former)
        async with self._database.transaction() as connection:
            done = await connection.execute(update(USERS).where(same).values(totp_secret=anew))
        return done.rowcount == 1

    async def remove(self, user_id: UserId) -> bool:
        """Take generator and codes away; whether the generator counted."""
        confirmed = select(USERS.c.totp_confirmed_at).where(USERS.c.id == user_id).with_for_update()
        values = {"totp_secret": None, "totp_confirmed_at": None, "totp_counter": None}
        async with self._database.transaction() as connection:
            row = (await connection.execute(confirmed)).first()
            await connection.execute(update(USERS).where(USERS.c.id == user_id).values(values))
            await connection.execute(delete(CODES).where(CODES.c.user_id == user_id))
        return row is not None and row.totp_confirmed_at is not None


def _rows(user_id: UserId, digests: Sequence[str]) -> list[dict[str, object]]:
    return [{"user_id": user_id, "code_hash": digest, "used_at": None} for digest in digests]
