"""Runs a command line through a shell, as cron does."""

from collections.abc import AsyncIterator
from pathlib import PurePath
from typing import Annotated

import msgspec

from chronos_synapse.executors._fields import CODE, PATH_PATTERN, STDIN, TEXT_CAP, WORKING_DIRECTORY
from chronos_synapse.executors._programs import PATH, Program, job_environment, look_at, run_program
from chronos_synapse.executors.base import AttemptContext, Executor, Result

__all__ = ["PATH", "ShellConfig", "ShellExecutor"]

POSIX_SHELLS = frozenset({"sh", "ash", "bash", "dash", "ksh", "mksh", "zsh"})
"""Shells whose `-n` reads a command line without running it."""


class ShellConfig(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to run, and where."""

    command: Annotated[
        str,
        msgspec.Meta(
            min_length=1,
            max_length=131_072,
            pattern=r"^[^\x00]*[^\s\x00][^\x00]*$",
            title="Command",
            description="Command line, given to the shell.",
            extra_json_schema=CODE,
        ),
    ]
    shell: Annotated[
        str,
        msgspec.Meta(
            max_length=4096,
            pattern=PATH_PATTERN,
            title="Shell",
            description="Path of the shell. Empty: SHELL of the job's environment, else /bin/sh.",
        ),
    ] = ""
    working_directory: Annotated[str, WORKING_DIRECTORY] = ""
    stdin: Annotated[Annotated[str, msgspec.Meta(max_length=TEXT_CAP)] | None, STDIN] = None


class ShellExecutor(Executor[ShellConfig]):
    """Knows nothing of the worker's own environment."""

    kind = "shell"
    title = "Shell command"
    description = "Runs a command line on the worker's machine through /bin/sh or another shell."
    config_type = ShellConfig
    is_process = True
    code_fields = frozenset({"command"})
    open_fields = frozenset({"shell", "working_directory"})

    async def run(self, config: ShellConfig, context: AttemptContext) -> Result:
        """Run the command in a session of its own."""
        shell = _shell(config, context)
        program = Program(
            argv=[shell, "-c", config.command],
            working_directory=config.working_directory,
            stdin=config.stdin,
            forced={"SHELL": shell},
        )
        return await run_program(program, self._options, context)

    async def _looks(self, config: ShellConfig, context: AttemptContext) -> AsyncIterator[str]:
        shell = _shell(config, context)
        if PurePath(shell).name in POSIX_SHELLS:
            await look_at(Program(argv=[shell, "-n", "-c", config.command]), self._options, context)
            yield f"{shell} can read the command"
        else:
            await look_at(Program(argv=[shell, "-c", ""]), self._options, context)
            yield f"{shell} can be started"


def _shell(config: ShellConfig, context: AttemptContext) -> str:
    return config.shell or job_environment(context)["SHELL"]
