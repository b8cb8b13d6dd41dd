"""ExecutionStore: documents of executions and their transitions, each one script."""

from collections.abc import Mapping, Sequence

import msgspec

from chronos_synapse.domain.execution import UNSUCCESSFUL, Execution, ExecutionState, Outcome
from chronos_synapse.domain.metric import Metric
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.execution_documents import NewExecution, Usage, decode_execution
from chronos_synapse.storage.redis.queue import GROUP, QueueMessage
from chronos_synapse.storage.redis.scripts import Script

EVENTS_CAP = 2_500
"""Batches of events that are kept, a little more than is ever replayed to a browser that comes back."""
LEASE_LIFE_MS = 86_400_000
"""A lapsed lease is kept this long, so that a worker that was cut off can prove that it still holds it."""
RECENT_CAP = 30
SERIES_MS = 30 * 86_400_000
HOURLY_MS = 400 * 86_400_000

_DISPATCH = Script(
    "dispatch", keys=("due", "due_leases", "events"), args=("events_cap", "series_ms", "hourly_ms", "job_count")
)
_START = Script(
    "start_attempts",
    keys=("leases", "events", "queue"),
    args=("group", "worker", "lease_ms", "lease_life_ms", "events_cap", "count"),
)
_FINISH = Script(
    "finish_attempts",
    keys=("leases", "events"),
    args=("mode", "events_cap", "recent_cap", "series_ms", "hourly_ms", "count"),
)
_CANCEL = Script(
    "cancel",
    keys=("execution", "lease", "stats", "owner_stats", "events"),
    args=("execution_id", "events_cap"),
)
_RENEW = Script("renew_leases", keys=("leases",), args=("lease_ms", "lease_life_ms", "count"))
_REMOVE = Script("remove_executions", args=("count",))
_REQUEUE = Script("requeue", args=("count",))


class Dispatch(msgspec.Struct, frozen=True, kw_only=True):
    """What is to happen to one job: executions to create, and the next due time to arm."""

    job_id: str
    owner_id: str
    version: int
    queue: str
    overlap: str
    fire_ms: int | None
    """The due time that is being met; None for a request."""
    next_ms: int | None
    """Only read when `fire_ms` is given; None disarms the job."""
    executions: Sequence[NewExecution]


class PreparedDispatch(msgspec.Struct, frozen=True):
    """A dispatch and its part of the script's keys and arguments."""

    item: Dispatch
    keys: list[str]
    args: list[object]


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """How an attempt ended, as the worker knows it."""

    execution_id: str
    job_id: str
    owner_id: str
    job_version: int
    queue: str
    fence: int
    state: ExecutionState
    """The execution's state after this attempt."""
    outcome: Outcome
    duration_ms: int | None = None
    lag_ms: int | None = None
    exit_code: int | None = None
    signal: str | None = None
    error: str | None = None
    reason: str | None = None
    cpu_ms: int | None = None
    peak_memory_bytes: int | None = None
    output: str = ""
    """What of the log is indexed for search."""
    log: dict[str, int] = {}


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
        keys = [
            self._keys.job_stats(item.job_id),
            self._keys.owner_stats(item.owner_id),
            self._keys.queue(item.queue),
            *self._not_run_keys(item.job_id),
            *self._not_run_keys(f"owner-{item.owner_id}"),
        ]
        fire = "" if item.fire_ms is None else item.fire_ms
        following = "" if item.next_ms is None else item.next_ms
        args: list[object] = [item.owner_id, item.version, fire, following, item.overlap, len(item.executions)]
        for new in item.executions:
            keys.append(self._keys.execution(new.id))
            args += (new.id, new.state.value, new.members)
        return PreparedDispatch(item, keys, args)

    async def dispatch(self, batch: Sequence[Dispatch]) -> list[str]:
        """One word a job: `ok`, `early`, `moved` or `stale`; see dispatch.lua."""
        return await self.dispatch_prepared([self.prepare(item) for item in batch])

    async def dispatch_prepared(self, batch: Sequence[PreparedDispatch]) -> list[str]:
        """As `dispatch`."""
        keys = [self._keys.due(), self._keys.due_leases(), self._keys.events()]
        args: list[object] = [EVENTS_CAP, SERIES_MS, HOURLY_MS, len(batch)]
        args += [prepared.item.job_id for prepared in batch]
        for prepared in batch:
            keys += prepared.keys
            args += prepared.args
        words = await self._door.run(_DISPATCH, keys, args)
        return [word.decode() for word in words]

    def _not_run_keys(self, scope: str) -> tuple[str, str]:
        return self._keys.series(scope, Metric.NOT_RUN), self._keys.hourly_series(scope, Metric.NOT_RUN)

    async def start(
        self, messages: Sequence[QueueMessage], *, queue: str, worker: str, lease_ms: int
    ) -> tuple[int, list[bool]]:
        """The server's time, epoch ms, and for each message whether this worker now holds its lease."""
        keys = [self._keys.leases(), self._keys.events(), self._keys.queue(queue)]
        args: list[object] = [GROUP, worker, lease_ms, LEASE_LIFE_MS, EVENTS_CAP, len(messages)]
        for message in messages:
            keys += [
                self._keys.execution(message.execution_id),
                self._keys.lease(message.execution_id),
                self._keys.job_stats(message.job_id),
                self._keys.owner_stats(message.owner_id),
            ]
            args += [message.execution_id, message.id, message.job_id, message.owner_id, message.fence]
        now, words = await self._door.run(_START, keys, args)
        return int(now), [word == b"ok" for word in words]

    async def finish(self, endings: Sequence[Ending]) -> list[bool]:
        """For each ending whether it counted; False when the lease is another's by now."""
        return await self._finish("worker", endings)

    async def abandon(self, endings: Sequence[Ending]) -> list[bool]:
        """As `finish`, for attempts whose lease has lapsed; False when it was renewed after all."""
        return await self._finish("recover", endings)

    async def _finish(self, mode: str, endings: Sequence[Ending]) -> list[bool]:
        keys = [self._keys.leases(), self._keys.events()]
        args: list[object] = [mode, EVENTS_CAP, RECENT_CAP, SERIES_MS, HOURLY_MS, len(endings)]
        args += [ending.execution_id for ending in endings]
        for ending in endings:
            samples = _samples(ending)
            keys += self._ending_keys(ending, samples)
            args += _ending_arguments(ending, samples)
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
            keys.queue(ending.queue),
        ]
        for metric in samples:
            found += (keys.series(ending.job_id, metric), keys.hourly_series(ending.job_id, metric))
        counted = _counted_as(ending)
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
        ]
        reply = [part.decode() for part in await self._door.run(_CANCEL, keys, [execution.id, EVENTS_CAP])]
        if reply[0] == "asked" and reply[1]:
            await self._door.call("PUBLISH", self._keys.worker_news(reply[1]), execution.id)
        return reply[0], reply[1] if len(reply) > 1 else ""

    async def renew(self, held: Sequence[tuple[str, int]], *, lease_ms: int) -> list[str]:
        """One word for each (execution id, fence): `ok`, `cancel` or `lost`."""
        if not held:
            return []
        keys = [self._keys.leases(), *(self._keys.lease(execution_id) for execution_id, _ in held)]
        args: list[object] = [lease_ms, LEASE_LIFE_MS, len(held)]
        for execution_id, fence in held:
            args += [execution_id, fence]
        return [word.decode() for word in await self._door.run(_RENEW, keys, args)]

    async def lapsed(self, limit: int) -> list[str]:
        """Ids of executions whose lease ended without being renewed, the oldest first."""
        seconds, microseconds = await self._door.call("TIME")
        now = int(seconds) * 1000 + int(microseconds) // 1000
        found = await self._door.call("ZRANGEBYSCORE", self._keys.leases(), "-inf", now, "LIMIT", 0, limit)
        return [execution_id.decode() for execution_id in found]

    async def forget_lease(self, execution_id: str) -> None:
        """Drops the lease of an execution whose document is gone."""
        await self._door.pipeline(
            [("ZREM", self._keys.leases(), execution_id), ("DEL", self._keys.lease(execution_id))]
        )

    async def remove(self, removals: Sequence[Removal]) -> int:
        """How many of these, all that had ended, were removed with their logs."""
        keys = []
        for item in removals:
            keys += [
                self._keys.execution(item.execution_id),
                self._keys.log(item.execution_id),
                self._keys.job_stats(item.job_id),
                self._keys.owner_stats(item.owner_id),
            ]
        return int(await self._door.run(_REMOVE, keys, [len(removals)])) if removals else 0

    async def requeue(self, waiting: Sequence[Execution]) -> int:
        """How many of these, whose messages were lost, were put on their queue again."""
        keys = []
        for execution in waiting:
            keys += [self._keys.execution(execution.id), self._keys.queue(execution.queue)]
        args: list[object] = [len(waiting), *(execution.id for execution in waiting)]
        return int(await self._door.run(_REQUEUE, keys, args)) if waiting else 0


def _ending_arguments(ending: Ending, samples: Mapping[Metric, int]) -> list[object]:
    usage = Usage(cpu_ms=ending.cpu_ms, peak_memory_bytes=ending.peak_memory_bytes, **ending.log)
    members = _without_none(
        {
            "duration_ms": ending.duration_ms,
            "exit_code": ending.exit_code,
            "signal": ending.signal,
            "error": ending.error,
            "reason": ending.reason,
            "output": ending.output or None,
            "usage": usage if usage != Usage() else None,
        }
    )
    attempt = _without_none(
        {
            "outcome": ending.outcome.value,
            "exit_code": ending.exit_code,
            "signal": ending.signal,
            "error": ending.error,
        }
    )
    return [
        ending.job_id,
        ending.owner_id,
        ending.fence,
        ending.state.value,
        _members(members) + (b"," if members else b""),
        _members(attempt) + b",",
        ending.job_version,
        "" if ending.duration_ms is None else ending.duration_ms,
        len(samples),
        *(part for metric, value in samples.items() for part in (metric.value, value)),
        _counted_as(ending) or "",
    ]


def _samples(ending: Ending) -> dict[Metric, int]:
    """What is to be added to the series of the job: nothing while another try may follow."""
    if ending.state is ExecutionState.RETRYING:
        return {}
    counted = _counted_as(ending)
    values = {
        Metric.DURATION_MS: ending.duration_ms,
        Metric.LAG_MS: ending.lag_ms,
        Metric.CPU_MS: ending.cpu_ms,
        Metric.PEAK_MEMORY_BYTES: ending.peak_memory_bytes,
    }
    found = {metric: value for metric, value in values.items() if value is not None}
    return found if counted is None else found | {counted: 1}


def _counted_as(ending: Ending) -> Metric | None:
    """The series that counts an execution which ended so; a cancelled one is in none."""
    if ending.state is ExecutionState.SUCCEEDED:
        return Metric.SUCCEEDED
    return Metric.FAILED if ending.state in UNSUCCESSFUL else None


def _without_none(values: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}


def _members(values: dict[str, object]) -> bytes:
    return msgspec.json.encode(values)[1:-1]
