"""Where one attempt runs: made before its start, cleared after its end."""

import asyncio
import errno
import os
import re
from collections.abc import Mapping, Sequence

import msgspec

from chronos_synapse.domain.sandbox import TRUSTED, Limits, Sandbox
from chronos_synapse.sandbox.allowed_hosts import AllowedHosts
from chronos_synapse.sandbox.bubblewrap import Files
from chronos_synapse.sandbox.cgroups import Group, GroupFacts
from chronos_synapse.sandbox.network import AddressPolicy
from chronos_synapse.sandbox.process_table import read_process
from chronos_synapse.sandbox.proxy import FilteringProxy
from chronos_synapse.sandbox.spawner import Spawner

STATUS_LOOKS, STATUS_PAUSE_S = 5_000, 0.002
STATUS_BYTES = 4096
END_LOOKS, END_PAUSE_S = 250, 0.002
REMOVE_TRIES, REMOVE_PAUSE_S = 400, 0.005
_CHILD = re.compile(rb'"child-pid": ([0-9]+)')
_EXIT = re.compile(rb'"exit-code": ([0-9]+)')


def is_plain(sandbox: Sandbox) -> bool:
    """Whether nothing is to be done for it: no sandbox, and no limit that the log does not keep by itself."""
    if sandbox == TRUSTED:
        return True
    limits = msgspec.structs.replace(sandbox.limits, output_bytes=None)
    return msgspec.structs.replace(sandbox, limits=limits) == TRUSTED


class Refused(Exception):
    """It cannot be run as it is declared; the text says why."""


class Gate(msgspec.Struct, frozen=True):
    """Holds a program back until its way to the network is open."""

    release_fd: int
    hosts: AllowedHosts
    policy: AddressPolicy


class Place:
    """What to start so that `argv` runs where it belongs, and what was made for it."""

    def __init__(self, argv: Sequence[str], environment: Mapping[str, str], cwd: str) -> None:
        self.argv = argv
        self.environment = environment
        """Of what is started, which may not be the program itself."""
        self.cwd = cwd
        self.orders: list[str] = []
        self.files = Files()
        self.limits = Limits()
        self.group: Group | None = None
        self.gate: Gate | None = None
        self.status_fd = -1
        """What bubblewrap says of itself; -1: this is no sandbox."""
        self._proxy: FilteringProxy | None = None

    @property
    def is_sandbox(self) -> bool:
        """Whether the first two processes are not the program's."""
        return self.status_fd >= 0

    @property
    def has_begun(self) -> bool:
        """Whether a sandbox that has ended had got as far as the program itself."""
        return _EXIT.search(self._status()) is not None

    async def open(self, spawner: Spawner) -> None:
        """Open the way to the network once all is started; OSError."""
        if self.gate is None:
            return
        listener = await spawner.listen_beside(await self._first_inside())
        self._proxy = FilteringProxy(listener, self.gate.hosts, self.gate.policy)
        await self._proxy.start()
        os.write(self.gate.release_fd, b"1")

    async def is_over(self) -> bool:
        """Whether the first process inside is gone soon after bubblewrap, and with it all the others."""
        if (match := _CHILD.search(self._status())) is None:
            return False
        for _ in range(END_LOOKS):
            process = read_process(int(match[1]))
            if process is None or not process.is_alive:
                return True
            await asyncio.sleep(END_PAUSE_S)
        return False

    async def close(self) -> GroupFacts:
        """Clear it after the last process has ended; what its group has counted."""
        self.discard()
        if self._proxy is not None:
            await self._proxy.close()
        if self.group is None:
            return GroupFacts()
        facts = self.group.facts()
        await _remove(self.group)
        return facts

    def discard(self) -> None:
        """Close what is open of ours."""
        self.files.close()
        for fd in (self.status_fd, self.gate.release_fd if self.gate is not None else -1):
            if fd >= 0:
                os.close(fd)
        self.gate = None
        self.status_fd = -1

    async def _first_inside(self) -> int:
        for _ in range(STATUS_LOOKS):
            if (match := _CHILD.search(self._status())) is not None:
                return int(match[1])
            await asyncio.sleep(STATUS_PAUSE_S)
        raise OSError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))

    def _status(self) -> bytes:
        return os.pread(self.status_fd, STATUS_BYTES, 0) if self.status_fd >= 0 else b""


async def _remove(group: Group) -> None:
    """What cannot be removed now is removed with the worker's own folder."""
    if group.remove():
        return
    group.kill()
    for _ in range(REMOVE_TRIES):
        await asyncio.sleep(REMOVE_PAUSE_S)
        if group.remove():
            return
