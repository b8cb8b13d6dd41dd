"""An SSH server of this machine that really runs what it is told, as OpenSSH does: in a session of its own."""

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

import asyncssh

USER, PASSWORD = "deploy", "p4ss-never-printed"


class SshServer:
    """Lets USER in with PASSWORD, or with `user_key`."""

    def __init__(self, *, greeting: str = "") -> None:
        self.host_key = asyncssh.generate_private_key("ssh-ed25519")
        self.user_key = asyncssh.generate_private_key("ssh-ed25519")
        self.port = 0
        self.connections = 0
        self.commands: list[str] = []
        self.processes: list[asyncio.subprocess.Process] = []
        self.open: list[asyncssh.SSHServerConnection] = []
        self._greeting = greeting

    @property
    def host_keys(self) -> str:
        return self.host_key.export_public_key().decode()

    @property
    def config(self) -> dict[str, object]:
        return {
            "command": "true",
            "host": "127.0.0.1",
            "port": self.port,
            "username": USER,
            "login": {"kind": "password", "password": PASSWORD},
            "host_keys": self.host_keys,
        }

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Self]:
        server = self

        class Door(asyncssh.SSHServer):
            def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
                server.connections += 1
                server.open.append(conn)

            def password_auth_supported(self) -> bool:
                return True

            def validate_password(self, username: str, password: str) -> bool:
                return (username, password) == (USER, PASSWORD)

        keys = asyncssh.import_authorized_keys(self.user_key.export_public_key().decode())
        listener = await asyncssh.listen(
            "127.0.0.1",
            0,
            server_factory=Door,
            server_host_keys=[self.host_key],
            authorized_client_keys=keys,
            process_factory=self._run,
            encoding=None,
        )
        self.port = listener.get_port()
        try:
            yield self
        finally:
            listener.close()
            for connection in self.open:
                connection.abort()
            for process in self.processes:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                await process.wait()
            await listener.wait_closed()

    async def _run(self, process: "asyncssh.SSHServerProcess[bytes]") -> None:
        command = process.command or ""
        self.commands.append(command)
        if self._greeting:
            process.stdout.write(self._greeting.encode())
        pipe = asyncio.subprocess.PIPE
        child = await asyncio.create_subprocess_exec(
            "/bin/bash", "-c", command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True
        )
        self.processes.append(child)
        feeding = asyncio.ensure_future(_feed(process, child))
        await asyncio.gather(_pump(child.stdout, process.stdout), _pump(child.stderr, process.stderr))
        code = await child.wait()
        feeding.cancel()
        await asyncio.gather(feeding, return_exceptions=True)
        if code < 0:
            process.exit_with_signal(signal.Signals(-code).name.removeprefix("SIG"))
        else:
            process.exit(code)


async def _feed(process: "asyncssh.SSHServerProcess[bytes]", child: asyncio.subprocess.Process) -> None:
    assert child.stdin is not None
    with contextlib.suppress(OSError, asyncssh.Error):
        while data := await process.stdin.read(65_536):
            child.stdin.write(data)
            await child.stdin.drain()
        child.stdin.close()


async def _pump(reader: asyncio.StreamReader | None, writer: "asyncssh.SSHWriter[bytes]") -> None:
    assert reader is not None
    while data := await reader.read(65_536):
        with contextlib.suppress(OSError, asyncssh.Error):
            writer.write(data)
            await writer.drain()
