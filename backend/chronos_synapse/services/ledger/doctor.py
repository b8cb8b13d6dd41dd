"""Doctor: whether what is stored agrees with itself and with the schedules. Repairs arming and counters only."""

from collections.abc import AsyncIterator, Sequence
from datetime import timedelta

import msgspec

from chronos_synapse.domain.errors import NotFound
from chronos_synapse.services.accounts.access import is_job_id
from chronos_synapse.services.ledger.doctor_counters import CounterChecks
from chronos_synapse.services.ledger.doctor_executions import ExecutionChecks
from chronos_synapse.services.ledger.doctor_findings import Finding, FindingKind, not_indexed, server
from chronos_synapse.services.ledger.doctor_ledgers import LedgerChecks
from chronos_synapse.services.scheduling.rearming import Rearmer
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.server_check import VOLATILE, is_volatile, problems_of
from chronos_synapse.storage.redis.stores import RedisStores

BATCH = 50
"""Jobs that are looked at together: the server does nothing else for some 4 ms."""
DEFAULT_SINCE = timedelta(hours=24)
ARMING = (FindingKind.UNARMED, FindingKind.WRONG_CURSOR)


class CheckUp(msgspec.Struct, frozen=True, kw_only=True):
    """What to look at."""

    job_id: str | None = None
    """None: every job, and the server."""
    since: timedelta = DEFAULT_SINCE
    """How far back ledgers are compared with the schedules."""
    repair: bool = False


class Doctor:
    """Pages through everything, so that it needs as little memory for a million jobs as for ten."""

    def __init__(self, door: RedisDoor, stores: RedisStores, *, retention_days: int, lease_s: float) -> None:
        self._door = door
        self._stores = stores
        self._kept_ms = retention_days * 86_400_000
        self._lease_ms = int(lease_s * 1000)

    async def examine(self, wanted: CheckUp) -> AsyncIterator[Finding]:
        """Each thing that is wrong, as it is found; NotFound for a job that is not there."""
        if wanted.job_id is None:
            async for finding in self._server():
                yield finding
        since_ms = await self._stores.due.now_ms() - int(wanted.since.total_seconds() * 1000)
        ledgers = LedgerChecks(self._stores, since_ms=max(0, since_ms), kept_ms=self._kept_ms)
        counters = CounterChecks(self._stores)
        async for batch in self._batches(wanted.job_id):
            for finding in await ledgers.check(batch):
                yield await self._repaired(finding) if wanted.repair and finding.kind in ARMING else finding
            for finding in await counters.of_jobs(batch, repair=wanted.repair):
                yield finding
        executions = ExecutionChecks(self._stores, self._door.keys, lease_ms=self._lease_ms, job_id=wanted.job_id)
        async for finding in executions.unrecorded(max(0, since_ms)):
            yield finding
        async for finding in executions.stuck():
            yield finding
        if wanted.job_id is None:
            for finding in await counters.of_owners(repair=wanted.repair):
                yield finding

    async def _batches(self, job_id: str | None) -> AsyncIterator[Sequence[str]]:
        if job_id is not None:
            if not is_job_id(job_id) or not await self._stores.ledger_reader.has_job(job_id):
                raise NotFound("job", job_id)
            yield [job_id]
            return
        async for page in self._stores.ledger_reader.job_ids():
            for at in range(0, len(page), BATCH):
                yield page[at : at + BATCH]

    async def _server(self) -> AsyncIterator[Finding]:
        problems = await problems_of(self._door)
        if await is_volatile(self._door):
            problems.append(VOLATILE)
        for problem in problems:
            yield server(problem)
        for index, count in (await self._stores.ledger_reader.indexing_failures()).items():
            if count:
                yield not_indexed(index, count)

    async def _repaired(self, finding: Finding) -> Finding:
        """Arms the job for the first due time that its ledger does not tell of."""
        job = None if finding.job_id is None else await self._stores.jobs.find(finding.job_id)
        if job is None:
            return finding
        cursor = await self._stores.slots.cursor(job.id)
        rearming = await Rearmer(self._stores).rearming_of(job, cursor)
        is_done = await self._stores.due.rearm([rearming]) == 1
        return msgspec.structs.replace(finding, repaired=is_done)
