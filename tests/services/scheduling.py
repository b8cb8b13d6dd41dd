"""What tests of scheduling share: services on a store, jobs that owe due times, and ledgers due time by due time."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from chronos_synapse import executors
from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.execution import Execution
from chronos_synapse.domain.job import ExecutorRef, Job, JobId, UserId
from chronos_synapse.domain.schedule import IntervalSpec, Schedule
from chronos_synapse.domain.settings import SystemSettings
from chronos_synapse.domain.slot import Disposition, SlotReason, SlotRecord
from chronos_synapse.domain.user import Role
from chronos_synapse.executors.base import Executor
from chronos_synapse.registry import discover
from chronos_synapse.security.vault import Vault
from chronos_synapse.services.admin.settings_reader import SettingsReader
from chronos_synapse.services.jobs.job_requests import NewJob
from chronos_synapse.services.jobs.jobs import JobService
from chronos_synapse.services.jobs.sandbox_policy import SandboxPolicy
from chronos_synapse.services.scheduling.calendars import CalendarService
from chronos_synapse.services.scheduling.dispatch import Dispatcher
from chronos_synapse.services.scheduling.overdue import Overdue
from chronos_synapse.services.scheduling.pausing import Pausing
from chronos_synapse.services.secrets.references import References
from chronos_synapse.services.secrets.secret_providers import SecretSources
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.triggers.build import build, fire_times
from tests.builders import Store, a_job

SECOND_MS = 1000
MINUTE_MS = 60_000
HOUR_MS = 3_600_000
ENOUGH = 1_000_000
"""Records of one ledger: more than any test makes."""

ADA = Principal(user_id=UserId("ada"), role=Role.DEVELOPER)
BOB = Principal(user_id=UserId("bob"), role=Role.DEVELOPER)
ROOT = Principal(user_id=UserId("root"), role=Role.ADMIN)
LOOKER = Principal(user_id=UserId("ada"), role=Role.VIEWER)

Fate = tuple[Disposition, SlotReason | None]
FIRED: Fate = (Disposition.FIRED, None)
MERGED: Fate = (Disposition.MERGED, None)


def skipped(reason: SlotReason) -> Fate:
    """Not run for `reason`."""
    return Disposition.SKIPPED, reason


def missed(reason: SlotReason) -> Fate:
    """Given up for `reason`."""
    return Disposition.MISSED, reason


@dataclass(frozen=True)
class Services:
    """The services that decide on due times, on one store."""

    store: Store
    jobs: JobService
    pausing: Pausing
    calendars: CalendarService
    overdue: Overdue

    def dispatcher(self) -> Dispatcher:
        """One more dispatcher."""
        return Dispatcher(self.store.stores, self.pausing)

    async def catch_up(self, *jobs: Job | JobId) -> None:
        """Dispatches until none of the jobs is overdue."""
        job_ids = [job if isinstance(job, str) else job.id for job in jobs]
        until_ms = await self.store.now_ms()

        async def is_done() -> bool:
            armed = await self.store.stores.due.next_fire_times(job_ids)
            return all(fire_ms is None or fire_ms > until_ms for fire_ms in armed)

        await tick_until(self.dispatcher(), is_done)


def services_on(store: Store) -> Services:
    """All of them."""
    calendars, pausing = CalendarService(store.stores), Pausing(store.stores)
    overdue = Overdue(store.stores, calendars, pausing)
    found = discover(executors, Executor)  # type: ignore[type-abstract]
    references = References(store.stores, SecretSources(), found)
    sandboxes = SandboxPolicy(SettingsReader(store.stores.settings, Vault([]), SystemSettings()).sandboxes, found)
    jobs = JobService(
        store.stores, found, overdue=overdue, calendars=calendars, references=references, sandboxes=sandboxes
    )
    return Services(store, jobs, pausing, calendars, overdue)


def new(**changes: Any) -> NewJob:
    """A job to create that does nothing."""
    values: dict[str, Any] = {"name": "Job", "executor": ExecutorRef(kind="noop")}
    return NewJob(**(values | changes))


def interval(every_s: float, first_ms: int) -> IntervalSpec:
    """Due at `first_ms` and every so often after it."""
    return IntervalSpec(every_s=every_s, start_at=from_ms(first_ms))


async def every(store: Store, every_s: float, *, first_ms: int, **changes: Any) -> Job:
    """A stored job that is due every so often, armed for `first_ms`."""
    job = a_job(schedule=interval(every_s, first_ms), **changes)
    await store.save(job, fire_ms=first_ms)
    return job


async def edit(store: Store, job: Job, *, next_ms: int | None, is_held: bool = False, **changes: Any) -> Job:
    """The job after a change behind the services' back: armed for `next_ms`, whatever it was armed for."""
    changed = msgspec.structs.replace(job, version=job.version + 1, **changes)
    cursor = await store.stores.slots.cursor(job.id)
    arming = Arming(next_ms=next_ms, is_held=is_held, seen_ms=cursor.ms)
    assert await store.stores.jobs.save(changed, expected_version=job.version, arming=arming) == "ok"
    return changed


async def owe(store: Store, job_id: str, since_ms: int) -> None:
    """Nothing of an armed job was settled since then, as if all had stood still."""
    cursor = await store.stores.slots.cursor(job_id)
    keys = store.door.keys
    await store.door.call("ZADD", keys.held() if cursor.kind == "held" else keys.due(), "XX", since_ms, job_id)
    await store.door.call("ZREM", keys.due_leases(), job_id)


async def tick_until(dispatcher: Dispatcher, done: Callable[[], Awaitable[Any]], *, ticks: int = 2000) -> None:
    """Ticks as the scheduler does, until `await done()` is true."""
    for _ in range(ticks):
        wait_s = await dispatcher.tick()
        if await done():
            return
        await asyncio.sleep(min(wait_s, 0.05))
    raise AssertionError("the dispatcher never came so far")


async def records_of(store: Store, job_id: str) -> list[SlotRecord]:
    """The whole ledger of a job."""
    return await store.stores.slots.between(job_id, 0, 9_000_000_000_000, ENOUGH)


async def fates_of(store: Store, job: Job) -> dict[int, Fate]:
    """What became of each due time of the job; fails when one is told of twice, or none is due."""
    assert job.schedule is not None
    return told_apart(await records_of(store, job.id), job.schedule, job)


def told_apart(records: list[SlotRecord], schedule: Schedule, job: Job) -> dict[int, Fate]:
    """Due time -> fate, with ranges told one by one."""
    trigger = build(schedule, job.timing, seed=job.id)
    found: dict[int, Fate] = {}
    for record in records:
        since, until = from_ms(record.due_ms - 1), from_ms(record.until_ms)
        due = [round(at.timestamp() * 1000) for at in fire_times(trigger, since, until, ENOUGH)]
        assert len(due) == record.count, f"{record} stands for {len(due)} due times"
        assert (due[0], due[-1]) == (record.due_ms, record.until_ms)
        for due_ms in due:
            assert due_ms not in found, f"{due_ms} is told of twice"
            found[due_ms] = (record.disposition, record.reason)
    return found


async def executions_of(store: Store, job: Job) -> list[Execution]:
    """All executions of the job, by due time."""
    keys = [key async for key in _scan(store, store.door.keys.execution(f"{job.id}-*"))]
    ids = [key.removeprefix(store.door.keys.execution("")) for key in keys]
    return sorted(await store.stores.executions.find_many(ids), key=lambda execution: execution.scheduled_for)


async def _scan(store: Store, pattern: str) -> Any:
    cursor = 0
    while True:
        reply = await store.door.call("SCAN", cursor, "MATCH", pattern, "COUNT", 1000)
        for key in reply[1]:
            yield key.decode()
        cursor = int(reply[0])
        if cursor == 0:
            return


async def next_fire(store: Store, job_id: str) -> int | None:
    """What is armed, epoch ms."""
    return (await store.stores.due.next_fire_times([job_id]))[0]


async def stored(store: Store, job_id: str) -> Job:
    """The job as it stands."""
    found = await store.stores.jobs.find(job_id)
    assert found is not None
    return found


async def stats_of(store: Store, job: Job) -> dict[str, int]:
    """Executions by state, without zeros, and how many due times fired."""
    (stats,) = await store.stores.jobs.stats([job.id])
    return {state: count for state, count in stats.counts.items() if count} | {"fired": stats.fired}
