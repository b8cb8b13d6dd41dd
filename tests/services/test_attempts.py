"""AttemptRunner: whatever happens to an attempt, its ending says so."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.execution import Execution, ExecutionState, Origin, Outcome, backfill_execution_id
from chronos_synapse.domain.job import ExecutorRef, Job
from chronos_synapse.domain.lane import lane_of_job
from chronos_synapse.domain.metric import Metric
from chronos_synapse.domain.parameter import Parameter
from chronos_synapse.domain.retention import KeepPolicy
from chronos_synapse.domain.sandbox import Limits, Sandbox
from chronos_synapse.domain.schedule import LostPolicy
from chronos_synapse.domain.usage import UsageTotals
from chronos_synapse.executors._parameters import with_parameters
from chronos_synapse.executors.base import AttemptContext, Executor, ExecutorOptions, Result
from chronos_synapse.executors.noop import NoopConfig, NoopExecutor
from chronos_synapse.executors.shell import ShellExecutor
from chronos_synapse.sandbox.spawner import Spawner
from chronos_synapse.services.running import attempt_runner
from chronos_synapse.services.running.attempt_runner import log_limits_of
from chronos_synapse.services.running.attempts import RunningAttempt, StartedAttempt
from chronos_synapse.services.running.retrying import after_loss
from chronos_synapse.services.running.usage_sampler import UsageSampler, Watched
from chronos_synapse.services.secrets.variables import PutVariable, VariableService
from chronos_synapse.storage.redis.execution_documents import JobMembers
from chronos_synapse.storage.redis.executions import Ending
from chronos_synapse.storage.redis.jobs import Arming
from tests.builders import Store, a_job, dispatch_of, ending_of, next_version
from tests.runners import LIMITS, CountedDoors, runner_on
from tests.services.scheduling import ADA
from tests.support import wait_until

LONG = ExecutorRef(kind="noop", config={"duration_ms": 3_600_000})


class BrokenExecutor(NoopExecutor):
    """Raises where a result is due."""

    async def run(self, config: NoopConfig, context: AttemptContext) -> Result:
        raise RuntimeError("oops")


class MeasuredExecutor(NoopExecutor):
    """Says how much memory it used."""

    is_process = True
    peak_memory_bytes: int | None = None

    async def run(self, config: NoopConfig, context: AttemptContext) -> Result:
        return Result(outcome=Outcome.SUCCEEDED, peak_memory_bytes=self.peak_memory_bytes)


class SeeingSampler(UsageSampler):
    """Has seen this of every attempt."""

    seen: UsageTotals | None = None

    def forget(self, watched: Watched) -> UsageTotals | None:
        super().forget(watched)
        return self.seen


class EchoConfig(msgspec.Struct, frozen=True):
    """What is printed."""

    text: str


class EchoExecutor(Executor[EchoConfig]):
    """Prints a text with its parameters filled in."""

    kind = "echo"
    config_type = EchoConfig

    async def run(self, config: EchoConfig, context: AttemptContext) -> Result:
        await context.say(with_parameters(type(self), config, context).text)
        return Result(outcome=Outcome.SUCCEEDED)


class StubbornExecutor(NoopExecutor):
    """Never ends."""

    async def run(self, config: NoopConfig, context: AttemptContext) -> Result:
        await asyncio.Event().wait()
        raise AssertionError


@pytest.fixture
async def executors() -> AsyncIterator[dict[str, Executor[Any]]]:
    async with Spawner() as spawner:
        options = ExecutorOptions(spawner=spawner)
        yield {
            "noop": NoopExecutor(options),
            "shell": ShellExecutor(options),
            "broken": BrokenExecutor(options),
            "echo": EchoExecutor(options),
            "measured": MeasuredExecutor(options),
            "stubborn": StubbornExecutor(options),
        }


class Bench:
    """Starts attempts on a real store and runs them as a worker does."""

    def __init__(self, store: Store, executors: Mapping[str, Executor[Any]]) -> None:
        self.store = store
        self.doors = CountedDoors()
        self.runner = runner_on(store, executors, doors=self.doors)

    async def started(self, job: Job) -> RunningAttempt:
        """An attempt of a new execution, with its lease."""
        await self.store.request(job)
        return await self.next_started(lane_of_job(job))

    async def next_started(self, lane: str = "default") -> RunningAttempt:
        """The attempt that waits, with its lease."""
        (message,) = await self.store.start(queue=lane)
        due = from_ms(message.due_ms)
        return RunningAttempt(StartedAttempt(message=message, started_at=due, scheduled_for=due))

    async def ending(self, **job: Any) -> Ending:
        """How an attempt of a new job ends."""
        ending = await self.runner.run(await self.started(await self.store.save_draft(**job)))
        assert ending is not None
        return ending

    async def stopped(self, stop: Callable[[RunningAttempt], None], **job: Any) -> Ending | None:
        """How an attempt of a new job ends to which `stop` is done while it runs."""
        running = await self.started(await self.store.save_draft(**({"executor": LONG} | job)))
        task = asyncio.create_task(self.runner.run(running))
        await asyncio.sleep(0)
        stop(running)
        return await task

    async def stored(self, ending: Ending) -> Execution:
        """The execution once `ending` is stored."""
        assert await self.store.stores.executions.finish([ending]) == [True]
        found = await self.store.stores.executions.find(ending.execution_id)
        assert found is not None
        return found

    async def lines(self, execution_id: str) -> list[tuple[int, str]]:
        """(offset, text) of all lines stored."""
        found = await self.store.stores.logs.read(execution_id, after=-1, limit=1000)
        return [(line.offset, line.text) for line in found]


@pytest.fixture
def bench(store: Store, executors: dict[str, Executor[Any]]) -> Bench:
    return Bench(store, executors)


def shell(command: str) -> ExecutorRef:
    return ExecutorRef(kind="shell", config={"command": command})


# ends by itself


async def test_a_success_is_stored_with_its_output_and_its_usage(bench: Bench) -> None:
    ending = await bench.ending(executor=shell("echo one; echo two >&2"))

    stored = await bench.stored(ending)
    assert (stored.state, stored.exit_code, stored.error, stored.reason) == (ExecutionState.SUCCEEDED, 0, None, None)
    assert (stored.log.lines, stored.log.bytes) == (2, 8)
    assert {text for _, text in await bench.lines(stored.id)} == {"one", "two"}
    assert set(ending.output.split()) == {"one", "two"}
    assert stored.duration_ms is not None
    assert stored.cpu_ms is not None
    assert ending.lag_ms == 0


@pytest.mark.parametrize(
    ("known", "seen", "peak"),
    [(200, 300, 300), (400, 300, 400), (None, 300, 300), (200, None, 200), (None, None, None)],
)
async def test_the_peak_of_memory_is_the_larger_of_what_is_known_and_what_was_seen(
    store: Store, executors: dict[str, Executor[Any]], known: int | None, seen: int | None, peak: int | None
) -> None:
    bench = Bench(store, executors)
    sampler = SeeingSampler(store.stores.usage, life_ms=60_000)
    if seen is not None:
        sampler.seen = UsageTotals(cpu_cores=0.5, memory_bytes=seen, processes=2, open_files=None, io_bytes=None)
    measured = executors["measured"]
    assert isinstance(measured, MeasuredExecutor)
    measured.peak_memory_bytes = known
    bench.runner = runner_on(store, executors, sampler=sampler)

    ending = await bench.ending(executor=ExecutorRef(kind="measured"))

    assert (await bench.stored(ending)).peak_memory_bytes == peak
    assert ending.peaks == ({} if seen is None else {Metric.PEAK_CPU_PERCENT: 50, Metric.PEAK_PROCESSES: 2})


async def test_neither_references_nor_parameters_are_read_in_the_values_of_the_other(bench: Bench) -> None:
    variables = VariableService(bench.store.stores)
    await variables.put(ADA, "GREETING", PutVariable(value="hello ${param:who}"))
    text = "${var:GREETING} and ${param:who}"
    who = Parameter(name="who", default="${var:GREETING}")

    ending = await bench.ending(
        owner_id=ADA.user_id, executor=ExecutorRef(kind="echo", config={"text": text}), parameters=(who,)
    )

    assert await bench.lines(ending.execution_id) == [(0, "hello ${param:who} and ${var:GREETING}")]


async def test_a_backfill_says_nothing_of_how_long_work_waits(bench: Bench) -> None:
    job = await bench.store.save_draft(executor=shell("true"))
    execution_id = backfill_execution_id(job.id, 1000, "00019b76daa80012")
    new = JobMembers(job).queued(execution_id, scheduled_ms=1000, origin=Origin.BACKFILL)
    await bench.store.stores.executions.dispatch([dispatch_of(job, new)])

    ending = await bench.runner.run(await bench.next_started())

    assert ending is not None
    assert (ending.state, ending.lag_ms) == (ExecutionState.SUCCEEDED, None)


async def test_a_failure_says_what_the_program_said_last(bench: Bench) -> None:
    ending = await bench.ending(executor=shell("echo 'No space left' >&2; exit 3"))

    assert (ending.state, ending.outcome, ending.exit_code) == (ExecutionState.FAILED, Outcome.FAILED, 3)
    assert ending.error is not None
    assert ending.error.endswith(": No space left")


async def test_a_failure_that_said_nothing_still_has_its_exit_code(bench: Bench) -> None:
    ending = await bench.ending(executor=ExecutorRef(kind="noop", config={"outcome": "failed"}))

    assert (ending.state, ending.exit_code) == (ExecutionState.FAILED, 1)
    assert ending.error == "Failed as its config asks for"


async def test_a_success_is_not_blamed_for_words_on_stderr(bench: Bench) -> None:
    assert (await bench.ending(executor=shell("echo warning >&2"))).error is None


async def test_what_takes_too_long_times_out(bench: Bench) -> None:
    ending = await bench.ending(executor=LONG, timeout_s=0.01)

    assert (ending.state, ending.outcome) == (ExecutionState.TIMED_OUT, Outcome.TIMED_OUT)
    assert ending.error == "Timed out after 0.01 s"


async def test_an_attempt_runs_the_definition_that_was_dispatched(bench: Bench) -> None:
    job = await bench.store.save_draft(executor=shell("echo old"))
    running = await bench.started(job)
    newer = next_version(job, executor=shell("echo new"))
    assert await bench.store.stores.jobs.save(newer, expected_version=1, arming=Arming()) == "ok"

    ending = await bench.runner.run(running)

    assert ending is not None
    assert (ending.job_version, ending.output) == (1, "old")


async def test_a_repeated_attempt_writes_on_after_the_lines_of_the_first(bench: Bench) -> None:
    job = await bench.store.save_draft(executor=shell("echo $CHRONOS_ATTEMPT"))
    first = await bench.started(job)
    ending = await bench.runner.run(first)
    assert ending is not None
    retry = ending_of(first.attempt.message, state=ExecutionState.RETRYING, outcome=Outcome.ABANDONED)
    await bench.store.stores.executions.finish([retry])

    second = await bench.runner.run(await bench.next_started())

    assert second is not None
    assert (second.fence, second.lag_ms) == (2, None)
    assert await bench.lines(ending.execution_id) == [(0, "1"), (1, "2")]


# cannot run


async def test_what_belongs_to_a_deleted_job_is_cancelled(bench: Bench) -> None:
    job = await bench.store.save_draft()
    running = await bench.started(job)
    keys = bench.store.door.keys
    await bench.store.door.call("DEL", keys.job(job.id))

    ending = await bench.runner.run(running)

    assert ending is not None
    assert (ending.state, ending.reason) == (ExecutionState.CANCELLED, "Its job was deleted before it started.")
    assert (await bench.stored(ending)).state is ExecutionState.CANCELLED


async def test_an_executor_that_the_worker_does_not_have_is_a_failure(bench: Bench) -> None:
    ending = await bench.ending(executor=ExecutorRef(kind="quantum"))

    assert (ending.state, ending.error) == (ExecutionState.FAILED, "This worker has no executor 'quantum'.")


async def test_a_config_that_is_not_valid_is_a_failure_that_names_it(bench: Bench) -> None:
    ending = await bench.ending(executor=ExecutorRef(kind="noop", config={"duration_ms": "long"}))

    assert ending.state is ExecutionState.FAILED
    assert ending.error is not None
    assert ending.error.startswith("The executor's config is not valid: Expected `int`")


async def test_an_executor_that_raises_is_a_failure_and_its_words_are_ours_alone(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    ending = await bench.ending(executor=ExecutorRef(kind="broken"))

    assert (ending.state, ending.error) == (
        ExecutionState.FAILED,
        "The executor broke; the worker's log says how.",
    )
    assert "an executor broke" in caplog.messages


async def test_an_executor_that_never_ends_is_cut_off(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempt_runner, "BELT_S", 0.0)

    ending = await bench.ending(executor=ExecutorRef(kind="stubborn"), setup_timeout_s=0, timeout_s=0.01, grace_s=0)

    assert (ending.state, ending.error) == (ExecutionState.FAILED, "The executor did not end in time.")


# is ended


async def test_a_cancelled_attempt_ends_as_cancelled(bench: Bench) -> None:
    ending = await bench.stopped(lambda running: running.end("1"))

    assert ending is not None
    assert (ending.state, ending.outcome) == (ExecutionState.CANCELLED, Outcome.CANCELLED)
    assert ending.reason == "Cancelled on request."


async def test_a_command_that_is_cancelled_takes_its_log_along(bench: Bench) -> None:
    running = await bench.started(await bench.store.save_draft(executor=shell("echo begun; exec sleep 3600")))
    task = asyncio.create_task(bench.runner.run(running))
    await wait_until(lambda: bench.lines(running.attempt.message.execution_id), description="the first line")

    running.end("cancel")
    ending = await task

    assert ending is not None
    assert ending.state is ExecutionState.CANCELLED
    assert (await bench.lines(ending.execution_id))[0] == (0, "begun")


@pytest.mark.parametrize(
    ("policy", "state"),
    [(LostPolicy.FAIL, ExecutionState.ABANDONED), (LostPolicy.RETRY, ExecutionState.RETRYING)],
)
async def test_an_interrupted_attempt_goes_where_its_job_wants_lost_ones(
    bench: Bench, policy: LostPolicy, state: ExecutionState
) -> None:
    running = await bench.started(
        await bench.store.save_draft(executor=shell("echo begun; exec sleep 3600"), on_lost=policy)
    )
    task = asyncio.create_task(bench.runner.run(running))
    await wait_until(lambda: bench.lines(running.attempt.message.execution_id), description="the first line")

    running.interrupt()
    ending = await task

    assert ending is not None
    assert (ending.state, ending.outcome) == (state, Outcome.ABANDONED)
    assert ending.error == ending.reason == "Its worker was stopped before it ended."
    assert (await bench.stored(ending)).state is state


@pytest.mark.parametrize("how", ["replace", "kill"])
async def test_an_attempt_that_its_job_wants_gone_says_that_a_newer_one_took_its_place(bench: Bench, how: str) -> None:
    ending = await bench.stopped(lambda running: running.end(how))

    assert ending is not None
    assert (ending.state, ending.outcome) == (ExecutionState.CANCELLED, Outcome.CANCELLED)
    assert ending.reason == "A newer execution took its place."


async def test_who_asked_first_for_the_end_is_named(bench: Bench) -> None:
    def end_twice(running: RunningAttempt) -> None:
        running.end("cancel")
        running.end("replace")

    ending = await bench.stopped(end_twice)

    assert ending is not None
    assert ending.reason == "Cancelled on request."


async def test_a_command_that_is_terminated_gets_no_grace(bench: Bench) -> None:
    stubborn = shell("trap '' TERM; echo begun; while :; do sleep 0.1; done")
    running = await bench.started(await bench.store.save_draft(executor=stubborn, grace_s=300))
    task = asyncio.create_task(bench.runner.run(running))
    await wait_until(lambda: bench.lines(running.attempt.message.execution_id), description="the first line")

    running.end("kill")
    async with asyncio.timeout(30):
        ending = await task

    assert ending is not None
    assert (ending.state, ending.signal) == (ExecutionState.CANCELLED, "SIGKILL")


async def test_what_ended_by_itself_before_the_interrupt_took_hold_keeps_its_outcome(bench: Bench) -> None:
    ending = await bench.stopped(RunningAttempt.interrupt, executor=ExecutorRef(kind="noop"))

    assert ending is not None
    assert ending.state is ExecutionState.SUCCEEDED


async def test_a_superseded_attempt_reports_nothing(bench: Bench) -> None:
    assert await bench.stopped(RunningAttempt.supersede) is None


async def test_an_attempt_that_was_held_up_for_longer_than_its_lease_does_not_start(
    bench: Bench, tmp_path: Path
) -> None:
    """Another worker may be at it by now."""
    trace = tmp_path / "trace"
    job = await bench.store.save_draft(executor=shell(f"touch {trace}"))
    late, superseded = await bench.started(job), await bench.started(job)
    late.start_by = 0.0
    superseded.supersede()

    assert await bench.runner.run(late) is None
    assert await bench.runner.run(superseded) is None
    assert late.is_superseded
    assert not trace.exists()


async def test_an_attempt_whose_lines_are_refused_ends_and_reports_nothing(bench: Bench) -> None:
    running = await bench.started(await bench.store.save_draft(executor=shell("echo begun; exec sleep 3600")))
    lease = bench.store.door.keys.lease(running.attempt.message.execution_id)
    await bench.store.door.call("HSET", lease, "fence", 2)

    assert await bench.runner.run(running) is None
    assert running.is_superseded
    assert await bench.lines(running.attempt.message.execution_id) == []


@pytest.mark.parametrize(
    ("policy", "fence", "state"),
    [
        (LostPolicy.FAIL, 1, ExecutionState.ABANDONED),
        (LostPolicy.RETRY, 1, ExecutionState.RETRYING),
        (LostPolicy.RETRY, 2, ExecutionState.RETRYING),
        (LostPolicy.RETRY, 3, ExecutionState.ABANDONED),
    ],
)
def test_a_lost_attempt_is_repeated_at_most_twice(policy: LostPolicy, fence: int, state: ExecutionState) -> None:
    assert after_loss(a_job(on_lost=policy), fence) is state


# what is kept of the log


def test_a_log_is_kept_as_the_job_says() -> None:
    stated = a_job(sandbox=Sandbox(limits=Limits(output_bytes=11_000)), keep=KeepPolicy(days=3))

    limits = log_limits_of(stated, LIMITS)

    assert (limits.head_bytes, limits.tail_bytes) == (10_000, 1000)
    assert limits.life_ms == 4 * 86_400_000
    assert log_limits_of(a_job(), LIMITS).head_bytes == LIMITS.head_bytes
