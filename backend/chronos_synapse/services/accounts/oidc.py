"""OpenID Connect with a provider: discovery, its keys, the way there, and what it says of who comes back."""

import base64
import hashlib
import logging
import time
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import msgspec

from chronos_synapse.domain.errors import Denied, Unavailable
from chronos_synapse.domain.settings import OidcProvider
from chronos_synapse.domain.single_sign_on import Claims
from chronos_synapse.security.id_tokens import BadIdToken, UnknownKey, check_id_token
from chronos_synapse.services.accounts.discovery import OK, Metadata, OddProvider, discover, fetch_keys
from chronos_synapse.services.accounts.provider_http import ProviderHttp

logger = logging.getLogger(__name__)

FRESH_S = 3600.0
"""Metadata and keys are asked for anew after this."""
KEYS_AGAIN_S = 30.0
"""A token with a key that we do not know makes us ask for the keys, but not more often than this."""
MAX_GROUPS = 1000
MAX_NAME = 100


class _Known(msgspec.Struct, kw_only=True):
    metadata: Metadata
    keys: list[dict[str, Any]]
    metadata_at: float
    keys_at: float


class Journey(msgspec.Struct, frozen=True, kw_only=True):
    """What a log-in on its way through a provider is recognised by."""

    state: str
    nonce: str
    verifier: str
    """Of PKCE: proves to the provider that whoever left is whoever returns."""
    redirect_uri: str


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What the browser brings back."""

    code: str
    issuer: str | None
    """Who the provider says it is."""


class Providers:
    """Knows what providers say of themselves, for a while."""

    def __init__(self, http: ProviderHttp) -> None:
        self._http = http
        self._known: dict[str, _Known] = {}

    async def metadata(self, provider: OidcProvider) -> Metadata:
        """Unavailable when the provider does not answer, Denied (`oidc.failed`) when it answers something odd."""
        return (await self._of(provider)).metadata

    async def keys(self, provider: OidcProvider, *, anew: bool = False) -> Sequence[Mapping[str, Any]]:
        """Its keys; `anew`: asked for just now, unless that was done a moment ago."""
        known = await self._of(provider)
        if anew and time.monotonic() - known.keys_at > KEYS_AGAIN_S:
            try:
                known.keys, known.keys_at = await fetch_keys(self._http, known.metadata), time.monotonic()
            except OddProvider as exc:
                raise refused(str(exc)) from exc
        return known.keys

    async def _of(self, provider: OidcProvider) -> _Known:
        known, now = self._known.get(provider.issuer), time.monotonic()
        if known is None or now - known.metadata_at > FRESH_S:
            try:
                metadata = await discover(self._http, provider.issuer)
                keys = await fetch_keys(self._http, metadata)
            except OddProvider as exc:
                raise refused(str(exc)) from exc
            known = self._known[provider.issuer] = _Known(metadata=metadata, keys=keys, metadata_at=now, keys_at=now)
        return known


class OidcClient:
    """Leads through the authorization code flow with PKCE."""

    def __init__(self, http: ProviderHttp, providers: Providers) -> None:
        self._http = http
        self._providers = providers

    async def address(self, provider: OidcProvider, journey: Journey) -> str:
        """Where the browser goes; errors as for `Providers.metadata`."""
        metadata = await self._providers.metadata(provider)
        challenge = hashlib.sha256(journey.verifier.encode()).digest()
        query = {
            "response_type": "code",
            "client_id": provider.client_id,
            "redirect_uri": journey.redirect_uri,
            "scope": " ".join(provider.scopes),
            "state": journey.state,
            "nonce": journey.nonce,
            "code_challenge": base64.urlsafe_b64encode(challenge).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        endpoint = metadata.authorization_endpoint
        return f"{endpoint}{'&' if urlsplit(endpoint).query else '?'}{urlencode(query)}"

    async def claims(self, provider: OidcProvider, journey: Journey, proof: Proof, *, secret: str) -> Claims:
        """Who has come back. Denied (`oidc.failed`) when that is not proven, Unavailable when nobody answers."""
        metadata = await self._providers.metadata(provider)
        names_itself = proof.issuer is not None or metadata.authorization_response_iss_parameter_supported
        if names_itself and proof.issuer != metadata.issuer:
            raise refused(f"somebody else answers: {(proof.issuer or '')[:200]!r}")
        tokens = await self._redeem(provider, metadata, journey, code=proof.code, secret=secret)
        id_token, access_token = tokens.get("id_token"), tokens.get("access_token")
        if not isinstance(id_token, str):
            raise refused("it gave no ID token")
        found = await self._checked(provider, metadata.issuer, id_token, nonce=journey.nonce)
        if not _is_enough(provider, found) and metadata.userinfo_endpoint and isinstance(access_token, str):
            found = await self._more(metadata, access_token, found)
        return _claims(provider, metadata.issuer, found)

    async def _redeem(
        self, provider: OidcProvider, metadata: Metadata, journey: Journey, *, code: str, secret: str
    ) -> dict[str, Any]:
        """The tokens for a code."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": journey.redirect_uri,
            "code_verifier": journey.verifier,
        }
        authorization = ""
        if secret and "client_secret_basic" in metadata.token_endpoint_auth_methods_supported:
            pair = f"{quote(provider.client_id, safe='')}:{quote(secret, safe='')}"  # RFC 6749, section 2.3.1
            authorization = f"Basic {base64.b64encode(pair.encode()).decode()}"
        else:
            form |= {"client_id": provider.client_id} | ({"client_secret": secret} if secret else {})
        answer = await self._http.post_form(metadata.token_endpoint, form, authorization=authorization)
        if answer.status != OK:
            raise refused(f"it gave no tokens: {answer.status} {str(answer.body.get('error', ''))[:100]}")
        return answer.body

    async def _checked(self, provider: OidcProvider, issuer: str, token: str, *, nonce: str) -> dict[str, Any]:
        expected = {"issuer": issuer, "client_id": provider.client_id, "nonce": nonce}
        try:
            try:
                return check_id_token(token, await self._providers.keys(provider), **expected)
            except UnknownKey:
                return check_id_token(token, await self._providers.keys(provider, anew=True), **expected)
        except BadIdToken as exc:
            raise refused(f"its ID token is not valid: {exc}") from exc

    async def _more(self, metadata: Metadata, access_token: str, found: dict[str, Any]) -> dict[str, Any]:
        """`found`, with what the user information adds to it; without, when there is none."""
        try:
            answer = await self._http.get(metadata.userinfo_endpoint, token=access_token)
        except Unavailable:
            return found
        if answer.status != OK or answer.body.get("sub") != found["sub"]:
            return found  # It may be about somebody else.
        return answer.body | found


def refused(why: str) -> Denied:
    """What a log-in fails with, in the same words whatever is wrong; our log says more."""
    logger.warning("a log-in through a provider was refused", extra={"action": "oidc_refused", "why": why[:500]})
    return Denied("The log-in through the provider failed; try once more", code="oidc.failed")


def _is_enough(provider: OidcProvider, claims: Mapping[str, Any]) -> bool:
    return "email" in claims and (not provider.role_by_group or _claim(claims, provider.groups_claim) is not None)


def _claims(provider: OidcProvider, issuer: str, found: Mapping[str, Any]) -> Claims:
    email, name = found.get("email"), found.get("name")
    return Claims(
        issuer=issuer,
        subject=found["sub"],
        email=email.strip().lower() if isinstance(email, str) else "",
        # Some write it as a text. Absent is not verified.
        is_email_verified=found.get("email_verified") in (True, "true"),
        name=_line(name) if isinstance(name, str) else "",
        groups=_groups(_claim(found, provider.groups_claim)),
    )


def _claim(claims: Mapping[str, Any], name: str) -> Any:
    """The claim `name`; its dots may lead into objects, as in `realm_access.roles`."""
    if name in claims:
        return claims[name]
    found: Any = claims
    for part in name.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def _groups(value: Any) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    return tuple(one for one in listed[:MAX_GROUPS] if isinstance(one, str)) if isinstance(listed, list) else ()


def _line(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable()).strip()[:MAX_NAME]
