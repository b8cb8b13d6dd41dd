"""The only way out for a job whose network is an allow-list: an HTTP proxy, listening in the job's own network.

It runs in the worker. What it connects to is checked twice: the name against the job's list, and the address that the
name has against what jobs may call at all. The connection goes to the checked address.
"""

import asyncio
import contextlib
import logging
import re
import socket
from typing import NamedTuple
from urllib.parse import urlsplit

from chronos_synapse.sandbox.allowed_hosts import AllowedHosts, HostPort, parse_host_port
from chronos_synapse.sandbox.launch import PROXY_ADDRESS
from chronos_synapse.sandbox.network import AddressPolicy, Blocked

logger = logging.getLogger(__name__)

HEAD_BYTES = 65_536
HEAD_S = 30.0
"""For a client to say what it wants."""
CONNECT_S = 30.0
CHUNK_BYTES = 65_536
CONNECTIONS = 256
"""At once; more wait."""
NOT_PASSED_ON = (b"host", b"proxy-connection", b"proxy-authorization", b"connection", b"keep-alive")
_REQUEST = re.compile(rb"(?P<method>[A-Z]+) (?P<target>[!-~]+) HTTP/1\.[01]")

_URL = "http://{}:{}".format(*PROXY_ADDRESS)
ENVIRONMENT = {
    **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"), _URL),
    "NO_PROXY": "localhost,127.0.0.1,::1",
    "no_proxy": "localhost,127.0.0.1,::1",
    "NODE_USE_ENV_PROXY": "1",
}
"""Tells the usual programs where it is."""

Pair = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Answer(Exception):
    """The proxy answers itself, with `status` and one line."""

    def __init__(self, status: str, text: str) -> None:
        super().__init__(text)
        self.status = status


class Request(NamedTuple):
    """What a client wants."""

    place: HostPort
    head: bytes
    """To be sent on; empty for CONNECT."""


class FilteringProxy:
    """Serves one job until it is closed; it takes over `listener`."""

    def __init__(self, listener: socket.socket, hosts: AllowedHosts, policy: AddressPolicy) -> None:
        self._listener = listener
        self._hosts = hosts
        self._policy = policy
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(CONNECTIONS)

    async def start(self) -> None:
        """Serve from now on."""
        self._server = await asyncio.start_server(self._on_client, sock=self._listener, limit=HEAD_BYTES)

    async def close(self) -> None:
        """Break all connections off."""
        if self._server is None:
            self._listener.close()
        else:
            self._server.close()
        for task in self._connections:
            task.cancel()
        if self._connections:
            await asyncio.wait(self._connections)

    def _on_client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._serve((reader, writer)))
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)

    async def _serve(self, client: Pair) -> None:
        try:
            async with self._room:
                await self._relay(client)
        except Answer as answer:
            body = f"{answer}\n".encode()
            head = f"HTTP/1.1 {answer.status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
            client[1].write(head.encode() + body)
            with contextlib.suppress(OSError):
                await client[1].drain()
        except OSError:
            logger.debug("a connection of a job was broken off", extra={"action": "proxy.broken"})
        finally:
            client[1].close()

    async def _relay(self, client: Pair) -> None:
        request = await self._request(client[0])
        server = await self._connect(request.place)
        try:
            if request.head:
                server[1].write(request.head)
            else:
                client[1].write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            async with asyncio.TaskGroup() as group:
                group.create_task(_pass_on(client[0], server[1]))
                group.create_task(_pass_on(server[0], client[1]))
        except* OSError as broken:
            raise OSError("a connection broke") from broken
        finally:
            server[1].close()

    async def _request(self, reader: asyncio.StreamReader) -> Request:
        try:
            async with asyncio.timeout(HEAD_S):
                head = await reader.readuntil(b"\r\n\r\n")
        except TimeoutError as exc:
            raise Answer("408 Request Timeout", "No request came") from exc
        except asyncio.IncompleteReadError as exc:
            raise OSError("the client went away") from exc
        except asyncio.LimitOverrunError as exc:
            raise Answer("431 Request Header Fields Too Large", "The request's head is too long") from exc
        return parse_request(head)

    async def _connect(self, place: HostPort) -> Pair:
        if not self._hosts.permits(place):
            raise Answer("403 Forbidden", f"{place.host}:{place.port} is not among the hosts that this job may reach")
        try:
            async with asyncio.timeout(CONNECT_S):
                addresses = await self._policy.resolve(place.host, place.port)
                return await _first_of(addresses, place.port)
        except Blocked as exc:
            raise Answer("403 Forbidden", str(exc)) from exc
        except TimeoutError as exc:
            raise Answer("504 Gateway Timeout", f"{place.host}:{place.port} did not answer in time") from exc
        except OSError as exc:
            raise Answer("502 Bad Gateway", f"{place.host}:{place.port} cannot be reached: {exc}") from exc


def parse_request(head: bytes) -> Request:
    """The request that begins with `head`; Answer when the proxy does not take it."""
    first, *lines = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    match = _REQUEST.fullmatch(first)
    if match is None:
        raise Answer("400 Bad Request", "This is not a request")
    target = match["target"].decode("ascii")
    try:
        if match["method"] == b"CONNECT":
            return Request(parse_host_port(target), b"")
        url = urlsplit(target)
        if url.scheme != "http" or not url.hostname:
            raise Answer("400 Bad Request", "A proxy takes http:// addresses, and CONNECT for the others")
        place = HostPort(url.hostname.rstrip(".").lower(), url.port or 80)
    except ValueError as exc:
        raise Answer("400 Bad Request", str(exc)) from exc
    path = url._replace(scheme="", netloc="", fragment="").geturl() or "/"
    kept = [line for line in lines if line.split(b":", 1)[0].strip().lower() not in NOT_PASSED_ON]
    # One request a connection: the next one may be for another host.
    host = url.netloc.rpartition("@")[2].encode("ascii")
    head_on = [
        b"%s %s HTTP/1.1" % (match["method"], path.encode("ascii")),
        b"Host: " + host,
        *kept,
        b"Connection: close",
    ]
    return Request(place, b"\r\n".join(head_on) + b"\r\n\r\n")


async def _first_of(addresses: list[str], port: int) -> Pair:
    problem = OSError("no address")
    for address in addresses:
        try:
            return await asyncio.open_connection(address, port, limit=CHUNK_BYTES)
        except OSError as exc:
            problem = exc
    raise problem


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while chunk := await reader.read(CHUNK_BYTES):
        writer.write(chunk)
        await writer.drain()
    if writer.can_write_eof():
        writer.write_eof()
