"""JobService: when a job is armed, what a change keeps, and how a job is started."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

import pytest

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.clock import from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound
from chronos_synapse.domain.execution import ExecutionState, Origin
from chronos_synapse.domain.job import JobState
from chronos_synapse.domain.query import JobQuery
from chronos_synapse.domain.schedule import AnySpec, CronSpec, DateSpec, IntervalSpec, OverlapPolicy, Schedule, Timing
from chronos_synapse.services.accounts.access import is_job_id
from chronos_synapse.services.jobs.job_requests import JobChange
from chronos_synapse.services.jobs.jobs import JobService, new_job_id
from chronos_synapse.triggers.build import build
from tests.builders import Store
from tests.services.scheduling import ADA, BOB, LOOKER, ROOT, new, next_fire, owe, services_on, stored

HOURLY = CronSpec(expression="0 * * * *", timezone="UTC")
NIGHTLY = CronSpec(expression="0 4 * * *", timezone="Europe/Berlin")
SOON = timedelta(days=1)


@pytest.fixture
def jobs(store: Store) -> JobService:
    """The service."""
    return services_on(store).jobs


def next_of(schedule: Schedule, after: datetime) -> datetime | None:
    """When `schedule` is due next."""
    return build(schedule).next_after(after)


async def test_only_an_active_job_with_a_schedule_is_due(store: Store, jobs: JobService) -> None:
    states = [JobState.DRAFT, JobState.ACTIVE, JobState.PAUSED, JobState.ARCHIVED]

    made = [await jobs.create(ADA, new(schedule=NIGHTLY, state=state)) for state in states]
    bare = await jobs.create(ADA, new(state=JobState.ACTIVE))

    due = next_of(NIGHTLY, made[1].created_at)
    assert due is not None
    assert [job.next_fire_at for job in [*made, bare]] == [None, due, None, None, None]
    cursors = [await store.stores.slots.cursor(job.id) for job in made]
    assert [cursor.ms for cursor in cursors] == [None, to_ms(due), to_ms(due), None]
    assert [cursor.kind for cursor in cursors] == [None, "due", "held", None]


async def test_the_server_says_when_a_job_was_saved(store: Store, jobs: JobService) -> None:
    before_ms = await store.now_ms()
    job = await jobs.create(ADA, new(schedule=HOURLY, state=JobState.ACTIVE))
    changed = await jobs.change(ADA, job.id, JobChange(name="Other"))

    assert from_ms(before_ms) <= job.created_at == job.updated_at <= changed.updated_at
    assert changed.updated_at <= from_ms(await store.now_ms())
    assert job.created_at.microsecond % 1000 == 0


async def test_pausing_holds_the_due_time_and_activating_keeps_it(store: Store, jobs: JobService) -> None:
    job = await jobs.create(ADA, new(schedule=NIGHTLY, state=JobState.ACTIVE))

    paused = await jobs.change(ADA, job.id, JobChange(state=JobState.PAUSED, pause_reason="Moving"))
    held = await store.stores.slots.cursor(job.id)
    resumed = await jobs.change(ADA, job.id, JobChange(state=JobState.ACTIVE))

    assert (paused.next_fire_at, held.kind) == (None, "held")
    assert held.ms == to_ms(resumed.next_fire_at or paused.created_at)
    assert (paused.paused_at, paused.resumed_at, paused.pause_reason) == (paused.updated_at, None, "Moving")
    assert (resumed.paused_at, resumed.resumed_at) == (paused.paused_at, resumed.updated_at)
    assert resumed.pause_reason == ""
    assert resumed.next_fire_at == job.next_fire_at


async def test_what_was_held_is_overdue_when_the_job_goes_on(store: Store, jobs: JobService) -> None:
    job = await jobs.create(ADA, new(schedule=HOURLY, state=JobState.ACTIVE))
    await jobs.change(ADA, job.id, JobChange(state=JobState.PAUSED))
    held_ms = to_ms(job.created_at) // 3_600_000 * 3_600_000
    await owe(store, job.id, held_ms)

    resumed = await jobs.change(ADA, job.id, JobChange(state=JobState.ACTIVE))

    assert resumed.next_fire_at == from_ms(held_ms)
    assert await next_fire(store, job.id) == held_ms


async def test_a_change_that_leaves_the_schedule_alone_keeps_an_overdue_due_time(
    store: Store, jobs: JobService
) -> None:
    job = await jobs.create(ADA, new(schedule=HOURLY, state=JobState.ACTIVE))
    overdue_ms = to_ms(job.created_at) // 3_600_000 * 3_600_000
    await owe(store, job.id, overdue_ms)

    renamed = await jobs.change(ADA, job.id, JobChange(name="Other"))
    moved = await jobs.change(ADA, job.id, JobChange(schedule=NIGHTLY))

    assert renamed.next_fire_at == from_ms(overdue_ms)
    assert moved.next_fire_at == next_of(NIGHTLY, moved.updated_at)
    assert moved.schedule_text == "At 04:00 every day"


async def test_bounds_and_jitter_move_the_due_time(jobs: JobService) -> None:
    later = utc_now().replace(microsecond=0) + SOON
    job = await jobs.create(ADA, new(schedule=HOURLY, state=JobState.ACTIVE))

    begun = await jobs.change(ADA, job.id, JobChange(timing=Timing(starts_at=later)))
    spread = await jobs.change(ADA, job.id, JobChange(timing=Timing(starts_at=later, jitter_s=600)))
    ended = await jobs.change(ADA, job.id, JobChange(timing=Timing(ends_at=job.created_at + timedelta(days=3650))))

    first = next_of(HOURLY, later - timedelta(seconds=1))
    assert first is not None
    assert begun.next_fire_at == first
    assert spread.next_fire_at is not None
    assert first <= spread.next_fire_at <= first + timedelta(seconds=600)
    assert ended.next_fire_at == next_of(HOURLY, ended.updated_at)


async def test_an_interval_is_anchored_when_it_is_saved_and_keeps_its_phase(jobs: JobService) -> None:
    job = await jobs.create(ADA, new(schedule=IntervalSpec(every_s=60), state=JobState.ACTIVE))

    same = await jobs.change(ADA, job.id, JobChange(schedule=IntervalSpec(every_s=60), name="Other"))
    other = await jobs.change(ADA, job.id, JobChange(schedule=IntervalSpec(every_s=30)))

    assert job.schedule == same.schedule == IntervalSpec(every_s=60, start_at=job.created_at)
    assert job.next_fire_at == same.next_fire_at == job.created_at + timedelta(seconds=60)
    assert other.schedule == IntervalSpec(every_s=30, start_at=other.updated_at)


async def test_each_of_several_intervals_keeps_its_phase(jobs: JobService) -> None:
    both = AnySpec(schedules=(IntervalSpec(every_s=60), IntervalSpec(every_s=90)))
    job = await jobs.create(ADA, new(schedule=both, state=JobState.ACTIVE))

    changed = await jobs.change(
        ADA, job.id, JobChange(schedule=AnySpec(schedules=(IntervalSpec(every_s=60), IntervalSpec(every_s=45))))
    )

    assert isinstance(changed.schedule, AnySpec)
    assert changed.schedule.schedules == (
        IntervalSpec(every_s=60, start_at=job.created_at),
        IntervalSpec(every_s=45, start_at=changed.updated_at),
    )


async def test_times_are_kept_in_utc_and_whole_milliseconds(store: Store, jobs: JobService) -> None:
    run_at = datetime.fromisoformat("2036-06-01T15:00:00.123999+02:00")
    timing = Timing(starts_at=datetime.fromisoformat("2026-01-01T00:00:00.000999+01:00"))

    job = await jobs.create(
        ADA, new(schedule=DateSpec(run_at=run_at), state=JobState.ACTIVE, timing=timing, snoozed_until=run_at)
    )

    at = datetime(2036, 6, 1, 13, 0, 0, 123_000, tzinfo=UTC)
    assert (job.schedule, job.snoozed_until) == (DateSpec(run_at=at), at)
    assert job.timing == Timing(starts_at=datetime(2025, 12, 31, 23, tzinfo=UTC))
    assert await jobs.find(ADA, job.id) == job
    assert await next_fire(store, job.id) == to_ms(at)


async def test_a_date_that_has_passed_cannot_be_activated_but_a_job_that_was_due_can_be_renamed(
    store: Store, jobs: JobService
) -> None:
    run_at = utc_now() + SOON
    job = await jobs.create(ADA, new(schedule=DateSpec(run_at=run_at), state=JobState.ACTIVE))
    past = {"kind": "date", "run_at": "2026-01-01T00:00:00Z", "timezone": "UTC"}
    await store.door.call("JSON.MERGE", store.door.keys.job(job.id), "$.schedule", json.dumps(past))
    await store.stores.due.disarm(job.id)

    renamed = await jobs.change(ADA, job.id, JobChange(name="Done"))
    paused = await jobs.change(ADA, job.id, JobChange(state=JobState.PAUSED))
    with pytest.raises(Invalid) as refusal:
        await jobs.change(ADA, job.id, JobChange(state=JobState.ACTIVE))

    assert (renamed.next_fire_at, paused.state) == (None, JobState.PAUSED)
    assert refusal.value.code == "schedule.past"
    assert refusal.value.errors[0].pointer == "/schedule/run_at"
    assert await store.stores.due.count_unarmed() == 0


async def test_fifty_changes_at_once_lose_nothing(jobs: JobService, store: Store) -> None:
    job = await jobs.create(ADA, new())

    async def change(number: int) -> bool:
        try:
            await jobs.change(ADA, job.id, JobChange(timeout_s=100 + number))
        except Conflict:
            return False
        return True

    made = await asyncio.gather(*(change(number) for number in range(50)))

    kept = await jobs.find(ADA, job.id)
    assert sum(made) >= 5
    assert kept.version == 1 + sum(made)
    for version in range(1, kept.version + 1):
        former = await store.stores.jobs.find_version(job.id, version)
        assert former is not None
        assert former.version == version


async def test_a_started_job_pins_the_version_that_it_had(store: Store, jobs: JobService) -> None:
    job = await jobs.create(ADA, new(overlap=OverlapPolicy.ALLOW))

    first = await jobs.trigger(ADA, job.id, origin=Origin.MANUAL)
    await jobs.change(ADA, job.id, JobChange(name="Other"))
    second = await jobs.trigger(ADA, job.id, origin=Origin.API)

    found = await store.stores.executions.find_many([first, second])
    assert [(execution.job_name, execution.job_version, execution.origin) for execution in found] == [
        ("Job", 1, Origin.MANUAL),
        ("Other", 2, Origin.API),
    ]
    assert all(execution.scheduled_for <= execution.queued_at + timedelta(seconds=1) for execution in found)


async def test_a_thousand_starts_at_once_are_a_thousand_executions(store: Store, jobs: JobService) -> None:
    job = await jobs.create(ADA, new(overlap=OverlapPolicy.ALLOW))

    ids = await asyncio.gather(*(jobs.trigger(ADA, job.id, origin=Origin.API) for _ in range(200)))

    assert len(set(ids)) == 200
    assert await store.owner_counts("ada") == {ExecutionState.QUEUED.value: 200}


async def test_starting_by_hand_leaves_the_due_time_alone(store: Store, jobs: JobService) -> None:
    job = await jobs.create(ADA, new(schedule=HOURLY, state=JobState.ACTIVE))
    before = await next_fire(store, job.id)

    await jobs.trigger(ADA, job.id, origin=Origin.MANUAL)

    assert await next_fire(store, job.id) == before


async def test_an_archived_job_cannot_be_started(jobs: JobService) -> None:
    job = await jobs.create(ADA, new(state=JobState.ARCHIVED))

    with pytest.raises(Conflict) as refusal:
        await jobs.trigger(ADA, job.id, origin=Origin.MANUAL)

    assert refusal.value.code == "job.archived"


async def test_what_is_anothers_is_not_there_and_an_administrator_sees_it_all(jobs: JobService) -> None:
    job = await jobs.create(ADA, new())

    for attempt in (
        jobs.find(BOB, job.id),
        jobs.change(BOB, job.id, JobChange(name="Mine")),
        jobs.delete(BOB, job.id),
        jobs.trigger(BOB, job.id, origin=Origin.API),
        jobs.find(ADA, "../" + job.id[3:]),
    ):
        with pytest.raises(NotFound):
            await attempt
    assert (await jobs.find(ROOT, job.id)).version == job.version


async def test_a_change_by_an_administrator_leaves_the_owner(jobs: JobService) -> None:
    job = await jobs.create(ADA, new())

    changed = await jobs.change(ROOT, job.id, JobChange(name="By root"))

    assert changed.owner_id == "ada"


async def test_a_viewer_may_change_nothing(jobs: JobService) -> None:
    job = await jobs.create(ADA, new())

    for attempt in (
        jobs.create(LOOKER, new()),
        jobs.change(LOOKER, job.id, JobChange(name="x")),
        jobs.delete(LOOKER, job.id),
        jobs.trigger(LOOKER, job.id, origin=Origin.API),
    ):
        with pytest.raises(Denied):
            await attempt
    assert (await jobs.find(LOOKER, job.id)).version == job.version


async def test_a_deleted_job_is_due_no_more(store: Store, jobs: JobService) -> None:
    job = await jobs.create(ADA, new(schedule=HOURLY, state=JobState.ACTIVE))

    await jobs.delete(ADA, job.id)

    assert await next_fire(store, job.id) is None
    with pytest.raises(NotFound):
        await jobs.delete(ADA, job.id)


async def test_a_list_shows_what_executions_came_to(store: Store, jobs: JobService) -> None:
    job = await jobs.create(ADA, new(schedule=HOURLY, state=JobState.ACTIVE, tags=["x"]))
    await store.finished(await stored(store, job.id))
    await store.finished(await stored(store, job.id))

    page = await jobs.page(ADA, JobQuery(sight=Sight(owners=(ADA.user_id,)), tags=("x",)))

    (found,) = page.items
    assert (page.total, page.complete) == (1, True)
    assert (found.stats.succeeded, found.stats.running, len(found.stats.recent)) == (2, 0, 2)
    assert found.stats.last_state is ExecutionState.SUCCEEDED
    assert found.stats.last_finished_at is not None
    assert found.next_fire_at == next_of(HOURLY, job.created_at)


def test_ids_rise_with_time_and_are_never_the_same() -> None:
    ids = [new_job_id(now_ms) for now_ms in range(1_795_000_000_000, 1_795_000_100_000, 1000)]

    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    assert all(is_job_id(job_id) for job_id in ids)
    assert new_job_id(5) != new_job_id(5)
