"""The only way out of an allow-list is the filtering proxy."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.retry import Cause
from chronos_synapse.domain.sandbox import Network, Profile, Sandbox
from chronos_synapse.sandbox.allowed_hosts import AllowedHosts, HostPort
from chronos_synapse.sandbox.confiner import ConfinerOptions
from chronos_synapse.sandbox.proxy import Answer, parse_request
from chronos_synapse.sandbox.spawner import Spawner
from tests.sandbox.strict import Strict

FETCH = """
    import sys, urllib.request, urllib.error
    for url in {urls}:
        try:
            print(urllib.request.urlopen(url, timeout=10).read().decode().strip())
        except urllib.error.HTTPError as exc:
            print(exc.code, exc.read().decode().strip())
        except OSError as exc:
            print(exc)
"""


@pytest.fixture
def options(spawner: Spawner) -> ConfinerOptions:
    return ConfinerOptions(spawner=spawner, allowed_networks=("127.0.0.0/8",))


@contextlib.asynccontextmanager
async def a_server() -> AsyncIterator[tuple[int, list[str]]]:
    """Answers every request with `hello`; its port, and the heads that it was sent."""
    heads: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError):
            heads.append((await reader.readuntil(b"\r\n\r\n")).decode())
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\n")
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1], heads


def allowing(*hosts: str) -> Sandbox:
    return Sandbox(profile=Profile.STRICT, network=Network.ALLOW_LIST, allowed_hosts=hosts)


class TestInside:
    """Usual programs find the proxy by themselves, and nothing else."""

    async def test_only_an_allowed_host_and_port_is_reached(self, strict: Strict) -> None:
        async with a_server() as (port, heads), a_server() as (other, others):
            urls = [
                f"http://127.0.0.1.nip.invalid:{port}/",
                f"http://localhost.:{other}/",
                f"http://LOCALHOST.:{port}/a?b=c",
            ]
            _, output = await strict.python(FETCH.format(urls=urls), sandbox=allowing(f"localhost:{port}"))

        refused = "403 {} is not among the hosts that this job may reach"
        assert output.stdout.splitlines() == [
            refused.format(f"127.0.0.1.nip.invalid:{port}"),
            refused.format(f"localhost:{other}"),
            "hello",
        ]
        assert len(heads) == 1
        assert heads[0].startswith("GET /a?b=c HTTP/1.1\r\n")
        assert others == []

    async def test_a_tunnel_reaches_it_and_none_other(self, strict: Strict) -> None:
        tunnel = """
            import http.client
            for port in {ports}:
                client = http.client.HTTPConnection("127.0.0.1", 3128, timeout=10)
                client.set_tunnel("localhost", port)
                try:
                    client.request("GET", "/")
                    print(client.getresponse().read().decode().strip())
                except OSError as exc:
                    print(exc)
        """
        async with a_server() as (port, _), a_server() as (other, others):
            _, output = await strict.python(tunnel.format(ports=[port, other]), sandbox=allowing(f"localhost:{port}"))

        assert output.stdout.splitlines() == ["hello", "Tunnel connection failed: 403 Forbidden"]
        assert others == []

    async def test_without_the_proxy_nobody_is_reached(self, strict: Strict) -> None:
        async with a_server() as (port, heads):
            connect = f"import socket\nsocket.create_connection(('127.0.0.1', {port}), 5)"
            ending, output = await strict.python(connect, sandbox=allowing(f"localhost:{port}"))

        assert ending.outcome is Outcome.FAILED
        assert "ConnectionRefusedError" in output.stderr
        assert heads == []

    async def test_two_jobs_have_each_their_own(self, strict: Strict) -> None:
        async with a_server() as (port, _):
            fetch = FETCH.format(urls=[f"http://localhost.:{port}/"])
            (_, allowed), (_, refused) = await asyncio.gather(
                strict.python(fetch, sandbox=allowing(f"localhost:{port}")),
                strict.python(fetch, sandbox=allowing("localhost:1")),
            )

        assert allowed.stdout == "hello\n"
        assert refused.stdout.startswith("403 ")

    async def test_an_entry_that_is_none_is_refused(self, strict: Strict) -> None:
        ending, _ = await strict.sh("true", sandbox=allowing("https://example.org"))

        assert (ending.cause, ending.error) == (Cause.REFUSED, "'https://example.org' is not host:port")


class TestAddresses:
    """That a name is allowed opens no address that jobs may not call."""

    @pytest.fixture
    def options(self, spawner: Spawner) -> ConfinerOptions:
        return ConfinerOptions(spawner=spawner)

    async def test_an_address_of_this_machine_stays_closed(self, strict: Strict) -> None:
        async with a_server() as (port, heads):
            fetch = FETCH.format(urls=[f"http://localhost.:{port}/"])
            _, output = await strict.python(fetch, sandbox=allowing(f"localhost:{port}"))

        assert output.stdout.startswith("403 localhost has the address 127.0.0.1, which is not public.")
        assert heads == []


@pytest.mark.parametrize(
    ("entries", "host", "port", "is_permitted"),
    [
        (["example.org:443"], "example.org", 443, True),
        (["Example.ORG.:443"], "example.org", 443, True),
        (["example.org:443"], "example.org", 80, False),
        (["example.org:443"], "www.example.org", 443, False),
        (["*.example.org:443"], "www.example.org", 443, True),
        (["*.example.org:443"], "a.b.example.org", 443, True),
        (["*.example.org:443"], "example.org", 443, False),
        (["*.example.org:443"], "badexample.org", 443, False),
        (["[2001:db8::1]:80"], "2001:db8::1", 80, True),
        ([], "example.org", 443, False),
    ],
)
def test_a_list_permits(entries: list[str], host: str, port: int, *, is_permitted: bool) -> None:
    assert AllowedHosts(entries).permits(HostPort(host, port)) is is_permitted


@pytest.mark.parametrize(
    "entry", ["example.org", "example.org:0", "example.org:65536", "*:443", "a b:1", "x@y:1", ":1"]
)
def test_what_is_no_entry_is_refused(entry: str) -> None:
    with pytest.raises(ValueError, match="is not host:port"):
        AllowedHosts([entry])


class TestRequests:
    """What is sent on is one request, in the form that a server takes."""

    def test_a_plain_request_is_sent_on_without_what_was_meant_for_the_proxy(self) -> None:
        request = parse_request(
            b"POST http://Example.org:8080/a?b HTTP/1.1\r\nHost: other.example\r\nProxy-Authorization: x\r\n"
            b"Connection: keep-alive\r\nContent-Length: 3\r\n\r\n"
        )

        assert request.place == HostPort("example.org", 8080)
        assert request.head == (
            b"POST /a?b HTTP/1.1\r\nHost: Example.org:8080\r\nContent-Length: 3\r\nConnection: close\r\n\r\n"
        )

    def test_a_tunnel_has_nothing_to_send_on(self) -> None:
        assert parse_request(b"CONNECT example.org:443 HTTP/1.1\r\n\r\n") == (HostPort("example.org", 443), b"")

    @pytest.mark.parametrize(
        "head",
        [
            b"GET / HTTP/1.1\r\n\r\n",
            b"GET https://example.org/ HTTP/1.1\r\n\r\n",
            b"GET ftp://example.org/ HTTP/1.1\r\n\r\n",
            b"GET http:///x HTTP/1.1\r\n\r\n",
            b"GET http://example.org:99999/ HTTP/1.1\r\n\r\n",
            b"CONNECT example.org HTTP/1.1\r\n\r\n",
            b"CONNECT example.org:443/x HTTP/1.1\r\n\r\n",
            b"\x16\x03\x01\r\n\r\n",
            b"\r\n\r\n",
        ],
    )
    def test_anything_else_is_answered_with_400(self, head: bytes) -> None:
        with pytest.raises(Answer) as caught:
            parse_request(head)

        assert caught.value.status == "400 Bad Request"
