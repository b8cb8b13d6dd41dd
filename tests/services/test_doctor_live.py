"""Doctor: while schedulers work and people change jobs, there is nothing to find."""

import asyncio
import random
import time
from collections.abc import Sequence

import pytest

from chronos_synapse.domain.errors import Conflict, Invalid
from chronos_synapse.domain.job import ExecutorRef, JobState
from chronos_synapse.domain.schedule import AnySpec, CronSpec, IntervalSpec, MisfirePolicy, OverlapPolicy, Timing
from chronos_synapse.services.jobs.job_requests import JobChange, NewJob
from chronos_synapse.services.ledger.doctor import CheckUp, Doctor
from chronos_synapse.services.ledger.doctor_findings import Finding
from chronos_synapse.services.scheduling.dispatch import Dispatcher
from tests.builders import Store, ending_of
from tests.services.scheduling import ADA, Services, services_on

JOBS = 12
WORK_S = 4.0
EACH_SECOND = CronSpec(expression="* * * * * *")
SCHEDULES = (
    EACH_SECOND,
    IntervalSpec(every_s=1.5),
    AnySpec(schedules=(IntervalSpec(every_s=3), CronSpec(expression="*/2 * * * * *"))),
)
CHANGES = (
    JobChange(state=JobState.PAUSED),
    JobChange(state=JobState.ACTIVE),
    JobChange(state=JobState.DRAFT),
    JobChange(name="Another"),
    JobChange(schedule=EACH_SECOND),
    JobChange(schedule=IntervalSpec(every_s=2)),
    JobChange(timing=Timing(jitter_s=1)),
)


class Commotion:
    """Everything that happens to jobs, for a few seconds, decided by a seed."""

    def __init__(self, store: Store, services: Services, seed: int) -> None:
        self._store = store
        self._services = services
        self._random = random.Random(seed)
        self._until = time.monotonic() + WORK_S
        self.found: list[Finding] = []

    @property
    def _goes_on(self) -> bool:
        return time.monotonic() < self._until

    async def schedule(self) -> None:
        """One scheduler; it stalls now and then."""
        dispatcher = Dispatcher(self._store.stores, self._services.pausing)
        while self._goes_on:
            wait_s = min(0.2, await dispatcher.tick()) + self._random.choice((0, 0, 0, 0, 0.7))
            await asyncio.sleep(wait_s)
        await dispatcher.release()

    async def work(self) -> None:
        """One worker."""
        while self._goes_on:
            messages = await self._store.start()
            await asyncio.sleep(0.3)
            if messages:
                await self._store.stores.executions.finish([ending_of(message) for message in messages])

    async def edit(self, job_ids: Sequence[str]) -> None:
        """Somebody who changes jobs all the time."""
        while self._goes_on:
            try:
                await self._services.jobs.change(ADA, self._random.choice(job_ids), self._random.choice(CHANGES))
            except (Conflict, Invalid):
                continue
            await asyncio.sleep(0.05)

    async def examine(self) -> None:
        """The doctor, again and again, and once more when all is quiet."""
        doctor = Doctor(self._store.door, self._store.stores, retention_days=30, lease_s=10)
        goes_on = True
        while goes_on:
            goes_on = self._goes_on
            self.found += [finding async for finding in doctor.examine(CheckUp())]
            await asyncio.sleep(0.4)


@pytest.mark.parametrize("seed", [1, 2])
async def test_nothing_is_found_while_jobs_run_and_change(store: Store, seed: int) -> None:
    services = services_on(store)
    choices = random.Random(seed)
    job_ids = []
    for number in range(JOBS):
        request = NewJob(
            name=f"Job {number}",
            executor=ExecutorRef(kind="noop"),
            schedule=choices.choice(SCHEDULES),
            state=JobState.ACTIVE,
            overlap=choices.choice(list(OverlapPolicy)),
            misfire=choices.choice(list(MisfirePolicy)),
            misfire_grace_s=choices.choice((0, 0.5, 60)),
        )
        job_ids.append((await services.jobs.create(ADA, request)).id)
    commotion = Commotion(store, services, seed)

    async with asyncio.TaskGroup() as group:
        for work in (commotion.schedule(), commotion.schedule(), commotion.work(), commotion.examine()):
            group.create_task(work)
        group.create_task(commotion.edit(job_ids))

    assert commotion.found == []
    ledgers = [await store.stores.slots.between(job_id, 0, 2**45, 1000) for job_id in job_ids]
    assert sum(record.count for ledger in ledgers for record in ledger) > JOBS
