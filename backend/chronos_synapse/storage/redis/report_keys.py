"""Names of the keys of reports; keys.py has the rest, and says how to read them."""

from dataclasses import dataclass

from chronos_synapse.storage.redis.personal_keys import PersonalKeys


@dataclass(frozen=True)
class ReportKeys(PersonalKeys):
    """Builds key names under one prefix."""

    def report(self, report_id: str) -> str:
        """JSON, indexed, with TTL: a report without what it says."""
        return self._key("report", report_id)

    def report_body(self, report_id: str) -> str:
        """String with TTL: facts and sentences of a report, as JSON."""
        return self._key("report-body", report_id)

    def owner_reports(self, owner_id: str) -> str:
        """Sorted set, capped: report of an owner, or of the `system` -> when it was asked for."""
        return self._key("owner-reports", owner_id)

    def report_queue(self) -> str:
        """Sorted set, trimmed: report that is to be made -> from when on a process may make it."""
        return self._key("report-queue")

    def report_schedules(self) -> str:
        """Hash, permanent: schedule of reports -> it, as JSON."""
        return self._key("report-schedules")

    def report_dues(self) -> str:
        """Sorted set, permanent: schedule of reports -> when it is due next."""
        return self._key("report-dues")
