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
from chronos_synapse.sandbox.forest import Forest, Marker, Tree

logger = logging.getLogger(__name__)

ANSWER_S = 30.0
"""How long the companion may take to start a process."""


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
        self._text = b""
        self._sending = asyncio.Lock()

    async def __aenter__(self) -> Self:
        self._connect()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        process = self._process
        self._disconnect()
        if process is not None:
            await asyncio.to_thread(process.wait)
        self._give_up_children()

    async def start(self, program: Program, fds: Sequence[int]) -> Child:
        """Start `program` with `fds` as its three standard streams; StartError when that cannot be."""
        frame = self._frame(program)
        if self._socket is None:
            self._connect()
        answer: asyncio.Future[Child] = asyncio.get_running_loop().create_future()
        number = self._number
        self._answers[number] = (program.marker, answer)
        try:
            await self._send(frame, fds)
            async with asyncio.timeout(ANSWER_S):
                return await answer
        except TimeoutError as exc:
            raise StartError(errno.ETIMEDOUT, "program") from exc
        finally:
            self._answers.pop(number, None)

    def forget(self, child: Child) -> None:
        """The tree of `child` has ended and is nobody's concern any more."""
        self._children.pop(child.tree.pid, None)
        self.forest.trees.pop(child.tree.pid, None)

    def _frame(self, program: Program) -> bytes:
        self._number += 1
        entries = [f"{name}={value}" for name, value in program.environment.items()]
        fields = [str(self._number), program.cwd, str(len(program.argv)), *program.argv, *entries]
        payload = b"\0".join(map(os.fsencode, fields))
        return len(payload).to_bytes(companion.LENGTH_BYTES, "little") + payload

    async def _send(self, frame: bytes, fds: Sequence[int]) -> None:
        loop = asyncio.get_running_loop()
        async with self._sending:
            if self._socket is None:
                raise StartError(errno.EPIPE, "program")
            rights = (socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))
            while True:
                try:
                    sent = self._socket.sendmsg([frame], [rights])
                    break
                except BlockingIOError:
                    await asyncio.sleep(0.001)
            if sent < len(frame):
                await loop.sock_sendall(self._socket, frame[sent:])

    def _connect(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
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
        self._text = b""
        self.forest.companion_pid = self._process.pid
        asyncio.get_running_loop().add_reader(ours, self._receive)

    def _disconnect(self) -> None:
        if self._socket is not None:
            asyncio.get_running_loop().remove_reader(self._socket)
            self._socket.close()
            self._socket = None

    def _receive(self) -> None:
        data = self._read()
        if data is None:
            return
        if not data:
            self._lose_companion()
            return
        *lines, self._text = (self._text + data).split(b"\n")
        for line in lines:
            word, *values = line.split()
            self._HANDLERS[word](self, values)

    def _read(self) -> bytes | None:
        """What has arrived; empty when the companion is gone, None when there is nothing."""
        try:
            return self._socket.recv(companion.CHUNK_BYTES) if self._socket is not None else None
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
