"""Files of executions: caps, compression, and whose they are."""

import pytest

from chronos_synapse.storage.redis.artifacts import ArtifactCaps
from chronos_synapse.storage.redis.queue import QueueMessage
from tests.builders import Store

CAPS = ArtifactCaps(count=3, bytes=100)


async def running(store: Store) -> QueueMessage:
    await store.request(await store.save_draft())
    (message,) = await store.start()
    return message


async def put(store: Store, message: QueueMessage, name: str, size: int, *, fence: int = 1) -> str:
    return await store.stores.artifacts.put(message.execution_id, name, b"x" * size, fence=fence, caps=CAPS)


@pytest.mark.parametrize("data", [b"", b"a", bytes(range(256)) * 100, b"\x00" * (1 << 20)])
async def test_a_file_comes_back_as_it_was_given(store: Store, data: bytes) -> None:
    message = await running(store)
    caps = ArtifactCaps(count=1, bytes=1 << 20)

    assert await store.stores.artifacts.put(message.execution_id, "a", data, fence=1, caps=caps) == "ok"

    assert await store.stores.artifacts.read(message.execution_id, "a") == data


async def test_what_can_be_compressed_is(store: Store) -> None:
    message = await running(store)
    caps = ArtifactCaps(count=1, bytes=1 << 20)
    await store.stores.artifacts.put(message.execution_id, "a", b"ab" * (1 << 19), fence=1, caps=caps)

    key = store.door.keys.artifacts(message.execution_id)

    assert await store.door.call("HSTRLEN", key, "a") < 1000


async def test_so_many_files_and_no_more_are_kept(store: Store) -> None:
    message = await running(store)

    words = [await put(store, message, name, 1) for name in ("a", "b", "c", "d", "a")]

    assert words == ["ok", "ok", "ok", "count", "ok"]


async def test_so_much_and_no_more_is_kept_whatever_it_compresses_to(store: Store) -> None:
    message = await running(store)

    words = [await put(store, message, name, size) for name, size in (("a", 60), ("b", 41), ("a", 10), ("b", 90))]

    assert words == ["ok", "bytes", "ok", "ok"]


async def test_only_who_holds_the_lease_keeps_files(store: Store) -> None:
    message = await running(store)

    assert await put(store, message, "a", 1, fence=2) == "lost"
    assert await store.stores.artifacts.read(message.execution_id, "a") is None
