"""KpiStore: series of what jobs measure of themselves."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from redis.exceptions import ResponseError

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.metric import Reduce, Sample
from chronos_synapse.domain.runtime import MAX_KPIS, AttemptFacts
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.metrics import MAX_SAMPLES
from chronos_synapse.storage.redis.scripts import Script

KEEP_MS = 90 * 86_400_000
"""How long a sample is kept, and a series to which nothing is added any more."""
STEP_MS = 1000
"""Of several samples in the same second the last one counts."""

_ADD = Script(
    "add_kpi",
    keys=("lease", "kpis", "series"),
    args=("fence", "name", "unit", "value", "at", "keep_ms", "most", "job_id"),
)


class Kpi(msgspec.Struct, frozen=True, kw_only=True):
    """One of a job's own series."""

    name: str
    unit: str
    """As it was stated last."""
    last: Sample | None


class KpiStore:
    """Samples come from running attempts only."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def add(self, facts: AttemptFacts, name: str, value: float, *, unit: str, at: datetime) -> str:
        """`ok`, `full` when the job has too many series, or `lost` when the lease is another's."""
        job_id = facts.job_id
        keys = [self._keys.lease(facts.execution_id), self._keys.kpis(job_id), self._keys.kpi(job_id, name)]
        second = to_ms(at) // STEP_MS * STEP_MS
        args = [facts.attempt, name, unit, repr(value), second, KEEP_MS, MAX_KPIS, job_id]
        word = await self._door.run(_ADD, keys, args)
        return str(word.decode())

    async def of_job(self, job_id: str) -> list[Kpi]:
        """All series of a job by name, each with its newest sample."""
        raw = await self._door.call("HGETALL", self._keys.kpis(job_id))
        pairs = raw.items() if isinstance(raw, dict) else zip(raw[::2], raw[1::2], strict=True)
        units = sorted((name.decode(), unit.decode()) for name, unit in pairs)
        newest = [await self._last(self._keys.kpi(job_id, name)) for name, _ in units]
        return [Kpi(name=name, unit=unit, last=last) for (name, unit), last in zip(units, newest, strict=True)]

    async def unit(self, job_id: str, name: str) -> str | None:
        """The unit of a series; None when there is no such series."""
        found = await self._door.call("HGET", self._keys.kpis(job_id), name)
        return None if found is None else str(found.decode())

    async def samples(
        self, job_id: str, name: str, *, from_ms: int, to_ms: int, bucket_ms: int = 0, reduce: Reduce = Reduce.AVG
    ) -> list[Sample]:
        """Samples in [from_ms, to_ms]; with a bucket one reduced value each, else the newest raw ones."""
        command: list[Any] = ["TS.REVRANGE", self._keys.kpi(job_id, name), from_ms, to_ms, "COUNT", MAX_SAMPLES]
        command += ["AGGREGATION", reduce.value, bucket_ms] if bucket_ms else []
        return list(reversed(_samples(await self._read(command))))

    async def _last(self, key: str) -> Sample | None:
        found = await self._read(["TS.GET", key])
        return _samples([(int(found[0]), found[1])])[0] if found else None

    async def _read(self, command: Sequence[Any]) -> list[Any]:
        try:
            return list(await self._door.call(*command))
        except ResponseError as exc:
            # It has expired since its name was read.
            if "key does not exist" in str(exc):
                return []
            raise


def _samples(reply: Sequence[tuple[int, Any]]) -> list[Sample]:
    return [Sample(time=from_ms(int(at)), value=float(value)) for at, value in reply]
