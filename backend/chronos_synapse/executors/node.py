"""Runs a JavaScript program with Node.js."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any, Literal

import msgspec

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
from chronos_synapse.executors._interpreters import find_program, installation_of
from chronos_synapse.executors._programs import PATH, Program, job_environment, look_at, run_program, sdk_folders
from chronos_synapse.executors._scripts import Scripts
from chronos_synapse.executors._setup import run_prepared
from chronos_synapse.executors.base import AttemptContext, Executor, ExecutorOptions, Failed, Result

FILE_NAMES = {"esm": "main.mjs", "commonjs": "main.cjs"}
PACKAGE = "chronos-job"


class NodeConfig(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to run, with which Node.js."""

    script: Annotated[str, SCRIPT] = ""
    module: Annotated[
        Literal["esm", "commonjs"],
        msgspec.Meta(title="Module system", description="Of a text: `import` with esm, `require` with commonjs."),
    ] = "esm"
    file: Annotated[str, FILE] = ""
    arguments: Annotated[tuple[Argument, ...], ARGUMENTS] = ()
    interpreter: Annotated[
        str,
        msgspec.Meta(
            max_length=4096,
            pattern=r"^((/[^\x00]*/)?node(js)?[0-9.]*)?$",
            title="Interpreter",
            description="Path or name of Node.js. Empty: the one that the administrator has chosen.",
        ),
    ] = ""
    working_directory: Annotated[str, WORKING_DIRECTORY] = ""
    stdin: Annotated[Annotated[str, msgspec.Meta(max_length=TEXT_CAP)] | None, STDIN] = None


class NodeExecutor(Executor[NodeConfig]):
    """Packages are those beside a file; a text has the product's SDK."""

    kind = "node"
    title = "Node.js script"
    description = "Runs a JavaScript program on the worker's machine with Node.js."
    config_type = NodeConfig
    is_process = True
    code_fields = frozenset({"script"})
    open_fields = frozenset({"module", "file", "arguments", "interpreter", "working_directory"})

    def __init__(self, options: ExecutorOptions) -> None:
        super().__init__(options)
        self._scripts = Scripts(options)

    @classmethod
    def check(cls, config: dict[str, Any]) -> NodeConfig:
        """The typed config; there is either a text or a file."""
        checked = super().check(config)
        if bool(checked.script.strip()) == bool(checked.file):
            raise refused("script", "State either a script or the file of one", code="script.missing")
        return checked

    def missing(self) -> str | None:
        """Node.js, where it is not installed."""
        try:
            find_program(self._options.node or "node", PATH)
        except Failed:
            return "Node.js is not installed, or CHRONOS_NODE does not say where"
        return None

    async def close(self) -> None:
        """Remove the scripts of this process."""
        self._scripts.close()

    async def run(self, config: NodeConfig, context: AttemptContext) -> Result:
        """Run the script in a session of its own."""

        async def run(program: Program) -> Result:
            return await run_program(program, self._options, context)

        return await run_prepared(self._prepared(config, context), context, run)

    @asynccontextmanager
    async def _prepared(self, config: NodeConfig, context: AttemptContext) -> AsyncIterator[Program]:
        stated = config.interpreter or self._options.node or "node"
        interpreter = find_program(stated, job_environment(context)["PATH"])
        sdk = sdk_folders(self._options, "node")
        # Only what nobody but the administrator and we have named: a job shows itself nothing of the machine.
        theirs = () if config.interpreter else installation_of(interpreter)
        # An `import` looks in `node_modules` beside the script, and not in NODE_PATH.
        links = {f"node_modules/{PACKAGE}": folder / PACKAGE for folder in sdk}
        with self._scripts.script(FILE_NAMES[config.module], config.script, config.file, links) as script:
            yield Program(
                argv=[str(interpreter), str(script), *config.arguments],
                working_directory=config.working_directory,
                stdin=config.stdin,
                folders={"NODE_PATH": sdk} if sdk else {},
                shown=(*(() if config.file else (script.parent,)), *theirs),
            )

    async def _looks(self, config: NodeConfig, context: AttemptContext) -> AsyncIterator[str]:
        async with self._prepared(config, context) as program:
            interpreter, script = program.argv[:2]
            yield f"The interpreter is {interpreter}"
            argv = [interpreter, "--check", script]
            looking = msgspec.structs.replace(program, argv=argv, stdin=None, working_directory="")
            await look_at(looking, self._options, context)
        yield "The script is JavaScript"
