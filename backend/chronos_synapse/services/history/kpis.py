"""KpiService: charts of what a job measures of itself."""

from datetime import datetime

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import Clock, to_ms, utc_now
from chronos_synapse.domain.errors import NotFound
from chronos_synapse.domain.metric import Reduce, Sample
from chronos_synapse.domain.runtime import is_kpi_name
from chronos_synapse.services.accounts.access import is_job_id, visible
from chronos_synapse.services.history.metrics import check_bucket, range_of
from chronos_synapse.storage.redis.kpis import Kpi
from chronos_synapse.storage.redis.stores import RedisStores


class KpiList(msgspec.Struct, frozen=True, kw_only=True):
    """All of a job's own metrics by name."""

    items: tuple[Kpi, ...]


class KpiQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What of a series is wanted. Without times: the last seven days."""

    name: str
    since: datetime | None = None
    until: datetime | None = None
    bucket_s: int = 0
    """0 gives the samples themselves, the newest 5,000."""
    reduce: Reduce = Reduce.AVG


class KpiSeries(msgspec.Struct, frozen=True, kw_only=True):
    """Points in time order. Buckets without a sample are left out."""

    name: str
    unit: str
    bucket_s: int
    points: tuple[Sample, ...]


class KpiService:
    """Every method shows only jobs that the caller may see."""

    def __init__(self, stores: RedisStores, clock: Clock = utc_now) -> None:
        self._jobs = stores.jobs
        self._kpis = stores.kpis
        self._clock = clock

    async def all(self, principal: Principal, job_id: str) -> KpiList:
        """The job's own metrics, each with its newest sample."""
        await self._check_visible(principal, job_id)
        return KpiList(items=tuple(await self._kpis.of_job(job_id)))

    async def series(self, principal: Principal, job_id: str, query: KpiQuery) -> KpiSeries:
        """One of them; Invalid when the range or the bucket cannot be."""
        await self._check_visible(principal, job_id)
        since, until = range_of(query.since, query.until, now=self._clock())
        check_bucket(query.bucket_s, since, until)
        unit = await self._kpis.unit(job_id, query.name) if is_kpi_name(query.name) else None
        if unit is None:
            raise NotFound("metric", query.name)
        samples = await self._kpis.samples(
            job_id,
            query.name,
            from_ms=to_ms(since),
            to_ms=to_ms(until),
            bucket_ms=query.bucket_s * 1000,
            reduce=query.reduce,
        )
        return KpiSeries(name=query.name, unit=unit, bucket_s=query.bucket_s, points=tuple(samples))

    async def _check_visible(self, principal: Principal, job_id: str) -> None:
        found = await self._jobs.find(job_id) if is_job_id(job_id) else None
        visible(found, principal, kind="job", identifier=job_id)
