"""Memory of failures: each is learnt once, whoever learns, and what ended them is remembered."""

import asyncio
from typing import Any

import msgspec
import pytest

from chronos_models.embedding import embed
from chronos_synapse.domain.access import EVERYTHING, Sight
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.execution import Origin, requested_execution_id
from chronos_synapse.domain.failure_pattern import Ended, FailurePattern, PatternNote, PatternQuery, PatternSort
from chronos_synapse.domain.job import ExecutorRef, Job, UserId
from chronos_synapse.domain.record import Given
from chronos_synapse.services.patterns import memory as memory_module
from chronos_synapse.services.patterns.follower import PatternFollower
from chronos_synapse.services.patterns.handing import hand_over_patterns
from chronos_synapse.services.patterns.remedies import Remedies
from chronos_synapse.storage.redis.execution_documents import JobMembers
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.storage.redis.patterns import PatternStep
from tests.builders import START, Store, dispatch_of, next_version
from tests.services.failing import failed, patterns_in
from tests.services.printing import Printing

ADA, BEN = UserId("ada"), UserId("ben")
NOTE = PatternNote(text="Call Ben.", author_id=ADA, author_name="Ada", at=START)


@pytest.fixture
async def follower(store: Store) -> PatternFollower:
    """It has read everything up to now."""
    made = PatternFollower(store.stores)
    await made.advance()
    return made


async def changed(store: Store, job: Job, **changes: Any) -> Job:
    anew = next_version(job, **changes)
    assert await store.stores.jobs.save(anew, expected_version=job.version, arming=Arming()) == "ok"
    return anew


async def only(store: Store) -> FailurePattern:
    (pattern,) = await patterns_in(store)
    return pattern


async def test_failures_of_one_cause_are_one_pattern(store: Store, follower: PatternFollower) -> None:
    one, other = await store.save_draft(owner_id=ADA), await store.save_draft(owner_id=ADA)
    first = await failed(store, one, "could not lock table 7")
    last = await failed(store, other, "could not lock table 12")
    await store.finished(other)

    await follower.advance()

    pattern = await only(store)
    assert (pattern.owner_id, pattern.template, pattern.count) == (ADA, "could not lock table <number>", 2)
    assert (pattern.first_seen, pattern.last_seen) == (first.finished_at, last.finished_at)
    assert pattern.per_day[-2:] in ((0, 2), (1, 1))
    assert [(entry.job_id, entry.count) for entry in pattern.jobs] == [(other.id, 1), (one.id, 1)]
    assert [example.execution_id for example in pattern.examples] == [last.id, first.id]
    assert await store.stores.insight.patterns.of_execution(first.id) == pattern


async def test_owners_do_not_share_patterns(store: Store, follower: PatternFollower) -> None:
    for owner in (ADA, BEN):
        await failed(store, await store.save_draft(owner_id=owner))

    await follower.advance()

    found = await patterns_in(store)
    assert {pattern.owner_id for pattern in found} == {ADA, BEN}
    assert len({pattern.id for pattern in found}) == 2


async def test_the_line_of_the_log_tells_when_the_error_does_not(store: Store, follower: PatternFollower) -> None:
    printing, job = Printing(store), await store.save_draft(owner_id=ADA)
    failed_id = await printing.run(job, b"open\nValueError: no such column: price\nbye\n", failed=True)

    await follower.advance()

    (example,) = (await only(store)).examples
    assert (example.execution_id, example.line, example.text) == (failed_id, 1, "ValueError: no such column: price")


async def test_no_secret_is_remembered(store: Store, follower: PatternFollower) -> None:
    job = await store.save_draft(owner_id=ADA, environment={"DB_PASSWORD": "hunter2-hunter2"})
    text = b"error: hunter2-hunter2 refused, postgres://ada:pw1234@db-2/x, AKIAIOSFODNN7EXAMPLE, token=canary-77\n"
    await Printing(store).run(job, text, failed=True)

    await follower.advance()

    raw = await store.door.call("JSON.GET", store.door.keys.pattern((await only(store)).id))
    assert not [one for one in (b"hunter2", b"pw1234", b"AKIA", b"canary-77") if one in raw]


async def test_each_failure_is_learnt_once_however_many_do_so(store: Store, follower: PatternFollower) -> None:
    job, second = await store.save_draft(owner_id=ADA), PatternFollower(store.stores)
    for turn in range(4):
        for _ in range(3):
            await failed(store, job)
        await asyncio.gather(*(one.advance() for one in ((follower, second) if turn % 2 else (second, follower))))
    await second.advance()

    assert (await only(store)).count == 12


async def test_what_was_worked_out_while_the_store_was_away_is_not_counted_twice(
    store: Store, follower: PatternFollower, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await store.save_draft(owner_id=ADA)
    await failed(store, job)
    await follower.advance()
    await failed(store, job)
    put = store.stores.insight.patterns.put

    async def away(step: PatternStep) -> bool:
        raise Unavailable("Redis does not answer.", part="redis")

    monkeypatch.setattr(store.stores.insight.patterns, "put", away)
    with pytest.raises(Unavailable):
        await follower.advance()
    monkeypatch.setattr(store.stores.insight.patterns, "put", put)
    await follower.advance()

    assert (await only(store)).count == 2


async def test_the_first_look_ever_learns_from_the_history(store: Store) -> None:
    job = await store.save_draft(owner_id=ADA)
    early = await failed(store, job)
    (good,) = await store.finished(job)
    await failed(store, job)
    follower = PatternFollower(store.stores)

    await follower.advance()
    await follower.advance()

    pattern = await only(store)
    assert pattern.count == 2
    lasting, ended = pattern.episodes
    assert lasting.remedy is None
    assert (ended.last_id, ended.remedy.execution_id if ended.remedy else None) == (early.id, good.id)


async def test_events_that_were_trimmed_unread_are_made_up_for(store: Store, follower: PatternFollower) -> None:
    job = await store.save_draft(owner_id=ADA)
    await failed(store, job)
    await follower.advance()
    for _ in range(3):
        await failed(store, job)
    await store.door.call("XTRIM", store.door.keys.events(), "MAXLEN", 1)

    await follower.advance()
    await follower.advance()

    assert (await only(store)).count == 4


async def test_a_success_ends_a_row_of_failures(store: Store, follower: PatternFollower) -> None:
    job = await store.save_draft(owner_id=ADA, executor=ExecutorRef(kind="shell", config={"command": "false"}))
    first, last = await failed(store, job), await failed(store, job)
    await follower.advance()
    job = await changed(store, job, executor=ExecutorRef(kind="shell", config={"command": "true"}))
    (good,) = await store.finished(job)
    await failed(store, job)

    await PatternFollower(store.stores).advance()

    lasting, ended = (await only(store)).episodes
    assert (ended.first_id, ended.last_id, ended.count, ended.version) == (first.id, last.id, 2, 1)
    assert ended.remedy is not None
    assert (ended.remedy.execution_id, ended.remedy.how, ended.remedy.version) == (good.id, Ended.DEFINITION, 2)
    assert ended.remedy.pointers == ("/executor/config/command",)
    assert (lasting.count, lasting.remedy) == (1, None)


async def test_what_was_different_about_a_success_is_known(store: Store) -> None:
    remedies, job = Remedies(store.stores), await store.save_draft(owner_id=ADA)
    bad = await failed(store, job)
    (by_hand,) = await store.finished(job)
    replay_id = requested_execution_id(job.id, 1000, "0123456789")
    replay = JobMembers(job).queued(replay_id, scheduled_ms=1000, origin=Origin.MANUAL, given=Given(replay_of=bad.id))
    assert await store.stores.executions.dispatch([dispatch_of(job, replay)]) == ["ok"]
    await store.finished_running()
    replayed = await store.stores.executions.find(replay_id)
    assert replayed is not None
    by_itself = msgspec.structs.replace(by_hand, origin=Origin.SCHEDULE)
    renamed = await changed(store, job, state=job.state)
    of_later = msgspec.structs.replace(by_itself, job_version=renamed.version)

    found = [(await remedies.of(one, [1]))[1].how for one in (by_hand, replayed, by_itself, of_later)]

    assert found == [Ended.BY_HAND, Ended.REPLAY, Ended.BY_ITSELF, Ended.BY_ITSELF]
    assert (await remedies.of(by_itself, [99]))[99].how is Ended.BY_ITSELF


async def test_nothing_of_a_deleted_job_is_remembered(store: Store, follower: PatternFollower) -> None:
    one, other = await store.save_draft(owner_id=ADA), await store.save_draft(owner_id=ADA)
    await failed(store, one, "disk full")
    await failed(store, one, "could not lock table 7")
    await failed(store, other, "disk full")
    await follower.advance()
    await store.stores.jobs.delete(one)

    await follower.advance()

    pattern = await only(store)
    assert pattern.template == "disk full"
    assert {entry.job_id for part in (pattern.jobs, pattern.examples, pattern.episodes) for entry in part} == {other.id}


async def test_what_people_know_outlives_a_job_and_later_failures(store: Store, follower: PatternFollower) -> None:
    job = await store.save_draft(owner_id=ADA)
    await failed(store, job)
    await follower.advance()
    patterns = store.stores.insight.patterns
    assert await patterns.write_note((await only(store)).id, NOTE)

    await failed(store, job)
    await follower.advance()
    assert ((await only(store)).note, (await only(store)).count) == (NOTE, 2)
    await store.stores.jobs.delete(job)
    await follower.advance()

    left = await only(store)
    assert (left.note, left.jobs, left.examples, left.episodes) == (NOTE, (), (), ())
    assert await patterns.write_note(left.id, None)
    assert (await only(store)).note is None
    assert not await patterns.write_note("0" * 16, NOTE)


async def test_a_pattern_that_turns_out_to_be_another_hands_over_all(store: Store, follower: PatternFollower) -> None:
    job = await store.save_draft(owner_id=ADA)
    text = "could not lock the mailbox of {} today"
    for name in ("ann", "bob"):
        await failed(store, job, text.format(name))
    await follower.advance()
    newer, older = await patterns_in(store)
    await store.stores.insight.patterns.write_note(newer.id, NOTE)

    for name in ("cem", "dan", "eve"):
        await failed(store, job, text.format(name))
    await follower.advance()

    pattern = await only(store)
    assert (pattern.id, pattern.count, pattern.note) == (older.id, 5, NOTE)
    assert pattern.template == text.format("<*>")
    assert sum(one.count for one in pattern.jobs) == 5


async def test_a_restart_goes_on_with_the_same_patterns(store: Store, follower: PatternFollower) -> None:
    job = await store.save_draft(owner_id=ADA)
    for name in ("ann", "bob", "cem", "dan", "eve"):
        await failed(store, job, f"could not lock the mailbox of {name} today")
        await follower.advance()
    before = await only(store)

    await failed(store, job, "could not lock the mailbox of zoe today")
    await PatternFollower(store.stores).advance()

    after = await only(store)
    assert (after.id, after.count) == (before.id, 6)


async def test_a_damaged_pattern_is_learnt_anew(
    store: Store, follower: PatternFollower, caplog: pytest.LogCaptureFixture
) -> None:
    job = await store.save_draft(owner_id=ADA)
    await failed(store, job)
    await follower.advance()
    before = await only(store)
    await store.door.call("JSON.SET", store.door.keys.pattern(before.id), "$.part", '"{"')

    await failed(store, job)
    await PatternFollower(store.stores).advance()

    after = await only(store)
    assert (after.id, after.count, after.first_seen) == (before.id, 2, before.first_seen)
    assert "a pattern is learnt anew" in caplog.messages


async def test_an_owner_has_a_bounded_number_of_patterns(
    store: Store, follower: PatternFollower, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory_module, "MOST_PATTERNS", 2)
    monkeypatch.setattr(memory_module, "SLACK", 1)
    job = await store.save_draft(owner_id=ADA)
    for error in ("disk full", "connection refused", "out of memory"):
        await failed(store, job, error)
        await follower.advance()
    oldest = (await patterns_in(store))[-1]
    await store.stores.insight.patterns.write_note(oldest.id, NOTE)

    await failed(store, job, "permission denied")
    await PatternFollower(store.stores).advance()

    assert [pattern.template for pattern in await patterns_in(store)] == [
        "permission denied",
        "out of memory",
        "disk full",
    ]


async def test_the_list_is_searched_sorted_and_paged(store: Store, follower: PatternFollower) -> None:
    job, other = await store.save_draft(owner_id=ADA), await store.save_draft(owner_id=BEN)
    for owner, error in ((job, "disk full"), (job, "disk full"), (job, "connection refused"), (other, "disk full")):
        await failed(store, owner, error)
        await follower.advance()
    patterns = store.stores.insight.patterns

    async def templates(**question: Any) -> list[str]:
        query = PatternQuery(**{"sight": Sight(owners=(ADA,))} | question)
        return [pattern.template for pattern in (await patterns.page(query)).patterns]

    assert await templates() == ["connection refused", "disk full"]
    assert await templates(sort=PatternSort.MOST) == ["disk full", "connection refused"]
    assert await templates(search="ref*") == ["connection refused"]
    assert await templates(job_id=other.id, sight=EVERYTHING) == ["disk full"]
    assert await templates(owner_id=BEN, sight=EVERYTHING) == ["disk full"]
    assert await templates(sight=Sight(owners=(), jobs=(other.id,))) == ["disk full"]
    assert await templates(sight=Sight(owners=())) == []
    first = await patterns.page(PatternQuery(sight=EVERYTHING, limit=2))
    rest = await patterns.page(PatternQuery(sight=EVERYTHING, limit=2, cursor=first.next_cursor))
    assert (first.total, len(first.patterns), len(rest.patterns), rest.next_cursor) == (3, 2, 1, None)


async def test_the_nearest_patterns_are_found_by_what_they_say(store: Store, follower: PatternFollower) -> None:
    job, other = await store.save_draft(owner_id=ADA), await store.save_draft(owner_id=BEN)
    for owner, error in (
        (job, "OSError: No space left on device"),
        (job, "Permission denied: /etc/shadow"),
        (other, "write failed: No space left on device"),
    ):
        await failed(store, owner, error)
    await follower.advance()
    vector = embed("cp: error writing '/a': No space left on device").tobytes()

    mine = await store.stores.insight.patterns.nearest(Sight(owners=(ADA,)), vector, 5)
    everyones = await store.stores.insight.patterns.nearest(EVERYTHING, vector, 5)

    assert [one.pattern.owner_id for one in mine] == [ADA, ADA]
    assert "space" in mine[0].pattern.template
    assert 1 >= mine[0].similarity > mine[1].similarity >= 0
    assert {"space" in one.pattern.template for one in everyones[:2]} == {True}
    assert len(everyones) == 3
    assert await store.stores.insight.patterns.nearest(Sight(owners=()), vector, 5) == []


async def test_the_patterns_of_an_owner_that_is_gone_go_with_it(store: Store, follower: PatternFollower) -> None:
    for owner in (ADA, BEN):
        await failed(store, await store.save_draft(owner_id=owner))
    await follower.advance()

    assert await store.stores.insight.patterns.forget(ADA) == 1

    assert (await only(store)).owner_id == BEN
    await failed(store, await store.save_draft(owner_id=ADA))
    await follower.advance()
    assert len(await patterns_in(store)) == 2


async def test_successes_cost_nothing_where_nothing_fails(
    store: Store, follower: PatternFollower, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing, sound = await store.save_draft(owner_id=ADA), await store.save_draft(owner_id=ADA)
    await failed(store, failing)
    await store.finished(await store.save_draft(owner_id=BEN))
    await follower.advance()
    loads: list[str] = []
    everything = store.stores.insight.patterns.all

    async def counted(owner_id: str) -> Any:
        loads.append(owner_id)
        return await everything(owner_id)

    monkeypatch.setattr(store.stores.insight.patterns, "all", counted)
    await store.finished(sound)
    await follower.advance()

    assert loads == []


async def test_patterns_go_with_everything_to_another_owner(store: Store, follower: PatternFollower) -> None:
    job, other = await store.save_draft(owner_id=ADA), await store.save_draft(owner_id=BEN)
    for owner, error in ((job, "disk full"), (job, "connection refused"), (other, "disk full")):
        await failed(store, owner, error)
    await follower.advance()
    patterns = store.stores.insight.patterns
    refused = next(one for one in await patterns_in(store) if one.template == "connection refused")
    await patterns.write_note(refused.id, NOTE)

    assert await hand_over_patterns(patterns, ADA, BEN) == 2

    found = {one.template: one for one in await patterns_in(store)}
    assert {one.owner_id for one in found.values()} == {BEN}
    assert (found["disk full"].count, len(found["disk full"].jobs)) == (2, 2)
    assert found["connection refused"].note == NOTE
    await failed(store, await store.save_draft(owner_id=ADA), "disk full")
    await failed(store, other, "connection refused")
    await follower.advance()
    counts = {(one.owner_id, one.template): one.count for one in await patterns_in(store)}
    assert counts == {(ADA, "disk full"): 1, (BEN, "disk full"): 2, (BEN, "connection refused"): 2}
    assert await hand_over_patterns(patterns, UserId("cleo"), BEN) == 0
