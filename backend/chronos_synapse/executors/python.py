"""Runs a Python script, with the packages that it asks for."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any

import msgspec

from chronos_synapse.domain.retry import Cause
from chronos_synapse.domain.sandbox import Profile
from chronos_synapse.executors._environments import Environments
from chronos_synapse.executors._fields import (
    ARGUMENTS,
    FILE,
    SCRIPT,
    STDIN,
    TEXT_CAP,
    WORKING_DIRECTORY,
    Argument,
    refused,
)
from chronos_synapse.executors._interpreters import SYSTEM, find_program, installation_of, is_trustworthy
from chronos_synapse.executors._programs import Program, job_environment, look_at, run_program, sdk_folders
from chronos_synapse.executors._requirements import MAX_LINES, check_requirements
from chronos_synapse.executors._scripts import Scripts
from chronos_synapse.executors._setup import run_prepared
from chronos_synapse.executors.base import AttemptContext, Executor, ExecutorOptions, Failed, Result

SYNTAX_CHECK = "import sys; name = sys.argv[1]; compile(open(name, 'rb').read(), name, 'exec')"


class PythonConfig(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to run, with which interpreter and packages."""

    script: Annotated[str, SCRIPT] = ""
    file: Annotated[str, FILE] = ""
    arguments: Annotated[tuple[Argument, ...], ARGUMENTS] = ()
    requirements: Annotated[
        tuple[str, ...],
        msgspec.Meta(
            max_length=MAX_LINES,
            title="Requirements",
            description="Packages, one a line, such as httpx>=0.28. They are installed once, as wheels, and kept.",
        ),
    ] = ()
    interpreter: Annotated[
        str,
        msgspec.Meta(
            max_length=4096,
            pattern=r"^((/[^\x00]*/)?(python|pypy)[0-9.]*)?$",
            title="Interpreter",
            description="Path, or a name such as python3.12. Empty: the one that the administrator has chosen.",
        ),
    ] = ""
    working_directory: Annotated[str, WORKING_DIRECTORY] = ""
    stdin: Annotated[Annotated[str, msgspec.Meta(max_length=TEXT_CAP)] | None, STDIN] = None


class PythonExecutor(Executor[PythonConfig]):
    """Environments are built outside of the sandbox and shown inside, read-only."""

    kind = "python"
    title = "Python script"
    description = "Runs a Python script on the worker's machine, in an environment with the packages that it asks for."
    config_type = PythonConfig
    is_process = True
    code_fields = frozenset({"script"})
    open_fields = frozenset({"file", "arguments", "requirements", "interpreter", "working_directory"})

    def __init__(self, options: ExecutorOptions) -> None:
        super().__init__(options)
        self._environments = Environments(options)
        self._scripts = Scripts(options)

    @classmethod
    def check(cls, config: dict[str, Any]) -> PythonConfig:
        """The typed config; there is either a text or a file, and each requirement is one."""
        checked = super().check(config)
        if bool(checked.script.strip()) == bool(checked.file):
            raise refused("script", "State either a script or the file of one", code="script.missing")
        check_requirements(checked.requirements)
        return checked

    async def close(self) -> None:
        """Remove the scripts of this process."""
        self._scripts.close()

    async def run(self, config: PythonConfig, context: AttemptContext) -> Result:
        """Build the environment unless it is there, then run the script in it."""

        async def run(program: Program) -> Result:
            return await run_program(program, self._options, context)

        return await run_prepared(self._prepared(config, context), context, run)

    @asynccontextmanager
    async def _prepared(self, config: PythonConfig, context: AttemptContext) -> AsyncIterator[Program]:
        interpreter = self._interpreter(config, context)
        with self._scripts.script("main.py", config.script, config.file) as script:
            program = self._program(config, interpreter, script)
            if not config.requirements:
                yield program
                return
            async with self._environments.of(interpreter, config.requirements, context) as environment:
                yield _inside(program, environment)

    def _program(self, config: PythonConfig, interpreter: Path, script: Path) -> Program:
        sdk = sdk_folders(self._options, "python")
        # Only what nobody but the administrator and we have named: a job shows itself nothing of the machine.
        own = () if config.file else (script.parent,)
        theirs = () if config.interpreter else installation_of(interpreter)
        return Program(
            argv=[str(interpreter), str(script), *config.arguments],
            working_directory=config.working_directory,
            stdin=config.stdin,
            # What is printed is to be seen when it is printed.
            environment={"PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1"},
            folders={"PYTHONPATH": sdk} if sdk else {},
            shown=(*own, *theirs),
        )

    def _interpreter(self, config: PythonConfig, context: AttemptContext) -> Path:
        stated = config.interpreter or self._options.python or own_interpreter()
        found = find_program(stated, job_environment(context)["PATH"])
        if config.requirements and config.interpreter:
            # It runs outside of the sandbox then.
            if context.sandbox.profile is not Profile.TRUSTED and not found.resolve().is_relative_to(SYSTEM):
                raise Failed(
                    f"Environments of jobs in a sandbox are built with the administrator's or the system's Python, "
                    f"and {found} is neither",
                    Cause.REFUSED,
                )
            if not is_trustworthy(found):
                raise Failed(f"Others can change {found}, so no environment is built with it", Cause.REFUSED)
        return found

    async def _looks(self, config: PythonConfig, context: AttemptContext) -> AsyncIterator[str]:
        interpreter = self._interpreter(config, context)
        yield f"The interpreter is {interpreter}"
        with self._scripts.script("main.py", config.script, config.file) as script:
            program = self._program(config, interpreter, script)
            argv = [str(interpreter), "-c", SYNTAX_CHECK, str(script)]
            looking = msgspec.structs.replace(program, argv=argv, stdin=None, working_directory="")
            await look_at(looking, self._options, context)
        yield "The script is Python"
        if config.requirements:
            is_there = self._environments.has(interpreter, config.requirements)
            yield "Its environment is at hand" if is_there else "Its environment will be built by the first run"


def own_interpreter() -> str:
    """The Python that this product runs on, without the product's packages."""
    return str(getattr(sys, "_base_executable", sys.executable))


def _inside(program: Program, environment: Path) -> Program:
    """`program` with the interpreter of `environment` in place of its own."""
    folders = {**program.folders, "PATH": (environment / "bin",)}
    return msgspec.structs.replace(
        program,
        argv=[str(environment / "bin" / "python"), *program.argv[1:]],
        forced={"VIRTUAL_ENV": str(environment)},
        folders=folders,
        shown=(*program.shown, environment),
    )
