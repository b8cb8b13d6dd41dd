"""Retries with a worker and what promotes: attempts follow as declared, each with its own part of the log."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from chronos_synapse.daemons.process import repeat
from chronos_synapse.domain.execution import ExecutionState, Origin, Outcome
from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.parameter import Parameter, ParameterType
from chronos_synapse.domain.record import Given
from chronos_synapse.domain.retry import Cause, RetryPolicy
from chronos_synapse.services.scheduling.promoting import Promoter
from chronos_synapse.services.scheduling.requesting import Requester
from tests.builders import OWNER
from tests.daemons.site import Site
from tests.support import wait_until


@pytest.fixture
async def promoting(site: Site) -> AsyncIterator[None]:
    """Promotes as a scheduler does, until the end."""
    stop = asyncio.Event()
    promoter = Promoter(site.store.stores.delays)
    running = asyncio.create_task(repeat(stop, promoter.tick, name="retries"))
    yield
    stop.set()
    await running


def shell(command: str) -> ExecutorRef:
    return ExecutorRef(kind="shell", config={"command": command})


def failing_until(attempt: int) -> ExecutorRef:
    return shell(f'echo "try $CHRONOS_ATTEMPT"; [ "$CHRONOS_ATTEMPT" -ge {attempt} ] || exit 7')


async def lines(site: Site, execution_id: str) -> list[str]:
    return [line.text for line in await site.store.stores.logs.read(execution_id, after=-1, limit=100)]


@pytest.mark.usefixtures("promoting")
@pytest.mark.parametrize("initial_s", [0, 0.05])
async def test_a_job_that_fails_is_tried_again_until_it_succeeds(site: Site, initial_s: float) -> None:
    policy = RetryPolicy(max_attempts=5, initial_s=initial_s, multiplier=2)
    job = await site.store.save_draft(executor=failing_until(3), retry=policy)

    async with site.working():
        (execution,) = await site.store.request(job)
        await site.reaches(ExecutionState.SUCCEEDED, execution)

    found = await site.find(execution)
    assert [attempt.outcome for attempt in found.attempts] == [Outcome.FAILED, Outcome.FAILED, Outcome.SUCCEEDED]
    assert [attempt.cause for attempt in found.attempts] == [Cause.EXIT_CODE, Cause.EXIT_CODE, None]
    assert [attempt.exit_code for attempt in found.attempts] == [7, 7, 0]
    printed = await lines(site, execution.id)
    firsts = [attempt.first_line for attempt in found.attempts]
    assert firsts[0] == 0
    assert [printed[first] for first in firsts] == ["try 1", "try 2", "try 3"]
    for attempt, following in zip(found.attempts, found.attempts[1:], strict=False):
        assert (attempt.retry_at is None) == (initial_s == 0)
        if attempt.retry_at is not None:
            assert attempt.finished_at is not None
            assert attempt.finished_at <= attempt.retry_at <= following.started_at
    assert await site.store.counts(job) == {"succeeded": 1}
    assert await site.store.door.call("EXISTS", site.store.door.keys.delayed_entries()) == 0


@pytest.mark.usefixtures("promoting")
async def test_a_job_that_never_succeeds_becomes_a_dead_letter(site: Site) -> None:
    job = await site.store.save_draft(executor=shell("exit 7"), retry=RetryPolicy(max_attempts=2, initial_s=0.01))

    async with site.working():
        (execution,) = await site.store.request(job)
        await site.reaches(ExecutionState.FAILED, execution)

    assert len((await site.find(execution)).attempts) == 2
    (letter,) = await site.store.stores.dead_letters.all_of(OWNER)
    assert letter.execution_id == execution.id


@pytest.mark.usefixtures("promoting")
@pytest.mark.parametrize(
    ("command", "policy", "attempts"),
    [
        ("exit 3", {"exit_codes": (75,)}, 1),
        ("exit 75", {"exit_codes": (75,)}, 2),
        ("kill -SEGV $$", {"on": (Cause.SIGNAL,), "signals": ("SIGSEGV",)}, 2),
        ("kill -SEGV $$", {"on": (Cause.EXIT_CODE,)}, 1),
        ("echo the disk is busy; exit 1", {"log_patterns": ("disk is (busy|full)",)}, 2),
        ("echo all is well; exit 1", {"log_patterns": ("disk is (busy|full)",)}, 1),
        ("sleep 30", {"on": (Cause.TIMEOUT,)}, 2),
        ("sleep 30", {"on": (Cause.EXIT_CODE,)}, 1),
        ("exit 1", {"deadline_s": 0.2, "initial_s": 10.0}, 1),
    ],
)
async def test_only_what_the_policy_names_is_tried_again(
    site: Site, command: str, policy: dict[str, Any], attempts: int
) -> None:
    retry = RetryPolicy(**({"max_attempts": 2, "initial_s": 0.0} | policy))
    job = await site.store.save_draft(executor=shell(command), retry=retry, timeout_s=0.3, grace_s=0)

    async with site.working():
        (execution,) = await site.store.request(job)

        async def has_ended() -> bool:
            return (await site.find(execution)).finished_at is not None

        await wait_until(has_ended, description="the execution has ended")

    found = await site.find(execution)
    assert len(found.attempts) == attempts
    assert found.state in (ExecutionState.FAILED, ExecutionState.TIMED_OUT)


async def test_an_execution_that_waits_for_its_next_attempt_survives_its_worker(site: Site) -> None:
    job = await site.store.save_draft(executor=failing_until(2), retry=RetryPolicy(max_attempts=2, initial_s=0.05))
    async with site.working():
        (execution,) = await site.store.request(job)
        await site.reaches(ExecutionState.RETRYING, execution)

    promoter = Promoter(site.store.stores.delays)

    async def is_promoted() -> bool:
        await promoter.tick()
        return (await site.store.stores.delays.promote(1)).next_in_ms is None

    await wait_until(is_promoted, description="its time has come")
    async with site.working():
        await site.reaches(ExecutionState.SUCCEEDED, execution)

    assert await lines(site, execution.id) == ["try 1", "try 2"]


async def test_a_job_is_given_what_was_stated_as_data(site: Site, tmp_path: Path) -> None:
    proof = tmp_path / "proof"
    parameters = (
        Parameter(name="target"),
        Parameter(name="count", type=ParameterType.NUMBER, default=3.0),
        Parameter(name="force", type=ParameterType.BOOLEAN),
    )
    command = 'echo "$CHRONOS_PARAM_TARGET/$CHRONOS_PARAM_COUNT/$CHRONOS_PARAM_FORCE"'
    job = await site.store.save_draft(executor=shell(command), parameters=parameters)
    requester = Requester(site.store.stores)
    given = Given(parameters={"target": f"$(touch {proof}); `id`", "force": True})
    order = await requester.order(job.id, origin=Origin.MANUAL, given=given)

    async with site.working():
        assert await requester.queue(job, order)
        (execution,) = await site.executions.find_many([order.id])
        await site.reaches(ExecutionState.SUCCEEDED, execution)

    assert await lines(site, order.id) == [f"$(touch {proof}); `id`/3/true"]
    assert not proof.exists()


async def test_a_dry_run_carries_nothing_out_and_counts_for_nothing(site: Site, tmp_path: Path) -> None:
    proof = tmp_path / "proof"
    job = await site.store.save_draft(executor=shell(f"touch {proof}"), retry=RetryPolicy(max_attempts=3))
    requester = Requester(site.store.stores)
    order = await requester.order(job.id, origin=Origin.MANUAL, is_dry_run=True)

    async with site.working():
        assert await requester.queue(job, order)
        (execution,) = await site.executions.find_many([order.id])
        await site.reaches(ExecutionState.SUCCEEDED, execution)

    assert not proof.exists()
    assert await lines(site, order.id) != []
    stats = (await site.store.stores.jobs.stats([job.id]))[0]
    assert (stats.last_execution_id, stats.recent, stats.beside) == (None, (), 0)
    series = [key async for key in site.store.door.client.scan_iter(f"{site.store.door.keys.prefix}:ts:*")]
    assert series == []
