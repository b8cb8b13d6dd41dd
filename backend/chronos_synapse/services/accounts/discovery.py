"""What a provider of OpenID Connect says of itself, and the keys that it signs with (Discovery 1.0)."""

from typing import Any
from urllib.parse import urlsplit

import msgspec

from chronos_synapse.services.accounts.provider_http import ProviderHttp

OK = 200
MAX_KEYS = 100
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class OddProvider(Exception):
    """A provider answers, but not so that people could log in by it; says why."""


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What a provider says of itself."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str = ""
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)
    authorization_response_iss_parameter_supported: bool = False
    """RFC 9207: it names itself when it sends somebody back."""
    id_token_signing_alg_values_supported: tuple[str, ...] = ()
    code_challenge_methods_supported: tuple[str, ...] = ()
    scopes_supported: tuple[str, ...] = ()
    """Empty: it does not say."""


async def discover(http: ProviderHttp, issuer: str) -> Metadata:
    """What it says of itself; OddProvider when that is of no use, Unavailable when nothing comes."""
    answer = await http.get(issuer.rstrip("/") + "/.well-known/openid-configuration")
    try:
        metadata = msgspec.convert(answer.body, Metadata)
    except msgspec.ValidationError as exc:
        raise OddProvider(f"its description lacks something: {exc}") from exc
    if answer.status != OK or metadata.issuer.rstrip("/") != issuer.rstrip("/"):
        raise OddProvider(f"at {issuer} is a description of {metadata.issuer[:200]!r}")
    places = (metadata.authorization_endpoint, metadata.token_endpoint, metadata.jwks_uri)
    if not all(map(_is_safe, (*places, metadata.userinfo_endpoint or metadata.token_endpoint))):
        raise OddProvider("one of its addresses is not https")
    return metadata


async def fetch_keys(http: ProviderHttp, metadata: Metadata) -> list[dict[str, Any]]:
    """Its public keys; errors as for `discover`."""
    answer = await http.get(metadata.jwks_uri)
    keys = answer.body.get("keys")
    if answer.status != OK or not isinstance(keys, list):
        raise OddProvider("its keys cannot be read")
    return [key for key in keys[:MAX_KEYS] if isinstance(key, dict)]


def _is_safe(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
