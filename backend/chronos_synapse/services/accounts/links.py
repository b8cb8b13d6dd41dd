"""AccountLinks: links with one-time tokens, mailed or, where there is no mail server, given to the administrator.

A token stands in the fragment, which browsers send to nobody. The host comes from the settings, never from a request.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from chronos_synapse.config import Settings
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.user import User
from chronos_synapse.services.accounts import mails
from chronos_synapse.services.accounts.mailer import Mail, Mailer
from chronos_synapse.storage.redis.one_time import LIVES_S, OneTimeTokens, TokenKind

PAGES = {
    TokenKind.VERIFY: "/verify",
    TokenKind.RESET: "/reset-password",
    TokenKind.INVITE: "/invitation",
    TokenKind.EMAIL: "/confirm-email",
}


class SentLink(msgspec.Struct, frozen=True, kw_only=True):
    """A link that lets somebody prove an address, or set a password."""

    user: User
    is_mailed: bool
    """Whether it is on its way to the user's e-mail address."""
    link: str | None
    """When no mail can be sent: hand it over yourself. It is shown this once."""
    expires_at: datetime

    def __repr__(self) -> str:
        return "SentLink(...)"


class AccountLinks:
    """A new link of a kind takes the place of the former one of the same user."""

    def __init__(self, settings: Settings, tokens: OneTimeTokens, mailer: Mailer, *, clock: Clock = utc_now) -> None:
        self._base = base_of(settings)
        self._tokens = tokens
        self._mailer = mailer
        self._clock = clock

    async def invite(self, user: User, *, by: str) -> SentLink:
        """For one who was invited; `by` is the id of the one who invites."""
        return await self._sent(TokenKind.INVITE, user, mails.invitation)

    async def reset(self, user: User) -> SentLink:
        """For one who may come in, to set another password."""
        return await self._sent(TokenKind.RESET, user, mails.reset)

    async def verify(self, user: User) -> SentLink:
        """For one who registered, to prove the address."""
        return await self._sent(TokenKind.VERIFY, user, mails.verification)

    async def confirm_email(self, user: User, email: str) -> None:
        """For the owner of the address that a user wants to change to."""
        token = await self._tokens.issue(TokenKind.EMAIL, user.id, email)
        self._mailer.send(mails.new_address(email, self._link(TokenKind.EMAIL, token)))

    @property
    def log_in(self) -> str:
        """Where one logs in."""
        return f"{self._base}/login"

    async def _sent(self, kind: TokenKind, user: User, words: Callable[[User, str], Mail]) -> SentLink:
        link = self._link(kind, await self._tokens.issue(kind, user.id, user.email))
        is_mailed = await self._mailer.is_configured()
        if is_mailed:
            self._mailer.send(words(user, link))
        expires_at = self._clock() + timedelta(seconds=LIVES_S[kind])
        return SentLink(user=user, is_mailed=is_mailed, link=None if is_mailed else link, expires_at=expires_at)

    def _link(self, kind: TokenKind, token: str) -> str:
        return f"{self._base}{PAGES[kind]}#token={token}"


def base_of(settings: Settings) -> str:
    """Scheme, host and port by which our pages are reached, by the settings alone."""
    if settings.public_url:
        return settings.public_url.rstrip("/")
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}"
