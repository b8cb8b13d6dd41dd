"""What attempts ask and say: bounds, secrets, variables of two scopes, and progress as news."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.errors import Conflict, TooMany
from chronos_synapse.domain.event import Event, EventType, topics_of
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.masking import Mask
from chronos_synapse.domain.record import Progress
from chronos_synapse.domain.scope import Scope
from chronos_synapse.services.live import Watch
from chronos_synapse.services.running.progress import ProgressNews
from chronos_synapse.services.running.runtime_calls import CALLS, PREFIX, RuntimeAnswer, RuntimeRequest
from chronos_synapse.services.running.runtime_session import RuntimeSession, WindowLimit
from chronos_synapse.services.running.runtime_variables import AppendBody, IncrementBody, RuntimeVariables, VariableBody
from chronos_synapse.services.secrets.masked import masked_document
from chronos_synapse.services.secrets.variables import PutVariable, VariableService
from chronos_synapse.storage.redis.events import decode_progress
from tests.builders import OWNER, START, Store, open_store
from tests.runtime import calls_on, facts_of
from tests.support import wait_until

SECRET = "hunter2hunter2"


@pytest.fixture
async def store(redis_url: str, key_prefix: str) -> AsyncIterator[Store]:
    async with open_store(redis_url, key_prefix) as opened:
        yield opened


async def session_on(store: Store, **changes: Any) -> RuntimeSession:
    job = await store.save_draft()
    await store.request(job)
    (message,) = await store.start()
    session = RuntimeSession(facts=facts_of(job, message), limit=WindowLimit())
    return msgspec.structs.replace(session, **changes)


def variables_on(store: Store) -> RuntimeVariables:
    return RuntimeVariables(store.stores.variables, VariableService(store.stores))


async def call(
    store: Store, session: RuntimeSession, method: str, path: str, body: object = None, **more: Any
) -> RuntimeAnswer:
    data = b"" if body is None else body if isinstance(body, bytes) else msgspec.json.encode(body)
    media_type = "application/octet-stream" if isinstance(body, bytes) else "application/json"
    request = RuntimeRequest(method=method, path=PREFIX + path, body=data, media_type=media_type, **more)
    return await calls_on(store).answer(session, request)


def refusal(answer: RuntimeAnswer) -> tuple[int, str, str]:
    """Status, code and the first pointer."""
    problem = msgspec.json.decode(answer.body)
    errors = problem["errors"]
    return answer.status, problem["type"].rpartition(":")[2], errors[0]["pointer"] if errors else ""


@pytest.mark.parametrize(
    ("method", "path", "body", "expected"),
    [
        ("POST", "/output", {"data": "x" * 65_536}, (400, "output.size", "/data")),
        ("POST", "/condition", {"condition": 1}, (400, "body.field", "/condition")),
        ("POST", "/metrics", {"name": "1a", "value": 1}, (400, "metric.name", "/name")),
        ("POST", "/metrics", {"name": "a:b", "value": 1}, (400, "metric.name", "/name")),
        ("POST", "/metrics", {"name": "a", "value": "1"}, (400, "body.field", "/value")),
        ("POST", "/metrics", {"name": "a", "value": 1, "unit": "x" * 21}, (400, "metric.unit", "/unit")),
        ("POST", "/progress", {"percent": 101}, (400, "progress.percent", "/percent")),
        ("POST", "/progress", {"percent": -1}, (400, "progress.percent", "/percent")),
        ("POST", "/progress", {"text": "x" * 201}, (400, "progress.text", "/text")),
        ("PUT", "/variables/lower", {"value": 1}, (400, "variable.key", "path:key")),
        ("PUT", "/variables/CHRONOS_X", {"value": 1}, (400, "variable.key", "path:key")),
        ("PUT", "/variables/A", {"value": "x" * 10_001}, (400, "variable.size", "/value")),
        ("PUT", "/variables/A", {"value": 1, "owner_id": "x"}, (400, "body.unknown_field", "/owner_id")),
        ("POST", "/variables/A/increment", {"by": True}, (400, "body.field", "/by")),
        ("GET", "/variables/NONE", None, (404, "variable.not_found", "")),
        ("DELETE", "/variables/NONE", None, (404, "variable.not_found", "")),
        ("GET", "/input/none", None, (404, "parameter.not_found", "")),
        ("GET", "/artifacts/none", None, (404, "artifact.not_found", "")),
        ("PUT", "/artifacts/.hidden", b"x", (400, "artifact.name", "path:name")),
        ("PUT", "/artifacts/a%2Fb", b"x", (400, "artifact.name", "path:name")),
    ],
)
async def test_what_cannot_be_taken_is_refused_by_its_name(
    store: Store, method: str, path: str, body: object, expected: tuple[int, str, str]
) -> None:
    session = await session_on(store)

    assert refusal(await call(store, session, method, path, body)) == expected


async def test_a_number_that_is_none_is_refused(store: Store) -> None:
    session = await session_on(store)
    for text in (b'{"name":"a","value":1e400}', b'{"name":"a","value":NaN}'):
        request = RuntimeRequest(method="POST", path=f"{PREFIX}/metrics", body=text, media_type="application/json")

        assert (await calls_on(store).answer(session, request)).status == 400


async def test_so_many_files_are_kept(store: Store) -> None:
    session = await session_on(store)
    for number in range(20):
        assert (await call(store, session, "PUT", f"/artifacts/f{number}", b"x")).status == 200

    assert refusal(await call(store, session, "PUT", "/artifacts/more", b"x"))[:2] == (409, "artifacts.count")


async def test_what_is_asked_for_as_text_is_one_value_as_it_is(store: Store) -> None:
    session = await session_on(store)
    await call(store, session, "PUT", "/variables/A", {"value": "a b\n"})
    await call(store, session, "PUT", "/variables/B", {"value": [1, None]})

    text = await call(store, session, "GET", "/variables/A", wants_text=True)
    other = await call(store, session, "GET", "/variables/B", wants_text=True)
    context = await call(store, session, "GET", "/context", wants_text=True)

    assert (text.body, text.media_type) == (b"a b\n", "text/plain; charset=utf-8")
    assert other.body == b"[1,null]"
    assert context.media_type == "application/json"


def test_every_call_has_an_operation_and_a_place_of_its_own() -> None:
    assert len({call.operation for call in CALLS}) == len(CALLS)
    assert len({(call.method, call.path) for call in CALLS}) == len(CALLS)


async def test_a_variable_of_the_job_is_found_before_one_of_its_owner(store: Store) -> None:
    session, service = await session_on(store), VariableService(store.stores)
    variables, job_id = variables_on(store), session.facts.job_id
    await service.put_in(Scope(owner_id=OWNER), "A", PutVariable(value="owner"), by="u")
    await service.put_in(Scope(owner_id=OWNER, job_id=job_id), "A", PutVariable(value="job"), by="u")

    assert (await variables.read(session, "A")).value == "job"
    await variables.write(session, "A", VariableBody(value="new"))
    await variables.remove(session, "A", None)
    assert (await variables.read(session, "A")).value == "owner"


async def test_a_new_variable_is_the_owners_and_says_who_set_it(store: Store) -> None:
    session = await session_on(store)

    await variables_on(store).write(session, "A", VariableBody(value=1))

    found = await store.stores.variables.find(Scope(owner_id=OWNER), "A")
    assert found is not None
    assert found.updated_by == f"execution {session.facts.execution_id}"


async def test_what_is_written_keeps_the_description(store: Store) -> None:
    session, service = await session_on(store), VariableService(store.stores)
    await service.put_in(Scope(owner_id=OWNER), "A", PutVariable(value=1, description="how far"), by="u")

    await variables_on(store).increment(session, "A", IncrementBody())

    found = await store.stores.variables.find(Scope(owner_id=OWNER), "A")
    assert found is not None
    assert (found.value, found.description) == (2, "how far")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", "/variables/A", {"value": 2}),
        ("PUT", "/variables/NEW", {"value": 2}),
        ("POST", "/variables/A/increment", {"by": 1}),
        ("POST", "/variables/L/append", {"value": 1}),
        ("DELETE", "/variables/A", None),
    ],
)
@pytest.mark.parametrize("is_replaced", [True, False])
async def test_an_attempt_that_has_lost_its_lease_changes_no_variable(
    store: Store, method: str, path: str, body: object, is_replaced: bool
) -> None:
    session, service, owner = await session_on(store), VariableService(store.stores), Scope(owner_id=OWNER)
    await service.put_in(owner, "A", PutVariable(value=1), by="u")
    await service.put_in(owner, "L", PutVariable(value=[]), by="u")
    before = await store.stores.variables.all(owner)
    lease = store.door.keys.lease(session.facts.execution_id)
    await store.door.call(*(("HSET", lease, "fence", 2) if is_replaced else ("DEL", lease)))

    assert refusal(await call(store, session, method, path, body)) == (401, "token.not_good", "")
    assert await store.stores.variables.all(owner) == before


async def test_nothing_that_is_added_at_the_same_time_is_lost(store: Store) -> None:
    session, variables = await session_on(store), variables_on(store)

    await asyncio.gather(*(variables.increment(session, "N", IncrementBody(by=2)) for _ in range(10)))
    await asyncio.gather(*(variables.append(session, "L", AppendBody(value=[at])) for at in range(5)))

    assert (await variables.read(session, "N")).value == 20
    assert sorted((await variables.read(session, "L")).value) == [[at] for at in range(5)]


async def test_a_count_whose_answer_was_lost_counts_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection sends again what was not answered; meanwhile another one has counted."""
    session, variables, door = await session_on(store), variables_on(store), store.stores.variables._door
    run = door.run

    async def run_again(script: Any, keys: Any, args: Any) -> Any:
        await run(script, keys, args)
        monkeypatch.setattr(door, "run", run)
        await variables.increment(session, "N", IncrementBody())
        return await run(script, keys, args)

    for count in (0, 2):
        monkeypatch.setattr(door, "run", run_again)
        assert (await variables.increment(session, "N", IncrementBody())).value == count + 1
        assert (await variables.read(session, "N")).value == count + 2


@pytest.mark.parametrize("value", ["text", [1], {"a": 1}, True, None])
async def test_only_a_number_can_be_added_to(store: Store, value: Any) -> None:
    session, variables = await session_on(store), variables_on(store)
    await variables.write(session, "A", VariableBody(value=value))

    with pytest.raises(Conflict) as refused:
        await variables.increment(session, "A", IncrementBody())

    assert refused.value.code == "variable.type"


@pytest.mark.parametrize(("value", "more"), [(1, "x"), ("x", 1), ({"a": 1}, "x"), (None, [1])])
async def test_only_a_text_or_a_list_can_be_gone_on_with(store: Store, value: Any, more: Any) -> None:
    session, variables = await session_on(store), variables_on(store)
    await variables.write(session, "A", VariableBody(value=value))

    with pytest.raises(Conflict):
        await variables.append(session, "A", AppendBody(value=more))


async def test_a_secret_is_covered_in_all_that_is_kept_and_refused_in_a_variable(store: Store) -> None:
    session = await session_on(store, mask=Mask([SECRET]))
    await call(store, session, "POST", "/output", {"data": {SECRET: [f"x{SECRET}", 1, True, None]}})
    await call(store, session, "POST", "/progress", {"percent": 1, "text": SECRET})
    await call(store, session, "PUT", "/artifacts/a", f"a {SECRET} b".encode())

    refused = await call(store, session, "PUT", "/variables/A", {"value": [SECRET]})

    record = await store.stores.records.find(session.facts.execution_id)
    file = await store.stores.artifacts.read(session.facts.execution_id, "a")
    assert SECRET not in repr(record)
    assert file is not None
    assert SECRET.encode() not in file
    assert refusal(refused) == (400, "variable.secret", "/value")


def test_a_secret_that_is_a_number_is_covered_where_it_is_one() -> None:
    found = masked_document({"pin": 12345678, "other": 1.5}, Mask(["12345678"]))

    assert "12345678" not in repr(found)
    assert found["other"] == 1.5


async def test_the_limit_begins_anew_each_minute() -> None:
    now = 0.0
    limit = WindowLimit(2, clock=lambda: now)
    first = [await limit.hit() for _ in range(3)]

    now = 60.0

    assert first[:2] == [0, 0]
    assert first[2] > 0
    assert await limit.hit() == 0


async def test_a_session_says_when_too_much_was_called(store: Store) -> None:
    session = await session_on(store, limit=WindowLimit(0))

    with pytest.raises(TooMany):
        await session.count()


class Bus:
    """Hears what is told."""

    def __init__(self) -> None:
        self.told: list[Event] = []

    async def tell_progress(self, event: Event) -> None:
        self.told.append(event)


async def test_progress_is_told_a_few_times_a_second_and_the_last_of_it_always(store: Store) -> None:
    session, bus = await session_on(store), Bus()
    news = ProgressNews(bus, every_s=0.05)  # type: ignore[arg-type]

    for percent in range(101):
        await news.tell(session.facts, Progress(percent=float(percent), text="", at=START))
    await wait_until(lambda: len(bus.told) == 2)

    assert [event.progress and event.progress.percent for event in bus.told] == [0.0, 100.0]


async def test_progress_is_news_for_those_who_watch_the_execution_and_for_nobody_else(store: Store) -> None:
    session = await session_on(store)
    before = await store.stores.events.latest_id()
    async with store.stores.events.subscriber() as listening:
        await listening.subscribe(store.stores.events.progress_channel)
        await listening.next_message(timeout_s=0.1)
        await call(store, session, "POST", "/progress", {"percent": 12.5, "text": "a\nb"})
        heard: list[bytes] = []

        async def hears() -> bool:
            message = await listening.next_message(timeout_s=0.1)
            heard.extend([message[1]] if message else [])
            return bool(heard)

        await wait_until(hears)

    event = decode_progress(heard[0])
    assert event.type is EventType.EXECUTION_PROGRESS
    assert event.progress is not None
    assert (event.progress.percent, event.progress.text) == (12.5, "a b")
    assert topics_of(event) == (f"execution:{session.facts.execution_id}",)
    assert await store.stores.events.latest_id() == before
    execution = f"execution:{session.facts.execution_id}"
    assert Watch(sight=Sight(owners=(OWNER,)), topics=frozenset({execution})).wants(event)
    for topics in ((), ("executions",), (f"job:{event.job_id}",), ("execution:other",)):
        assert not Watch(sight=Sight(owners=(OWNER,)), topics=frozenset(topics)).wants(event)
    other = Watch(sight=Sight(owners=(UserId("other"),)), topics=frozenset({execution}))
    assert not other.wants(event)
