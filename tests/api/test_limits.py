"""Limits as callers meet them: headers, refusals, and whose requests count together."""

from collections.abc import AsyncIterator

import httpx
import msgspec
import pytest

from chronos_synapse.api.addresses import Addresses, counted_address
from chronos_synapse.config import Settings
from chronos_synapse.domain.settings import LimitSettings, RateLimit, SystemSettings
from tests.api.conftest import SHELL_JOB, Api, started

SLOW = LimitSettings(
    read=RateLimit(count=1, period_s=3600, burst=5),
    write=RateLimit(count=1, period_s=3600, burst=2),
    run=RateLimit(count=1, period_s=3600, burst=1),
)


@pytest.fixture
async def limited(settings: Settings) -> AsyncIterator[Api]:
    """The application with limits so low that a test reaches them, behind a proxy that it trusts."""
    with_limits = msgspec.structs.replace(settings, rate_limits=True, trusted_proxies=("127.0.0.0/8",))
    async with started(with_limits) as api:
        api.container.base.settings_reader.defaults = SystemSettings(limits=SLOW)
        yield api


async def test_every_answer_tells_the_limit_and_what_is_left(limited: Api) -> None:
    caller = await limited.user()

    first, second = await caller.get("/catalog"), await caller.get("/jobs/nothing")

    assert first.headers["ratelimit-policy"] == '"read";q=5;w=18000'
    assert first.headers["ratelimit"] == '"read";r=4;t=3600'
    assert second.status_code == 404
    assert second.headers["ratelimit"].startswith('"read";r=3;')


async def test_one_request_too_many_is_refused_with_the_time_to_wait(limited: Api) -> None:
    caller = await limited.user()
    answers = [await caller.get("/catalog") for _ in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    refused = answers[-1]
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["type"].endswith("rate.limited")
    assert 3590 <= int(refused.headers["retry-after"]) <= 3600
    assert refused.headers["ratelimit"].startswith('"read";r=0;')
    assert (await (await limited.user()).get("/catalog")).status_code == 200


async def test_reading_is_not_stopped_by_writing_too_often(limited: Api) -> None:
    caller = await limited.user()

    answers = [await caller.post("/jobs", SHELL_JOB) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert (await caller.get("/jobs")).json()["total"] == 2


async def test_what_is_refused_does_nothing(limited: Api) -> None:
    caller = await limited.user()
    job = await caller.create_job()

    answers = [await caller.post(f"/jobs/{job['id']}/trigger") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [202, 429, 429]
    assert (await caller.get("/executions")).json()["total"] == 1


async def test_refused_callers_are_remembered_for_the_console(limited: Api) -> None:
    caller = await limited.user()
    for _ in range(6):
        await caller.get("/catalog")

    (blocked,) = await limited.container.rate_limits.blocked(limit=10)

    assert (blocked.caller, blocked.refusals) == (f"user-{caller.user.id}", {"read": 1})


async def statuses(client: httpx.AsyncClient, addresses: list[str]) -> list[int]:
    return [
        (await client.get("/api/v1/setup", headers={"X-Forwarded-For": address})).status_code for address in addresses
    ]


async def test_addresses_that_a_trusted_proxy_tells_are_counted_apart(limited: Api) -> None:
    client = limited.client()

    assert await statuses(client, [f"198.51.100.{at}" for at in range(10)]) == [200] * 10
    assert await statuses(client, ["203.0.113.5"] * 6) == [200] * 5 + [429]


async def test_addresses_that_a_client_makes_up_are_not_believed(settings: Settings) -> None:
    async with started(msgspec.structs.replace(settings, rate_limits=True)) as api:
        api.container.base.settings_reader.defaults = SystemSettings(limits=SLOW)

        assert await statuses(api.client(), [f"198.51.100.{at}" for at in range(6)]) == [200] * 5 + [429]


async def test_only_what_the_last_trusted_proxy_saw_counts(limited: Api) -> None:
    client = limited.client()
    made_up = [f"198.51.100.{at}, 203.0.113.5, 127.0.0.9" for at in range(6)]

    assert await statuses(client, made_up) == [200] * 5 + [429]


async def test_the_state_of_the_product_and_its_pages_are_never_limited(limited: Api) -> None:
    client = limited.client()

    for _ in range(10):
        assert (await client.get("/health/live")).status_code == 200
        assert "ratelimit" not in (await client.get("/")).headers


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", ["198.51.100.7"], "198.51.100.7"),
        ("10.0.0.1", ["1.1.1.1, 198.51.100.7"], "198.51.100.7"),
        ("10.0.0.1", ["1.1.1.1", "198.51.100.7, 10.1.1.1"], "198.51.100.7"),
        ("10.0.0.1", ["garbage"], "10.0.0.1"),
        ("10.0.0.1", ["1.1.1.1, garbage"], "10.0.0.1"),
        ("10.0.0.1", [""], "10.0.0.1"),
        ("10.0.0.1", ["10.0.0.2, 10.0.0.3"], "10.0.0.2"),
        ("10.0.0.1", ["::ffff:198.51.100.7"], "198.51.100.7"),
        ("::ffff:10.0.0.1", ["198.51.100.7"], "198.51.100.7"),
        ("192.0.2.1", ["198.51.100.7"], "192.0.2.1"),
        ("", ["198.51.100.7"], ""),
    ],
)
def test_the_address_is_that_of_the_last_hop_that_is_no_proxy_of_ours(
    peer: str, forwarded: list[str], expected: str
) -> None:
    addresses = Addresses(("10.0.0.0/8",))

    assert addresses.told(peer, forwarded) == expected


def test_addresses_of_one_customer_count_as_one() -> None:
    assert counted_address("2001:db8:1:2:aaaa::1") == counted_address("2001:db8:1:2::9") == "2001:db8:1:2::/64"
    assert counted_address("2001:db8:1:3::9") != counted_address("2001:db8:1:2::9")
    assert counted_address("::ffff:192.0.2.1") == counted_address("192.0.2.1") == "192.0.2.1"
