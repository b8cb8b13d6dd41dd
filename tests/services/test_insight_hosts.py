"""Hosts: jobs that are slow together are one insight, whoever follows the events, and whoever starts anew."""

from datetime import timedelta

import pytest

from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.insight import InsightState, Topic
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.services.insight.hosts import HostRoom, order_of
from chronos_synapse.services.insight.observing import host_of
from tests.builders import Store, ending_of
from tests.services.learning import HandClock, a_known_job, begin, insights, learning_on, model_of

HOST = "alpha-12-abcdef"


async def on_host(store: Store, job: Job, duration_ms: int, worker: str = HOST) -> None:
    """One execution of the job on a worker of that host."""
    await store.request(job)
    messages = await store.start(worker)
    await store.stores.executions.finish([ending_of(one, duration_ms=duration_ms) for one in messages])


async def several(store: Store, count: int = 4, **changes: object) -> list[Job]:
    """Jobs that are known, and belong together in nothing but their host."""
    return [await a_known_job(store, runs=25, **changes) for _ in range(count)]


async def all_slow(store: Store, jobs: list[Job], *, duration_ms: int = 2600) -> None:
    for job in jobs:
        await on_host(store, job, duration_ms)


async def test_jobs_that_are_slow_together_are_one_insight_about_their_host(store: Store) -> None:
    learning = await begin(store)
    jobs = await several(store)
    await learning.learner.advance()
    await all_slow(store, jobs)
    await learning.learner.advance()

    found = await insights(store, states=(InsightState.OPEN,))
    (about,) = [insight for insight in found if insight.topic is Topic.HOST]
    assert about.statements[-1].host == "alpha"
    assert set(about.statements[-1].jobs) <= {job.id for job in jobs}
    assert len(about.statements[-1].jobs) >= 3
    assert "on host alpha" in about.statements[-1].sentence
    assert [insight.topic for insight in found] == [Topic.HOST]


async def test_each_owner_hears_of_own_jobs_only(store: Store) -> None:
    learning = await begin(store)
    mine, theirs = await several(store, 3), await several(store, 3, owner_id=UserId("u2"))
    await learning.learner.advance()
    await all_slow(store, [*mine, *theirs])
    await learning.learner.advance()

    for insight in await insights(store, topics=(Topic.HOST,)):
        own = {job.id for job in (mine if insight.owner_id == "u1" else theirs)}
        assert {job_id for statement in insight.statements for job_id in statement.jobs} <= own


async def test_a_process_that_starts_anew_knows_who_was_slow_within_the_hour(store: Store) -> None:
    first = await begin(store)
    jobs = await several(store)
    await first.learner.advance()
    await all_slow(store, jobs[:2])
    await first.learner.advance()
    assert await insights(store, topics=(Topic.HOST,)) == []

    second = learning_on(store)
    await all_slow(store, jobs[2:])
    await second.learner.advance()

    (about,) = await insights(store, topics=(Topic.HOST,))
    assert len(about.statements[-1].jobs) >= 3


async def test_it_is_over_when_nothing_was_heard_for_an_hour(store: Store) -> None:
    clock = HandClock()
    learning = await begin(store, clock=clock)
    jobs = await several(store)
    await learning.learner.advance()
    await all_slow(store, jobs)
    await learning.learner.advance()
    assert await learning.ticks.tick() == 0

    clock.ahead = timedelta(hours=2)
    await learning.ticks.tick()

    (about,) = await insights(store, topics=(Topic.HOST,))
    assert about.state is InsightState.CLOSED
    for job in jobs:
        assert Topic.HOST not in (await model_of(store, job)).open


async def test_who_starts_anew_does_not_end_what_goes_on(store: Store) -> None:
    learning = await begin(store)
    jobs = await several(store)
    await learning.learner.advance()
    await all_slow(store, jobs)
    await learning.learner.advance()
    (about,) = await insights(store, topics=(Topic.HOST,))
    hour_ms = 3_600_000
    await store.door.call("JSON.NUMINCRBY", store.door.keys.insight(about.id), "$.updated_at", -2 * hour_ms)

    assert await learning_on(store).ticks.tick() == 0

    (about,) = await insights(store, topics=(Topic.HOST,))
    assert about.state is InsightState.OPEN


async def test_a_job_that_tells_of_one_host_does_not_tell_of_another(store: Store) -> None:
    learning = await begin(store)
    jobs = await several(store, 6)
    await learning.learner.advance()
    for host in (HOST, "beta-12-abcdef"):
        for job in jobs:
            await on_host(store, job, 2600, host)
        await learning.learner.advance()

    about = await insights(store, topics=(Topic.HOST,))
    assert {insight.statements[-1].host for insight in about} == {"alpha", "beta"}
    for insight in about:
        assert len({statement.host for statement in insight.statements}) == 1


async def test_a_failure_says_nothing_of_a_host(store: Store) -> None:
    learning = await begin(store)
    job = await a_known_job(store, runs=3)
    await learning.learner.advance()
    latest = (await model_of(store, job)).latest
    await store.request(job)
    failed = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED}
    await store.stores.executions.finish([ending_of(one, **failed) for one in await store.start(HOST)])
    await learning.learner.advance()

    assert (await model_of(store, job)).latest == latest


async def test_a_room_that_has_caught_up_need_not_read_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = HandClock()
    room = HostRoom(store.stores)
    place = await store.stores.events.latest_id()
    await room.catch_up(place, clock())
    assert room.place == place

    room.mark_told("alpha", 1000.0)
    assert room.is_told("alpha", 1000.0 + 3600.0)
    assert not room.is_told("alpha", 1000.0 + 3601.0)
    assert not room.is_told("beta", 1000.0)
    room.mark_told("beta", 100_000.0)
    assert not room.is_told("alpha", 1000.0)


def test_a_worker_names_its_host() -> None:
    assert host_of("my-host-12-abcdef") == "my-host"
    assert host_of("w1") == "w1"


def test_places_in_the_events_are_ordered_as_numbers() -> None:
    assert sorted(["10-2", "9-11", "", "10-10"], key=order_of) == ["", "9-11", "10-2", "10-10"]
