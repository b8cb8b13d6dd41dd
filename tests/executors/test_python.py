"""A script runs with the interpreter and the packages that it asks for."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors.base import ExecutorOptions
from chronos_synapse.executors.python import PythonExecutor, own_interpreter
from tests.executors.support import Attempt, write_wheel
from tests.support import wait_until


@pytest.fixture
async def executor(options: ExecutorOptions) -> AsyncIterator[PythonExecutor]:
    executor = PythonExecutor(options)
    yield executor
    await executor.close()


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    write_wheel(tmp_path / "wheels", "greeting", "1.0", "TEXT = 'hello'\n")
    write_wheel(tmp_path / "wheels", "greeting", "2.0", "TEXT = 'good morning'\n")
    return tmp_path / "wheels"


def environments_in(options: ExecutorOptions) -> list[str]:
    assert options.cache_dir is not None
    folder = options.cache_dir / "environments"
    return sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.exists() else []


async def test_a_text_runs_with_the_product_s_interpreter_but_without_its_packages(executor: PythonExecutor) -> None:
    attempt = Attempt(executor)

    result = await attempt.run(
        script="import sys\nprint(sys.executable)\nprint(*sys.argv[1:], sep=',')\nprint(input())\nimport msgspec\n",
        arguments=["a b", "$HOME"],
        stdin="read\n",
    )

    assert attempt.output.stdout == f"{own_interpreter()}\na b,$HOME\nread\n"
    assert (result.outcome, result.exit_code) == (Outcome.FAILED, 1)
    assert "No module named 'msgspec'" in attempt.output.stderr


async def test_what_is_printed_is_seen_at_once(executor: PythonExecutor) -> None:
    attempt = Attempt(executor)
    running = asyncio.create_task(attempt.run(script="print('begun')\nimport time; time.sleep(600)"))
    await wait_until(lambda: attempt.output.chunks, description="the first line")
    attempt.cancelled.set()

    result = await running

    assert attempt.output.stdout == "begun\n"
    assert result.outcome is Outcome.CANCELLED


async def test_a_file_runs_where_it_is(executor: PythonExecutor, tmp_path: Path) -> None:
    (tmp_path / "beside.py").write_text("NAME = 'beside'")
    (tmp_path / "job.py").write_text("import beside\nprint(beside.NAME)")
    attempt = Attempt(executor)

    result = await attempt.run(file=str(tmp_path / "job.py"))

    assert (result.outcome, attempt.output.stdout) == (Outcome.SUCCEEDED, "beside\n")


async def test_a_script_is_nowhere_any_more_after_its_attempt(
    executor: PythonExecutor, options: ExecutorOptions
) -> None:
    attempt = Attempt(executor)

    await attempt.run(script="print(__file__)")

    path = Path(attempt.output.stdout.strip())
    assert path.name == "main.py"
    assert not path.parent.exists()
    await executor.close()
    assert options.cache_dir is not None
    assert list((options.cache_dir / "scripts").iterdir()) == []


async def test_parameters_arrive_as_data(executor: PythonExecutor) -> None:
    attempt = Attempt(executor, parameters={"who": "'; import os #", "count": 3.0, "loud": True})

    await attempt.run(
        script="import os\nprint(*[os.environ['CHRONOS_PARAM_' + n] for n in ('WHO', 'COUNT', 'LOUD')], '${param:who}')"
    )

    assert attempt.output.stdout == "'; import os # 3 true ${param:who}\n"


@pytest.mark.usefixtures("wheels")
class TestEnvironments:
    """They are built once, kept, and never shared by those that ask for something else."""

    async def test_packages_are_installed_once(self, executor: PythonExecutor, options: ExecutorOptions) -> None:
        first, second = Attempt(executor), Attempt(executor)
        script = "import greeting, sys\nprint(greeting.TEXT, sys.prefix)"

        one = await first.run(script=script, requirements=["greeting==1.0"])
        two = await second.run(script=script, requirements=["  greeting==1.0 "])

        (key,) = environments_in(options)
        assert (one.outcome, two.outcome) == (Outcome.SUCCEEDED, Outcome.SUCCEEDED)
        assert first.output.stdout == second.output.stdout
        assert first.output.stdout.startswith("hello ")
        assert key in first.output.stdout
        assert "Building a Python environment: greeting==1.0" in first.output.system
        assert second.output.system == ""
        assert one.setup_ms is not None
        assert two.setup_ms is not None
        assert one.setup_ms > two.setup_ms

    async def test_two_that_need_the_same_at_once_build_it_once(
        self, executor: PythonExecutor, options: ExecutorOptions
    ) -> None:
        attempts = [Attempt(executor) for _ in range(3)]
        others = PythonExecutor(options)
        attempts.append(Attempt(others))

        results = await asyncio.gather(
            *(attempt.run(script="import greeting", requirements=["greeting"]) for attempt in attempts)
        )
        await others.close()

        assert {result.outcome for result in results} == {Outcome.SUCCEEDED}
        assert sum("Building" in attempt.output.system for attempt in attempts) == 1

    async def test_what_cannot_be_installed_is_told_and_leaves_nothing(
        self, executor: PythonExecutor, options: ExecutorOptions
    ) -> None:
        attempt = Attempt(executor)

        result = await attempt.run(script="print(1)", requirements=["greeting==9.9"])

        assert (result.outcome, result.cause, result.exit_code) == (Outcome.FAILED, Cause.SETUP, None)
        assert result.error is not None
        assert "No matching distribution found for greeting==9.9" in result.error
        assert attempt.output.stdout == ""
        assert environments_in(options) == []

    async def test_building_that_takes_too_long_is_a_timeout_of_the_setup(
        self, executor: PythonExecutor, options: ExecutorOptions
    ) -> None:
        result = await Attempt(executor, setup_timeout_s=0.05).run(script="print(1)", requirements=["greeting"])

        assert (result.outcome, result.cause) == (Outcome.TIMED_OUT, Cause.SETUP)
        assert result.error == "Preparing it timed out after 0.05 s"
        assert environments_in(options) == []

    async def test_building_can_be_cancelled(self, executor: PythonExecutor) -> None:
        attempt = Attempt(executor)
        attempt.cancelled.set()

        result = await attempt.run(script="print(1)", requirements=["greeting"])

        assert result.outcome is Outcome.CANCELLED

    async def test_only_so_many_are_kept_and_none_is_taken_away_from_who_uses_it(
        self, options: ExecutorOptions
    ) -> None:
        executor = PythonExecutor(msgspec.structs.replace(options, environments_max=1))
        used = Attempt(executor)
        script = "import time\nprint('up')\ntime.sleep(600)"
        running = asyncio.create_task(used.run(script=script, requirements=["greeting==1.0"]))
        await wait_until(lambda: used.output.stdout, description="the script's begin")

        other = Attempt(executor)
        await other.run(script="import greeting; print(greeting.TEXT)", requirements=["greeting==2.0"])
        assert len(environments_in(options)) == 2
        used.cancelled.set()
        await running
        third = Attempt(executor)
        await third.run(script="import greeting", requirements=["greeting>1"])

        assert other.output.stdout == "good morning\n"
        assert len(environments_in(options)) == 1
        await executor.close()

    async def test_the_executables_of_an_environment_come_first(self, executor: PythonExecutor) -> None:
        attempt = Attempt(executor)

        await attempt.run(
            script="import shutil, os\nprint(shutil.which('python'))\nprint(os.environ['VIRTUAL_ENV'])",
            requirements=["greeting"],
        )

        program, environment = attempt.output.stdout.splitlines()
        assert program == f"{environment}/bin/python"

    async def test_an_interpreter_that_others_can_change_builds_nothing(
        self, executor: PythonExecutor, tmp_path: Path
    ) -> None:
        program = tmp_path / "python3"
        program.write_text("#!/bin/sh\necho built >&2")
        program.chmod(0o777)

        result = await Attempt(executor).run(script="1", interpreter=str(program), requirements=["greeting"])

        assert (result.outcome, result.cause) == (Outcome.FAILED, Cause.REFUSED)
        assert result.error == f"Others can change {program}, so no environment is built with it"


class TestDryRun:
    """It finds what would go wrong, and does nothing."""

    async def test_it_names_the_interpreter_and_reads_the_script(
        self, executor: PythonExecutor, options: ExecutorOptions
    ) -> None:
        attempt = Attempt(executor)

        result = await attempt.dry_run(script="print('never')", requirements=["greeting"])

        assert result.outcome is Outcome.SUCCEEDED
        assert attempt.output.stdout == ""
        assert attempt.output.system.splitlines() == [
            f"ok: The interpreter is {own_interpreter()}",
            "ok: The script is Python",
            "ok: Its environment will be built by the first run",
        ]
        assert environments_in(options) == []

    async def test_a_slip_in_the_script_is_told(self, executor: PythonExecutor) -> None:
        result = await Attempt(executor).dry_run(script="print((")

        assert result.outcome is Outcome.FAILED
        assert result.error == "Exit code 1: SyntaxError: '(' was never closed"


async def test_an_interpreter_that_is_not_there_is_named(executor: PythonExecutor) -> None:
    result = await Attempt(executor).run(script="1", interpreter="python9.99")

    assert (result.outcome, result.cause) == (Outcome.FAILED, Cause.REFUSED)
    assert result.error == "There is no program 'python9.99'"


async def test_a_cache_of_another_user_is_not_used(
    executor: PythonExecutor, options: ExecutorOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert options.cache_dir is not None
    options.cache_dir.mkdir()
    uid = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: uid + 1)

    result = await Attempt(executor).run(script="print(1)")

    assert (result.outcome, result.cause) == (Outcome.FAILED, Cause.SETUP)
    assert result.error == f"It could not be prepared: {options.cache_dir} is not a folder of this user"


@pytest.mark.parametrize(
    "line",
    [
        "httpx",
        "httpx[http2, socks]>=0.28,<1",
        "zope.interface == 5.*",
        "a-b_c ~= 1.4.2",
        "x (>=1)",
        "tomli; python_version < '3.11'",
        "six==1.0 --hash=sha256:" + "0" * 64,
    ],
)
def test_names_versions_markers_and_hashes_are_requirements(line: str) -> None:
    assert PythonExecutor.check({"script": "1", "requirements": [line]}).requirements == (line,)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "--index-url=https://example.org/",
        "-r other.txt",
        "-e .",
        "./local",
        "/etc/passwd",
        "x @ https://example.org/x.whl",
        "x @ file:///etc/x.whl",
        "git+https://example.org/x",
        "https://example.org/x.whl",
        "x\n--index-url=https://example.org/",
        "x; python_version < '3' --index-url=https://example.org/",
        "x --global-option=y",
        "x; python_version < '3' --no-binary x",
        "x\r--pre",
        "x" * 501,
    ],
)
def test_addresses_paths_and_options_are_no_requirements(line: str) -> None:
    with pytest.raises(Invalid) as caught:
        PythonExecutor.check({"script": "1", "requirements": ["httpx", line]})

    assert caught.value.errors[0].pointer == "/executor/config/requirements/1"


@pytest.mark.parametrize(
    ("config", "field"),
    [
        ({}, "script"),
        ({"script": " "}, "script"),
        ({"script": "1", "file": "/x.py"}, "script"),
        ({"script": "a\0b"}, "script"),
        ({"file": "x.py"}, "file"),
        ({"script": "1", "interpreter": "/bin/sh"}, "interpreter"),
        ({"script": "1", "interpreter": "./python"}, "interpreter"),
        ({"script": "1", "arguments": ["a\0b"]}, "arguments/0"),
    ],
)
def test_a_wrong_config_is_refused_by_its_field(config: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        PythonExecutor.check(config)

    assert [error.pointer for error in caught.value.errors] == [f"/executor/config/{field}"]


def test_the_interpreter_of_the_product_is_not_the_one_of_its_packages() -> None:
    assert own_interpreter() != sys.executable or sys.prefix == sys.base_prefix
