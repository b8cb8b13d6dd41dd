"""Four weeks of history, made by the very scripts that schedulers and workers use, on a clock that is set back.

Runs as a process of its own, by the same false clock as the Redis server: `python -m tests.pages.past` is what
`tests.pages.house` starts.
"""

import argparse
import asyncio
import heapq
import random
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import msgspec

from chronos_synapse.domain.access import EVERYTHING
from chronos_synapse.domain.clock import from_ms, to_ms, utc_now
from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.query import JobQuery
from chronos_synapse.domain.retry import Cause
from chronos_synapse.services.logs.writer import LogLimits, LogWriter
from chronos_synapse.storage.redis.executions import Dispatch
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.storage.redis.queue import QueueMessage
from chronos_synapse.triggers.build import build
from tests.builders import Store, ending_of, open_store, scheduled
from tests.pages.cast import CAST, Part

DAY_MS = 86_400_000
LEASE_MS = 4 * 3_600_000
LIMITS = LogLimits(head_bytes=1 << 20, tail_bytes=1 << 20, line_bytes=65_536, life_ms=40 * DAY_MS)
WORKER = "web-4-2211-9f31c2"
_OFFSET = struct.Struct("=q")


@dataclass(frozen=True)
class _Event:
    """A due time, or the end of what began with one."""

    job: Job
    part: Part
    message: QueueMessage | None = None
    duration_ms: int = 0
    lag_ms: int = 0


class FalseClock:
    """The wall clock of this process and of the server; `set` is told epoch milliseconds."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("r+b", buffering=0)
        self._now_ms = 0
        self._read = 0.0

    def set(self, now_ms: int) -> None:
        """Jumps there; never back."""
        real_ms = time.monotonic() * 1000 + self._real_ahead_ms()
        self._write(round((now_ms - real_ms) * 1_000_000))

    def _real_ahead_ms(self) -> float:
        if not self._read:
            # Before the first jump the clock is the real one.
            self._read = time.time() * 1000 - time.monotonic() * 1000
        return self._read

    def back_to_now(self) -> None:
        """To real time."""
        self._write(0)

    def _write(self, offset_ns: int) -> None:
        self._file.seek(0)
        self._file.write(_OFFSET.pack(offset_ns))


class Past:
    """Lives through the days up to now, one event after another."""

    def __init__(self, store: Store, clock: FalseClock, *, days: float, end_ms: int) -> None:
        self._store = store
        self._clock = clock
        self._begin_ms = end_ms - int(days * DAY_MS)
        self._end_ms = end_ms
        self._chance = random.Random(2211)
        self._events: list[tuple[int, int, _Event]] = []
        self._count = 0

    async def live(self) -> int:
        """How many executions there were."""
        self._clock.set(self._begin_ms)
        for job, part in await self._jobs():
            await self._begin(job, part)
        while self._events and self._events[0][0] < self._end_ms:
            at_ms, _, event = heapq.heappop(self._events)
            self._clock.set(at_ms)
            await (self._fire(at_ms, event) if event.message is None else self._end(at_ms, event))
        # What would still run now was cut short by nothing: it ended in time.
        for at_ms, _, event in sorted(self._events, key=lambda item: item[:2]):
            if event.message is not None:
                await self._end(min(at_ms, self._end_ms), event)
        self._clock.back_to_now()
        return self._count

    async def _jobs(self) -> list[tuple[Job, Part]]:
        parts = {part.name: part for part in CAST}
        page = await self._store.stores.job_search.find(JobQuery(sight=EVERYTHING, limit=1000))
        return [(job, parts[job.name]) for job in page.jobs if job.name in parts]

    async def _begin(self, job: Job, part: Part) -> None:
        began = from_ms(self._begin_ms)
        active = msgspec.structs.replace(
            job, state=JobState.ACTIVE, version=job.version + 1, created_at=began, updated_at=began
        )
        first = self._next(active, self._begin_ms)
        saved = await self._store.stores.jobs.save(active, expected_version=job.version, arming=Arming(next_ms=first))
        assert saved == "ok", saved
        self._plan(first, _Event(active, part))

    def _next(self, job: Job, after_ms: int) -> int:
        assert job.schedule is not None
        found = build(job.schedule, job.timing, seed=job.id).next_after(from_ms(after_ms))
        assert found is not None
        return to_ms(found)

    def _plan(self, at_ms: int, event: _Event) -> None:
        heapq.heappush(self._events, (at_ms, self._chance.getrandbits(40), event))

    async def _fire(self, due_ms: int, event: _Event) -> None:
        job, part = event.job, event.part
        following = self._next(job, due_ms)
        item = Dispatch(job=job, fire_ms=due_ms, next_ms=following, entries=[scheduled(job, due_ms)])
        word = (await self._store.stores.executions.dispatch([item]))[0]
        assert word == "ok", (word, job.name, due_ms)
        self._plan(following, event)
        lag_ms = int(self._chance.lognormvariate(2.6, 0.8))
        self._clock.set(due_ms + lag_ms)
        for message in await self._store.start(WORKER, queue=job.queue, lease_ms=LEASE_MS):
            duration_ms = int(part.takes_s(self._chance, self._age_days(due_ms)) * 1000)
            begun = _Event(job, part, message=message, duration_ms=duration_ms, lag_ms=lag_ms)
            self._plan(due_ms + lag_ms + duration_ms, begun)

    def _age_days(self, at_ms: int) -> float:
        return (self._end_ms - at_ms) / DAY_MS

    async def _end(self, at_ms: int, event: _Event) -> None:
        message, part = event.message, event.part
        assert message is not None
        self._count += 1
        began_ms = at_ms - event.duration_ms
        is_failed = part.is_failing(self._chance, self._age_days(began_ms))
        writer = await self._print(message, part, began_ms, event.duration_ms, is_failed=is_failed)
        self._clock.set(at_ms)
        state = ExecutionState.FAILED if is_failed else ExecutionState.SUCCEEDED
        ending = ending_of(
            message,
            state=state,
            outcome=Outcome.FAILED if is_failed else Outcome.SUCCEEDED,
            cause=Cause.EXIT_CODE if is_failed else None,
            exit_code=1 if is_failed else 0,
            error=f"Exit code 1: {part.failure}" if is_failed else None,
            duration_ms=event.duration_ms,
            lag_ms=event.lag_ms,
            cpu_ms=int(event.duration_ms * self._chance.uniform(0.05, 0.4)),
            peak_memory_bytes=int(self._chance.lognormvariate(17.5, 0.2)),
            output=writer.excerpt,
            log=writer.totals,
        )
        assert await self._store.stores.executions.finish([ending]) == [True]

    async def _print(
        self, message: QueueMessage, part: Part, began_ms: int, duration_ms: int, *, is_failed: bool
    ) -> LogWriter:
        logs = self._store.stores.logs
        writer = LogWriter(logs, message.execution_id, fence=message.fence, first_offset=0, limits=LIMITS)
        lines = [(LogStream.STDOUT, line) for line in part.lines]
        if is_failed:
            lines = [*lines[: max(1, len(lines) // 2)], (LogStream.STDERR, part.failure)]
        for number, (stream, line) in enumerate(lines):
            self._clock.set(began_ms + duration_ms * (number + 1) // (len(lines) + 1))
            await writer.emit(stream, line.encode() + b"\n")
        await writer.close()
        return writer


async def _main(arguments: argparse.Namespace) -> None:
    end_ms = to_ms(utc_now() - timedelta(seconds=5))
    async with open_store(arguments.redis, arguments.prefix) as store:
        past = Past(store, FalseClock(arguments.clock), days=arguments.days, end_ms=end_ms)
        began_s = time.monotonic()
        count = await past.live()
        print(f"{count} executions in {time.monotonic() - began_s:.0f} s")


def _arguments() -> Iterator[tuple[str, dict[str, object]]]:
    yield "--redis", {"required": True}
    yield "--prefix", {"default": "{chronos}"}
    yield "--clock", {"type": Path, "required": True}
    yield "--days", {"type": float, "default": 28.0}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for name, options in _arguments():
        parser.add_argument(name, **options)  # type: ignore[arg-type]
    asyncio.run(_main(parser.parse_args()))
