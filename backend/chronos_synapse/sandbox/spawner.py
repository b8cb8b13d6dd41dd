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
from collections.abc import Mapping, Sequence
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


class Spawner:
    """Starts processes; an async context manager, one for each worker process.

    Leaving it ends every process that is still running. A companion that was lost is replaced at the next
    start; the processes that it had started are reported with an unknown end.
    """

    def __init__(self) -> None:
        self.forest = Forest()
        self._children: dict[int, Child] = {}
        self._answers: dict[int, tuple[Marker, asyncio.Future[Child]]] = {}
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
        """Start `program` with `fds` as its three standard streams; StartError when that cannot be."""
        self._number += 1
        number = self._number
        answer: asyncio.Future[Child] = asyncio.get_running_loop().create_future()
        self._answers[number] = (program.marker, answer)
        self.forest.starting[number] = ticks_now()
        fields = memory_file(_fields(program))
        try:
            async with asyncio.timeout(ANSWER_S):
                await self._send(number, [fields, *fds])
                return await answer
        except TimeoutError as exc:
            raise StartError(errno.ETIMEDOUT, "program") from exc
        finally:
            os.close(fields)
            self._answers.pop(number, None)
            self.forest.starting.pop(number, None)

    def forget(self, child: Child) -> None:
        """The tree of `child` has ended and is nobody's concern any more."""
        self._children.pop(child.tree.pid, None)
        self.forest.trees.pop(child.tree.pid, None)

    async def _send(self, number: int, fds: Sequence[int]) -> None:
        rights = (socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))
        while True:
            if not self._is_open:
                raise RuntimeError("a spawner starts processes only inside of its `async with`")
            connection = self._socket or self._connect()
            try:
                connection.sendmsg([str(number).encode()], [rights])
                return
            except BlockingIOError:
                await asyncio.sleep(FULL_S)
            except ConnectionError:
                self._lose_companion()

    def _connect(self) -> socket.socket:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.setblocking(False)
        argv = [sys.executable, "-I", "-S", str(Path(companion.__file__)), str(theirs.fileno())]
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
            packet = self._read()
            if packet is None:
                return
            if not packet:
                self._lose_companion()
                return
            word, *values = packet.split()
            self._HANDLERS[word](self, values)

    def _read(self) -> bytes | None:
        """A packet; empty when the companion is gone, None when there is nothing."""
        try:
            return self._socket.recv(companion.PACKET_BYTES) if self._socket is not None else None
        except BlockingIOError:
            return None
        except ConnectionError:
            return b""

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
        pid, status, cpu_us, peak_kb = map(int, values)
        child = self._children.get(pid)
        if child is not None and not child.exited.done():
            child.exited.set_result(Exit(status, cpu_us // 1000, peak_kb * 1024))
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
        for child in self._children.values():
            if not child.exited.done():
                child.exited.set_result(Exit(None, 0, 0))

    _HANDLERS = {b"started": _on_started, b"refused": _on_refused, b"exited": _on_exited}  # noqa: RUF012


def memory_file(content: bytes) -> int:
    """A descriptor from which `content` can be read."""
    fd = os.memfd_create("chronos")
    with open(fd, "wb", closefd=False) as file:
        file.write(content)
    os.lseek(fd, 0, os.SEEK_SET)
    return fd


def _fields(program: Program) -> bytes:
    """The program as the companion reads it; StartError for what no program can be given."""
    texts = [program.cwd, *program.argv, *program.environment, *program.environment.values()]
    if any("\0" in text for text in texts) or any(not name or "=" in name for name in program.environment):
        raise StartError(errno.EINVAL, "program")
    entries = [f"{name}={value}" for name, value in program.environment.items()]
    fields = [program.cwd, str(len(program.argv)), *program.argv, *entries]
    try:
        return b"\0".join(map(os.fsencode, fields))
    except UnicodeEncodeError as exc:
        raise StartError(errno.EILSEQ, "program") from exc
