"""MetricStore: reads time series of jobs and owners. Samples are written by finish_attempts.lua."""

from collections.abc import Sequence
from typing import Any

from redis.exceptions import ResponseError

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.metric import COUNTS, PEAKS, Metric, Reduce, Sample
from chronos_synapse.storage.redis.client import RedisDoor

HOUR_MS = 3_600_000
MAX_SAMPLES = 5000


class MetricStore:
    """Series for charts and for models."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def samples(
        self, job_id: str, metric: Metric, *, from_ms: int, to_ms: int, bucket_ms: int = 0, reduce: Reduce = Reduce.AVG
    ) -> list[Sample]:
        """Samples of a job in [from_ms, to_ms]; with a bucket one reduced value each, else the newest raw ones.

        Buckets of whole hours come from the compacted series when its own reduction is the one asked for.
        """
        own = own_reduce(metric)
        use_hourly = bucket_ms >= HOUR_MS and bucket_ms % HOUR_MS == 0 and reduce is own
        key = self._keys.hourly_series(job_id, metric) if use_hourly else self._keys.series(job_id, metric)
        command: list[Any] = ["TS.REVRANGE", key, from_ms, to_ms]
        command += ["LATEST"] if use_hourly else []
        command += ["COUNT", MAX_SAMPLES]
        if bucket_ms:
            command += ["AGGREGATION", reduce.value, bucket_ms]
        return list(reversed(_samples(await self._read(command))))

    async def counts_of(
        self, scopes: Sequence[str], metric: Metric, *, from_ms: int, to_ms: int, bucket_ms: int
    ) -> dict[int, float]:
        """Bucket start, epoch ms -> sum over the executions of scopes: jobs by id, owners as `owner-<id>`."""
        total: dict[int, float] = {}
        commands = [
            ("TS.RANGE", self._keys.series(scope, metric), from_ms, to_ms, "AGGREGATION", "sum", bucket_ms)
            for scope in scopes
        ]
        for command in commands:
            for at, value in await self._read(command):
                total[int(at)] = total.get(int(at), 0.0) + float(value)
        return total

    async def _read(self, command: Sequence[Any]) -> list[tuple[int, Any]]:
        try:
            return list(await self._door.call(*command))
        except ResponseError as exc:
            # A job that has not run yet has no series: that is an empty answer.
            if "key does not exist" in str(exc):
                return []
            raise


def own_reduce(metric: Metric) -> Reduce:
    """How the samples of a series become one value when nothing else is asked for."""
    if metric in COUNTS:
        return Reduce.SUM
    return Reduce.MAX if metric in PEAKS else Reduce.AVG


def _samples(reply: Sequence[tuple[int, Any]]) -> list[Sample]:
    return [Sample(time=from_ms(int(at)), value=float(value)) for at, value in reply]
