"""The proxy passes everything on, and breaks connections in each of its ways when told to."""

import socket
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.proxy import TO_CLIENT, TO_SERVER, ProxyProcess
from tests.support import wait_until_sync


class Echo(socketserver.ThreadingUnixStreamServer):
    """Gives back what it gets, and remembers it."""

    daemon_threads = True

    def __init__(self, path: Path) -> None:
        self.heard = bytearray()
        super().__init__(str(path), EchoHandler)


class EchoHandler(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, Echo)
        try:
            while chunk := self.request.recv(65_536):
                self.server.heard += chunk
                self.request.sendall(chunk)
        except OSError:
            return


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Echo]:
    with Echo(tmp_path / "echo.sock") as echo:
        thread = threading.Thread(target=echo.serve_forever, args=(0.01,))
        thread.start()
        yield echo
        echo.shutdown()
        thread.join()


@pytest.fixture
def proxy(server: Echo) -> Iterator[ProxyProcess]:
    with ProxyProcess(str(server.server_address), ["link", "other"]) as running:
        yield running


@pytest.fixture
def connect(proxy: ProxyProcess) -> Iterator[Callable[[], socket.socket]]:
    made: list[socket.socket] = []

    def one() -> socket.socket:
        made.append(socket.create_connection(("127.0.0.1", proxy.ports["link"]), timeout=10))
        return made[-1]

    yield one
    for connection in made:
        connection.close()


Connect = Callable[[], socket.socket]


def echoed(connection: socket.socket, text: bytes) -> bytes:
    connection.sendall(text)
    return received(connection, len(text))


def received(connection: socket.socket, count: int) -> bytes:
    found = b""
    while len(found) < count and (chunk := connection.recv(count - len(found))):
        found += chunk
    return found


def is_broken(connection: socket.socket) -> bool:
    try:
        return connection.recv(1) == b""
    except ConnectionError:
        return True


def test_bytes_pass_unchanged(connect: Connect) -> None:
    text = bytes(range(256)) * 4096

    connection = connect()
    sender = threading.Thread(target=connection.sendall, args=(text,))
    sender.start()

    assert received(connection, len(text)) == text
    sender.join()


def test_what_was_sent_into_a_cut_arrives_when_it_is_healed(proxy: ProxyProcess, connect: Connect) -> None:
    connection = connect()
    assert echoed(connection, b"before") == b"before"

    proxy.cut("link")
    connection.sendall(b"within")
    connection.settimeout(0.1)
    with pytest.raises(TimeoutError):
        connection.recv(1)
    proxy.heal("link")
    connection.settimeout(10)

    assert received(connection, 6) == b"within"


@pytest.mark.parametrize(("direction", "is_heard"), [(TO_SERVER, False), (TO_CLIENT, True)])
def test_a_cut_may_be_one_way(
    proxy: ProxyProcess, server: Echo, connect: Connect, direction: str, is_heard: bool
) -> None:
    connection = connect()
    assert echoed(connection, b"a") == b"a"

    proxy.cut("link", direction)
    connection.sendall(b"b")
    if is_heard:
        wait_until_sync(lambda: bytes(server.heard) == b"ab")
    connection.settimeout(0.1)
    with pytest.raises(TimeoutError):
        connection.recv(1)

    assert (b"b" in server.heard) == is_heard


def test_other_links_are_not_hit(proxy: ProxyProcess) -> None:
    proxy.cut("link")

    with socket.create_connection(("127.0.0.1", proxy.ports["other"]), timeout=10) as connection:
        assert echoed(connection, b"hello") == b"hello"


def test_a_reset_breaks_old_and_new_connections(proxy: ProxyProcess, connect: Connect) -> None:
    old = connect()
    assert echoed(old, b"a") == b"a"

    proxy.reset("link")

    assert is_broken(old)
    assert is_broken(connect())
    proxy.heal("link")
    assert echoed(connect(), b"again") == b"again"


def test_a_delay_is_felt_and_ends(proxy: ProxyProcess, connect: Connect) -> None:
    connection = connect()
    proxy.delay("link", 100)
    began = time.monotonic()
    assert echoed(connection, b"slow") == b"slow"

    assert time.monotonic() - began >= 0.2
    proxy.heal("link")
    assert echoed(connection, b"fast") == b"fast"


@pytest.mark.parametrize(("direction", "heard"), [(TO_SERVER, b"abc"), (TO_CLIENT, b"abcdef")])
def test_a_connection_breaks_after_so_many_bytes(
    proxy: ProxyProcess, server: Echo, connect: Connect, direction: str, heard: bytes
) -> None:
    proxy.drop_after("link", 3, direction)
    connection = connect()
    connection.sendall(b"abcdef")

    wait_until_sync(lambda: bytes(server.heard) == heard)
    assert direction == TO_SERVER or received(connection, 3) == b"abc"


def test_bytes_that_come_one_by_one_are_whole(proxy: ProxyProcess, connect: Connect) -> None:
    text = bytes(range(256)) * 2
    proxy.dribble("link")

    assert echoed(connect(), text) == text
