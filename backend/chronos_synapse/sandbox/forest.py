"""The process trees of the running attempts: who belongs to which, and how a tree is ended."""

import asyncio
import os
import signal
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from chronos_synapse.sandbox.cgroups import Group
from chronos_synapse.sandbox.process_table import Process, descendants_of, read_proc, read_process, read_processes

FIRST_LOOK_S = 0.01
LONGEST_PAUSE_S = 0.1
KILL_S = 5.0
"""How long KILL is repeated before what is left is reported as survivors."""
BEGIN_PAUSE_S = 0.01
GATHER_S = 0.002
"""Attempts that end together share one look at the process table."""

Marker = tuple[bytes, ...]
"""Environment entries by which every process of an attempt can be told, unless it removed them."""


class Tree:
    """The processes of one attempt, known by their first one; `sessions` grows with what is seen."""

    def __init__(self, pid: int, start_ticks: int, marker: Marker) -> None:
        self.pid = pid
        self.start_ticks = start_ticks
        self.marker = marker
        self.sessions = {pid}
        self.seen: set[int] = set()
        """Every pid that was found to belong here."""
        self.is_sandbox = False
        """Its first process and the children of that are ours: they hold the others, and end with them."""
        self.group: Group | None = None
        """Every process in it belongs here, too."""


class Ended(NamedTuple):
    """What it took to end a tree."""

    found: tuple[Process, ...]
    """Who was there when it began."""
    took_s: float
    is_kill_needed: bool
    survivors: tuple[Process, ...]


class Snapshot:
    """One look at the process table. `markers` were read of all that started at `since` or later."""

    def __init__(self, processes: list[Process], since: int) -> None:
        self.processes = processes
        self.by_pid = {process.pid: process for process in processes}
        self.markers = {p.pid: _marker_of(p.pid) for p in processes if p.start_ticks >= since and p.is_alive}


class Forest:
    """All running trees below one companion process."""

    def __init__(self) -> None:
        self.companion_pid = 0
        self.trees: dict[int, Tree] = {}
        self.starting: dict[int, int] = {}
        """Number of a start that has no answer yet -> ticks at which it was asked for."""
        self._look: asyncio.Task[Snapshot] | None = None
        # One of its own, since the loop's are few and may all be waiting for a name server.
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="forest")

    def owner_of(self, pid: int) -> Tree | None:
        """The tree in which `pid` was seen."""
        return next((tree for tree in self.trees.values() if pid in tree.seen), None)

    async def alive(self, tree: Tree) -> list[Process]:
        """The processes of `tree` at a moment after this call."""
        snapshot = await self._next_look()
        members = [process for process in self.members(tree, snapshot) if process.is_alive]
        tree.seen.update(process.pid for process in members)
        tree.sessions.update(process.session for process in members)
        return members

    async def until_gone(self, tree: Tree, timeout_s: float) -> list[Process]:
        """Wait until nothing of `tree` is alive; what still is after `timeout_s`."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout_s
        pause_s = FIRST_LOOK_S
        while (alive := await self.alive(tree)) and (left_s := deadline - loop.time()) > 0:
            await asyncio.sleep(min(pause_s, left_s))
            pause_s = min(pause_s * 1.5, LONGEST_PAUSE_S)
        return alive

    async def end(self, tree: Tree, *, grace_s: float | None) -> Ended:
        """End all of `tree`: TERM, up to `grace_s`, then KILL until nobody is left; None: KILL at once."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        alive = await self.alive(tree)
        if grace_s is not None:
            alive = await self._until_begun(tree, alive, grace_s)
        found = own(tree, alive)
        if alive and grace_s is not None:
            send(found, signal.SIGTERM)
            send(found, signal.SIGCONT)  # A stopped process would not act on TERM.
            alive = await self.until_gone(tree, began + grace_s - loop.time())
        is_kill_needed = bool(alive)
        deadline = loop.time() + KILL_S
        while alive and loop.time() < deadline:
            send(alive, signal.SIGKILL)
            alive = await self.until_gone(tree, LONGEST_PAUSE_S)
        return Ended(tuple(found), loop.time() - began, is_kill_needed, tuple(alive))

    async def _until_begun(self, tree: Tree, alive: list[Process], timeout_s: float) -> list[Process]:
        """What is alive when a sandbox has got to its program, which alone can be asked to end."""
        deadline = asyncio.get_running_loop().time() + timeout_s
        while alive and not own(tree, alive) and asyncio.get_running_loop().time() < deadline:
            await asyncio.sleep(BEGIN_PAUSE_S)
            alive = await self.alive(tree)
        return alive

    def members(self, tree: Tree, snapshot: Snapshot) -> list[Process]:
        """The processes in `snapshot` that belong to `tree`."""
        first = snapshot.by_pid.get(tree.pid)
        is_number_reused = first is not None and first.start_ticks != tree.start_ticks
        sessions = tree.sessions - {tree.pid} if is_number_reused else tree.sessions
        grouped = tree.group.pids() if tree.group is not None else ()
        roots = [
            process
            for process in snapshot.processes
            if process.session in sessions
            or process.pid in grouped
            or snapshot.markers.get(process.pid) == tree.marker
            or self._is_stray(process, tree, snapshot)
        ]
        below = descendants_of([process.pid for process in roots], snapshot.processes)
        return list({process.pid: process for process in [*roots, *below]}.values())

    async def _next_look(self) -> Snapshot:
        if self._look is None:
            self._look = asyncio.create_task(self._take_look())
        return await asyncio.shield(self._look)

    async def _take_look(self) -> Snapshot:
        await asyncio.sleep(GATHER_S)
        self._look = None  # Who comes from here on needs a newer one.
        since = min((tree.start_ticks for tree in self.trees.values()), default=0)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, lambda: Snapshot(read_processes(), since))

    def _is_stray(self, process: Process, tree: Tree, snapshot: Snapshot) -> bool:
        """Whether `process` left session and environment behind, and can be of no other running attempt.

        The companion adopts such processes. One that is older than another attempt is not of that attempt,
        nor is it the first process of an attempt that is being started.
        """
        if process.parent != self.companion_pid or snapshot.markers.get(process.pid):
            return False
        if any(process.start_ticks >= asked_at for asked_at in self.starting.values()):
            return False
        others = [other for other in self.trees.values() if other is not tree]
        return all(
            process.start_ticks < other.start_ticks and process.session not in other.sessions for other in others
        )


def own(tree: Tree, processes: Sequence[Process]) -> list[Process]:
    """Those of `processes`, all of `tree`, that are the job's and not its sandbox's."""
    if not tree.is_sandbox:
        return list(processes)
    return [process for process in processes if tree.pid not in (process.pid, process.parent)]


def ticks_now() -> int:
    """The present in the unit of `Process.start_ticks`, or one less."""
    return int(time.clock_gettime(time.CLOCK_BOOTTIME) * os.sysconf("SC_CLK_TCK")) - 1


def send(processes: Iterable[Process], number: signal.Signals) -> None:
    """Signal `processes`, sparing one that has since taken over the number of another."""
    for process in processes:
        try:
            fd = os.pidfd_open(process.pid)
        except OSError:
            continue
        try:
            now = read_process(process.pid)
            if now is not None and now.start_ticks == process.start_ticks:
                signal.pidfd_send_signal(fd, number)
        except OSError:
            continue  # It has ended, or changed to a user whom we may not signal: a survivor then.
        finally:
            os.close(fd)


def _marker_of(pid: int) -> Marker:
    try:
        environment = read_proc(pid, "environ").split(b"\0")
    except OSError:
        return ()
    return tuple(sorted(entry for entry in environment if entry.startswith(MARKER_PREFIXES)))


MARKER_PREFIXES = (b"CHRONOS_EXECUTION_ID=", b"CHRONOS_FENCE=")


def marker(execution_id: str, fence: int) -> Marker:
    """The entries that the processes of this attempt carry in their environment."""
    return (f"CHRONOS_EXECUTION_ID={execution_id}".encode(), f"CHRONOS_FENCE={fence}".encode())
