"""Pauses: of all scheduling, of a job by its run cap, and what snoozing skips."""

from datetime import timedelta
from typing import Any

import pytest

from chronos_synapse.domain.clock import from_ms, utc_now
from chronos_synapse.domain.errors import Conflict, Denied, Invalid
from chronos_synapse.domain.execution import Origin
from chronos_synapse.domain.job import JobState
from chronos_synapse.domain.schedule import MisfirePolicy
from chronos_synapse.domain.slot import SlotReason
from chronos_synapse.services.jobs.job_requests import JobChange
from chronos_synapse.services.scheduling.pausing import MAX_REASON, PauseRequest
from tests.builders import Store, a_job
from tests.services.scheduling import (
    ADA,
    FIRED,
    HOUR_MS,
    LOOKER,
    MERGED,
    MINUTE_MS,
    ROOT,
    Services,
    every,
    executions_of,
    fates_of,
    interval,
    new,
    next_fire,
    owe,
    records_of,
    services_on,
    skipped,
    stats_of,
    stored,
    tick_until,
)

WHY = PauseRequest(reason=" Moving the data centre ")


@pytest.fixture
def services(store: Store) -> Services:
    return services_on(store)


# of all scheduling


async def test_all_scheduling_is_paused_with_a_reason_and_goes_on(services: Services) -> None:
    before = await services.pausing.view()
    paused = await services.pausing.pause_all(ROOT, WHY, by="Ada")
    seen = await services.pausing.view()
    resumed = await services.pausing.resume_all(ROOT)

    assert (before.paused, resumed.paused) == (False, False)
    assert seen == paused
    assert (paused.paused, paused.reason, paused.by) == (True, "Moving the data centre", "Ada")
    assert paused.since is not None
    ((since_ms, until_ms),) = await services.pausing.spans()
    assert from_ms(since_ms) == paused.since
    assert until_ms is not None
    assert until_ms >= since_ms


async def test_only_an_administrator_pauses_all_scheduling(services: Services) -> None:
    for principal in (ADA, LOOKER):
        with pytest.raises(Denied):
            await services.pausing.pause_all(principal, WHY, by="Ada")
        with pytest.raises(Denied):
            await services.pausing.resume_all(principal)
    assert not (await services.pausing.view()).paused


@pytest.mark.parametrize("reason", ["", "  \n", "x" * (MAX_REASON + 1)])
async def test_a_pause_of_all_needs_a_reason(services: Services, reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        await services.pausing.pause_all(ROOT, PauseRequest(reason=reason), by="Ada")

    assert refusal.value.errors[0].pointer == "/reason"


async def test_one_pause_at_a_time_and_the_first_reason_stays(services: Services) -> None:
    await services.pausing.pause_all(ROOT, WHY, by="Ada")

    with pytest.raises(Conflict):
        await services.pausing.pause_all(ROOT, PauseRequest(reason="Other"), by="Bob")
    assert (await services.pausing.view()).by == "Ada"
    await services.pausing.resume_all(ROOT)
    with pytest.raises(Conflict):
        await services.pausing.resume_all(ROOT)


async def test_nothing_is_dispatched_in_a_pause_and_the_policy_decides_afterwards(services: Services) -> None:
    store = services.store
    now_ms = await store.now_ms()
    first_ms = now_ms + 300
    job = await every(store, 1, first_ms=first_ms)
    dispatcher = services.dispatcher()
    await dispatcher.tick()
    await services.pausing.pause_all(ROOT, WHY, by="Ada")

    async def is_past() -> bool:
        return await store.now_ms() > first_ms + 2500

    await tick_until(dispatcher, is_past)
    assert await records_of(store, job.id) == []
    assert await next_fire(store, job.id) == first_ms
    await services.pausing.resume_all(ROOT)
    await tick_until(dispatcher, lambda: executions_of(store, job))

    fates = await fates_of(store, job)
    assert [fates[first_ms + at * 1000] for at in range(2)] == [MERGED] * 2
    assert FIRED in fates.values()


async def test_a_job_is_started_by_hand_in_a_pause(services: Services) -> None:
    await services.pausing.pause_all(ROOT, WHY, by="Ada")
    job = await services.jobs.create(ADA, new(schedule=interval(60, 0), state=JobState.ACTIVE))

    await services.jobs.trigger(ADA, job.id, origin=Origin.MANUAL)

    assert await services.store.owner_counts("ada") == {"queued": 1}


async def test_due_times_after_a_pause_are_not_taken_for_paused(services: Services) -> None:
    """The dispatcher has seen the pause while it lasted, and must look anew."""
    store = services.store
    dispatcher = services.dispatcher()
    now_ms = await store.now_ms()
    late = await every(store, 3600, first_ms=now_ms - 5000)
    await services.pausing.pause_all(ROOT, WHY, by="Ada")
    # Claimed just before the pause, learned in it.
    pause = await store.door.call("GETDEL", store.door.keys.pause())
    claim = await store.stores.due.claim(limit=1, ahead_ms=0, lease_ms=0)
    await store.door.call("SET", store.door.keys.pause(), pause)
    await dispatcher._learn(claim.jobs)
    assert claim.jobs[0][0] == late.id
    await services.pausing.resume_all(ROOT)
    first_ms = await store.now_ms() + 200
    job = await every(store, 3600, first_ms=first_ms, misfire=MisfirePolicy.SKIP)

    await tick_until(dispatcher, lambda: records_of(store, job.id))

    assert await fates_of(store, job) == {first_ms: FIRED}


# a run cap


async def capped(store: Store, **changes: Any) -> Any:
    """A job of every minute that owes its last ten due times, and may run three times."""
    first_ms = await store.now_ms() - 9 * MINUTE_MS - 30_000
    values: dict[str, Any] = {"misfire": MisfirePolicy.ALL, "max_executions": 3, "owner_id": ADA.user_id}
    return await every(store, 60, first_ms=first_ms, **(values | changes))


async def test_a_job_that_has_run_as_often_as_it_may_pauses_itself(services: Services) -> None:
    job = await capped(services.store)

    await services.catch_up(job)

    fates = list((await fates_of(services.store, job)).values())
    assert fates == [FIRED] * 3 + [skipped(SlotReason.RUN_CAP)] * 7
    paused = await stored(services.store, job.id)
    assert (paused.state, paused.version) == (JobState.PAUSED, 2)
    assert paused.pause_reason == "Run cap reached: 3 of 3."
    assert paused.paused_at == paused.updated_at
    assert (await services.store.stores.slots.cursor(job.id)).kind == "held"
    assert await stats_of(services.store, job) == {"queued": 3, "fired": 3}


async def test_a_capped_job_can_still_be_started_by_hand_and_that_counts_for_nothing(services: Services) -> None:
    job = await capped(services.store)
    await services.catch_up(job)

    await services.jobs.trigger(ADA, job.id, origin=Origin.MANUAL)

    assert await stats_of(services.store, job) == {"queued": 4, "fired": 3}


async def test_activating_a_capped_job_begins_the_count_anew(services: Services) -> None:
    job = await capped(services.store, reset_counter_on_active=True)
    await services.catch_up(job)

    resumed = await services.jobs.change(ADA, job.id, JobChange(state=JobState.ACTIVE))

    assert (resumed.state, resumed.fired_count, resumed.pause_reason) == (JobState.ACTIVE, 0, "")


async def test_a_capped_job_that_keeps_its_count_is_not_activated_before_it_may_run_more_often(
    services: Services,
) -> None:
    job = await capped(services.store, reset_counter_on_active=False)
    await services.catch_up(job)

    with pytest.raises(Conflict) as refusal:
        await services.jobs.change(ADA, job.id, JobChange(state=JobState.ACTIVE))
    raised = await services.jobs.change(ADA, job.id, JobChange(state=JobState.ACTIVE, max_executions=5))

    assert refusal.value.code == "job.run_cap"
    assert "3 of 3" in refusal.value.detail
    assert (raised.state, raised.fired_count) == (JobState.ACTIVE, 3)


async def test_what_is_overdue_when_a_job_is_paused_runs_first_and_counts(services: Services) -> None:
    job = await capped(services.store, max_executions=1000)

    paused = await services.jobs.change(ADA, job.id, JobChange(state=JobState.PAUSED))

    assert (paused.state, paused.fired_count) == (JobState.PAUSED, 10)
    assert list((await fates_of(services.store, job)).values()) == [FIRED] * 10


async def test_a_job_whose_cap_was_lowered_pauses_at_its_next_due_time(services: Services) -> None:
    job = await capped(services.store, max_executions=100)
    await services.catch_up(job)
    await services.jobs.change(ADA, job.id, JobChange(max_executions=5))
    next_ms = await next_fire(services.store, job.id)
    assert next_ms is not None
    await owe(services.store, job.id, next_ms - MINUTE_MS)

    await services.catch_up(job)

    assert (await stored(services.store, job.id)).state is JobState.PAUSED


async def test_a_change_that_settles_up_to_the_cap_finds_the_job_paused(services: Services) -> None:
    job = await capped(services.store)

    changed = await services.jobs.change(ADA, job.id, JobChange(schedule=interval(3600, 0)))

    fates = list((await fates_of(services.store, job)).values())
    assert fates == [FIRED] * 3 + [skipped(SlotReason.RUN_CAP)] * 7
    assert (changed.state, changed.pause_reason) == (JobState.PAUSED, "Run cap reached: 3 of 3.")
    assert (await services.store.stores.slots.cursor(job.id)).kind == "held"


async def test_a_cap_that_nobody_heard_of_is_heard_of_at_the_next_due_time(services: Services) -> None:
    """The dispatcher died between the last run and the pause."""
    first_ms = await services.store.now_ms() - MINUTE_MS
    job = await every(services.store, 60, first_ms=first_ms, max_executions=1, misfire_grace_s=3600)
    await services.store.door.call("HSET", services.store.door.keys.job_stats(job.id), "fired", 1)

    await services.catch_up(job)

    assert set((await fates_of(services.store, job)).values()) == {skipped(SlotReason.RUN_CAP)}
    assert (await stored(services.store, job.id)).pause_reason == "Run cap reached: 1 of 1."


async def test_only_runs_count_towards_the_cap(services: Services) -> None:
    job = await capped(services.store, misfire=MisfirePolicy.LATEST, max_executions=2)

    await services.catch_up(job)

    assert (await stats_of(services.store, job))["fired"] == 1
    assert (await stored(services.store, job.id)).state is JobState.ACTIVE


# snoozing


async def test_a_snoozed_job_skips_until_then(services: Services) -> None:
    store = services.store
    now_ms = await store.now_ms()
    first_ms = now_ms - 4 * MINUTE_MS - 30_000
    job = await every(
        store, 60, first_ms=first_ms, misfire_grace_s=3600, snoozed_until=from_ms(first_ms + 2 * MINUTE_MS)
    )

    await services.catch_up(job)

    fates = list((await fates_of(store, job)).values())
    assert fates == [skipped(SlotReason.SNOOZED)] * 2 + [FIRED] * 3


async def test_a_job_that_is_snoozed_after_it_was_claimed_does_not_run(services: Services) -> None:
    store = services.store
    first_ms = await store.now_ms() + 400
    job = await every(store, 3600, first_ms=first_ms, owner_id=ADA.user_id)
    dispatcher = services.dispatcher()
    await dispatcher.tick()

    await services.jobs.change(ADA, job.id, JobChange(snoozed_until=utc_now() + timedelta(hours=1)))
    await tick_until(dispatcher, lambda: records_of(store, job.id))

    assert await fates_of(store, job) == {first_ms: skipped(SlotReason.SNOOZED)}
    assert await next_fire(store, job.id) == first_ms + HOUR_MS


async def test_a_snooze_is_taken_back(services: Services) -> None:
    job = a_job(owner_id=ADA.user_id, snoozed_until=utc_now() + timedelta(hours=1))
    await services.store.save(job)

    changed = await services.jobs.change(ADA, job.id, JobChange(snoozed_until=None))

    assert changed.snoozed_until is None
