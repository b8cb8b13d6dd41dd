"""SimulationService: the ledger is compared with what a changed job would have done in the same time."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.durations import DurationSource
from chronos_synapse.domain.errors import Invalid, NotFound
from chronos_synapse.domain.job import Job, JobState, UserId
from chronos_synapse.domain.schedule import CronSpec, IntervalSpec, MisfirePolicy, OverlapPolicy, Timing, Window
from chronos_synapse.domain.simulation import Replay
from chronos_synapse.domain.slot import Disposition, SlotReason
from chronos_synapse.domain.user import Role
from chronos_synapse.executors.noop import NoopExecutor
from chronos_synapse.services.ledger.slots import SlotService
from chronos_synapse.services.scheduling.simulation import SimulationRequest, SimulationService, SimulationView
from chronos_synapse.triggers.admission import CalendarCover
from tests.builders import OWNER, Store, a_job, dispatch_of, missed, scheduled, settled

MINUTE_MS = 60_000
OWN = Principal(user_id=OWNER, role=Role.DEVELOPER)


class NoCalendars:
    async def covers(self, owner_id: str, calendar_ids: Sequence[str], tags: Sequence[str]) -> Sequence[CalendarCover]:
        return []


async def a_minutely_job(store: Store, *, minutes: int = 30, **changes: Any) -> tuple[Job, list[int]]:
    """A job that has been scheduled for so many minutes, and its due times up to now; none is settled."""
    now_ms = await store.now_ms()
    first_ms = (now_ms // MINUTE_MS - minutes + 1) * MINUTE_MS
    values: dict[str, Any] = {
        "schedule": CronSpec(expression="* * * * *"),
        "updated_at": from_ms(first_ms - 1),
        "created_at": from_ms(first_ms - 1),
    }
    job = a_job(**(values | changes))
    await store.save(job, fire_ms=first_ms)
    return job, list(range(first_ms, now_ms + 1, MINUTE_MS))


async def ran(store: Store, job: Job, due: Sequence[int]) -> None:
    """Lets all these due times fire."""
    order = dispatch_of(job, *(scheduled(job, at) for at in due), fire_ms=due[0], next_ms=due[-1] + MINUTE_MS)
    assert await store.stores.executions.dispatch([order]) == ["ok"]


async def on_time(store: Store, job: Job, due: Sequence[int]) -> None:
    """Writes the ledger as if these had fired in time."""
    slots = store.door.keys.slots(job.id)
    await store.door.pipeline([("XADD", slots, f"{at}-0", "d", "f", "x", "5") for at in due])
    await store.door.call("ZADD", store.door.keys.due(), due[-1] + MINUTE_MS, job.id)


async def lasted(store: Store, job: Job, due: Sequence[int], duration_ms: int, *, lag_ms: int = 10) -> None:
    """Adds samples of executions of these due times."""
    for name, value in (("duration_ms", duration_ms), ("lag_ms", lag_ms)):
        key = f"{store.door.keys.prefix}:ts:{job.id}:{name}"
        await store.door.pipeline([("TS.ADD", key, at + lag_ms + duration_ms, value) for at in due])


async def simulated(store: Store, job: Job, since: int, until: int, **changes: Any) -> SimulationView:
    request = SimulationRequest(since=from_ms(since), until=from_ms(until), **changes)
    slots = SlotService(store.stores)
    service = SimulationService(store.stores, slots=slots, covers=NoCalendars(), executors={"noop": NoopExecutor})
    return await service.simulate(OWN, job.id, request)


def times(due: Sequence[int]) -> list[datetime]:
    return [from_ms(at) for at in due]


async def test_without_a_change_nothing_is_added_or_lost(store: Store) -> None:
    job, due = await a_minutely_job(store)
    await on_time(store, job, due)

    found = await simulated(store, job, due[0], due[-1])

    assert (found.added, found.lost, found.added_total, found.lost_total) == ([], [], 0, 0)
    assert (found.before.due, found.before.ran) == (len(due), len(due))
    assert (found.after.due, found.after.ran) == (len(due), len(due))


async def test_another_schedule_adds_and_loses_due_times(store: Store) -> None:
    job, due = await a_minutely_job(store)
    await on_time(store, job, due)

    half = await simulated(store, job, due[0], due[-1], schedule=CronSpec(expression="*/2 * * * *"))
    double = await simulated(store, job, due[0], due[-1], schedule=CronSpec(expression="*/30 * * * * *"))

    assert half.lost == times([at for at in due if at // MINUTE_MS % 2])
    assert half.added == []
    assert double.added == times([at + 30_000 for at in due[:-1]])
    assert double.lost_total == 0


async def test_hours_that_are_closed_skip(store: Store) -> None:
    job, due = await a_minutely_job(store)
    await on_time(store, job, due)
    closed_hour = from_ms(due[0]).hour
    timing = Timing(windows=(Window(start=f"{(closed_hour + 2) % 24:02d}:00", end=f"{closed_hour:02d}:00"),))

    found = await simulated(store, job, due[0], due[-1], timing=timing)

    assert found.after == Replay(due=len(due), skipped=len(due))
    assert found.lost_total == len(due)


async def test_durations_of_the_history_decide_on_overlaps(store: Store) -> None:
    job, due = await a_minutely_job(store, overlap=OverlapPolicy.ALLOW)
    await on_time(store, job, due)
    await lasted(store, job, due, 90_000, lag_ms=0)

    found = await simulated(store, job, due[0], due[-1], overlap=OverlapPolicy.SKIP)

    assert found.durations.source is DurationSource.HISTORY
    assert found.durations.median_ms == 90_000
    assert found.before.peak == 2
    assert found.after.peak == 1
    assert found.lost == times(due[1::2])


async def test_queue_time_is_told_of_both(store: Store) -> None:
    job, due = await a_minutely_job(store, minutes=5)
    await on_time(store, job, due)
    await lasted(store, job, due[:-1], 61_000, lag_ms=7)

    found = await simulated(store, job, due[0], due[-1] + 2 * MINUTE_MS, overlap=OverlapPolicy.QUEUE_ALL)

    assert (found.before.waited_ms_total, found.before.waited_ms_max) == (7 * len(due[:-1]), 7)
    assert found.after.waited_ms_max >= 4000


async def test_without_history_a_duration_is_assumed_and_said_so(store: Store) -> None:
    job, due = await a_minutely_job(store, timeout_s=50)
    await on_time(store, job, due)

    found = await simulated(store, job, due[0], due[-1])

    assert (found.durations.count, found.durations.median_ms) == (0, 5000)
    assert found.durations.source is DurationSource.ASSUMED


async def test_what_was_missed_is_missed_again_or_caught_up(store: Store) -> None:
    job, due = await a_minutely_job(store)
    gap = missed(job, due[5], due[14], 10)
    await on_time(store, job, due[:5])
    await store.door.call("ZADD", store.door.keys.due(), due[5], job.id)
    await store.stores.executions.dispatch([dispatch_of(job, gap, fire_ms=due[5], next_ms=due[15])])
    await on_time(store, job, due[15:])

    same = await simulated(store, job, due[0], due[-1], misfire=MisfirePolicy.SKIP)
    caught_up = await simulated(store, job, due[0], due[-1], misfire=MisfirePolicy.ALL)

    assert same.before.missed == same.after.missed == 10
    assert (same.added_total, same.lost_total) == (0, 0)
    assert caught_up.added == times(due[5:15])


async def test_a_skip_counts_as_one_before(store: Store) -> None:
    job, due = await a_minutely_job(store, minutes=2)
    entry = settled(job, due[0], Disposition.SKIPPED, SlotReason.CALENDAR, "Holidays")
    await store.stores.executions.dispatch([dispatch_of(job, entry, fire_ms=due[0], next_ms=due[1])])
    await on_time(store, job, due[1:])

    found = await simulated(store, job, due[0], due[-1])

    assert found.before.skipped == 1
    assert found.added == times(due[:1])


async def test_where_the_ledger_says_nothing_the_job_as_it_is_goes_on_paper(store: Store) -> None:
    job, due = await a_minutely_job(store, minutes=10)
    await on_time(store, job, due)
    since = due[0] - 20 * MINUTE_MS

    found = await simulated(store, job, since, due[-1], schedule=CronSpec(expression="*/2 * * * *"))

    assert found.before.due == found.before.ran == 20 + len(due)
    assert found.added_total == 0
    assert found.lost_total == found.before.ran - found.after.ran


async def test_what_is_held_goes_on_paper(store: Store) -> None:
    job, due = await a_minutely_job(store, minutes=10)
    await on_time(store, job, due[:4])

    found = await simulated(store, job, due[0], due[-1])

    assert found.before.ran == len(due)
    assert (found.added_total, found.lost_total) == (0, 0)


async def test_a_range_that_reaches_out_counts_only_within(store: Store) -> None:
    job, due = await a_minutely_job(store, minutes=30)
    await store.stores.executions.dispatch(
        [dispatch_of(job, missed(job, due[0], due[-1], len(due)), fire_ms=due[0], next_ms=due[-1] + MINUTE_MS)]
    )

    found = await simulated(store, job, due[10], due[19])

    assert (found.before.due, found.before.missed) == (10, 10)


async def test_an_interval_counts_from_the_start_of_the_range(store: Store) -> None:
    job, due = await a_minutely_job(store)
    await on_time(store, job, due)

    found = await simulated(store, job, due[0], due[-1], schedule=IntervalSpec(every_s=60))

    assert (found.added_total, found.lost_total) == (0, 0)


async def test_a_job_without_schedule_did_nothing(store: Store) -> None:
    job = await store.save_draft(state=JobState.DRAFT, schedule=None)
    now_ms = await store.now_ms()

    found = await simulated(store, job, now_ms - 3_600_000, now_ms, schedule=IntervalSpec(every_s=60))

    assert found.before == Replay()
    assert found.added_total == found.after.ran == 61


async def test_too_many_due_times_are_refused(store: Store) -> None:
    job, due = await a_minutely_job(store, minutes=2)

    with pytest.raises(Invalid) as refusal:
        await simulated(store, job, due[0] - 86_400_000, due[0], schedule=CronSpec(expression="* * * * * *"))

    assert refusal.value.code == "simulation.too_long"


@pytest.mark.parametrize(
    "changes",
    [
        {"schedule": CronSpec(expression="99 * * * *")},
        {"timing": Timing(jitter_s=-1)},
        {"max_concurrent": 0},
        {"since": from_ms(2000), "until": from_ms(1000)},
        {"since": datetime(2026, 1, 1)},
    ],
)
async def test_a_wrong_change_is_refused(store: Store, changes: dict[str, Any]) -> None:
    job, _ = await a_minutely_job(store, minutes=2)
    service = SimulationService(
        store.stores, slots=SlotService(store.stores), covers=NoCalendars(), executors={"noop": NoopExecutor}
    )

    with pytest.raises(Invalid):
        await service.simulate(OWN, job.id, SimulationRequest(**changes))


async def test_the_job_of_another_looks_like_none(store: Store) -> None:
    job, due = await a_minutely_job(store, minutes=2, owner_id=UserId("u2"))

    with pytest.raises(NotFound):
        await simulated(store, job, due[0], due[-1])
