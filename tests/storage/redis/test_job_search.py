"""JobSearch: pages of the job list."""

from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import EVERYTHING, Sight
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.job import JobState, UserId
from chronos_synapse.domain.query import JobQuery, JobSort
from chronos_synapse.storage.redis.job_search import JobPage
from tests.builders import OWNER, Store, a_job, after

ALICE = UserId("alice")


async def ask(store: Store, **question: Any) -> JobPage:
    return await store.stores.job_search.find(JobQuery(**({"sight": Sight(owners=(OWNER,))} | question)))


async def names(store: Store, **question: Any) -> list[str]:
    page = await ask(store, **question)
    assert page.complete
    assert page.total == len(page.jobs)
    return [job.name for job in page.jobs]


async def test_a_job_is_found_while_its_name_is_typed(store: Store) -> None:
    await store.save(a_job(name="Nightly backup"), a_job(name="Invoices", description="for the backup office"))

    assert await names(store, search="b") == []
    assert await names(store, search="ba") == ["Invoices", "Nightly backup"]
    assert await names(store, search="NIGHT bac") == ["Nightly backup"]
    assert await names(store, search="office*") == ["Invoices"]


async def test_a_begun_word_finds_every_name_that_begins_so(store: Store) -> None:
    """By default the engine looks at 200 words and does not say so."""
    await store.save(*(a_job(name=f"import{at:03d}") for at in range(300)))

    assert (await ask(store, search="import", limit=10)).total == 300


async def test_filters_are_joined_and_tags_are_whole(store: Store) -> None:
    await store.save(
        a_job(name="a", tags=("red", "big"), state=JobState.PAUSED),
        a_job(name="b", tags=("red",)),
        a_job(name="c", tags=("red|x", "a,b", "Red Hot")),
    )

    assert await names(store, tags=("red",)) == ["a", "b"]
    assert await names(store, tags=("red", "big")) == ["a"]
    assert await names(store, tags=("red|x",)) == ["c"]
    assert await names(store, tags=("a,b",)) == ["c"]
    assert await names(store, tags=("Red Hot",)) == ["c"]
    assert await names(store, states=(JobState.PAUSED,)) == ["a"]
    assert await names(store, states=(JobState.PAUSED, JobState.ACTIVE), tags=("red",)) == ["a", "b"]


async def test_every_order_pages_without_gap_or_double(store: Store) -> None:
    jobs = [a_job(name=f"Job {at:02d}", created_at=after(at)) for at in range(25)]
    await store.save(*jobs)
    expected = [job.id for job in jobs]

    for sort in JobSort:
        query, found = JobQuery(sight=Sight(owners=(OWNER,)), sort=sort, limit=4), list[str]()
        while True:
            page = await store.stores.job_search.find(query)
            found += [job.id for job in page.jobs]
            if page.next_cursor is None:
                break
            query = msgspec.structs.replace(query, cursor=page.next_cursor)
        assert found == (expected[::-1] if sort.value.startswith("-") else expected)


async def test_an_owner_sees_only_his_own_and_an_administrator_all(store: Store) -> None:
    await store.save(a_job(name="mine"), a_job(name="hers", owner_id=ALICE))

    assert await names(store) == ["mine"]
    assert await names(store, sight=EVERYTHING) == ["hers", "mine"]
    assert await store.stores.job_search.count(JobQuery(sight=Sight(owners=(ALICE,)))) == 1


@pytest.mark.parametrize(
    "text", ["ok} | @owner_id:{alice}", "secret) | (secret", "*secret*", "%secret%", "@owner_id:{alice}"]
)
async def test_search_syntax_in_a_text_shows_no_job_of_another_owner(store: Store, text: str) -> None:
    await store.save(a_job(name="ok"), a_job(name="ok secret owner_id alice", owner_id=ALICE))

    assert "ok secret owner_id alice" not in [job.name for job in (await ask(store, search=text)).jobs]


async def test_a_cursor_of_another_question_is_refused(store: Store) -> None:
    await store.save(a_job(), a_job())
    cursor = (await ask(store, limit=1)).next_cursor

    with pytest.raises(Invalid, match="another question"):
        await ask(store, limit=1, cursor=cursor, search="night")


@pytest.mark.parametrize("cursor", ["x", "é", "AAAA", "%00", "Li0x"])
async def test_what_is_no_cursor_of_ours_is_refused(store: Store, cursor: str) -> None:
    with pytest.raises(Invalid) as caught:
        await ask(store, cursor=cursor)

    assert caught.value.code == "page.cursor"
