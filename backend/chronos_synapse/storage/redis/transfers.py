"""TransferStore: jobs that change hands. The job moves in one step, its history after it in batches.

A batch moves documents together with all that is counted of them, so that counters are right at any time; each batch
does nothing when it was done already, so that any number of processes may move the same history.
"""

from collections.abc import Sequence

import msgspec

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.job import Job, JobId, UserId
from chronos_synapse.domain.metric import COUNTS, Metric
from chronos_synapse.domain.transfer import Transfer
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.executions import DEAD_LETTERS_CAP, EVENTS_CAP, HOURLY_MS, SERIES_MS
from chronos_synapse.storage.redis.indexes import EXECUTIONS, LOG_WORDS
from chronos_synapse.storage.redis.job_documents import encode_job
from chronos_synapse.storage.redis.scripts import Script
from chronos_synapse.storage.redis.search import Clauses, search_keys

BATCH = 200
TIMEOUT_MS = 2000
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
SPAN_MS = {False: DAY_MS, True: 30 * DAY_MS}
"""Of a series so much is moved at once: of samples, and of hourly ones."""

_MOVE = Script(
    "transfer_job",
    keys=(
        "job",
        "stats",
        "former",
        "due_leases",
        "owners",
        "grants",
        "transfer",
        "transfers",
        "events",
        "backfills",
        "running_backfills",
        "insights",
        "job_advice",
    ),
    args=("job_id", "from_owner", "to_owner", "expected", "new_version", "document", "record", "events_cap"),
    names=("granted", "backfill", "insight", "advice"),
)
_EXECUTIONS = Script(
    "transfer_executions",
    keys=("from_stats", "to_stats", "from_letters", "to_letters"),
    args=("job_id", "from_owner", "to_owner", "letters_cap", "count"),
    names=("execution", "log_words"),
)
_SAMPLES = Script(
    "transfer_samples",
    keys=("transfer", "source", "from_series", "to_series", "to_raw", "to_hourly"),
    args=(
        "from_owner",
        "to_owner",
        "metric",
        "field",
        "seen",
        "since",
        "until_ms",
        "bucket_ms",
        "series_ms",
        "hourly_ms",
    ),
)


class _Record(msgspec.Struct):
    from_owner: str
    to_owner: str
    by: str
    at: int


_decoder = msgspec.json.Decoder(_Record)


class TransferStore:
    """Moves what belongs to a job from owner to owner."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def begin(self, former: Job, job: Job, *, by: UserId) -> str:
        """`ok`, `missing`, `moving` (its history still follows an earlier change of hands), `live` (something of it has
        not ended), or the version that stands in the way. `job` is `former` as the new owner has it.
        """
        now_ms = await self._door.now_ms()
        record = _Record(from_owner=former.owner_id, to_owner=job.owner_id, by=by, at=now_ms)
        keys, job_id = self._keys, job.id
        names = [keys.job(job_id), keys.job_stats(job_id), keys.job_version(job_id, former.version), keys.due_leases()]
        names += [keys.owners(), keys.grants(job_id), keys.transfer(job_id), keys.transfers(), keys.events()]
        names += [keys.backfills(job_id), keys.running_backfills(), keys.insights(job_id), keys.job_advice(job_id)]
        args = [job_id, former.owner_id, job.owner_id, former.version, job.version, encode_job(job)]
        reply = await self._door.run(_MOVE, names, [*args, msgspec.json.encode(record), EVENTS_CAP])
        return str(reply.decode())

    async def find(self, job_id: str) -> Transfer | None:
        """The change of hands that the job's history still follows."""
        raw = await self._door.call("HGET", self._keys.transfer(job_id), "record")
        if raw is None:
            return None
        stored = _decoder.decode(raw)
        ids = {"from_owner": UserId(stored.from_owner), "to_owner": UserId(stored.to_owner), "by": UserId(stored.by)}
        return Transfer(job_id=JobId(job_id), at=from_ms(stored.at), **ids)

    async def open(self) -> list[str]:
        """Jobs whose history follows."""
        return sorted(job_id.decode() for job_id in await self._door.call("SMEMBERS", self._keys.transfers()))

    async def end(self, transfer: Transfer) -> None:
        """The whole history has followed."""
        await self._door.pipeline(
            [
                ("UNLINK", self._keys.transfer(transfer.job_id)),
                ("SREM", self._keys.transfers(), transfer.job_id),
            ]
        )

    async def left(self, transfer: Transfer) -> list[str]:
        """Up to a batch of executions, and of logs, that are the former owner's; SearchTimeout when that takes long."""
        clauses = Clauses()
        clauses.tag("job_id", [transfer.job_id])
        clauses.tag("owner_id", [transfer.from_owner])
        found = await search_keys(self._door, EXECUTIONS, clauses, limit=BATCH, timeout_ms=TIMEOUT_MS)
        found = found or await search_keys(self._door, LOG_WORDS, clauses, limit=BATCH, timeout_ms=TIMEOUT_MS)
        return [key.rpartition(":")[2] for key in found]

    async def move_executions(self, transfer: Transfer, execution_ids: Sequence[str]) -> int:
        """How many documents were moved, with their counts, their place among dead letters, and their words."""
        owners = (transfer.from_owner, transfer.to_owner)
        names = [self._keys.owner_stats(owner) for owner in owners] + [self._keys.dead_letters(one) for one in owners]
        args = [transfer.job_id, *owners, DEAD_LETTERS_CAP, len(execution_ids), *execution_ids]
        return int(await self._door.run(_EXECUTIONS, names, args))

    async def move_samples(self, transfer: Transfer) -> bool:
        """Moves a stretch of what is counted by owner over time; False when all was moved."""
        raw_since = -(-(to_ms(transfer.at) - SERIES_MS + HOUR_MS) // HOUR_MS) * HOUR_MS
        for metric in sorted(COUNTS):
            for is_hourly in (False, True):
                until = raw_since if is_hourly else to_ms(transfer.at)
                if await self._move_stretch(transfer, metric, is_hourly=is_hourly, bounds=(raw_since, until)):
                    return True
        return False

    async def _move_stretch(
        self, transfer: Transfer, metric: Metric, *, is_hourly: bool, bounds: tuple[int, int]
    ) -> bool:
        """Whether there was anything left of this series: its next stretch was moved."""
        raw_since, until = bounds
        field = f"{metric}-hour" if is_hourly else metric.value
        seen = await self._door.call("HGET", self._keys.transfer(transfer.job_id), field)
        since = int(seen) if seen is not None else (max(0, raw_since - HOURLY_MS) if is_hourly else raw_since)
        if since >= until:
            return False
        name_of = self._keys.hourly_series if is_hourly else self._keys.series
        scopes = [f"owner-{transfer.from_owner}", f"owner-{transfer.to_owner}"]
        names = [self._keys.transfer(transfer.job_id), name_of(transfer.job_id, metric)]
        names += [name_of(scope, metric) for scope in scopes]
        names += [self._keys.series(scopes[1], metric), self._keys.hourly_series(scopes[1], metric)]
        end = min(until, since + SPAN_MS[is_hourly])
        args = [transfer.from_owner, transfer.to_owner, metric.value, field, seen or b"", since, end]
        await self._door.run(_SAMPLES, names, [*args, HOUR_MS if is_hourly else 60_000, SERIES_MS, HOURLY_MS])
        return True
