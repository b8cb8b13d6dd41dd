"""A command line runs as cron would run it, and knows nothing of the worker."""

import os
import pwd
from typing import Any

import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import Outcome
from chronos_synapse.executors.base import ExecutorOptions
from chronos_synapse.executors.shell import PATH, ShellExecutor
from tests.executors.support import Attempt


def the_home() -> str:
    return pwd.getpwuid(os.geteuid()).pw_dir


async def test_a_command_runs_in_the_home_directory_through_sh(options: ExecutorOptions) -> None:
    attempt = Attempt(ShellExecutor(options))

    result = await attempt.run(command='echo "$0 $(pwd)"; echo $((1+1)) | cat')

    assert (result.outcome, result.exit_code) == (Outcome.SUCCEEDED, 0)
    assert attempt.output.stdout == f"/bin/sh {the_home()}\n2\n"


async def test_the_environment_is_what_the_job_declares_and_a_small_base(
    options: ExecutorOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHRONOS_SECRET_KEY", "never to be seen")
    attempt = Attempt(ShellExecutor(options), environment={"GREETING": "hello world"})

    await attempt.run(command="exec /usr/bin/env")

    seen = dict(line.split("=", 1) for line in attempt.output.stdout.splitlines())
    seen.pop("PWD")  # The shell's own.
    assert seen == {
        "CHRONOS_ATTEMPT": "2",
        "CHRONOS_EXECUTION_ID": "job1-19a",
        "CHRONOS_FENCE": "2",
        "CHRONOS_JOB_ID": "job1",
        "CHRONOS_SCHEDULED_TIME": "2026-11-21T03:30:00Z",
        "GREETING": "hello world",
        "HOME": the_home(),
        "LANG": "C.UTF-8",
        "LOGNAME": pwd.getpwuid(os.geteuid()).pw_name,
        "PATH": PATH,
        "SHELL": "/bin/sh",
    }


async def test_a_job_may_set_path_home_and_shell_as_in_a_crontab(options: ExecutorOptions) -> None:
    attempt = Attempt(ShellExecutor(options), environment={"SHELL": "/bin/bash", "HOME": "/tmp", "PATH": "/bin"})

    await attempt.run(command='[[ a == a ]] && echo "$BASH $PATH $(pwd)"')

    assert attempt.output.stdout == "/bin/bash /bin /tmp\n"


async def test_the_shell_of_the_config_comes_before_that_of_the_environment(options: ExecutorOptions) -> None:
    attempt = Attempt(ShellExecutor(options), environment={"SHELL": "/bin/bash"})

    await attempt.run(**{"command": 'echo "$0 $SHELL"', "shell": "/bin/dash"})

    assert attempt.output.stdout == "/bin/dash /bin/dash\n"


async def test_a_job_cannot_pass_for_another_execution(options: ExecutorOptions) -> None:
    attempt = Attempt(ShellExecutor(options), environment={"CHRONOS_EXECUTION_ID": "other", "CHRONOS_FENCE": "99"})

    await attempt.run(command="echo $CHRONOS_EXECUTION_ID $CHRONOS_FENCE")

    assert attempt.output.stdout == "job1-19a 2\n"


async def test_input_and_working_directory_are_those_of_the_config(options: ExecutorOptions) -> None:
    attempt = Attempt(ShellExecutor(options))

    await attempt.run(command="pwd; cat", working_directory="/usr", stdin="line 1\nline 2\n")

    assert attempt.output.stdout == "/usr\nline 1\nline 2\n"


async def test_a_shell_that_is_not_there_is_named(options: ExecutorOptions) -> None:
    result = await Attempt(ShellExecutor(options)).run(**{"command": "true", "shell": "/bin/no-such-shell"})

    assert (result.outcome, result.exit_code) == (Outcome.FAILED, 127)
    assert result.error == "Could not start '/bin/no-such-shell': No such file or directory"


async def test_a_variable_that_no_environment_can_hold_is_a_failure_with_its_reason(options: ExecutorOptions) -> None:
    result = await Attempt(ShellExecutor(options), environment={"A": "x\0y"}).run(command="true")

    assert result.error == "Could not start '/bin/sh': Invalid argument"


@pytest.mark.parametrize(
    ("config", "field"),
    [
        ({}, "command"),
        ({"command": ""}, "command"),
        ({"command": " \n"}, "command"),
        ({"command": "a\0b"}, "command"),
        ({"command": "x" * 131_073}, "command"),
        ({"command": 5}, "command"),
        ({"command": "true", "shell": "bash"}, "shell"),
        ({"command": "true", "working_directory": "~"}, "working_directory"),
        ({"command": "true", "working_directory": "/a\0b"}, "working_directory"),
        ({"command": "true", "run_as": "root"}, "run_as"),
    ],
)
def test_a_wrong_config_is_refused_by_its_field(config: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        ShellExecutor.check(config)

    assert [error.pointer for error in caught.value.errors] == [f"/executor/config/{field}"]


def test_a_command_of_several_lines_is_fine() -> None:
    assert ShellExecutor.check({"command": "cd /tmp\nls\n"}).command == "cd /tmp\nls\n"
