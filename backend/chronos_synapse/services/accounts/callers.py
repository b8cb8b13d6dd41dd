"""Callers: looks up who is behind a session or an API key, and what they may do."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Protocol

import msgspec

from chronos_synapse.domain.access import GrantLevel, Permission, Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.domain.user import UserState
from chronos_synapse.services.accounts.policies import Policies
from chronos_synapse.storage.postgres.api_keys import ApiKeyStore
from chronos_synapse.storage.postgres.principals import KeyStanding, PrincipalStore, Standing

IDS_LIFE_S = 2.0
"""A key that another process has made is found after this at the latest, even if nobody tells of it."""
NEVER = float("inf")

Network = IPv4Network | IPv6Network


class Grants(Protocol):
    """Jobs that were shared."""

    async def of(self, subject_ids: Sequence[str]) -> Mapping[JobId, GrantLevel]:
        """What these users and teams were granted, of each job the highest."""


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why somebody does not come in."""

    detail: str
    code: str


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """A principal, or why there is none."""

    user_id: UserId | None = None
    principal: Principal | None = None
    refusal: Refusal | None = None
    networks: tuple[Network, ...] = ()
    """From which alone it may call; empty: from anywhere."""
    secret_hash: str = ""
    ends_at: float = NEVER
    """Epoch seconds; from then on it must be looked up anew."""


_SESSION_OVER = Refusal(detail="The session has ended; log in again", code="session.ended")
_ACCOUNT_GONE = Refusal(detail="This account is not in use any more", code="user.gone")
_KEY_OVER = Refusal(detail="The API key is not valid", code="key.invalid")


class Callers:
    """Asks Postgres once for each caller; Unavailable when it, or Redis, is away."""

    def __init__(
        self,
        principals: PrincipalStore,
        keys: ApiKeyStore,
        *,
        grants: Grants,
        policies: Policies,
        clock: Clock = utc_now,
    ) -> None:
        self._principals = principals
        self._keys = keys
        self._grants = grants
        self._policies = policies
        self._clock = clock
        self._ids: set[str] = set()
        self._ids_read_at = -NEVER
        self._ids_lock = asyncio.Lock()

    async def of_session(self, session_id: str) -> Caller:
        """Who has logged in with this session."""
        found = await self._principals.by_session(session_id)
        if found is None:
            return Caller(refusal=_SESSION_OVER)
        standing = found.standing
        idle = timedelta(days=(await self._policies.get()).sessions.idle_days)
        ends_at = min(found.expires_at, found.last_seen_at + idle)
        if found.ended_at is not None or ends_at <= self._clock():
            return Caller(user_id=standing.user_id, refusal=_SESSION_OVER)
        return await self._caller(standing, ends_at=ends_at, session_id=session_id)

    async def of_key(self, key_id: str) -> Caller:
        """Who has made this key."""
        found = await self._principals.by_key(key_id)
        if found is None:
            return Caller(refusal=_KEY_OVER)
        ends_at = found.key.expires_at
        if ends_at is not None and ends_at <= self._clock():
            return Caller(user_id=found.standing.user_id, refusal=_KEY_OVER, secret_hash=found.secret_hash)
        caller = await self._caller(found.standing, ends_at=ends_at, key=found)
        networks = tuple(ip_network(network) for network in found.key.networks)
        return msgspec.structs.replace(caller, secret_hash=found.secret_hash, networks=networks)

    async def has_key(self, key_id: str) -> bool:
        """Whether there is such a key; a made-up one costs no question."""
        if key_id not in self._ids and time.monotonic() - self._ids_read_at > IDS_LIFE_S:
            async with self._ids_lock:
                if time.monotonic() - self._ids_read_at > IDS_LIFE_S:
                    self._ids_read_at = time.monotonic()
                    self._ids = await self._keys.ids()
        return key_id in self._ids

    def forget_keys(self) -> None:
        """Keys may have come or gone."""
        self._ids_read_at = -NEVER

    async def _caller(
        self,
        standing: Standing,
        *,
        ends_at: datetime | None,
        session_id: str | None = None,
        key: KeyStanding | None = None,
    ) -> Caller:
        if standing.state is not UserState.ACTIVE:
            return Caller(user_id=standing.user_id, refusal=_ACCOUNT_GONE)
        principal = Principal(
            user_id=standing.user_id,
            role=standing.role,
            teams=standing.teams,
            grants=await self._grants.of([standing.user_id, *standing.teams]),
            scopes=None if key is None else frozenset[Permission](key.key.scopes),
            only_jobs=frozenset(key.key.jobs) if key is not None and key.key.jobs else None,
            session_id=session_id,
            key_id=None if key is None else key.key.id,
        )
        ends = NEVER if ends_at is None else ends_at.timestamp()
        return Caller(user_id=standing.user_id, principal=principal, ends_at=ends)
