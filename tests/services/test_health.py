"""HealthService: each part by itself, and never later than its limit."""

import asyncio

import pytest

from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.worker import WorkerInfo
from chronos_synapse.services.health import HealthService
from chronos_synapse.storage.redis.daemons import DaemonInfo
from tests.builders import Store


async def answers() -> None:
    """A Postgres that is there."""


async def is_away() -> None:
    """A Postgres that is not."""
    raise Unavailable("Postgres does not answer", part="postgres")


async def hangs() -> None:
    """A Postgres that takes the question and says nothing."""
    await asyncio.Event().wait()


async def everyone_works(store: Store) -> None:
    now = utc_now()
    for kind in ("scheduler", "analyst"):
        info = DaemonInfo(id=f"{kind}-1", host="h", pid=1, started_at=now, seen_at=now)
        await store.stores.daemons.say(kind, info, ttl_s=60)
    worker = WorkerInfo(id="w1", host="h", pid=1, queues=("default",), slots=1, running=0, started_at=now, seen_at=now)
    await store.stores.daemons.say("worker", worker, ttl_s=60)


async def test_the_product_is_ready_when_every_part_is_there(store: Store) -> None:
    await everyone_works(store)

    health = await HealthService(store.door, store.stores.daemons, answers).check()

    assert (health.status, health.is_ready) == ("ready", True)
    assert health.parts.worker.seen_at is not None
    assert health.parts.scheduler.detail == "1 running"


async def test_the_parts_that_are_missing_are_named(store: Store) -> None:
    health = await HealthService(store.door, store.stores.daemons, is_away).check()

    parts = health.parts
    assert not health.is_ready
    assert (parts.redis.ok, parts.postgres.ok, parts.scheduler.ok, parts.worker.ok, parts.analyst.ok) == (
        True,
        False,
        False,
        False,
        False,
    )
    assert parts.postgres.detail == "Postgres does not answer"
    assert parts.worker.detail == "No worker is running."


async def test_a_part_that_says_nothing_counts_as_away(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronos_synapse.services.health.LIMIT_S", 0.1)
    await everyone_works(store)

    health = await HealthService(store.door, store.stores.daemons, hangs).check()

    assert (health.parts.redis.ok, health.parts.postgres.ok) == (True, False)
    assert "does not answer within" in health.parts.postgres.detail
