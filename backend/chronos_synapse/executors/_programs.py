"""Runs a program of a job: the environment and the place it begins in, and how its end is told."""

import os
import pwd
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.retry import Cause
from chronos_synapse.domain.sandbox import Profile
from chronos_synapse.executors.base import AttemptContext, ExecutorOptions, Failed, Result
from chronos_synapse.sandbox import inside
from chronos_synapse.sandbox.command import Command
from chronos_synapse.sandbox.process import run_process

DEFAULT_SHELL = "/bin/sh"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
TAIL_BYTES = 4096
LOOK_S = 20.0
"""How long a look at a program may take."""


class Program(msgspec.Struct, frozen=True, kw_only=True):
    """What to run."""

    argv: Sequence[str]
    working_directory: str = ""
    """Empty: the home directory, or the workspace of a sandbox."""
    stdin: str | None = None
    environment: Mapping[str, str] = {}
    """What the kind sets unless the job does."""
    forced: Mapping[str, str] = {}
    """What the kind sets whatever the job says."""
    folders: Mapping[str, Sequence[Path]] = {}
    """Variable such as PATH -> folders that come before those that the job has in it."""
    shown: tuple[Path, ...] = ()
    """Files and folders that it needs and a sandbox must show, read-only."""


async def run_program(program: Program, options: ExecutorOptions, context: AttemptContext) -> Result:
    """Run `program` in a session of its own, in the sandbox of the attempt."""
    environment = job_environment(context, program)
    home = environment["HOME"] if context.sandbox.profile is Profile.TRUSTED else inside.WORKSPACE
    command = Command(
        argv=program.argv,
        environment=environment,
        cwd=program.working_directory or home,
        stdin=program.stdin,
        execution_id=context.execution_id,
        fence=context.attempt,
        timeout_s=context.timeout_s,
        grace_s=context.grace_s,
        sandbox=context.sandbox,
        confiner=options.confiner,
        read_only=(*program.shown, *([options.sdk_dir] if options.sdk_dir.is_dir() else [])),
        socket=context.runtime.socket if context.runtime is not None else None,
        watch=context.watch,
    )
    ending = await run_process(
        command,
        spawner=options.spawner,
        emit=context.emit,
        cancelled=context.cancelled,
        terminated=context.terminated,
    )
    return Result(**msgspec.structs.asdict(ending))


async def look_at(program: Program, options: ExecutorOptions, context: AttemptContext) -> None:
    """Run `program`, which must do nothing but look, in the sandbox of the attempt; Failed when it does not succeed."""
    last = b""

    async def emit(stream: LogStream, chunk: bytes) -> None:
        nonlocal last
        last = (last + chunk)[-TAIL_BYTES:] if stream is LogStream.STDERR else last
        await context.emit(stream, chunk)

    quiet = msgspec.structs.replace(context, timeout_s=min(LOOK_S, context.timeout_s), emit=emit, watch=None)
    result = await run_program(program, options, quiet)
    if result.outcome is not Outcome.SUCCEEDED:
        said = last.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise Failed(": ".join(filter(None, [result.error, said])), result.cause or Cause.REFUSED)


def job_environment(context: AttemptContext, program: Program | None = None) -> dict[str, str]:
    """A small base, what the job declares, and what the attempt may know of itself."""
    own = Program(argv=()) if program is None else program
    environment = {
        **_base(context),
        **own.environment,
        **context.environment,
        **context.variables(),
        **own.forced,
    }
    for name, folders in own.folders.items():
        later = environment.get(name)
        environment[name] = os.pathsep.join([*map(str, folders), *([later] if later else [])])
    return environment


def sdk_folders(options: ExecutorOptions, language: str) -> tuple[Path, ...]:
    """Where the SDK for `language` is, if it is installed."""
    folder = options.sdk_dir / language
    return (folder,) if folder.is_dir() else ()


def _base(context: AttemptContext) -> dict[str, str]:
    if context.sandbox.profile is not Profile.TRUSTED:
        return dict(inside.ENVIRONMENT)
    account = pwd.getpwuid(os.geteuid())
    return {
        "PATH": PATH,
        "HOME": account.pw_dir or "/",
        "LOGNAME": account.pw_name,
        "LANG": "C.UTF-8",
        "SHELL": DEFAULT_SHELL,
    }
