"""Calls to providers of log-ins: to permitted addresses only, without redirects, and never for long."""

import asyncio
import logging
import ssl
from collections.abc import Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import httpx
import msgspec

from chronos_synapse.domain.errors import Invalid, Unavailable
from chronos_synapse.executors._http_hop import Hop
from chronos_synapse.executors._http_target import parse_url
from chronos_synapse.sandbox.network import AddressPolicy, Blocked

logger = logging.getLogger(__name__)

TOTAL_S = 10.0
CAP_BYTES = 1_048_576
_GIVEN_UP = (httpx.HTTPError, httpx.InvalidURL, OSError, TimeoutError, Invalid, Blocked, UnicodeError)


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A JSON object that a provider has answered with."""

    status: int
    body: dict[str, Any]


class ProviderHttp:
    """Speaks to public addresses, and to those that the administrator of the machine has allowed."""

    def __init__(self, policy: AddressPolicy) -> None:
        self._policy = policy

    async def get(self, url: str, *, token: str = "") -> Answer:
        """The answer to a GET; Unavailable, always in the same words, when there is none that can be used."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return await self._call("GET", url, headers, None)

    async def post_form(self, url: str, form: Mapping[str, str], *, authorization: str = "") -> Answer:
        """The answer to a POST of a form; Unavailable as for `get`."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        if authorization:
            headers["Authorization"] = authorization
        return await self._call("POST", url, headers, urlencode(form))

    async def _call(self, method: str, url: str, headers: dict[str, str], body: str | None) -> Answer:
        own = {"User-Agent": "chronos-synapse", "Accept": "application/json", "Accept-Encoding": "identity"}
        try:
            async with asyncio.timeout(TOTAL_S):
                return await self._exchange(Hop(parse_url(url), method, own | headers, body))
        except _GIVEN_UP as exc:
            # Whoever sets a provider up must not learn from this what there is in our network.
            why = str(exc) or type(exc).__name__
            logger.warning("a provider of log-ins gave no answer", extra={"action": "oidc_call", "why": why[:500]})
            raise Unavailable("The log-in provider gives no answer that can be used", part="oidc") from exc

    async def _exchange(self, hop: Hop) -> Answer:
        addresses = await self._policy.resolve(hop.host, hop.port)
        transport = httpx.AsyncHTTPTransport(
            verify=self._ssl_context, trust_env=False, limits=httpx.Limits(max_keepalive_connections=0)
        )
        async with transport:
            response = await _first_answer(transport, hop, addresses)
            try:
                return Answer(status=response.status_code, body=await _json_object(response))
            finally:
                await response.aclose()

    @cached_property
    def _ssl_context(self) -> ssl.SSLContext:
        context = httpx.create_ssl_context(trust_env=False)
        context.load_default_certs()  # Also what the machine's administrator has added.
        return context


async def _first_answer(transport: httpx.AsyncHTTPTransport, hop: Hop, addresses: list[str]) -> httpx.Response:
    """Of the first address that accepts a connection."""
    for address in addresses[:-1]:
        try:
            return await transport.handle_async_request(hop.request(address, _no_trace))
        except (httpx.ConnectError, httpx.ConnectTimeout):
            continue
    return await transport.handle_async_request(hop.request(addresses[-1], _no_trace))


async def _no_trace(_event: str, _details: dict[str, Any]) -> None:
    """Nobody looks at the parts of the exchange."""


async def _json_object(response: httpx.Response) -> dict[str, Any]:
    """The body; DecodingError when it is too long or no JSON object."""
    content = bytearray()
    async for chunk in response.aiter_raw():
        content += chunk
        if len(content) > CAP_BYTES:
            raise httpx.DecodingError("the answer is too long")
    try:
        return msgspec.json.decode(content, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError) as exc:
        raise httpx.DecodingError(f"the answer with status {response.status_code} is no JSON object") from exc
