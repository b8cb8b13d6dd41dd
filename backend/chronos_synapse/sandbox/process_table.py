"""The process table, read with the small half of the standard library: the companion does, too."""

import os

CHUNK_BYTES = 65_536


class Process:
    """One line of the process table; `start_ticks` since boot tells a pid from its reuse."""

    __slots__ = ("group", "name", "parent", "pid", "session", "start_ticks", "state")

    def __init__(self, pid: int, stat: bytes) -> None:
        head, _, tail = stat.rpartition(b")")
        fields = tail.split()
        self.pid = pid
        self.name = head.partition(b"(")[2].decode("utf-8", "replace")
        self.state = fields[0].decode("ascii")
        self.parent = int(fields[1])
        self.group = int(fields[2])
        self.session = int(fields[3])
        self.start_ticks = int(fields[19])

    @property
    def is_alive(self) -> bool:
        """Whether it can still do anything; a zombie cannot."""
        return self.state not in "ZX"


def read_process(pid: int) -> Process | None:
    """The process `pid`, or None when there is none."""
    try:
        return Process(pid, read_proc(pid, "stat"))
    except OSError:
        return None


def read_proc(pid: int, name: str) -> bytes:
    """`/proc/<pid>/<name>`; OSError when the process is gone or not ours to look at."""
    fd = os.open(f"/proc/{pid}/{name}", os.O_RDONLY | os.O_CLOEXEC)
    try:
        return read_all(fd)
    finally:
        os.close(fd)


def read_all(fd: int) -> bytes:
    """What is in `fd`, from its present place to the end."""
    parts = []
    while chunk := os.read(fd, CHUNK_BYTES):
        parts.append(chunk)
    return b"".join(parts)


def read_processes() -> list[Process]:
    """All processes of this machine, or of its pid namespace."""
    found = (read_process(int(name)) for name in os.listdir("/proc") if name.isdigit())
    return [process for process in found if process is not None]


def descendants_of(roots: list[int], processes: list[Process]) -> list[Process]:
    """Children, grandchildren and so on of `roots`, without the roots."""
    children: dict[int, list[Process]] = {}
    for process in processes:
        children.setdefault(process.parent, []).append(process)
    found = []
    waiting = list(roots)
    while waiting:
        for child in children.pop(waiting.pop(), ()):
            found.append(child)
            waiting.append(child.pid)
    return found
