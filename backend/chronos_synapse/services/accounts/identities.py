"""Identities: the caller behind a session's token or an API key, as of now.

A caller is kept for half a minute, since every request asks for one. Changes of roles, states, sessions, keys, teams
and grants are told by `IdentityChanges`, which each process follows, so that they act at once and everywhere.
"""

import asyncio
import hashlib
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from ipaddress import ip_address
from typing import NamedTuple

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.errors import Unauthenticated, Unavailable
from chronos_synapse.domain.job import UserId
from chronos_synapse.security.api_keys import is_key, parse_key
from chronos_synapse.security.tokens import AccessTokens
from chronos_synapse.services.accounts.callers import NEVER, Caller, Callers
from chronos_synapse.services.accounts.uses import Uses
from chronos_synapse.services.tasks import ended
from chronos_synapse.storage.redis.identity_changes import IdentityChanges

logger = logging.getLogger(__name__)

LIFE_S = 30.0
"""A caller is looked up anew after this, whatever was told."""
UNTOLD_LIFE_S = 2.0
"""The same while nobody could tell."""
STALE_LIFE_S = 300.0
"""So long a caller of whom nothing was told comes in while Postgres is away."""
STALE_RETRY_S = 3.0
FOLLOWED_S = 3.0
"""Without a look at the news for this long, something may have been missed."""
LOOK_EVERY_S = 0.4
"""How often the news is looked at; what this process itself tells is heard at once."""
PATIENCE_S = 2.0
"""How long a look that is under way may take when the process ends."""
LIMIT = 20_000
"""Tokens, and callers, that are kept."""
SESSION, KEY = "s", "k"


class Subject(NamedTuple):
    """A session or a key."""

    kind: str
    id: str


class Ticket(NamedTuple):
    """A token that was checked."""

    subject: Subject
    ends_at: float
    """Epoch seconds."""


class Known(NamedTuple):
    """A caller, as it was found."""

    caller: Caller
    found_at: float
    """Monotonic seconds."""
    good_until: float
    """The same clock."""
    news: int
    """How much had been told when it was looked up."""


class Pending(NamedTuple):
    """A question that is not answered yet."""

    news: int
    answer: "asyncio.Future[Known]"


class Identities:
    """Unauthenticated when there is nobody, Unavailable when that cannot be found out."""

    def __init__(self, callers: Callers, *, tokens: AccessTokens, changes: IdentityChanges, uses: Uses) -> None:
        self._callers = callers
        self._tokens = tokens
        self._changes = changes
        self._uses = uses
        self._tickets: dict[bytes, Ticket] = {}
        self._known: dict[Subject, Known] = {}
        self._pending: dict[Subject, Pending] = {}
        self._news = 0
        self._told: dict[UserId, int] = {}
        self._told_all = 0
        self._followed_at = -NEVER
        changes.listen(self._hear)

    async def principal(self, token: str, *, address: str = "") -> Principal:
        """Who sends `token`, an access token or an API key, from `address`."""
        digest = hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
        ticket = self._tickets.get(digest)
        if ticket is None or ticket.ends_at <= time.time():
            ticket = await self._check(token, digest)
        caller = await self._caller(ticket.subject)
        if caller.principal is None:
            raise _refused(caller)
        if caller.networks and not _is_within(caller, address):
            raise Unauthenticated("The API key may not be used from this address", code="key.address")
        if ticket.subject.kind == SESSION:
            self._uses.of_session(ticket.subject.id)
        else:
            self._uses.of_key(ticket.subject.id, address)
        return caller.principal

    async def current(self, principal: Principal) -> Principal:
        """The same caller as of now, whether or not the token has expired meanwhile."""
        subject = Subject(KEY, principal.key_id) if principal.key_id else Subject(SESSION, principal.session_id or "")
        caller = await self._caller(subject)
        if caller.principal is None:
            raise _refused(caller)
        return caller.principal

    def news_of(self, user_id: UserId) -> int:
        """A number that rises when something was told of this user."""
        return max(self._told.get(user_id, 0), self._told_all)

    @property
    def is_following(self) -> bool:
        """Whether all that was told has been heard."""
        return time.monotonic() - self._followed_at < FOLLOWED_S

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Follows what is told until left."""
        stop = asyncio.Event()
        task = asyncio.ensure_future(self._follow(stop))
        try:
            yield
        finally:
            # A look that is cut off would leave its connection to Redis half closed.
            stop.set()
            await asyncio.wait([task], timeout=PATIENCE_S)
            await ended(task)

    async def _check(self, token: str, digest: bytes) -> Ticket:
        ticket = await self._check_key(token) if is_key(token) else self._check_access(token)
        if len(self._tickets) >= LIMIT:
            self._tickets.clear()
        self._tickets[digest] = ticket
        return ticket

    def _check_access(self, token: str) -> Ticket:
        claims = self._tokens.decode(token)
        return Ticket(Subject(SESSION, claims.session_id), claims.expires_at)

    async def _check_key(self, token: str) -> Ticket:
        key = parse_key(token)
        if key is not None and await self._callers.has_key(key.id):
            caller = await self._caller(Subject(KEY, key.id))
            if key.fits(caller.secret_hash):
                return Ticket(Subject(KEY, key.id), NEVER)
        raise Unauthenticated("The API key is not valid", code="key.invalid")

    async def _caller(self, subject: Subject) -> Caller:
        known = self._known.get(subject)
        if known is not None and self._is_good(known):
            return known.caller
        if known is not None and known.caller.ends_at <= time.time():
            known = None
        return await self._look_up(subject, known)

    def _is_good(self, known: Known) -> bool:
        now = time.monotonic()
        if now >= known.good_until or known.caller.ends_at <= time.time() or not self._is_news_known(known):
            return False
        return self.is_following or now - known.found_at <= UNTOLD_LIFE_S

    def _is_news_known(self, known: Known) -> bool:
        user_id = known.caller.user_id
        return known.news >= (self._told_all if user_id is None else self.news_of(user_id))

    async def _look_up(self, subject: Subject, known: Known | None) -> Caller:
        """Asks once, however many wait for the answer, unless something was told since it was asked."""
        pending = self._pending.get(subject)
        if pending is None or pending.news < self._news:
            pending = Pending(self._news, asyncio.ensure_future(self._ask(subject)))
            self._pending[subject] = pending
            pending.answer.add_done_callback(lambda _: self._forget(subject, pending))
        try:
            found = await asyncio.shield(pending.answer)
        except Unavailable:
            if known is None or not self._may_be_stale(known):
                raise
            found = known._replace(good_until=time.monotonic() + STALE_RETRY_S)
        if len(self._known) >= LIMIT:
            self._known.clear()
        self._known[subject] = found
        return found.caller

    async def _ask(self, subject: Subject) -> Known:
        news, now = self._news, time.monotonic()
        look = self._callers.of_session if subject.kind == SESSION else self._callers.of_key
        return Known(await look(subject.id), now, now + LIFE_S, news)

    def _forget(self, subject: Subject, pending: Pending) -> None:
        if self._pending.get(subject) is pending:
            del self._pending[subject]
        if not pending.answer.cancelled():
            pending.answer.exception()  # Those who waited have got it; when none did, nobody needs to hear of it.

    def _may_be_stale(self, known: Known) -> bool:
        """Nothing can be changed while Postgres is away; so what nothing was told of still holds, for a while."""
        is_young = time.monotonic() - known.found_at <= STALE_LIFE_S
        return is_young and self.is_following and self._is_news_known(known)

    def _hear(self, user_id: UserId | None) -> None:
        self._news += 1
        self._callers.forget_keys()
        if user_id is None or len(self._told) >= LIMIT:
            self._told.clear()
            self._told_all = self._news
        else:
            self._told[user_id] = self._news

    async def _follow(self, stop: asyncio.Event) -> None:
        after: str | None = None
        while not stop.is_set():
            try:
                after = await self._look(after)
            except Unavailable as exc:
                after = None
                logger.info("identities are not told of", extra={"action": "identities_untold", "why": exc.detail})
            except Exception:
                after = None
                logger.exception("following identities failed", extra={"action": "identities_failed"})
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), LOOK_EVERY_S)

    async def _look(self, after: str | None) -> str:
        """Hears what was told after this entry of the news; the entry to go on from."""
        looked_at = time.monotonic()
        if after is None:
            after = await self._changes.last_id()
            self._hear(None)  # Whatever was told until now may have been missed.
        else:
            after, users = await self._changes.read(after)
            for user_id in users:
                self._hear(user_id)
        self._followed_at = looked_at
        await self._write_uses()
        return after

    async def _write_uses(self) -> None:
        try:
            await self._uses.write()
        except Unavailable as exc:
            logger.info("uses are not noted", extra={"action": "uses_lost", "why": exc.detail})


def _refused(caller: Caller) -> Unauthenticated:
    refusal = caller.refusal
    if refusal is None:
        return Unauthenticated("Log in first", code="token.invalid")
    return Unauthenticated(refusal.detail, code=refusal.code)


def _is_within(caller: Caller, address: str) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    found = getattr(found, "ipv4_mapped", None) or found
    return any(found in network for network in caller.networks)
