"""JobStore: definitions of jobs, their former versions, and what their executions came to."""

from collections.abc import Sequence
from typing import Any

import msgspec

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import Job, JobId
from chronos_synapse.domain.metric import Metric
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.executions import EVENTS_CAP
from chronos_synapse.storage.redis.job_documents import decode_job, encode_job
from chronos_synapse.storage.redis.job_figures import (
    READ_FIGURES,
    JobSheet,
    JobStats,
    RecentExecution,
    figure_commands,
    figure_question,
    known_job,
    sheet_of,
    stats_of,
)
from chronos_synapse.storage.redis.scripts import Script

SLOTS_LIFE_MS = 30 * 86_400_000
"""How long the ledger of a deleted job is kept."""
FIGURES_AT_ONCE = 500
"""Jobs whose figures one call reads; the server does nothing else meanwhile."""

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
    keys=(
        "job",
        "stats",
        "recent",
        "grants",
        "due",
        "held",
        "due_leases",
        "armed_jobs",
        "slots",
        "insights",
        "job_advice",
        "events",
    ),
    args=("job_id", "owner_id", "version", "slots_life_ms", "events_cap"),
    names=("granted", "insight", "advice"),
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
        commands = [("JSON.GET", self._keys.job(job_id)), *figure_commands(self._keys, job_id)]
        raw, *figures = await self._door.look(commands)
        return None if raw is None else sheet_of(known_job(raw), figures)

    async def sheets(self, jobs: Sequence[Job]) -> list[JobSheet]:
        """What is shown of each of the jobs."""
        found = await self._figures([job.id for job in jobs])
        return [sheet_of(job, figures) for job, figures in zip(jobs, found, strict=True)]

    async def _figures(self, job_ids: Sequence[str]) -> list[Any]:
        found: list[Any] = []
        for at in range(0, len(job_ids), FIGURES_AT_ONCE):
            names, args = figure_question(self._keys, job_ids[at : at + FIGURES_AT_ONCE])
            found += await self._door.run(READ_FIGURES, names, args)
        return found

    async def find_many(self, job_ids: Sequence[str]) -> dict[str, Job]:
        """Those of the jobs that exist, by id."""
        if not job_ids:
            return {}
        found = await self._door.call("JSON.MGET", *map(self._keys.job, job_ids), ".")
        return {job_id: known_job(raw) for job_id, raw in zip(job_ids, found, strict=True) if raw is not None}

    async def versions(self, job_ids: Sequence[str]) -> dict[str, int]:
        """Version of each of the jobs that exist."""
        found = await self._door.pipeline([("HGET", self._keys.job_stats(job_id), "version") for job_id in job_ids])
        return {job_id: int(raw) for job_id, raw in zip(job_ids, found, strict=True) if raw is not None}

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
        keys += [self._keys.slots(job.id), self._keys.insights(job.id), self._keys.job_advice(job.id)]
        keys += [self._keys.events()]
        keys += [self._keys.job_version(job.id, version) for version in range(1, job.version)]
        keys += [self._keys.comments(job.id), self._keys.comment_order(job.id)]
        keys += [self._keys.model(job.id), self._keys.watch(job.id)]
        keys += [self._keys.forecast(job.id), self._keys.forecast_trees(job.id)]
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
        return [stats_of(values, recent) for values, recent, _ in await self._figures(job_ids)]

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


def _or_empty(value: int | None) -> int | str:
    return "" if value is None else value


__all__ = ["Arming", "JobSheet", "JobStats", "JobStore", "RecentExecution"]
