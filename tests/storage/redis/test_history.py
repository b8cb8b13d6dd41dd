"""ExecutionSearch: pages of the history, with real totals, of the caller's own only."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import EVERYTHING, Sight
from chronos_synapse.domain.clock import from_ms, utc_now
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import Execution, ExecutionState, Outcome
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.domain.query import ExecutionQuery, ExecutionSort
from chronos_synapse.storage.redis.history import SearchPage
from chronos_synapse.storage.redis.indexes import index_info
from tests.builders import OWNER, Store, a_job, dispatch_of, ending_of, missed, requested

ALICE = UserId("alice")
FAILED: dict[str, Any] = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED}


async def ask(store: Store, **question: Any) -> SearchPage:
    query = ExecutionQuery(**({"sight": Sight(owners=(OWNER,))} | question))
    return await store.stores.history.find(query, now=utc_now())


async def ids(store: Store, **question: Any) -> list[str]:
    page = await ask(store, **question)
    assert page.complete
    assert page.total == len(page.documents)
    return [document.id for document in page.documents]


async def all_ids(store: Store, query: ExecutionQuery) -> list[str]:
    """Every id, page by page."""
    found: list[str] = []
    while True:
        page = await store.stores.history.find(query, now=utc_now())
        found += [document.id for document in page.documents]
        if page.next_cursor is None:
            return found
        assert len(page.documents) == query.limit
        query = msgspec.structs.replace(query, cursor=page.next_cursor)


async def three_thousand(store: Store, job: Job) -> list[str]:
    """Half of them due at the same instant, the others a minute apart; oldest first."""
    now_ms = await store.now_ms()
    same = [requested(job, now_ms - 90_000_000, nonce=f"{at:x}") for at in range(1500)]
    apart = [requested(job, now_ms - at * 60_000) for at in range(1500)]
    for at in range(0, 1500, 500):
        await store.stores.executions.dispatch([dispatch_of(job, *same[at : at + 500], *apart[at : at + 500])])
    return [new.id for new in (*same, *apart)]


async def test_three_thousand_executions_are_paged_without_gap_or_double(store: Store) -> None:
    job = await store.save_draft()
    expected = await three_thousand(store, job)

    for sort in (ExecutionSort.NEWEST, ExecutionSort.OLDEST):
        found = await all_ids(store, ExecutionQuery(sight=Sight(owners=(OWNER,)), sort=sort, limit=170))
        assert len(found) == 3000
        assert set(found) == set(expected)
        times = [int(execution_id.split("-")[1], 16) for execution_id in found]
        assert times == sorted(times, reverse=sort is ExecutionSort.NEWEST)
    assert (await ask(store, limit=10)).total == 3000


async def test_what_is_added_while_one_pages_is_not_mixed_in(store: Store) -> None:
    job = await store.save_draft()
    now_ms = await store.now_ms()
    old = [(await store.request(job, at_ms=now_ms - at * 1000))[0].id for at in range(10)]
    first = await ask(store, limit=4)
    await store.request(job, at_ms=now_ms + 5000)

    rest = await ask(store, limit=10, cursor=first.next_cursor)

    assert [document.id for document in (*first.documents, *rest.documents)] == old


async def test_durations_sort_both_ways_and_page(store: Store) -> None:
    job = await store.save_draft()
    made = [(await store.finished(job, duration_ms=duration))[0].id for duration in (30, 10, 20, 20)]
    (waiting,) = await store.request(job)

    longest = await all_ids(store, ExecutionQuery(sight=Sight(owners=(OWNER,)), sort=ExecutionSort.LONGEST, limit=3))
    shortest = await all_ids(store, ExecutionQuery(sight=Sight(owners=(OWNER,)), sort=ExecutionSort.SHORTEST, limit=3))
    page = await ask(store, sort=ExecutionSort.LONGEST)

    assert (longest[0], longest[-1]) == (made[0], made[1])
    assert (shortest[0], shortest[-1]) == (made[1], made[0])
    assert set(longest) == set(shortest) == set(made)
    assert page.total == 4
    assert waiting.id not in longest


async def test_executions_are_found_by_what_they_printed_or_why_they_failed(store: Store) -> None:
    job = await store.save_draft(name="Nightly report")
    (disk,) = await store.finished(job, **FAILED, error="No space left on device: /dev/sda1")
    (table,) = await store.finished(job, output="row 17 of Zürich-Nord written")

    assert await ids(store, text="space device") == [disk.id]
    assert await ids(store, text="SDA1") == [disk.id]
    assert await ids(store, text="zürich") == [table.id]
    assert await ids(store, text="writ*") == [table.id]
    assert await ids(store, text="space zürich") == []
    assert set(await ids(store, text="nightly")) == {disk.id, table.id}


async def test_a_begun_word_finds_every_word_that_begins_so(store: Store) -> None:
    """By default the engine looks at 200 of them and does not say so."""
    job = await store.save_draft()
    for at in range(4):
        messages_made = await store.request(job, count=100)
        messages = await store.start()
        assert len(messages_made) == len(messages) == 100
        await store.stores.executions.finish(
            [ending_of(message, output=f"invoice{at}x{n:03d}") for n, message in enumerate(messages)]
        )

    page = await ask(store, text="invoice*", limit=10)

    assert page.total == 400


async def test_filters_by_state_tag_job_and_time_are_joined(store: Store) -> None:
    now_ms = await store.now_ms()
    job, other = await store.save_draft(tags=("red", "a,b", "Big Tag")), await store.save_draft(tags=("blue",))
    (old,) = await store.finished(job, at_ms=now_ms - 7_200_000)
    (failed,) = await store.finished(job, at_ms=now_ms - 60_000, **FAILED)
    (blue,) = await store.finished(other, at_ms=now_ms - 30_000)

    assert await ids(store, states=(ExecutionState.FAILED,)) == [failed.id]
    assert await ids(store, states=(ExecutionState.FAILED, ExecutionState.SUCCEEDED)) == [blue.id, failed.id, old.id]
    assert await ids(store, tags=("red",)) == [failed.id, old.id]
    assert await ids(store, tags=("red", "a,b")) == [failed.id, old.id]
    assert await ids(store, tags=("Big Tag",)) == [failed.id, old.id]
    assert await ids(store, tags=("red", "blue")) == []
    assert await ids(store, job_id=other.id) == [blue.id]
    assert await ids(store, since=from_ms(now_ms - 60_000)) == [blue.id, failed.id]
    assert await ids(store, until=from_ms(now_ms - 60_000)) == [old.id]
    assert await ids(store, job_id=job.id, tags=("red",), states=(ExecutionState.SUCCEEDED,)) == [old.id]


@pytest.mark.parametrize(
    "text",
    [
        "ok} | @owner:{alice",
        "ok} | @owner_id:{alice}",
        "ok) | (@owner_id:{alice}",
        "ok | @owner_id:{alice}",
        "-zzz",
        "@owner_id:{alice}",
        "%%%secret%%%",
        "*secret*",
        "w'(secret)+'",
        "$x secret",
        "secret=>{$weight: 5}",
        "secret\x00",
    ],
)
async def test_search_syntax_in_a_text_shows_no_row_of_another_owner(store: Store, text: str) -> None:
    mine, hers = await store.save_draft(), await store.save_draft(owner_id=ALICE)
    await store.finished(mine, output="ok zzz")
    (foreign,) = await store.finished(hers, output="ok secret owner owner_id alice weight x w 5")

    page = await ask(store, text=text)

    assert foreign.id not in [document.id for document in page.documents]
    assert page.total <= 1


@pytest.mark.parametrize(
    "value", ["ok} | @owner_id:{alice", "*", "a|b", "{alice}", "$p0", "a b", "\\", "-x", "x" * 5000]
)
async def test_search_syntax_in_a_tag_is_a_tag(store: Store, value: str) -> None:
    mine, hers = await store.save_draft(tags=(value,)), await store.save_draft(owner_id=ALICE, tags=(value, "b"))
    (own,) = await store.finished(mine)
    await store.finished(hers)

    assert await ids(store, tags=(value,)) == [own.id]
    assert await ids(store, tags=("b",)) == []


async def test_an_owner_sees_only_his_own_and_an_administrator_all(store: Store) -> None:
    mine, hers = await store.save_draft(), await store.save_draft(owner_id=ALICE)
    (own,) = await store.request(mine)
    (foreign,) = await store.request(hers)

    assert await ids(store) == [own.id]
    assert set(await ids(store, sight=EVERYTHING)) == {own.id, foreign.id}
    assert await ids(store, job_id=hers.id) == []


async def test_the_total_without_conditions_comes_from_the_counters_and_is_exact(store: Store) -> None:
    job, other = await store.save_draft(), await store.save_draft()
    await store.finished(job, count=3)
    await store.request(job)
    await store.request(other, count=2)
    await store.stores.executions.dispatch([dispatch_of(other, missed(other, 1000, 2000, 2))])

    totals = {
        "all": (await ask(store, limit=1)).total,
        "job": (await ask(store, limit=1, job_id=job.id)).total,
        "state": (await ask(store, limit=1, states=(ExecutionState.QUEUED, ExecutionState.MISSED))).total,
        "both": (await ask(store, limit=1, job_id=job.id, states=(ExecutionState.SUCCEEDED,))).total,
    }

    assert totals == {"all": 7, "job": 4, "state": 4, "both": 3}


async def test_the_history_of_a_deleted_job_is_still_counted(store: Store) -> None:
    job = await store.save_draft()
    await store.finished(job, count=3)
    await store.stores.jobs.delete(job)

    assert len(await ids(store, job_id=job.id)) == 3


async def test_a_cursor_of_another_question_is_refused(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job, count=3)
    cursor = (await ask(store, limit=1)).next_cursor

    with pytest.raises(Invalid) as caught:
        await ask(store, limit=1, cursor=cursor, states=(ExecutionState.FAILED,))

    assert caught.value.code == "page.cursor"
    assert caught.value.errors[0].pointer == "query:cursor"


@pytest.mark.parametrize("cursor", ["", "x", "é", "AAAA", "kqEx", "%00", "A" * 4001])
async def test_what_is_no_cursor_of_ours_is_refused(store: Store, cursor: str) -> None:
    with pytest.raises(Invalid) as caught:
        await ask(store, cursor=cursor)

    assert caught.value.code == "page.cursor"


async def test_the_page_size_may_change_between_pages(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job, count=9)
    first = await ask(store, limit=2)

    rest = await ask(store, limit=100, cursor=first.next_cursor)

    assert len({document.id for document in (*first.documents, *rest.documents)}) == 9
    assert rest.next_cursor is None


async def test_old_executions_are_listed_oldest_first_without_the_live_ones(store: Store) -> None:
    job = await store.save_draft()
    now = utc_now()
    now_ms = await store.now_ms()
    (live,) = await store.request(job, at_ms=now_ms - 7_500_000)
    await store.start()
    done = [(await store.finished(job, at_ms=now_ms - minutes * 60_000))[0].id for minutes in (90, 120, 1)]

    found = await store.stores.history.older_than(now - timedelta(hours=1), 10)

    assert [document.id for document in found] == [done[1], done[0]]
    assert live.id not in [document.id for document in found]


async def every_kind_of_execution(store: Store) -> list[Execution]:
    job = await store.save_draft(tags=("a", "b|c"), queue="default", name="Ünï 'quoted' \"name\"", description="x")
    await store.finished(
        job,
        **FAILED,
        exit_code=1,
        signal="SIGTERM",
        error="bad\x00\x01 \u2028 text",
        output="\ufffd\x1b[31m",
        cpu_ms=1,
        peak_memory_bytes=2**40,
        log={"lines": 1},
    )
    await store.request(job)
    (message,) = await store.start()
    await store.stores.executions.finish(
        [ending_of(message, state=ExecutionState.RETRYING, outcome=Outcome.ABANDONED, error="e")]
    )
    await store.stores.executions.dispatch([dispatch_of(job, missed(job, 1000, 2000, 2))])
    (waiting,) = await store.request(job)
    await store.stores.executions.cancel(waiting)
    page = await ask(store)
    return await store.stores.executions.find_many([document.id for document in page.documents])


async def test_every_document_that_we_write_is_indexed(store: Store) -> None:
    await store.save_draft(schedule=None, executor=a_job().executor, environment={"A": "b"})

    found = await every_kind_of_execution(store)

    assert {execution.state for execution in found} == {
        ExecutionState.FAILED,
        ExecutionState.RETRYING,
        ExecutionState.MISSED,
        ExecutionState.CANCELLED,
    }
    for name, documents in (("executions", 4), ("jobs", 2)):
        info = await index_info(store.door, store.door.keys.index(name))
        assert info is not None
        assert (int(info["hash_indexing_failures"]), int(info["num_docs"])) == (0, documents)
