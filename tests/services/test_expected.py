"""ExpectedSlots: what was due in the past follows from every version of a job, each while it was in force."""

import heapq
from itertools import pairwise

import pytest

from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.schedule import CronSpec, IntervalSpec, Timing
from chronos_synapse.services.ledger.expected import ExpectedSlots, Timeline
from chronos_synapse.storage.redis.jobs import Arming
from tests.builders import START, Store, a_job, after, next_version, to_ms

EACH_10_S = IntervalSpec(every_s=10, start_at=START)
EACH_15_S = IntervalSpec(every_s=15, start_at=START)


def at(seconds: float) -> int:
    return to_ms(after(seconds))


async def saved(store: Store, *versions: Job) -> Job:
    """The last of these versions of one job, stored one after the other."""
    await store.save(versions[0])
    for former, job in pairwise(versions):
        assert await store.stores.jobs.save(job, expected_version=former.version, arming=Arming()) == "ok"
    return versions[-1]


async def timeline(store: Store, job: Job, since: float, until: float) -> Timeline:
    return await ExpectedSlots(store.stores.ledger_reader).timeline(job, after_ms=at(since), until_ms=at(until))


def seconds(found: Timeline) -> list[float]:
    due = list(found.due())
    assert found.count() == len(due)
    return [(due_ms - to_ms(START)) / 1000 for due_ms in due]


async def test_a_job_that_never_changed_was_due_by_its_schedule(store: Store) -> None:
    job = await saved(store, a_job(schedule=EACH_10_S))

    assert seconds(await timeline(store, job, 0, 40)) == [10, 20, 30, 40]
    assert seconds(await timeline(store, job, 10, 39.999)) == [20, 30]


async def test_nothing_was_due_before_it_was_saved(store: Store) -> None:
    job = await saved(store, a_job(schedule=EACH_10_S, updated_at=after(15)))

    assert seconds(await timeline(store, job, 0, 40)) == [20, 30, 40]


async def test_each_version_counts_while_it_was_in_force(store: Store) -> None:
    first = a_job(schedule=EACH_10_S)
    second = next_version(first, schedule=EACH_15_S, updated_at=after(30))
    job = await saved(store, first, second, next_version(second, schedule=EACH_10_S, updated_at=after(65)))

    assert seconds(await timeline(store, job, 0, 80)) == [10, 20, 30, 45, 60, 70, 80]
    assert seconds(await timeline(store, job, 40, 62)) == [45, 60]


async def test_a_due_time_at_which_it_was_changed_is_the_former_versions(store: Store) -> None:
    first = a_job(schedule=EACH_10_S)
    job = await saved(store, first, next_version(first, schedule=EACH_15_S, updated_at=after(30)))

    found = await timeline(store, job, 0, 45)

    assert [(stretch.job.version, list(stretch.due())[-1]) for stretch in found.stretches] == [(1, at(30)), (2, at(45))]


@pytest.mark.parametrize("state", [JobState.DRAFT, JobState.ARCHIVED])
async def test_nothing_is_due_while_a_job_is_not_scheduled(store: Store, state: JobState) -> None:
    first = a_job(schedule=EACH_10_S)
    second = next_version(first, state=state, updated_at=after(25))
    job = await saved(store, first, second, next_version(second, state=JobState.ACTIVE, updated_at=after(45)))

    assert seconds(await timeline(store, job, 0, 60)) == [10, 20, 50, 60]


async def test_a_paused_job_is_due_all_the_same(store: Store) -> None:
    first = a_job(schedule=EACH_10_S)
    job = await saved(store, first, next_version(first, state=JobState.PAUSED, updated_at=after(25)))

    assert seconds(await timeline(store, job, 0, 40)) == [10, 20, 30, 40]


async def test_a_job_that_lost_its_schedule_is_due_no_more(store: Store) -> None:
    first = a_job(schedule=EACH_10_S)
    job = await saved(store, first, next_version(first, schedule=None, updated_at=after(25)))

    assert seconds(await timeline(store, job, 0, 60)) == [10, 20]


async def test_jitter_and_bounds_move_due_times(store: Store) -> None:
    timing = Timing(starts_at=after(20), ends_at=after(30), jitter_s=5)
    job = await saved(store, a_job(schedule=EACH_10_S, timing=timing))

    found = list((await timeline(store, job, 0, 60)).due())

    assert len(found) == 2
    assert len({due_ms % 10_000 for due_ms in found}) == 1
    assert all(0 <= due_ms - wanted <= 5000 for due_ms, wanted in zip(found, (at(20), at(30)), strict=True))


async def test_many_versions_are_all_found(store: Store) -> None:
    versions = [a_job(schedule=EACH_10_S)]
    for number in range(1, 40):
        versions.append(next_version(versions[-1], name=f"v{number}", updated_at=after(number * 5)))
    job = await saved(store, *versions)

    found = await timeline(store, job, 0, 300)

    assert seconds(found) == [float(second) for second in range(10, 301, 10)]
    assert len(found.stretches) == 40
    assert found.known_from_ms == at(0)


async def test_what_came_before_a_definition_that_is_gone_is_not_known(store: Store) -> None:
    first = a_job(schedule=EACH_10_S)
    second = next_version(first, schedule=EACH_15_S, updated_at=after(30))
    job = await saved(store, first, second, next_version(second, schedule=EACH_10_S, updated_at=after(65)))
    await store.door.call("DEL", store.door.keys.job_version(job.id, 1))

    found = await timeline(store, job, 0, 80)

    assert found.known_from_ms == at(30)
    assert seconds(found) == [45, 60, 70, 80]


async def test_versions_that_overlap_because_the_clock_was_set_back_both_count(store: Store) -> None:
    first = a_job(schedule=EACH_10_S)
    second = next_version(first, name="again", updated_at=after(60))
    job = await saved(store, first, second, next_version(second, schedule=EACH_15_S, updated_at=after(40)))

    found = list((await timeline(store, job, 0, 90)).due())

    both = heapq.merge(range(10, 61, 10), (45, 60, 75, 90))
    assert found == [at(second) for second in dict.fromkeys(both)]


async def test_a_cron_schedule_follows_its_zone(store: Store) -> None:
    schedule = CronSpec(expression="30 1 * * *", timezone="America/New_York")
    job = await saved(store, a_job(schedule=schedule))

    assert seconds(await timeline(store, job, 0, 2 * 86_400)) == [6.5 * 3600, 30.5 * 3600]
