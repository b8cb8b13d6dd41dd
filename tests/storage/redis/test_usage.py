"""UsageStore: curves are written sparsely and read whole."""

from datetime import timedelta
from typing import Any

import pytest

from chronos_synapse.domain.usage import Quantity, UsagePoint, UsageTotals, interval_s
from chronos_synapse.storage.redis.executions import Removal
from chronos_synapse.storage.redis.usage import UsageWrite, writes_of
from tests.builders import START, Store

LIFE_MS = 60_000


def a_point(second: int, **changes: Any) -> UsagePoint:
    values: dict[str, Any] = {
        "cpu_cores": 0.5,
        "memory_bytes": 1000,
        "read_bytes": 0,
        "write_bytes": 0,
        "processes": 2,
        "open_files": 6,
    }
    return UsagePoint(time=START + timedelta(seconds=second), **(values | changes))


def all_writes(execution_id: str, *points: UsagePoint) -> list[UsageWrite]:
    written: dict[Quantity, float] = {}
    return [write for point in points for write in writes_of(execution_id, point, written)]


async def test_a_curve_is_read_as_it_was_seen(store: Store) -> None:
    points = [
        a_point(1),
        a_point(2),
        a_point(3, cpu_cores=1.75, memory_bytes=5000, processes=7),
        a_point(5, read_bytes=4096, open_files=None),
        a_point(10, read_bytes=4096, write_bytes=512, cpu_cores=0.0),
    ]

    await store.stores.usage.write(all_writes("x-1", *points[:2]), life_ms=LIFE_MS)
    await store.stores.usage.write(all_writes("x-1", *points)[5:], life_ms=LIFE_MS)
    found = await store.stores.usage.read("x-1")

    assert found[:3] == points[:3]
    # What cannot be seen for a while is thought to be as it was.
    assert found[3:] == [a_point(5, read_bytes=4096), points[4]]


def test_only_what_has_changed_is_written() -> None:
    writes = all_writes("x-1", a_point(1), a_point(2), a_point(3, processes=3))

    seconds = {quantity: [w.at_ms % 60_000 // 1000 for w in writes if w.quantity is quantity] for quantity in Quantity}
    assert seconds == {
        Quantity.CPU: [1, 2, 3],
        Quantity.MEMORY: [1],
        Quantity.READ: [],
        Quantity.WRITTEN: [],
        Quantity.PROCESSES: [1, 3],
        Quantity.FILES: [1],
    }


async def test_what_cannot_be_seen_on_a_machine_is_absent(store: Store) -> None:
    blind = a_point(1, read_bytes=None, write_bytes=None, open_files=None)

    await store.stores.usage.write(all_writes("x-1", blind), life_ms=LIFE_MS)

    assert await store.stores.usage.read("x-1") == [blind]


async def test_a_curve_goes_on_with_another_attempt(store: Store) -> None:
    await store.stores.usage.write(all_writes("x-1", a_point(1), a_point(2, read_bytes=9)), life_ms=LIFE_MS)
    await store.stores.usage.write(all_writes("x-1", a_point(60, read_bytes=1)), life_ms=LIFE_MS)

    assert await store.stores.usage.read("x-1") == [a_point(1), a_point(2, read_bytes=9), a_point(60, read_bytes=1)]


async def test_many_curves_are_written_in_one_go_and_each_lives_as_long_as_was_asked(store: Store) -> None:
    writes = [write for number in range(60) for write in all_writes(f"x-{number}", a_point(1), a_point(2))]

    await store.stores.usage.write(writes, life_ms=LIFE_MS)
    await store.stores.usage.write([], life_ms=LIFE_MS)

    keys = [store.door.keys.usage("x-59", quantity) for quantity in (Quantity.CPU, Quantity.FILES)]
    lives = [await store.door.call("PTTL", key) for key in keys]
    assert all(0 < life_ms <= LIFE_MS for life_ms in lives)
    assert await store.stores.usage.read("x-59") == [a_point(1), a_point(2)]
    assert await store.door.call("EXISTS", store.door.keys.usage("x-59", Quantity.READ)) == 0


async def test_a_curve_is_removed_with_its_execution(store: Store) -> None:
    (execution,) = await store.finished(await store.save_draft())
    full = a_point(1, read_bytes=1, write_bytes=1)
    await store.stores.usage.write(all_writes(execution.id, full), life_ms=LIFE_MS)
    removal = Removal(execution_id=execution.id, job_id=execution.job_id, owner_id=execution.owner_id)

    assert await store.stores.executions.remove([removal]) == 1

    assert [key async for key in store.door.client.scan_iter(f"{store.door.keys.prefix}:usage:*")] == []


async def test_a_series_that_was_removed_meanwhile_is_not_missed(store: Store) -> None:
    first, second = a_point(1), a_point(2, cpu_cores=2.0)
    written: dict[Quantity, float] = {}
    await store.stores.usage.write(writes_of("x-1", first, written), life_ms=LIFE_MS)
    await store.door.call("DEL", store.door.keys.usage("x-1", Quantity.CPU))

    await store.stores.usage.write(writes_of("x-1", second, written), life_ms=LIFE_MS)

    assert await store.stores.usage.read("x-1") == []
    assert await store.stores.usage.read("unknown") == []


@pytest.mark.parametrize(("age_s", "step_s"), [(0, 1), (60, 1), (61, 2), (600, 10), (3600, 60), (86_400, 1800)])
def test_the_longer_it_runs_the_less_often_it_is_looked_at(age_s: float, step_s: int) -> None:
    assert interval_s(age_s) == step_s


@pytest.mark.parametrize(("hours", "most"), [(1, 250), (24, 400), (24 * 7, 500)])
def test_a_curve_stays_bounded(hours: int, most: int) -> None:
    age_s, points = 0, 0
    while age_s < hours * 3600:
        age_s += interval_s(age_s)
        points += 1

    assert points <= most


def test_totals_say_what_goes_into_the_series_of_the_job() -> None:
    totals = UsageTotals(cpu_cores=1.238, memory_bytes=5, processes=3, open_files=None, io_bytes=7)

    assert totals.peaks == {"peak_cpu_percent": 124, "peak_processes": 3, "io_bytes": 7}
