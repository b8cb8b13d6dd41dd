"""Which addresses a job may call: the public ones, and those that the administrator names."""

import asyncio
import ipaddress
import socket
from collections.abc import Sequence

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# `is_private` and `is_global` are no guard: multicast and several IPv6 forms of 127.0.0.1 count as global.
NOT_PUBLIC_V4 = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32",  # The metadata service of Azure.
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
        ),
    )
)
PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")
NOT_PUBLIC_V6 = tuple(map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20")))
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
SIX_TO_FOUR = ipaddress.IPv6Network("2002::/16")
COMPATIBLE = ipaddress.IPv6Network("::/96")
LOOPBACK_V6 = ipaddress.IPv6Address("::1")


class Blocked(Exception):
    """No address of a host may be called; the text says which and why."""


class AddressPolicy:
    """Public addresses, and those in `allowed` (CIDRs; a wrong one is a ValueError)."""

    def __init__(self, allowed: Sequence[str]) -> None:
        self._allowed = tuple(ipaddress.ip_network(text) for text in allowed)

    def permits(self, address: Address) -> bool:
        """Whether `address`, or the IPv4 address inside it, may be called."""
        inner = unwrap(address)
        if any(candidate in network for network in self._allowed for candidate in (address, inner)):
            return True
        if isinstance(inner, ipaddress.IPv4Address):
            return not any(inner in network for network in NOT_PUBLIC_V4)
        return inner in PUBLIC_V6 and not any(inner in network for network in NOT_PUBLIC_V6)

    async def resolve(self, host: str, port: int) -> list[str]:
        """The addresses of `host` that may be called, in the resolver's order; Blocked when there are none.

        Connect to one of these and not to the name, which may have another address a moment later.
        OSError when the name cannot be resolved.
        """
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
        permitted = [text for text in addresses if self.permits(ipaddress.ip_address(text))]
        if not permitted:
            raise Blocked(
                f"{host} has the address {', '.join(addresses[:3])}, which is not public. "
                "An administrator can allow it with CHRONOS_HTTP_ALLOWED_NETWORKS"
            )
        return permitted


def unwrap(address: Address) -> Address:
    """The IPv4 address inside an IPv6 one (mapped, compatible, NAT64, 6to4), else the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in NAT64 or (address in COMPATIBLE and address != LOOPBACK_V6):
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    if address in SIX_TO_FOUR:
        return ipaddress.IPv4Address((int(address) >> 80) & 0xFFFF_FFFF)
    return address
