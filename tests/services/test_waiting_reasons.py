"""Why an execution waits: in words, of what is so at the moment."""

from datetime import timedelta

import msgspec
import pytest

from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.sandbox import Profile, Sandbox
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.domain.worker import WorkerInfo, WorkerOrder
from chronos_synapse.services.running.waiting_reasons import Crew, WaitingReasons
from tests.builders import Store
from tests.services.crews import a_worker, alive

HELD_BACK = "Every worker that could take it is cordoned or drains."


@pytest.mark.parametrize(
    ("lane", "workers", "words"),
    [
        ("default", [], "No worker is alive."),
        ("slow", [a_worker()], "No live worker serves the queue slow."),
        (
            "default+gpu",
            [a_worker(), a_worker("w2", queues=("slow",), labels=("gpu",))],
            "It needs the label gpu, which no live worker of the queue default offers.",
        ),
        (
            "default+arm+gpu",
            [a_worker(labels=("arm",)), a_worker("w2", labels=("gpu",))],
            "It needs the label arm and the label gpu; no live worker of the queue default offers all of that.",
        ),
        (
            "default+kind-docker+limit-memory+sandbox",
            [a_worker()],
            "It needs an executor of the kind docker, a limit of its memory and a sandbox, "
            "which no live worker of the queue default offers.",
        ),
        ("default", [a_worker(is_cordoned=True), a_worker("w2", is_draining=True)], HELD_BACK),
        ("default+gpu", [a_worker(labels=("gpu",)), a_worker("w2", is_cordoned=True)], None),
        ("default", [a_worker(running=4)], None),
    ],
)
def test_why_nobody_can_take_from_a_lane(lane: str, workers: list[WorkerInfo], words: str | None) -> None:
    assert Crew(workers).obstacle(lane) == words
    assert (Crew(workers).takers(lane) == []) == (words is not None)


def test_those_who_could_take_it_may_all_be_busy() -> None:
    free, busy = a_worker(running=3), a_worker("w2", running=4)

    assert Crew([free, busy]).reason("default") is None
    assert Crew([busy, a_worker("w3", running=4)]).reason("default") == (
        "All 8 slots of the workers that could take it are busy."
    )
    assert Crew([a_worker(slots=1, running=1)]).reason("default") == "The worker is busy."
    assert Crew([busy, a_worker("w3", is_cordoned=True)]).reason("default") == (
        "All 4 slots of the workers that could take it are busy."
    )


async def test_each_execution_that_waits_has_its_own_reason(store: Store) -> None:
    await alive(store, a_worker(queues=("default", "fast")))
    sandboxed = await store.save_draft(sandbox=Sandbox(profile=Profile.CUSTOM))
    (one,) = await store.request(sandboxed)
    (other,) = await store.request(await store.save_draft(queue="slow"))
    (ready,) = await store.request(await store.save_draft(queue="fast"))
    (ended,) = await store.finished(await store.save_draft())

    found = await WaitingReasons(store.stores.daemons).of([one, other, ready, ended])

    assert found == {
        one.id: "It needs a sandbox, which no live worker of the queue default offers.",
        other.id: "No live worker serves the queue slow.",
    }


async def test_a_limit_that_is_reached_is_the_reason_of_what_it_keeps_waiting(store: Store) -> None:
    await alive(store, a_worker())
    job = await store.save_draft(overlap=OverlapPolicy.QUEUE_ALL, max_concurrent=1)
    made = await store.request(job, count=2)
    await store.start()
    now = await store.stores.executions.find_many([execution.id for execution in made])

    found = await WaitingReasons(store.stores.daemons).of(now)

    (waiting,) = [execution for execution in now if execution.state is ExecutionState.QUEUED]
    assert found == {waiting.id: "Waits until an earlier execution of the job has ended."}


async def test_one_that_waits_for_its_next_attempt_says_so_until_its_time_has_come(store: Store) -> None:
    (execution,) = await store.request(await store.save_draft())
    soon = utc_now() + timedelta(hours=1)
    delayed = msgspec.structs.replace(execution, state=ExecutionState.RETRYING, retry_at=soon)
    late = WaitingReasons(store.stores.daemons, lambda: soon + timedelta(seconds=1))

    assert await WaitingReasons(store.stores.daemons).of([delayed]) == {
        execution.id: "Waits for the time of its next attempt."
    }
    assert await late.of([delayed]) == {execution.id: "No worker is alive."}


async def test_an_order_counts_before_its_worker_has_heard_of_it(store: Store) -> None:
    await alive(store, a_worker())
    (execution,) = await store.request(await store.save_draft())
    await store.stores.daemons.order("w1", WorkerOrder.CORDON)

    found = await WaitingReasons(store.stores.daemons).of([execution])

    assert found == {execution.id: HELD_BACK}
    assert await WaitingReasons(store.stores.daemons).of([]) == {}
