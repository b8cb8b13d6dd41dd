"""A client for SDKs that bring their own calls: to the very address that was checked, with limits, no redirects."""

import ipaddress
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

import httpx2

from chronos_synapse.sandbox.network import AddressPolicy, Blocked

CONNECT_S = 5.0
TOTAL_S = 15.0
MAX_BYTES = 8_388_608
"""Of an answer, as it comes: no model lists or writes more."""


class PinnedTransport(httpx2.AsyncBaseTransport):
    """Resolves a name once, refuses addresses that are not allowed, and connects to what it checked."""

    def __init__(self, policy: AddressPolicy) -> None:
        self._policy = policy
        self._inner = httpx2.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """As the base says; ConnectError for a host that must not, or cannot, be reached."""
        host = request.url.raw_host.decode("ascii")
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        try:
            address = (await self._policy.resolve(host.strip("[]"), port))[0]
        except (Blocked, OSError) as exc:
            raise httpx2.ConnectError(str(exc), request=request) from exc
        if not _is_address(host):
            request.extensions = {**request.extensions, "sni_hostname": host}
        request.url = request.url.copy_with(host=address)
        response = await self._inner.handle_async_request(request)
        if response.headers.get("content-encoding", "identity") != "identity":
            # A few bytes of it could become more than there is memory for.
            await response.aclose()
            raise httpx2.ReadError("the answer is packed, which nobody asked for", request=request)
        return httpx2.Response(
            response.status_code,
            headers=response.headers,
            stream=_Bounded(cast("httpx2.AsyncByteStream", response.stream), request),
            extensions=response.extensions,
        )

    async def aclose(self) -> None:
        """Closes its connections."""
        await self._inner.aclose()


class _Bounded(httpx2.AsyncByteStream):
    """A body that breaks off with ReadError when it becomes too long."""

    def __init__(self, inner: httpx2.AsyncByteStream, request: httpx2.Request) -> None:
        self._inner = inner
        self._request = request

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for part in self._inner:
            size += len(part)
            if size > MAX_BYTES:
                raise httpx2.ReadError("the answer is too long", request=self._request)
            yield part

    async def aclose(self) -> None:
        """Closes what it is read from."""
        await self._inner.aclose()


@asynccontextmanager
async def open_http(policy: AddressPolicy) -> AsyncIterator[httpx2.AsyncClient]:
    """A client that reaches what `policy` permits."""
    timeout = httpx2.Timeout(TOTAL_S, connect=CONNECT_S)
    # No proxy of the environment: it would resolve names itself.
    async with httpx2.AsyncClient(
        transport=PinnedTransport(policy), timeout=timeout, trust_env=False, headers={"Accept-Encoding": "identity"}
    ) as client:
        yield client


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
