"""Reads of many tasks travel together, and each task gets what is its own."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.storage.redis import looks as module
from chronos_synapse.storage.redis.looks import Looks
from tests.builders import Store


class Server:
    """Echoes each command; waits where it is told to."""

    def __init__(self) -> None:
        self.batches: list[list[Any]] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.failure: Exception | None = None

    async def send(self, commands: Sequence[Sequence[Any]]) -> list[Any]:
        self.batches.append([command[0] for command in commands])
        await self.gate.wait()
        if self.failure is not None:
            raise self.failure
        return [ValueError(command[0]) if command[0] == "BAD" else command[0] for command in commands]


async def test_what_is_asked_at_one_moment_travels_together() -> None:
    server = Server()
    looks = Looks(server.send)

    found = await asyncio.gather(*(looks.look([(number,), (-number,)]) for number in range(5)))

    assert found == [[number, -number] for number in range(5)]
    assert len(server.batches) == 1


async def test_what_is_asked_while_batches_are_on_their_way_waits_for_the_next_one() -> None:
    server = Server()
    looks = Looks(server.send)
    server.gate.clear()
    tasks = []
    for number in range(6):
        tasks.append(asyncio.ensure_future(looks.look([(number,)])))
        await asyncio.sleep(0.01)
    server.gate.set()

    assert await asyncio.gather(*tasks) == [[number] for number in range(6)]
    assert server.batches == [[0], [1], [2, 3, 4, 5]]


async def test_a_batch_is_no_larger_than_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 3)
    server = Server()
    looks = Looks(server.send)

    found = await asyncio.gather(*(looks.look([(number,)] * 2) for number in range(4)), looks.look([("x",)] * 9))

    assert found == [*([number] * 2 for number in range(4)), ["x"] * 9]
    assert max(map(len, server.batches)) == 9
    assert sorted(map(len, server.batches)) == [2, 2, 2, 2, 9]


async def test_a_refused_command_is_told_to_who_sent_it_alone() -> None:
    looks = Looks(Server().send)

    found = await asyncio.gather(looks.look([(1,)]), looks.look([(2,), ("BAD",)]), return_exceptions=True)

    assert found[0] == [1]
    assert isinstance(found[1], ValueError)


async def test_an_outage_is_told_to_all_and_is_over_when_it_is_over() -> None:
    server = Server()
    looks = Looks(server.send)
    server.failure = Unavailable("away", part="redis")

    found = await asyncio.gather(*(looks.look([(number,)]) for number in range(3)), return_exceptions=True)
    server.failure = None

    assert all(isinstance(one, Unavailable) for one in found)
    assert await looks.look([(1,)]) == [1]


async def test_who_gives_up_holds_up_nobody() -> None:
    server = Server()
    looks = Looks(server.send)
    server.gate.clear()
    quitter, other = asyncio.ensure_future(looks.look([(1,)])), asyncio.ensure_future(looks.look([(2,)]))
    await asyncio.sleep(0.01)
    quitter.cancel()
    server.gate.set()

    assert await other == [2]
    with pytest.raises(asyncio.CancelledError):
        await quitter


async def test_a_door_looks_at_the_real_server(store: Store) -> None:
    await store.door.call("SET", f"{store.door.keys.prefix}:a", 1)

    both = await asyncio.gather(
        store.door.look([("GET", f"{store.door.keys.prefix}:a"), ("EXISTS", f"{store.door.keys.prefix}:a")]),
        store.door.look([("GET", f"{store.door.keys.prefix}:b")]),
    )

    assert list(both) == [[b"1", 1], [None]]
