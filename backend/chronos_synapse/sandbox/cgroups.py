"""Control groups, v1 and v2: a folder of our own at the worker's place, and in it one group for each attempt.

The folder is locked while its worker lives, so that the next one can tell what a dead worker has left.
"""

import contextlib
import fcntl
import os
import secrets
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from chronos_synapse.domain.sandbox import Limits

PREFIX = "chronos."
CONTROLLERS = ("cpu", "memory", "pids")
CPU_PERIOD_US = 100_000
LEAST_QUOTA_US = 1_000
READ_BYTES = 65_536
REMOVE_TRIES = 100
"""With a millisecond between: how long a group is waited for whose last process has just been killed."""


class GroupFacts(NamedTuple):
    """What a group has counted so far; None: it does not count that."""

    cpu_ms: int | None = None
    peak_memory_bytes: int | None = None
    oom_kills: int = 0
    refused_forks: int = 0


class GroupUsage(NamedTuple):
    """What a group uses now; None: it does not count that."""

    cpu_ms: int | None = None
    memory_bytes: int | None = None
    """Without files of the machine that were read."""


class Hierarchy(NamedTuple):
    """One mounted tree of groups, at the worker's place in it."""

    base: Path
    controllers: tuple[str, ...]
    is_v2: bool


class Group:
    """The group of one attempt: a folder in each hierarchy."""

    def __init__(self, folders: Mapping[str, Path], *, is_v2: bool) -> None:
        self._folders = folders
        """Controller -> folder; with v2 the same one for all."""
        self._is_v2 = is_v2

    @property
    def joins(self) -> list[str]:
        """What a process writes 0 to so as to become a member."""
        return [f"{folder}/cgroup.procs" for folder in dict.fromkeys(self._folders.values())]

    def limit(self, limits: Limits, *, more_pids: int = 0) -> None:
        """Put `limits` in force, with `more_pids` processes that are not the job's own; OSError."""
        if limits.memory_bytes is not None:
            self._limit_memory(limits.memory_bytes)
        if limits.pids is not None:
            self._write("pids", "pids.max", limits.pids + more_pids)
        if limits.cpu is not None:
            quota_us = max(LEAST_QUOTA_US, round(limits.cpu * CPU_PERIOD_US))
            if self._is_v2:
                self._write("cpu", "cpu.max", f"{quota_us} {CPU_PERIOD_US}")
            else:
                self._write("cpu", "cpu.cfs_period_us", CPU_PERIOD_US)
                self._write("cpu", "cpu.cfs_quota_us", quota_us)

    def pids(self) -> set[int]:
        """Its members."""
        found: set[int] = set()
        for folder in dict.fromkeys(self._folders.values()):
            found.update(_pids_in(folder))
        return found

    def usage(self) -> GroupUsage:
        """What it uses now."""
        stat = _table(self._read("memory", "memory.stat"))
        names = ("anon", "shmem") if self._is_v2 else ("total_rss", "total_shmem")
        return GroupUsage(self._cpu_ms(), sum(stat.get(name, 0) for name in names) if stat else None)

    def facts(self) -> GroupFacts:
        """What it has counted."""
        peak, kills = (
            ("memory.peak", "memory.events") if self._is_v2 else ("memory.max_usage_in_bytes", "memory.oom_control")
        )
        return GroupFacts(
            cpu_ms=self._cpu_ms(),
            peak_memory_bytes=_number(self._read("memory", peak)),
            oom_kills=_table(self._read("memory", kills)).get("oom_kill", 0),
            refused_forks=_table(self._read("pids", "pids.events")).get("max", 0),
        )

    def kill(self) -> None:
        """Kill all members, at once where the kernel can."""
        for folder in dict.fromkeys(self._folders.values()):
            _kill(folder)

    def remove(self) -> bool:
        """Remove it; False when a process is still in it."""
        return all([_remove(folder, tries=1) for folder in dict.fromkeys(self._folders.values())])

    def _limit_memory(self, size: int) -> None:
        if self._is_v2:
            self._write("memory", "memory.max", size)
            names = ("memory.swap.max",)
            value = 0
        else:
            self._write("memory", "memory.limit_in_bytes", size)
            names, value = ("memory.memsw.limit_in_bytes",), size
        for name in names:
            with contextlib.suppress(OSError):  # A kernel that does not count swap has no such file.
                self._write("memory", name, value)

    def _cpu_ms(self) -> int | None:
        if not self._is_v2:  # It is counted by yet another tree; to be a member of that costs more than it tells.
            return None
        usage_us = _table(self._read("cpu", "cpu.stat")).get("usage_usec")
        return None if usage_us is None else usage_us // 1000

    def _write(self, controller: str, name: str, value: int | str) -> None:
        write(self._folders[controller] / name, str(value))

    def _read(self, controller: str, name: str) -> str:
        try:
            return read(self._folders[controller] / name)
        except (OSError, KeyError):
            return ""


class ControlGroups:
    """The groups that one worker makes. `controllers` are those of cpu, memory and pids that can be used here."""

    def __init__(self, folders: Mapping[str, Path], *, is_v2: bool, locks: Sequence[int] = ()) -> None:
        self._folders = folders
        self._is_v2 = is_v2
        self._locks = locks
        self._count = 0
        self.controllers: tuple[str, ...] = tuple(name for name in CONTROLLERS if name in folders)

    def give_up(self, controller: str) -> None:
        """It does not work."""
        self.controllers = tuple(name for name in self.controllers if name != controller)

    def make(self, wanted: Sequence[str]) -> Group:
        """A new group with at least the controllers in `wanted`; OSError."""
        self._count += 1
        names = list(self._folders) if self._is_v2 else [name for name in self._folders if name in wanted]
        folders = {name: self._folders[name] / str(self._count) for name in names}
        group = Group(folders, is_v2=self._is_v2)
        try:
            for folder in dict.fromkeys(folders.values()):
                folder.mkdir()
        except OSError:
            group.remove()
            raise
        return group

    def close(self) -> None:
        """Remove our folder, and what is left in it."""
        for folder in dict.fromkeys(self._folders.values()):
            with contextlib.suppress(FileNotFoundError):
                clear(folder)
        self.unlock()

    def unlock(self) -> None:
        """Leave our folder to the next worker."""
        for lock in self._locks:
            os.close(lock)
        self._locks = ()


def open_groups(hierarchies: Sequence[Hierarchy]) -> ControlGroups:
    """Our own folder in each of `hierarchies` in which that is possible; folders of dead workers are removed."""
    folders: dict[str, Path] = {}
    locks = []
    name = PREFIX + secrets.token_hex(6)
    is_v2 = any(hierarchy.is_v2 for hierarchy in hierarchies)
    for hierarchy in hierarchies:
        with contextlib.suppress(OSError), _locked(hierarchy.base):
            remove_abandoned(hierarchy.base)
            if hierarchy.is_v2:
                hand_down(hierarchy.base, hierarchy.controllers)
            folder = hierarchy.base / name
            folder.mkdir()
            locks.append(lock(folder))
            if hierarchy.is_v2:
                hand_down(folder, hierarchy.controllers)
            folders.update(dict.fromkeys(hierarchy.controllers, folder))
    return ControlGroups(folders, is_v2=is_v2, locks=locks)


def remove_abandoned(base: Path) -> None:
    """Remove what workers that are gone have left in `base`, processes included."""
    for folder in base.glob(f"{PREFIX}*/"):
        with contextlib.suppress(OSError):
            os.close(lock(folder))
            clear(folder)


def clear(folder: Path) -> None:
    """Kill what is in the groups of `folder`, and remove it with them as far as that can be done."""
    groups = [path for path in folder.iterdir() if path.is_dir()]
    for group in groups:
        _kill(group)
    for group in groups:
        _remove(group)
    _remove(folder)


def hand_down(folder: Path, controllers: Sequence[str]) -> None:
    """Let the groups in `folder` (v2) use `controllers`; its own processes move to one of those, as the kernel asks."""
    words = " ".join(f"+{name}" for name in controllers)
    try:
        write(folder / "cgroup.subtree_control", words)
    except OSError:
        rest = folder / "rest"
        rest.mkdir(exist_ok=True)
        for pid in _pids_in(folder):
            with contextlib.suppress(ProcessLookupError):
                write(rest / "cgroup.procs", str(pid))
        write(folder / "cgroup.subtree_control", words)


def lock(folder: Path) -> int:
    """A descriptor that holds `folder`; BlockingIOError when somebody else does."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(fd)
        raise
    return fd


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Alone in `folder`, for the moment between making a folder and locking it."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        yield
    finally:
        os.close(fd)


def read(path: Path) -> str:
    """A file of the kernel; those that are read here are short."""
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        return os.read(fd, READ_BYTES).decode()
    finally:
        os.close(fd)


def write(path: Path, text: str) -> None:
    """Give `text` to a file of the kernel, which must be there already."""
    fd = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
    try:
        os.write(fd, text.encode())
    finally:
        os.close(fd)


def _kill(folder: Path) -> None:
    with contextlib.suppress(OSError):
        write(folder / "cgroup.kill", "1")
        return
    for pid in _pids_in(folder):
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)


def _remove(folder: Path, *, tries: int = REMOVE_TRIES) -> bool:
    for _ in range(tries):
        try:
            folder.rmdir()
        except FileNotFoundError:
            return True
        except OSError:
            time.sleep(0.001 if tries > 1 else 0)
        else:
            return True
    return False


def _pids_in(folder: Path) -> list[int]:
    try:
        return [int(word) for word in (folder / "cgroup.procs").read_text().split()]
    except OSError:
        return []


def _number(text: str) -> int | None:
    return int(text) if text.strip().isdigit() else None


def _table(text: str) -> dict[str, int]:
    """Lines of a name and a number."""
    rows = (line.split() for line in text.splitlines())
    return {row[0]: int(row[1]) for row in rows if len(row) == 2 and row[1].isdigit()}
