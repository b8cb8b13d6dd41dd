"""UsageSampler: when it looks, what it makes of what it sees, and that an outage costs points and nothing else."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

import pytest

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.usage import UsageTotals
from chronos_synapse.sandbox.command import Command
from chronos_synapse.sandbox.process import run_process
from chronos_synapse.sandbox.spawner import Spawner
from chronos_synapse.sandbox.usage import Gauge, ProcessTable, UsageSample
from chronos_synapse.services.running import usage_sampler
from chronos_synapse.services.running.usage_sampler import UsageSampler, Watched
from chronos_synapse.storage.redis.usage import UsageStore, UsageWrite
from tests.builders import START, Store
from tests.support import wait_until

LIFE_MS = 60_000


def a_sample(**changes: Any) -> UsageSample:
    values: dict[str, Any] = {
        "cpu_ms": 0,
        "memory_bytes": 1000,
        "read_bytes": 0,
        "write_bytes": 0,
        "processes": 1,
        "open_files": 3,
    }
    return UsageSample(**(values | changes))


class FakeGauge(Gauge):
    """Tells what it is given, and how often it was asked."""

    def __init__(self, *samples: UsageSample) -> None:
        self.samples: Iterator[UsageSample] = iter(samples)
        self.last = a_sample()
        self.reads = 0

    def read(self, table: object) -> UsageSample:
        self.reads += 1
        self.last = next(self.samples, self.last)
        return self.last


class Lab:
    """A sampler whose time is told by the test."""

    def __init__(self, store: UsageStore, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        self.sampler = UsageSampler(store, life_ms=LIFE_MS, clock=self.clock, monotonic=lambda: self.now)
        monkeypatch.setattr(ProcessTable, "look", classmethod(lambda cls: None))

    def clock(self) -> Any:
        return START + timedelta(seconds=self.now)

    def begin(self, execution_id: str, *samples: UsageSample) -> tuple[Watched, FakeGauge]:
        gauge, watched = FakeGauge(*samples), self.sampler.watch(execution_id)
        watched.attach(gauge)
        return watched, gauge

    async def pass_s(self, seconds: float) -> None:
        """A tick after each second."""
        for _ in range(int(seconds)):
            self.now += 1
            await self.sampler.tick()


@pytest.fixture
def lab(store: Store, monkeypatch: pytest.MonkeyPatch) -> Lab:
    return Lab(store.stores.usage, monkeypatch)


async def test_a_curve_has_a_point_a_second(lab: Lab, store: Store) -> None:
    lab.begin("x-1", a_sample(cpu_ms=500), a_sample(cpu_ms=2500, processes=4), a_sample(cpu_ms=2500, read_bytes=8))

    await lab.pass_s(3)

    points = await store.stores.usage.read("x-1")
    assert [point.time for point in points] == [START + timedelta(seconds=100 + at) for at in (1, 2, 3)]
    assert [point.cpu_cores for point in points] == [0.5, 2.0, 0.0]
    assert [point.processes for point in points] == [1, 4, 1]
    assert [point.read_bytes for point in points] == [0, 0, 8]


async def test_nothing_is_stored_of_a_short_attempt_but_its_peaks_are_known(lab: Lab, store: Store) -> None:
    watched, _ = lab.begin("x-1", a_sample(cpu_ms=300, memory_bytes=7000))
    await lab.pass_s(1)

    totals = lab.sampler.forget(watched)
    await lab.pass_s(5)

    assert totals == UsageTotals(cpu_cores=0.3, memory_bytes=7000, processes=1, open_files=3, io_bytes=0)
    assert await store.stores.usage.read("x-1") == []
    assert [key async for key in store.door.client.scan_iter(f"{store.door.keys.prefix}:usage:*")] == []


async def test_an_attempt_that_was_never_looked_at_has_no_totals(lab: Lab) -> None:
    """One that ended at once, or that has no process of its own."""
    without, (brief, _) = lab.sampler.watch("x-1"), lab.begin("x-2")
    await lab.pass_s(0)

    assert lab.sampler.forget(without) is None
    assert lab.sampler.forget(brief) is None
    assert lab.sampler.forget(brief) is None


async def test_totals_are_the_highest_of_each(lab: Lab) -> None:
    samples = [
        a_sample(cpu_ms=900, memory_bytes=10, processes=9, open_files=1),
        a_sample(cpu_ms=1000, memory_bytes=99, processes=1, open_files=None, write_bytes=5),
        a_sample(cpu_ms=1100, memory_bytes=50, processes=2, open_files=7, write_bytes=6, read_bytes=4),
    ]
    watched, _ = lab.begin("x-1", *samples)

    await lab.pass_s(3)

    assert lab.sampler.forget(watched) == UsageTotals(
        cpu_cores=0.9, memory_bytes=99, processes=9, open_files=7, io_bytes=10
    )


async def test_what_processes_that_ended_had_counted_is_not_lost(lab: Lab, store: Store) -> None:
    """Both counts fall when a process ends that nobody waited for."""
    samples = [a_sample(cpu_ms=1000, read_bytes=100), a_sample(cpu_ms=10, read_bytes=5)]
    lab.begin("x-1", *samples, a_sample(cpu_ms=510, read_bytes=20))

    await lab.pass_s(3)

    points = await store.stores.usage.read("x-1")
    assert [point.cpu_cores for point in points] == [1.0, 0.0, 0.5]
    assert [point.read_bytes for point in points] == [100, 100, 115]


async def test_a_program_that_follows_another_is_looked_at_in_its_place(lab: Lab, store: Store) -> None:
    watched, first = lab.begin("x-1", a_sample(cpu_ms=900, read_bytes=50))
    await lab.pass_s(1)
    second = FakeGauge(a_sample(cpu_ms=250, read_bytes=7))
    watched.attach(second)
    await lab.pass_s(1)

    assert (first.reads, second.reads) == (1, 1)
    points = await store.stores.usage.read("x-1")
    assert [point.cpu_cores for point in points] == [0.9, 0.25]
    assert [point.read_bytes for point in points] == [50, 57]


async def test_one_that_has_ended_gets_no_more_points(lab: Lab, store: Store) -> None:
    gone = a_sample(processes=0, memory_bytes=0, open_files=None)
    lab.begin("x-1", a_sample(), a_sample(), gone, gone)

    await lab.pass_s(4)

    assert len(await store.stores.usage.read("x-1")) == 2


async def test_the_longer_one_runs_the_less_often_it_is_looked_at(lab: Lab) -> None:
    _, gauge = lab.begin("x-1")
    reads = []
    for _ in range(4):
        before = gauge.reads
        await lab.pass_s(60)
        reads.append(gauge.reads - before)

    assert reads[0] >= 58
    assert 28 <= reads[1] <= 32
    assert 10 <= reads[3] <= 16


async def test_old_and_young_ones_are_looked_at_in_one_pass(
    lab: Lab, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = []
    monkeypatch.setattr(ProcessTable, "look", classmethod(lambda cls: looks.append(1)))
    for number in range(120):
        lab.begin(f"x-{number}")

    await lab.pass_s(2)

    assert len(looks) == 2
    assert len(await store.stores.usage.read("x-119")) == 2
    assert lab.sampler.load() == (0.0, 120_000)


async def test_where_a_look_costs_much_they_come_less_often(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    lab.begin("x-1")
    lab.now += 1
    costs = iter([0.0, 0.036])
    monkeypatch.setattr(usage_sampler, "_look", lambda gauges: ([a_sample()], next(costs)))
    cheap = await lab.sampler.tick()
    lab.now += 1
    dear = await lab.sampler.tick()

    assert cheap == 1.0
    assert dear == pytest.approx(6.0, rel=0.2)


class SickStore(UsageStore):
    """Is away for a while."""

    is_away = False

    async def write(self, batch: Sequence[UsageWrite], *, life_ms: int) -> None:
        if self.is_away:
            raise Unavailable("gone", part="redis")
        await super().write(batch, life_ms=life_ms)


async def test_an_outage_leaves_a_hole_and_the_curve_goes_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    sick = SickStore(store.door)
    lab = Lab(sick, monkeypatch)
    lab.begin("x-1")
    await lab.pass_s(2)
    sick.is_away = True
    await lab.pass_s(2)
    await store.door.call("FLUSHDB")
    sick.is_away = False
    await lab.pass_s(2)

    points = await store.stores.usage.read("x-1")
    assert [point.time for point in points] == [START + timedelta(seconds=100 + at) for at in (5, 6)]
    assert points[0].memory_bytes == 1000


async def _emit(stream: LogStream, chunk: bytes) -> None:
    del stream, chunk


async def test_a_real_program_is_seen_with_all_its_processes(store: Store) -> None:
    sampler = UsageSampler(store.stores.usage, life_ms=LIFE_MS)
    watched, cancelled = sampler.watch("x-1"), asyncio.Event()
    command = Command(
        argv=("/bin/sh", "-c", "sleep 60 & sleep 60 & while :; do :; done"),
        environment={"PATH": "/usr/bin:/bin"},
        cwd="/",
        execution_id="x-1",
        fence=1,
        timeout_s=60,
        grace_s=0.1,
        watch=watched.attach,
    )

    async def is_seen() -> bool:
        await sampler.tick()
        totals = watched.totals
        return totals is not None and totals.processes >= 3 and totals.cpu_cores > 0

    async with Spawner() as spawner, asyncio.TaskGroup() as group:
        group.create_task(run_process(command, spawner=spawner, emit=_emit, cancelled=cancelled))
        await wait_until(is_seen, description="three processes, one of them busy")
        cancelled.set()

    totals = sampler.forget(watched)
    assert totals is not None
    assert totals.memory_bytes > 100_000
    assert (totals.open_files or 0) >= 3
