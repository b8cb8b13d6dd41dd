"""Runs one process to its end, with a timeout, and ends everything that it started."""

import asyncio
import contextlib
import errno
import os
import signal
from collections.abc import AsyncIterator, Sequence
from enum import StrEnum
from typing import Any

import msgspec

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.log import LogStream
from chronos_synapse.sandbox.command import Command, Ending
from chronos_synapse.sandbox.forest import Ended, marker
from chronos_synapse.sandbox.pipe import Emit, OutputPipe
from chronos_synapse.sandbox.spawner import Child, Exit, Program, Spawner, StartError, memory_file

__all__ = ["Command", "Ending", "run_process"]

DRAIN_S = 2.0
"""How long output is waited for after the end, when somebody still holds the pipe."""
LEFTOVER_PATIENCE_S = 0.5
"""What a process leaves behind may take this long to end by itself."""
LEFTOVER_GRACE_S = 2.0
EXIT_NEWS_S = 2.0
NOT_EXECUTABLE, NOT_FOUND, SIGNAL_BASE = 126, 127, 128
NAMES_SHOWN = 5


class Cause(StrEnum):
    """Why a run is over."""

    EXITED = "exited"
    TIMED_OUT = "timed_out"
    CANCELLED = "cancelled"
    TERMINATED = "terminated"


async def run_process(
    command: Command, *, spawner: Spawner, emit: Emit, cancelled: asyncio.Event, terminated: asyncio.Event | None = None
) -> Ending:
    """Run `command` and give its output to `emit`; a failure of any kind is an Ending.

    `cancelled` ends it with the grace of `command`, without any when `terminated` was set before.

    When this returns, nothing that the command started is running any more, or `error` names it.
    When the task is cancelled, or `emit` raises, everything is killed at once.
    """
    deadline = asyncio.get_running_loop().time() + command.timeout_s
    with contextlib.ExitStack() as stack:
        try:
            pipes = [stack.enter_context(OutputPipe(stream)) for stream in (LogStream.STDOUT, LogStream.STDERR)]
            child = await _start(command, spawner, pipes)
        except StartError as exc:
            return _refusal(command, exc)
        except OSError as exc:  # Too many open files, perhaps.
            return _refusal(command, StartError(exc.errno or errno.EIO, "program"))
        async with _burial(child, spawner):
            return await _attend(_Run(command, child, spawner, pipes, emit, terminated), cancelled, deadline)


class _Run(msgspec.Struct, frozen=True):
    command: Command
    child: Child
    spawner: Spawner
    pipes: list[OutputPipe]
    emit: Emit
    terminated: asyncio.Event | None


async def _start(command: Command, spawner: Spawner, pipes: Sequence[OutputPipe]) -> Child:
    mark = marker(command.execution_id, command.fence)
    marked = dict(entry.decode().split("=", 1) for entry in mark)
    program = Program(command.argv, {**command.environment, **marked}, command.cwd, mark)
    if not command.argv or not command.argv[0]:
        raise StartError(errno.ENOENT, "program")
    stdin = _input(command.stdin)
    try:
        return await spawner.start(program, [stdin, *(pipe.write_fd for pipe in pipes)])
    finally:
        os.close(stdin)
        for pipe in pipes:
            pipe.close_write_end()


def _input(text: str | None) -> int:
    """A descriptor with `text`. A memory file, since a pipe would have to be fed while the process runs."""
    if text is None:
        return os.open(os.devnull, os.O_RDONLY | os.O_CLOEXEC)
    return memory_file(text.encode("utf-8", "surrogatepass"))


async def _attend(run: _Run, cancelled: asyncio.Event, deadline: float) -> Ending:
    async with asyncio.TaskGroup() as group:
        pumps = [group.create_task(pipe.pump(run.emit)) for pipe in run.pipes]
        cause = await _until_over(run, cancelled, deadline)
        ended = await _end_tree(run, cause)
        await asyncio.wait(pumps, timeout=DRAIN_S)
        for pipe in run.pipes:
            pipe.end()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(EXIT_NEWS_S):
            await asyncio.shield(run.child.exited)
    ending = _ending(run, cause, ended)
    note = ending.error if cause is not Cause.EXITED else _leftovers(ended)
    if note:
        await run.emit(LogStream.SYSTEM, note.encode() + b"\n")
    return ending


async def _until_over(run: _Run, cancelled: asyncio.Event, deadline: float) -> Cause:
    child, terminated = run.child, run.terminated
    loop = asyncio.get_running_loop()
    stop = asyncio.ensure_future(cancelled.wait())
    try:
        left_s = max(0.0, deadline - loop.time())
        either: set[asyncio.Future[Any]] = {child.exited, stop}
        await asyncio.wait(either, timeout=left_s, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stop.cancel()
    if child.exited.done():
        return Cause.EXITED
    if not cancelled.is_set():
        return Cause.TIMED_OUT
    return Cause.CANCELLED if terminated is None or not terminated.is_set() else Cause.TERMINATED


async def _end_tree(run: _Run, cause: Cause) -> Ended:
    forest, tree = run.spawner.forest, run.child.tree
    if cause is not Cause.EXITED:
        return await forest.end(tree, grace_s=None if cause is Cause.TERMINATED else run.command.grace_s)
    if not await forest.until_gone(tree, LEFTOVER_PATIENCE_S):
        return Ended((), 0.0, False, ())
    return await forest.end(tree, grace_s=min(run.command.grace_s, LEFTOVER_GRACE_S))


@contextlib.asynccontextmanager
async def _burial(child: Child, spawner: Spawner) -> AsyncIterator[None]:
    """Leave nothing behind when the run is broken off."""
    try:
        yield
    except BaseException:
        if not child.exited.done():  # At once, in case that this is cancelled, too.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child.tree.pid, signal.SIGKILL)
        await spawner.forest.end(child.tree, grace_s=0)
        raise
    finally:
        spawner.forget(child)


def _ending(run: _Run, cause: Cause, ended: Ended) -> Ending:
    child = run.child
    known = child.exited.result() if child.exited.done() else Exit(None, 0, 0)
    code, signal_name = _status(known.wait_status)
    outcome, error = _verdict(run, cause, ended)
    return Ending(
        outcome=outcome,
        exit_code=code,
        signal=signal_name,
        error=error,
        cpu_ms=known.cpu_ms + child.orphans_cpu_ms,
        peak_memory_bytes=max(known.peak_memory_bytes, child.orphans_peak_bytes) or None,
    )


def _verdict(run: _Run, cause: Cause, ended: Ended) -> tuple[Outcome, str | None]:
    if cause is Cause.TIMED_OUT:
        return Outcome.TIMED_OUT, f"Timed out after {run.command.timeout_s:g} s: {_how(ended, run.command.grace_s)}"
    if cause is Cause.CANCELLED:
        return Outcome.CANCELLED, f"Cancelled: {_how(ended, run.command.grace_s)}"
    if cause is Cause.TERMINATED:
        return Outcome.CANCELLED, f"Terminated: {_how(ended, None)}"
    status = run.child.exited.result().wait_status
    if status == 0:
        return Outcome.SUCCEEDED, _survivors(ended) or None
    return Outcome.FAILED, "; ".join(filter(None, [_failure(status), _survivors(ended)]))


def _status(wait_status: int | None) -> tuple[int | None, str | None]:
    """Exit code or name of the signal."""
    if wait_status is None:
        return None, None
    code = os.waitstatus_to_exitcode(wait_status)
    return (code, None) if code >= 0 else (None, _signal_name(-code))


def _failure(wait_status: int | None) -> str:
    if wait_status is None:
        return "The process that starts jobs was lost, and with it the job's end; what still ran was ended"
    code, name = _status(wait_status)
    if code is None:
        return f"Ended by signal {name}"
    if code == NOT_FOUND:
        return f"Exit code {code}: command not found"
    if code == NOT_EXECUTABLE:
        return f"Exit code {code}: command is not executable"
    if SIGNAL_BASE < code < SIGNAL_BASE + signal.NSIG:
        return f"Exit code {code}: a command was ended by signal {_signal_name(code - SIGNAL_BASE)}"
    return f"Exit code {code}"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"SIG{number}"


def _how(ended: Ended, grace_s: float | None) -> str:
    """In words, after KILL alone (None) or TERM and its grace."""
    count = len(ended.found)
    who = "process" if count <= 1 else f"all {count} processes"
    if ended.survivors:
        return f"{'KILL' if grace_s is None else 'TERM and KILL'} sent; {_survivors(ended)}"
    if grace_s is None:
        return f"KILL sent, {who} ended after {ended.took_s:.2f} s"
    if ended.is_kill_needed:
        return f"TERM sent, KILL needed after {grace_s:g} s of grace, {who} ended"
    return f"TERM sent, {who} ended after {ended.took_s:.2f} s"


def _leftovers(ended: Ended) -> str:
    if not ended.found:
        return ""
    how = "KILL" if ended.is_kill_needed else "TERM"
    return f"The command ended and left {_names(ended)} running; ended by {how}. {_survivors(ended)}".strip()


def _names(ended: Ended) -> str:
    shown = ", ".join(f"{process.name} ({process.pid})" for process in ended.found[:NAMES_SHOWN])
    more = len(ended.found) - NAMES_SHOWN
    return shown if more <= 0 else f"{shown} and {more} more"


def _survivors(ended: Ended) -> str:
    if not ended.survivors:
        return ""
    names = ", ".join(f"{process.name} ({process.pid})" for process in ended.survivors[:NAMES_SHOWN])
    return f"{len(ended.survivors)} could not be ended: {names}"


def _refusal(command: Command, exc: StartError) -> Ending:
    name = command.argv[0] if command.argv else ""
    if exc.what == "cwd":
        return Ending(outcome=Outcome.FAILED, error=f"The working directory {command.cwd!r} cannot be entered: {exc}")
    codes = {errno.ENOENT: NOT_FOUND, errno.EACCES: NOT_EXECUTABLE, errno.ENOEXEC: NOT_EXECUTABLE}
    return Ending(outcome=Outcome.FAILED, exit_code=codes.get(exc.number), error=f"Could not start {name!r}: {exc}")
