"""CrontabImportService: every line accounted for, whatever the crontab."""

import pytest

from chronos_synapse.domain.access import Principal, Sight
from chronos_synapse.domain.errors import Denied, Invalid
from chronos_synapse.domain.job import JobState, UserId
from chronos_synapse.domain.query import JobQuery
from chronos_synapse.domain.user import Role
from chronos_synapse.services.jobs.imports import CrontabImport, CrontabImportRequest, CrontabImportService
from chronos_synapse.services.jobs.jobs import JobService
from tests.builders import Store
from tests.services.scheduling import services_on

ADA = Principal(user_id=UserId("ada"), role=Role.DEVELOPER)


@pytest.fixture
def jobs(store: Store) -> JobService:
    """Through which jobs are saved."""
    return services_on(store).jobs


@pytest.fixture
def imports(jobs: JobService) -> CrontabImportService:
    """The service."""
    return CrontabImportService(jobs)


def lines_of(result: CrontabImport) -> list[int]:
    """Numbers of all lines in the answer."""
    parts = (result.jobs, result.settings, result.rejected, result.ignored)
    return sorted(entry.line for part in parts for entry in part)


TEXT = """\
SHELL=/bin/bash
CRON_TZ=America/New_York
# Nightly backup of the database
30 2 * * * pg_dump app | gzip > /backup/app.gz
*/5 * * * * mail ops%Subject: hello%%and bye
@reboot /usr/bin/start
CHRONOS_FENCE=1
0 0 30 2 * never
? * * * * what
"""


async def test_a_dry_run_tells_everything_and_stores_nothing(jobs: JobService, imports: CrontabImportService) -> None:
    result = await imports.run(ADA, CrontabImportRequest(text=TEXT, state="active", dry_run=True))

    assert lines_of(result) == list(range(1, 10))
    assert result.totals.lines == 9
    assert [job.name for job in result.jobs] == ["Nightly backup of the database", "mail ops", "start"]
    backup, mail, boot = result.jobs
    assert backup.schedule is not None
    assert backup.schedule.timezone == "America/New_York"
    assert backup.environment == {"SHELL": "/bin/bash"}
    assert backup.next_fire_at is not None
    assert (mail.command, mail.stdin) == ("mail ops", "Subject: hello\n\nand bye\n")
    assert (boot.schedule, boot.schedule_text, boot.next_fire_at) == (None, "When the machine starts", None)
    assert {entry.line for entry in result.rejected} == {8, 9}
    assert (await jobs.page(ADA, JobQuery(sight=Sight(owners=(ADA.user_id,))))).total == 0


async def test_a_job_that_cannot_be_saved_is_rejected_with_the_reason(imports: CrontabImportService) -> None:
    text = "CHRONOS_FENCE=1\n* * * * * true\n"

    for dry_run in (True, False):
        result = await imports.run(ADA, CrontabImportRequest(text=text, dry_run=dry_run))
        assert lines_of(result) == [1, 2]
        assert result.jobs == []
        assert "CHRONOS_" in result.rejected[0].reason


async def test_imported_jobs_have_the_state_asked_for(jobs: JobService, imports: CrontabImportService) -> None:
    text = "0 4 * * * true\n@reboot true\n"

    paused = await imports.run(ADA, CrontabImportRequest(text=text))
    active = await imports.run(ADA, CrontabImportRequest(text=text, state="active"))

    states = [(await jobs.find(ADA, job.job_id or "")).state for job in [*paused.jobs, *active.jobs]]
    assert states == [JobState.PAUSED, JobState.DRAFT, JobState.ACTIVE, JobState.DRAFT]


async def test_a_system_crontab_has_a_user_column(imports: CrontabImportService) -> None:
    request = CrontabImportRequest(text="17 * * * * root cd / && run-parts /etc/cron.hourly\n", kind="system")

    (job,) = (await imports.run(ADA, request)).jobs

    assert (job.run_as, job.command) == ("root", "cd / && run-parts /etc/cron.hourly")
    assert job.warnings


async def test_what_cannot_be_a_crontab_at_all_is_refused(imports: CrontabImportService) -> None:
    for request in (
        CrontabImportRequest(text="* * * * * true\n" * 10_001),
        CrontabImportRequest(text="", timezone="Mars/Olympus"),
    ):
        with pytest.raises(Invalid):
            await imports.run(ADA, request)
    with pytest.raises(Denied):
        await imports.run(Principal(user_id=ADA.user_id, role=Role.VIEWER), CrontabImportRequest(text=""))


async def test_a_hundred_jobs_are_all_stored_in_their_order(jobs: JobService, imports: CrontabImportService) -> None:
    text = "".join(f"{number % 60} {number // 60} * * * echo {number}\n" for number in range(100))

    result = await imports.run(ADA, CrontabImportRequest(text=text, state="active"))

    assert [job.line for job in result.jobs] == list(range(1, 101))
    page = await jobs.page(ADA, JobQuery(sight=Sight(owners=(ADA.user_id,)), states=(JobState.ACTIVE,), limit=1000))
    assert page.total == 100
    assert {job.id for job in page.items} == {job.job_id for job in result.jobs}
