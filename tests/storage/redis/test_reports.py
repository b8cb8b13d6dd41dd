"""Reports in Redis: each is made once, is found by those who see it, and goes with its owner."""

from datetime import timedelta

import msgspec
import pytest

from chronos_synapse.domain.access import EVERYTHING, Sight
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.report import SYSTEM, ReportQuery, ReportScope, ReportState
from chronos_synapse.storage.redis import reports as module
from chronos_synapse.storage.redis.reports import Firing, ReportStore
from tests.builders import OWNER, Store, a_job
from tests.reports import NOON, a_body, a_report, a_schedule, an_about

replace = msgspec.structs.replace
READY = {"state": ReportState.READY, "ready_at": NOON, "headline": "All went well.", "narrator": "template", "facts": 1}


def of(store: Store) -> ReportStore:
    """The store of reports."""
    return store.stores.insight.reports


async def test_a_report_comes_back_as_it_was_written(store: Store) -> None:
    job = a_job()
    asked = a_report(about=an_about(job, span_days=30, timezone="Europe/Zurich"))

    assert await of(store).ask(asked) == "ok"

    assert await of(store).find(asked.id) == asked
    assert await of(store).body(asked.id) is None
    ready = replace(asked, **READY)
    assert await of(store).finish(ready, a_body())
    assert await of(store).find(asked.id) == ready
    assert await of(store).body(asked.id) == a_body()
    assert await store.door.call("TTL", store.door.keys.report_body(asked.id)) > 0


async def test_of_two_processes_one_makes_a_report_and_what_the_other_made_is_thrown_away(store: Store) -> None:
    report = a_report()
    await of(store).ask(report)

    assert [await of(store).claim(), await of(store).claim()] == [(report.id, 1), None]

    assert await of(store).finish(replace(report, **READY), a_body())
    assert not await of(store).finish(replace(report, **READY, error="late"), a_body(headline="late"))
    found = await of(store).find(report.id)
    assert found is not None
    assert found.error == ""


async def test_a_report_whose_maker_died_is_made_by_another_one(store: Store) -> None:
    report = a_report()
    await of(store).ask(report)
    assert await of(store).claim() == (report.id, 1)

    await store.door.call("ZADD", store.door.keys.report_queue(), 1, report.id)

    assert await of(store).claim() == (report.id, 2)
    assert await of(store).find(report.id) == report


async def test_a_report_that_was_removed_meanwhile_does_not_come_back(store: Store) -> None:
    report = a_report()
    await of(store).ask(report)
    await of(store).claim()

    assert await of(store).remove(report)
    await store.door.call("ZADD", store.door.keys.report_queue(), 1, report.id)
    await of(store).claim()
    await of(store).forget_claim(report.id)

    assert not await of(store).finish(replace(report, **READY), a_body())
    assert await of(store).find(report.id) is None
    assert await of(store).claim() is None
    assert not await of(store).remove(report)


async def test_a_list_holds_what_the_caller_sees(store: Store) -> None:
    job = a_job()
    await of(store).ask(a_report(1))
    await of(store).ask(a_report(2, about=an_about(job), asked_at=NOON + timedelta(seconds=1)))
    await of(store).ask(a_report(3, about=an_about(scope=ReportScope.SYSTEM, owner_id=SYSTEM), title="All jobs"))

    async def seen(sight: Sight, **changes: object) -> list[str]:
        page = await of(store).page(ReportQuery(sight=sight, **changes))  # type: ignore[arg-type]
        return [one.id[-1] for one in page.reports]

    assert await seen(EVERYTHING, scopes=(ReportScope.SYSTEM,)) == ["3"]
    assert await seen(Sight(owners=(OWNER,))) == ["2", "1"]
    assert await seen(Sight(owners=(UserId("bob"),), jobs=(job.id,))) == ["2"]
    assert await seen(Sight(owners=(OWNER,), only=(job.id,))) == ["2"]
    assert await seen(Sight(owners=(UserId("bob"),))) == []
    assert await seen(EVERYTHING, job_id=job.id) == ["2"]
    assert await seen(EVERYTHING, search="all job*") == ["3"]
    assert await seen(EVERYTHING, states=(ReportState.READY,)) == []
    assert await seen(EVERYTHING, schedule_id="x*") == []


async def test_a_list_is_read_page_by_page(store: Store) -> None:
    for number in range(3):
        await of(store).ask(a_report(number, asked_at=NOON + timedelta(seconds=number)))

    first = await of(store).page(ReportQuery(sight=EVERYTHING, limit=2))
    second = await of(store).page(ReportQuery(sight=EVERYTHING, limit=2, cursor=first.next_cursor))

    assert (first.total, len(first.reports), len(second.reports), second.next_cursor) == (3, 2, 1, None)


async def test_only_so_many_wait_and_only_so_many_of_an_owner_are_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_WAITING", 2)
    monkeypatch.setattr(module, "MOST_KEPT", 2)
    assert [await of(store).ask(a_report(number)) for number in range(3)] == ["ok", "ok", "full"]
    await of(store).claim()
    await of(store).finish(replace(a_report(0), **READY), a_body())

    later = a_report(9, asked_at=NOON + timedelta(minutes=1))
    assert await of(store).ask(later) == "ok"

    assert await of(store).find(a_report(0).id) is None
    assert await of(store).body(a_report(0).id) is None
    assert await of(store).find(later.id) is not None


async def test_a_schedule_that_is_due_asks_for_one_report(store: Store) -> None:
    schedule = a_schedule()
    assert await of(store).save_schedule(None, schedule) == "ok"
    assert await of(store).due(NOON, limit=9) == [schedule]
    assert await of(store).due(NOON - timedelta(seconds=1), limit=9) == []
    after = replace(schedule, next_at=NOON + timedelta(days=7), version=2, last_at=NOON)
    firing = Firing(before=schedule, after=after)

    words = [await of(store).ask(a_report(number), firing) for number in (1, 2)]

    assert words == ["ok", "changed"]
    assert await of(store).schedules() == [after]
    assert await of(store).due(NOON, limit=9) == []
    assert await of(store).find(a_report(2).id) is None


async def test_a_schedule_that_somebody_changed_meanwhile_is_left_alone(store: Store) -> None:
    schedule = a_schedule()
    await of(store).save_schedule(None, schedule)
    off = replace(schedule, is_on=False, next_at=None, version=2)

    assert await of(store).save_schedule(schedule, off) == "ok"

    assert await of(store).save_schedule(schedule, off) == "changed"
    assert await of(store).ask(a_report(), Firing(before=schedule, after=schedule)) == "changed"
    assert await of(store).due(NOON + timedelta(days=99), limit=9) == []
    assert await of(store).save_schedule(None, None) == "ok"


async def test_all_of_an_owner_goes_with_the_owner(store: Store) -> None:
    theirs = an_about(owner_id=UserId("bob"))
    await of(store).ask(a_report(1))
    await of(store).ask(a_report(2, about=theirs))
    await of(store).save_schedule(None, a_schedule(1))
    await of(store).save_schedule(None, a_schedule(2, about=theirs))

    assert await of(store).forget(OWNER) == 1

    assert await of(store).find(a_report(1).id) is None
    assert await of(store).find(a_report(2).id) is not None
    assert [one.about.owner_id for one in await of(store).schedules()] == ["bob"]
