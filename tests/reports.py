"""Reports for tests, with everything that a test does not care about filled in."""

from datetime import datetime, timedelta
from typing import Any

from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.domain.report import (
    About,
    Authorship,
    FactSource,
    Report,
    ReportBody,
    ReportFact,
    ReportId,
    ReportSchedule,
    ReportScheduleId,
    ReportScope,
    ReportSentence,
    ReportState,
    Section,
)
from tests.builders import OWNER

NOON = datetime.fromisoformat("2026-03-04T12:00:00Z")


def an_about(job: Job | None = None, **changes: Any) -> About:
    """All jobs of the usual owner, or one job."""
    if job is None:
        return About(**({"scope": ReportScope.OWNER, "owner_id": OWNER} | changes))
    values = {"scope": ReportScope.JOB, "owner_id": job.owner_id, "job_id": job.id, "name": job.name}
    return About(**(values | changes))


def a_report(number: int = 1, **changes: Any) -> Report:
    """One that is yet to be made."""
    values: dict[str, Any] = {
        "id": ReportId(f"{number:016x}"),
        "title": "Report on jobs of Ada, 7 days",
        "about": an_about(),
        "state": ReportState.PENDING,
        "since": NOON - timedelta(days=7),
        "until": NOON,
        "asked_by": OWNER,
        "asked_at": NOON,
    }
    return Report(**(values | changes))


def a_fact(number: int = 1, **changes: Any) -> ReportFact:
    """A row of the table."""
    values: dict[str, Any] = {
        "id": f"f{number}",
        "section": Section.FAILED,
        "metric": "failures_7d",
        "label": "Failures",
        "value": 3,
        "unit": "count",
        "shown": "3",
        "source": FactSource(name="history", path="/executions?q=job:x", executions=()),
        "job": "Backup",
        "window": "7 days",
    }
    return ReportFact(**(values | changes))


def a_body(**changes: Any) -> ReportBody:
    """What a report says."""
    values: dict[str, Any] = {
        "headline": "Report on jobs of Ada, 7 days",
        "authorship": Authorship(narrator="template", facts_hash="0123456789abcdef"),
        "facts": (a_fact(),),
        "sentences": (
            ReportSentence(text="Backup failed 3 times in the last 7 days.", cites=("f1",), section=Section.FAILED),
        ),
    }
    return ReportBody(**(values | changes))


def a_schedule(number: int = 1, **changes: Any) -> ReportSchedule:
    """Every Monday at seven."""
    values: dict[str, Any] = {
        "id": ReportScheduleId(f"{number:016x}"),
        "name": "Monday report",
        "about": an_about(),
        "expression": "0 7 * * 1",
        "next_at": NOON,
        "created_by": UserId(OWNER),
        "created_at": NOON,
        "updated_at": NOON,
    }
    return ReportSchedule(**(values | changes))
