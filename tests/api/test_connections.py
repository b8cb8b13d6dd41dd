"""Clients that come slowly, send too much or take nothing: they go, and the others are served."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import pytest

from chronos_synapse.api.connections import MAX_HEAD_BYTES, BoundedConnection
from tests.api.conftest import SHELL_JOB, Api
from tests.support import wait_until

Pair = tuple[asyncio.StreamReader, asyncio.StreamWriter]
HOST = b"Host: localhost\r\n"
SETUP = b"GET /api/v1/setup HTTP/1.1\r\n" + HOST
ASKED = SETUP + b"\r\n"


@asynccontextmanager
async def connected(api: Api, count: int = 1) -> AsyncIterator[list[Pair]]:
    """So many connections to the server, closed in the end."""
    host, port = urlsplit(api.base_url).netloc.split(":")
    pairs = await asyncio.gather(*(asyncio.open_connection(host, int(port)) for _ in range(count)))
    try:
        yield pairs
    finally:
        for _, writer in pairs:
            writer.close()


async def answer_to(api: Api, *parts: bytes) -> bytes:
    """All that the server says to these bytes until it hangs up."""
    async with connected(api) as [(reader, writer)]:
        for part in parts:
            writer.write(part)
            await asyncio.sleep(0)
        return await rest_of(reader)


async def rest_of(reader: asyncio.StreamReader) -> bytes:
    """What still comes until the server hangs up, which it does within 10 s."""
    found = b""
    async with asyncio.timeout(10):
        try:
            while part := await reader.read(65_536):
                found += part
        except ConnectionError:
            pass
    return found


async def drip(writer: asyncio.StreamWriter) -> None:
    """One byte now and then, as long as somebody listens."""
    try:
        while not writer.is_closing():
            writer.write(b"a")
            await writer.drain()
            await asyncio.sleep(0.05)
    except ConnectionError:
        pass


def setup_job(token: str, length: int) -> bytes:
    lines = [b"POST /api/v1/jobs HTTP/1.1", b"Host: localhost", b"Content-Type: application/json"]
    lines += [b"Authorization: Bearer " + token.encode(), b"Content-Length: %d" % length]
    return b"\r\n".join([*lines, b"", b""])


def status_of(answer: bytes) -> str:
    return answer[9:12].decode()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections that wait for nobody for long."""
    for name in ("head_s", "body_s", "write_s"):
        monkeypatch.setattr(BoundedConnection, name, 0.4)


async def test_long_addresses_and_odd_requests_leave_the_others_served(served_api: Api) -> None:
    caller = await served_api.user()
    ended = b"Connection: close\r\n\r\n"
    requests = {
        b"GET /api/v1/jobs?search=" + b"a" * 10_240 + b" HTTP/1.1\r\n" + HOST + ended: "401",
        b"GET /api/v1/setup HTTP/1.1\r\n" + ended: "400",
        b"GET /api/v1/setup HTTP/1.1\r\nHost: a\r\nHost: b\r\n" + ended: "400",
        b"\x16\x03\x01\x02\x00\x01\x00": "400",
        b"GET / HTTP/1.1\r\nHost : localhost\r\n" + ended: "400",
        b"GET http://[ HTTP/1.1\r\n" + HOST + ended: "400",
    }
    for request, status in requests.items():
        assert status_of(await answer_to(served_api, request)) == status, request[:60]
    assert (await caller.get("/jobs")).status_code == 200


@pytest.mark.parametrize("count", [1, 40])
async def test_a_head_that_is_too_large_is_refused_however_it_comes(served_api: Api, count: int) -> None:
    headers = (b"X: " + b"a" * (MAX_HEAD_BYTES // count - 4) + b"\r\n") * count
    at_once = await answer_to(served_api, SETUP + headers + b"\r\n")
    without_end = await answer_to(served_api, SETUP + headers[:-100], headers[:200])

    for answer in (at_once, without_end):
        assert status_of(answer) == "431"
        assert b"application/problem+json" in answer
        assert b"x-content-type-options: nosniff" in answer.lower()


async def test_a_head_within_the_bound_is_read(served_api: Api) -> None:
    answer = await answer_to(served_api, SETUP + b"X: " + b"a" * 60_000 + b"\r\nConnection: close\r\n\r\n")

    assert status_of(answer) == "200"


async def test_hundreds_of_idle_and_dripping_clients_keep_nobody_from_being_served(served_api: Api) -> None:
    caller = await served_api.user()
    async with connected(served_api, 210) as pairs, asyncio.TaskGroup() as group:
        for at, (_, writer) in enumerate(pairs):
            writer.write((b"", b"GET / HTTP/1.1\r\nX-Drip: ", setup_job(caller.token, 1000))[at % 3])
        dripping = [group.create_task(drip(writer)) for at, (_, writer) in enumerate(pairs) if at % 3]

        for _ in range(5):
            assert (await caller.get("/jobs")).status_code == 200
        assert (await caller.post("/jobs", SHELL_JOB)).status_code == 201

        for task in dripping:
            task.cancel()


async def test_who_asks_too_slowly_has_to_go(served_api: Api, impatient: None) -> None:
    caller = await served_api.user()
    begun = {b"": b"", SETUP: b"408", b"\r\n" * 3: b"408", setup_job(caller.token, 1000) + b"{": b"408"}
    async with connected(served_api, len(begun)) as pairs:
        for (_, writer), head in zip(pairs, begun, strict=True):
            writer.write(head)
        for (reader, _), status in zip(pairs, begun.values(), strict=True):
            assert (await rest_of(reader))[9:12] == status

    assert (await caller.get("/jobs")).json()["total"] == 0


@pytest.mark.parametrize("is_known", [True, False])
async def test_a_body_that_drips_comes_to_an_end(served_api: Api, impatient: None, is_known: bool) -> None:
    caller = await served_api.user()
    async with connected(served_api) as [(reader, writer)], asyncio.TaskGroup() as group:
        writer.write(setup_job(caller.token if is_known else "nobody", 100_000))
        dripping = group.create_task(drip(writer))
        answer = await rest_of(reader)
        dripping.cancel()

    assert status_of(answer) == ("408" if is_known else "401")
    assert answer.count(b"HTTP/1.1") == 1


async def test_a_slow_answer_is_waited_for_and_the_connection_kept(served_api: Api, impatient: None) -> None:
    caller = await served_api.user()
    head = b"GET /api/v1/events HTTP/1.1\r\n" + HOST + b"Authorization: Bearer " + caller.token.encode() + b"\r\n\r\n"
    async with connected(served_api, 2) as [(reader, writer), (other, asking)]:
        writer.write(head)
        assert b" 200 " in await reader.readline()
        asking.write(ASKED)
        await other.readuntil(b"}")
        async with connected(served_api) as [(idle, _)]:
            assert await rest_of(idle) == b""  # so the time is over that is waited for requests

        await caller.create_job()
        await reader.readuntil(b"job.saved")
        asking.write(ASKED)
        assert b" 200 " in await other.readline()


async def test_a_connection_that_is_used_again_is_watched_again(served_api: Api, impatient: None) -> None:
    async with connected(served_api) as [(reader, writer)]:
        for _ in range(3):
            writer.write(ASKED)
            assert b" 200 " in await reader.readline()
            await reader.readuntil(b"}")
        writer.write(SETUP)

        assert status_of(await rest_of(reader)) == "408"


async def test_who_takes_nothing_of_an_answer_is_let_go(
    served_api: Api, impatient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost: list[BoundedConnection] = []
    lose = BoundedConnection.connection_lost

    def note(connection: BoundedConnection, exc: Exception | None) -> None:
        lost.append(connection)
        lose(connection, exc)

    monkeypatch.setattr(BoundedConnection, "connection_lost", note)
    async with connected(served_api) as [(_, writer)]:
        writer.write((b"GET /api/openapi.json HTTP/1.1\r\n" + HOST + b"\r\n") * 60)
        await wait_until(lambda: lost, description="the server hangs up")

    assert (await served_api.client().get("/api/v1/setup")).status_code == 200
