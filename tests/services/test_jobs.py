"""JobService: when a job is armed, what a change keeps, and how a job is started."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chronos_synapse import executors
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound
from chronos_synapse.domain.execution import ExecutionState, Origin
from chronos_synapse.domain.job import ExecutorRef, JobState, UserId
from chronos_synapse.domain.query import JobQuery
from chronos_synapse.domain.schedule import CronSpec, DateSpec, IntervalSpec, OverlapPolicy
from chronos_synapse.domain.user import Principal, Role
from chronos_synapse.executors.base import Executor
from chronos_synapse.registry import discover
from chronos_synapse.services.access import is_job_id
from chronos_synapse.services.job_requests import BulkAction, JobChange, NewJob
from chronos_synapse.services.jobs import JobService, new_job_id
from tests.builders import Store, dispatch_of, scheduled

NOON = datetime(2026, 6, 1, 12, 0, 0, 250_999, tzinfo=UTC)
ADA = Principal(user_id=UserId("ada"), role=Role.DEVELOPER)
BOB = Principal(user_id=UserId("bob"), role=Role.DEVELOPER)
ROOT = Principal(user_id=UserId("root"), role=Role.ADMIN)
LOOKER = Principal(user_id=UserId("ada"), role=Role.VIEWER)
HOURLY = CronSpec(expression="0 * * * *", timezone="UTC")
NIGHTLY = CronSpec(expression="0 4 * * *", timezone="Europe/Berlin")


class Watch:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def watch() -> Watch:
    """Stands at noon."""
    return Watch()


@pytest.fixture
def jobs(store: Store, watch: Watch) -> JobService:
    """The service at noon."""
    return JobService(store.stores, discover(executors, Executor), watch)  # type: ignore[type-abstract]


def new(**changes: Any) -> NewJob:
    """A job that does nothing."""
    values: dict[str, Any] = {"name": "Job", "executor": ExecutorRef(kind="noop")}
    return NewJob(**(values | changes))


async def armed(store: Store, job_id: str) -> int | None:
    """The due time in the due set."""
    return (await store.stores.due.next_fire_times([job_id]))[0]


async def test_only_an_active_job_with_a_schedule_is_armed(store: Store, jobs: JobService) -> None:
    states = [JobState.DRAFT, JobState.ACTIVE, JobState.PAUSED, JobState.ARCHIVED]

    made = [await jobs.create(ADA, new(schedule=HOURLY, state=state)) for state in states]
    bare = await jobs.create(ADA, new(state=JobState.ACTIVE))

    one = datetime(2026, 6, 1, 13, tzinfo=UTC)
    assert [job.next_fire_at for job in [*made, bare]] == [None, one, None, None, None]
    assert [await armed(store, job.id) for job in made] == [None, to_ms(one), None, None]


async def test_pausing_disarms_and_activating_arms_from_now_on(store: Store, jobs: JobService, watch: Watch) -> None:
    job = await jobs.create(ADA, new(schedule=HOURLY, state=JobState.ACTIVE))

    paused = await jobs.change(ADA, job.id, JobChange(state=JobState.PAUSED))
    watch.now += timedelta(hours=5)
    resumed = await jobs.change(ADA, job.id, JobChange(state=JobState.ACTIVE))

    assert paused.next_fire_at is None
    assert resumed.next_fire_at == datetime(2026, 6, 1, 18, tzinfo=UTC)
    assert await armed(store, job.id) == to_ms(datetime(2026, 6, 1, 18, tzinfo=UTC))


async def test_a_change_that_leaves_the_schedule_alone_keeps_an_overdue_due_time(
    jobs: JobService, watch: Watch
) -> None:
    job = await jobs.create(ADA, new(schedule=HOURLY, state=JobState.ACTIVE))
    watch.now += timedelta(hours=5)

    renamed = await jobs.change(ADA, job.id, JobChange(name="Other"))
    moved = await jobs.change(ADA, job.id, JobChange(schedule=NIGHTLY))

    assert renamed.next_fire_at == datetime(2026, 6, 1, 13, tzinfo=UTC)
    assert moved.next_fire_at == datetime(2026, 6, 2, 2, tzinfo=UTC)
    assert moved.schedule_text == "At 04:00 every day"


async def test_an_interval_is_anchored_when_it_is_saved_and_keeps_its_phase(jobs: JobService, watch: Watch) -> None:
    anchor = datetime(2026, 6, 1, 12, 0, 0, 250_000, tzinfo=UTC)
    job = await jobs.create(ADA, new(schedule=IntervalSpec(every_s=60), state=JobState.ACTIVE))
    watch.now += timedelta(seconds=90)

    same = await jobs.change(ADA, job.id, JobChange(schedule=IntervalSpec(every_s=60), name="Other"))
    other = await jobs.change(ADA, job.id, JobChange(schedule=IntervalSpec(every_s=30)))

    assert job.schedule == same.schedule == IntervalSpec(every_s=60, start_at=anchor)
    assert job.next_fire_at == same.next_fire_at == anchor + timedelta(seconds=60)
    assert other.schedule == IntervalSpec(every_s=30, start_at=anchor + timedelta(seconds=90))


async def test_times_are_kept_in_utc_and_whole_milliseconds(store: Store, jobs: JobService) -> None:
    run_at = datetime.fromisoformat("2026-06-01T15:00:00.123999+02:00")

    job = await jobs.create(ADA, new(schedule=DateSpec(run_at=run_at), state=JobState.ACTIVE))

    at = datetime(2026, 6, 1, 13, 0, 0, 123_000, tzinfo=UTC)
    assert job.schedule == DateSpec(run_at=at)
    assert job.created_at.microsecond % 1000 == 0
    assert await jobs.find(ADA, job.id) == job
    assert await armed(store, job.id) == to_ms(at)


async def test_a_date_that_has_passed_cannot_be_activated_but_a_job_that_was_due_can_be_renamed(
    store: Store, jobs: JobService, watch: Watch
) -> None:
    run_at = NOON + timedelta(hours=1)
    job = await jobs.create(ADA, new(schedule=DateSpec(run_at=run_at), state=JobState.ACTIVE))
    watch.now += timedelta(hours=2)
    await store.stores.due.disarm(job.id)

    renamed = await jobs.change(ADA, job.id, JobChange(name="Done"))
    paused = await jobs.change(ADA, job.id, JobChange(state=JobState.PAUSED))
    with pytest.raises(Invalid) as refusal:
        await jobs.change(ADA, job.id, JobChange(state=JobState.ACTIVE))

    assert (renamed.next_fire_at, paused.state) == (None, JobState.PAUSED)
    assert refusal.value.code == "schedule.past"
    assert refusal.value.errors[0].pointer == "/schedule/run_at"


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
    assert all(execution.scheduled_for == datetime(2026, 6, 1, 12, 0, 0, 250_000, tzinfo=UTC) for execution in found)


async def test_a_thousand_starts_at_once_are_a_thousand_executions(store: Store, jobs: JobService) -> None:
    job = await jobs.create(ADA, new(overlap=OverlapPolicy.ALLOW))

    ids = await asyncio.gather(*(jobs.trigger(ADA, job.id, origin=Origin.API) for _ in range(200)))

    assert len(set(ids)) == 200
    assert await store.owner_counts("ada") == {ExecutionState.QUEUED.value: 200}


async def test_starting_by_hand_leaves_the_due_time_alone(store: Store, jobs: JobService) -> None:
    job = await jobs.create(ADA, new(schedule=HOURLY, state=JobState.ACTIVE))
    before = await armed(store, job.id)

    await jobs.trigger(ADA, job.id, origin=Origin.MANUAL)

    assert await armed(store, job.id) == before


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
    assert await jobs.find(ROOT, job.id) == job


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
        jobs.bulk(LOOKER, [job.id], BulkAction.DELETE),
        jobs.trigger(LOOKER, job.id, origin=Origin.API),
    ):
        with pytest.raises(Denied):
            await attempt
    assert await jobs.find(LOOKER, job.id) == job


async def test_a_deleted_job_is_due_no_more(store: Store, jobs: JobService) -> None:
    job = await jobs.create(ADA, new(schedule=HOURLY, state=JobState.ACTIVE))

    await jobs.delete(ADA, job.id)

    assert await armed(store, job.id) is None
    with pytest.raises(NotFound):
        await jobs.delete(ADA, job.id)


async def test_a_list_shows_what_executions_came_to(store: Store, jobs: JobService) -> None:
    job = await jobs.create(ADA, new(schedule=HOURLY, state=JobState.ACTIVE, tags=["x"]))
    stored = await store.stores.jobs.find(job.id)
    assert stored is not None
    await store.finished(stored)
    await store.finished(stored)

    page = await jobs.page(JobQuery(owner_id=ADA.user_id, tags=("x",)))

    (found,) = page.items
    assert (page.total, page.complete) == (1, True)
    assert (found.stats.succeeded, found.stats.running, len(found.stats.recent)) == (2, 0, 2)
    assert found.stats.last_state is ExecutionState.SUCCEEDED
    assert found.stats.last_finished_at is not None
    assert found.next_fire_at == datetime(2026, 6, 1, 13, tzinfo=UTC)


async def test_a_due_time_that_is_dispatched_during_a_change_runs_once(
    store: Store, jobs: JobService, watch: Watch
) -> None:
    watch.now = datetime.now(UTC) - timedelta(seconds=90)
    job = await jobs.create(ADA, new(schedule=IntervalSpec(every_s=60), state=JobState.ACTIVE))
    stored = await store.stores.jobs.find(job.id)
    fire_ms = await armed(store, job.id)
    assert stored is not None
    assert fire_ms is not None
    dispatch = dispatch_of(stored, scheduled(stored, fire_ms), fire_ms=fire_ms, next_ms=fire_ms + 60_000)
    assert await store.stores.executions.dispatch([dispatch]) == ["ok"]

    # As if the change had read the due time just before.
    changed = await jobs.change(ADA, job.id, JobChange(name="Other"))
    current = await store.stores.jobs.find(job.id)
    assert current is not None
    await store.stores.jobs.save(current, expected_version=changed.version, next_fire_ms=fire_ms)
    again = dispatch_of(current, scheduled(current, fire_ms), fire_ms=fire_ms, next_ms=fire_ms + 60_000)
    await store.stores.executions.dispatch([again])

    assert await store.owner_counts("ada") == {ExecutionState.QUEUED.value: 1}


def test_ids_rise_with_time_and_are_never_the_same() -> None:
    ids = [new_job_id(now_ms) for now_ms in range(1_795_000_000_000, 1_795_000_100_000, 1000)]

    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    assert all(is_job_id(job_id) for job_id in ids)
    assert new_job_id(5) != new_job_id(5)
