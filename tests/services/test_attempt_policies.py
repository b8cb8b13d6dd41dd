"""AttemptRunner: what a job declares of its attempts is what they get."""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.execution import DRY_RUN_DIGITS, GIVEN_DIGITS, ExecutionState, Origin, Outcome
from chronos_synapse.domain.execution import requested_execution_id as id_of
from chronos_synapse.domain.job import ExecutorRef, Job
from chronos_synapse.domain.lane import lane_of_job
from chronos_synapse.domain.parameter import Parameter
from chronos_synapse.domain.record import Given
from chronos_synapse.domain.retry import Cause, RetryPolicy
from chronos_synapse.executors.base import ExecutorOptions
from chronos_synapse.executors.noop import NoopExecutor
from chronos_synapse.executors.shell import ShellExecutor
from chronos_synapse.sandbox.spawner import Spawner
from chronos_synapse.services.running.attempts import RunningAttempt, StartedAttempt
from chronos_synapse.storage.redis.execution_documents import JobMembers
from chronos_synapse.storage.redis.executions import Ending
from tests.builders import Store, dispatch_of
from tests.runners import CountedDoors, runner_on


class Bench:
    """Runs attempts as a worker does."""

    def __init__(self, store: Store, spawner: Spawner) -> None:
        options = ExecutorOptions(spawner=spawner)
        self.store = store
        self.doors = CountedDoors()
        self.runner = runner_on(
            store, {"noop": NoopExecutor(options), "shell": ShellExecutor(options)}, doors=self.doors
        )

    async def next_running(self, job: Job) -> RunningAttempt:
        """The attempt of `job` that waits, with its lease."""
        (message,) = await self.store.start(queue=lane_of_job(job))
        due = from_ms(message.due_ms)
        return RunningAttempt(StartedAttempt(message=message, started_at=due, scheduled_for=due))

    async def next_ending(self, job: Job) -> Ending:
        """How the attempt of `job` ends that waits."""
        ending = await self.runner.run(await self.next_running(job))
        assert ending is not None
        return ending

    async def ending(self, **changes: Any) -> Ending:
        """How an attempt of a new job ends."""
        job = await self.store.save_draft(**changes)
        await self.store.request(job)
        return await self.next_ending(job)

    async def given(self, job: Job, given: Given, *, digits: int) -> Ending:
        """How an attempt ends that was asked for with something."""
        at_ms = await self.store.now_ms()
        new = JobMembers(job).queued(
            id_of(job.id, at_ms, "0" * digits), scheduled_ms=at_ms, origin=Origin.API, given=given
        )
        assert await self.store.stores.executions.dispatch([dispatch_of(job, new)]) == ["ok"]
        return await self.next_ending(job)

    async def text(self, ending: Ending) -> list[str]:
        """What its log says."""
        found = await self.store.stores.logs.read(ending.execution_id, after=-1, limit=100)
        return [line.text for line in found]


@pytest.fixture
async def bench(store: Store) -> AsyncIterator[Bench]:
    async with Spawner() as spawner:
        yield Bench(store, spawner)


def shell(command: str) -> ExecutorRef:
    return ExecutorRef(kind="shell", config={"command": command})


async def test_a_program_has_a_door_while_it_runs_and_only_then(bench: Bench) -> None:
    ending = await bench.ending(executor=shell("echo $CHRONOS_TOKEN"))

    assert await bench.text(ending) == ["none"]
    assert [facts.execution_id for facts in bench.doors.opened] == [ending.execution_id]
    assert bench.doors.open_now == []


async def test_nothing_starts_when_preparing_it_took_longer_than_the_lease(bench: Bench, tmp_path: Path) -> None:
    job = await bench.store.save_draft(executor=shell(f"touch {tmp_path}/begun"))
    await bench.store.request(job)
    running = await bench.next_running(job)

    def lapse() -> None:
        running.start_by = 0.0

    bench.doors.on_open = lapse

    assert await bench.runner.run(running) is None
    assert os.listdir(tmp_path) == []
    assert bench.doors.open_now == []


async def test_what_starts_no_program_has_no_door(bench: Bench) -> None:
    await bench.ending(executor=ExecutorRef(kind="noop"))

    assert bench.doors.opened == []


async def test_an_attempt_whose_secret_is_missing_is_refused_and_not_repeated(bench: Bench) -> None:
    ending = await bench.ending(
        executor=shell("echo begun"),
        environment={"TOKEN": "${secret:store:gone}"},
        retry=RetryPolicy(max_attempts=5, initial_s=0),
    )

    assert (ending.state, ending.cause) == (ExecutionState.FAILED, Cause.REFUSED)
    (said,) = await bench.text(ending)
    assert "${secret:store:gone}" in said
    assert ending.error == said


async def test_a_failure_is_followed_by_another_attempt_as_the_policy_says(bench: Bench) -> None:
    policy = RetryPolicy(max_attempts=2, initial_s=3, jitter=0, exit_codes=(7,))

    retried = await bench.ending(executor=shell("exit 7"), retry=policy)
    final = await bench.ending(executor=shell("exit 8"), retry=policy)

    assert (retried.state, retried.retry_after_ms, retried.cause) == (ExecutionState.RETRYING, 3000, Cause.EXIT_CODE)
    assert (final.state, final.retry_after_ms, final.is_dead_letter) == (ExecutionState.FAILED, None, True)


async def test_the_second_attempt_is_told_from_the_first_in_the_log(bench: Bench) -> None:
    job = await bench.store.save_draft(
        executor=shell("echo a; echo b; exit 1"), retry=RetryPolicy(max_attempts=2, initial_s=0)
    )
    await bench.store.request(job)
    first = await bench.next_ending(job)
    assert await bench.store.stores.executions.finish([first]) == [True]

    second = await bench.next_ending(job)

    assert (first.first_line, second.first_line) == (0, 2)
    assert (second.fence, second.state) == (2, ExecutionState.FAILED)
    assert second.lag_ms is None


@pytest.mark.parametrize(("said", "state"), [("reset by peer", "retrying"), ("wrong password", "failed")])
async def test_a_pattern_in_the_log_decides(bench: Bench, said: str, state: str) -> None:
    policy = RetryPolicy(max_attempts=2, log_patterns=("connection (reset|refused)|reset by",))

    ending = await bench.ending(executor=shell(f"echo '{said}' >&2; exit 1"), retry=policy)

    assert ending.state == state


async def test_parameters_reach_the_program_as_data(bench: Bench) -> None:
    parameters = (Parameter(name="day", default="monday"), Parameter(name="what"))
    job = await bench.store.save_draft(
        executor=shell('echo "$CHRONOS_PARAM_DAY $CHRONOS_PARAM_WHAT"'), parameters=parameters
    )

    ending = await bench.given(job, Given(parameters={"what": "$(id); `id`"}), digits=GIVEN_DIGITS)

    assert await bench.text(ending) == ["monday $(id); `id`"]


async def test_a_dry_run_looks_and_runs_nothing(bench: Bench) -> None:
    job = await bench.store.save_draft(executor=shell("echo begun"))
    wrong = await bench.store.save_draft(executor=shell("if then"), retry=RetryPolicy(max_attempts=3))

    good = await bench.given(job, Given(), digits=DRY_RUN_DIGITS)
    bad = await bench.given(wrong, Given(), digits=DRY_RUN_DIGITS)

    assert good.outcome is Outcome.SUCCEEDED
    assert "begun" not in await bench.text(good)
    assert (bad.state, bad.is_dead_letter) == (ExecutionState.FAILED, False)
