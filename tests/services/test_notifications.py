"""Notifications: whoever a thing concerns is told once, and nobody else is."""

import asyncio
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import EVERYTHING
from chronos_synapse.domain.audit import Actor, ActorKind, AuditResult, Resource
from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.comment import Comment, CommentId
from chronos_synapse.domain.errors import Denied, Invalid
from chronos_synapse.domain.event import Event, EventType
from chronos_synapse.domain.execution import ExecutionState, Origin, Outcome, backfill_execution_id
from chronos_synapse.domain.job import Job, JobId, UserId
from chronos_synapse.domain.notification import (
    COOLDOWN,
    MOST_KEPT,
    Notification,
    NotificationId,
    NotificationKind,
    NotificationSettings,
    Standing,
)
from chronos_synapse.services.live import Watch
from chronos_synapse.services.notifications.inbox import (
    NotificationChoice,
    NotificationMark,
    NotificationQuery,
    NotificationService,
    NotificationSettingsChange,
)
from chronos_synapse.services.notifications.job_news import End, judge
from chronos_synapse.services.notifications.producer import NotificationProducer
from chronos_synapse.storage.redis.execution_documents import JobMembers
from chronos_synapse.storage.redis.notifications import Step
from tests.builders import START, Store, dispatch_of, ending_of, missed
from tests.services.audit import an_event, log_of
from tests.services.notices import Accounts, inbox, producer_on, titles
from tests.services.scheduling import ADA, BOB

FAILED: dict[str, Any] = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED, "error": "exit code 1\nmore"}
ABANDONED: dict[str, Any] = {"state": ExecutionState.ABANDONED, "outcome": Outcome.ABANDONED}
BEN = Actor(kind=ActorKind.USER, id="ben", name="Ben")


@pytest.fixture
async def producer(store: Store) -> NotificationProducer:
    """It has read everything up to now."""
    made = producer_on(store, Accounts({"t1": ["ada", "ben", "cleo"]}, everybody=["ada", "ben", "cleo"]))
    await made.advance()
    return made


async def ada_job(store: Store, **changes: Any) -> Job:
    return await store.save_draft(**({"owner_id": ADA.user_id, "name": "Backup"} | changes))


async def test_a_failure_is_told_to_the_owner_with_its_error(store: Store, producer: NotificationProducer) -> None:
    job = await ada_job(store)
    (execution,) = await store.finished(job, **FAILED)

    await producer.advance()

    (told,) = await inbox(store, "ada")
    assert (told.kind, told.title, told.detail) == (NotificationKind.JOB_FAILED, "Backup failed", "exit code 1")
    assert (told.job_id, told.execution_id, told.is_read) == (job.id, execution.id, False)
    assert told.at == execution.finished_at
    assert await inbox(store, "bob") == []


async def test_what_happened_before_the_first_look_ever_is_not_told(store: Store) -> None:
    job = await ada_job(store)
    await store.finished(job, **FAILED)
    producer = producer_on(store)

    await producer.advance()
    await producer.advance()

    assert await inbox(store, "ada") == []


async def test_members_of_a_team_are_told_of_its_jobs(store: Store, producer: NotificationProducer) -> None:
    await store.finished(await ada_job(store, owner_id=UserId("t1")), **FAILED)

    await producer.advance()

    assert [await titles(store, who) for who in ("ada", "ben", "cleo", "t1")] == [["Backup failed"]] * 3 + [[]]


async def test_of_failures_in_a_row_one_is_told_the_first_the_fifth_and_the_tenth(
    store: Store, producer: NotificationProducer
) -> None:
    job = await ada_job(store)
    for _ in range(12):
        await store.finished(job, **FAILED)
        await producer.advance()

    still = [f"Backup still fails: {count} in a row" for count in (10, 5)]
    assert await titles(store, "ada") == [*still, "Backup failed"]


async def test_failures_that_come_in_one_look_are_told_like_those_that_come_one_by_one(
    store: Store, producer: NotificationProducer
) -> None:
    job = await ada_job(store)
    await store.finished(job, count=5, **FAILED)

    await producer.advance()

    assert sorted(await titles(store, "ada")) == ["Backup failed", "Backup still fails: 5 in a row"]


async def test_a_success_after_failures_is_told(store: Store, producer: NotificationProducer) -> None:
    job = await ada_job(store)
    await store.finished(job, count=2, **FAILED)
    await store.finished(job)
    await store.finished(job)

    await producer.advance()

    newest = (await inbox(store, "ada"))[0]
    assert (newest.title, newest.detail) == ("Backup works again", "It had failed 2 times in a row.")
    assert await titles(store, "ada") == ["Backup works again", "Backup failed"]


async def test_a_job_that_only_succeeds_is_never_told_of_nor_remembered(
    store: Store, producer: NotificationProducer
) -> None:
    job = await ada_job(store)
    await store.finished(job, count=3)

    await producer.advance()

    assert await inbox(store, "ada") == []
    assert await store.stores.looks.notifications.standings([job.id]) == {}


async def test_a_job_that_comes_and_goes_adds_to_what_was_told_within_the_cooldown(
    store: Store, producer: NotificationProducer
) -> None:
    job = await ada_job(store)
    for _ in range(3):
        await store.finished(job, **FAILED)
        await store.finished(job)
        await producer.advance()

    found = {one.title: one.count for one in await inbox(store, "ada")}
    assert found == {"Backup works again": 3, "Backup failed 3 times": 3}


async def test_a_worker_that_vanished_is_told_as_such(store: Store, producer: NotificationProducer) -> None:
    await store.finished(await ada_job(store), **ABANDONED)

    await producer.advance()

    assert [(one.kind, one.title) for one in await inbox(store, "ada")] == [
        (NotificationKind.ABANDONED, "Backup lost its worker")
    ]


async def test_missed_due_times_are_told_and_are_no_failure(store: Store, producer: NotificationProducer) -> None:
    job = await ada_job(store)
    await store.door.call("ZADD", store.door.keys.due(), 1000, job.id)
    gap = missed(job, 1000, 3000, 3)
    words = await store.stores.executions.dispatch([dispatch_of(job, gap, fire_ms=1000, next_ms=5000)])
    assert words == ["ok"]
    await store.finished(job)

    await producer.advance()

    (told,) = await inbox(store, "ada")
    assert (told.kind, told.title, told.count) == (NotificationKind.MISSED, "Backup was missed 3 times", 3)
    assert told.detail


async def test_cancelled_ones_and_rehearsals_are_not_told(store: Store, producer: NotificationProducer) -> None:
    job = await ada_job(store)
    await store.finished(job, state=ExecutionState.CANCELLED, outcome=Outcome.CANCELLED)
    at_ms = await store.now_ms()
    execution_id = backfill_execution_id(job.id, at_ms, "a" * 16)
    beside = JobMembers(job).queued(execution_id, scheduled_ms=at_ms, origin=Origin.BACKFILL)
    await store.stores.executions.dispatch([dispatch_of(job, beside)])
    (message,) = await store.start()
    await store.stores.executions.finish([ending_of(message, **FAILED)])

    await producer.advance()

    assert await inbox(store, "ada") == []


async def test_several_processes_tell_everything_once(store: Store, producer: NotificationProducer) -> None:
    jobs = [await ada_job(store, name=f"Job {at}") for at in range(20)]
    for job in jobs:
        await store.finished(job, **FAILED)

    await asyncio.gather(*(producer_on(store).advance() for _ in range(4)), producer.advance())
    await producer.advance()

    found = await inbox(store, "ada")
    assert sorted(one.title for one in found) == sorted(f"Job {at} failed" for at in range(20))
    assert {one.count for one in found} == {1}


async def test_nothing_is_lost_when_events_were_trimmed_before_they_were_read(
    store: Store, producer: NotificationProducer
) -> None:
    job = await ada_job(store)
    await producer.advance()
    await store.finished(job, **FAILED)
    await store.finished(await ada_job(store, name="Other"))
    await store.door.call("XTRIM", store.door.keys.events(), "MAXLEN", 1)

    await producer.advance()

    assert await titles(store, "ada") == ["Backup failed"]


async def test_a_deleted_job_is_forgotten(store: Store, producer: NotificationProducer) -> None:
    job = await ada_job(store)
    await store.finished(job, **FAILED)
    await producer.advance()
    assert await store.stores.looks.notifications.standings([job.id]) != {}

    await store.stores.jobs.delete(job)
    await producer.advance()

    assert await store.stores.looks.notifications.standings([job.id]) == {}


def test_after_the_cooldown_a_new_notification_is_made() -> None:
    first = End(id=NotificationId("e1"), owner_id=ADA.user_id, job_id="j", state=ExecutionState.SUCCEEDED, at_ms=0)
    cooldown_ms = int(COOLDOWN[NotificationKind.RECOVERED].total_seconds() * 1000)
    failing = Standing(name="Backup", streak=1)
    (told,), standing = judge(first, None, failing)
    soon = msgspec.structs.replace(first, id=NotificationId("e2"), at_ms=cooldown_ms - 1)
    late = msgspec.structs.replace(first, id=NotificationId("e3"), at_ms=cooldown_ms)
    again = msgspec.structs.replace(standing, streak=1)

    assert judge(soon, None, again)[0][0].notification.id == told.notification.id
    assert judge(late, None, again)[0][0].notification.id == "e3"


def test_what_failed_and_is_gone_already_is_not_told() -> None:
    end = End(id=NotificationId("e1"), owner_id=ADA.user_id, job_id="j", state=ExecutionState.FAILED, at_ms=0)

    assert judge(end, None, Standing()) == ([], Standing())


async def said(store: Store, **changes: Any) -> None:
    await log_of(store).write([an_event(actor=BEN, at_ms=await store.now_ms(), **changes)])


async def test_whom_a_job_is_shared_with_is_told_by_whom_and_how(store: Store, producer: NotificationProducer) -> None:
    resource = Resource(kind="grant", id="j1/ada", name="Backup")
    await said(store, action="grant.create", resource=resource, after='{"subject":"ada","level":"run"}')

    await producer.advance()

    (told,) = await inbox(store, "ada")
    assert (told.kind, told.title, told.detail) == (
        NotificationKind.SHARED,
        "Ben shared Backup with you",
        "You may run it.",
    )
    assert (told.job_id, told.actor_name) == ("j1", "Ben")


async def test_the_one_who_did_it_is_not_told(store: Store, producer: NotificationProducer) -> None:
    resource = Resource(kind="grant", id="j1/t1", name="Backup")
    await said(store, action="grant.create", resource=resource, after='{"subject":"t1","level":"view"}')

    await producer.advance()

    assert [len(await inbox(store, who)) for who in ("ada", "ben", "cleo")] == [1, 0, 1]


@pytest.mark.parametrize(
    ("changes", "to", "title"),
    [
        (
            {
                "action": "job.transfer",
                "resource": Resource(kind="job", id="j1", name="Backup"),
                "owner_id": "ada",
                "before": '{"owner_id":"ben"}',
                "after": '{"owner_id":"ada"}',
            },
            "ada",
            "Ben handed Backup over to you",
        ),
        (
            {
                "action": "user.change",
                "resource": Resource(kind="user", id="cleo", name="cleo@example.org"),
                "before": '{"role":"viewer"}',
                "after": '{"role":"operator"}',
            },
            "cleo",
            "Your role is now operator",
        ),
        (
            {
                "action": "maintenance.begin",
                "resource": Resource(kind="maintenance"),
                "owner_id": "",
                "after": '{"reason":"A new disk."}',
            },
            "cleo",
            "Maintenance has begun",
        ),
        (
            {"action": "maintenance.end", "resource": Resource(kind="maintenance"), "owner_id": "", "after": ""},
            "cleo",
            "Maintenance has ended",
        ),
    ],
)
async def test_whom_it_concerns_is_told(
    store: Store, producer: NotificationProducer, changes: dict[str, Any], to: str, title: str
) -> None:
    await said(store, **changes)

    await producer.advance()

    assert await titles(store, to) == [title]
    assert await titles(store, "ben") == []


async def test_the_owner_is_told_of_a_comment_and_its_author_of_an_answer(
    store: Store, producer: NotificationProducer
) -> None:
    job = await ada_job(store)
    parent = Comment(
        id=CommentId("0" * 19),
        job_id=job.id,
        parent_id=None,
        author_id=UserId("cleo"),
        text="Why?",
        created_at=START,
        edited_at=None,
        deleted_at=None,
    )
    assert await store.stores.comments.add(job, parent) == "ok"
    resource = Resource(kind="comment", id="1" * 19, name="Backup")
    after = msgspec.json.encode({"id": "1" * 19, "job_id": job.id, "parent_id": parent.id}).decode()
    await said(store, action="comment.create", resource=resource, owner_id="ada", after=after)

    await producer.advance()

    assert await titles(store, "ada") == ["Ben commented on Backup"]
    assert await titles(store, "cleo") == ["Ben answered your comment on Backup"]


async def test_what_was_refused_or_concerns_nobody_else_is_not_told(
    store: Store, producer: NotificationProducer
) -> None:
    resource = Resource(kind="grant", id="j1/ada", name="Backup")
    await said(store, action="grant.create", resource=resource, result=AuditResult.REFUSED)
    await said(store, action="job.create", owner_id="ada")

    await producer.advance()

    assert await inbox(store, "ada") == []


async def test_maintenance_is_told_to_very_many_in_parts(store: Store) -> None:
    everybody = [f"u{at}" for at in range(1201)]
    producer = producer_on(store, Accounts(everybody=everybody))
    await producer.advance()
    await said(store, action="maintenance.begin", resource=Resource(kind="maintenance"), owner_id="", after="")

    await producer.advance()
    await producer.advance()

    assert [len(await inbox(store, who)) for who in (everybody[0], everybody[700], everybody[-1])] == [1, 1, 1]


async def test_muted_kinds_are_not_told_and_each_sets_after_how_many_failures(
    store: Store, producer: NotificationProducer
) -> None:
    settings = NotificationSettings(muted=(NotificationKind.JOB_FAILED,), still_failing_after=2)
    await store.stores.looks.notifications.save_settings("ada", settings)
    await store.finished(await ada_job(store), count=4, **FAILED)

    await producer.advance()

    assert sorted(await titles(store, "ada")) == [f"Backup still fails: {count} in a row" for count in (2, 4)]


async def put(store: Store, *notifications: Notification, user_id: str = "ada") -> None:
    place = await store.stores.looks.notifications.place("x") or ""
    step = Step(feed="x", expected=place, following=place + "1", notifications={user_id: notifications})
    assert await store.stores.looks.notifications.put(step)


def made(at: int, **changes: Any) -> Notification:
    values: dict[str, Any] = {"kind": NotificationKind.JOB_FAILED, "title": f"n{at}"} | changes
    return Notification(id=NotificationId(f"e{at}"), at=from_ms(to_ms(START) + 10**11 + at), **values)


async def test_an_inbox_keeps_the_newest_and_nothing_old(store: Store) -> None:
    now_ms = await store.now_ms()
    old = msgspec.structs.replace(made(0), at=from_ms(now_ms) - timedelta(days=91))
    fresh = [msgspec.structs.replace(made(at), at=from_ms(now_ms + at)) for at in range(1, MOST_KEPT + 3)]

    await put(store, old)
    await put(store, *fresh)

    found = await inbox(store, "ada")
    assert [one.id for one in found] == [f"e{at}" for at in range(MOST_KEPT + 2, 2, -1)]
    assert await store.stores.looks.notifications.unread_count("ada") == MOST_KEPT


async def fresh(store: Store, count: int, **changes: Any) -> None:
    now_ms = await store.now_ms() - 1000
    await put(store, *(msgspec.structs.replace(made(at, **changes), at=from_ms(now_ms + at)) for at in range(count)))


async def test_pages_go_on_where_the_last_one_ended_though_others_come(store: Store) -> None:
    await fresh(store, 5)
    service = NotificationService(store.stores.looks.notifications)

    first = await service.page(ADA, NotificationQuery(limit=2))
    now_ms = await store.now_ms()
    await put(store, msgspec.structs.replace(made(99), at=from_ms(now_ms)))
    second = await service.page(ADA, NotificationQuery(limit=2, cursor=first.next_cursor))
    third = await service.page(ADA, NotificationQuery(limit=2, cursor=second.next_cursor))

    pages = [[one.title for one in page.items] for page in (first, second, third)]
    assert pages == [["n4", "n3"], ["n2", "n1"], ["n0"]]
    assert (first.total, first.unread, third.next_cursor) == (5, 5, None)


async def test_filters_narrow_the_list_and_not_the_count_of_unread_ones(store: Store) -> None:
    service = NotificationService(store.stores.looks.notifications)
    await fresh(store, 3)
    await service.mark(ADA, NotificationMark(ids=["e0"]))
    now_ms = await store.now_ms()
    comment = made(7, kind=NotificationKind.COMMENT, job_id="0" * 16)
    await put(store, msgspec.structs.replace(comment, at=from_ms(now_ms)))

    by_kind = await service.page(ADA, NotificationQuery(kinds=(NotificationKind.COMMENT,)))
    by_job = await service.page(ADA, NotificationQuery(job_id="0" * 16))
    read = await service.page(ADA, NotificationQuery(is_unread=False))

    assert [page.total for page in (by_kind, by_job, read)] == [1, 1, 1]
    assert [one.id for one in read.items] == ["e0"]
    assert {page.unread for page in (by_kind, by_job, read)} == {3}


async def test_all_up_to_a_time_are_read_and_what_came_later_is_not(store: Store) -> None:
    service = NotificationService(store.stores.looks.notifications)
    await fresh(store, 3)
    newest = (await inbox(store, "ada"))[0]
    await put(store, msgspec.structs.replace(made(9), at=newest.at + timedelta(seconds=5)))

    settled = await service.mark(ADA, NotificationMark(until=newest.at))

    assert (settled.changed, settled.unread) == (3, 1)
    again = await service.mark(ADA, NotificationMark(ids=["e1", "nobody"], is_read=False))
    assert (again.changed, again.unread) == (1, 2)


async def test_removed_ones_are_gone_and_those_of_others_stay(store: Store) -> None:
    service = NotificationService(store.stores.looks.notifications)
    await fresh(store, 3)
    now_ms = await store.now_ms()
    await put(store, msgspec.structs.replace(made(1), at=from_ms(now_ms - 1000)), user_id="bob")

    one = await service.remove(ADA, NotificationChoice(ids=["e1"]))
    rest = await service.remove(ADA, NotificationChoice())

    assert (one.changed, rest.changed, rest.unread) == (1, 2, 0)
    assert [found.id for found in await inbox(store, BOB.user_id)] == ["e1"]


@pytest.mark.parametrize(
    ("choice", "pointer"),
    [
        (NotificationMark(ids=["*"]), "/ids/0"),
        (NotificationMark(until=START.replace(tzinfo=None)), "/until"),
        (NotificationMark(ids=["e1"], until=START), "/until"),
    ],
)
async def test_a_bad_choice_is_named(store: Store, choice: NotificationMark, pointer: str) -> None:
    service = NotificationService(store.stores.looks.notifications)

    with pytest.raises(Invalid) as caught:
        await service.mark(ADA, choice)

    assert caught.value.errors[0].pointer == pointer


async def test_a_key_for_certain_jobs_reads_no_notifications(store: Store) -> None:
    narrow = msgspec.structs.replace(ADA, key_id="k", only_jobs=frozenset({JobId("0" * 16)}))

    with pytest.raises(Denied):
        await NotificationService(store.stores.looks.notifications).count(narrow)


async def test_settings_change_one_by_one(store: Store) -> None:
    service = NotificationService(store.stores.looks.notifications)

    assert await service.settings(ADA) == NotificationSettings()
    await service.change_settings(ADA, NotificationSettingsChange(still_failing_after=3))
    after = await service.change_settings(ADA, NotificationSettingsChange(muted=[NotificationKind.SHARED]))

    assert after == NotificationSettings(muted=(NotificationKind.SHARED,), still_failing_after=3)
    assert await service.settings(ADA) == after


async def test_whoever_leaves_takes_the_inbox_along(store: Store) -> None:
    await fresh(store, 2)
    await store.stores.looks.notifications.save_settings("ada", NotificationSettings())

    await store.stores.looks.notifications.forget("ada")

    keys = [key async for key in store.door.client.scan_iter(f"{store.door.keys.prefix}:*notification*ada*")]
    assert keys == []


def test_nobody_hears_of_the_inbox_of_another_not_even_who_sees_all() -> None:
    event = Event(type=EventType.NOTIFICATION_CHANGED, owner_id=UserId("ada"), job_id=JobId(""))

    assert Watch(sight=ADA.sight, user_id="ada").wants(event)
    assert Watch(sight=ADA.sight, user_id="ada", topics=frozenset({"notifications"})).wants(event)
    assert not Watch(sight=EVERYTHING, user_id="root").wants(event)
    assert not Watch(sight=ADA.sight, user_id="ada", topics=frozenset({"jobs"})).wants(event)


async def test_a_change_is_told_to_the_browsers_of_its_person(store: Store) -> None:
    latest = await store.stores.events.latest_id()

    await fresh(store, 1)

    (batch,) = (await store.stores.events.page_after(latest, 10)).batches
    (event,) = batch.events
    assert (event.type, event.owner_id, event.execution_id) == (EventType.NOTIFICATION_CHANGED, "ada", None)
