"""Insights and models: written in one step or not at all, found again, and gone with their job."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import EVERYTHING, Sight
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.event import EventType, topics_of
from chronos_synapse.domain.insight import (
    Feedback,
    Insight,
    InsightId,
    InsightQuery,
    InsightSort,
    InsightState,
    Mute,
    Severity,
    Statement,
    Topic,
    Verdict,
    WatchSettings,
)
from chronos_synapse.domain.job import Job, JobId, UserId
from chronos_synapse.domain.metric import Metric, Reduce
from chronos_synapse.storage.redis import monitors
from chronos_synapse.storage.redis.monitors import JobModel, LearningStep, Learnt
from tests.builders import OWNER, START, Store, next_version

HOUR = timedelta(hours=1)


def an_insight(job: Job, *, at: int = 0, **changes: Any) -> Insight:
    """Opened so many hours after START."""
    told = START + at * HOUR
    statement = Statement(
        at=told, kind="slow_run", severity=Severity.HIGH, rate=0.05, sentence="It is slow.", value=2.0
    )
    values: dict[str, Any] = {
        "id": InsightId(f"{job.id}-{to_ms(told):x}-duration"),
        "job_id": job.id,
        "job_name": job.name,
        "owner_id": job.owner_id,
        "tags": job.tags,
        "topic": Topic.DURATION,
        "state": InsightState.OPEN,
        "severity": Severity.HIGH,
        "rate": 0.05,
        "opened_at": told,
        "updated_at": told,
        "statements": (statement,),
    }
    return Insight(**(values | changes))


def learnt(job: Job, *insights: Insight, revision: int = 0, **changes: Any) -> Learnt:
    """A step's part of one job."""
    model = JobModel(job_id=job.id, revision=revision, number=3, recent=((3, f"{job.id}-1"),), blob=b"\x00state")
    return Learnt(model=model, owner_id=job.owner_id, insights=insights, **changes)


async def put(store: Store, *parts: Learnt, **feed: Any) -> bool:
    return await store.stores.insight.monitors.put(LearningStep(learnt=parts, **feed))


async def ids(store: Store, **question: Any) -> list[str]:
    query = InsightQuery(**({"sight": EVERYTHING} | question))
    return [one.id for one in (await store.stores.insight.insights.page(query)).insights]


async def test_what_is_written_is_read_back_as_it_was(store: Store) -> None:
    job = await store.save_draft(tags=("etl",))
    feedback = Feedback(at=START, user_id=OWNER, user_name="Ann", verdict=Verdict.USEFUL)
    insight = an_insight(job, state=InsightState.CLOSED, closed_at=START, feedback=(feedback,), is_muted=True)

    assert await put(store, learnt(job, insight), feed="f", following="1-0")

    assert await store.stores.insight.insights.find(insight.id) == insight
    assert await store.stores.insight.insights.find_many([insight.id, "none"]) == {insight.id: insight}
    assert await store.stores.insight.insights.find_many([]) == {}
    model = (await store.stores.insight.monitors.models([job.id, "none"]))[job.id]
    assert model == msgspec.structs.replace(learnt(job).model, revision=1)
    assert await store.stores.insight.monitors.place("f") == "1-0"
    assert await store.stores.insight.monitors.place("g") is None


async def test_a_step_from_another_place_in_the_events_changes_nothing(store: Store) -> None:
    job = await store.save_draft()
    assert await put(store, learnt(job), feed="f", following="2-0")

    assert not await put(store, learnt(job, an_insight(job), revision=1), feed="f", expected="1-0", following="3-0")

    assert await ids(store) == []
    assert await store.stores.insight.monitors.place("f") == "2-0"


async def test_a_step_with_one_outdated_model_changes_none(store: Store) -> None:
    one, other = await store.save_draft(), await store.save_draft()
    assert await put(store, learnt(one))

    assert not await put(store, learnt(other, an_insight(other)), learnt(one, revision=0), feed="f", following="1-0")

    assert list(await store.stores.insight.monitors.models([one.id, other.id])) == [one.id]
    assert await ids(store) == []
    assert await store.stores.insight.monitors.place("f") is None


async def test_each_insight_is_an_event_that_names_it_when_it_is_new(store: Store) -> None:
    job = await store.save_draft()
    since = await store.stores.events.latest_id()
    first = an_insight(job)
    await put(store, learnt(job, first))
    await put(store, learnt(job, first, an_insight(job, at=1), revision=1))

    page = await store.stores.events.page_after(since, 10)

    events = [event for batch in page.batches for event in batch.events]
    assert [event.opened for event in events] == [first.id, None, an_insight(job, at=1).id]
    assert {event.type for event in events} == {EventType.INSIGHT_CHANGED}
    assert topics_of(events[0]) == ("insights", f"job:{job.id}")


async def test_of_a_job_that_is_gone_nothing_is_written_and_the_rest_is(store: Store) -> None:
    gone, job = await store.save_draft(), await store.save_draft()
    await store.stores.jobs.delete(gone)

    parts = (learnt(gone, an_insight(gone), scores=((1, 1.0),)), learnt(job, an_insight(job)))
    assert await put(store, *parts, feed="f", following="1-0")

    assert list(await store.stores.insight.monitors.models([gone.id, job.id])) == [job.id]
    assert await ids(store) == [an_insight(job).id]
    assert await store.door.call("EXISTS", store.door.keys.series(gone.id, Metric.SCORE)) == 0


async def test_what_is_told_of_a_job_that_has_changed_hands_is_refused(store: Store) -> None:
    job = await store.save_draft()
    theirs = next_version(job, owner_id=UserId("t1"))
    assert await store.stores.transfers.begin(job, theirs, by=OWNER) == "ok"

    assert not await put(store, learnt(job, an_insight(job)))
    assert await put(store, learnt(theirs, an_insight(theirs)))


async def test_insights_follow_their_job_to_another_owner(store: Store) -> None:
    job = await store.save_draft()
    insight = an_insight(job)
    await put(store, learnt(job, insight))

    theirs = next_version(job, owner_id=UserId("t1"))
    assert await store.stores.transfers.begin(job, theirs, by=OWNER) == "ok"

    assert await ids(store, sight=Sight(owners=(OWNER,))) == []
    assert await ids(store, sight=Sight(owners=(UserId("t1"),))) == [insight.id]


async def test_everything_goes_with_the_job(store: Store) -> None:
    job = await store.save_draft()
    await put(store, learnt(job, an_insight(job), scores=((to_ms(START), 2.0),)))
    await store.stores.insight.insights.save_watch_settings(job.id, WatchSettings(budget=1.0))

    await store.stores.jobs.delete(job)

    keys = store.door.keys
    left = (keys.model(job.id), keys.watch(job.id), keys.insights(job.id), keys.insight(an_insight(job).id))
    assert await store.door.call("EXISTS", *left, keys.series(job.id, Metric.SCORE)) == 0
    assert await ids(store) == []


async def test_a_job_keeps_its_newest_insights_only(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monitors, "MOST_INSIGHTS", 2)
    job = await store.save_draft()
    await put(store, learnt(job, *(an_insight(job, at=at) for at in range(3))))

    assert await ids(store) == [an_insight(job, at=at).id for at in (2, 1)]


async def test_scores_are_a_series_of_which_each_hour_keeps_the_largest(store: Store) -> None:
    job = await store.save_draft()
    now_ms = await store.now_ms()
    hour_ms = now_ms - now_ms % 3_600_000 - 7_200_000
    samples = ((hour_ms, 1.5), (hour_ms + 1000, 3.0), (hour_ms + 2000, 0.5), (hour_ms + 3_600_000, 0.25))
    await put(store, learnt(job, scores=samples))

    read = store.stores.metrics.samples
    raw = await read(job.id, Metric.SCORE, from_ms=0, to_ms=now_ms)
    hours = await read(job.id, Metric.SCORE, from_ms=0, to_ms=now_ms, bucket_ms=3_600_000, reduce=Reduce.MAX)

    assert [sample.value for sample in raw] == [1.5, 3.0, 0.5, 0.25]
    assert [sample.value for sample in hours] == [3.0, 0.25]


async def test_samples_that_are_too_old_are_passed_over(store: Store) -> None:
    job = await store.save_draft()
    now_ms = await store.now_ms()
    await put(store, learnt(job, scores=((now_ms, 1.0),)))

    assert await put(store, learnt(job, revision=1, scores=((1000, 5.0), (now_ms + 1, 2.0))))

    raw = await store.stores.metrics.samples(job.id, Metric.SCORE, from_ms=0, to_ms=now_ms + 10)
    assert [sample.value for sample in raw] == [1.0, 2.0]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ({}, [2, 1, 0]),
        ({"sort": InsightSort.OLDEST}, [0, 1, 2]),
        ({"sort": InsightSort.RAREST}, [1, 0, 2]),
        ({"with_muted": True}, [3, 2, 1, 0]),
        ({"states": (InsightState.CLOSED,)}, [2]),
        ({"severities": (Severity.LOW, Severity.CRITICAL)}, [2, 1]),
        ({"topics": (Topic.START,)}, [1]),
        ({"tags": ("etl",)}, [2, 1, 0]),
        ({"tags": ("none",)}, []),
        ({"since": START + HOUR}, [2, 1]),
        ({"until": START + HOUR}, [0]),
        ({"sight": Sight(owners=(UserId("u9"),))}, []),
        ({"job_id": JobId("none")}, []),
    ],
)
async def test_the_list_is_asked_in_the_words_of_the_domain(
    store: Store, question: dict[str, Any], expected: list[int]
) -> None:
    job = await store.save_draft(tags=("etl",))
    made = [
        an_insight(job),
        an_insight(job, at=1, topic=Topic.START, severity=Severity.CRITICAL, rate=0.001),
        an_insight(job, at=2, state=InsightState.CLOSED, severity=Severity.LOW, rate=2.0),
        an_insight(job, at=3, is_muted=True, rate=3.0),
    ]
    await put(store, learnt(job, *made))

    assert await ids(store, **question) == [made[at].id for at in expected]


async def test_a_long_list_comes_in_pages(store: Store) -> None:
    job = await store.save_draft()
    await put(store, learnt(job, *(an_insight(job, at=at) for at in range(3))))
    query = InsightQuery(sight=EVERYTHING, limit=2)

    first = await store.stores.insight.insights.page(query)
    rest = await store.stores.insight.insights.page(msgspec.structs.replace(query, cursor=first.next_cursor))

    assert (len(first.insights), first.total, len(rest.insights), rest.next_cursor) == (2, 3, 1, None)
    with pytest.raises(Invalid):
        await store.stores.insight.insights.page(msgspec.structs.replace(query, cursor="no"))


async def test_only_what_ended_long_ago_is_trimmed(store: Store) -> None:
    job = await store.save_draft()
    old = an_insight(job, state=InsightState.CLOSED, closed_at=START)
    await put(store, learnt(job, old, an_insight(job, at=1), an_insight(job, at=5, state=InsightState.CLOSED)))

    assert await store.stores.insight.insights.trim(START + 2 * HOUR) == 1
    assert await store.stores.insight.insights.trim(START + 2 * HOUR) == 0
    assert await ids(store) == [an_insight(job, at=at).id for at in (5, 1)]
    assert await store.door.call("ZSCORE", store.door.keys.insights(job.id), old.id) is None


async def test_how_a_job_is_watched_is_kept_until_it_is_as_of_every_job(store: Store) -> None:
    known = store.stores.insight.insights
    settings = WatchSettings(budget=2.5, mutes=(Mute(topic=Topic.MEMORY, until=START, user_name="Ann"),))
    await known.save_watch_settings("j1", settings)
    assert await known.watch_settings(["j1", "j2"]) == {"j1": settings, "j2": WatchSettings()}
    assert await known.watch_settings([]) == {}

    await known.save_watch_settings("j1", WatchSettings())
    assert await store.door.call("EXISTS", store.door.keys.watch("j1")) == 0


async def test_what_is_believed_of_new_jobs_is_kept(store: Store) -> None:
    assert await store.stores.insight.monitors.fleet_prior() is None
    await store.stores.insight.monitors.save_fleet_prior(b"{}")
    assert await store.stores.insight.monitors.fleet_prior() == b"{}"
