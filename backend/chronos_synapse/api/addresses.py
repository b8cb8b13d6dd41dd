"""Where a request comes from: the socket's other end, or who a trusted proxy says stands behind it."""

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from litestar.connection import ASGIConnection

MOST_HOPS = 20
"""Of a forwarding header, so many of the last proxies are looked at."""
_IPV6_BITS = 64
"""What one customer of a provider has at least: its addresses count as one."""

Address = IPv4Address | IPv6Address


class Addresses:
    """Tells the client's address; `X-Forwarded-For` counts only from the networks in `trusted` (CIDRs)."""

    def __init__(self, trusted: Sequence[str] = ()) -> None:
        self._trusted: list[IPv4Network | IPv6Network] = [ip_network(text, strict=False) for text in trusted]
        self._is_trusted = lru_cache(maxsize=4096)(self._lies_in_trusted)

    def of(self, connection: ASGIConnection[Any, Any, Any, Any]) -> str:
        """The address of the client; empty when there is none, as on a unix socket."""
        client = connection.scope.get("client")
        peer = client[0] if client else ""
        if not self._trusted:
            return peer
        return self.told(peer, connection.headers.getall("x-forwarded-for", []))

    def told(self, peer: str, forwarded: Sequence[str]) -> str:
        """The address of the client when `peer` sent these headers `X-Forwarded-For`."""
        if not self._is_trusted(peer):
            return peer
        hops = ",".join(forwarded).split(",")[-MOST_HOPS:]
        for hop in reversed(hops):
            found = _parsed(hop.strip())
            if found is None:
                break
            peer = str(found)
            if not self._is_trusted(peer):
                break
        return peer

    def _lies_in_trusted(self, text: str) -> bool:
        address = _parsed(text)
        return address is not None and any(address in network for network in self._trusted)


def client_address(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    """The address that a request comes from."""
    addresses: Addresses = connection.app.state.addresses
    return addresses.of(connection)


@lru_cache(maxsize=4096)
def counted_address(text: str) -> str:
    """What counts as one address for limits: of version 6, the /64 that it lies in."""
    address = _parsed(text)
    if isinstance(address, IPv6Address):
        return str(ip_network((address, _IPV6_BITS), strict=False))
    return str(address) if address is not None else text[:64]


def _parsed(text: str) -> Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
