"""What the running trees use: read from their control groups, or from one look at the process table for all."""

import os
from collections.abc import Callable, Iterable, Sequence

import msgspec

from chronos_synapse.sandbox.cgroups import GroupUsage
from chronos_synapse.sandbox.forest import Tree

READ_BYTES = 4096
MS_PER_TICK = 1000 // os.sysconf("SC_CLK_TCK")
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")

# Places in /proc/<pid>/stat, counted from the first one after the name.
STATE, PARENT, SESSION = 0, 1, 3
CPU_TICKS = slice(11, 15)
START_TICKS, RESIDENT_PAGES = 19, 21


class UsageSample(msgspec.Struct, frozen=True, kw_only=True):
    """A tree at one moment; None: it cannot be seen here."""

    cpu_ms: int
    """Since its start, user and system, ended processes that were waited for included. It can fall when one was not."""
    memory_bytes: int
    read_bytes: int | None
    """From storage, since its start."""
    write_bytes: int | None
    processes: int
    open_files: int | None


class Look:
    """One process in a look at the table. Most are of no job, so only what tells this is read from its line at once."""

    __slots__ = ("_fields", "parent", "pid", "session")

    def __init__(self, pid: int, fields: Sequence[bytes]) -> None:
        self.pid = pid
        self.parent = int(fields[PARENT])
        self.session = int(fields[SESSION])
        self._fields = fields

    @property
    def start_ticks(self) -> int:
        """When it started, since boot."""
        return int(self._fields[START_TICKS])

    @property
    def cpu_ms(self) -> int:
        """Its own, and that of its ended children that were waited for."""
        return sum(map(int, self._fields[CPU_TICKS])) * MS_PER_TICK

    @property
    def memory_bytes(self) -> int:
        """What it has in memory."""
        return int(self._fields[RESIDENT_PAGES]) * PAGE_BYTES


class ProcessTable:
    """One look at all processes of this machine, or of its pid namespace."""

    def __init__(self, looks: Iterable[Look]) -> None:
        self.by_pid = {look.pid: look for look in looks}
        self.children: dict[int, list[Look]] = {}
        self.sessions: dict[int, list[Look]] = {}
        for look in self.by_pid.values():
            self.children.setdefault(look.parent, []).append(look)
            self.sessions.setdefault(look.session, []).append(look)

    @classmethod
    def look(cls) -> "ProcessTable":
        """The present; some milliseconds of work, better done in a thread."""
        found = (_look_at(name) for name in os.listdir("/proc") if name.isdigit())
        return cls(look for look in found if look is not None)

    def members(self, tree: Tree) -> list[Look]:
        """The processes of `tree`: its sessions, what it was seen with, and all below."""
        first = self.by_pid.get(tree.pid)
        if first is not None and first.start_ticks != tree.start_ticks:
            return []
        waiting = [look for session in tree.sessions for look in self.sessions.get(session, ())]
        found: dict[int, Look] = {}
        while waiting:
            look = waiting.pop()
            if look.pid not in found:
                found[look.pid] = look
                waiting += self.children.get(look.pid, ())
        return list(found.values())


class Gauge:
    """Reads what one running tree uses."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def read(self, table: ProcessTable) -> UsageSample:
        """Its use at about the moment of `table`; no processes once it has ended."""
        tree = self.tree
        every = table.members(tree)
        members = [look for look in every if tree.pid not in (look.pid, look.parent)] if tree.is_sandbox else every
        counted = tree.group.usage() if tree.group is not None else GroupUsage()
        reads, writes = _sums(_io_of(look.pid) for look in members)
        return UsageSample(
            cpu_ms=counted.cpu_ms if counted.cpu_ms is not None else sum(look.cpu_ms for look in every),
            memory_bytes=(
                counted.memory_bytes if counted.memory_bytes is not None else sum(look.memory_bytes for look in members)
            ),
            read_bytes=reads,
            write_bytes=writes,
            processes=len(members),
            open_files=_sum(_open_files_of(look.pid) for look in members),
        )


Watch = Callable[[Gauge], None]
"""Told of each tree that was started."""


def _look_at(pid: str) -> Look | None:
    try:
        stat = _read(f"/proc/{pid}/stat")
    except OSError:
        return None
    fields = stat[stat.rindex(b")") + 2 :].split(None, RESIDENT_PAGES + 1)
    return None if fields[STATE] in (b"Z", b"X") else Look(int(pid), fields)


def _io_of(pid: int) -> tuple[int, int] | None:
    try:
        words = _read(f"/proc/{pid}/io").split()
        return int(words[words.index(b"read_bytes:") + 1]), int(words[words.index(b"write_bytes:") + 1])
    except (OSError, ValueError):
        return None


def _open_files_of(pid: int) -> int | None:
    folder = f"/proc/{pid}/fd"
    try:
        return os.stat(folder).st_size or len(os.listdir(folder))  # The size is their number since Linux 6.2.
    except OSError:
        return None


def _read(path: str) -> bytes:
    """A short file of the kernel, which gives it at once."""
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        return os.read(fd, READ_BYTES)
    finally:
        os.close(fd)


def _sum(numbers: Iterable[int | None]) -> int | None:
    """Of those that could be read; None when none could."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _sums(pairs: Iterable[tuple[int, int] | None]) -> tuple[int | None, int | None]:
    known = [pair for pair in pairs if pair is not None]
    return (sum(first for first, _ in known), sum(second for _, second in known)) if known else (None, None)
