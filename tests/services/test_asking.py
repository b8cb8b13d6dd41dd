"""Answers come from rows that the caller may see, and every sentence cites one of them."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.domain.query import ExecutionQuery
from chronos_synapse.domain.user import Role
from chronos_synapse.narrators._messages import Question
from chronos_synapse.narrators.base import Failure
from chronos_synapse.services.ai.asking import Asked
from chronos_synapse.services.asking import searching
from chronos_synapse.services.asking.asking import AskAnswer, AskRequest, AskService
from chronos_synapse.services.asking.model_reader import DOUBT, ModelQuestionReader
from chronos_synapse.services.asking.naming import Naming
from chronos_synapse.services.asking.plan import Measure
from chronos_synapse.services.asking.searching import Searching
from chronos_synapse.services.history.analytics_jobs import JobFigureService
from chronos_synapse.services.history.history import ExecutionList, HistoryService
from tests.builders import OWNER, Store, a_job
from tests.reports import NOON

ADA = Principal(user_id=OWNER, role=Role.DEVELOPER)
BOB = Principal(user_id=UserId("bob"), role=Role.DEVELOPER)
FAILURE: dict[str, Any] = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED, "error": "disk full"}
HOUR_MS = 3_600_000


class Model:
    """A language model that gives one answer."""

    def __init__(self, text: str = "", *, is_on: bool = True, failure: Failure | None = None) -> None:
        self.questions: list[Question] = []
        self._asked = Asked(text=text, failure=failure)
        self._is_on = is_on

    async def is_ready(self, owner_id: str) -> bool:
        return self._is_on

    async def redacted(self, text: str, *, owner_id: str) -> str:
        return text.replace("hunter2", "[hidden]")

    async def ask(self, owner_id: str, question: Question) -> Asked:
        self.questions.append(question)
        return self._asked


def service(store: Store, model: Model | None = None) -> AskService:
    """The service at noon."""
    stores = store.stores
    searching = Searching(
        stores, HistoryService(stores, clock=lambda: NOON), JobFigureService(stores, clock=lambda: NOON)
    )
    reader = ModelQuestionReader(model)  # type: ignore[arg-type]
    return AskService(Naming(stores.job_search), searching, reader, clock=lambda: NOON)


async def ran(store: Store, job: Job, hours_ago: float, count: int = 1, **ending: Any) -> None:
    """Executions of `job`, a minute apart."""
    for number in range(count):
        await store.finished(job, at_ms=to_ms(NOON) - int(hours_ago * HOUR_MS) + number * 60_000, **ending)


async def ask(store: Store, question: str, caller: Principal = ADA, **changes: Any) -> AskAnswer:
    """The answer; every sentence must cite rows that there are."""
    answer = await service(store).ask(caller, AskRequest(question=question, **changes))
    ids = {row.id for row in answer.rows}
    assert all(ids.issuperset(sentence.cites) for sentence in answer.sentences)
    return answer


def texts(answer: AskAnswer) -> list[str]:
    """Its sentences."""
    return [sentence.text for sentence in answer.sentences]


async def test_what_failed_is_listed_with_what_it_said(store: Store) -> None:
    backup, sync = await store.save_draft(name="Backup"), await store.save_draft(name="sync-3")
    await ran(store, backup, 14, 2, duration_ms=2000, **FAILURE)
    await ran(store, sync, 14)

    answer = await ask(store, "What failed last night?")

    assert answer.plan.query == "state:failed,timed_out,abandoned"
    assert [row.job_name for row in answer.rows if row.id != "total"] == ["Backup", "Backup"]
    assert texts(answer)[0] == "2 executions match."
    assert texts(answer)[1] == "Backup, due on 2026-03-03 22:01 (UTC): failed after 2.00 s. It said: “disk full”."
    assert answer.path.startswith("/executions?q=state%3Afailed")
    assert answer.sentences[1].cites == ("r1",)


async def test_nobody_is_told_of_what_belongs_to_others(store: Store) -> None:
    job = await store.save_draft(name="Backup")
    await ran(store, job, 2, 3, **FAILURE)

    answer = await ask(store, "how many executions of Backup failed today?", BOB)

    assert (answer.total, texts(answer)) == (0, ["No execution matches."])
    assert answer.plan.unread == ("Backup",)


async def test_a_share_is_of_what_ran_to_its_end(store: Store) -> None:
    job = await store.save_draft(name="Nightly backup")
    await ran(store, job, 5, 3)
    await ran(store, job, 4, 1, **FAILURE)

    answer = await ask(store, 'what is the success rate of "nightly backup" today?')

    assert answer.plan.query == 'job:"Nightly backup"'
    assert texts(answer)[0] == "3 of 4 executions succeeded: 75.0%."
    assert (await ask(store, "what is the success rate of yesterday?")).sentences[0].text == (
        "Nothing of that ran to its end."
    )


async def test_when_it_was_last_is_one_row(store: Store) -> None:
    job = await store.save_draft(name="Backup")
    await ran(store, job, 30, 2, **FAILURE)

    answer = await ask(store, "When did Backup last fail?")
    never = await ask(store, "When did Backup last succeed?")

    assert [row.id for row in answer.rows] == ["r1"]
    assert texts(answer)[0].startswith("Backup, due on 2026-03-03 06:01 (UTC): failed")
    assert texts(never) == ["That never happened, as far as the history is kept."]


async def test_tables_of_jobs_are_those_of_the_analytics(store: Store) -> None:
    bad, good = await store.save_draft(name="Bad"), await store.save_draft(name="Good")
    await ran(store, bad, 10, 3, **FAILURE)
    await ran(store, bad, 8, 1)
    await ran(store, good, 10, 4, duration_ms=60_000)

    failing = await ask(store, "which jobs fail most?")
    slow = await ask(store, "which jobs take longest?")
    flaky = await ask(store, "which jobs are flaky?")

    assert texts(failing) == ["1 job matches.", "Bad failed 3 of 4 times."]
    assert texts(slow)[1].startswith("95 % of the successes of Good took at most")
    assert texts(flaky) == ["No job matches."]
    assert failing.path.startswith("/analytics?from=")


async def test_what_is_due_next_comes_in_order(store: Store) -> None:
    for name, hours in (("Later", 3), ("Sooner", 1)):
        await store.save(a_job(name=name), fire_ms=to_ms(NOON + timedelta(hours=hours)))

    answer = await ask(store, "what is due next?")
    one = await ask(store, "when does Later run next?")

    assert texts(answer)[0] == "Sooner is due on 2026-03-04 13:00 (UTC)."
    assert [row.job_name for row in answer.rows] == ["Sooner", "Later"]
    assert [row.job_name for row in one.rows] == ["Later"]
    assert answer.path == "/schedule"
    assert texts(await ask(store, "what is due next?", BOB)) == ["Nothing of that is scheduled."]


async def test_what_is_due_next_is_found_among_more_jobs_than_are_listed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "LOOKED_AT", 2)
    for hours, name in enumerate(("E", "D", "C", "B", "A"), start=1):
        owner = UserId("bob") if name == "D" else OWNER
        await store.save(a_job(name=name, owner_id=owner), fire_ms=to_ms(NOON + timedelta(hours=hours)))

    answer = await ask(store, "what is due next?")
    one = await ask(store, 'when does "A" run next?', measure=Measure.NEXT, query="job:A")
    none = await ask(store, "when does X run next?", measure=Measure.NEXT, query="job:X")

    assert [row.job_name for row in answer.rows] == ["E", "C", "B", "A"]
    assert ([row.job_name for row in one.rows], one.complete) == (["A"], False)
    assert texts(none) == ["Nothing of that is among the jobs that are due first."]


async def test_a_word_that_begins_several_names_means_them_all(store: Store) -> None:
    for name in ("billing-eu", "billing-us", "other"):
        await ran(store, await store.save_draft(name=name), 3, 1, **FAILURE)

    answer = await ask(store, "did billing fail today?")

    assert sorted(row.job_name for row in answer.rows if row.id != "total") == ["billing-eu", "billing-us"]


async def test_what_a_person_makes_of_it_counts(store: Store) -> None:
    job = await store.save_draft(name="Backup")
    await ran(store, job, 3, 2)

    answer = await ask(store, "anything", query="job:Backup state:succeeded", measure=Measure.COUNT)

    assert (answer.plan.read_by, texts(answer)[0]) == ("person", "2 executions match.")
    with pytest.raises(Invalid) as refused:
        await ask(store, "anything", query="state:nonsense")
    assert refused.value.errors[0].pointer == "/query"


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"question": "  "}, "/question"),
        ({"question": "x", "timezone": "Mars/Olympus"}, "/timezone"),
        ({"question": "x", "query": "a" * 2000}, "/query"),
        ({"question": "x", "query": "", "since": NOON.replace(tzinfo=None)}, "/from"),
        ({"question": "x", "query": "", "until": NOON.replace(tzinfo=None)}, "/to"),
    ],
)
async def test_what_is_no_question_is_refused(store: Store, changes: dict[str, Any], pointer: str) -> None:
    with pytest.raises(Invalid) as refused:
        await service(store).ask(ADA, AskRequest(**changes))

    assert refused.value.errors[0].pointer == pointer


def answered(**changes: Any) -> str:
    """What a model writes."""
    values = {
        "measure": "count",
        "query": "state:failed",
        "from_hours_ago": 24,
        "to_hours_ago": 0,
        "sort": "-scheduled_for",
    }
    return msgspec.json.encode(values | changes).decode()


async def test_a_model_is_asked_for_what_the_rules_cannot_read_and_told_the_question_alone(store: Store) -> None:
    job = await store.save_draft(name="Backup")
    await ran(store, job, 3, 2, **FAILURE)
    model = Model(answered())

    answer = await service(store, model).ask(ADA, AskRequest(question="zahl der Pannen hunter2"))

    assert (answer.plan.read_by, answer.plan.doubts, answer.total) == ("model", (DOUBT,), 2)
    (question,) = model.questions
    assert "hunter2" not in question.content
    assert "Backup" not in question.content
    assert "disk full" not in question.content


async def test_a_model_is_not_asked_for_what_the_rules_can_read(store: Store) -> None:
    model = Model(answered())

    answer = await service(store, model).ask(ADA, AskRequest(question="what failed today?"))

    assert (answer.plan.read_by, model.questions) == ("rules", [])


@pytest.mark.parametrize(
    "model",
    [
        Model(is_on=False),
        Model(failure=Failure.TIMEOUT),
        Model("I would rather chat"),
        Model(answered(measure="none")),
        Model(answered(measure="drop table")),
        Model(answered(query="state:nonsense")),
        Model(answered(from_hours_ago=0)),
        Model(answered(from_hours_ago=10**9)),
        Model(answered(query="error:" + "x" * 5_000)),
        Model('{"more": ' + "[" * 30_000),
    ],
)
async def test_an_answer_that_is_no_query_leaves_the_rules_plan(store: Store, model: Model) -> None:
    answer = await service(store, model).ask(ADA, AskRequest(question="pannen today"))

    assert (answer.plan.read_by, answer.plan.unread) == ("rules", ("pannen",))


async def test_a_query_of_a_model_that_cannot_be_run_leaves_the_rules_plan(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = HistoryService.page

    async def page(self: HistoryService, query: ExecutionQuery) -> ExecutionList:
        if "lag" in query.text:
            raise Invalid("Not that.", code="query.term")
        return await find(self, query)

    monkeypatch.setattr(HistoryService, "page", page)

    answer = await service(store, Model(answered(query="lag:>5s"))).ask(ADA, AskRequest(question="pannen today"))

    assert (answer.plan.read_by, answer.plan.unread) == ("rules", ("pannen",))


async def test_a_model_may_read_what_is_due_next(store: Store) -> None:
    model = Model(answered(measure="next", query="", from_hours_ago=0))

    answer = await service(store, model).ask(ADA, AskRequest(question="was kommt als nächstes"))

    assert (answer.plan.measure, answer.plan.since) == (Measure.NEXT, None)
