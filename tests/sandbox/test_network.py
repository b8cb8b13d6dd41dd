"""Which addresses a job may call (the table of reliability.md 4.6)."""

import ipaddress

import pytest

from chronos_synapse.sandbox.network import AddressPolicy, Blocked

NOT_PUBLIC = (
    *("127.0.0.1", "127.255.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
    *("100.64.0.1", "100.100.100.200", "169.254.169.254", "168.63.129.16", "192.0.0.8", "192.0.2.1", "198.18.0.1"),
    *("198.51.100.1", "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"),
    *("64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2"),
    *("2001:db8::1", "fc00::1", "fd00:ec2::254", "fec0::1", "fe80::1", "fe80::1%eth0", "ff02::1", "100::1"),
    *("3fff::1", "5f00::1"),
)
PUBLIC = (
    *("8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "2001:4860:4860::8888"),
    "::ffff:8.8.8.8",
)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_what_is_not_public_is_blocked(address: str) -> None:
    assert not AddressPolicy(()).permits(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_is_permitted(address: str) -> None:
    assert AddressPolicy(()).permits(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["10.1.2.3", "::ffff:10.1.2.3", "64:ff9b::a01:203", "fd00::5"])
def test_what_an_administrator_names_is_permitted(address: str) -> None:
    assert AddressPolicy(("10.1.0.0/16", "fd00::/64")).permits(ipaddress.ip_address(address))


def test_a_network_that_is_none_is_refused_at_start() -> None:
    with pytest.raises(ValueError, match=r"10\.0\.0"):
        AddressPolicy(("10.0.0.300/8",))


@pytest.mark.parametrize(
    "host", ["localhost", "127.1", "0", "0x7f.1", "2130706433", "017700000001", "0177.0.0.1", "::1"]
)
async def test_every_spelling_of_loopback_resolves_to_a_blocked_address(host: str) -> None:
    with pytest.raises(Blocked, match="not public"):
        await AddressPolicy(()).resolve(host, 80)


async def test_only_the_permitted_addresses_of_a_name_are_given() -> None:
    found = await AddressPolicy(("127.0.0.0/8",)).resolve("localhost", 80)

    assert found == ["127.0.0.1"]
