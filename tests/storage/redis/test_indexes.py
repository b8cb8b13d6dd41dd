"""The search indexes: made once, changed without a gap."""

import asyncio

import pytest

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.query import ExecutionQuery
from chronos_synapse.storage.redis import indexes
from chronos_synapse.storage.redis.indexes import EXECUTIONS, index_definitions, index_info, prepare_indexes
from chronos_synapse.storage.redis.keys import Keys
from tests.builders import OWNER, Store

NAMES = tuple(index_definitions(Keys("P")))


async def index_names(store: Store) -> list[str]:
    found = await store.door.call("FT._LIST")
    return sorted(name.decode() for name in found if name.decode().startswith(store.door.keys.prefix))


async def total(store: Store) -> int:
    page = await store.stores.history.find(ExecutionQuery(sight=Sight(owners=(OWNER,)), text="night*"), now=utc_now())
    assert page.complete
    return page.total


async def test_preparing_again_changes_nothing(store: Store) -> None:
    before = await index_names(store)

    await asyncio.gather(*(prepare_indexes(store.door) for _ in range(4)))

    assert await index_names(store) == before
    assert len(before) == len(NAMES)


async def test_a_changed_schema_is_filled_before_it_takes_over(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    job = await store.save_draft()
    await store.finished(job, count=20)
    before = await index_names(store)
    fields = (*indexes.EXECUTION_FIELDS, "$.signal AS signal TAG")
    monkeypatch.setattr(indexes, "EXECUTION_FIELDS", fields)

    await prepare_indexes(store.door)

    info = await index_info(store.door, store.door.keys.index(EXECUTIONS))
    assert info is not None
    assert int(info["num_docs"]) == 20
    assert len(await index_names(store)) == len(NAMES)
    assert len(set(await index_names(store)) & set(before)) == len(NAMES) - 1
    assert await total(store) == 20
    assert await store.door.call("EXISTS", store.door.keys.index_lock()) == 0


async def test_several_processes_may_prepare_a_new_store_at_once(store: Store) -> None:
    for name in await index_names(store):
        await store.door.call("FT.DROPINDEX", name)

    await asyncio.gather(*(prepare_indexes(store.door) for _ in range(4)))

    assert len(await index_names(store)) == len(NAMES)
    for name in NAMES:
        assert await index_info(store.door, store.door.keys.index(name)) is not None


async def test_an_index_that_is_not_there_has_no_information(store: Store) -> None:
    assert await index_info(store.door, "nobody") is None
