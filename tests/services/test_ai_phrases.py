"""Schedules that the rules cannot read, read by a model: asked on demand only, checked, and said back by us."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.schedule import AnySpec, CronSpec, DateSpec, IntervalSpec
from chronos_synapse.narrators._messages import Question
from chronos_synapse.narrators.base import Failure
from chronos_synapse.services.jobs.drafting import JobDrafting, JobSentence
from chronos_synapse.services.scheduling.readings import ReadingService, ReadRequest, ScheduleReading
from chronos_synapse.services.scheduling.schedules import ScheduleService
from chronos_synapse.triggers.phrases.reading import PhraseReading
from tests.builders import OWNER, Store
from tests.narrators.messages_server import Reply, answer, error, serving
from tests.services.models import ANN, World
from tests.services.test_sentences import NoCalendars, NoJobs

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
ODD = "before the birds wake up"
QUESTION = Question(system="s", content="c", schema={"type": "object"})


def said(kind: str = "cron", **fields: Any) -> Reply:
    document = {
        "kind": kind,
        "expressions": ["0 12 * * *"] if kind == "cron" else [],
        "every_s": 0,
        "run_at": "",
        "timezone": "",
        "confidence": "high",
        "doubts": [],
    }
    return answer(json.dumps(document | fields))


async def read(store: Store, reply: Reply, *, text: str = ODD, timezone: str = "UTC") -> PhraseReading | None:
    world = World(store)
    async with serving(reply) as server:
        await world.bring(base_url=server.url)
        return await world.phrases.read(ANN, ReadRequest(text=text, timezone=timezone), NOW)


async def told(world: World, **request: Any) -> ScheduleReading:
    service = ReadingService(ScheduleService(NoCalendars(), NoJobs()), (world.phrases,), clock=lambda: NOW)
    return await service.read(ANN, ReadRequest(**({"text": ODD} | request)))


@pytest.mark.parametrize(
    ("reply", "schedule", "words"),
    [
        (said(), CronSpec(expression="0 12 * * *"), "At 12:00"),
        (
            said(expressions=["0 12 * * *", "30 13 * * 1"]),
            AnySpec(schedules=(CronSpec(expression="0 12 * * *"), CronSpec(expression="30 13 * * 1"))),
            "13:30",
        ),
        (
            said(timezone="Europe/Zurich"),
            CronSpec(expression="0 12 * * *", timezone="Europe/Zurich"),
            "At 12:00",
        ),
        (said("interval", every_s=5400), IntervalSpec(every_s=5400), "Every 90 minutes"),
        (
            said("date", run_at="2026-12-24T18:00:00+01:00"),
            DateSpec(run_at=datetime(2026, 12, 24, 17, 0, tzinfo=UTC)),
            "Once",
        ),
    ],
)
async def test_its_schedule_is_said_back_in_our_words(store: Store, reply: Reply, schedule: object, words: str) -> None:
    found = await read(store, reply)

    assert found is not None
    assert found.schedule == schedule
    assert words in found.words
    assert found.confidence == 0.7
    assert [doubt.code for doubt in found.doubts] == ["model"]


@pytest.mark.parametrize(
    "reply",
    [
        said("none"),
        said(expressions=[]),
        said(expressions=["* * * * *"] * 30),
        said(expressions=["61 25 * * *"]),
        said(expressions=["0 12 * * *; rm -rf /"]),
        said(timezone="Mars/Olympus"),
        said("interval", every_s=-5),
        said("interval", every_s=1e-9),
        said("interval", every_s=1e300),
        said("date", run_at="soon"),
        said("date", run_at="2026-12-24T18:00:00"),
        said(confidence="absolutely"),
        said("hourly"),
        answer("At noon, I would say."),
        answer('["0 12 * * *"]'),
        answer('{"more": ' + "[" * 30_000),
        answer("", stop="refusal"),
        answer('{"kind": "cron"', stop=None),
        error(529, "overloaded_error"),
    ],
)
async def test_what_is_no_schedule_is_no_reading(store: Store, reply: Reply) -> None:
    assert await read(store, reply) is None


async def test_its_doubts_are_plain_lines_and_few(store: Store) -> None:
    doubts = ["Is lunch\nat\u202e 12?", "See https://evil.example.org", "", *(f"Doubt {n}" for n in range(9))]

    found = await read(store, said(doubts=doubts, confidence="low"))

    assert found is not None
    assert found.confidence == 0.3
    texts = [doubt.text for doubt in found.doubts[1:]]
    assert texts == ["Is lunch at 12?", "Doubt 0", "Doubt 1", "Doubt 2", "Doubt 3"]


async def test_secrets_in_the_words_of_a_person_do_not_leave(store: Store) -> None:
    world = World(store)
    async with serving(said()) as server:
        await world.bring(base_url=server.url)
        text = f"{ODD}, password=canary-1 on db.canary2.internal"
        await world.phrases.read(ANN, ReadRequest(text=text), NOW)

    assert "canary" not in "".join(server.raw)
    turn = json.loads(server.bodies[0]["messages"][0]["content"])
    assert turn["text"].startswith(ODD)
    assert turn["now"] == "Sunday 2026-11-22T02:00+00:00"
    assert ODD not in json.dumps(server.bodies[0]["system"])


async def test_nobody_is_asked_unless_it_is_asked_for(store: Store) -> None:
    world = World(store)
    without = await told(world)
    async with serving(said()) as server:
        await world.bring(base_url=server.url)
        offered = await told(world)
        assert server.raw == []
        asked = await told(world, ask_model=True)

    assert (without.can_ask_model, offered.can_ask_model) == (False, True)
    assert (offered.read_by, asked.read_by) == ("rules", "model")
    assert asked.schedule == CronSpec(expression="0 12 * * *")
    assert asked.preview is not None
    assert len(asked.preview.slots) == 20


async def test_what_the_rules_can_read_is_never_sent(store: Store) -> None:
    world = World(store)
    async with serving(said()) as server:
        await world.bring(base_url=server.url)
        sure = await told(world, text="every weekday at 9", ask_model=True)

    assert (sure.read_by, sure.can_ask_model) == ("rules", False)
    assert server.raw == []


async def test_a_model_that_cannot_read_it_either_is_told_of(store: Store) -> None:
    world = World(store)
    async with serving(said("none")) as server:
        await world.bring(base_url=server.url)
        found = await told(world, ask_model=True)

    assert (found.schedule, found.read_by) == (None, "rules")
    assert found.doubts[-1].code == "model.none"


async def test_a_whole_job_may_have_its_schedule_read_by_a_model(store: Store) -> None:
    world = World(store)
    service = ReadingService(ScheduleService(NoCalendars(), NoJobs()), (world.phrases,), clock=lambda: NOW)
    async with serving(said()) as server:
        await world.bring(base_url=server.url)
        sentence = JobSentence(text=f"Run `backup --full` {ODD}", ask_model=True)
        drafted = await JobDrafting(service).draft(ANN, sentence)

    assert drafted.job.schedule == CronSpec(expression="0 12 * * *")
    assert drafted.job.executor == ExecutorRef(kind="shell", config={"command": "backup --full"})
    assert "backup" not in server.bodies[0]["messages"][0]["content"]


async def test_a_question_that_fails_says_why_and_what_it_cost(store: Store) -> None:
    world = World(store)
    nobody = await world.asking.ask(OWNER, QUESTION)
    async with serving(answer("{}"[:1], stop="max_tokens")) as server:
        await world.bring(base_url=server.url)
        cut = await world.asking.ask(OWNER, QUESTION)
        assert server.bodies[0]["max_tokens"] < 1500
    await world.bring(daily_budget_usd=1e-9)
    async with serving(answer("{}")) as server:
        await world.bring(base_url=server.url)
        short = await world.asking.ask(OWNER, QUESTION)

    assert (nobody.failure, cut.failure, short.failure) == (Failure.OFF, Failure.CUT_OFF, Failure.BUDGET)
    assert cut.usage.cost_usd > 0
    assert all(one.detail for one in (nobody, cut, short))
