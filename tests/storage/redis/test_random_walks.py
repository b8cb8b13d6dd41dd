"""Whatever happens to executions in whatever order: counters say what documents say, and nothing that waits is lost."""

import random
import re
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from chronos_synapse.domain.execution import (
    LIVE_STATES,
    Execution,
    ExecutionState,
    Outcome,
    is_dry_run,
    is_of_backfill,
)
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.domain.schedule import OverlapPolicy, Priority
from chronos_synapse.services.running.recovery import Recovery
from chronos_synapse.storage.redis.executions import Dispatch
from chronos_synapse.storage.redis.limits import StoredLimit
from chronos_synapse.storage.redis.queue import QueueMessage
from tests.builders import Store, dispatch_of, ending_of, requested

pytestmark = pytest.mark.usefixtures("unmeasured")

OWNERS = (UserId("u1"), UserId("u2"))
TAGS = ("a", "b")
LANES = ("default", "default+gpu")
STEPS = 120
LEASE_MS = 10_000
BEGUN = {ExecutionState.RUNNING, ExecutionState.RETRYING}
WAITING = {ExecutionState.QUEUED, ExecutionState.RETRYING}
BESIDE = ("beside", "beside_running")


def is_beside(execution_id: str) -> bool:
    """Whether it is of a backfill, or a dry run."""
    return is_of_backfill(execution_id) or is_dry_run(execution_id)


class Walk:
    """A store to which random things happen, and what is known of it by hand."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.dice = random.Random(seed)
        self.jobs: list[Job] = []
        self.ids: list[str] = []
        self.running: list[QueueMessage] = []
        self.limits: dict[str, StoredLimit] = {}

    async def make_job(self) -> None:
        tags = tuple(tag for tag in TAGS if self.dice.random() < 0.5)
        self.jobs.append(
            await self.store.save_draft(
                owner_id=self.dice.choice(OWNERS),
                tags=tags,
                overlap=self.dice.choice(list(OverlapPolicy)),
                max_concurrent=self.dice.randint(1, 3),
                overlap_queue_limit=self.dice.randint(1, 5),
                needs=("gpu",) if self.dice.random() < 0.4 else (),
                priority=self.dice.choice(list(Priority)),
            )
        )

    async def request(self) -> None:
        job = self.dice.choice(self.jobs)
        new = [requested(job, 1000 + len(self.ids), nonce=f"{len(self.ids):x}{at}") for at in range(3)]
        if await self.store.stores.executions.dispatch([dispatch_of(job, *new)]) == ["ok"]:
            self.ids += [one.id for one in new]

    async def backfill(self) -> None:
        """Executions that run beside the job's own; see domain/backfill.py."""
        await self._request_beside(16)

    async def dry_run(self) -> None:
        await self._request_beside(12)

    async def _request_beside(self, digits: int) -> None:
        job = self.dice.choice(self.jobs)
        new = [requested(job, 1000 + len(self.ids), nonce=f"{len(self.ids) * 2 + at:0{digits}x}") for at in range(2)]
        order = Dispatch(job=job, fire_ms=None, next_ms=None, entries=new, overlap=OverlapPolicy.ALLOW)
        if await self.store.stores.executions.dispatch([order]) == ["ok"]:
            self.ids += [one.id for one in new]

    async def start(self) -> None:
        lanes = self.dice.choice([LANES, LANES[::-1], LANES[:1], LANES[1:]])
        ticket, limit = f"{self.dice.random()}", self.dice.randint(1, 4)
        queue = self.store.stores.queue
        claimed = await queue.claim(*lanes, worker="w1", limit=limit, lease_ms=LEASE_MS, ticket=ticket)
        assert {message.queue for message in claimed.messages} <= set(lanes)
        self.running += claimed.messages

    async def finish(self) -> None:
        await self._end(ExecutionState.SUCCEEDED)

    async def retry(self) -> None:
        await self._end(ExecutionState.RETRYING)

    async def retry_later(self) -> None:
        await self._end(ExecutionState.RETRYING, retry_after_ms=self.dice.choice([0, 3_600_000]))

    async def promote(self) -> None:
        """Lets the time come of some that wait for it."""
        delayed = self.store.door.keys.delayed()
        for execution_id in await self.store.door.call("ZRANGE", delayed, 0, -1):
            if self.dice.random() < 0.5:
                await self.store.door.call("ZADD", delayed, 1, execution_id)
        await self.store.stores.delays.promote(self.dice.randint(1, 5))

    async def _end(self, state: ExecutionState, **changes: Any) -> None:
        if self.running:
            message = self.running.pop(self.dice.randrange(len(self.running)))
            ending = ending_of(message, state=state, outcome=Outcome.SUCCEEDED, **changes)
            assert await self.store.stores.executions.finish([ending]) == [True]

    async def lose(self) -> None:
        if self.running:
            message = self.running.pop(self.dice.randrange(len(self.running)))
            await self.store.lapse(message.execution_id)
            if self.dice.random() < 0.3:
                await self.store.door.call("DEL", self.store.door.keys.lease(message.execution_id))
            state = self.dice.choice([ExecutionState.ABANDONED, ExecutionState.RETRYING])
            ending = ending_of(message, state=state, outcome=Outcome.ABANDONED)
            assert await self.store.stores.executions.abandon([ending], lease_ms=LEASE_MS) == [True]

    async def cancel(self) -> None:
        if self.ids:
            for execution in await self.store.stores.executions.find_many([self.dice.choice(self.ids)]):
                await self.store.stores.executions.cancel(execution)

    async def delete(self) -> None:
        if len(self.jobs) > 4:
            job = self.jobs.pop(self.dice.randrange(len(self.jobs)))
            assert await self.store.stores.jobs.delete(job)

    async def limit(self) -> None:
        tag = self.dice.choice(["", *TAGS])
        limit = StoredLimit(owner_id=self.dice.choice(OWNERS), tag=tag, limit=self.dice.randint(1, 3))
        if self.dice.random() < 0.7:
            await self.store.stores.limits.put(limit)
        else:
            await self.store.stores.limits.remove(limit)
        parked = await self.store.stores.limits.parked(limit.scope, 1000)
        await self._restore(parked)

    async def lose_entries(self) -> None:
        keys, owner_id = self.store.door.keys, self.dice.choice(OWNERS)
        lane = self.dice.choice(LANES)
        lost = [
            keys.waiting(lane, owner_id),
            *self.dice.choice([[], [keys.queue(lane)], [keys.lanes()]]),
            *self.dice.choice([[], [keys.delayed(), keys.delayed_entries()]]),
        ]
        await self.store.door.call("DEL", *lost)
        await self._restore(self.ids)

    async def _restore(self, execution_ids: list[str]) -> None:
        found = await self.store.stores.executions.find_many(execution_ids)
        waiting = [execution for execution in found if execution.state in WAITING]
        await Recovery(self.store.stores, lease_s=10)._restore(waiting)

    async def step(self) -> None:
        often: list[Callable[[], Awaitable[None]]] = [self.request, self.start, self.start, self.finish, self.finish]
        rarely = [
            self.make_job,
            self.backfill,
            self.dry_run,
            self.retry,
            self.retry_later,
            self.promote,
            self.lose,
            self.cancel,
            self.delete,
            self.limit,
            self.lose_entries,
        ]
        await self.dice.choice([*often, *often, *rarely])()

    async def executions(self) -> list[Execution]:
        return await self.store.stores.executions.find_many(self.ids)

    async def check(self) -> None:
        executions = await self.executions()
        await self._check_counters(executions)
        await self._check_running(executions)
        await self._check_entries(executions)

    async def _check_counters(self, executions: list[Execution]) -> None:
        for job in self.jobs:
            own = Counter(execution.state.value for execution in executions if execution.job_id == job.id)
            assert await self.store.counts(job) == own
            beside = [one.state for one in executions if one.job_id == job.id and is_beside(one.id)]
            counted = await self.store.door.call("HMGET", self.store.door.keys.job_stats(job.id), *BESIDE)
            assert [int(count or 0) for count in counted] == [
                sum(state in LIVE_STATES for state in beside),
                sum(state in LIVE_STATES - {ExecutionState.QUEUED} for state in beside),
            ]
        for owner_id in OWNERS:
            own = Counter(execution.state.value for execution in executions if execution.owner_id == owner_id)
            assert await self.store.owner_counts(owner_id) == own

    async def _check_running(self, executions: list[Execution]) -> None:
        keys, call = self.store.door.keys, self.store.door.call
        running = [execution for execution in executions if execution.state is ExecutionState.RUNNING]
        assert {execution.id for execution in running} == {message.execution_id for message in self.running}
        assert {found.decode() for found in await call("ZRANGE", keys.leases(), 0, -1)} == {one.id for one in running}
        for owner_id in OWNERS:
            counted = {tag.decode(): int(n) for tag, n in (await call("HGETALL", keys.running_tags(owner_id))).items()}
            own = Counter(tag for one in running if one.owner_id == owner_id for tag in one.tags)
            assert {tag: n for tag, n in counted.items() if n} == own
        for job in self.jobs:
            found = {one.decode() for one in await call("ZRANGE", keys.running(job.id), 0, -1)}
            begun = [one for one in executions if one.state in BEGUN and one.job_id == job.id]
            assert found == {one.id for one in begun}
            if job.overlap is not OverlapPolicy.ALLOW:
                assert len([one for one in found if not is_beside(one)]) <= job.max_concurrent

    async def _check_entries(self, executions: list[Execution]) -> None:
        entries: set[tuple[str, int]] = set()
        keys, call = self.store.door.keys, self.store.door.call
        async for key in self.store.door.client.scan_iter(f"{self.store.door.keys.prefix}:*", _type="zset"):
            if re.search(rb":queue:[^:]+:|:parked:", key):
                for entry in await self.store.door.call("ZRANGE", key, 0, -1):
                    execution_id, _, fence = entry.decode().split(" ")[:3]
                    entries.add((execution_id, int(fence)))
        for execution_id, entry in (await call("HGETALL", keys.delayed_entries())).items():
            if execution_id:
                entries.add((execution_id.decode(), int(entry.decode().split(" ")[4])))
        for execution in executions:
            if execution.state in WAITING:
                assert (execution.id, len(execution.attempts) + 1) in entries
        assert await call("ZCARD", keys.delayed()) == sum(
            1 for found in await call("HKEYS", keys.delayed_entries()) if found
        )


@pytest.mark.parametrize("seed", range(12))
async def test_whatever_happens_the_counters_are_right_and_everything_comes_to_an_end(store: Store, seed: int) -> None:
    walk = Walk(store, seed)
    for _ in range(4):
        await walk.make_job()
    for number in range(STEPS):
        await walk.step()
        if number % 10 == 0:
            await walk.check()
    await walk.check()

    idle = 0
    while idle < 20:
        await walk.promote()
        await walk.start()
        idle = 0 if walk.running else idle + 1
        await walk.finish()

    await walk.check()
    left = [execution.id for execution in await walk.executions() if execution.state in LIVE_STATES]
    assert left == []
