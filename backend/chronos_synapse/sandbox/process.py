"""Runs one process to its end, with a timeout, and ends everything that it started."""

import asyncio
import contextlib
import errno
import os
import signal
from collections.abc import AsyncIterator, Iterator
from typing import Any

import msgspec

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.retry import Cause
from chronos_synapse.sandbox.command import Command, Ending
from chronos_synapse.sandbox.forest import Ended, marker
from chronos_synapse.sandbox.pipe import Emit, OutputPipe
from chronos_synapse.sandbox.place import Place, Refused, is_plain
from chronos_synapse.sandbox.signs import SignReader
from chronos_synapse.sandbox.spawner import Child, Exit, Program, Spawner, StartError, memory_file
from chronos_synapse.sandbox.usage import Gauge
from chronos_synapse.sandbox.verdict import Course, Over, ending_of, note_on, refusal

__all__ = ["Command", "Ending", "run_process"]

DRAIN_S = 2.0
"""How long output is waited for after the end, when somebody still holds the pipe."""
LEFTOVER_PATIENCE_S = 0.5
"""What a process leaves behind may take this long to end by itself."""
LEFTOVER_GRACE_S = 2.0
EXIT_NEWS_S = 2.0


async def run_process(
    command: Command, *, spawner: Spawner, emit: Emit, cancelled: asyncio.Event, terminated: asyncio.Event | None = None
) -> Ending:
    """Run `command` and give its output to `emit`; a failure of any kind is an Ending.

    `cancelled` ends it with the grace of `command`, without any when `terminated` was set before.

    When this returns, nothing that the command started is running any more, or `error` names it.
    When the task is cancelled, or `emit` raises, everything is killed at once.
    """
    deadline = asyncio.get_running_loop().time() + command.timeout_s
    mark = marker(command.execution_id, command.fence)
    marked = dict(entry.decode().split("=", 1) for entry in mark)
    command = msgspec.structs.replace(command, environment={**command.environment, **marked})
    try:
        place = _place_of(command)
    except Refused as exc:
        return Ending(outcome=Outcome.FAILED, error=str(exc), cause=Cause.REFUSED)
    except StartError as exc:
        return refusal(command, exc)
    except OSError as exc:
        return refusal(command, StartError(exc.errno or errno.EIO, "sandbox"))
    try:
        with contextlib.ExitStack() as stack:
            child, pipes = await _start(command, place, spawner, stack)
            async with _burial(child, spawner):
                return await _attend(_Run(command, place, child, spawner, pipes, terminated), emit, cancelled, deadline)
    except StartError as exc:
        return refusal(command, exc)
    finally:
        await place.close()


def _place_of(command: Command) -> Place:
    if not command.argv or not command.argv[0]:
        raise StartError(errno.ENOENT, "program")
    if is_plain(command.sandbox):
        return Place(command.argv, command.environment, command.cwd)
    if command.confiner is None:
        raise Refused("This worker has no sandbox and enforces no limits")
    return command.confiner.place(command)


class _Run(msgspec.Struct, frozen=True):
    command: Command
    place: Place
    child: Child
    spawner: Spawner
    pipes: list[OutputPipe]
    terminated: asyncio.Event | None


async def _start(
    command: Command, place: Place, spawner: Spawner, stack: contextlib.ExitStack
) -> tuple[Child, list[OutputPipe]]:
    mark = marker(command.execution_id, command.fence)
    program = Program(place.argv, place.environment, place.cwd, mark, place.orders)
    try:
        pipes = [stack.enter_context(OutputPipe(stream)) for stream in (LogStream.STDOUT, LogStream.STDERR)]
        with _input(command.stdin) as stdin:
            child = await spawner.start(program, [stdin, *(pipe.write_fd for pipe in pipes), *place.files.fds])
    except OSError as exc:  # Too many open files, perhaps.
        raise StartError(exc.errno or errno.EIO, "program") from exc
    place.files.close()
    for pipe in pipes:
        pipe.close_write_end()
    child.tree.is_sandbox, child.tree.group = place.is_sandbox, place.group
    return child, pipes


@contextlib.contextmanager
def _input(text: str | None) -> Iterator[int]:
    """A descriptor with `text`. A memory file, since a pipe would have to be fed while the process runs."""
    if text is None:
        fd = os.open(os.devnull, os.O_RDONLY | os.O_CLOEXEC)
    else:
        fd = memory_file(text.encode("utf-8", "surrogatepass"))
    try:
        yield fd
    finally:
        os.close(fd)


async def _attend(run: _Run, emit: Emit, cancelled: asyncio.Event, deadline: float) -> Ending:
    if run.command.watch is not None:
        run.command.watch(Gauge(run.child.tree))
    if (problem := await _open_way(run)) is not None:
        return problem
    reader = None if is_plain(run.command.sandbox) else SignReader(emit, run.place.limits)
    async with asyncio.TaskGroup() as group:
        pumps = [group.create_task(pipe.pump(reader or emit)) for pipe in run.pipes]
        over = await _until_over(run, cancelled, deadline)
        ended = await _end_tree(run, over)
        await asyncio.wait(pumps, timeout=DRAIN_S)
        for pipe in run.pipes:
            pipe.end()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(EXIT_NEWS_S):
            await asyncio.shield(run.child.exited)
    course = await _course(run, over, ended, reader)
    ending = ending_of(course)
    if note := note_on(course, ending):
        await emit(LogStream.SYSTEM, note.encode() + b"\n")
    return ending


async def _open_way(run: _Run) -> Ending | None:
    """Let the program out of its gate, if it has one; the ending when that is impossible."""
    if run.place.gate is None:
        return None
    opening = asyncio.ensure_future(run.place.open(run.spawner))
    await asyncio.wait((opening, run.child.exited), return_when=asyncio.FIRST_COMPLETED)
    if not opening.done():  # It has failed before; its end says how.
        opening.cancel()
        return None
    if (failure := opening.exception()) is None:
        return None
    await run.spawner.forest.end(run.child.tree, grace_s=None)
    error = f"The filtered network could not be made: {failure}"
    return Ending(outcome=Outcome.FAILED, error=error, cause=Cause.SETUP)


async def _course(run: _Run, over: Over, ended: Ended, reader: SignReader | None) -> Course:
    child, place = run.child, run.place
    known = child.exited.result() if child.exited.done() else Exit(None, 0, 0)
    is_sandbox, has_begun = place.is_sandbox, place.has_begun
    course = Course(
        command=run.command,
        over=over,
        ended=ended,
        exit=Exit(
            known.wait_status,
            known.cpu_ms + child.orphans_cpu_ms,
            max(known.peak_memory_bytes, child.orphans_peak_bytes),
        ),
        limits=place.limits,
        is_sandbox=is_sandbox,
        has_begun=has_begun,
        counted=await place.close(),
    )
    return course if reader is None else msgspec.structs.replace(course, signs=reader.signs)


async def _until_over(run: _Run, cancelled: asyncio.Event, deadline: float) -> Over:
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
        return Over.EXITED
    if not cancelled.is_set():
        return Over.TIMED_OUT
    return Over.CANCELLED if terminated is None or not terminated.is_set() else Over.TERMINATED


async def _end_tree(run: _Run, over: Over) -> Ended:
    forest, tree = run.spawner.forest, run.child.tree
    if over is not Over.EXITED:
        return await forest.end(tree, grace_s=None if over is Over.TERMINATED else run.command.grace_s)
    is_known_over = not run.child.exited.result().has_strays or await run.place.is_over()
    if is_known_over or not await forest.until_gone(tree, LEFTOVER_PATIENCE_S):
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
