"""The analyst process on a real Redis."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from chronos_synapse.daemons import analyst
from chronos_synapse.daemons.analyst import Duties, Duty, run_analyst
from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.schedule import IntervalSpec
from chronos_synapse.domain.user import Role
from chronos_synapse.services.admin.maintenance import MaintenanceService
from chronos_synapse.services.admin.memory_surveys import MemorySurveys
from chronos_synapse.services.history.retention import Retention
from chronos_synapse.services.insight.hosts import FEED
from chronos_synapse.services.ledger.slots import SlotService
from chronos_synapse.services.logs.packer import LogPacker
from chronos_synapse.services.running.queues import QueueService
from chronos_synapse.services.running.recovery import Recovery
from chronos_synapse.services.scheduling.backfills import BackfillRequest, BackfillService
from chronos_synapse.services.scheduling.calendars import CalendarService
from chronos_synapse.services.teams.history_moves import HistoryMoves
from chronos_synapse.storage.redis.index_health import IndexHealth
from chronos_synapse.storage.redis.memory import MemoryStore
from tests.builders import START, Store, ending_of
from tests.services.learning import learning_on
from tests.services.notices import producer_on
from tests.support import wait_until


class SickRecovery(Recovery):
    """Fails a few times before it works."""

    troubles: list[Exception]

    async def abandon_lapsed(self) -> int:
        if self.troubles:
            raise self.troubles.pop(0)
        return await super().abandon_lapsed()


def recovery_on(store: Store, kind: type[Recovery] = Recovery) -> Recovery:
    return kind(store.stores, lease_s=0.0)


@asynccontextmanager
async def analysing(store: Store, recovery: Recovery, *more: Duty) -> AsyncIterator[None]:
    """An analyst that is at work until the end."""
    stores, indexes = store.stores, IndexHealth(store.door)

    async def days() -> int:
        return 30

    duties = Duties(
        recovery=recovery,
        retention=Retention(stores, days=days),
        backfills=BackfillService(stores, SlotService(stores), CalendarService(stores)),
        queues=QueueService(stores),
        packer=LogPacker(stores.logs, stores.log_index),
        moves=HistoryMoves(stores),
        audit=None,
        maintenance=MaintenanceService(stores),
        indexes=indexes,
        memory=MemorySurveys(MemoryStore(store.door), indexes),
        notifications=producer_on(store),
        more=more,
    )
    running = asyncio.create_task(run_analyst(duties, stores.daemons))

    async def is_alive() -> bool:
        return len(await stores.daemons.others("analyst")) == 1

    await wait_until(is_alive, description="the analyst says that it lives")
    yield
    os.kill(os.getpid(), signal.SIGTERM)
    await running


async def abandoned(store: Store) -> bool:
    return "abandoned" in await store.owner_counts()


async def test_an_attempt_whose_worker_vanished_is_abandoned(store: Store) -> None:
    await store.request(await store.save_draft())
    await store.start("dead", lease_ms=1)

    async with analysing(store, recovery_on(store)):
        await wait_until(lambda: abandoned(store), description="the execution is abandoned")

    assert await store.stores.daemons.others("analyst") == []


async def test_what_is_too_old_is_removed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analyst, "RETENTION_EVERY_S", 1)
    await store.finished(await store.save_draft(), at_ms=await store.now_ms() - 31 * 86_400_000)

    async def is_removed() -> bool:
        return await store.owner_counts() == {}

    async with analysing(store, recovery_on(store)):
        await wait_until(is_removed, description="the execution is removed")


async def test_a_backfill_is_taken_further(store: Store) -> None:
    now_ms = await store.now_ms()
    job = await store.save_draft(schedule=IntervalSpec(every_s=60, start_at=START))
    request = BackfillRequest(since=from_ms(now_ms - 150_000), until=from_ms(now_ms))
    backfills = BackfillService(store.stores, SlotService(store.stores), CalendarService(store.stores))
    owner = Principal(user_id=job.owner_id, role=Role.DEVELOPER)
    answer = await backfills.create(owner, job.id, request, by="Ada")

    async def is_done() -> bool:
        if messages := await store.start():
            await store.stores.executions.finish([ending_of(message) for message in messages])
        return (await store.counts(job)).get("succeeded") == answer.total

    async with analysing(store, recovery_on(store)):
        await wait_until(is_done, description="all of the backfill has run")


async def test_a_duty_that_failed_is_tried_again(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    recovery = recovery_on(store, SickRecovery)
    assert isinstance(recovery, SickRecovery)
    recovery.troubles = [Unavailable("gone", part="redis"), RuntimeError("oops")]
    await store.request(await store.save_draft())
    await store.start("dead", lease_ms=1)

    async with analysing(store, recovery):
        await wait_until(lambda: abandoned(store), description="the execution is abandoned")

    assert "a duty failed" in caplog.messages


async def test_what_was_cancelled_where_nobody_claims_is_tidied_away(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analyst, "QUEUES_EVERY_S", 1)
    (execution,) = await store.request(await store.save_draft(needs=("gpu",)))
    await store.stores.executions.cancel(execution)

    async def is_tidy() -> bool:
        return await store.stores.lanes.uses() == []

    async with analysing(store, recovery_on(store)):
        await wait_until(is_tidy, description="nothing waits any more")


async def test_what_jobs_do_is_learned(store: Store) -> None:
    learner = learning_on(store).learner
    job = await store.save_draft()

    async def is_learned() -> bool:
        return job.id in await store.stores.insight.monitors.models([job.id])

    async with analysing(store, recovery_on(store), Duty("learning", learner.advance, 0.1)):
        await wait_until(lambda: store.stores.insight.monitors.place(FEED), description="the events are followed")
        await store.finished(job)
        await wait_until(is_learned, description="the job is learned")
