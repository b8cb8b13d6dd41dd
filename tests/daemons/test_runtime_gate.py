"""The worker's socket: who is let in, what is taken, and what ends with an attempt."""

import asyncio
import contextlib
import stat
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from chronos_synapse.daemons import runtime_http
from chronos_synapse.daemons.runtime_gate import SDK_FOLDER
from chronos_synapse.domain.problem import MEDIA_TYPE
from chronos_synapse.services.running import runtime_session
from tests.builders import Store, open_store
from tests.runtime import Attempts, Held, open_gate
from tests.support import wait_until


@pytest.fixture
async def store(redis_url: str, key_prefix: str) -> AsyncIterator[Store]:
    async with open_store(redis_url, key_prefix) as opened:
        yield opened


@pytest.fixture
async def attempts(store: Store, tmp_path: Path) -> AsyncIterator[Attempts]:
    async with open_gate(store, tmp_path) as opened:
        yield opened


async def exchange(held: Held, *pieces: bytes) -> bytes:
    """Everything that is answered to these bytes until the other side closes."""
    reader, writer = await asyncio.open_unix_connection(str(held.door.socket))
    with contextlib.suppress(ConnectionError):  # it may have answered and closed before all is sent
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
    answer = b""
    with contextlib.suppress(ConnectionError):
        answer = await asyncio.wait_for(reader.read(), 10)
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()
    return answer


def refused(response: httpx.Response) -> tuple[int, str]:
    """Status and code of a problem document."""
    assert response.headers["content-type"] == MEDIA_TYPE
    return response.status_code, response.json()["type"].rpartition(":")[2]


async def test_an_attempt_finds_its_own_context_by_what_its_door_tells_it(attempts: Attempts) -> None:
    held = await attempts.start()

    response = await held.client().get("/context")

    assert response.status_code == 200
    assert response.json()["execution_id"] == held.execution_id
    assert held.door.environment["CHRONOS_RUNTIME_SOCKET"] == str(held.door.socket)
    assert held.door.environment["CHRONOS_SDK"] == str(SDK_FOLDER)


async def test_only_the_worker_and_what_it_shows_the_socket_to_can_reach_it(attempts: Attempts) -> None:
    held = await attempts.start()

    home = held.door.socket.parent

    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert list(home.iterdir()) == [held.door.socket]


@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Bearer x", "Basic YTpi"])
async def test_nobody_is_let_in_without_a_token(attempts: Attempts, authorization: str | None) -> None:
    held = await attempts.start()
    client = held.client()
    del client.headers["Authorization"]

    headers = [] if authorization is None else [("Authorization", authorization)]
    response = await client.get("/context", headers=headers)

    assert response.status_code == 401
    assert "www-authenticate" in response.headers


async def test_a_token_of_another_shape_attempt_or_secret_is_refused_alike(attempts: Attempts) -> None:
    held, other = await attempts.start(), await attempts.start()
    name, attempt, secret = held.token.split(".")
    forged = [
        f"{name}.{int(attempt) + 1}.{secret}",
        f"{other.execution_id}.{attempt}.{secret}",
        f"{name}.{attempt}.{'A' * 43}",
        f"{name}.{attempt}.{secret[:-1]}",
    ]

    answers = [await held.client(token).get("/context") for token in forged]

    assert {refused(answer) for answer in answers} == {(401, "token.not_good")}
    assert len({answer.text for answer in answers}) == 1


async def test_an_attempt_writes_into_its_own_record_only(attempts: Attempts, store: Store) -> None:
    held, other = await attempts.start(), await attempts.start()

    assert (await held.client().post("/output", json={"data": {"rows": 3}})).status_code == 204

    assert (await store.stores.records.find(held.execution_id)).output == {"rows": 3}
    assert (await store.stores.records.find(other.execution_id)).output is None


async def test_a_token_is_dead_as_soon_as_its_attempt_has_ended(attempts: Attempts) -> None:
    held = await attempts.start()
    client = held.client()
    assert (await client.get("/context")).status_code == 200

    await held.end()

    assert refused(await client.get("/context")) == (401, "token.not_good")
    assert refused(await client.post("/output", json={"data": 1})) == (401, "token.not_good")


async def test_what_was_asked_by_an_attempt_that_has_lost_its_lease_is_not_done(
    attempts: Attempts, store: Store
) -> None:
    held = await attempts.start()
    await store.door.call("HSET", store.door.keys.lease(held.execution_id), "fence", 2)

    response = await held.client().post("/output", json={"data": 1})

    assert refused(response) == (401, "token.not_good")
    assert (await store.stores.records.find(held.execution_id)).output is None


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/nothing", (404, "address.not_found")),
        ("GET", "/variables", (404, "address.not_found")),
        ("GET", "/variables/A/increment/x", (404, "address.not_found")),
        ("DELETE", "/context", (405, "http.405")),
        ("POST", "/executions/x/trigger", (404, "address.not_found")),
    ],
)
async def test_what_is_not_in_the_table_is_not_there(
    attempts: Attempts, method: str, path: str, expected: tuple[int, str]
) -> None:
    held = await attempts.start()

    assert refused(await held.client().request(method, path)) == expected


async def test_a_body_of_another_kind_than_json_is_refused(attempts: Attempts) -> None:
    held = await attempts.start()
    client = held.client()

    form = await client.post("/output", files={"files[x][path]": b"/etc/passwd"})
    text = await client.post("/output", content=b'{"data":1}', headers={"Content-Type": "text/plain"})
    packed = await client.post("/output", content=b"x", headers={"Content-Encoding": "gzip"})

    assert [response.status_code for response in (form, text, packed)] == [415, 415, 415]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (b'{"data":1,"uid":0}', "/uid"),
        (b"{}", "/data"),
        (b'{"data":1,"data":2}', "/data"),
        (b'{"data":NaN}', ""),
        (b'{"data":' + b"[" * 40 + b"]" * 40 + b"}", ""),
        (b"", ""),
    ],
)
async def test_a_refused_body_is_told_by_its_field(attempts: Attempts, body: bytes, pointer: str) -> None:
    held = await attempts.start()

    response = await held.client().post("/output", content=body, headers={"Content-Type": "application/json"})

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == pointer


async def test_a_body_that_is_too_large_is_refused_before_and_while_it_is_read(attempts: Attempts) -> None:
    held = await attempts.start()
    head = f"PUT /api/v1/runtime/artifacts/a HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {held.token}\r\n"

    stated = await exchange(held, (head + "Content-Length: 99999999999\r\n\r\n").encode())
    chunk = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    chunked = (head + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n").encode()
    streamed = await exchange(held, chunked, *[chunk] * 17, b"0\r\n\r\n")
    endless = await exchange(held, chunked, *[chunk] * 300)
    plain = await held.client().put("/artifacts/a", content=b"x" * ((1 << 20) + 1))

    assert stated.startswith(b"HTTP/1.1 413 ")
    assert streamed.startswith(b"HTTP/1.1 413 ")
    assert endless[:13] in (b"", b"HTTP/1.1 413 "), "who never stops is cut off, and may not see why"
    assert refused(plain) == (413, "body.too_large")


@pytest.mark.parametrize(
    "sent",
    [
        b"nonsense\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \x00\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 70_000 + b"\r\n\r\n",
        b"POST /api/v1/runtime/output HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        b"POST /api/v1/runtime/output HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, x\r\n\r\nx",
    ],
)
async def test_what_is_not_http_is_refused_and_the_connection_closed(attempts: Attempts, sent: bytes) -> None:
    held = await attempts.start()

    answer = await exchange(held, sent)

    assert answer.split(b" ")[1] in (b"400", b"431", b"501")
    assert (await held.client().get("/context")).status_code == 200


async def test_a_request_that_drips_is_not_waited_for(attempts: Attempts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime_http, "READ_S", 0.1)
    held = await attempts.start()

    assert await exchange(held, b"GET /api/v1/runtime/context HT") == b""


async def test_connections_that_ask_nothing_shut_nobody_out(
    attempts: Attempts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime_http, "MAX_CONNECTIONS", 20)
    held = await attempts.start()
    idle = [await asyncio.open_unix_connection(str(held.door.socket)) for _ in range(50)]

    response = await held.client().get("/context")

    assert response.status_code == 200
    for _, writer in idle:
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()


async def test_one_attempt_gets_its_share_of_connections_and_no_more(
    attempts: Attempts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime_http, "MAX_OF_ATTEMPT", 3)
    greedy, modest = await attempts.start(), await attempts.start()
    for _ in range(3):
        assert (await greedy.client().get("/context")).status_code == 200

    response = await greedy.client().get("/context")

    assert refused(response) == (429, "runtime.busy")
    assert response.headers["retry-after"] == "1"
    assert (await modest.client().get("/context")).status_code == 200


async def test_a_connection_stays_with_the_attempt_that_opened_it(attempts: Attempts) -> None:
    held, other = await attempts.start(), await attempts.start()
    client = held.client()
    assert (await client.get("/context")).status_code == 200

    response = await client.get("/context", headers={"Authorization": f"Bearer {other.token}"})

    assert response.status_code == 401


async def test_an_attempt_may_call_so_often_in_a_minute(attempts: Attempts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime_session.WindowLimit.__init__, "__defaults__", (3, lambda: 100.0))
    held = await attempts.start()
    client = held.client()
    for _ in range(3):
        assert (await client.get("/context")).status_code == 200

    response = await client.get("/context")

    assert refused(response) == (429, "runtime.calls")
    assert int(response.headers["retry-after"]) > 0


async def test_a_mistake_of_ours_is_told_by_its_id_and_not_by_its_words(
    attempts: Attempts, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any, **__: Any) -> None:
        raise KeyError("a word of ours")

    held = await attempts.start()
    monkeypatch.setattr(type(attempts.store.stores.records), "write", broken)

    response = await held.client().post("/output", json={"data": 1})

    assert refused(response) == (500, "internal")
    assert "a word of ours" not in response.text


async def test_a_call_that_is_under_way_is_broken_off_when_the_door_is_closed(
    attempts: Attempts, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = asyncio.Event()

    async def endless(*_: Any, **__: Any) -> None:
        begun.set()
        await asyncio.Event().wait()

    held = await attempts.start()
    monkeypatch.setattr(type(attempts.store.stores.records), "write", endless)
    calling = asyncio.create_task(held.client().post("/output", json={"data": 1}))
    await wait_until(begun.is_set)

    await attempts.gate.close(held.facts)

    with pytest.raises(httpx.TransportError):
        await calling


async def test_an_outage_of_the_store_is_told_as_something_to_repeat(
    attempts: Attempts, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chronos_synapse.domain.errors import Unavailable  # noqa: PLC0415

    async def away(*_: Any, **__: Any) -> None:
        raise Unavailable("Redis does not answer", part="redis")

    held = await attempts.start()
    monkeypatch.setattr(type(attempts.store.stores.records), "write", away)

    response = await held.client().post("/output", json={"data": 1})

    assert refused(response) == (503, "redis.unavailable")
    assert response.headers["retry-after"] == "2"


async def test_whoever_reads_slowly_gets_all_of_a_large_file(attempts: Attempts) -> None:
    held = await attempts.start()
    data = bytes(range(256)) * 4096
    assert (await held.client().put("/artifacts/large", content=data)).status_code == 200
    reader, writer = await asyncio.open_unix_connection(str(held.door.socket), limit=1024)
    head = f"GET /api/v1/runtime/artifacts/large HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {held.token}\r\n"
    writer.write((head + "Connection: close\r\n\r\n").encode())

    found = bytearray()
    while piece := await reader.read(4096):
        found += piece
        await asyncio.sleep(0)

    assert bytes(found).partition(b"\r\n\r\n")[2] == data
    writer.close()


async def test_whoever_does_not_read_is_let_go(attempts: Attempts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime_http, "SEND_S", 0.1)
    held = await attempts.start()
    assert (await held.client().put("/artifacts/large", content=b"x" * (1 << 20))).status_code == 200
    _, writer = await asyncio.open_unix_connection(str(held.door.socket), limit=1024)
    head = f"GET /api/v1/runtime/artifacts/large HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {held.token}\r\n\r\n"
    writer.transport.pause_reading()  # type: ignore[attr-defined]
    writer.write(head.encode())
    connections = attempts.gate._connections
    assert connections is not None

    await wait_until(lambda: len(connections._open) == 2)
    await wait_until(lambda: len(connections._open) == 1, description="only the client that was idle is left")

    writer.close()


async def test_nothing_is_left_of_a_gate_that_is_closed(store: Store, tmp_path: Path) -> None:
    async with open_gate(store, tmp_path) as attempts:
        held = await attempts.start()
        reader, writer = await asyncio.open_unix_connection(str(held.door.socket))
        writer.write(b"GET /api/v1/runtime/context HTTP/1.1\r\nHost: x\r\n\r\n")
        assert (await reader.readline()).startswith(b"HTTP/1.1 401 ")

    assert await reader.read()
    assert not held.door.socket.parent.exists()
    writer.close()
    await writer.wait_closed()


async def test_a_folder_with_a_long_path_is_not_used_for_the_socket(store: Store, tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 100)
    deep.mkdir()

    async with open_gate(store, deep) as attempts:
        held = await attempts.start()

        assert (await held.client().get("/context")).status_code == 200


async def test_opening_asks_nobody_unless_the_attempt_runs_elsewhere(store: Store, tmp_path: Path) -> None:
    async with open_gate(store, tmp_path, public_url="https://chronos.example/") as attempts:
        held = await attempts.start()
        key = store.door.keys.lease(held.execution_id)
        before = await store.door.call("HMGET", key, "token", "runtime")

        door = await attempts.gate.open(held.facts, is_remote=True)
        during = await store.door.call("HGET", key, "token")
        await attempts.gate.close(held.facts)

        assert before == [None, None]
        assert during is not None
        assert await store.door.call("HMGET", key, "token", "runtime") == [None, None]
        assert door.environment["CHRONOS_RUNTIME_URL"] == "https://chronos.example/api/v1/runtime"
        assert during.decode() not in door.environment["CHRONOS_TOKEN"]
