"""What a program says of the limits that it met: the kernel tells nobody else."""

from typing import NamedTuple

from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.sandbox import Limits
from chronos_synapse.sandbox.pipe import Emit

WORDS = {
    "disk_bytes": (b"No space left on device", b"ENOSPC"),
    "file_bytes": (b"File too large", b"EFBIG"),
    "open_files": (b"Too many open files", b"EMFILE"),
    "pids": (b"Cannot fork", b"fork: Resource temporarily unavailable", b"fork: retry", b"can't start new thread"),
}
"""Limit -> what the C library, shells, Python or Node say when it is reached."""
OVERLAP_BYTES = 64
HEAD_BYTES = 500


class Signs(NamedTuple):
    """What was seen in the output."""

    limits: frozenset[str]
    """Names of limits of which something was said."""
    stderr_head: str
    """The beginning of standard error; bubblewrap's own words when it fails."""


class SignReader:
    """An `Emit` that looks at what it passes on."""

    def __init__(self, emit: Emit, limits: Limits) -> None:
        self._emit = emit
        self._sought = {name: words for name, words in WORDS.items() if getattr(limits, name) is not None}
        self._found: set[str] = set()
        self._ends: dict[LogStream, bytes] = {}
        self._head = b""

    async def __call__(self, stream: LogStream, data: bytes) -> None:
        """Look at `data`, then pass it on."""
        if self._sought:
            self._look(self._ends.get(stream, b"") + data)
            self._ends[stream] = data[-OVERLAP_BYTES:]
        if stream is LogStream.STDERR and len(self._head) < HEAD_BYTES:
            self._head += data[:HEAD_BYTES]
        await self._emit(stream, data)

    @property
    def signs(self) -> Signs:
        """What was seen up to now."""
        return Signs(frozenset(self._found), self._head.decode("utf-8", "replace"))

    def _look(self, data: bytes) -> None:
        for name, words in list(self._sought.items()):
            if any(word in data for word in words):
                self._found.add(name)
                del self._sought[name]
