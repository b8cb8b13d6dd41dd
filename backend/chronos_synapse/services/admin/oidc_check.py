"""Whether a provider of OpenID Connect can be used: its discovery document and its keys are read."""

import time
from collections.abc import Sequence

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.errors import NotFound, Unavailable, brief
from chronos_synapse.domain.settings import OidcProvider
from chronos_synapse.sandbox.network import AddressPolicy
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.accounts.discovery import Metadata, OddProvider, discover, fetch_keys
from chronos_synapse.services.accounts.provider_http import ProviderHttp
from chronos_synapse.services.admin.settings_reader import SettingsReader


class OidcCheck(msgspec.Struct, frozen=True, kw_only=True):
    """What came of asking the provider."""

    ok: bool
    detail: str
    duration_ms: int
    issuer: str | None
    """As the provider states it."""
    algorithms: tuple[str, ...]
    """That it signs with."""
    keys: int
    """Public keys that it offers."""
    supports_pkce: bool


class OidcChecks:
    """Asks with the settings that are in force, and reads what comes as a log-in would."""

    def __init__(self, reader: SettingsReader, policy: AddressPolicy) -> None:
        self._reader = reader
        self._http = ProviderHttp(policy)

    async def check(self, principal: Principal, provider_id: str) -> OidcCheck:
        """What the provider says of itself; NotFound for one that is not set up."""
        require(principal, Permission.SETTINGS_MANAGE)
        self._reader.forget()
        provider = _of_id((await self._reader.get()).oidc, provider_id)
        began, found, keys = time.monotonic(), None, 0
        try:
            found = await discover(self._http, provider.issuer)
            keys = len(await fetch_keys(self._http, found))
            detail = _fault(provider, found, keys)
        except OddProvider as exc:
            detail = f"The provider is of no use: {brief(str(exc))}."
        except Unavailable as exc:
            detail = f"{exc.detail}."
        return OidcCheck(
            ok=not detail,
            detail=detail or "The provider answers, and its keys are there.",
            duration_ms=int((time.monotonic() - began) * 1000),
            issuer=None if found is None else found.issuer,
            algorithms=() if found is None else found.id_token_signing_alg_values_supported,
            keys=keys,
            supports_pkce=found is not None and "S256" in found.code_challenge_methods_supported,
        )


def _of_id(providers: Sequence[OidcProvider], provider_id: str) -> OidcProvider:
    for provider in providers:
        if provider.id == provider_id:
            return provider
    raise NotFound("provider", provider_id)


def _fault(provider: OidcProvider, found: Metadata, keys: int) -> str:
    """What would keep people from logging in although it can be read; empty when nothing does."""
    if not keys:
        return "It offers no key to check its tokens with."
    missing = set(provider.scopes) - set(found.scopes_supported) if found.scopes_supported else set()
    return f"It does not offer the scope {brief(sorted(missing)[0])}." if missing else ""
