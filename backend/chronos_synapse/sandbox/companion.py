"""Starts processes for a worker, adopts their orphans, and ends them all when the worker dies.

Runs by itself as `python -I -S companion.py SOCKET_FD` and imports only the small half of the standard
library, for two reasons:

- Linux counts the peak memory of the process that *starts* a program as that program's own
  (`fs/exec.c`, `setmax_mm_hiwater_rss`). Started by a worker, `true` would have "used" 100 MB.
- Whatever a job starts and leaves behind becomes a child of this process, not of init. So when the
  worker is gone, by `kill -9` too, nothing of its jobs can be missed.

Protocol, one packet each, so that neither side ever has to finish a half sent message. Worker to companion:
a number and four descriptors: a memory file with the fields cwd, count of arguments, arguments and environment
entries, joined by NUL; then standard input, output and error. Companion to worker, words:
    started NUMBER PID START_TICKS
    refused NUMBER ERRNO cwd|program
    exited PID WAIT_STATUS CPU_US PEAK_KB      (of adopted orphans, too)
An empty packet means that the worker has died.
"""

import array
import ctypes
import errno
import os
import select
import signal
import socket
import sys
import time

PR_SET_CHILD_SUBREAPER = 36
CHUNK_BYTES = 65_536
PACKET_BYTES = 256
FDS = 4
END_ALL_S = 30.0
"""How long the companion of a dead worker goes on to kill what is left."""
RESET_SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGPIPE, signal.SIGXFSZ]
"""Python ignores some of these, and an ignored signal would stay ignored in the job."""


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


class Companion:
    """The loop of this program. `worker` is a connected packet socket."""

    def __init__(self, worker: socket.socket) -> None:
        self._worker = worker

    def run(self) -> None:
        """Serve until the worker is gone, then end everything that it had started."""
        wake, notify = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(notify, warn_on_full_buffer=False)
        poll = select.poll()
        poll.register(wake, select.POLLIN)
        poll.register(self._worker, select.POLLIN)
        try:
            while True:
                ready = {fd for fd, _ in poll.poll()}
                if wake in ready:
                    os.read(wake, CHUNK_BYTES)
                    self._reap()
                if self._worker.fileno() in ready and not self._receive():
                    break
        except OSError:
            pass  # The worker went away while it was being written to.
        end_all()

    def _receive(self) -> bool:
        room = socket.CMSG_SPACE(FDS * array.array("i").itemsize)
        number, ancillary, _, _ = self._worker.recvmsg(PACKET_BYTES, room, socket.MSG_CMSG_CLOEXEC)
        fds = array.array("i")
        for level, kind, content in ancillary:
            if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
                fds.frombytes(content[: len(content) - len(content) % fds.itemsize])
        if number:
            self._start(number, list(fds))
        return bool(number)

    def _start(self, number: bytes, fds: list[int]) -> None:
        what = b"program"
        try:
            cwd, count, *rest = read_all(fds[0]).split(b"\0")
            argv, entries = rest[: int(count)], rest[int(count) :]
            what = b"cwd"
            os.chdir(cwd)
            what = b"program"
            pid = spawn(argv, dict(entry.split(b"=", 1) for entry in entries), fds[1:])
        except (OSError, ValueError, IndexError) as exc:
            reason = (exc.errno if isinstance(exc, OSError) else None) or errno.EINVAL
            self._tell(b"refused %s %d %s" % (number, reason, what))
        else:
            process = read_process(pid)
            self._tell(b"started %s %d %d" % (number, pid, process.start_ticks if process else 0))
        finally:
            os.chdir("/")  # So as not to keep the job's folder busy.
            for fd in fds:
                os.close(fd)

    def _reap(self) -> None:
        while True:
            try:
                pid, status, usage = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            cpu_us = int((usage.ru_utime + usage.ru_stime) * 1_000_000)
            self._tell(b"exited %d %d %d %d" % (pid, status, cpu_us, usage.ru_maxrss))

    def _tell(self, words: bytes) -> None:
        self._worker.send(words)


def spawn(argv: list[bytes], environment: dict[bytes, bytes], fds: list[int]) -> int:
    """Start `argv` in a session of its own with `fds` as 0, 1, 2, and every other descriptor closed."""
    # Descriptors here are 3 and up, and close on exec, so that only the three copies survive.
    actions = [(os.POSIX_SPAWN_DUP2, fd, target) for target, fd in enumerate(fds)]
    path = os.fsdecode(environment.get(b"PATH", b""))
    return os.posix_spawn(
        find_program(os.fsdecode(argv[0]), path),
        argv,
        environment,
        file_actions=actions,
        setsid=True,
        setsigmask=[],
        setsigdef=RESET_SIGNALS,
    )


def find_program(name: str, path: str) -> str:
    """Where `name` is, by the job's own PATH; FileNotFoundError when it is nowhere."""
    if "/" in name:
        return name
    for folder in path.split(":"):
        found = os.path.join(folder, name)
        if folder and os.access(found, os.X_OK):
            return found
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)


def end_all() -> None:
    """Kill all descendants, again and again, until none is left."""
    deadline = time.monotonic() + END_ALL_S
    while time.monotonic() < deadline:
        for process in descendants_of([os.getpid()], read_processes()):
            try:
                os.kill(process.pid, signal.SIGKILL)
            except OSError:
                continue  # It has ended by itself, or belongs to somebody else.
        try:
            while os.wait4(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return
        time.sleep(0.01)


def main() -> None:
    """Become the adopter of orphans and serve the socket named by the first argument."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    fd = int(sys.argv[1])
    os.set_inheritable(fd, False)
    Companion(socket.socket(fileno=fd)).run()


if __name__ == "__main__":
    main()
