"""Starts processes through the companion, and hears from it how they ended."""

import array
import asyncio
import contextlib
import errno
import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from chronos_synapse.sandbox import companion
from chronos_synapse.sandbox.forest import Forest, Marker, Tree, ticks_now

logger = logging.getLogger(__name__)

ANSWER_S = 30.0
"""How long the companion may take to start a process."""
FULL_S = 0.001
"""Pause before another try when the companion has much to do."""
PACKAGES = str(Path(companion.__file__).parents[2])
PACKETS_AT_ONCE = 50
"""Read before others have their turn."""


class StartError(Exception):
    """A process could not be started; `number` is the system's errno, `what` is "cwd" or "program"."""

    def __init__(self, number: int, what: str) -> None:
        super().__init__(os.strerror(number))
        self.number = number
        self.what = what


class Exit(NamedTuple):
    """How a process ended. `wait_status` None: its companion was lost, nobody knows."""

    wait_status: int | None
    cpu_ms: int
    peak_memory_bytes: int
    has_strays: bool = True
    """Somebody's orphans were running at that moment; without any nothing of its tree was."""


class Child:
    """A started process; `exited` resolves when it has ended."""

    def __init__(self, tree: Tree, exited: asyncio.Future[Exit]) -> None:
        self.tree = tree
        self.exited = exited
        self.orphans_cpu_ms = 0
        """Of processes of its tree that it did not wait for itself."""
        self.orphans_peak_bytes = 0


class Program(NamedTuple):
    """What to start. Environment names and values, and arguments, hold no NUL."""

    argv: Sequence[str]
    environment: Mapping[str, str]
    cwd: str
    marker: Marker
    orders: Sequence[str] = ()
    """What is to be done between fork and exec, see `companion`."""


class Spawner:
    """Starts processes; an async context manager, one for each worker process.

    Leaving it ends every process that is still running. A companion that was lost is replaced at the next
    start; the processes that it had started are reported with an unknown end.
    """

    def __init__(self) -> None:
        self.forest = Forest()
        self._children: dict[int, Child] = {}
        self._answers: dict[int, tuple[Marker, asyncio.Future[Child]]] = {}
        self._listeners: dict[int, asyncio.Future[socket.socket]] = {}
        self._number = 0
        self._socket: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._is_open = False

    async def __aenter__(self) -> Self:
        self._is_open = True
        self._connect()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_open = False
        process = self._process
        self._disconnect()
        if process is not None:
            await asyncio.to_thread(process.wait)
        self._give_up_children()

    async def start(self, program: Program, fds: Sequence[int]) -> Child:
        """Start `program` with `fds` as 0, 1, 2 and so on, and no others; StartError when that cannot be."""
        self._number += 1
        number = self._number
        answer: asyncio.Future[Child] = asyncio.get_running_loop().create_future()
        self._answers[number] = (program.marker, answer)
        self.forest.starting[number] = ticks_now()
        fields = memory_file(_fields(program))
        try:
            async with asyncio.timeout(ANSWER_S):
                await self._send(f"start {number}", [fields, *fds])
                return await answer
        except TimeoutError as exc:
            raise StartError(errno.ETIMEDOUT, "program") from exc
        finally:
            os.close(fields)
            self._answers.pop(number, None)
            self.forest.starting.pop(number, None)

    async def listen_beside(self, pid: int) -> socket.socket:
        """A socket that listens at `PROXY_ADDRESS` in the network of `pid`, a process of ours; OSError."""
        self._number += 1
        answer: asyncio.Future[socket.socket] = asyncio.get_running_loop().create_future()
        self._listeners[self._number] = answer
        number = self._number
        try:
            async with asyncio.timeout(ANSWER_S):
                await self._send(f"listen {number} {pid}", [])
                return await answer
        finally:
            self._listeners.pop(number, None)

    def forget(self, child: Child) -> None:
        """The tree of `child` has ended and is nobody's concern any more."""
        self._children.pop(child.tree.pid, None)
        self.forest.trees.pop(child.tree.pid, None)

    async def _send(self, words: str, fds: Sequence[int]) -> None:
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))] if fds else []
        while True:
            if not self._is_open:
                raise RuntimeError("a spawner starts processes only inside of its `async with`")
            connection = self._socket or self._connect()
            try:
                connection.sendmsg([words.encode()], rights)
                return
            except BlockingIOError:
                await asyncio.sleep(FULL_S)
            except ConnectionError:
                self._lose_companion()

    def _connect(self) -> socket.socket:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.setblocking(False)
        argv = [sys.executable, "-I", "-S", "-c", companion.BOOT, str(theirs.fileno()), PACKAGES]
        # An empty environment, so that jobs find none of the worker's secrets in /proc/<parent>/environ;
        # a session of its own, so that Ctrl-C at a terminal does not reach it.
        with theirs:
            self._process = subprocess.Popen(
                argv,
                env={},
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self._socket = ours
        self.forest.companion_pid = self._process.pid
        asyncio.get_running_loop().add_reader(ours, self._receive)
        return ours

    def _disconnect(self) -> None:
        if self._socket is not None:
            asyncio.get_running_loop().remove_reader(self._socket)
            self._socket.close()
            self._socket = None

    def _receive(self) -> None:
        for _ in range(PACKETS_AT_ONCE):
            packet, fds = self._read()
            if packet is None:
                return
            if not packet:
                self._lose_companion()
                return
            word, *values = packet.split()
            if word == b"listening":
                self._on_listening(int(values[0]), fds)
            else:
                self._HANDLERS[word](self, values)

    def _read(self) -> tuple[bytes | None, list[int]]:
        """A packet; empty when the companion is gone, None when there is nothing."""
        if self._socket is None:
            return None, []
        try:
            packet, fds, _, _ = socket.recv_fds(self._socket, companion.PACKET_BYTES, 1, socket.MSG_CMSG_CLOEXEC)
        except BlockingIOError:
            return None, []
        except ConnectionError:
            return b"", []
        return packet, fds

    def _on_listening(self, number: int, fds: Sequence[int]) -> None:
        listener = socket.socket(fileno=fds[0])
        answer = self._listeners.get(number)
        if answer is None or answer.done():
            listener.close()
        else:
            answer.set_result(listener)

    def _on_deaf(self, values: Sequence[bytes]) -> None:
        number, reason = map(int, values)
        answer = self._listeners.get(number)
        if answer is not None and not answer.done():
            answer.set_exception(OSError(reason, os.strerror(reason)))

    def _on_started(self, values: Sequence[bytes]) -> None:
        number, pid, start_ticks = map(int, values)
        marker, answer = self._answers.pop(number, ((), None))
        if answer is None or answer.done():
            logger.warning("a process was started too late", extra={"action": "spawn.late", "pid": pid})
            with contextlib.suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)
            return
        tree = Tree(pid, start_ticks, marker)
        child = Child(tree, asyncio.get_running_loop().create_future())
        self._children[pid] = child
        self.forest.trees[pid] = tree
        answer.set_result(child)

    def _on_refused(self, values: Sequence[bytes]) -> None:
        _, answer = self._answers.pop(int(values[0]), ((), None))
        if answer is not None and not answer.done():
            answer.set_exception(StartError(int(values[1]), values[2].decode("ascii")))

    def _on_exited(self, values: Sequence[bytes]) -> None:
        pid, status, cpu_us, peak_kb, strays = map(int, values)
        child = self._children.get(pid)
        if child is not None and not child.exited.done():
            child.exited.set_result(Exit(status, cpu_us // 1000, peak_kb * 1024, bool(strays)))
        elif (tree := self.forest.owner_of(pid)) is not None:
            owner = self._children[tree.pid]
            owner.orphans_cpu_ms += cpu_us // 1000
            owner.orphans_peak_bytes = max(owner.orphans_peak_bytes, peak_kb * 1024)

    def _lose_companion(self) -> None:
        logger.error("the companion process is gone", extra={"action": "spawn.companion_lost"})
        self._disconnect()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._give_up_children()

    def _give_up_children(self) -> None:
        for _, answer in self._answers.values():
            if not answer.done():
                answer.set_exception(StartError(errno.EPIPE, "program"))
        for listener in self._listeners.values():
            if not listener.done():
                listener.set_exception(OSError(errno.EPIPE, os.strerror(errno.EPIPE)))
        for child in self._children.values():
            if not child.exited.done():
                child.exited.set_result(Exit(None, 0, 0))

    _HANDLERS = {b"started": _on_started, b"refused": _on_refused, b"exited": _on_exited, b"deaf": _on_deaf}  # noqa: RUF012


def memory_file(content: bytes) -> int:
    """A descriptor from which `content` can be read."""
    fd = os.memfd_create("chronos")
    written = os.write(fd, content)
    while written < len(content):
        written += os.write(fd, memoryview(content)[written:])
    os.lseek(fd, 0, os.SEEK_SET)
    return fd


def encode(texts: Iterable[str], names: Sequence[str] = ()) -> bytes:
    """`texts` joined by NUL; StartError when one holds a NUL, or a variable cannot have one of the `names`."""
    listed = list(texts)
    joined = "\0".join(listed)
    if joined.count("\0") != max(0, len(listed) - 1) or any(not name or "=" in name for name in names):
        raise StartError(errno.EINVAL, "program")
    try:
        return os.fsencode(joined)
    except UnicodeEncodeError as exc:
        raise StartError(errno.EILSEQ, "program") from exc


def _fields(program: Program) -> bytes:
    """The program as the companion reads it; StartError for what no program can be given."""
    entries = [f"{name}={value}" for name, value in program.environment.items()]
    counts = [str(len(program.argv)), str(len(program.orders))]
    return encode([program.cwd, *counts, *program.argv, *program.orders, *entries], list(program.environment))
