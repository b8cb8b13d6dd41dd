"""ResumePreviews: what going on would do is told beforehand, by the same planning that will do it."""

from collections.abc import Sequence
from typing import Any

import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import NotFound
from chronos_synapse.domain.job import Job, JobState, UserId
from chronos_synapse.domain.schedule import IntervalSpec, MisfirePolicy, OverlapPolicy, Timing
from chronos_synapse.domain.user import Role
from chronos_synapse.services.ledger.slots import SlotService
from chronos_synapse.services.scheduling.pausing import Pausing
from chronos_synapse.services.scheduling.resuming import ResumePreview, ResumePreviews
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.triggers.admission import CalendarCover
from tests.builders import OWNER, Store, a_job

MINUTE_MS = 60_000
OWN = Principal(user_id=OWNER, role=Role.DEVELOPER)


class NoCalendars:
    async def covers(self, owner_id: str, calendar_ids: Sequence[str], tags: Sequence[str]) -> Sequence[CalendarCover]:
        return []


async def held(store: Store, *, minutes: int, **changes: Any) -> tuple[Job, list[int]]:
    """A minutely job that has been paused for so many minutes, and its due times since."""
    now_ms = await store.now_ms()
    first_ms = (now_ms // MINUTE_MS - minutes + 1) * MINUTE_MS
    values: dict[str, Any] = {
        "schedule": IntervalSpec(every_s=60),
        "timing": Timing(ends_at=from_ms(now_ms)),
        "state": JobState.PAUSED,
        "paused_at": from_ms(first_ms - 1),
    }
    job = a_job(**(values | changes))
    arming = Arming(next_ms=first_ms, is_held=job.state is JobState.PAUSED)
    assert await store.stores.jobs.save(job, expected_version=None, arming=arming) == "ok"
    return job, list(range(first_ms, now_ms + 1, MINUTE_MS))


async def preview(store: Store, job: Job) -> ResumePreview:
    previews = ResumePreviews(store.stores, SlotService(store.stores), NoCalendars(), Pausing(store.stores))
    return await previews.preview(OWN, job.id)


async def test_latest_runs_one_and_merges_the_others(store: Store) -> None:
    job, due = await held(store, minutes=120)

    found = await preview(store, job)

    assert (found.total, found.run_count, found.merged, found.missed, found.skipped) == (120, 1, 119, 0, 0)
    assert found.run == [from_ms(due[-1])]
    assert found.text == "Of 120 due times held, 1 would run now and 119 would be merged into a later one."


async def test_all_runs_as_many_as_may_be_caught_up(store: Store) -> None:
    job, due = await held(store, minutes=120, misfire=MisfirePolicy.ALL, misfire_cap=30)

    found = await preview(store, job)

    assert found.run == [from_ms(at) for at in due[-30:]]
    assert (found.total, found.run_count, found.merged) == (120, 30, 0)
    assert found.missed + found.skipped == 90


async def test_only_the_first_hundred_times_are_named(store: Store) -> None:
    job, due = await held(store, minutes=200, misfire=MisfirePolicy.ALL, misfire_cap=150)

    found = await preview(store, job)

    assert found.run_count == 150
    assert found.run == [from_ms(at) for at in due[50:150]]


async def test_skip_runs_none(store: Store) -> None:
    job, _ = await held(store, minutes=5, misfire=MisfirePolicy.SKIP)

    found = await preview(store, job)

    assert (found.total, found.run_count, found.skipped) == (5, 0, 5)
    assert found.text == "Of 5 due times held, 0 would run now and 5 would be skipped."


async def test_what_overlaps_with_the_first_is_skipped(store: Store) -> None:
    job, due = await held(store, minutes=5, misfire=MisfirePolicy.ALL, overlap=OverlapPolicy.SKIP)

    found = await preview(store, job)

    assert found.run == [from_ms(due[0])]
    assert (found.run_count, found.skipped) == (1, 4)


@pytest.mark.parametrize(
    ("overlap", "runs"),
    [(OverlapPolicy.QUEUE_ONE, 2), (OverlapPolicy.QUEUE_ALL, 4), (OverlapPolicy.CANCEL_RUNNING, 2)],
)
async def test_what_may_wait_counts_as_run(store: Store, overlap: OverlapPolicy, runs: int) -> None:
    job, _ = await held(store, minutes=5, misfire=MisfirePolicy.ALL, overlap=overlap, overlap_queue_limit=3)

    assert (await preview(store, job)).run_count == runs


async def test_a_run_cap_ends_it(store: Store) -> None:
    changes = {"misfire": MisfirePolicy.ALL, "max_executions": 3, "reset_counter_on_active": False}
    job, due = await held(store, minutes=5, **changes)
    await store.door.call("HSET", store.door.keys.job_stats(job.id), "fired", 1)

    found = await preview(store, job)

    assert found.run == [from_ms(at) for at in due[:2]]
    assert found.skipped == 3


async def test_what_lies_before_the_end_of_a_snooze_is_skipped(store: Store) -> None:
    until_ms = await store.now_ms() // MINUTE_MS * MINUTE_MS - MINUTE_MS
    job, due = await held(store, minutes=5, misfire=MisfirePolicy.ALL, snoozed_until=from_ms(until_ms))

    found = await preview(store, job)

    assert found.run == [from_ms(at) for at in due if at >= until_ms]
    assert found.skipped == sum(at < until_ms for at in due)


async def test_a_pause_of_all_scheduling_is_taken_to_end_now(store: Store) -> None:
    job, _ = await held(store, minutes=5, state=JobState.ACTIVE, paused_at=None)
    await store.stores.pauses.begin(reason="Upgrade.", by="admin")

    found = await preview(store, job)

    assert found.total == 5
    assert found.text.endswith("All scheduling is paused, so not before that ends.")


async def test_nothing_is_held_of_a_job_that_is_up_to_date(store: Store) -> None:
    job = a_job(schedule=IntervalSpec(every_s=3600))
    await store.save(job, fire_ms=await store.now_ms() + 60_000)
    draft = await store.save_draft(state=JobState.DRAFT)

    for found in (await preview(store, job), await preview(store, draft)):
        assert (found.total, found.run) == (0, [])
        assert found.text == "No due time is held: nothing would run before the next one."


async def test_a_year_of_seconds_is_previewed_at_once(store: Store) -> None:
    now_ms = await store.now_ms()
    first_ms = now_ms - 365 * 86_400_000
    job = a_job(
        schedule=IntervalSpec(every_s=1, start_at=from_ms(first_ms)),
        timing=Timing(ends_at=from_ms(now_ms)),
        state=JobState.PAUSED,
        paused_at=from_ms(first_ms),
    )
    arming = Arming(next_ms=first_ms, is_held=True)
    assert await store.stores.jobs.save(job, expected_version=None, arming=arming) == "ok"

    found = await preview(store, job)

    assert found.total == 365 * 86_400 + 1
    assert found.run_count == 1


async def test_the_job_of_another_looks_like_none(store: Store) -> None:
    job, _ = await held(store, minutes=1, owner_id=UserId("u2"))

    with pytest.raises(NotFound):
        await preview(store, job)
