"""BackfillService: due times of the past are run after all, each once, and never more at once than was asked for."""

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.backfill import BackfillState
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound, TooMany
from chronos_synapse.domain.execution import (
    Execution,
    ExecutionState,
    Origin,
    Outcome,
    backfill_execution_id,
    scheduled_execution_id,
)
from chronos_synapse.domain.job import Job, JobState, UserId
from chronos_synapse.domain.schedule import CronSpec, OverlapPolicy, Timing, Window
from chronos_synapse.domain.user import Role
from chronos_synapse.services.ledger.slots import SlotService
from chronos_synapse.services.scheduling import backfills as module
from chronos_synapse.services.scheduling.backfills import BackfillAnswer, BackfillRequest, BackfillService, BackfillView
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.triggers.admission import CalendarCover
from tests.builders import OWNER, Store, a_job, dispatch_of, ending_of, missed, next_version, scheduled

MINUTE_MS = 60_000
OWN = Principal(user_id=OWNER, role=Role.DEVELOPER)


class NoCalendars:
    async def covers(self, owner_id: str, calendar_ids: Sequence[str], tags: Sequence[str]) -> Sequence[CalendarCover]:
        return []


def service_on(store: Store) -> BackfillService:
    return BackfillService(store.stores, SlotService(store.stores), NoCalendars())


async def a_job_that_missed(store: Store, *, minutes: int = 10, **changes: Any) -> tuple[Job, list[int]]:
    """A minutely job all of whose due times were missed, and these."""
    now_ms = await store.now_ms()
    first_ms = (now_ms // MINUTE_MS - minutes + 1) * MINUTE_MS
    due = list(range(first_ms, now_ms + 1, MINUTE_MS))
    born = from_ms(first_ms - 1)
    values: dict[str, Any] = {"schedule": CronSpec(expression="* * * * *"), "updated_at": born, "created_at": born}
    job = a_job(**(values | changes))
    await store.save(job, fire_ms=first_ms)
    gap = missed(job, due[0], due[-1], len(due))
    order = dispatch_of(job, gap, fire_ms=first_ms, next_ms=due[-1] + MINUTE_MS)
    assert await store.stores.executions.dispatch([order]) == ["ok"]
    return job, due


async def ask(store: Store, job: Job, since: int, until: int, **changes: Any) -> BackfillAnswer:
    request = BackfillRequest(since=from_ms(since), until=from_ms(until), **changes)
    return await service_on(store).create(OWN, job.id, request, by="Ada")


async def begun(store: Store, job: Job, due: Sequence[int], **changes: Any) -> BackfillView:
    backfill = (await ask(store, job, due[0], due[-1], **changes)).backfill
    assert backfill is not None
    return backfill


async def run_all(store: Store, backfills: BackfillService) -> list[list[int]]:
    """Advances and runs until nothing is left; gives the due times that each turn started."""
    turns = []
    while await backfills.advance() or await store.stores.backfills.running():
        messages = await store.start()
        turns.append(sorted(message.due_ms for message in messages))
        await store.stores.executions.finish([ending_of(message) for message in messages])
    return [turn for turn in turns if turn]


async def executions_of(store: Store, job: Job, backfill: BackfillView, due: Sequence[int]) -> list[Execution]:
    ids = [backfill_execution_id(job.id, at, backfill.id) for at in due]
    return await store.stores.executions.find_many(ids)


async def test_a_dry_run_tells_the_due_times_and_does_nothing(store: Store) -> None:
    job, due = await a_job_that_missed(store)

    answer = await ask(store, job, due[2], due[5], dry_run=True)

    assert answer == BackfillAnswer(backfill=None, total=4, times=[from_ms(at) for at in due[2:6]])
    assert await store.stores.backfills.running() == []


async def test_each_due_time_runs_once_in_order_and_one_at_a_time(store: Store) -> None:
    job, due = await a_job_that_missed(store)
    backfill = await begun(store, job, due[:4])

    turns = await run_all(store, service_on(store))

    assert turns == [[at] for at in due[:4]]
    found = await executions_of(store, job, backfill, due[:4])
    assert [execution.state for execution in found] == [ExecutionState.SUCCEEDED] * 4
    assert {execution.origin for execution in found} == {Origin.BACKFILL}
    assert [execution.scheduled_for for execution in found] == [from_ms(at) for at in due[:4]]


async def test_never_more_are_live_than_was_asked_for(store: Store) -> None:
    job, due = await a_job_that_missed(store)
    await begun(store, job, due, max_parallel=3)
    backfills = service_on(store)

    assert [await backfills.advance() for _ in range(3)] == [3, 0, 0]
    (first, *_) = await store.start()
    await store.stores.executions.finish([ending_of(first)])

    assert [await backfills.advance() for _ in range(2)] == [1, 0]


async def test_when_all_have_ended_it_is_done(store: Store) -> None:
    job, due = await a_job_that_missed(store)
    begun_one = await begun(store, job, due, max_parallel=4)

    await run_all(store, service_on(store))

    (found,) = (await service_on(store).of_job(OWN, job.id)).items
    assert found.id == begun_one.id
    assert (found.state, found.total, found.dispatched) == (BackfillState.DONE, len(due), len(due))
    assert found.finished_at is not None
    assert found.created_by == "Ada"


async def test_the_ledger_says_that_a_backfill_ran_them(store: Store) -> None:
    job, due = await a_job_that_missed(store)
    backfill = await begun(store, job, due[2:4])

    await run_all(store, service_on(store))

    slots = await store.stores.slots.between(job.id, due[0], due[-1], 100)
    assert [slot.due_ms for slot in slots if slot.backfill_id == backfill.id] == due[2:4]
    assert sum(slot.count for slot in slots) == len(due)


async def test_what_fired_is_left_out_unless_it_is_asked_for(store: Store) -> None:
    job, due = await a_job_that_missed(store, minutes=3, updated_at=from_ms(0))
    other = a_job(schedule=CronSpec(expression="* * * * *"), updated_at=job.updated_at)
    await store.save(other, fire_ms=due[0])
    entries = (scheduled(other, due[0]), missed(other, due[1], due[-1], len(due) - 1))
    order = dispatch_of(other, *entries, fire_ms=due[0], next_ms=due[-1] + MINUTE_MS)
    await store.stores.executions.dispatch([order])

    assert (await ask(store, other, due[0], due[-1], dry_run=True)).times == [from_ms(at) for at in due[1:]]
    everything = await ask(store, other, due[0], due[-1], dry_run=True, include_fired=True)
    assert everything.times == [from_ms(at) for at in due]


async def test_what_a_backfill_ran_is_not_run_again(store: Store) -> None:
    job, due = await a_job_that_missed(store)
    await begun(store, job, due[:3], max_parallel=3)
    await run_all(store, service_on(store))

    assert (await ask(store, job, due[0], due[4], dry_run=True)).times == [from_ms(at) for at in due[3:5]]


async def test_what_is_not_settled_yet_is_left_to_the_schedulers(store: Store) -> None:
    job, due = await a_job_that_missed(store)
    await store.door.call("ZADD", store.door.keys.due(), due[4], job.id)

    assert (await ask(store, job, due[0], due[-1], dry_run=True)).total == 4


async def test_before_it_was_scheduled_a_job_was_due_by_its_present_schedule(store: Store) -> None:
    job, due = await a_job_that_missed(store)
    earlier = due[0] - 5 * MINUTE_MS

    found = await ask(store, job, earlier, due[1], dry_run=True)

    assert found.times == [from_ms(at) for at in range(earlier, due[1] + 1, MINUTE_MS)]


async def test_what_windows_close_is_left_out(store: Store) -> None:
    job, due = await a_job_that_missed(store)
    hour = from_ms(due[0]).hour
    closed = Timing(windows=(Window(start=f"{(hour + 2) % 24:02d}:00", end=f"{hour:02d}:00"),))
    changed = next_version(job, timing=closed, updated_at=from_ms(due[-1] + 1))
    await store.stores.jobs.save(changed, expected_version=1, arming=await kept(store, job))

    assert (await ask(store, changed, due[0], due[-1], dry_run=True)).total == 0


async def kept(store: Store, job: Job) -> Arming:
    """Keeps what is armed."""
    cursor_ms = (await store.stores.slots.cursor(job.id)).ms
    return Arming(next_ms=cursor_ms, seen_ms=cursor_ms)


async def test_a_backfill_runs_whatever_the_overlap_policy(store: Store) -> None:
    job, due = await a_job_that_missed(store, overlap=OverlapPolicy.SKIP)
    backfill = await begun(store, job, due[:3], max_parallel=3)

    await service_on(store).advance()

    states = {execution.state for execution in await executions_of(store, job, backfill, due[:3])}
    assert states == {ExecutionState.QUEUED}


async def beside(store: Store, job: Job) -> list[int]:
    """How many live executions of backfills the job has, and how many of them were started."""
    found = await store.door.call("HMGET", store.door.keys.job_stats(job.id), "beside", "beside_running")
    return [int(count or 0) for count in found]


async def due_now(store: Store, job: Job, due_ms: int) -> ExecutionState:
    """What becomes of the job's own due time."""
    await store.door.call("ZADD", store.door.keys.due(), due_ms, job.id)
    order = dispatch_of(job, scheduled(job, due_ms), fire_ms=due_ms, next_ms=due_ms + MINUTE_MS)
    assert await store.stores.executions.dispatch([order]) == ["ok"]
    (found,) = await store.stores.executions.find_many([scheduled_execution_id(job.id, due_ms)])
    return found.state


async def test_due_times_of_the_job_run_beside_a_backfill(store: Store) -> None:
    job, due = await a_job_that_missed(store, overlap=OverlapPolicy.SKIP)
    await begun(store, job, due[:3], max_parallel=2)
    await service_on(store).advance()
    (running,) = await store.start(limit=1)

    own = await due_now(store, job, due[-1] + 1)
    next_own = await due_now(store, job, due[-1] + 2)

    assert (own, next_own) == (ExecutionState.QUEUED, ExecutionState.SKIPPED)
    assert await beside(store, job) == [2, 1]
    assert sorted(message.due_ms for message in await store.start()) == [due[1], due[-1] + 1]
    assert running.due_ms == due[0]
    await store.stores.executions.finish([ending_of(running)])
    assert await beside(store, job) == [1, 1]


async def test_a_backfill_runs_while_the_job_itself_does(store: Store) -> None:
    job, due = await a_job_that_missed(store, overlap=OverlapPolicy.QUEUE_ALL)
    assert await due_now(store, job, due[-1] + 1) is ExecutionState.QUEUED
    (own,) = await store.start()
    assert await due_now(store, job, due[-1] + 2) is ExecutionState.QUEUED
    await begun(store, job, due[:2], max_parallel=2)
    await service_on(store).advance()

    started = await store.start()

    assert own.due_ms == due[-1] + 1
    assert sorted(message.due_ms for message in started) == due[:2]


@pytest.mark.parametrize("overlap", [OverlapPolicy.CANCEL_RUNNING, OverlapPolicy.TERMINATE_RUNNING])
async def test_a_newer_execution_of_the_job_ends_none_of_a_backfill(store: Store, overlap: OverlapPolicy) -> None:
    job, due = await a_job_that_missed(store, overlap=overlap)
    await begun(store, job, due[:1])
    await service_on(store).advance()
    (backfilled,) = await store.start()
    await due_now(store, job, due[-1] + 1)
    (own,) = await store.start()
    await due_now(store, job, due[-1] + 2)

    asked = [
        await store.door.call("HGET", store.door.keys.lease(message.execution_id), "cancel")
        for message in (backfilled, own)
    ]

    assert asked[0] is None
    assert asked[1] is not None


async def test_retries_and_cancelled_ones_are_counted_out_as_well(store: Store) -> None:
    job, due = await a_job_that_missed(store, overlap=OverlapPolicy.SKIP)
    backfill = await begun(store, job, due[:3], max_parallel=3)
    await service_on(store).advance()
    (started,) = await store.start(limit=1)
    retry = {"state": ExecutionState.RETRYING, "outcome": Outcome.ABANDONED}
    await store.stores.executions.finish([ending_of(started, **retry)])
    assert await beside(store, job) == [3, 1]

    for execution in await executions_of(store, job, backfill, due[:3]):
        await store.stores.executions.cancel(execution)

    assert await beside(store, job) == [0, 0]


async def test_what_was_taken_by_one_that_died_is_dispatched_by_the_next(store: Store) -> None:
    job, due = await a_job_that_missed(store)
    await begun(store, job, due[:2], max_parallel=2)
    (backfill,) = await store.stores.backfills.of_job(job.id)
    await store.stores.backfills.advance(backfill)

    assert await service_on(store).advance() == 2


async def test_what_was_dispatched_by_one_that_died_is_not_dispatched_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, due = await a_job_that_missed(store)
    await begun(store, job, due[:2])

    async def die(*_: Any, **__: Any) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(type(store.stores.backfills), "sent", die)
        with pytest.raises(ConnectionError):
            await service_on(store).advance()

    assert await run_all(store, service_on(store)) == [[due[0]], [due[1]]]
    assert (await store.counts(job))["succeeded"] == 2


async def test_a_job_that_is_changed_meanwhile_goes_on_as_it_is_now(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, due = await a_job_that_missed(store)
    backfill = await begun(store, job, due[:1])
    stale = await store.stores.jobs.find(job.id)
    changed = next_version(job, name="Another", updated_at=from_ms(due[-1] + 1))
    await store.stores.jobs.save(changed, expected_version=1, arming=await kept(store, job))

    async def find_stale(*_: Any) -> Job | None:
        return stale

    with monkeypatch.context() as patch:
        patch.setattr(type(store.stores.jobs), "find", find_stale)
        assert await service_on(store).advance() == 0
    assert await service_on(store).advance() == 1

    (execution,) = await executions_of(store, job, backfill, due[:1])
    assert execution.job_name == "Another"


async def test_cancelling_stops_what_has_not_started(store: Store) -> None:
    job, due = await a_job_that_missed(store)
    backfill = await begun(store, job, due, max_parallel=2)
    backfills = service_on(store)
    await backfills.advance()
    (running,) = await store.start(limit=1)

    found = await backfills.cancel(OWN, job.id, backfill.id)

    assert (found.state, found.dispatched) == (BackfillState.CANCELLED, 2)
    assert await backfills.advance() == 0
    states = [execution.state for execution in await executions_of(store, job, backfill, due)]
    assert sorted(states) == [ExecutionState.CANCELLED, ExecutionState.RUNNING]
    assert running.due_ms in due
    with pytest.raises(Conflict):
        await backfills.cancel(OWN, job.id, backfill.id)


@pytest.mark.parametrize("how", ["deleted", "archived"])
async def test_a_job_that_is_gone_ends_its_backfills(store: Store, how: str) -> None:
    job, due = await a_job_that_missed(store)
    await begun(store, job, due)
    if how == "deleted":
        await store.stores.jobs.delete(job)
    else:
        archived = next_version(job, state=JobState.ARCHIVED, updated_at=from_ms(due[-1] + 1))
        arming = msgspec.structs.replace(await kept(store, job), next_ms=None)
        await store.stores.jobs.save(archived, expected_version=1, arming=arming)

    assert await service_on(store).advance() == 0
    assert await store.stores.backfills.running() == []


async def test_an_owner_has_so_many_running_and_no_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_RUNNING", 2)
    job, due = await a_job_that_missed(store)
    await begun(store, job, due[:1])
    await begun(store, job, due[1:2])

    with pytest.raises(TooMany):
        await begun(store, job, due[2:3])


async def test_so_many_due_times_and_no_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    job, due = await a_job_that_missed(store)
    monkeypatch.setattr(module, "MOST_SLOTS", 3)
    with pytest.raises(Invalid) as too_many:
        await ask(store, job, due[0], due[-1], dry_run=True)
    monkeypatch.setattr(module, "MOST_LOOKED_AT", 5)
    with pytest.raises(Invalid) as too_long:
        await ask(store, job, due[0], due[-1], dry_run=True)

    assert too_many.value.code == too_long.value.code == "backfill.too_long"


@pytest.mark.parametrize(
    ("since", "until", "changes", "code"),
    [
        (5, 1, {}, "time.range"),
        (0, 10**10, {}, "backfill.future"),
        (0, 1, {"max_parallel": 0}, "backfill.parallel"),
        (0, 1, {"max_parallel": 51}, "backfill.parallel"),
        (0, 1, {}, "backfill.empty"),
    ],
)
async def test_a_wrong_request_is_refused(
    store: Store, since: int, until: int, changes: dict[str, Any], code: str
) -> None:
    job, due = await a_job_that_missed(store)

    with pytest.raises(Invalid) as refusal:
        await ask(store, job, due[0] + 1 + since, due[0] + 1 + until, **changes)

    assert refusal.value.code == code


async def test_a_job_without_schedule_has_nothing_to_run(store: Store) -> None:
    job = await store.save_draft(state=JobState.DRAFT, schedule=None)

    with pytest.raises(Invalid) as refusal:
        await ask(store, job, 1000, 2000)

    assert refusal.value.code == "backfill.no_schedule"


async def test_an_archived_job_is_left_alone(store: Store) -> None:
    job = await store.save_draft(state=JobState.ARCHIVED)

    with pytest.raises(Conflict):
        await ask(store, job, 1000, 2000)


async def test_who_may_not_run_jobs_may_not_backfill(store: Store) -> None:
    job, due = await a_job_that_missed(store)
    viewer = Principal(user_id=OWNER, role=Role.VIEWER)
    request = BackfillRequest(since=from_ms(due[0]), until=from_ms(due[1]))

    with pytest.raises(Denied):
        await service_on(store).create(viewer, job.id, request, by="Ada")
    with pytest.raises(Denied):
        await service_on(store).cancel(viewer, job.id, "0" * 16)


async def test_what_is_anothers_looks_like_nothing(store: Store) -> None:
    job, due = await a_job_that_missed(store, owner_id=UserId("u2"))
    own, _ = await a_job_that_missed(store)
    backfill = await begun(store, own, due[:1])

    with pytest.raises(NotFound):
        await ask(store, job, due[0], due[1])
    for job_id, backfill_id in ((job.id, backfill.id), (own.id, "nonsense"), (own.id, "0" * 16)):
        with pytest.raises(NotFound):
            await service_on(store).cancel(OWN, job_id, backfill_id)
