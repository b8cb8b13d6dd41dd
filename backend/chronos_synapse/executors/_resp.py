"""Speaks as much of Redis's protocol (RESP 2) as it takes to hand over a message, on a connection of its own."""

import asyncio
import contextlib
import re
import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from urllib.parse import unquote, urlsplit

import msgspec

from chronos_synapse.sandbox.network import AddressPolicy, Blocked

CONNECT_S = 10.0
MAX_LINE = 65_536
DEFAULT_PORT = 6379

Answer = str | int | None
_NUMBER = re.compile(r"-?\d{1,19}")


class RedisRefused(Exception):
    """The server answered with an error; the text is its own."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A server and how to log on to it. Either `host` or `socket` is set."""

    host: str = ""
    port: int = DEFAULT_PORT
    socket: str = ""
    is_tls: bool = False
    username: str = ""
    password: str = ""
    database: int = 0

    @property
    def name(self) -> str:
        """The server without its credentials."""
        return self.socket or f"{self.host}:{self.port}"


def parse_target(url: str) -> Target:
    """`redis://user:password@host:port/0`, `rediss://…`, or `unix://user:password@/path?db=0`; ValueError else.

    The text of the error holds nothing of the URL, which may hold a password.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        raise ValueError("This is no URL") from None
    username, password = unquote(parts.username or ""), unquote(parts.password or "")
    if parts.scheme == "unix":
        if not parts.path or parts.hostname:
            raise ValueError("A unix:// URL has a path and no host")
        database = parts.query.removeprefix("db=") or "0"
        return Target(socket=unquote(parts.path), username=username, password=password, database=_database(database))
    if parts.scheme not in ("redis", "rediss"):
        raise ValueError("The URL begins with redis://, rediss:// or unix://")
    if not parts.hostname or parts.query or parts.fragment:
        raise ValueError("The URL has a host, may have a port and the number of a database, and nothing after it")
    return Target(
        host=parts.hostname,
        port=_port(parts.netloc.rpartition("@")[2]) or DEFAULT_PORT,
        is_tls=parts.scheme == "rediss",
        username=username,
        password=password,
        database=_database(parts.path.removeprefix("/") or "0"),
    )


class Connection:
    """One connection. Commands are answered one after the other."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def call(self, *words: str) -> Answer:
        """The server's answer to a command; RedisRefused when it is an error."""
        encoded = [word.encode("utf-8", "surrogatepass") for word in words]
        parts = [b"*%d\r\n" % len(encoded), *(b"$%d\r\n%b\r\n" % (len(word), word) for word in encoded)]
        self._writer.writelines(parts)
        await self._writer.drain()
        return await self._answer()

    async def log_on(self, target: Target) -> None:
        """What must be said before anything else."""
        if target.password:
            await self.call("AUTH", *filter(None, [target.username, target.password]))
        if target.database:
            await self.call("SELECT", str(target.database))

    async def _answer(self) -> Answer:
        line = await self._reader.readuntil(b"\r\n")
        kind, text = line[:1], line[1:-2].decode("utf-8", "replace")
        if kind == b"+":
            return text
        if kind == b"-":
            raise RedisRefused(text[:500])
        if kind not in (b":", b"$") or not _NUMBER.fullmatch(text):
            raise ConnectionError("it does not speak the protocol of Redis")
        if kind == b":":
            return int(text)
        if text == "-1":
            return None
        if not 0 <= int(text) <= MAX_LINE:
            raise ConnectionError("its answer is too long")
        return (await self._reader.readexactly(int(text) + 2))[:-2].decode("utf-8", "replace")


@asynccontextmanager
async def connected(target: Target, policy: AddressPolicy, sockets: Sequence[str]) -> AsyncIterator[Connection]:
    """A connection to `target`, not yet logged on; Blocked when the administrator has not allowed it."""
    async with asyncio.timeout(CONNECT_S):
        reader, writer = await _open(target, policy, sockets)
    try:
        yield Connection(reader, writer)
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


async def _open(
    target: Target, policy: AddressPolicy, sockets: Sequence[str]
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    if target.socket:
        if target.socket not in sockets:
            raise Blocked(f"{target.socket} is not among the sockets that the administrator has opened to jobs")
        return await asyncio.open_unix_connection(target.socket, limit=MAX_LINE)
    addresses = await policy.resolve(target.host, target.port)
    tls = ssl.create_default_context() if target.is_tls else None
    for address in addresses[:-1]:
        with contextlib.suppress(ConnectionError):
            return await _dial(address, target, tls)
    return await _dial(addresses[-1], target, tls)


async def _dial(
    address: str, target: Target, tls: ssl.SSLContext | None
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    name = target.host if tls else None
    return await asyncio.open_connection(address, target.port, ssl=tls, server_hostname=name, limit=MAX_LINE)


def _port(netloc: str) -> int | None:
    text = netloc.rpartition(":")[2] if ":" in netloc.rpartition("]")[2] else ""
    if text and not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65_535):
        raise ValueError("The port of the URL is no number from 1 to 65535")
    return int(text) if text else None


def _database(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 5):
        raise ValueError("A database is a number")
    return int(text)
