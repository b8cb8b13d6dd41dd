"""Feedback and deploys: what people say changes what is told later, and what stands beside it."""

from datetime import timedelta

import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound, Unavailable
from chronos_synapse.domain.insight import Feedback, Insight, InsightState, Verdict
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.query import JobQuery
from chronos_synapse.domain.schedule import IntervalSpec
from chronos_synapse.domain.user import Role
from chronos_synapse.services.insight import markers
from chronos_synapse.services.insight.feedback import FeedbackService, p_of
from chronos_synapse.services.insight.markers import MarkerService
from chronos_synapse.storage.redis.insights import InsightStore
from chronos_synapse.storage.redis.job_search import JobPage, JobSearch
from chronos_synapse.storage.redis.monitors import LearningStep, MonitorStore
from tests.builders import OWNER, Store
from tests.insights import a_model, keep
from tests.services.learning import USUAL_MS, a_known_job, begin, desks_on, insights, learning_on, model_of, run

ANN = Principal(user_id=OWNER, role=Role.DEVELOPER)
BOB = Principal(user_id=UserId("u2"), role=Role.OPERATOR)
STRANGER = Principal(user_id=UserId("u3"), role=Role.DEVELOPER)
VIEWER = Principal(user_id=OWNER, role=Role.VIEWER)


def feedback_on(store: Store) -> FeedbackService:
    return FeedbackService(store.stores, desks_on(store))


def markers_on(store: Store) -> MarkerService:
    return MarkerService(store.stores, desks_on(store))


async def told(store: Store, duration_ms: int = 60_000) -> Insight:
    """An insight about a job that was slow once."""
    learning = await begin(store)
    job = await a_known_job(store)
    await run(store, job, [duration_ms])
    await learning.learner.advance()
    (insight,) = await insights(store)
    return insight


async def test_a_deviation_that_is_called_normal_is_told_more_rarely(store: Store) -> None:
    learning = await begin(store)
    job, other = await a_known_job(store), await a_known_job(store)
    for one in (job, other):
        await run(store, one, [2200, *USUAL_MS[:4]])
    await learning.learner.advance()
    first = {insight.job_id: insight for insight in await insights(store)}
    await feedback_on(store).give(ANN, first[job.id].id, Verdict.NORMAL, name="Ann")

    for one in (job, other):
        await run(store, one, [2200])
    await learning.learner.advance()

    later = {insight.job_id: insight for insight in reversed(await insights(store))}
    latest = [later.get(one.id) for one in (job, other)]
    rates = [
        insight.statements[-1].rate if insight and insight.id != first[insight.job_id].id else 9.0 for insight in latest
    ]
    assert rates[0] > rates[1]


async def test_the_verdict_is_kept_with_the_insight(store: Store) -> None:
    insight = await told(store)

    changed = await feedback_on(store).give(ANN, insight.id, Verdict.USEFUL, name="Ann")

    assert await store.stores.insight.insights.find(insight.id) == changed
    (given,) = changed.feedback
    assert (given.user_id, given.user_name, given.verdict) == (OWNER, "Ann", Verdict.USEFUL)
    assert changed.updated_at == insight.updated_at


async def test_a_later_word_takes_the_place_of_the_former(store: Store) -> None:
    insight = await told(store)
    service = feedback_on(store)
    await service.give(ANN, insight.id, Verdict.USEFUL)
    await service.give(BOB, insight.id, Verdict.USEFUL)

    changed = await service.give(ANN, insight.id, Verdict.NORMAL)

    assert [(one.user_id, one.verdict) for one in changed.feedback] == [("u2", "useful"), ("u1", "normal")]


async def test_that_it_is_useful_and_that_it_is_still_normal_teach_nothing(store: Store) -> None:
    insight = await told(store)
    job = await store.stores.jobs.find(insight.job_id)
    assert job is not None
    before = (await model_of(store, job)).blob
    await feedback_on(store).give(ANN, insight.id, Verdict.USEFUL)
    assert (await model_of(store, job)).blob == before

    await feedback_on(store).give(ANN, insight.id, Verdict.NORMAL)
    once = (await model_of(store, job)).blob
    assert once != before
    await feedback_on(store).give(BOB, insight.id, Verdict.NORMAL)
    assert (await model_of(store, job)).blob == once


async def test_what_is_taken_back_is_told_as_before(store: Store) -> None:
    insight = await told(store, 2600)
    job = await store.stores.jobs.find(insight.job_id)
    assert job is not None
    before = (await model_of(store, job)).blob
    service = feedback_on(store)
    await service.give(ANN, insight.id, Verdict.NORMAL, name="Ann")
    await service.give(BOB, insight.id, Verdict.NORMAL, name="Bob")

    still = await service.take_back(ANN, insight.id)
    assert [one.user_name for one in still.feedback] == ["Bob"]
    assert (await model_of(store, job)).blob != before
    nobody = await service.take_back(BOB, insight.id)

    assert (nobody.feedback, nobody.forgiven) == ((), None)
    assert await store.stores.insight.insights.find(insight.id) == nobody
    assert (await model_of(store, job)).blob == before
    revision = (await model_of(store, job)).revision
    assert await service.take_back(BOB, insight.id) == nobody
    assert (await model_of(store, job)).revision == revision
    with pytest.raises(Denied):
        await service.take_back(VIEWER, insight.id)


async def test_another_verdict_takes_back_that_it_is_normal(store: Store) -> None:
    insight = await told(store, 2600)
    job = await store.stores.jobs.find(insight.job_id)
    assert job is not None
    before = (await model_of(store, job)).blob
    service = feedback_on(store)
    await service.give(ANN, insight.id, Verdict.NORMAL)

    changed = await service.give(ANN, insight.id, Verdict.USEFUL)

    assert [one.verdict for one in changed.feedback] == [Verdict.USEFUL]
    assert (await model_of(store, job)).blob == before


async def test_a_model_that_was_begun_anew_does_not_forget_what_it_never_learned(store: Store) -> None:
    insight = await told(store)
    job = await store.stores.jobs.find(insight.job_id)
    assert job is not None
    service = feedback_on(store)
    await service.give(ANN, insight.id, Verdict.NORMAL)
    young = a_model(job, runs=5)
    await keep(store, job, model=young)

    await service.take_back(ANN, insight.id)

    assert (await model_of(store, job)).blob == young.blob


async def test_a_word_is_given_to_what_is_told_by_then(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    insight = await told(store)
    learning, find = learning_on(store), InsightStore.find
    job = await store.stores.jobs.find(insight.job_id)
    assert job is not None

    async def told_more(self: InsightStore, insight_id: str) -> Insight | None:
        found = await find(self, insight_id)
        if len(told_meanwhile) == 0:
            told_meanwhile.append(await run(store, job, USUAL_MS[:4]))
            await learning.learner.advance()
        return found

    told_meanwhile: list[object] = []
    monkeypatch.setattr(InsightStore, "find", told_more)
    changed = await feedback_on(store).give(ANN, insight.id, Verdict.USEFUL)

    assert changed.state is InsightState.CLOSED


async def test_who_may_not_pause_the_job_may_not_judge(store: Store) -> None:
    insight = await told(store)
    service = feedback_on(store)
    with pytest.raises(NotFound):
        await service.give(STRANGER, insight.id, Verdict.NORMAL)
    with pytest.raises(NotFound):
        await service.give(ANN, "none", Verdict.NORMAL)
    with pytest.raises(Denied):
        await service.give(VIEWER, insight.id, Verdict.NORMAL)


async def test_of_a_damaged_model_one_is_told_to_wait(store: Store) -> None:
    insight = await told(store)
    await store.door.call("HSET", store.door.keys.model(insight.job_id), "blob", b"\x00")
    with pytest.raises(Conflict):
        await feedback_on(store).give(ANN, insight.id, Verdict.NORMAL)


async def test_a_word_that_is_overtaken_is_given_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    insight = await told(store)
    put, tries = MonitorStore.put, 0

    async def once_overtaken(self: MonitorStore, step: LearningStep) -> bool:
        nonlocal tries
        tries += 1
        return tries > 1 and await put(self, step)

    monkeypatch.setattr(MonitorStore, "put", once_overtaken)
    changed = await feedback_on(store).give(ANN, insight.id, Verdict.NORMAL)
    assert len(changed.feedback) == 1

    async def always_overtaken(self: MonitorStore, step: LearningStep) -> bool:
        return False

    monkeypatch.setattr(MonitorStore, "put", always_overtaken)
    with pytest.raises(Conflict):
        await feedback_on(store).give(ANN, insight.id, Verdict.NORMAL)
    with pytest.raises(Conflict):
        await markers_on(store).mark(ANN, "v1", job_ids=[insight.job_id])


async def test_what_a_statement_says_leads_back_to_how_rare_it_was(store: Store) -> None:
    learning = await begin(store)
    job = await a_known_job(store)
    await run(store, job, [2600])
    await learning.learner.advance()
    (insight,) = await insights(store)
    desk = (await desks_on(store).open([job.id]))[job.id]

    for statement in insight.statements:
        p = p_of(statement, desk.monitor)
        assert p is not None
        assert 0.0 < p < 0.05


async def test_many_words_do_not_make_an_insight_grow_for_ever(store: Store) -> None:
    insight = await told(store)
    service = feedback_on(store)
    for number in range(25):
        who = Principal(user_id=UserId(f"a{number}"), role=Role.ADMIN)
        changed = await service.give(who, insight.id, Verdict.USEFUL)
    kept: tuple[Feedback, ...] = changed.feedback
    assert [one.user_id for one in kept] == [f"a{number}" for number in range(5, 25)]


async def test_a_change_after_a_deploy_names_it(store: Store) -> None:
    learning = await begin(store)
    job = await a_known_job(store, runs=80)
    await learning.learner.advance()

    marked = await markers_on(store).mark(ANN, "v41", job_ids=[job.id])
    await run(store, job, [duration * 2 for duration in (USUAL_MS * 2)[:12]])
    await learning.learner.advance()

    assert (marked.jobs, marked.learned) == (1, 1)
    deploys = {statement.deploy for insight in await insights(store) for statement in insight.statements}
    assert "v41" in deploys


async def test_jobs_are_found_by_all_their_tags_where_the_caller_may_change_them(store: Store) -> None:
    await store.save_draft(tags=("etl",))
    both = await store.save_draft(tags=("etl", "prod"))
    await store.save_draft(tags=("etl", "prod"), owner_id=UserId("u9"))

    marked = await markers_on(store).mark(ANN, "v1", utc_now(), job_ids=[both.id], tags=["etl", "prod"])

    assert (marked.jobs, marked.learned) == (1, 0)


async def test_all_jobs_with_the_tags_are_found_or_it_is_said_that_they_were_not(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markers, "MAX_LIMIT", 2)
    for _ in range(5):
        await store.save_draft(tags=("etl",))
    assert (await markers_on(store).mark(ANN, "v1", tags=["etl"])).jobs == 5

    async def too_slow(self: JobSearch, query: JobQuery) -> JobPage:
        return JobPage(jobs=[], total=0, complete=False, next_cursor=None)

    monkeypatch.setattr(JobSearch, "find", too_slow)
    with pytest.raises(Unavailable):
        await markers_on(store).mark(ANN, "v1", tags=["etl"])


async def test_a_deploy_that_is_told_of_late_came_before_the_executions_since(store: Store) -> None:
    learning = await begin(store)
    job = await store.save_draft(schedule=IntervalSpec(every_s=60))
    await run(store, job, USUAL_MS)
    await learning.learner.advance()

    async def runs_since(minutes: int) -> int:
        at = utc_now() - timedelta(minutes=minutes)
        await markers_on(store).mark(ANN, "v41", at, job_ids=[job.id])
        return (await desks_on(store).open([job.id]))[job.id].monitor.deploy.runs_since

    assert [await runs_since(minutes) for minutes in (0, 5, 600)] == [0, 5, 8]


async def test_a_deploy_names_a_version_of_now_and_jobs(store: Store) -> None:
    job = await store.save_draft()
    service = markers_on(store)
    refused = [
        ("", None, [job.id], []),
        ("v" * 41, None, [job.id], []),
        ("v\n1", None, [job.id], []),
        ("v1", None, [], []),
        ("v1", None, [job.id] * 1001, []),
        ("v1", None, [], ["t"] * 21),
        ("v1", None, [], [""]),
        ("v1", utc_now() - timedelta(days=2), [job.id], []),
        ("v1", utc_now() + timedelta(hours=1), [job.id], []),
    ]
    for version, at, job_ids, tags in refused:
        with pytest.raises(Invalid):
            await service.mark(ANN, version, at, job_ids=job_ids, tags=tags)
    with pytest.raises(NotFound):
        await service.mark(STRANGER, "v1", job_ids=[job.id])
    with pytest.raises(NotFound):
        await service.mark(ANN, "v1", job_ids=["no id"])
    with pytest.raises(Denied):
        await service.mark(VIEWER, "v1", job_ids=[job.id])
