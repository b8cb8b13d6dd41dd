"""Runs a command line through a shell, as cron does."""

import os
import pwd
from typing import Annotated

import msgspec

from chronos_synapse.executors.base import AttemptContext, Executor, Result
from chronos_synapse.sandbox.process import Command, run_process

DEFAULT_SHELL = "/bin/sh"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


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
            extra_json_schema={"format": "command"},
        ),
    ]
    shell: Annotated[
        str,
        msgspec.Meta(
            max_length=4096,
            pattern=r"^(/[^\x00]*)?$",
            title="Shell",
            description="Path of the shell. Empty: SHELL of the job's environment, else /bin/sh.",
        ),
    ] = ""
    working_directory: Annotated[
        str,
        msgspec.Meta(
            max_length=4096,
            pattern=r"^(/[^\x00]*)?$",
            title="Working directory",
            description="Absolute path in which the command starts. Empty: the home directory, as with cron.",
        ),
    ] = ""
    stdin: Annotated[
        Annotated[str, msgspec.Meta(max_length=1_048_576)] | None,
        msgspec.Meta(
            title="Standard input",
            description="Text that the command reads. Without it, the command reads an end of file.",
        ),
    ] = None


class ShellExecutor(Executor[ShellConfig]):
    """Knows nothing of the worker's own environment."""

    kind = "shell"
    title = "Shell command"
    description = "Runs a command line on the worker's machine through /bin/sh or another shell."
    config_type = ShellConfig
    is_process = True

    async def run(self, config: ShellConfig, context: AttemptContext) -> Result:
        """Run the command in a session of its own."""
        environment = job_environment(context)
        shell = config.shell or environment["SHELL"]
        ending = await run_process(
            Command(
                argv=[shell, "-c", config.command],
                environment={**environment, "SHELL": shell},
                cwd=config.working_directory or environment["HOME"],
                stdin=config.stdin,
                execution_id=context.execution_id,
                fence=context.attempt,
                timeout_s=context.timeout_s,
                grace_s=context.grace_s,
            ),
            spawner=self._options.spawner,
            emit=context.emit,
            cancelled=context.cancelled,
            terminated=context.terminated,
        )
        return Result(**msgspec.structs.asdict(ending))


def job_environment(context: AttemptContext) -> dict[str, str]:
    """A small base, what the job declares, and what the attempt may know of itself."""
    account = pwd.getpwuid(os.geteuid())
    base = {
        "PATH": PATH,
        "HOME": account.pw_dir or "/",
        "LOGNAME": account.pw_name,
        "LANG": "C.UTF-8",
        "SHELL": DEFAULT_SHELL,
    }
    return {**base, **context.environment, **context.variables()}
