"""CheckUps: the doctor on an administrator's word, with its findings in one answer."""

import asyncio
import time
from datetime import timedelta

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.errors import Conflict, Invalid
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.admin.settings_reader import SettingsReader
from chronos_synapse.services.audit.draft import changed_nothing, note
from chronos_synapse.services.ledger.doctor import CheckUp, Doctor
from chronos_synapse.services.ledger.doctor_findings import Finding
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.stores import RedisStores

LONGEST_S = 25.0
MOST_FINDINGS = 500
MOST_HOURS = 24 * 366


class CheckUpRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to look at."""

    job_id: str | None = None
    """Null: every job, and the server."""
    since_hours: float = 24.0
    """How far back ledgers are compared with the schedules."""
    repair: bool = False
    """Arm jobs and count executions anew; nothing else is ever repaired."""


class CheckUpReport(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong."""

    findings: list[Finding]
    is_complete: bool
    """False: it took too long, or there was too much; `chronos doctor` on the machine tells all."""
    duration_ms: int


class CheckUps:
    """One at a time in each process."""

    def __init__(self, door: RedisDoor, stores: RedisStores, reader: SettingsReader, *, lease_s: float) -> None:
        self._door = door
        self._stores = stores
        self._reader = reader
        self._lease_s = lease_s
        self._lock = asyncio.Lock()

    async def run(self, principal: Principal, request: CheckUpRequest) -> CheckUpReport:
        """Everything that is wrong; Conflict while another one runs."""
        require(principal, Permission.SYSTEM_MANAGE if request.repair else Permission.SYSTEM_READ)
        if not 0 < request.since_hours <= MOST_HOURS:
            detail = f"since_hours is more than 0 and up to {MOST_HOURS:,}."
            raise Invalid(detail, pointer="/since_hours", code="doctor.hours")
        if self._lock.locked():
            raise Conflict("A check-up is under way; wait for it.", code="doctor.busy")
        async with self._lock:
            report = await self._examine(request)
        repaired = [finding for finding in report.findings if finding.repaired]
        if repaired:
            note(kind="store", id=request.job_id or "", after={"repaired": len(repaired)})
        else:
            changed_nothing()
        return report

    async def _examine(self, request: CheckUpRequest) -> CheckUpReport:
        findings: list[Finding] = []
        began, is_complete = time.monotonic(), True
        days = (await self._reader.get()).retention.executions_days
        doctor = Doctor(self._door, self._stores, retention_days=days, lease_s=self._lease_s)
        since = timedelta(hours=request.since_hours)
        wanted = CheckUp(job_id=request.job_id, since=since, repair=request.repair)
        try:
            async with asyncio.timeout(LONGEST_S):
                async for finding in doctor.examine(wanted):
                    if len(findings) >= MOST_FINDINGS:
                        is_complete = False
                        break
                    findings.append(finding)
        except TimeoutError:
            is_complete = False
        duration_ms = int((time.monotonic() - began) * 1000)
        return CheckUpReport(findings=findings, is_complete=is_complete, duration_ms=duration_ms)
