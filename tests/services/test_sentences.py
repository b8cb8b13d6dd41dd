"""Jobs and schedules from sentences: what is found, what is missing, and who reads what the rules cannot."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.errors import Denied
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.domain.schedule import CronSpec
from chronos_synapse.domain.user import Role
from chronos_synapse.services.jobs.drafting import JobDrafting, JobSentence
from chronos_synapse.services.jobs.sentence_parts import parts_of
from chronos_synapse.services.scheduling.readings import PhraseReader, ReadingService, ReadRequest
from chronos_synapse.services.scheduling.schedules import ScheduleService
from chronos_synapse.triggers.admission import CalendarCover
from chronos_synapse.triggers.phrases.reading import PhraseReading

NOW = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)
DEVELOPER = Principal(user_id=UserId("developer"), role=Role.DEVELOPER)
VIEWER = Principal(user_id=UserId("viewer"), role=Role.VIEWER)


class NoCalendars:
    async def covers(self, owner_id: UserId, ids: Sequence[str], tags: Sequence[str]) -> list[CalendarCover]:
        return []


class NoJobs:
    async def find(self, job_id: str) -> Job | None:
        return None


class Model:
    """Reads everything as `expression`, and remembers what it was asked."""

    def __init__(self, expression: str | None) -> None:
        self.expression = expression
        self.asked: list[str] = []

    async def is_ready(self, caller: Principal) -> bool:
        return True

    async def read(self, caller: Principal, request: ReadRequest, now: datetime) -> PhraseReading | None:
        self.asked.append(request.text)
        if self.expression is None:
            return None
        schedule = CronSpec(expression=self.expression, timezone=request.timezone)
        return PhraseReading(schedule=schedule, timezone=request.timezone, confidence=0.6, words="as the model says")


def readings(*readers: PhraseReader) -> ReadingService:
    return ReadingService(ScheduleService(NoCalendars(), NoJobs()), readers, clock=lambda: NOW)


SENTENCES: list[tuple[str, dict[str, Any], str]] = [
    (
        "Every weekday at 06:00 run `pg_dump db > /b.sql`, called Nightly backup, retry 3 times every 5 minutes, "
        "timeout 30 minutes, tags backup, db, in queue heavy",
        {
            "name": "Nightly backup",
            "executor": {"kind": "shell", "config": {"command": "pg_dump db > /b.sql"}},
            "retry": {"max_attempts": 4, "initial_s": 300.0, "multiplier": 1.0},
            "timeout_s": 1800.0,
            "tags": ["backup", "db"],
            "queue": "heavy",
        },
        "Every weekday at 06:00",
    ),
    (
        "call https://example.org/ping every 5 minutes, give up after 10s, no retries",
        {
            "executor": {"kind": "http", "config": {"url": "https://example.org/ping"}},
            "retry": {},
            "timeout_s": 10.0,
        },
        "every 5 minutes",
    ),
    (
        'Run "python report.py --weekly" every Monday at 9am, named "Weekly report" #reports #finance high priority '
        "skip if still running",
        {
            "name": "Weekly report",
            "executor": {"kind": "shell", "config": {"command": "python report.py --weekly"}},
            "tags": ["reports", "finance"],
            "priority": "high",
            "overlap": "skip",
        },
        "every Monday at 9am",
    ),
    (
        "run /usr/local/bin/backup --full every night at 2 with a 1 hour timeout and 2 retries",
        {
            "executor": {"kind": "shell", "config": {"command": "/usr/local/bin/backup --full"}},
            "retry": {"max_attempts": 3},
            "timeout_s": 3600.0,
        },
        "every night at 2",
    ),
    (
        "send a POST request to https://x.org/hook daily at noon, with up to 5 retries after 1m",
        {
            "executor": {"kind": "http", "config": {"url": "https://x.org/hook", "method": "POST"}},
            "retry": {"max_attempts": 6, "initial_s": 60.0, "multiplier": 1.0},
        },
        "daily at noon",
    ),
    ("every 5 minutes", {}, "every 5 minutes"),
]


@pytest.mark.parametrize(("text", "fields", "rest"), SENTENCES)
def test_each_part_of_a_sentence_is_found_and_the_rest_is_the_schedule(
    text: str, fields: dict[str, Any], rest: str
) -> None:
    parts = parts_of(text)

    found = msgspec.to_builtins(parts.fields)
    found.get("retry", {}).pop("cap_s", None)
    assert found == fields
    assert " ".join(parts.rest.replace(",", " ").split()) == rest
    assert len(parts.rest) == len(text)
    assert all(text[part.start : part.end] == part.text for part in parts.found)


async def test_a_job_without_a_name_is_given_one_and_that_is_told() -> None:
    request = JobSentence(text="clean up temp files every day at 3am with `rm -rf /tmp/x`")

    drafted = await JobDrafting(readings()).draft(DEVELOPER, request)

    assert drafted.job.name == "Clean up temp files"
    assert [doubt.code for doubt in drafted.doubts] == ["name.supposed"]
    assert drafted.job.executor.config == {"command": "rm -rf /tmp/x"}
    assert drafted.missing == ()


async def test_only_who_may_create_jobs_has_them_drafted() -> None:
    with pytest.raises(Denied):
        await JobDrafting(readings()).draft(VIEWER, JobSentence(text="every day"))


async def test_another_reader_is_asked_only_for_what_the_rules_cannot_read() -> None:
    model = Model("0 4 * * *")
    service = readings(model)

    clear = await service.read(DEVELOPER, ReadRequest(text="every day at 09:00", ask_model=True))
    offered = await service.read(DEVELOPER, ReadRequest(text="before the birds wake up"))
    unclear = await service.read(DEVELOPER, ReadRequest(text="before the birds wake up", ask_model=True))

    assert model.asked == ["before the birds wake up"]
    assert (clear.read_by, unclear.read_by) == ("rules", "model")
    assert (clear.can_ask_model, offered.can_ask_model) == (False, True)
    assert unclear.preview is not None
    assert unclear.words == "as the model says"


@pytest.mark.parametrize("expression", [None, "61 * * * *"])
async def test_a_reader_without_a_sound_answer_changes_nothing(expression: str | None) -> None:
    told = await readings(Model(expression)).read(
        DEVELOPER, ReadRequest(text="before the birds wake up", ask_model=True)
    )

    assert (told.schedule, told.read_by) == (None, "rules")


def test_a_day_is_no_tag_a_count_a_day_no_retry_and_a_word_behind_no_queue() -> None:
    assert parts_of("jeden Tag um 9 Uhr").rest == "jeden Tag um 9 Uhr"
    assert "retry" not in parts_of("repeat 3 times a day").fields
    assert parts_of("retry 3 times a day at 9").rest.strip() == "a day at 9"
    assert "queue" not in parts_of("use the queue at 9 every day").fields
    assert "timeout_s" not in parts_of(f"timeout {'9' * 350} hours, daily").fields
    assert parts_of("retry 3 times, 5 minutes apart").fields["retry"].initial_s == 300
