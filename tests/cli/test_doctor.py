"""`chronos doctor`: a line for each finding, and an exit code for scripts."""

import asyncio
from datetime import UTC, datetime

import msgspec
import pytest

from chronos_synapse.cli import main as command
from chronos_synapse.cli.doctor import line_of
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.schedule import CronSpec
from chronos_synapse.services.ledger.doctor_findings import Finding, FindingKind
from tests.builders import a_job, open_store

NOON = datetime(2027, 5, 3, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, redis_url: str, key_prefix: str) -> None:
    monkeypatch.setenv("CHRONOS_REDIS_URL", redis_url)
    monkeypatch.setenv("CHRONOS_KEY_PREFIX", key_prefix)


def saved(redis_url: str, key_prefix: str, *jobs: Job, fire_ms: int | None = None) -> None:
    async def save() -> None:
        async with open_store(redis_url, key_prefix) as store:
            await store.save(*jobs, fire_ms=fire_ms)

    asyncio.run(save())


def unarmed_job() -> Job:
    return a_job(name="Nightly", schedule=CronSpec(expression="0 3 * * *"))


def test_a_sound_store_is_told_by_the_exit_code(
    redis_url: str, key_prefix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    saved(redis_url, key_prefix, a_job(state=JobState.DRAFT))

    assert command.main(["doctor"]) == 0
    assert capsys.readouterr() == ("", "Nothing is wrong.\n")


def test_each_finding_is_one_line_with_job_time_and_remedy(
    redis_url: str, key_prefix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    job = unarmed_job()
    saved(redis_url, key_prefix, job, unarmed_job())

    assert command.main(["doctor", "--job", job.id, "--since", "1"]) == 1

    out, err = capsys.readouterr()
    assert out == (
        f"unarmed: {job.id} (Nightly): 2026-01-01T03:00:00Z The job is enabled and not armed, so it would never be "
        "due again. `chronos doctor --repair` arms it for the first due time that is not settled.\n"
    )
    assert err == "1 finding.\n"


def test_findings_can_be_read_by_programs(redis_url: str, key_prefix: str, capsys: pytest.CaptureFixture[str]) -> None:
    saved(redis_url, key_prefix, unarmed_job(), unarmed_job())

    assert command.main(["doctor", "--json"]) == 1

    found = [msgspec.json.decode(line, type=Finding) for line in capsys.readouterr().out.splitlines()]
    assert [finding.kind for finding in found] == [FindingKind.UNARMED] * 2


def test_a_repair_arms_and_says_so(redis_url: str, key_prefix: str, capsys: pytest.CaptureFixture[str]) -> None:
    saved(redis_url, key_prefix, unarmed_job())

    assert command.main(["doctor", "--repair"]) == 1
    assert capsys.readouterr().out.endswith(" Repaired.\n")
    assert command.main(["doctor"]) == 0


def test_a_job_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["doctor", "--job", "nonsense"]) == 1
    assert capsys.readouterr().err == "chronos: There is no job 'nonsense'.\n"


@pytest.mark.parametrize("hours", ["0", "-1", "x", "nan", "100000"])
def test_a_wrong_number_of_hours_is_refused(hours: str) -> None:
    with pytest.raises(SystemExit) as ending:
        command.main(["doctor", f"--since={hours}"])

    assert ending.value.code == 2


def test_a_name_cannot_forge_a_line() -> None:
    finding = Finding(
        kind=FindingKind.MISSING, text="Bad.", remedy="Look.", job_id="j1", job_name="a\nb", first=NOON, last=NOON
    )

    assert line_of(finding) == ("missing: j1 (a\\nb): 2027-05-03T12:00:00Z to 2027-05-03T12:00:00Z Bad. Look.")


def test_what_is_of_no_job_says_where_it_is() -> None:
    of_owner = Finding(kind=FindingKind.WRONG_COUNTER, text="Bad.", remedy="Look.", owner_id="u1")
    of_store = Finding(kind=FindingKind.SERVER, text="Bad.", remedy="Look.")

    assert line_of(of_owner) == "wrong_counter: owner u1: Bad. Look."
    assert line_of(of_store) == "server: store: Bad. Look."
