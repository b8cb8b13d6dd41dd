"""Connections to SSH servers, kept for a while and shared by the attempts of one owner that log in alike."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncssh
import msgspec

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors._ssh_config import KeyLogin, PasswordLogin, SshConfig
from chronos_synapse.executors._ssh_keys import host_keys, private_key
from chronos_synapse.executors.base import Failed
from chronos_synapse.sandbox.network import AddressPolicy, Blocked

IDLE_S = 300.0
MAX_CONNECTIONS = 5
"""To one server, for one user."""
MAX_SESSIONS = 8
"""On one connection; a server takes 10 unless told otherwise, and ending a command needs one."""
CONNECT_S = 10.0
LOGIN_S = 20.0
KEEPALIVE_S = 15.0


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What makes two attempts able to share a connection."""

    owner_id: str
    host: str
    port: int
    username: str
    login: PasswordLogin | KeyLogin
    host_keys: str

    @property
    def name(self) -> str:
        """The server without anything secret."""
        return f"{self.host}:{self.port}"


def account_of(config: SshConfig, owner_id: str) -> Account:
    """The account that `config` logs in with."""
    return Account(
        owner_id=owner_id,
        host=config.host,
        port=config.port,
        username=config.username,
        login=config.login,
        host_keys=config.host_keys,
    )


async def connect(account: Account, policy: AddressPolicy) -> asyncssh.SSHClientConnection:
    """A connection to a server whose key is one of those stated; Failed says why there is none."""
    try:
        addresses = await policy.resolve(account.host, account.port)
        # Nothing of the worker's own account is offered or believed: no keys, no agent, no files.
        return await asyncssh.connect(
            addresses[0],
            account.port,
            username=account.username,
            known_hosts=host_keys(account.host_keys),
            host_key_alias=account.host,
            password=account.login.password if isinstance(account.login, PasswordLogin) else None,
            client_keys=[private_key(account.login)] if isinstance(account.login, KeyLogin) else [],
            client_host_keysign=False,
            client_host_keys=[],
            agent_path=None,
            config=[],
            gss_host=None,
            x509_trusted_certs=None,
            preferred_auth=_methods(account.login),
            connect_timeout=CONNECT_S,
            login_timeout=LOGIN_S,
            keepalive_interval=KEEPALIVE_S,
        )
    except Invalid as exc:
        raise Failed(exc.detail, Cause.REFUSED) from None
    except Blocked as exc:
        raise Failed(f"Blocked: {exc}", Cause.REFUSED) from exc
    except asyncssh.HostKeyNotVerifiable:
        raise Failed(f"{account.name} has none of the stated host keys", Cause.REFUSED) from None
    except (asyncssh.PermissionDenied, asyncssh.IllegalUserName):
        raise Failed(f"{account.name} does not let {account.username} in", Cause.REFUSED) from None
    except (asyncssh.Error, OSError, TimeoutError) as exc:
        raise Failed(f"No connection to {account.name}: {str(exc) or 'it takes too long'}", Cause.NETWORK) from exc


def _methods(login: PasswordLogin | KeyLogin) -> str:
    return "publickey" if isinstance(login, KeyLogin) else "password,keyboard-interactive"


class _Link:
    """One connection and how many use it."""

    def __init__(self, connection: asyncssh.SSHClientConnection) -> None:
        self.connection = connection
        self.sessions = 0
        self.expiry: asyncio.TimerHandle | None = None

    def has_room(self) -> bool:
        return self.sessions < MAX_SESSIONS and not self.connection.is_closed()


class _Shelf:
    """The connections of one account."""

    def __init__(self) -> None:
        self.links: list[_Link] = []
        self.gate = asyncio.Semaphore(MAX_CONNECTIONS * MAX_SESSIONS)
        self.opening = asyncio.Lock()
        self.users = 0
        """Attempts that have a connection, or wait for one."""


class SshPool:
    """Gives connections out and takes them back."""

    def __init__(self, policy: AddressPolicy, *, idle_s: float = IDLE_S) -> None:
        self._policy = policy
        self._idle_s = idle_s
        self._shelves: dict[Account, _Shelf] = {}

    @property
    def connections(self) -> int:
        """How many are open."""
        return sum(len(shelf.links) for shelf in self._shelves.values())

    @property
    def accounts(self) -> int:
        """How many are remembered."""
        return len(self._shelves)

    @asynccontextmanager
    async def connection(self, account: Account) -> AsyncIterator[asyncssh.SSHClientConnection]:
        """A connection with room for a session; waited for when all are in use."""
        shelf = self._shelves.setdefault(account, _Shelf())
        shelf.users += 1
        try:
            async with shelf.gate:
                link = await self._link(account, shelf)
                link.sessions += 1
                try:
                    yield link.connection
                finally:
                    link.sessions -= 1
                    self._release(account, shelf, link)
        finally:
            shelf.users -= 1
            self._forget(account, shelf)

    async def close(self) -> None:
        """Close all of them."""
        links = [link for shelf in self._shelves.values() for link in shelf.links]
        self._shelves.clear()
        for link in links:
            _close(link)
        for link in links:
            with contextlib.suppress(OSError, asyncssh.Error):
                await link.connection.wait_closed()

    async def _link(self, account: Account, shelf: _Shelf) -> _Link:
        async with shelf.opening:
            shelf.links[:] = [link for link in shelf.links if not link.connection.is_closed()]
            for link in shelf.links:
                if link.has_room():
                    if link.expiry is not None:
                        link.expiry.cancel()
                    return link
            link = _Link(await connect(account, self._policy))
            shelf.links.append(link)
            return link

    def _release(self, account: Account, shelf: _Shelf, link: _Link) -> None:
        if link.sessions:
            return
        if link.connection.is_closed():
            self._expire(account, shelf, link)
        else:
            loop = asyncio.get_running_loop()
            link.expiry = loop.call_later(self._idle_s, self._expire, account, shelf, link)

    def _expire(self, account: Account, shelf: _Shelf, link: _Link) -> None:
        _close(link)
        if link in shelf.links:
            shelf.links.remove(link)
        self._forget(account, shelf)

    def _forget(self, account: Account, shelf: _Shelf) -> None:
        """So that accounts, which hold credentials, are not remembered when nobody uses them."""
        if not shelf.links and not shelf.users and self._shelves.get(account) is shelf:
            del self._shelves[account]


def _close(link: _Link) -> None:
    if link.expiry is not None:
        link.expiry.cancel()
    link.connection.close()
