"""SessionService: begins, refreshes, lists and ends sessions."""

import secrets
from datetime import datetime, timedelta

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.account import LoginMethod, Session
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Denied, NotFound, Unauthenticated
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.settings import SessionSettings
from chronos_synapse.domain.user import User
from chronos_synapse.security.refresh import RefreshTokens, digest_of, session_of
from chronos_synapse.security.tokens import AccessTokens
from chronos_synapse.services.accounts.devices import clean_agent, device_of
from chronos_synapse.services.accounts.places import Places
from chronos_synapse.services.accounts.policies import Policies
from chronos_synapse.services.audit.draft import changed_nothing, note, note_actor
from chronos_synapse.storage.postgres.sessions import KeptSession, Rotation, SessionStore
from chronos_synapse.storage.redis.identity_changes import IdentityChanges

REPEAT_S = 5.0
"""The same refresh token may be shown again for so long: two tabs at once, or an answer that got lost."""
KEPT_DAYS = 30
"""Sessions that are over are forgotten after this."""
LOGOUT, REVOKED, REUSE, PASSWORD, DISABLED = "logout", "revoked", "reuse", "password", "disabled"
"""Why sessions end."""


class NewSession(msgspec.Struct, frozen=True, kw_only=True):
    """What a log-in, or a refresh, gives."""

    session: Session
    access_token: str
    refresh_token: str
    expires_in: int
    """Of the access token, seconds."""
    refresh_expires_in: int
    """Of the refresh token if it is not used, seconds."""


class Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """What makes tokens."""

    access: AccessTokens
    refresh: RefreshTokens


class SessionView(msgspec.Struct, frozen=True, kw_only=True):
    """A session as its user sees it."""

    id: str
    method: LoginMethod
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    address: str
    place: str | None
    """Where the address is, if the server knows."""
    device: str
    """In words, such as `Firefox on Linux`."""
    is_current: bool
    """The one that asks."""


class SessionList(msgspec.Struct, frozen=True, kw_only=True):
    """All sessions of a user that go on."""

    items: tuple[SessionView, ...]


class SessionService:
    """Whatever ends sessions tells of it, so that they end everywhere within a second."""

    def __init__(
        self,
        store: SessionStore,
        *,
        tokens: Tokens,
        policies: Policies,
        changes: IdentityChanges,
        places: Places,
        clock: Clock = utc_now,
    ) -> None:
        self._store = store
        self._tokens = tokens
        self._policies = policies
        self._changes = changes
        self._places = places
        self._clock = clock

    async def begin(self, user: User, *, method: LoginMethod, address: str, agent: str) -> NewSession:
        """A session for a user who has proved to be that user."""
        lives, now = await self._lives(), self._clock()
        session = Session(
            id=secrets.token_hex(8),
            user_id=user.id,
            method=method,
            created_at=now,
            last_seen_at=now,
            expires_at=now + timedelta(days=lives.absolute_days),
            address=address,
            agent=clean_agent(agent),
        )
        token = self._tokens.refresh.first(session.id)
        await self._store.create(session, digest_of(token))
        await self._store.remove_over(user.id, before=now - timedelta(days=KEPT_DAYS))
        note_actor(user.id, user.name)
        note(kind="session", id=session.id, name=user.name, owner_id=user.id, after={"method": method.value})
        return self._new(session, token, lives)

    async def refresh(self, token: str) -> NewSession:
        """The next tokens of a session for its refresh token.

        Unauthenticated when the session is over. A token that was used before ends the session: either its user or
        somebody who stole it has the successor, and nobody can tell who.
        """
        session_id = session_of(token)
        if session_id is None:
            raise _over()
        lives, now = await self._lives(), self._clock()
        following = self._tokens.refresh.successor(token)
        rotation = Rotation(session_id=session_id, token_hash=digest_of(token), next_hash=digest_of(following))
        idle_since = now - timedelta(days=lives.idle_days)
        session = await self._store.rotate(rotation, now=now, idle_since=idle_since)
        if session is None:
            session = await self._repeated(token, now=now)
        changed_nothing()  # Sessions go on each quarter of an hour: the audit is told of those that do not.
        return self._new(session, following, lives)

    async def list(self, principal: Principal) -> SessionList:
        """The caller's own."""
        lives, now = await self._lives(), self._clock()
        idle_since = now - timedelta(days=lives.idle_days)
        found = await self._store.of_user(principal.user_id, now=now, idle_since=idle_since)
        return SessionList(items=tuple(self._view(session, principal) for session in found))

    async def end(self, principal: Principal, session_id: str) -> None:
        """End one of the caller's own; NotFound when there is no such one."""
        why = LOGOUT if session_id == principal.session_id else REVOKED
        if not await self._store.end(principal.user_id, session_id, why=why, now=self._clock()):
            raise NotFound("session", session_id)
        note(kind="session", id=session_id, owner_id=principal.user_id, before={"ended": False}, after={"ended": True})
        await self._changes.tell(principal.user_id)

    async def log_out(self, principal: Principal) -> None:
        """End the caller's present session; an API key has none."""
        if principal.session_id is not None:
            with_it = await self._store.end(principal.user_id, principal.session_id, why=LOGOUT, now=self._clock())
            if with_it:
                await self._changes.tell(principal.user_id)

    async def end_all(self, user_id: UserId, *, why: str, but: str | None = None) -> int:
        """End all sessions of a user, `but` one; how many there were."""
        ended = await self._store.end_all(user_id, why=why, now=self._clock(), but=but)
        await self._changes.tell(user_id)
        return ended

    async def end_replaced(self, token: str) -> None:
        """End the session of a refresh token in whose place another log-in comes."""
        kept = await self._kept(token)
        if kept is not None and digest_of(token) in (kept.token_hash, kept.former_hash):
            await self._store.end(kept.session.user_id, kept.session.id, why=LOGOUT, now=self._clock())
            await self._changes.tell(kept.session.user_id)

    async def _repeated(self, token: str, *, now: datetime) -> Session:
        """The session of a token that is not the present one, if it may still be used."""
        kept = await self._kept(token)
        if kept is None or kept.ended_at is not None or kept.session.expires_at <= now:
            raise _over()
        is_former = kept.former_hash == digest_of(token)
        if is_former and now - kept.rotated_at <= timedelta(seconds=REPEAT_S):
            return kept.session
        if is_former or self._tokens.refresh.was_before(token, kept.token_hash):
            await self._end_reused(kept.session)
        raise _over()

    async def _end_reused(self, session: Session) -> None:
        await self._store.end(session.user_id, session.id, why=REUSE, now=self._clock())
        await self._changes.tell(session.user_id)
        note_actor(session.user_id)
        note(kind="session", id=session.id, owner_id=session.user_id, after={"ended_why": REUSE})
        raise Unauthenticated(
            "This session was used from two places and has been ended; log in again", code="session.reused"
        )

    async def _kept(self, token: str) -> KeptSession | None:
        session_id = session_of(token)
        return None if session_id is None else await self._store.find(session_id)

    async def _lives(self) -> SessionSettings:
        return (await self._policies.get()).sessions

    def _new(self, session: Session, refresh_token: str, lives: SessionSettings) -> NewSession:
        life_s = lives.access_minutes * 60
        left_s = max(0, int((session.expires_at - self._clock()).total_seconds()))
        return NewSession(
            session=session,
            access_token=self._tokens.access.encode(session.user_id, session.id, life_s=min(life_s, max(1, left_s))),
            refresh_token=refresh_token,
            expires_in=min(life_s, left_s),
            refresh_expires_in=min(lives.idle_days * 86_400, left_s),
        )

    def _view(self, session: Session, principal: Principal) -> SessionView:
        return SessionView(
            id=session.id,
            method=session.method,
            created_at=session.created_at,
            last_seen_at=session.last_seen_at,
            expires_at=session.expires_at,
            address=session.address,
            place=self._places.of(session.address),
            device=device_of(session.agent),
            is_current=session.id == principal.session_id,
        )


def require_person(principal: Principal) -> None:
    """Denied when an API key calls: what proves who one is, and who one is, is changed by people only."""
    if principal.session_id is None:
        raise Denied("This is for people who have logged in, not for API keys.", code="session.needed")


def _over() -> Unauthenticated:
    return Unauthenticated("The session has ended; log in again", code="session.ended")
