"""The witness: hears of each start and end from the jobs themselves, outside of the product, and writes it down.

A job writes one line into a named pipe, which costs it next to nothing. The witness stamps each line with its own
clock and syncs what it has written. It also watches each process that reported, so that it knows the end of one that
was killed. A sandboxed job, whose process ids are its own, reports over a connection instead: all of its processes
inherit it, so that its end is the end of the last of them. Run as a process of its own: `python -m tests.faults.witness
PIPE FILE LISTENER`.
"""

import contextlib
import json
import os
import queue
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from tests.faults.history import Phase, Sighting

REPORT = 'w() { echo "$1 $CHRONOS_EXECUTION_ID $CHRONOS_FENCE $$ $CHRONOS_SCHEDULED_TIME" > "$WITNESS"; }'
"""For a shell: `w S` at the start, `w E` at the end."""
REPORT_BY_NETWORK = (
    'exec 9<>"/dev/tcp/127.0.0.1/$WITNESS_PORT"\n'
    'w() { echo "$1 $CHRONOS_EXECUTION_ID $CHRONOS_FENCE 0 $CHRONOS_SCHEDULED_TIME" >&9; }'
)
"""The same for bash in a sandbox with an open network."""
SYNC_S = 0.5
POLL_S = 0.2


class Witness:
    """The process and its file; a context manager."""

    def __init__(self, directory: Path) -> None:
        self.pipe = directory / "witness.pipe"
        self.file = directory / "witness.jsonl"
        os.mkfifo(self.pipe)
        self.file.touch()
        with socket.create_server(("127.0.0.1", 0), backlog=100) as listener:
            self.port: int = listener.getsockname()[1]
            handle = listener.fileno()
            command = [sys.executable, "-m", "tests.faults.witness", str(self.pipe), str(self.file), str(handle)]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[handle])

    def __enter__(self) -> "Witness":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate(timeout=10)  # it ends when nobody holds its input any more

    def sightings(self) -> list[Sighting]:
        """Everything that it has written down so far."""
        return list(read_sightings(self.file.read_text().splitlines()))

    def wait_until_all_have_ended(self, *, timeout_s: float) -> bool:
        """Whether no process that reported itself is there any more, in time."""
        deadline = time.monotonic() + timeout_s
        while alive(self.sightings()):
            if time.monotonic() > deadline:
                return False
            time.sleep(POLL_S)
        return True


def read_sightings(lines: Iterable[str]) -> Iterator[Sighting]:
    """Sightings out of the lines of a file."""
    for line in lines:
        phase, execution_id, fence, process_id, due, at_ms = json.loads(line)
        yield Sighting(Phase(phase), execution_id, int(fence), int(process_id), due, at_ms)


def alive(sightings: Iterable[Sighting]) -> set[int]:
    """Ids of processes that have started and not gone."""
    found: set[int] = set()
    for seen in sightings:
        if seen.phase is Phase.START:
            found.add(seen.process_id)
        elif seen.phase is Phase.GONE:
            found.discard(seen.process_id)
    return found


class _Caller:
    """A sandboxed job's connection."""

    def __init__(self, connection: socket.socket, number: int) -> None:
        self._connection = connection
        self._number = number
        self._rest = b""
        self.start: list[str] | None = None

    def read(self) -> list[list[str]] | None:
        """What it says, in words; None when all who held it are gone."""
        try:
            chunk = self._connection.recv(65_536)
        except OSError:
            chunk = b""
        if not chunk:
            self._connection.close()
            return None
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        found = [line.decode().split(" ") for line in lines]
        for words in found:
            words[3] = str(-self._number)
            if words[0] == Phase.START.value:
                self.start = words
        return found


class _Book:
    """What the process keeps: lines for a file, and a handle of each process that has reported itself.

    A thread of its own writes, so that a slow disk delays no time stamp.
    """

    def __init__(self, path: str, listener: socket.socket) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND)
        self._listener = listener
        self._lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write_down)
        self._poll = select.epoll()
        self._ends = select.epoll()
        """Of the watched processes and connections alone."""
        self._watched: dict[int, list[str]] = {}
        self._callers: dict[int, _Caller] = {}
        self._call_count = 0
        self._rest = b""

    def serve(self, pipe: int, stop: int) -> None:
        """Until `stop` is closed from the other side."""
        self._writer.start()
        self._poll.register(pipe, select.EPOLLIN)
        self._poll.register(stop, select.EPOLLIN | select.EPOLLHUP)
        self._poll.register(self._ends, select.EPOLLIN)
        self._poll.register(self._listener, select.EPOLLIN)
        ready: set[int] = set()
        while stop not in ready:
            ready = {handle for handle, _ in self._poll.poll()}
            self._note_ends()
            if self._listener.fileno() in ready:
                self._welcome()
            if pipe in ready:
                self._take(os.read(pipe, 65_536))
        self._lines.put(None)
        self._writer.join()

    def _take(self, chunk: bytes) -> None:
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        for line in lines:
            words = line.decode().split(" ")
            if words[0] == Phase.START.value:
                # Another may have ended to make room for this one.
                self._note_ends()
            self._note(words)
            if words[0] == Phase.START.value:
                self._watch(words)

    def _watch(self, words: list[str]) -> None:
        try:
            handle = os.pidfd_open(int(words[3]))
        except ProcessLookupError:
            self._note([Phase.GONE.value, *words[1:]])
            return
        self._watched[handle] = words
        self._ends.register(handle, select.EPOLLIN)

    def _welcome(self) -> None:
        connection, _ = self._listener.accept()
        self._call_count += 1
        self._callers[connection.fileno()] = _Caller(connection, self._call_count)
        self._ends.register(connection, select.EPOLLIN)

    def _note_ends(self) -> None:
        for handle, _ in self._ends.poll(0):
            if handle in self._callers:
                self._hear(handle)
                continue
            self._ends.unregister(handle)
            os.close(handle)
            self._note([Phase.GONE.value, *self._watched.pop(handle)[1:]])

    def _hear(self, handle: int) -> None:
        caller = self._callers[handle]
        said = caller.read()
        if said is not None:
            for words in said:
                self._note(words)
            return
        del self._callers[handle]  # the closed connection has left the epoll by itself
        if caller.start is not None:
            self._note([Phase.GONE.value, *caller.start[1:]])

    def _note(self, words: list[str]) -> None:
        self._lines.put(json.dumps([*words, time.time_ns() // 1_000_000]).encode() + b"\n")

    def _write_down(self) -> None:
        synced_at = 0.0
        while (line := self._lines.get()) is not None:
            os.write(self._file, line)
            if time.monotonic() - synced_at > SYNC_S:
                os.fsync(self._file)
                synced_at = time.monotonic()


def main(pipe_path: str, file_path: str, listener: str) -> None:
    """Serves until standard input is closed."""
    pipe = os.open(pipe_path, os.O_RDWR)  # for writing too, so that it never reads an end
    with contextlib.suppress(KeyboardInterrupt), socket.socket(fileno=int(listener)) as calls:
        _Book(file_path, calls).serve(pipe, sys.stdin.fileno())


if __name__ == "__main__":
    main(*sys.argv[1:])
