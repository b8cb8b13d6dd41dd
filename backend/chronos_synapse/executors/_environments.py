"""Python environments, built once for an interpreter and a set of requirements, and kept."""

import asyncio
import contextlib
import hashlib
import importlib.util
import os
import pwd
import shutil
import sys
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import msgspec

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors._cache import FileLock, cache_folder, until_taken
from chronos_synapse.executors._programs import PATH
from chronos_synapse.executors._requirements import normal_form
from chronos_synapse.executors.base import AttemptContext, ExecutorOptions, Failed
from chronos_synapse.sandbox.command import Command
from chronos_synapse.sandbox.process import run_process

READY = "ready"
"""File that an environment has when it is complete; its time is that of the last use."""
TAIL_BYTES = 4096


class Environments:
    """The environments of one cache folder, which several workers may share.

    Who uses one, or builds it, has its `.lock` shared; who removes it must have that for himself. Who builds it has
    its `.build`. The small lock files stay, since a lock on a file that was replaced would hold nothing.
    """

    def __init__(self, options: ExecutorOptions) -> None:
        self._options = options

    def key_of(self, interpreter: Path, requirements: Sequence[str]) -> str:
        """What an environment is found by: the interpreter's file, how pip is called, and the requirements."""
        found = interpreter.resolve().stat()
        stated = [
            str(interpreter),
            f"{interpreter.resolve()} {found.st_size} {found.st_mtime_ns}",
            *self._options.pip_arguments,
            *normal_form(requirements),
        ]
        return hashlib.sha256("\n".join(stated).encode()).hexdigest()[:32]

    def has(self, interpreter: Path, requirements: Sequence[str]) -> bool:
        """Whether it has been built already."""
        return (self._folder() / self.key_of(interpreter, requirements) / READY).exists()

    @contextlib.asynccontextmanager
    async def of(self, interpreter: Path, requirements: Sequence[str], context: AttemptContext) -> AsyncIterator[Path]:
        """The environment with `requirements`, which stays while this is open; Failed when it cannot be built."""
        path = self._folder() / self.key_of(interpreter, requirements)
        with FileLock(path.with_suffix(".lock")) as lock:
            await until_taken(lock.try_shared)
            if not (path / READY).exists():
                await self._build(_Plan(path, interpreter, tuple(normal_form(requirements))), context)
            os.utime(path / READY)
            yield path

    def _folder(self) -> Path:
        return cache_folder(self._options.cache_dir, "environments")

    async def _build(self, plan: "_Plan", context: AttemptContext) -> None:
        with FileLock(plan.path.with_suffix(".build")) as lock:
            await until_taken(lock.try_exclusive)
            if (plan.path / READY).exists():
                return
            await asyncio.to_thread(_make_room, plan.path, self._options.environments_max)
            await context.say(f"Building a Python environment: {', '.join(plan.requirements)[:500]}")
            began = time.monotonic()
            try:
                await self._run(plan.creation(), plan, context)
                await self._run(plan.installation(self._options.pip_arguments), plan, context)
                (plan.path / READY).touch()
            except BaseException:
                await asyncio.to_thread(shutil.rmtree, plan.path, ignore_errors=True)
                raise
            await context.say(f"Built in {time.monotonic() - began:.1f} s")

    async def _run(self, argv: Sequence[str], plan: "_Plan", context: AttemptContext) -> None:
        account = pwd.getpwuid(os.geteuid())
        tail = bytearray()

        async def emit(stream: LogStream, chunk: bytes) -> None:
            tail.extend(chunk)
            del tail[:-TAIL_BYTES]
            await context.emit(LogStream.SYSTEM, chunk)

        command = Command(
            argv=argv,
            environment={"PATH": PATH, "HOME": account.pw_dir or "/", "LANG": "C.UTF-8"},
            cwd=str(plan.path.parent),
            stdin="\n".join(plan.requirements) + "\n",
            execution_id=context.execution_id,
            fence=context.attempt,
            timeout_s=context.setup_timeout_s,
            grace_s=context.grace_s,
        )
        # Nobody waits for it but us, who are cancelled when the attempt is.
        ending = await run_process(command, spawner=self._options.spawner, emit=emit, cancelled=asyncio.Event())
        if ending.outcome is not Outcome.SUCCEEDED:
            why = _last_word(bytes(tail)) or ending.error
            raise Failed(f"Its Python environment could not be built: {why}", Cause.SETUP)


class _Plan(msgspec.Struct, frozen=True):
    path: Path
    interpreter: Path
    requirements: tuple[str, ...]

    def creation(self) -> list[str]:
        return [str(self.interpreter), "-I", "-m", "venv", "--without-pip", str(self.path)]

    def installation(self, arguments: Sequence[str]) -> list[str]:
        if importlib.util.find_spec("pip") is None:
            raise Failed("This worker's Python has no pip to build environments with", Cause.SETUP)
        pip = [sys.executable, "-I", "-m", "pip", "--python", str(self.path / "bin" / "python"), "install"]
        # A source distribution would run its own code here, outside of any sandbox.
        manner = ["--no-input", "--disable-pip-version-check", "--progress-bar", "off", "--only-binary", ":all:"]
        return [*pip, *manner, *arguments, "--requirement", "/dev/stdin"]


def _make_room(path: Path, most: int) -> None:
    """Remove what is left of `path`, and of the others those that were not used for longest."""
    shutil.rmtree(path, ignore_errors=True)
    others = sorted((each for each in path.parent.iterdir() if each.is_dir()), key=_last_use)
    for other in others[: max(0, len(others) - most + 1)]:
        with FileLock(other.with_suffix(".lock")) as lock:
            if lock.try_exclusive():
                shutil.rmtree(other, ignore_errors=True)


def _last_use(path: Path) -> float:
    """Seconds since 1970; 0 for what was never completed."""
    try:
        return (path / READY).stat().st_mtime
    except OSError:
        return 0.0


def _last_word(output: bytes) -> str:
    """The last line that pip calls an error, else the last one."""
    lines = [line.strip() for line in output.decode("utf-8", "replace").splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR")]
    return (errors or lines or [""])[-1][:500]
