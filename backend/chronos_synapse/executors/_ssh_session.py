"""Runs one command on a server and sees to its end there."""

import asyncio
import contextlib
import secrets
from collections.abc import Sequence

import asyncssh

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors._remote import remote_variables
from chronos_synapse.executors._ssh_config import SshConfig
from chronos_synapse.executors._ssh_script import OPENING, MarkFilter, asking, ending, input_of, script_of
from chronos_synapse.executors._tasks import end_tasks, until_over
from chronos_synapse.executors.base import AttemptContext, Failed, Result

CHUNK_BYTES = 65_536
DRAIN_S = 2.0
KILL_S = 3.0
"""How long the end of a killed command is waited for."""
CALL_S = 10.0
POLL_S = 0.1

Process = asyncssh.SSHClientProcess[bytes]


class Session:
    """One command on an open connection."""

    def __init__(self, connection: asyncssh.SSHClientConnection, config: SshConfig, context: AttemptContext) -> None:
        self._connection, self._config, self._context = connection, config, context
        self._mark = f"chronos-{secrets.token_hex(8)}"
        self._filter = MarkFilter(self._mark)

    async def run(self) -> Result:
        """How it ended; Failed when the connection broke."""
        try:
            process = await self._connection.create_process(OPENING, encoding=None)
        except (asyncssh.Error, OSError) as exc:
            raise Failed(f"The server opens no session: {exc}", Cause.NETWORK) from exc
        tasks = [
            asyncio.ensure_future(self._feed(process)),
            asyncio.ensure_future(self._pump(LogStream.STDOUT, process.stdout)),
            asyncio.ensure_future(self._pump(LogStream.STDERR, process.stderr)),
        ]
        over = asyncio.ensure_future(process.wait_closed())
        try:
            cut = await self._until_over(over, tasks)
            await asyncio.wait(tasks[1:], timeout=DRAIN_S)
            for task in tasks[1:]:
                if task.done():
                    task.result()
        finally:
            process.close()
            await end_tasks(over, *tasks)
        return cut or self._verdict(process)

    async def _feed(self, process: Process) -> None:
        environment = {**self._context.environment, **remote_variables(self._context)}
        script = script_of(
            self._config.command,
            environment=environment,
            working_directory=self._config.working_directory,
            mark=self._mark,
        )
        # A command need not read all of it.
        with contextlib.suppress(OSError, asyncssh.Error):
            process.stdin.write(input_of(script, self._config.stdin))
            await process.stdin.drain()
            process.stdin.write_eof()

    async def _pump(self, stream: LogStream, reader: asyncssh.SSHReader[bytes]) -> None:
        while chunk := await _next(reader):
            text = self._filter.feed(chunk) if stream is LogStream.STDOUT else chunk
            if text:
                await self._context.emit(stream, text)
        if stream is LogStream.STDOUT and (left := self._filter.end()):
            await self._context.emit(stream, left)

    async def _until_over(self, over: asyncio.Future[None], tasks: Sequence[asyncio.Future[None]]) -> Result | None:
        context = self._context
        if await until_over(over, tasks, context):
            return None
        how = await self._end(over)
        if context.cancelled.is_set():
            word = "Terminated" if context.terminated.is_set() else "Cancelled"
            cut = Result(outcome=Outcome.CANCELLED, error=f"{word}: {how}")
        else:
            error = f"Timed out after {context.timeout_s:g} s: {how}"
            cut = Result(outcome=Outcome.TIMED_OUT, error=error, cause=Cause.TIMEOUT)
        return cut

    async def _end(self, over: asyncio.Future[None]) -> str:
        """What was done to the command, in words."""
        pid = self._filter.pid
        if pid is None:
            return "the session was closed before the command had begun"
        if not self._context.terminated.is_set():
            await self._order(ending("TERM", pid))
            if await self._is_gone(pid, over, self._context.grace_s):
                return "TERM sent, the remote processes ended"
        await self._order(ending("KILL", pid))
        if await self._is_gone(pid, over, KILL_S):
            return "KILL sent, the remote processes ended"
        return f"KILL sent, but process {pid} of the server may still run"

    async def _is_gone(self, pid: int, over: asyncio.Future[None], limit_s: float) -> bool:
        """Whether the command and all of its group end within the limit."""
        try:
            async with asyncio.timeout(limit_s):
                await asyncio.wait({over})
                while True:
                    is_there = await self._order(asking(pid))
                    if is_there is not True:
                        return is_there is False
                    await asyncio.sleep(POLL_S)
        except TimeoutError:
            return False

    async def _order(self, command: str) -> bool | None:
        """Whether `command` succeeds in a session of its own; None: the server cannot be asked."""
        try:
            status = (await self._connection.run(command, timeout=CALL_S)).exit_status
        except (asyncssh.Error, OSError, TimeoutError):
            return None
        return None if status is None else status == 0

    def _verdict(self, process: Process) -> Result:
        signal, code = process.exit_signal, process.exit_status
        if signal is not None:
            name = f"SIG{signal[0]}"
            error = f"Ended by signal {name} on the server"
            return Result(outcome=Outcome.FAILED, signal=name, error=error, cause=Cause.SIGNAL)
        if code is None or code < 0:
            raise Failed(
                "The connection broke; whether the command still runs on the server is not known", Cause.NETWORK
            )
        if code == 0:
            return Result(outcome=Outcome.SUCCEEDED, exit_code=0)
        return Result(outcome=Outcome.FAILED, exit_code=code, error=f"Exit code {code}", cause=Cause.EXIT_CODE)


async def _next(reader: asyncssh.SSHReader[bytes]) -> bytes:
    """What comes next; nothing at the end, or when the connection broke, which the exit status tells."""
    try:
        return await reader.read(CHUNK_BYTES)
    except (asyncssh.Error, OSError):
        return b""
