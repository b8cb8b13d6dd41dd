"""Starts processes for a worker, adopts their orphans, and ends them all when the worker dies.

Runs by itself (`python -I -S`, see `BOOT`) and imports only the small half of the standard library, for two
reasons:

- Linux counts the peak memory of the process that *starts* a program as that program's own
  (`fs/exec.c`, `setmax_mm_hiwater_rss`). Started by a worker, `true` would have "used" 100 MB.
- Whatever a job starts and leaves behind becomes a child of this process, not of init. So when the
  worker is gone, by `kill -9` too, nothing of its jobs can be missed.

Protocol, one packet each, so that neither side ever has to finish a half sent message. Worker to companion, words:
    start NUMBER          with descriptors: a memory file with the fields cwd, count of arguments, count of orders,
                          arguments, orders and environment entries, joined by NUL; then those that the program
                          gets as 0, 1, 2 and so on
    listen NUMBER PID     listen on the loopback of the network in which PID is
An order is something to be done between fork and exec, in this sequence:
    group PATH            join the control group whose `cgroup.procs` this is
    stage PATH            in a mount namespace of its own, show what follows in this folder, as 0, 1, 2 and so on
    source PATH
    user ID               become this user and its group, without others
    limit KIND VALUE      rlimit
Companion to worker, words:
    started NUMBER PID START_TICKS
    refused NUMBER ERRNO cwd|program|ORDER
    exited PID WAIT_STATUS CPU_US PEAK_KB STRAYS
                          (of adopted orphans, too; STRAYS: how many of these are alive, whoever's they are)
    listening NUMBER                           (with the socket)
    deaf NUMBER ERRNO
An empty packet means that the worker has died.
"""

import array
import ctypes
import os
import select
import signal
import socket
import sys
import time

from chronos_synapse.sandbox.launch import become, errno_of, find_program, listen_in, spawn
from chronos_synapse.sandbox.process_table import (
    CHUNK_BYTES,
    descendants_of,
    read_all,
    read_proc,
    read_process,
    read_processes,
)

BOOT = "import sys; sys.path.append(sys.argv[2]); from chronos_synapse.sandbox.companion import main; main()"
"""Run with `-c`; arguments: the number of the socket, and the folder that holds this package."""
CHILDREN = "task/%d/children"
PR_SET_CHILD_SUBREAPER = 36
PACKET_BYTES = 256
FDS = 12
"""Most descriptors that come with one packet."""
END_ALL_S = 30.0
"""How long the companion of a dead worker goes on to kill what is left."""


class Companion:
    """The loop of this program. `worker` is a connected packet socket."""

    def __init__(self, worker: socket.socket) -> None:
        self._worker = worker
        self._poll = select.poll()
        self._launches: dict[int, tuple[bytes, int]] = {}
        """Pid -> number and pipe of one that has not got to its program yet."""
        self._pids: dict[int, int] = {}
        """Pipe -> pid."""
        self._first: set[int] = set()
        """Children that we have started and not only adopted."""

    def run(self) -> None:
        """Serve until the worker is gone, then end everything that it had started."""
        wake, notify = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(notify, warn_on_full_buffer=False)
        self._poll.register(wake, select.POLLIN)
        self._poll.register(self._worker, select.POLLIN)
        try:
            while True:
                ready = {fd for fd, _ in self._poll.poll()}
                for pipe in ready & self._pids.keys():
                    self._settle(self._pids[pipe])
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
        packet, ancillary, _, _ = self._worker.recvmsg(PACKET_BYTES, room, socket.MSG_CMSG_CLOEXEC)
        fds = array.array("i")
        for level, kind, content in ancillary:
            if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
                fds.frombytes(content[: len(content) - len(content) % fds.itemsize])
        if packet.startswith(b"start "):
            self._start(packet.split()[1], list(fds))
        elif packet:
            self._listen(*packet.split()[1:])
        return bool(packet)

    def _start(self, number: bytes, fds: list[int]) -> None:
        what = b"program"
        try:
            cwd, arguments, orders, *rest = read_all(fds[0]).split(b"\0")
            argv, rest = rest[: int(arguments)], rest[int(arguments) :]
            todo, entries = rest[: int(orders)], rest[int(orders) :]
            what = b"cwd"
            os.chdir(cwd)
            what = b"program"
            environment = dict(entry.split(b"=", 1) for entry in entries)
            if todo:
                self._launch(number, argv, environment, fds[1:], todo)
            else:
                self._tell_started(number, spawn(argv, environment, fds[1:]))
        except (OSError, ValueError, IndexError) as exc:
            self._tell(b"refused %s %d %s" % (number, errno_of(exc), what))
        finally:
            os.chdir("/")  # So as not to keep the job's folder busy.
            for fd in fds:
                os.close(fd)

    def _launch(
        self, number: bytes, argv: list[bytes], environment: dict[bytes, bytes], fds: list[int], orders: list[bytes]
    ) -> None:
        """Fork, and answer when the child is at its program: to join a control group can take milliseconds."""
        program = find_program(os.fsdecode(argv[0]), os.fsdecode(environment.get(b"PATH", b"")))
        done, tell = os.pipe2(os.O_CLOEXEC)
        pid = os.fork()
        if pid == 0:
            become(program, argv, environment, fds, orders, tell)
        os.close(tell)
        self._first.add(pid)
        self._launches[pid] = (number, done)
        self._pids[done] = pid
        self._poll.register(done, select.POLLIN)

    def _settle(self, pid: int) -> None:
        number, done = self._launches.pop(pid)
        del self._pids[done]
        self._poll.unregister(done)
        problem = os.read(done, PACKET_BYTES)
        os.close(done)
        if problem:
            self._tell(b"refused %s %s" % (number, problem))
        else:
            self._tell_started(number, pid)

    def _listen(self, number: bytes, pid: bytes) -> None:
        helper = os.fork()
        if helper:
            self._first.add(helper)
            return
        try:
            listener = listen_in(int(pid))
            rights = (socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [listener.fileno()]))
            self._worker.sendmsg([b"listening %s" % number], [rights])
        except OSError as exc:
            self._tell(b"deaf %s %d" % (number, errno_of(exc)))
        finally:
            os._exit(0)

    def _reap(self) -> None:
        exits = []
        try:
            while (exit_ := os.wait4(-1, os.WNOHANG))[0]:
                exits.append(exit_)
        except ChildProcessError:
            pass
        # Nobody but us takes a child away, so that the list is whole; and what an ended process leaves is in it.
        strays = self._strays() if exits else 0
        for pid, status, usage in exits:
            if pid in self._launches:  # It was faster than its pipe.
                self._settle(pid)
            self._first.discard(pid)
            cpu_us = int((usage.ru_utime + usage.ru_stime) * 1_000_000)
            self._tell(b"exited %d %d %d %d %d" % (pid, status, cpu_us, usage.ru_maxrss, strays))

    def _strays(self) -> int:
        try:
            children = read_proc(os.getpid(), CHILDREN % os.getpid()).split()
        except OSError:
            return 1  # A kernel that does not list them. The worker looks for itself.
        found = (read_process(int(child)) for child in children if int(child) not in self._first)
        return sum(process is not None and process.is_alive for process in found)

    def _tell_started(self, number: bytes, pid: int) -> None:
        self._first.add(pid)
        process = read_process(pid)
        self._tell(b"started %s %d %d" % (number, pid, process.start_ticks if process else 0))

    def _tell(self, words: bytes) -> None:
        self._worker.send(words)


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
