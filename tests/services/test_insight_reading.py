"""InsightService: what was told of jobs, for those who see them."""

from datetime import timedelta

import pytest

from chronos_synapse.domain.access import GrantLevel, Principal
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import NotFound
from chronos_synapse.domain.execution import ExecutionId
from chronos_synapse.domain.insight import (
    Feedback,
    InsightQuery,
    InsightState,
    Mute,
    Severity,
    Topic,
    Verdict,
    WatchSettings,
)
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.domain.user import Role
from chronos_synapse.services.insight.reading import InsightService
from chronos_synapse.services.insight.views import is_insight_id
from tests.builders import OWNER, START, Store
from tests.insights import a_statement, an_insight, keep

ADA = Principal(user_id=OWNER, role=Role.DEVELOPER)
BOB = Principal(user_id=UserId("bob"), role=Role.DEVELOPER)


@pytest.fixture
def insights(store: Store) -> InsightService:
    """The service, shortly after what was told."""
    return InsightService(store.stores, clock=lambda: START + timedelta(days=1))


async def test_a_list_shows_of_each_what_says_most_and_nothing_of_other_jobs(
    store: Store, insights: InsightService
) -> None:
    job = await store.save_draft()
    own, other = ExecutionId(f"{job.id}-1a"), ExecutionId("0000000000000zzz-1a")
    rare = a_statement(rate=0.001, severity=Severity.CRITICAL, evidence=(other, own), jobs=(job.id, "0000000000000zzz"))
    over = a_statement(kind="back_to_normal", rate=0.0, at=START + timedelta(hours=2))
    feedback = tuple(
        Feedback(at=START + timedelta(hours=hours), user_id=UserId(name), user_name=name, verdict=verdict)
        for hours, name, verdict in ((2, "ada", Verdict.USEFUL), (1, "bob", Verdict.NORMAL))
    )
    told = an_insight(job, a_statement(), rare, over, feedback=feedback, severity=Severity.CRITICAL, rate=0.001)
    await keep(store, job, told)

    found = await insights.page(InsightQuery(sight=ADA.sight))

    (item,) = found.items
    assert (found.total, found.complete, found.next_cursor) == (1, True, None)
    assert (item.statement.rate, item.told, item.verdict) == (0.001, 3, Verdict.USEFUL)
    assert (item.statement.evidence, item.statement.jobs) == ((own,), (job.id,))
    assert (await insights.page(InsightQuery(sight=BOB.sight))).items == []
    assert (await insights.page(InsightQuery(sight=ADA.sight, job_id="no id"))).total == 0  # type: ignore[arg-type]


async def test_what_only_says_that_it_is_over_is_shown_when_nothing_else_is_left(
    store: Store, insights: InsightService
) -> None:
    job = await store.save_draft()
    await keep(store, job, an_insight(job, a_statement(kind="back_to_normal", sentence="over")))

    (item,) = (await insights.page(InsightQuery(sight=ADA.sight))).items

    assert item.statement.sentence == "over"


async def test_one_is_read_with_its_evidence_and_the_jobs_that_the_caller_sees(
    store: Store, insights: InsightService
) -> None:
    job, near = await store.save_draft(), await store.save_draft(name="Near")
    far = await store.save_draft(owner_id=BOB.user_id)
    (newer,) = await store.finished(job, duration_ms=400)
    (older,) = await store.finished(near, at_ms=1_000_000, duration_ms=300)
    (hidden,) = await store.finished(far, duration_ms=300)
    gone = ExecutionId(f"{job.id}-1a")
    statement = a_statement(jobs=(job.id, near.id, far.id), evidence=(gone, hidden.id, older.id, newer.id))
    told = an_insight(job, statement, topic=Topic.HOST)
    await keep(store, job, told)

    view = await insights.find(ADA, told.id)

    assert [(item.id, item.job_name, item.duration_ms) for item in view.executions] == [
        (newer.id, job.name, 400),
        (older.id, "Near", 300),
    ]
    assert [name.name for name in view.jobs] == ["Near"]
    assert view.statements[0].jobs == (job.id, near.id)
    assert (view.may_judge, view.mute) == (True, None)


async def test_who_does_not_see_the_job_finds_nothing_and_who_may_only_look_does_not_judge(
    store: Store, insights: InsightService
) -> None:
    job = await store.save_draft()
    told = an_insight(job)
    await keep(store, job, told)
    guest = Principal(user_id=BOB.user_id, role=Role.DEVELOPER, grants={job.id: GrantLevel.VIEW})

    assert (await insights.find(guest, told.id)).may_judge is False
    for caller, insight_id in ((BOB, told.id), (ADA, f"{job.id}-1-memory"), (ADA, "{x}")):
        with pytest.raises(NotFound):
            await insights.find(caller, insight_id)


async def test_a_mute_is_shown_as_long_as_it_holds(store: Store, insights: InsightService) -> None:
    job = await store.save_draft()
    slow, odd = an_insight(job), an_insight(job, topic=Topic.OUTPUT)
    await keep(store, job, slow, odd)
    lasting = Mute(topic=Topic.DURATION, until=START + timedelta(days=2), user_name="Ada")
    former = Mute(topic=Topic.OUTPUT, until=START, user_name="Ada")
    await store.stores.insight.insights.save_watch_settings(job.id, WatchSettings(mutes=(lasting, former)))

    shown = (await insights.find(ADA, slow.id)).mute

    assert shown is not None
    assert (shown.topic, shown.until, shown.user_name) == (Topic.DURATION, lasting.until, "Ada")
    assert (await insights.find(ADA, odd.id)).mute is None


async def test_an_execution_has_the_insights_that_it_is_evidence_of(store: Store, insights: InsightService) -> None:
    job = await store.save_draft()
    (execution, other) = await store.finished(job, count=2)
    later = from_ms(await store.now_ms()) + timedelta(minutes=1)
    first = a_statement(at=later, evidence=(execution.id,), sentence="first")
    second = a_statement(at=later + timedelta(minutes=1), evidence=(execution.id,), sentence="second")
    third = a_statement(at=later + timedelta(minutes=2), evidence=(other.id,), sentence="third")
    over = a_statement(at=later + timedelta(minutes=3), kind="back_to_normal", evidence=(execution.id,))
    slow = an_insight(job, first, second, third, over, state=InsightState.CLOSED, is_muted=True)
    await keep(store, job, slow, an_insight(job, third, topic=Topic.MEMORY))
    near = await store.save_draft()
    together = a_statement(at=later, evidence=(execution.id,), sentence="host", jobs=(job.id, near.id))
    host = an_insight(near, together, topic=Topic.HOST)
    await keep(store, near, host)

    found = await insights.about(ADA, execution.id)

    said = [(item.id, item.statement.sentence) for item in found.items]
    assert sorted(said) == sorted([(slow.id, "second"), (host.id, "host")])
    with pytest.raises(NotFound):
        await insights.about(BOB, execution.id)
    with pytest.raises(NotFound):
        await insights.about(ADA, "nothing")


async def test_what_is_about_several_jobs_is_found_from_each_by_those_who_see_the_one_it_is_filed_with(
    store: Store, insights: InsightService
) -> None:
    job, near, far = [await store.save_draft() for _ in range(3)]
    together = a_statement(jobs=(job.id, near.id))
    about = an_insight(job, together, a_statement(jobs=(job.id,)), topic=Topic.HOST)
    await keep(store, job, about, an_insight(job))
    guest = Principal(user_id=BOB.user_id, role=Role.DEVELOPER, grants={near.id: GrantLevel.VIEW})

    async def ids(caller: Principal, job: Job) -> list[str]:
        page = await insights.page(InsightQuery(sight=caller.sight, job_id=job.id))
        return sorted(item.id for item in page.items)

    assert await ids(ADA, near) == [about.id]
    assert await ids(ADA, job) == sorted([about.id, an_insight(job).id])
    assert await ids(ADA, far) == []
    assert await ids(guest, near) == []


async def test_one_knows_ones_own_verdict_among_others(store: Store, insights: InsightService) -> None:
    job = await store.save_draft()
    said = [(BOB.user_id, Verdict.NORMAL), (ADA.user_id, Verdict.USEFUL)]
    words = tuple(Feedback(at=START, user_id=who, user_name="x", verdict=verdict) for who, verdict in said)
    await keep(store, job, an_insight(job, feedback=words))
    admin = Principal(user_id=UserId("eve"), role=Role.ADMIN)

    own = [(await insights.find(caller, an_insight(job).id)).own_verdict for caller in (ADA, admin)]

    assert own == [Verdict.USEFUL, None]


@pytest.mark.parametrize("text", ["", "0mf1k2ab9c4de5fg-19e2-Duration", "0mf1k2ab9c4de5fg-xyz-host", "a-1-host"])
def test_what_has_not_the_form_of_an_id_is_none(text: str) -> None:
    assert not is_insight_id(text)
    assert is_insight_id("0mf1k2ab9c4de5fg-19e2f0a7c1f-cpu_share")
