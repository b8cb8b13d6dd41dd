"""Advice that is kept: found at night, seen by whom it concerns, applied, dismissed and taken back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import Principal, Sight
from chronos_synapse.domain.advice import (
    Advice,
    AdviceKind,
    AdviceQuery,
    AdviceState,
    AdvisedSettings,
    settings_of,
)
from chronos_synapse.domain.clock import to_ms, utc_now
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound
from chronos_synapse.domain.job import ExecutorRef, Job, JobState
from chronos_synapse.domain.retry import RetryPolicy
from chronos_synapse.domain.sandbox import MIB, Limits, Profile, Sandbox
from chronos_synapse.domain.schedule import CronSpec
from chronos_synapse.services.advice import making
from chronos_synapse.services.advice.advice import AdviceService, change_to
from chronos_synapse.services.advice.job_advice import advice_for
from chronos_synapse.services.advice.making import AdviceMaker, is_open_again
from chronos_synapse.services.jobs.job_requests import JobChange
from chronos_synapse.services.jobs.jobs import JobService
from chronos_synapse.services.scheduling.calendars import CalendarService
from chronos_synapse.services.scheduling.due_times import DueTimes, Groups
from chronos_synapse.storage.redis.advice import AdviceCycle
from tests.advice import an_advice
from tests.builders import Store, a_job, next_version
from tests.pasts import past_run, printed, write_past
from tests.services.scheduling import ADA, BOB, LOOKER, ROOT, new, services_on, stored

HOUR_MS, DAY_MS = 3_600_000, 86_400_000
NIGHTLY = CronSpec(expression="0 2 * * *")


@pytest.fixture
def jobs(store: Store) -> JobService:
    """The service."""
    return services_on(store).jobs


@pytest.fixture
def advice(store: Store, jobs: JobService) -> AdviceService:
    return AdviceService(store.stores, jobs)


def query(principal: Principal, **changes: Any) -> AdviceQuery:
    return AdviceQuery(sight=principal.sight, **changes)


async def a_stored_job(jobs: JobService, store: Store, **changes: Any) -> Job:
    values = {"schedule": NIGHTLY, "state": JobState.ACTIVE, "timeout_s": 3600.0} | changes
    return await stored(store, (await jobs.create(ADA, new(**values))).id)


async def told(store: Store, job: Job, **changes: Any) -> Advice:
    """An advice for this job, kept: its timeout is too long unless `changes` say otherwise."""
    after = changes.get("after", AdvisedSettings(timeout_s=10.0))
    values = {"job_id": job.id, "owner_id": job.owner_id, "tags": job.tags, "job_version": job.version}
    made = an_advice(**(values | {"before": settings_of(job, after), "after": after} | changes))
    assert await store.stores.insight.advice.put(made, expected=None)
    return made


async def test_advice_is_seen_by_those_who_see_the_job(store: Store, jobs: JobService, advice: AdviceService) -> None:
    job = await a_stored_job(jobs, store, tags=["backup"])
    made = await told(store, job)
    page = await advice.page(ADA, query(ADA))
    assert [one.id for one in page.items] == [made.id]
    assert (page.total, page.complete, page.items[0].may_decide, page.items[0].is_outdated) == (1, True, True, False)
    assert (page.items[0].before_text, page.items[0].after_text) == ("1 h", "10 s")
    assert (await advice.page(BOB, query(BOB))).items == []
    assert [one.may_decide for one in (await advice.page(LOOKER, query(LOOKER))).items] == [False]
    assert (await advice.find(ROOT, made.id)).job_name == job.name
    with pytest.raises(NotFound):
        await advice.find(BOB, made.id)


async def test_a_list_is_narrowed_and_paged_with_the_weightiest_first(
    store: Store, jobs: JobService, advice: AdviceService
) -> None:
    job, other = await a_stored_job(jobs, store, tags=["a"]), await a_stored_job(jobs, store)
    light = await told(store, job, weight=0.2)
    heavy = await told(store, other, kind=AdviceKind.DEAD, weight=0.9, after=AdvisedSettings(state=JobState.PAUSED))
    first = await advice.page(ADA, query(ADA, limit=1))
    second = await advice.page(ADA, query(ADA, limit=1, cursor=first.next_cursor))
    assert [one.id for one in [*first.items, *second.items]] == [heavy.id, light.id]
    assert second.next_cursor is None
    for narrowed in ({"kinds": (AdviceKind.TIMEOUT,)}, {"job_id": job.id}, {"tags": ("a",)}):
        assert [one.id for one in (await advice.page(ADA, query(ADA, **narrowed))).items] == [light.id]
    assert (await advice.page(ADA, query(ADA, states=(AdviceState.APPLIED,)))).items == []
    with pytest.raises(Invalid):
        await advice.page(ADA, query(ADA, cursor="x"))


async def test_applying_makes_a_version_and_undoing_another_one(
    store: Store, jobs: JobService, advice: AdviceService
) -> None:
    job = await a_stored_job(jobs, store)
    made = await told(store, job)

    applied = await advice.apply(ADA, made.id)
    changed = await stored(store, job.id)
    undone = await advice.undo(ADA, made.id)
    restored = await stored(store, job.id)

    assert (applied.state, applied.applied_version, applied.decided_by) == (AdviceState.APPLIED, 2, ADA.user_id)
    assert (changed.timeout_s, changed.version, changed.changed_by) == (10.0, 2, ADA.user_id)
    assert (undone.state, undone.applied_version, undone.decided_at) == (AdviceState.OPEN, None, None)
    assert (restored.timeout_s, restored.version) == (3600.0, 3)


async def test_what_was_changed_meanwhile_is_not_changed_again(
    store: Store, jobs: JobService, advice: AdviceService
) -> None:
    job = await a_stored_job(jobs, store)
    made = await told(store, job)
    await jobs.change(ADA, job.id, JobChange(name="Other"))
    assert not (await advice.find(ADA, made.id)).is_outdated
    await jobs.change(ADA, job.id, JobChange(timeout_s=60.0))

    assert (await advice.find(ADA, made.id)).is_outdated
    with pytest.raises(Conflict) as refusal:
        await advice.apply(ADA, made.id)
    assert refusal.value.code == "advice.outdated"
    assert (await stored(store, job.id)).timeout_s == 60.0


async def test_a_decision_is_made_once(store: Store, jobs: JobService, advice: AdviceService) -> None:
    job = await a_stored_job(jobs, store)
    made = await told(store, job)
    with pytest.raises(Conflict):
        await advice.undo(ADA, made.id)
    dismissed = await advice.dismiss(ADA, made.id)
    assert dismissed.state is AdviceState.DISMISSED
    assert (await advice.page(ADA, query(ADA))).total == 0
    for again in (advice.apply, advice.dismiss):
        with pytest.raises(Conflict) as refusal:
            await again(ADA, made.id)
        assert refusal.value.code == "advice.decided"
    assert (await advice.undo(ADA, made.id)).state is AdviceState.OPEN
    assert (await stored(store, job.id)).version == 1


async def test_who_may_only_look_decides_nothing(store: Store, jobs: JobService, advice: AdviceService) -> None:
    made = await told(store, await a_stored_job(jobs, store))
    for decide in (advice.apply, advice.dismiss):
        with pytest.raises(Denied):
            await decide(LOOKER, made.id)
        with pytest.raises(NotFound):
            await decide(BOB, made.id)
    await advice.dismiss(ADA, made.id)
    with pytest.raises(Denied):
        await advice.undo(LOOKER, made.id)


async def test_what_only_a_person_can_do_is_not_applied(store: Store, jobs: JobService, advice: AdviceService) -> None:
    made = await told(store, await a_stored_job(jobs, store), after=AdvisedSettings(), kind=AdviceKind.FREQUENCY)
    with pytest.raises(Conflict) as refusal:
        await advice.apply(ADA, made.id)
    assert refusal.value.code == "advice.by_hand"


async def test_advice_goes_at_once_with_the_job_and_is_not_written_for_one_that_is_gone(
    store: Store, jobs: JobService, advice: AdviceService
) -> None:
    job = await a_stored_job(jobs, store)
    made = await told(store, job)
    dismissed = await advice.dismiss(ADA, (await told(store, job, kind=AdviceKind.DEAD)).id)
    kept = await told(store, await a_stored_job(jobs, store))

    await jobs.delete(ADA, job.id)

    assert [found.id for found in await all_of(store)] == [kept.id]
    with pytest.raises(NotFound):
        await advice.find(ADA, dismissed.id)
    assert not await store.stores.insight.advice.put(made, expected=None)


async def test_advice_does_not_go_along_to_a_new_owner(store: Store, jobs: JobService) -> None:
    job = await a_stored_job(jobs, store)
    await told(store, job)
    theirs = next_version(job, owner_id=BOB.user_id)
    assert await store.stores.transfers.begin(job, theirs, by=ADA.user_id) == "ok"
    assert await all_of(store) == []


async def test_what_was_found_for_a_former_owner_goes_when_somebody_looks(
    store: Store, jobs: JobService, advice: AdviceService
) -> None:
    theirs = await told(store, await a_stored_job(jobs, store), owner_id=BOB.user_id)
    assert (await advice.page(ROOT, query(ROOT))).total == 0
    assert await store.stores.insight.advice.find(theirs.id) is None


async def test_a_job_is_not_paused_for_another_one_that_does_its_work_no_more(
    store: Store, jobs: JobService, advice: AdviceService
) -> None:
    job, other = await a_stored_job(jobs, store), await a_stored_job(jobs, store)
    after = AdvisedSettings(state=JobState.PAUSED)
    made = await told(store, job, kind=AdviceKind.DUPLICATE, other_job_id=other.id, after=after)
    assert not (await advice.find(ADA, made.id)).is_outdated

    await jobs.change(ADA, other.id, JobChange(state=JobState.PAUSED))

    assert (await advice.find(ADA, made.id)).is_outdated
    with pytest.raises(Conflict) as refusal:
        await advice.apply(ADA, made.id)
    assert refusal.value.code == "advice.outdated"
    assert (await stored(store, job.id)).state is JobState.ACTIVE
    await jobs.delete(ADA, other.id)
    assert (await advice.page(ADA, query(ADA))).items == []


@pytest.mark.parametrize(
    "after",
    [
        AdvisedSettings(retry=RetryPolicy(max_attempts=3, initial_s=40)),
        AdvisedSettings(schedule=CronSpec(expression="10 2 * * *")),
        AdvisedSettings(state=JobState.PAUSED),
    ],
)
async def test_each_setting_is_set_and_set_back(
    store: Store, jobs: JobService, advice: AdviceService, after: AdvisedSettings
) -> None:
    job = await a_stored_job(jobs, store)
    made = await told(store, job, after=after)
    await advice.apply(ADA, made.id)
    assert settings_of(await stored(store, job.id), after) == after
    await advice.undo(ADA, made.id)
    assert settings_of(await stored(store, job.id), after) == made.before


def test_a_memory_limit_is_set_within_the_sandbox_that_is_there() -> None:
    sandbox = Sandbox(profile=Profile.CUSTOM, limits=Limits(pids=9))
    change = change_to(a_job(sandbox=sandbox), AdvisedSettings(memory_bytes=64 * MIB))
    assert change.sandbox == Sandbox(profile=Profile.CUSTOM, limits=Limits(pids=9, memory_bytes=64 * MIB))
    assert change_to(a_job(sandbox=sandbox), AdvisedSettings(memory_bytes=0)).sandbox == sandbox


def maker_at(store: Store, now: datetime) -> AdviceMaker:
    return AdviceMaker(store.stores, CalendarService(store.stores), clock=lambda: now)


async def a_loose_job(store: Store, now: datetime, **changes: Any) -> Job:
    """One whose timeout is far too long."""
    values = {"owner_id": ADA.user_id, "schedule": NIGHTLY, "timeout_s": 3600.0} | changes
    job = await store.save_draft(**values)
    runs = [
        past_run(job, to_ms(now) - number * HOUR_MS, duration_ms=2000, **printed(f"line {number}"))
        for number in range(40, 0, -1)
    ]
    await write_past(store, job, runs)
    return job


NIGHT = datetime(2026, 11, 22, 3, tzinfo=UTC)


async def all_of(store: Store) -> list[Advice]:
    everything = AdviceQuery(sight=Sight(owners=None), states=tuple(AdviceState))
    return (await store.stores.insight.advice.page(everything)).advice


async def test_every_job_is_looked_at_once_a_day(store: Store) -> None:
    job = await a_loose_job(store, NIGHT)
    await store.save_draft(owner_id=ADA.user_id, schedule=NIGHTLY)
    maker = maker_at(store, NIGHT)

    assert await maker.advance() == 2
    assert await maker.advance() == 0
    (found,) = await all_of(store)
    assert (found.job_id, found.kind, found.state) == (job.id, AdviceKind.TIMEOUT, AdviceState.OPEN)
    assert await maker_at(store, NIGHT + timedelta(hours=22)).advance() == 0
    assert await maker_at(store, NIGHT + timedelta(hours=23)).advance() == 2
    (again,) = await all_of(store)
    assert (again.revision, again.made_at) == (2, NIGHT + timedelta(hours=23))


async def test_a_look_goes_on_where_another_one_stopped(store: Store) -> None:
    await a_loose_job(store, NIGHT)
    await a_loose_job(store, NIGHT, owner_id=BOB.user_id)
    looked_at = [await maker_at(store, NIGHT).advance(turn_s=0) for _ in range(5)]
    assert looked_at == [1, 0, 1, 0, 0]
    cycle = await store.stores.insight.advice.cycle()
    assert cycle == AdviceCycle(began_ms=to_ms(NIGHT), after=BOB.user_id, is_over=True)
    assert {found.owner_id for found in await all_of(store)} == {ADA.user_id, BOB.user_id}


async def test_what_was_dismissed_stays_so_and_what_is_not_so_any_more_goes(
    store: Store, jobs: JobService, advice: AdviceService
) -> None:
    kept, mended = await a_loose_job(store, NIGHT), await a_loose_job(store, NIGHT)
    await maker_at(store, NIGHT).advance()
    for found in await all_of(store):
        if found.job_id == kept.id:
            await advice.dismiss(ADA, found.id)
    await jobs.change(ADA, mended.id, JobChange(timeout_s=10.0))

    await maker_at(store, NIGHT + timedelta(days=1)).advance()

    assert [(found.job_id, found.state) for found in await all_of(store)] == [(kept.id, AdviceState.DISMISSED)]


def test_a_person_is_asked_again_when_the_memory_of_the_decision_ends() -> None:
    now = utc_now()
    before = an_advice(state=AdviceState.DISMISSED, decided_at=now - timedelta(days=89))
    long_ago = an_advice(state=AdviceState.DISMISSED, decided_at=now - timedelta(days=91))
    assert not is_open_again(before, an_advice(), now)
    assert is_open_again(long_ago, an_advice(), now)
    applied = an_advice(state=AdviceState.APPLIED, applied_version=3)
    assert not is_open_again(applied, an_advice(job_version=2), now)
    assert is_open_again(applied, an_advice(job_version=3), now)


async def test_a_crowd_is_told_which_of_it_to_move(store: Store) -> None:
    made = []
    for number in range(8):
        command = ExecutorRef(kind="shell", config={"command": f"/opt/task-{number} --nightly"})
        job = await store.save_draft(owner_id=ADA.user_id, schedule=NIGHTLY, executor=command)
        await store.finished(job, duration_ms=8 * 60_000)
        made.append(job)
    await maker_at(store, NIGHT).advance()
    moves = [found for found in await all_of(store) if found.kind is AdviceKind.MOVE]
    assert 1 <= len(moves) <= 5
    assert all(move.move is not None and move.move.peak_after < move.move.peak_before for move in moves)


async def test_moves_stay_while_it_takes_too_long_to_find_out_when_jobs_are_due(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await store.save_draft(owner_id=ADA.user_id, schedule=NIGHTLY)
    made = await told(store, job, kind=AdviceKind.MOVE, after=AdvisedSettings(schedule=NIGHTLY))

    async def too_slow(*args: Any, **options: Any) -> Groups:
        return Groups(groups=[], complete=False)

    with monkeypatch.context() as patch:
        patch.setattr(DueTimes, "groups", too_slow)
        await maker_at(store, NIGHT).advance()
    assert [found.id for found in await all_of(store)] == [made.id]
    await maker_at(store, NIGHT + timedelta(days=1)).advance()
    assert await all_of(store) == []


async def test_twins_are_told_of_and_forgotten_when_one_is_paused(store: Store, jobs: JobService) -> None:
    twin = ExecutorRef(kind="shell", config={"command": "/opt/backup --full"})
    first = await a_stored_job(jobs, store, executor=twin)
    second = await a_stored_job(jobs, store, executor=twin)
    await maker_at(store, NIGHT).advance()
    (found,) = await all_of(store)
    assert found.kind is AdviceKind.DUPLICATE
    assert {found.job_id, found.other_job_id} == {first.id, second.id}
    await jobs.change(ADA, second.id, JobChange(state=JobState.PAUSED))
    await maker_at(store, NIGHT + timedelta(days=1)).advance()
    assert await all_of(store) == []


async def test_what_is_open_of_a_job_goes_when_it_is_archived(
    store: Store, jobs: JobService, advice: AdviceService
) -> None:
    put_away, dismissed, kept = [await a_loose_job(store, NIGHT) for _ in range(3)]
    await maker_at(store, NIGHT).advance()
    found = [one for one in await all_of(store) if one.kind is AdviceKind.TIMEOUT]
    (decided,) = [one for one in found if one.job_id == dismissed.id]
    await advice.dismiss(ADA, decided.id)
    for job in (put_away, dismissed):
        await jobs.change(ADA, job.id, JobChange(state=JobState.ARCHIVED))

    await maker_at(store, NIGHT + timedelta(days=1)).advance()

    assert {one.job_id for one in await all_of(store)} == {dismissed.id, kept.id}


async def test_one_odd_past_does_not_stop_the_look_at_others(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    await a_loose_job(store, NIGHT, name="odd")
    sound = await a_loose_job(store, NIGHT)

    def broken(job: Job, *args: Any, **options: Any) -> list[Advice]:
        if job.name == "odd":
            raise ValueError("odd")
        return advice_for(job, *args, **options)

    monkeypatch.setattr(making, "advice_for", broken)
    await maker_at(store, NIGHT).advance()
    assert [found.job_id for found in await all_of(store)] == [sound.id]


async def test_a_write_that_comes_too_late_changes_nothing(store: Store) -> None:
    made = an_advice(job_id=(await store.save_draft()).id)
    kept = store.stores.insight.advice
    assert await kept.put(made, expected=None)
    assert not await kept.put(made, expected=None)
    assert await kept.put(msgspec.structs.replace(made, revision=2), expected=1)
    assert not await kept.remove(made)
    assert await kept.remove(msgspec.structs.replace(made, revision=2))
    assert await kept.find(made.id) is None
