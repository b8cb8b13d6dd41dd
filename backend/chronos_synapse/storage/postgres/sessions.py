"""SessionStore: log-ins, with the digests of their refresh tokens."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Row, Table, bindparam, delete, func, insert, select, update

from chronos_synapse.domain.account import LoginMethod, Session
from chronos_synapse.domain.job import UserId
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.tables import SessionRow
from chronos_synapse.storage.postgres.users import USERS

SESSIONS: Table = SessionRow.__table__  # type: ignore[attr-defined]
MOST_LISTED = 200


class KeptSession(msgspec.Struct, frozen=True, kw_only=True):
    """A session with what tells its refresh token."""

    session: Session
    token_hash: str
    former_hash: str | None
    rotated_at: datetime
    ended_at: datetime | None


class Rotation(msgspec.Struct, frozen=True, kw_only=True):
    """The digests of a refresh token and of its successor."""

    session_id: str
    token_hash: str
    next_hash: str


class SessionStore:
    """Every method raises Unavailable when Postgres is away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def create(self, session: Session, token_hash: str) -> None:
        """Add `session`, whose first refresh token has this digest: its user has logged in."""
        row = msgspec.structs.asdict(session) | {
            "method": session.method.value,
            "token_hash": token_hash,
            "rotated_at": session.created_at,
        }
        login = update(USERS).where(USERS.c.id == session.user_id).values(last_login_at=session.created_at)
        async with self._database.transaction() as connection:
            await connection.execute(insert(SESSIONS).values(row))
            await connection.execute(login)

    async def find(self, session_id: str) -> KeptSession | None:
        """The session, ended or not."""
        async with self._database.transaction() as connection:
            row = (await connection.execute(select(SESSIONS).where(SESSIONS.c.id == session_id))).first()
        return None if row is None else _kept(row)

    async def rotate(self, rotation: Rotation, *, now: datetime, idle_since: datetime) -> Session | None:
        """Put the next refresh token into the place of the present one, once.

        None when the token is not the present one, or when the session is over.
        """
        change = (
            update(SESSIONS)
            .where(SESSIONS.c.id == rotation.session_id, SESSIONS.c.token_hash == rotation.token_hash)
            .where(SESSIONS.c.ended_at.is_(None), SESSIONS.c.expires_at > now, SESSIONS.c.last_seen_at > idle_since)
            .values(token_hash=rotation.next_hash, former_hash=rotation.token_hash, rotated_at=now, last_seen_at=now)
            .returning(SESSIONS)
        )
        async with self._database.transaction() as connection:
            row = (await connection.execute(change)).first()
        return None if row is None else _session(row)

    async def of_user(self, user_id: str, *, now: datetime, idle_since: datetime) -> list[Session]:
        """The sessions of a user that go on, the latest used first."""
        query = (
            select(SESSIONS)
            .where(SESSIONS.c.user_id == user_id, SESSIONS.c.ended_at.is_(None))
            .where(SESSIONS.c.expires_at > now, SESSIONS.c.last_seen_at > idle_since)
            .order_by(SESSIONS.c.last_seen_at.desc(), SESSIONS.c.id)
            .limit(MOST_LISTED)
        )
        async with self._database.transaction() as connection:
            return [_session(row) for row in await connection.execute(query)]

    async def end(self, user_id: str, session_id: str, *, why: str, now: datetime) -> bool:
        """End one session of a user; whether it went on until now."""
        condition = (SESSIONS.c.user_id == user_id, SESSIONS.c.id == session_id)
        return await self._end(*condition, why=why, now=now) > 0

    async def end_all(self, user_id: str, *, why: str, now: datetime, but: str | None = None) -> int:
        """End all sessions of a user, `but` this one; how many went on until now."""
        others = () if but is None else (SESSIONS.c.id != but,)
        return await self._end(SESSIONS.c.user_id == user_id, *others, why=why, now=now)

    async def touch(self, seen: Mapping[str, datetime]) -> None:
        """Note when sessions were last used."""
        change = update(SESSIONS).where(SESSIONS.c.id == bindparam("of"), SESSIONS.c.last_seen_at < bindparam("seen"))
        rows = [{"of": session_id, "seen": at} for session_id, at in sorted(seen.items())]
        async with self._database.transaction() as connection:
            await connection.execute(change.values(last_seen_at=bindparam("seen")), rows)

    async def remove_over(self, user_id: str, *, before: datetime) -> None:
        """Forget the sessions of a user that ended, or could no longer be used, before this."""
        over = func.least(SESSIONS.c.expires_at, func.coalesce(SESSIONS.c.ended_at, SESSIONS.c.expires_at))
        async with self._database.transaction() as connection:
            await connection.execute(delete(SESSIONS).where(SESSIONS.c.user_id == user_id, over < before))

    async def count(self, *, now: datetime, idle_since: datetime) -> int:
        """How many sessions go on, of all users."""
        going = (SESSIONS.c.ended_at.is_(None), SESSIONS.c.expires_at > now, SESSIONS.c.last_seen_at > idle_since)
        query = select(func.count()).select_from(SESSIONS).where(*going)
        async with self._database.transaction() as connection:
            return int((await connection.execute(query)).scalar_one())

    async def _end(self, *condition: Any, why: str, now: datetime) -> int:
        change = update(SESSIONS).where(*condition, SESSIONS.c.ended_at.is_(None)).values(ended_at=now, ended_why=why)
        async with self._database.transaction() as connection:
            return len((await connection.execute(change.returning(SESSIONS.c.id))).all())


def _kept(row: Row[Sequence[object]]) -> KeptSession:
    return KeptSession(
        session=_session(row),
        token_hash=row.token_hash,
        former_hash=row.former_hash,
        rotated_at=row.rotated_at,
        ended_at=row.ended_at,
    )


def _session(row: Row[Sequence[object]]) -> Session:
    return Session(
        id=row.id,
        user_id=UserId(row.user_id),
        method=LoginMethod(row.method),
        created_at=row.created_at,
        last_seen_at=row.last_seen_at,
        expires_at=row.expires_at,
        address=row.address,
        agent=row.agent,
    )
