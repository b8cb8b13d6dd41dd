"""Log-ins through providers: the way there and back, and which user comes in."""

import hashlib
import logging
import re
import secrets
from typing import Protocol
from urllib.parse import urlsplit

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.errors import Denied, NotFound
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.settings import OidcProvider, oidc_secret
from chronos_synapse.domain.single_sign_on import Claims
from chronos_synapse.domain.user import User
from chronos_synapse.services.accounts.oidc import Journey, OidcClient, Proof, refused
from chronos_synapse.services.accounts.policies import Policies
from chronos_synapse.services.accounts.proofs import Proofs
from chronos_synapse.services.accounts.sessions import require_person
from chronos_synapse.storage.redis.ceremonies import LIFE_S, Ceremonies

logger = logging.getLogger(__name__)

KIND = "oidc"
JOURNEY_S = LIFE_S
"""So long one may take at the provider."""
SECRET_BYTES = 32
MAX_NEXT_CHARACTERS = 2000
TRIES_PER_ADDRESS = 300
MAX_CODE_CHARACTERS = 4096
CANCELLED = "access_denied"
_OWN_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")


class Admission(Protocol):
    """Decides which user comes in."""

    async def admit(self, provider: OidcProvider, claims: Claims) -> User:
        """The user; Denied says why nobody does."""

    async def link(self, user_id: UserId, claims: Claims) -> User:
        """The user, who may come in this way from now on; Denied when somebody else does."""


class ProviderChoice(msgspec.Struct, frozen=True, kw_only=True):
    """A button of the log-in page."""

    id: str
    name: str


class Departure(msgspec.Struct, frozen=True, kw_only=True):
    """Where the browser goes, and what it has to bring back."""

    location: str
    browser: str
    """Goes into a cookie, so that nobody can finish in another's browser what they began in theirs."""


class Return(msgspec.Struct, frozen=True, kw_only=True):
    """What the browser brings back; None is what is missing."""

    state: str | None
    code: str | None
    issuer: str | None
    error: str | None
    browser: str | None
    """The cookie."""


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """Who has come in, and where to."""

    user: User
    next: str
    is_link: bool
    """The user was logged in, and has only added the provider."""


class _Remembered(msgspec.Struct, frozen=True, kw_only=True):
    provider_id: str
    journey: Journey
    browser_digest: str
    next: str
    user_id: UserId | None


class OidcLogin:
    """Begins and ends log-ins; what is remembered meanwhile is in Redis, and can be used once."""

    def __init__(
        self,
        policies: Policies,
        *,
        client: OidcClient,
        admission: Admission,
        ceremonies: Ceremonies,
        proofs: Proofs,
    ) -> None:
        self._policies = policies
        self._client = client
        self._admission = admission
        self._ceremonies = ceremonies
        self._proofs = proofs

    async def choices(self) -> list[ProviderChoice]:
        """The providers that one may choose from."""
        return [ProviderChoice(id=one.id, name=one.name) for one in (await self._policies.get()).oidc]

    async def begin(
        self, provider_id: str, *, base_url: str, next_path: str, address: str, principal: Principal | None = None
    ) -> Departure:
        """Send a browser to a provider; with a `principal`, to link that user.

        NotFound for a provider that is not set up, Denied for API keys and odd providers, Unavailable for silent ones,
        TooMany for an `address` that begins too many.
        """
        if principal is not None:
            require_person(principal)
        provider = await self._provider(provider_id)
        await self._proofs.count("oidc.address", address, limit=TRIES_PER_ADDRESS)
        browser = secrets.token_urlsafe(SECRET_BYTES)
        journey = Journey(
            state=secrets.token_urlsafe(SECRET_BYTES),
            nonce=secrets.token_urlsafe(SECRET_BYTES),
            verifier=secrets.token_urlsafe(SECRET_BYTES),
            redirect_uri=f"{base_url}/api/v1/auth/oidc/{provider.id}/callback",
        )
        location = await self._client.address(provider, journey)
        remembered = _Remembered(
            provider_id=provider.id,
            journey=journey,
            browser_digest=_digest(browser),
            next=own_path(next_path),
            user_id=None if principal is None else principal.user_id,
        )
        await self._ceremonies.begin(KIND, journey.state.encode(), msgspec.json.encode(remembered))
        return Departure(location=location, browser=browser)

    async def finish(self, provider_id: str, returned: Return) -> Arrival:
        """Who comes in.

        Denied: `oidc.state` for what this browser did not begin at this provider, `oidc.cancelled` when its user
        said no there, `oidc.failed` for a proof that does not hold, and those of the admission. NotFound, Unavailable
        as for `begin`.
        """
        provider = await self._provider(provider_id)
        remembered = await self._remembered(provider, returned)
        if returned.error is not None or not returned.code:
            if returned.error == CANCELLED:
                raise Denied("The log-in was cancelled at the provider", code="oidc.cancelled")
            raise refused(f"it answers {(returned.error or 'without a code')[:100]!r}")
        proof = Proof(code=returned.code[:MAX_CODE_CHARACTERS], issuer=returned.issuer)
        secret = await self._policies.secret(oidc_secret(provider.id))
        claims = await self._client.claims(provider, remembered.journey, proof, secret=secret)
        if remembered.user_id is not None:
            user = await self._admission.link(remembered.user_id, claims)
        else:
            user = await self._admission.admit(provider, claims)
        return Arrival(user=user, next=remembered.next, is_link=remembered.user_id is not None)

    async def _remembered(self, provider: OidcProvider, returned: Return) -> _Remembered:
        """What was begun; it is over with this, whatever comes of it."""
        kept = await self._ceremonies.take(KIND, (returned.state or "").encode("utf-8", "surrogatepass"))
        if kept is None:
            raise _not_begun("nothing that was begun lately")
        remembered = msgspec.json.decode(kept, type=_Remembered)
        if remembered.provider_id != provider.id:
            raise _not_begun("begun with another provider")
        if not secrets.compare_digest(remembered.browser_digest, _digest(returned.browser or "")):
            raise _not_begun("begun in another browser")
        return remembered

    async def _provider(self, provider_id: str) -> OidcProvider:
        for provider in (await self._policies.get()).oidc:
            if provider.id == provider_id:
                return provider
        raise NotFound("provider", provider_id)


def own_path(text: str) -> str:
    """`text` when it is a path of our pages, else the first page: no log-in ends on somebody else's site."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return "/"
    is_own = _OWN_PATH.fullmatch(text) is not None and not parts.scheme and not parts.netloc
    return text if is_own and len(text) <= MAX_NEXT_CHARACTERS and not text.startswith("/api/") else "/"


def _not_begun(why: str) -> Denied:
    logger.warning("a log-in through a provider was not begun here", extra={"action": "oidc_state", "why": why})
    return Denied("This log-in was not begun in this browser, or too long ago; try once more", code="oidc.state")


def _digest(browser: str) -> str:
    return hashlib.sha256(browser.encode("utf-8", "surrogatepass")).hexdigest()
