"""Scene: what a report looks at. It sees exactly what the report is about, whoever asked for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.report import About, ReportScope
from chronos_synapse.domain.user import Role

_WORDS = {1: "24 hours"}
_SUFFIXES = {1: "24h"}


@dataclass(frozen=True)
class Scene:
    """One report's stretch of time, and whose jobs."""

    about: About
    since: datetime
    until: datetime
    job: Job | None = None
    """Of a report of one job."""

    @property
    def principal(self) -> Principal:
        """A caller who sees all that the report is about, and nothing else."""
        return principal_of(self.about)

    @property
    def span(self) -> timedelta:
        """How long it is."""
        return self.until - self.since

    @property
    def suffix(self) -> str:
        """At the end of a metric: `7d`."""
        return _SUFFIXES.get(self.about.span_days, f"{self.about.span_days}d")

    @property
    def words(self) -> str:
        """`7 days`."""
        return span_words(self.about.span_days)

    @property
    def is_of_job(self) -> bool:
        """Whether it is about one job."""
        return self.about.scope is ReportScope.JOB


def principal_of(about: About) -> Principal:
    """Who sees what is `about`, and nothing else."""
    if about.scope is ReportScope.SYSTEM:
        return Principal(user_id=about.owner_id, role=Role.ADMIN)
    only = frozenset({about.job_id}) if about.scope is ReportScope.JOB and about.job_id is not None else None
    return Principal(user_id=about.owner_id, role=Role.VIEWER, only_jobs=only)


def span_words(days: int) -> str:
    """`7 days`."""
    return _WORDS.get(days, f"{days} days")


def title_of(about: About) -> str:
    """What a report is called."""
    names = {
        ReportScope.JOB: about.name or "one job",
        ReportScope.OWNER: f"jobs of {about.name or 'one user'}",
        ReportScope.TEAM: f"jobs of the team {about.name}".rstrip(),
        ReportScope.SYSTEM: "all jobs",
    }
    return f"Report on {names[about.scope]}, {span_words(about.span_days)}"
