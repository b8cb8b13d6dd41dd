"""MetricStore: series for charts."""

from typing import Any

import pytest

from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.metric import Metric, Reduce
from chronos_synapse.storage.redis import metrics
from tests.builders import Store

HOUR_MS = 3_600_000


async def series(store: Store, job_id: str, metric: Metric, samples: dict[int, float]) -> None:
    """A series as finish_attempts.lua makes it, with samples of our own."""
    job = await store.save_draft(id=job_id)
    await store.finished(job, cpu_ms=1, duration_ms=1)
    key = store.door.keys.series(job_id, metric)
    now_ms = await store.now_ms()
    await store.door.call("TS.DEL", key, now_ms - 60_000, now_ms + 60_000)
    for at, value in samples.items():
        await store.door.call("TS.ADD", key, at, value)


async def recent_hour(store: Store) -> int:
    """Start of an hour that ended a while ago, epoch ms."""
    now_ms = await store.now_ms()
    return now_ms - now_ms % HOUR_MS - 5 * HOUR_MS


async def values(store: Store, metric: Metric, start_ms: int, **question: Any) -> list[tuple[int, float]]:
    window = {"from_ms": start_ms, "to_ms": start_ms + 3 * HOUR_MS - 1}
    found = await store.stores.metrics.samples("j1", metric, **(window | question))
    return [(to_ms(sample.time) - start_ms, sample.value) for sample in found]


async def test_raw_samples_come_in_order_of_time(store: Store) -> None:
    start = await recent_hour(store)
    await series(store, "j1", Metric.DURATION_MS, {start + 5: 1, start + 10: 2, start + HOUR_MS: 3})

    assert await values(store, Metric.DURATION_MS, start) == [(5, 1), (10, 2), (HOUR_MS, 3)]


async def test_a_bucket_is_reduced_as_asked(store: Store) -> None:
    start = await recent_hour(store)
    await series(store, "j1", Metric.DURATION_MS, {start + 5: 1, start + 10: 5, start + 60_000: 3})

    for reduce, expected in ((Reduce.AVG, 3), (Reduce.MAX, 5), (Reduce.MIN, 1), (Reduce.SUM, 6), (Reduce.COUNT, 2)):
        found = await values(store, Metric.DURATION_MS, start, bucket_ms=60_000, reduce=reduce)
        assert found == [(0, expected), (60_000, 1 if reduce is Reduce.COUNT else 3)]


@pytest.mark.parametrize(
    ("metric", "reduce", "value"), [(Metric.DURATION_MS, Reduce.AVG, 2), (Metric.SUCCEEDED, Reduce.SUM, 4)]
)
async def test_hours_come_from_the_compacted_series(store: Store, metric: Metric, reduce: Reduce, value: float) -> None:
    start = await recent_hour(store)
    await series(store, "j1", metric, {start + 5: 1, start + 10: 3, start + HOUR_MS: 9, start + 2 * HOUR_MS: 1})
    await store.door.call("TS.ALTER", store.door.keys.series("j1", metric), "RETENTION", 1)

    found = await values(store, metric, start, bucket_ms=HOUR_MS, reduce=reduce)

    assert found[:2] == [(0, value), (HOUR_MS, 9)]


async def test_the_newest_samples_are_kept_when_there_are_too_many(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = await recent_hour(store)
    await series(store, "j1", Metric.DURATION_MS, {start + at: at for at in range(5)})
    monkeypatch.setattr(metrics, "MAX_SAMPLES", 2)

    assert await values(store, Metric.DURATION_MS, start) == [(3, 3), (4, 4)]


async def test_a_job_that_never_ran_has_no_samples(store: Store) -> None:
    assert await values(store, Metric.CPU_MS, 0) == []
    counts = await store.stores.metrics.counts_of(
        ["owner-nobody"], Metric.FAILED, from_ms=0, to_ms=2**45, bucket_ms=HOUR_MS
    )
    assert counts == {}


async def test_counts_of_several_owners_are_added_up(store: Store) -> None:
    earlier = await recent_hour(store)
    for owner, count in (("u1", 2), ("u2", 3)):
        await store.finished(await store.save_draft(owner_id=owner), count=count)
        await store.door.call("TS.ADD", store.door.keys.series(f"owner-{owner}", Metric.SUCCEEDED), earlier, count)

    counts = await store.stores.metrics.counts_of(
        ["owner-u1", "owner-u2"], Metric.SUCCEEDED, from_ms=0, to_ms=2**45, bucket_ms=HOUR_MS
    )

    assert counts[earlier] == 5
    assert sum(counts.values()) == 10
