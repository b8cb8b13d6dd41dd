"""Ready-made commands down one socket: what the server can do, free of any client's cost."""

import socket
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

import hiredis

RECEIVE_BYTES = 1 << 20


def encode(*parts: bytes | str | int | float) -> bytes:
    """One command as it goes down the wire."""
    encoded = [part if isinstance(part, bytes) else str(part).encode() for part in parts]
    return b"*%d\r\n" % len(encoded) + b"".join(b"$%d\r\n%b\r\n" % (len(part), part) for part in encoded)


class Wire:
    """One connection to a unix socket; a context manager."""

    def __init__(self, url: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.connect(url.removeprefix("unix://"))
        self._reader = hiredis.Reader()
        self._expected = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()

    def send(self, commands: Sequence[bytes]) -> None:
        """Sends without waiting for the replies."""
        self.send_raw(b"".join(commands), replies=len(commands))

    def send_raw(self, commands: bytes, *, replies: int) -> None:
        """As `send`, for commands that were joined before."""
        self._socket.sendall(commands)
        self._expected += replies

    def receive(self, *, leave: int = 0) -> list[Any]:
        """The replies that are due, but the last `leave`; an error among them is raised."""
        replies = []
        while self._expected > leave:
            reply = self._reader.gets()
            if reply is False:
                self._reader.feed(self._socket.recv(RECEIVE_BYTES))
                continue
            if isinstance(reply, hiredis.ReplyError):
                raise reply
            replies.append(reply)
            self._expected -= 1
        return replies

    def call(self, *parts: bytes | str | int | float) -> Any:
        """The reply of one command."""
        self.send([encode(*parts)])
        return self.receive()[0]
