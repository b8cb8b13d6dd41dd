"""JobStore: definitions of jobs, their former versions, and what their executions came to."""

from collections.abc import Sequence
from typing import Any

import msgspec

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import Job, JobId, UserId
from chronos_synapse.domain.metric import Metric
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.executions import EVENTS_CAP
from chronos_synapse.storage.redis.job_documents import decode_job, encode_job
from chronos_synapse.storage.redis.scripts import Script

SLOTS_LIFE_MS = 30 * 86_400_000
"""How long the ledger of a deleted job is kept."""

_SAVE = Script(
    "save_job",
    keys=("job", "stats", "former", "due", "held", "due_leases", "armed_jobs", "events"),
    args=(
        "job_id",
        "owner_id",
        "expected",
        "new_version",
        "document",
        "limit",
        "resets_count",
        "kind",
        "next_fire",
        "cursor",
        "is_settled",
        "events_cap",
    ),
)
_DELETE = Script(
    "delete_job",
    keys=("job", "stats", "recent", "grants", "due", "held", "due_leases", "armed_jobs", "slots", "events"),
    args=("job_id", "owner_id", "version", "slots_life_ms", "events_cap"),
    names=("granted",),
)


class Arming(msgspec.Struct, frozen=True, kw_only=True):
    """What a save arms, and what it expects to find armed."""

    next_ms: int | None = None
    """The first due time that is not settled; None: nothing comes."""
    is_held: bool = False
    """The job is paused."""
    seen_ms: int | None = None
    """What was armed when this was worked out."""
    stays_unarmed: bool = False
    """Nothing is armed, and whether something must be stays as it is: its due time may have been lost."""
    is_settled: bool = False
    """Refuses when what was armed has been reached: it must be settled by the former definition first."""
    resets_count: bool = False
    """Counting towards `max_executions` begins anew."""


class RecentExecution(msgspec.Struct, frozen=True, kw_only=True):
    """One of the latest executions of a job that ended."""

    id: str
    state: ExecutionState
    duration_ms: int | None


class JobStats(msgspec.Struct, frozen=True, kw_only=True):
    """Executions of a job by state, and the latest that ended, newest first."""

    counts: dict[str, int]
    fired: int
    """Due times that fired towards `max_executions`."""
    beside: int
    """Live executions of backfills and dry runs, which do not count towards what of the job may run at once."""
    last_execution_id: str | None
    last_state: ExecutionState | None
    last_finished_ms: int | None
    recent: tuple[RecentExecution, ...]


class JobSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A job with all that is shown of it."""

    job: Job
    stats: JobStats
    next_fire_ms: int | None
    """The armed fire time, epoch ms."""

    @property
    def owner_id(self) -> UserId:
        """Whose it is."""
        return self.job.owner_id

    @property
    def job_id(self) -> JobId:
        """Which one."""
        return self.job.id


class JobStore:
    """Reads and writes jobs."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def find(self, job_id: str) -> Job | None:
        """The job with this id, as it stands now."""
        raw = await self._door.call("JSON.GET", self._keys.job(job_id))
        return None if raw is None else decode_job(raw)

    async def sheet(self, job_id: str) -> JobSheet | None:
        """The job with this id and what is shown of it, in one journey."""
        raw, *rest = await self._door.look([("JSON.GET", self._keys.job(job_id)), *self._figures(job_id)])
        return None if raw is None else _sheet(decode_job(raw), rest)

    async def sheets(self, jobs: Sequence[Job]) -> list[JobSheet]:
        """What is shown of each of the jobs."""
        found = await self._door.look([command for job in jobs for command in self._figures(job.id)]) if jobs else []
        each = len(found) // len(jobs) if jobs else 0
        return [_sheet(job, found[at * each : (at + 1) * each]) for at, job in enumerate(jobs)]

    def _figures(self, job_id: str) -> list[tuple[object, ...]]:
        keys = self._keys
        return [
            ("HGETALL", keys.job_stats(job_id)),
            ("LRANGE", keys.job_recent(job_id), 0, -1),
            ("ZSCORE", keys.due(), job_id),
        ]

    async def find_many(self, job_ids: Sequence[str]) -> dict[str, Job]:
        """Those of the jobs that exist, by id."""
        if not job_ids:
            return {}
        found = await self._door.call("JSON.MGET", *map(self._keys.job, job_ids), ".")
        return {job_id: decode_job(raw) for job_id, raw in zip(job_ids, found, strict=True) if raw is not None}

    async def find_version(self, job_id: str, version: int) -> Job | None:
        """The job as it stood at `version`, belonging to whom it belongs to now."""
        current = await self.find(job_id)
        if current is None or current.version == version:
            return current
        found = (await self.find_versions(current, [version])).get(version)
        return None if found is None else msgspec.structs.replace(found, owner_id=current.owner_id)

    async def find_versions(self, current: Job, versions: Sequence[int]) -> dict[int, Job]:
        """Those of the versions of a job that are kept, as they were."""
        former = [version for version in versions if version != current.version]
        names = [self._keys.job_version(current.id, version) for version in former]
        raws = await self._door.call("MGET", *names) if names else []
        found = {version: decode_job(raw) for version, raw in zip(former, raws, strict=True) if raw is not None}
        return found | ({current.version: current} if current.version in versions else {})

    async def save(self, job: Job, *, expected_version: int | None, arming: Arming) -> str:
        """`ok`, `missing`, `moved` (what is armed has changed), or the version that stands in the way.

        None expects that there is none yet. Arms in the same step, so that no job is ever enabled without its due time.
        """
        former = self._keys.job_version(job.id, expected_version or 0)
        keys = [self._keys.job(job.id), self._keys.job_stats(job.id), former, self._keys.due(), self._keys.held()]
        keys += [self._keys.due_leases(), self._keys.armed(), self._keys.events()]
        limit = "" if job.overlap is OverlapPolicy.ALLOW else job.max_concurrent
        kind = "held" if arming.is_held else "due"
        if arming.next_ms is None:
            kind = "as_is" if arming.stays_unarmed else ""
        args = [job.id, job.owner_id, _or_empty(expected_version), job.version, encode_job(job), limit]
        args += [int(arming.resets_count), kind, _or_empty(arming.next_ms), _or_empty(arming.seen_ms)]
        reply = await self._door.run(_SAVE, keys, [*args, int(arming.is_settled), EVENTS_CAP])
        await self._door.call("SADD", self._keys.owners(), job.owner_id)
        return str(reply.decode())

    async def delete(self, job: Job, *, is_exact: bool = False) -> bool:
        """Whether the job was there, with `is_exact` in this version; its executions stay until they are too old."""
        keys = [self._keys.job(job.id), self._keys.job_stats(job.id), self._keys.job_recent(job.id)]
        keys += [self._keys.grants(job.id)]
        keys += [self._keys.due(), self._keys.held(), self._keys.due_leases(), self._keys.armed()]
        keys += [self._keys.slots(job.id), self._keys.events()]
        keys += [self._keys.job_version(job.id, version) for version in range(1, job.version)]
        keys += [self._keys.comments(job.id), self._keys.comment_order(job.id)]
        own = f"job-{job.id}"
        keys += [self._keys.secrets(own), self._keys.secret_values(own)]
        keys += [self._keys.variables(own), self._keys.variable_versions(own), self._keys.scope_totals(own)]
        for metric in Metric:
            keys += [self._keys.series(job.id, metric), self._keys.hourly_series(job.id, metric)]
        version = job.version if is_exact else ""
        args = [job.id, job.owner_id, version, SLOTS_LIFE_MS, EVENTS_CAP]
        was_there = bool(await self._door.run(_DELETE, keys, args))
        await self._door.call("SREM", self._keys.secret_scopes(), own)
        return was_there

    async def stats(self, job_ids: Sequence[str]) -> list[JobStats]:
        """What the executions of each job came to."""
        commands: list[tuple[object, ...]] = []
        for job_id in job_ids:
            commands.append(("HGETALL", self._keys.job_stats(job_id)))
            commands.append(("LRANGE", self._keys.job_recent(job_id), 0, -1))
        replies = await self._door.pipeline(commands) if commands else []
        return [_stats(replies[at], replies[at + 1]) for at in range(0, len(replies), 2)]

    async def owner_counts(self, owner_ids: Sequence[str]) -> dict[str, int]:
        """Executions of these owners by state, summed."""
        total = {state.value: 0 for state in ExecutionState}
        commands = [("HGETALL", self._keys.owner_stats(owner_id)) for owner_id in owner_ids]
        for reply in await self._door.pipeline(commands) if commands else []:
            for name, count in reply.items():
                total[name.decode()] = total.get(name.decode(), 0) + int(count)
        return total

    async def counts_in(self, sight: Sight) -> dict[str, int]:
        """Executions by state of everything that is seen, summed."""
        if sight.only is not None:
            return await self._job_counts(sight, sight.only)
        total = await self.owner_counts(await self.owners_in(sight))
        for name, count in (await self._job_counts(sight, sight.jobs)).items() if sight.owners is not None else ():
            total[name] += count
        return total

    async def owners_in(self, sight: Sight) -> list[str]:
        """Owners whose things are seen as a whole."""
        return await self.owners() if sight.owners is None else list(sight.owners)

    async def lone_jobs_in(self, sight: Sight) -> list[Job]:
        """Jobs that are seen by themselves, without all else that their owners have."""
        if sight.only is None and sight.owners is None:
            return []
        ids = sight.jobs if sight.only is None else sight.only
        return await self._lone(sight, ids)

    async def _lone(self, sight: Sight, job_ids: Sequence[JobId]) -> list[Job]:
        """Of the jobs those that are seen, but not for their owner unless nothing else is seen of that owner."""
        found = (await self.find_many(job_ids)).values()
        known = sight.owners if sight.only is None else ()
        return [job for job in found if sight.covers(job.owner_id, job.id) and job.owner_id not in (known or ())]

    async def _job_counts(self, sight: Sight, job_ids: Sequence[JobId]) -> dict[str, int]:
        total = {state.value: 0 for state in ExecutionState}
        for stats in await self.stats([job.id for job in await self._lone(sight, job_ids)]):
            for name, count in stats.counts.items():
                total[name] += count
        return total

    async def owners(self) -> list[str]:
        """Ids of all owners that ever saved a job."""
        return sorted(owner.decode() for owner in await self._door.call("SMEMBERS", self._keys.owners()))


def _sheet(job: Job, figures: Sequence[Any]) -> JobSheet:
    counts, recent, due = figures
    return JobSheet(job=job, stats=_stats(counts, recent), next_fire_ms=None if due is None else int(float(due)))


def _or_empty(value: int | None) -> int | str:
    return "" if value is None else value


def _stats(fields: dict[bytes, bytes], recent: Sequence[bytes]) -> JobStats:
    found = {name.decode(): value.decode() for name, value in fields.items()}
    return JobStats(
        counts={state.value: int(found.get(state.value, 0)) for state in ExecutionState},
        fired=int(found.get("fired", 0)),
        beside=int(found.get("beside", 0)),
        last_execution_id=found.get("last_execution_id"),
        last_state=ExecutionState(found["last_state"]) if "last_state" in found else None,
        last_finished_ms=int(found["last_finished_at"]) if "last_finished_at" in found else None,
        recent=tuple(_recent(entry.decode()) for entry in recent),
    )


def _recent(entry: str) -> RecentExecution:
    execution_id, state, duration = (entry + " ").split(" ")[:3]
    return RecentExecution(
        id=execution_id, state=ExecutionState(state), duration_ms=int(duration) if duration else None
    )
