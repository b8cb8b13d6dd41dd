"""How a worker comes by what it runs: bells, limits, claims whose answer was lost, and what takes another's place."""

from collections.abc import Sequence

import pytest

from chronos_synapse.daemons import worker
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.storage.redis.queue import Claimed, ExecutionQueue
from tests.daemons.site import Site


class SleepyQueue(ExecutionQueue):
    """Wakes nobody but by a bell."""

    is_over = False

    async def wait(self, lanes: Sequence[str], *, timeout_s: float) -> None:
        bells = [self._keys.bell(lane) for lane in lanes]
        while not self.is_over and await self._door.call("BLPOP", *bells, 0.1) is None:
            continue


async def test_a_worker_that_waits_is_woken_by_a_bell(site: Site) -> None:
    sleepy = site.queue = SleepyQueue(site.store.door, events_cap=100)
    job = await site.store.save_draft()

    async with site.working():
        for _ in range(3):
            made = await site.store.request(job, count=2)
            await site.reaches(ExecutionState.SUCCEEDED, *made)
        sleepy.is_over = True


async def test_every_bell_is_heard_by_one_worker_until_nothing_waits(site: Site) -> None:
    """More arrives than one worker has slots for: those with free slots are woken for the rest."""
    # One worker alone would be busy for several seconds with it.
    job = await site.store.save_draft(executor=ExecutorRef(kind="counting", config={"duration_ms": 150}))

    async with site.another(slots=2), site.working(slots=2):
        made = await site.store.request(job, count=40)
        await site.reaches(ExecutionState.SUCCEEDED, *made)

    workers = {(await site.find(execution)).attempts[0].worker for execution in made}
    assert len(workers) == 2
    assert await site.store.owner_counts() == {"succeeded": 40}


async def test_what_a_limit_keeps_from_starting_starts_when_there_is_room(site: Site) -> None:
    job = await site.store.save_draft(
        executor=ExecutorRef(kind="counting"), overlap=OverlapPolicy.QUEUE_ALL, max_concurrent=1
    )

    async with site.working():
        made = await site.store.request(job, count=6)
        await site.reaches(ExecutionState.SUCCEEDED, *made)

    assert site.counting.most == 1


# jobs that replace what runs


@pytest.mark.parametrize("overlap", [OverlapPolicy.CANCEL_RUNNING, OverlapPolicy.TERMINATE_RUNNING])
@pytest.mark.parametrize("is_heard", [True, False])
async def test_a_newer_execution_takes_the_place_of_the_one_that_runs(
    site: Site, overlap: OverlapPolicy, is_heard: bool
) -> None:
    """Told by a message, or read from the lease when that was not heard."""
    slow = ExecutorRef(kind="shell", config={"command": "exec sleep 3600"})
    job = await site.store.save_draft(executor=slow, overlap=overlap, max_concurrent=1, grace_s=300)

    async with site.working(lease_s=600.0 if is_heard else 1.0):
        (first,) = await site.store.request(job)
        await site.reaches(ExecutionState.RUNNING, first)
        if not is_heard:
            how = "kill" if overlap is OverlapPolicy.TERMINATE_RUNNING else "replace"
            await site.store.door.call("HSET", site.store.door.keys.lease(first.id), "cancel", how)
        (second,) = await site.store.request(job)
        await site.reaches(ExecutionState.CANCELLED, first)
        await site.reaches(ExecutionState.RUNNING, second)

    ended = await site.find(first)
    assert ended.reason == "A newer execution took its place."
    assert ended.attempts[0].signal == ("SIGKILL" if overlap is OverlapPolicy.TERMINATE_RUNNING else "SIGTERM")


# the store is away


class LossyQueue(ExecutionQueue):
    """Does what it is told, but its first answer that gives something is lost."""

    lost = 0

    async def claim(self, *lanes: str, worker: str, limit: int, lease_ms: int, ticket: str) -> Claimed:
        answer = await super().claim(*lanes, worker=worker, limit=limit, lease_ms=lease_ms, ticket=ticket)
        if answer.messages and not self.lost:
            self.lost += 1
            raise Unavailable("the connection broke", part="redis")
        return answer


async def test_a_claim_whose_answer_was_lost_is_asked_for_again_and_runs_once(site: Site) -> None:
    lossy = site.queue = LossyQueue(site.store.door, events_cap=100)
    job = await site.store.save_draft(executor=ExecutorRef(kind="shell", config={"command": "echo once"}))
    made = await site.store.request(job, count=3)

    async with site.working(lease_s=600.0):
        await site.reaches(ExecutionState.SUCCEEDED, *made)

    for execution in made:
        lines = await site.store.stores.logs.read(execution.id, after=-1, limit=10)
        assert [line.text for line in lines] == ["once"]
    assert lossy.lost == 1
    assert await site.store.counts(job) == {"succeeded": 3}


async def test_an_attempt_that_nobody_can_tell_its_worker_of_is_left_to_recovery(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No answer for longer than a lease: what was claimed is not started any more."""

    class DeafQueue(LossyQueue):
        async def claim(self, *lanes: str, worker: str, limit: int, lease_ms: int, ticket: str) -> Claimed:
            if self.lost == 1:
                self.lost += 1
                raise Unavailable("still broken", part="redis")
            return await super().claim(*lanes, worker=worker, limit=limit, lease_ms=lease_ms, ticket=ticket)

    monkeypatch.setattr(worker, "RETRY_S", 0.5)
    site.queue = DeafQueue(site.store.door, events_cap=100)
    job = await site.store.save_draft()
    (execution,) = await site.store.request(job)

    async with site.working(lease_s=0.3):
        (other,) = await site.store.request(job)
        await site.reaches(ExecutionState.SUCCEEDED, other)

    assert (await site.find(execution)).state is ExecutionState.RUNNING
