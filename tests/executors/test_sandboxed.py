"""Programs run in the sandbox of their job, with what they need shown and nothing that they could ask for by name."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import msgspec
import pytest

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.retry import Cause
from chronos_synapse.domain.sandbox import Profile, Sandbox
from chronos_synapse.domain.worker import Capabilities
from chronos_synapse.executors.base import ExecutorOptions
from chronos_synapse.executors.node import NodeExecutor
from chronos_synapse.executors.python import PythonExecutor
from chronos_synapse.executors.shell import ShellExecutor
from chronos_synapse.sandbox.bubblewrap import find_bubblewrap
from chronos_synapse.sandbox.cgroup_places import find_hierarchies
from chronos_synapse.sandbox.cgroups import open_groups
from chronos_synapse.sandbox.confiner import STAGE, Confiner, ConfinerOptions, Machine
from chronos_synapse.sandbox.probing import EVERY_LABEL
from tests.executors.support import Attempt, write_wheel

BOX = Sandbox(profile=Profile.CUSTOM)


@pytest.fixture
def confined(options: ExecutorOptions) -> Iterator[ExecutorOptions]:
    """With a confiner that was not probed, which takes a while."""
    tool = find_bubblewrap()
    assert tool is not None, "bubblewrap is not installed"
    if os.geteuid() == 0:
        Path(STAGE).mkdir(mode=0o711, exist_ok=True)
    confiner = Confiner(
        ConfinerOptions(spawner=options.spawner),
        Machine(tool, open_groups(find_hierarchies())),
        Capabilities(labels=EVERY_LABEL),
    )
    yield msgspec.structs.replace(options, confiner=confiner)
    confiner.close()


@pytest.fixture
async def python(confined: ExecutorOptions) -> AsyncIterator[PythonExecutor]:
    executor = PythonExecutor(confined)
    yield executor
    await executor.close()


@pytest.fixture
async def node(confined: ExecutorOptions) -> AsyncIterator[NodeExecutor]:
    executor = NodeExecutor(confined)
    yield executor
    await executor.close()


async def test_a_command_begins_in_the_workspace(confined: ExecutorOptions) -> None:
    attempt = Attempt(ShellExecutor(confined), sandbox=BOX, environment={"A": "b"})

    await attempt.run(command="echo $PWD $HOME $A; ls /root /home 2>/dev/null; test -e $OLDPWD/pyproject.toml || true")

    assert attempt.output.stdout == "/work /work b\n"


async def test_a_script_its_packages_and_the_sdk_are_there_and_read_only(
    python: PythonExecutor, tmp_path: Path
) -> None:
    write_wheel(tmp_path / "wheels", "greeting", "1.0", "TEXT = 'hello'\n")
    attempt = Attempt(python, sandbox=BOX)
    script = (
        "import chronos_job, greeting, os, sys\n"
        "print(greeting.TEXT, os.getcwd())\n"
        "for path in (greeting.__file__, chronos_job.__file__, __file__):\n"
        "    try:\n"
        "        open(path, 'w')\n"
        "    except OSError as exc:\n"
        "        print(exc.strerror)\n"
    )

    result = await attempt.run(script=script, requirements=["greeting"])

    assert result.outcome is Outcome.SUCCEEDED
    assert attempt.output.stdout == "hello /work\n" + "Read-only file system\n" * 3


@pytest.mark.parametrize("module", ["esm", "commonjs"])
async def test_a_node_script_and_the_sdk_are_there(node: NodeExecutor, module: str) -> None:
    attempt = Attempt(node, sandbox=BOX)
    load = (
        "const { default: job } = await import('chronos-job')"
        if module == "esm"
        else "const job = require('chronos-job')"
    )

    result = await attempt.run(script=f"{load}; console.log(process.cwd());", module=module)

    assert (result.outcome, attempt.output.stdout) == (Outcome.SUCCEEDED, "/work\n")


async def test_naming_a_file_of_the_machine_does_not_show_it(
    python: PythonExecutor, node: NodeExecutor, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.py"
    secret.write_text("s3cret")
    attempts = [Attempt(python, sandbox=BOX), Attempt(node, sandbox=BOX)]

    results = [await attempt.run(file=str(secret)) for attempt in attempts]

    assert {result.outcome for result in results} == {Outcome.FAILED}
    assert "s3cret" not in "".join(attempt.printed for attempt in attempts)


async def test_an_environment_is_not_built_by_a_program_that_the_job_names(
    python: PythonExecutor, tmp_path: Path
) -> None:
    mine = tmp_path / "python3"
    mine.write_text(f"#!/bin/sh\ntouch {tmp_path}/escaped\n")
    mine.chmod(0o755)

    result = await Attempt(python, sandbox=BOX).run(script="1", interpreter=str(mine), requirements=["greeting"])

    assert (result.outcome, result.cause) == (Outcome.FAILED, Cause.REFUSED)
    assert not (tmp_path / "escaped").exists()


async def test_a_dry_run_looks_from_inside(confined: ExecutorOptions, python: PythonExecutor) -> None:
    right = await Attempt(python, sandbox=BOX).dry_run(script="print(1)")
    hidden = await Attempt(python, sandbox=BOX).dry_run(file=str(Path(__file__)))
    shell = await Attempt(ShellExecutor(confined), sandbox=BOX).dry_run(command="if")

    assert (right.outcome, hidden.outcome, shell.outcome) == (Outcome.SUCCEEDED, Outcome.FAILED, Outcome.FAILED)


async def test_without_a_confiner_nothing_runs_that_asks_for_a_sandbox(options: ExecutorOptions) -> None:
    attempt = Attempt(ShellExecutor(options), sandbox=BOX)

    result = await attempt.run(command="echo bare")

    assert (result.outcome, result.cause) == (Outcome.FAILED, Cause.REFUSED)
    assert attempt.output.stdout == ""
