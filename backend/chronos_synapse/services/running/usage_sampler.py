"""UsageSampler: looks at what the running attempts of a worker use, all in one pass, and draws their curves."""

import asyncio
import math
import time
from collections.abc import Callable, Sequence

from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.usage import WORTH_S, Quantity, UsagePoint, UsageTotals, interval_s
from chronos_synapse.sandbox.usage import Gauge, ProcessTable, UsageSample
from chronos_synapse.storage.redis.usage import UsageStore, UsageWrite, writes_of

TICK_S = 1.0
EARLY_S = 0.5
"""A look that would be due before the next tick is taken with this one."""
BUDGET = 0.006
"""Of a core for each `PART` attempts that are looked at: where there are many processes, looks come less often."""
PART = 50

Monotonic = Callable[[], float]


class Watched:
    """One attempt; `attach` is told of each program that it starts."""

    def __init__(self, execution_id: str, *, now: float) -> None:
        self.execution_id = execution_id
        self.began = now
        self.due_at = now + EARLY_S
        self.gauge: Gauge | None = None
        self.last: UsagePoint | None = None
        self.unwritten: list[UsageWrite] = []
        """Until it is known that the attempt is worth a curve."""
        self.written: dict[Quantity, float] = {}
        self.totals: UsageTotals | None = None
        self._sample: UsageSample | None = None
        self._sampled_at = now

    def attach(self, gauge: Gauge) -> None:
        """From now on this program is the one that is looked at."""
        self.gauge = gauge
        self._sample = None

    def take(self, sample: UsageSample, clock: Clock, now: float) -> list[UsageWrite]:
        """What is to be written of a look; nothing yet of an attempt that may be a short one."""
        point = UsagePoint(
            time=clock(),
            cpu_cores=round(self._busy_ms(sample) / 1000 / max(now - self._sampled_at, 0.001), 3),
            memory_bytes=sample.memory_bytes,
            read_bytes=self._total("read_bytes", sample.read_bytes),
            write_bytes=self._total("write_bytes", sample.write_bytes),
            processes=sample.processes,
            open_files=sample.open_files,
        )
        self.last, self._sample, self._sampled_at = point, sample, now
        self.totals = _at_most(self.totals, point)
        self.due_at = now + interval_s(now - self.began) - EARLY_S
        self.unwritten += writes_of(self.execution_id, point, self.written)
        if now - self.began < WORTH_S:
            return []
        found, self.unwritten = self.unwritten, []
        return found

    def _busy_ms(self, sample: UsageSample) -> int:
        before = 0 if self._sample is None else self._sample.cpu_ms
        return max(0, sample.cpu_ms - before)

    def _total(self, name: str, value: int | None) -> int | None:
        """Since the attempt began: a process that has ended takes its own count with it."""
        if value is None:
            return None
        total: int | None = None if self.last is None else getattr(self.last, name)
        before: int | None = None if self._sample is None else getattr(self._sample, name)
        return (total or 0) + max(0, value - (before or 0))


class UsageSampler:
    """Looks once a second at attempts that are young, and ever more seldom at those that run for long."""

    def __init__(
        self, store: UsageStore, *, life_ms: int, clock: Clock = utc_now, monotonic: Monotonic = time.monotonic
    ) -> None:
        self._store = store
        self._life_ms = life_ms
        self._clock = clock
        self._monotonic = monotonic
        self._watched: set[Watched] = set()

    def watch(self, execution_id: str) -> Watched:
        """An attempt that begins; `forget` it when it has ended."""
        watched = Watched(execution_id, now=self._monotonic())
        self._watched.add(watched)
        return watched

    def forget(self, watched: Watched) -> UsageTotals | None:
        """What an attempt that has ended came to; None when it ended before it was looked at, or has no process."""
        self._watched.discard(watched)
        return watched.totals

    def load(self) -> tuple[float, int]:
        """Cores and bytes that all attempts use, as seen last."""
        points = [watched.last for watched in self._watched if watched.last is not None]
        return sum(point.cpu_cores for point in points), sum(point.memory_bytes for point in points)

    async def tick(self) -> float:
        """One look at those that are due; gives the seconds until the next one."""
        now = self._monotonic()
        due = [(one, one.gauge) for one in self._watched if one.gauge is not None and one.due_at <= now]
        if not due:
            return TICK_S
        samples, cost_s = await asyncio.to_thread(_look, [gauge for _, gauge in due])
        began_s = time.thread_time()
        writes: list[UsageWrite] = []
        for (watched, gauge), sample in zip(due, samples, strict=True):
            # One that has ended uses nothing any more; what it used is in its last point.
            if sample.processes and watched.gauge is gauge:
                writes += watched.take(sample, self._clock, self._monotonic())
        cost_s += time.thread_time() - began_s
        if writes:
            await self._write(writes)
        pace_s = cost_s / (BUDGET * math.ceil(len(due) / PART))
        return max(0.0, max(TICK_S, pace_s) - (self._monotonic() - now))

    async def _write(self, writes: list[UsageWrite]) -> None:
        try:
            await self._store.write(writes, life_ms=self._life_ms)
        except Unavailable:
            # These points are missing in the curves. What was written is not known now.
            for watched in self._watched:
                watched.written.clear()


def _look(gauges: Sequence[Gauge]) -> tuple[list[UsageSample], float]:
    """What each tells, and the processor time of this thread that it took."""
    began_s = time.thread_time()
    table = ProcessTable.look()
    return [gauge.read(table) for gauge in gauges], time.thread_time() - began_s


def _at_most(before: UsageTotals | None, point: UsagePoint) -> UsageTotals:
    moved = [count for count in (point.read_bytes, point.write_bytes) if count is not None]
    now = UsageTotals(
        cpu_cores=point.cpu_cores,
        memory_bytes=point.memory_bytes,
        processes=point.processes,
        open_files=point.open_files,
        io_bytes=sum(moved) if moved else None,
    )
    if before is None:
        return now
    return UsageTotals(
        cpu_cores=max(before.cpu_cores, now.cpu_cores),
        memory_bytes=max(before.memory_bytes, now.memory_bytes),
        processes=max(before.processes, now.processes),
        open_files=_larger(before.open_files, now.open_files),
        io_bytes=_larger(before.io_bytes, now.io_bytes),
    )


def _larger(first: int | None, second: int | None) -> int | None:
    known = [number for number in (first, second) if number is not None]
    return max(known, default=None)
