"""ExecutionStore: documents of executions and their transitions, each one script."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import msgspec

from chronos_synapse.domain.execution import Execution
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.metric import Metric
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.domain.usage import Quantity
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.endings import Ending, arguments_of, counted_as, samples_of
from chronos_synapse.storage.redis.execution_documents import NewExecution, SettledSlots, decode_execution
from chronos_synapse.storage.redis.keys import Keys
from chronos_synapse.storage.redis.queue import LEASE_LIFE_MS, PARKING_NAMES
from chronos_synapse.storage.redis.scripts import Script

EVENTS_CAP = 2_500
"""Batches of events that are kept, a little more than is ever replayed to a browser that comes back."""
RECENT_CAP = 30
DEAD_LETTERS_CAP = 10_000
"""Of one owner; the oldest go first."""
KEPT_WITH: tuple[Callable[[Keys, str], str], ...] = (
    Keys.log,
    Keys.packed_log,
    Keys.log_words,
    Keys.record,
    Keys.artifacts,
    *(partial(Keys.usage, quantity=quantity) for quantity in Quantity),
)
"""Keys of an execution that go when it is removed."""
SERIES_MS = 30 * 86_400_000
HOURLY_MS = 400 * 86_400_000

_DISPATCH = Script(
    "dispatch",
    keys=("due", "due_leases", "events", "armed_jobs", "pause", "limits", "delayed", "delayed_entries"),
    args=("events_cap", "series_ms", "hourly_ms", "is_given_up", "job_count"),
    names=(*PARKING_NAMES, "slots", "amendments", "running", "lease", "worker_news", "record"),
    shared=("waiting", "parking", "delays", "ledger"),
)
_FINISH = Script(
    "finish_attempts",
    keys=("leases", "events", "limits", "delayed", "delayed_entries"),
    args=("mode", "lease_ms", "events_cap", "recent_cap", "dead_cap", "series_ms", "hourly_ms", "count"),
    names=(*PARKING_NAMES, "running", "running_tags", "dead_letters"),
    shared=("waiting", "parking", "delays"),
)
_CANCEL = Script(
    "cancel",
    keys=("execution", "lease", "stats", "owner_stats", "events", "limits", "delayed", "delayed_entries"),
    args=("execution_id", "events_cap"),
    names=(*PARKING_NAMES, "running"),
    shared=("waiting", "parking", "delays"),
)
_RENEW = Script("renew_leases", keys=("leases",), args=("lease_ms", "lease_life_ms", "count"))
_REMOVE = Script("remove_executions", args=("count", "kept_count"))


class Dispatch(msgspec.Struct, frozen=True, kw_only=True):
    """What is to happen to one job: due times to settle or a request to meet, and the next due time to arm."""

    job: Job
    fire_ms: int | None
    """The first due time that is settled; None for a request."""
    next_ms: int | None
    """Only read when `fire_ms` is given; None disarms the job."""
    entries: Sequence[NewExecution | SettledSlots]
    """In the order of their due times."""
    overlap: OverlapPolicy | None = None
    """Another policy than the job's."""
    is_held: bool = False
    """The job is paused, so that `fire_ms` is what is held."""
    is_given_up: bool = False
    """Nothing of it runs, so that it may be settled while all scheduling is paused."""


class PreparedDispatch(msgspec.Struct, frozen=True):
    """A dispatch and its part of the script's keys and arguments."""

    item: Dispatch
    keys: list[str]
    args: list[object]


class Removal(msgspec.Struct, frozen=True, kw_only=True):
    """One execution for retention to remove."""

    execution_id: str
    job_id: str
    owner_id: str


class ExecutionStore:
    """Reads executions and moves them from state to state."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def find(self, execution_id: str) -> Execution | None:
        """The execution with this id."""
        raw = await self._door.call("JSON.GET", self._keys.execution(execution_id))
        return None if raw is None else decode_execution(raw)

    async def find_many(self, execution_ids: Sequence[str]) -> list[Execution]:
        """Those of the executions that exist, in the order asked for."""
        if not execution_ids:
            return []
        found = await self._door.call("JSON.MGET", *map(self._keys.execution, execution_ids), ".")
        return [decode_execution(raw) for raw in found if raw is not None]

    def prepare(self, item: Dispatch) -> PreparedDispatch:
        """`item` as it will be sent, worked out beforehand."""
        job = item.job
        keys = [
            self._keys.job_stats(job.id),
            self._keys.owner_stats(job.owner_id),
            *self._not_run_keys(job.id),
            *self._not_run_keys(f"owner-{job.owner_id}"),
        ]
        args: list[object] = [
            job.owner_id,
            (item.overlap or job.overlap).value,
            job.max_concurrent,
            job.overlap_queue_limit,
            "" if job.max_executions is None else job.max_executions,
            job.version,
            "" if item.fire_ms is None else item.fire_ms,
            "" if item.fire_ms is None else max((entry.last_ms for entry in item.entries), default=item.fire_ms),
            "" if item.next_ms is None else item.next_ms,
            len(item.entries),
        ]
        for entry in item.entries:
            args += entry.arguments
        return PreparedDispatch(item, keys, args)

    async def dispatch(self, batch: Sequence[Dispatch]) -> list[str]:
        """One word a job: `ok`, `capped`, `early`, `held`, `moved` or `stale`; see dispatch.lua."""
        return await self.dispatch_prepared([self.prepare(item) for item in batch])

    async def dispatch_prepared(self, batch: Sequence[PreparedDispatch]) -> list[str]:
        """As `dispatch`; all of the batch are held, or none is."""
        due = self._keys.held() if batch[0].item.is_held else self._keys.due()
        keys = [due, self._keys.due_leases(), self._keys.events(), self._keys.armed(), self._keys.pause()]
        keys += [self._keys.limits(), self._keys.delayed(), self._keys.delayed_entries()]
        is_given_up = all(prepared.item.is_given_up for prepared in batch)
        args: list[object] = [EVENTS_CAP, SERIES_MS, HOURLY_MS, int(is_given_up), len(batch)]
        args += [prepared.item.job.id for prepared in batch]
        for prepared in batch:
            keys += prepared.keys
            args += prepared.args
        words = await self._door.run(_DISPATCH, keys, args)
        return [word.decode() for word in words]

    def _not_run_keys(self, scope: str) -> tuple[str, str]:
        return self._keys.series(scope, Metric.NOT_RUN), self._keys.hourly_series(scope, Metric.NOT_RUN)

    async def finish(self, endings: Sequence[Ending]) -> list[bool]:
        """For each ending whether it counted; False when the lease is another's by now."""
        return await self._finish("worker", endings, lease_ms=0)

    async def abandon(self, endings: Sequence[Ending], *, lease_ms: int) -> list[bool]:
        """As `finish`, for attempts whose lease has lapsed; False when it was renewed after all."""
        return await self._finish("recover", endings, lease_ms=lease_ms)

    async def _finish(self, mode: str, endings: Sequence[Ending], *, lease_ms: int) -> list[bool]:
        keys = [self._keys.leases(), self._keys.events(), self._keys.limits()]
        keys += [self._keys.delayed(), self._keys.delayed_entries()]
        args: list[object] = [
            mode,
            lease_ms,
            EVENTS_CAP,
            RECENT_CAP,
            DEAD_LETTERS_CAP,
            SERIES_MS,
            HOURLY_MS,
            len(endings),
        ]
        args += [ending.execution_id for ending in endings]
        for ending in endings:
            samples = samples_of(ending)
            keys += self._ending_keys(ending, samples)
            args += arguments_of(ending, samples)
        _, words = await self._door.run(_FINISH, keys, args)
        return [word == b"ok" for word in words]

    def _ending_keys(self, ending: Ending, samples: Mapping[Metric, int]) -> list[str]:
        keys = self._keys
        found = [
            keys.execution(ending.execution_id),
            keys.lease(ending.execution_id),
            keys.job_stats(ending.job_id),
            keys.owner_stats(ending.owner_id),
            keys.job_recent(ending.job_id),
        ]
        for metric in samples:
            found += (keys.series(ending.job_id, metric), keys.hourly_series(ending.job_id, metric))
        counted = counted_as(ending)
        if counted is not None:
            scope = f"owner-{ending.owner_id}"
            found += (keys.series(scope, counted), keys.hourly_series(scope, counted))
        return found

    async def cancel(self, execution: Execution) -> tuple[str, str]:
        """(`cancelled`, ""), (`asked`, worker), (`final`, state) or (`missing`, "")."""
        keys = [
            self._keys.execution(execution.id),
            self._keys.lease(execution.id),
            self._keys.job_stats(execution.job_id),
            self._keys.owner_stats(execution.owner_id),
            self._keys.events(),
            self._keys.limits(),
            self._keys.delayed(),
            self._keys.delayed_entries(),
        ]
        reply = [part.decode() for part in await self._door.run(_CANCEL, keys, [execution.id, EVENTS_CAP])]
        if reply[0] == "asked" and reply[1]:
            await self._door.call("PUBLISH", self._keys.worker_news(reply[1]), f"{execution.id} 1")
        return reply[0], reply[1] if len(reply) > 1 else ""

    async def renew(self, held: Sequence[tuple[str, int]], *, lease_ms: int) -> list[str]:
        """One word for each (execution id, fence): `ok`, `cancel`, `replace`, `kill` or `lost`."""
        if not held:
            return []
        keys = [self._keys.leases(), *(self._keys.lease(execution_id) for execution_id, _ in held)]
        args: list[object] = [lease_ms, LEASE_LIFE_MS, len(held)]
        for execution_id, fence in held:
            args += [execution_id, fence]
        return [word.decode() for word in await self._door.run(_RENEW, keys, args)]

    async def lapsed(self, limit: int, *, lease_ms: int) -> tuple[int, list[str]]:
        """The server's time, epoch ms, and ids of executions whose lease ended without being renewed.

        A lease that ends later than any can was given before the clock was set back, and not renewed since; or its
        worker is told of longer leases than we are, which `abandon` finds out.
        """
        now_ms = await self._door.now_ms()
        found = await self._door.pipeline(
            [
                ("ZRANGEBYSCORE", self._keys.leases(), "-inf", now_ms, "LIMIT", 0, limit),
                ("ZRANGEBYSCORE", self._keys.leases(), now_ms + 2 * lease_ms, "+inf", "LIMIT", 0, limit),
            ]
        )
        return now_ms, [execution_id.decode() for part in found for execution_id in part][:limit]

    async def forget_lease(self, execution_id: str) -> None:
        """Drops the lease of an execution whose document is gone."""
        await self._door.pipeline(
            [("ZREM", self._keys.leases(), execution_id), ("DEL", self._keys.lease(execution_id))]
        )

    async def remove(self, removals: Sequence[Removal]) -> int:
        """How many of these, all that had ended, were removed with their logs."""
        keys: list[str] = []
        for item in removals:
            keys += [
                self._keys.execution(item.execution_id),
                self._keys.job_stats(item.job_id),
                self._keys.owner_stats(item.owner_id),
                self._keys.dead_letters(item.owner_id),
            ]
            keys += [key_of(self._keys, item.execution_id) for key_of in KEPT_WITH]
        args = [len(removals), len(KEPT_WITH), *(item.execution_id for item in removals)]
        return int(await self._door.run(_REMOVE, keys, args)) if removals else 0


__all__ = ["Dispatch", "Ending", "ExecutionStore", "PreparedDispatch", "Removal"]
