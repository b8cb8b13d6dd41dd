"""A JavaScript program runs with Node.js, as a module of either system."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors.base import ExecutorOptions
from chronos_synapse.executors.node import NodeExecutor
from tests.executors.support import Attempt


@pytest.fixture
async def executor(options: ExecutorOptions) -> AsyncIterator[NodeExecutor]:
    executor = NodeExecutor(options)
    yield executor
    await executor.close()


async def test_a_text_is_an_es_module(executor: NodeExecutor) -> None:
    attempt = Attempt(executor, environment={"WHO": "you"})

    result = await attempt.run(
        script="import { readFileSync } from 'node:fs';\n"
        "console.log(process.argv.slice(2).join(), process.env.WHO, readFileSync(0, 'utf8'));\n"
        "console.error(await Promise.resolve('later'));",
        arguments=["a b", "$HOME"],
        stdin="read",
    )

    assert (result.outcome, result.exit_code) == (Outcome.SUCCEEDED, 0)
    assert attempt.output.stdout == "a b,$HOME you read\n"
    assert attempt.output.stderr == "later\n"


async def test_a_text_may_be_commonjs(executor: NodeExecutor) -> None:
    attempt = Attempt(executor)

    result = await attempt.run(script="console.log(typeof require('fs').readFileSync)", module="commonjs")

    assert (result.outcome, attempt.output.stdout) == (Outcome.SUCCEEDED, "function\n")


async def test_a_file_runs_where_it_is(executor: NodeExecutor, tmp_path: Path) -> None:
    (tmp_path / "beside.mjs").write_text("export const name = 'beside';")
    (tmp_path / "job.mjs").write_text("import { name } from './beside.mjs'; console.log(name);")
    attempt = Attempt(executor)

    result = await attempt.run(file=str(tmp_path / "job.mjs"))

    assert (result.outcome, attempt.output.stdout) == (Outcome.SUCCEEDED, "beside\n")


@pytest.mark.parametrize(
    ("module", "script"),
    [
        ("esm", "import job from 'chronos-job'; console.log(job.name);"),
        ("commonjs", "console.log(require('chronos-job').name);"),
    ],
)
async def test_the_sdk_is_found_by_its_name(options: ExecutorOptions, tmp_path: Path, module: str, script: str) -> None:
    package = tmp_path / "sdks" / "node" / "chronos-job"
    package.mkdir(parents=True)
    (package / "package.json").write_text('{"name": "chronos-job", "main": "index.js"}')
    (package / "index.js").write_text("module.exports = { name: 'the sdk' };")
    executor = NodeExecutor(msgspec.structs.replace(options, sdk_dir=tmp_path / "sdks"))
    attempt = Attempt(executor)

    await attempt.run(script=script, module=module)
    await executor.close()

    assert attempt.output.stdout == "the sdk\n"


async def test_an_error_that_nobody_caught_is_a_failure(executor: NodeExecutor) -> None:
    attempt = Attempt(executor)

    result = await attempt.run(script="throw new Error('no');")

    assert (result.outcome, result.exit_code) == (Outcome.FAILED, 1)
    assert "Error: no" in attempt.output.stderr


async def test_parameters_arrive_as_data(executor: NodeExecutor) -> None:
    attempt = Attempt(executor, parameters={"who": "'); process.exit(7); ('"})

    result = await attempt.run(script="console.log(process.env.CHRONOS_PARAM_WHO, '${param:who}')")

    assert result.exit_code == 0
    assert attempt.output.stdout == "'); process.exit(7); (' ${param:who}\n"


async def test_a_slip_in_the_script_is_found_before_a_run(executor: NodeExecutor) -> None:
    attempt = Attempt(executor)

    result = await attempt.dry_run(script="console.log('never'")

    assert (result.outcome, result.exit_code) == (Outcome.FAILED, None)
    assert attempt.output.stdout == ""
    assert "SyntaxError: missing ) after argument list" in attempt.output.stderr


async def test_an_interpreter_that_is_not_there_is_named(executor: NodeExecutor) -> None:
    result = await Attempt(executor).run(script="1", interpreter="/opt/none/node")

    assert (result.outcome, result.cause) == (Outcome.FAILED, Cause.REFUSED)
    assert result.error == "There is no program '/opt/none/node'"


def test_a_worker_without_node_says_so(options: ExecutorOptions) -> None:
    assert NodeExecutor(options).missing() is None
    lacking = NodeExecutor(msgspec.structs.replace(options, node="/opt/none/node"))
    assert lacking.missing() == "Node.js is not installed, or CHRONOS_NODE does not say where"


@pytest.mark.parametrize(
    ("config", "field"),
    [
        ({}, "script"),
        ({"script": "1", "file": "/x.mjs"}, "script"),
        ({"file": "x.mjs"}, "file"),
        ({"script": "1", "module": "amd"}, "module"),
        ({"script": "1", "interpreter": "/bin/sh"}, "interpreter"),
    ],
)
def test_a_wrong_config_is_refused_by_its_field(config: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        NodeExecutor.check(config)

    assert [error.pointer for error in caught.value.errors] == [f"/executor/config/{field}"]
