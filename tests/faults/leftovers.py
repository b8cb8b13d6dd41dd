"""What a run leaves behind on the machine: control groups, mounts and processes that should be gone.

Others may use the same machine: only groups that a worker of this run was seen to hold count as its own.
"""

import contextlib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from chronos_synapse.sandbox.cgroup_places import find_hierarchies

LOCKS, MOUNTS, PROCESSES = Path("/proc/locks"), Path("/proc/self/mountinfo"), Path("/proc")
LOOK_EVERY_S = 0.3
OURS = "chronos."
"""How the names of the workers' own groups begin."""
TRACES = ("chronos", "/newroot", "/oldroot")
"""What a mount of a sandbox would have in its description."""


class Leftovers:
    """Looks at the machine again and again, and at the end."""

    def __init__(self, *, bases: Sequence[Path] | None = None, locks: Path = LOCKS, mounts: Path = MOUNTS) -> None:
        self._bases = [hierarchy.base for hierarchy in find_hierarchies()] if bases is None else bases
        self._locks = locks
        self._mounts = mounts
        self._mounted_before = set(self._mount_lines())
        self._groups: set[Path] = set()
        """Folders that a worker of ours has held at some time."""

    @property
    def groups_watched(self) -> int:
        """How many folders of ours were seen."""
        return len(self._groups)

    def look(self, worker_pids: Collection[int]) -> float:
        """Remembers what workers hold now; gives how long to wait for the next look."""
        self._groups |= self._held(worker_pids)
        return LOOK_EVERY_S

    def at_rest(self, worker_pids: Collection[int]) -> Iterator[str]:
        """What is there of dead workers, or of attempts, while the living ones `worker_pids` have nothing to do."""
        held = self._held(worker_pids)
        for folder in sorted(self._groups):
            if folder in held:
                for group in sorted(path for path in folder.glob("*/") if path.name != "rest"):
                    yield f"the control group {group} of an attempt is still there"
            elif folder.exists():
                yield f"the control group {folder} of a dead worker is still there"
        yield from self._new_mounts()

    def after_end(self, execution_ids: Collection[str]) -> Iterator[str]:
        """What is there after all processes of ours have been told to stop."""
        for folder in sorted(self._groups):
            if folder.exists():
                yield f"the control group {folder} is there after its worker has stopped"
        yield from self._new_mounts()
        yield from processes_of(execution_ids)

    def _held(self, worker_pids: Collection[int]) -> set[Path]:
        folders = [folder for base in self._bases for folder in base.glob(f"{OURS}*/")]
        inodes = {inode for pid, inode in _holders(self._locks) if pid in worker_pids}
        found = set()
        for folder in folders:
            with contextlib.suppress(FileNotFoundError):
                if folder.stat().st_ino in inodes:
                    found.add(folder)
        return found

    def _new_mounts(self) -> Iterator[str]:
        for line in self._mount_lines():
            if line not in self._mounted_before and any(trace in line for trace in TRACES):
                yield f"a mount is still there: {line}"

    def _mount_lines(self) -> list[str]:
        return self._mounts.read_text().splitlines()


def processes_of(execution_ids: Collection[str], *, processes: Path = PROCESSES) -> Iterator[str]:
    """Living processes that have one of these executions in their environment."""
    for folder in processes.glob("[0-9]*"):
        with contextlib.suppress(OSError):
            for entry in (folder / "environ").read_bytes().split(b"\0"):
                name, _, value = entry.decode(errors="replace").partition("=")
                if name == "CHRONOS_EXECUTION_ID" and value in execution_ids:
                    yield f"process {folder.name} of {value} is still there: {_command_of(folder)}"


def _command_of(folder: Path) -> str:
    return (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()


def _holders(locks: Path) -> Iterator[tuple[int, int]]:
    """Process and inode of each lock of a whole file."""
    for line in locks.read_text().splitlines():
        words = line.split()
        if len(words) >= 6 and words[1] == "FLOCK":
            yield int(words[4]), int(words[5].rpartition(":")[2])
