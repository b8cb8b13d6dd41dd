"""Live events and live logs: nothing twice, nothing missed, nothing of others."""

import asyncio
from contextlib import AsyncExitStack
from typing import Any

import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.user import UserState
from chronos_synapse.storage.redis.queue import QueueMessage
from tests.api.conftest import Api, Caller
from tests.api.sse import Event, opened
from tests.builders import ending_of
from tests.log_blocks import a_block
from tests.support import wait_until


@pytest.fixture
async def api(served_api: Api) -> Api:
    """Streams need a server."""
    return served_api


class Running:
    """An execution that a test lets print and end."""

    def __init__(self, api: Api, message: QueueMessage) -> None:
        self.id = message.execution_id
        self._api = api
        self._message = message
        self._next = 0

    async def print(self, *texts: str, skip: int = 0) -> None:
        """Stores one line for each text; `skip` leaves out so many offsets before."""
        self._next += skip
        block = a_block(self._next, [text.encode() for text in texts], time_ms=1_767_225_600_000)
        self._next += len(texts)
        assert await self._api.store.stores.logs.append(self.id, block, fence=1, life_ms=60_000)

    async def end(self) -> None:
        """Lets it fail."""
        ending = ending_of(self._message, state=ExecutionState.FAILED, outcome=Outcome.FAILED, exit_code=1)
        assert await self._api.store.stores.executions.finish([ending]) == [True]


async def running(api: Api, caller: Caller) -> Running:
    """A running execution of a new job of `caller`."""
    job = await caller.create_job(overlap="allow")
    await caller.trigger(job["id"])
    (message,) = await api.store.start()
    return Running(api, message)


def texts_of(events: list[Event]) -> list[str]:
    return [line["text"] for event in events if event.name == "lines" for line in event.data]


def offsets_of(events: list[Event]) -> list[int]:
    return [line["offset"] for event in events if event.name == "lines" for line in event.data]


async def read_types(source: Any, count: int) -> list[tuple[str, str | None]]:
    """(type, execution or job id) of the next `count` facts."""
    facts: list[tuple[str, str | None]] = []
    while len(facts) < count:
        event = await source.next()
        assert event.name == "events"
        facts += [(fact["type"], fact.get("execution_id") or fact["job_id"]) for fact in event.data]
    return facts


async def test_lines_come_as_they_are_printed_and_the_stream_ends_with_the_execution(
    api: Api, developer: Caller
) -> None:
    execution = await running(api, developer)
    await execution.print("first", "second")

    async with opened(developer, f"/executions/{execution.id}/log/stream") as source:
        shown = [await source.next()]
        await execution.print("third", "Grüße")
        shown.append(await source.next())
        await execution.print("last")
        await execution.end()
        shown += await source.rest()

    assert texts_of(shown) == ["first", "second", "third", "Grüße", "last"]
    assert shown[0].id == "1"
    assert (shown[-1].name, shown[-1].data) == ("end", {"state": "failed"})


async def test_a_log_goes_on_where_it_was_without_gap_or_double(api: Api, developer: Caller) -> None:
    execution = await running(api, developer)
    path = f"/executions/{execution.id}/log/stream"
    await execution.print(*(f"line {number}" for number in range(450)))
    async with opened(developer, path) as source:
        before = [await source.next()]
    await execution.print("while nobody looked")

    async with opened(developer, path, last_id=before[-1].id) as source:
        after = [await source.next()]
        await execution.print("live again")
        await execution.end()
        after += await source.rest()

    assert offsets_of(before + after) == list(range(452))
    assert texts_of(after)[-2:] == ["while nobody looked", "live again"]


async def test_many_readers_of_a_fast_log_all_see_every_line_once(api: Api, developer: Caller) -> None:
    execution = await running(api, developer)

    async def read() -> list[Event]:
        async with opened(developer, f"/executions/{execution.id}/log/stream") as source:
            return await source.rest()

    async def write() -> None:
        for start in range(0, 2000, 50):
            await execution.print(*(f"line {start + at}" for at in range(50)))
        await execution.end()

    *readers, _ = await asyncio.gather(*(read() for _ in range(5)), write())

    for events in readers:
        assert events is not None
        assert offsets_of(events) == list(range(2000))
        assert events[-1].name == "end"


async def test_a_hole_in_a_log_is_shown_where_it_is(api: Api, developer: Caller) -> None:
    execution = await running(api, developer)
    await execution.print("head")
    await execution.print("tail", skip=12_345)
    await execution.end()

    async with opened(developer, f"/executions/{execution.id}/log/stream") as source:
        lines = (await source.next()).data
    page = (await developer.get(f"/executions/{execution.id}/log")).json()
    download = await developer.get(f"/executions/{execution.id}/log/download")

    assert page["lines"] == lines
    assert [(line["offset"], line["stream"]) for line in lines] == [(0, "stdout"), (1, "system"), (12_346, "stdout")]
    assert lines[1]["text"].startswith("12,345 lines were left out")
    assert (page["finished"], page["next_after"]) == (True, None)
    assert download.text.splitlines()[0::2] == ["head", "tail"]
    assert download.headers["content-disposition"] == f'attachment; filename="{execution.id}.log"'
    assert download.headers["content-type"].startswith("text/plain")
    assert download.headers["x-content-type-options"] == "nosniff"


async def test_a_log_is_read_page_by_page(api: Api, developer: Caller) -> None:
    execution = await running(api, developer)
    await execution.print(*"abcde")

    first = (await developer.get(f"/executions/{execution.id}/log?limit=3")).json()
    rest = (await developer.get(f"/executions/{execution.id}/log?limit=3&after={first['next_after']}")).json()

    assert [line["text"] for line in first["lines"] + rest["lines"]] == list("abcde")
    assert (first["finished"], rest["next_after"]) == (False, None)


@pytest.mark.parametrize("last_id", ["x", "-2", "1-0", "9" * 30])
async def test_a_log_does_not_go_on_from_what_is_no_offset(api: Api, developer: Caller, last_id: str) -> None:
    execution = await running(api, developer)

    response = await developer.get(f"/executions/{execution.id}/log/stream", headers={"Last-Event-ID": last_id})

    assert response.status_code == 400


async def test_events_say_what_happened_in_order(api: Api, developer: Caller) -> None:
    async with opened(developer, "/events") as source:
        greeting = await source.next()
        execution = await running(api, developer)
        await execution.end()
        facts = await read_types(source, 4)

    assert (greeting.name, greeting.data) == ("events", [])
    assert [kind for kind, _ in facts] == [
        "job.saved",
        "execution.queued",
        "execution.started",
        "execution.finished",
    ]
    assert facts[3][1] == execution.id


async def test_events_go_on_where_they_were_without_gap_or_double(api: Api, developer: Caller) -> None:
    async with opened(developer, "/events") as source:
        await source.next()
        await developer.create_job(name="One")
        last = await source.next()
    missed = [await developer.create_job(name=f"Missed {number}") for number in range(3)]

    async with opened(developer, "/events", last_id=last.id) as source:
        facts = await read_types(source, 3)
        live = await developer.create_job(name="Live")
        facts += await read_types(source, 1)

    assert [job_id for _, job_id in facts] == [job["id"] for job in [*missed, live]]


async def test_events_are_those_of_the_topics_and_of_the_caller(
    api: Api, developer: Caller, stranger: Caller, admin: Caller
) -> None:
    own = await developer.create_job()

    async with (
        opened(stranger, "/events") as strangers,
        opened(developer, f"/events?topic=job:{own['id']}") as of_one_job,
        opened(developer, "/events?topic=executions") as executions,
        opened(admin, "/events") as everything,
    ):
        for source in (strangers, of_one_job, executions, everything):
            await source.next()
        other = await developer.create_job()
        execution_id = await developer.trigger(own["id"])
        theirs = await stranger.create_job()

        assert await read_types(strangers, 1) == [("job.saved", theirs["id"])]
        assert await read_types(of_one_job, 1) == [("execution.queued", execution_id)]
        assert await read_types(executions, 1) == [("execution.queued", execution_id)]
        assert [found for _, found in await read_types(everything, 3)] == [other["id"], execution_id, theirs["id"]]


@pytest.mark.parametrize("last_id", ["0-1", "99999999999999-0", "x", "1" * 40, "-", "1-1-1"])
async def test_an_id_that_is_too_old_or_unknown_makes_the_browser_start_afresh(
    api: Api, developer: Caller, last_id: str
) -> None:
    await developer.create_job()

    async with opened(developer, "/events", last_id=last_id) as source:
        reset = await source.next()
        job = await developer.create_job()
        facts = await read_types(source, 1)

    assert reset.name == "reset"
    assert facts == [("job.saved", job["id"])]


async def test_a_user_cannot_open_streams_without_end(api: Api, developer: Caller, stranger: Caller) -> None:
    async with AsyncExitStack() as open_streams:
        sources = [await open_streams.enter_async_context(opened(developer, "/events")) for _ in range(20)]
        for source in sources:
            await source.next()

        refused = await developer.get("/events")

        assert refused.status_code == 429
        assert refused.headers["retry-after"]
        async with opened(stranger, "/events") as others:
            assert (await others.next()).name == "events"

    async def is_free() -> bool:
        async with developer.client.stream("GET", "/api/v1/events") as response:
            return response.status_code == 200

    await wait_until(is_free, description="closed streams to be counted no more")


async def test_a_stream_ends_when_its_user_is_disabled(
    api: Api, developer: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chronos_synapse.api.routes.stream.CHECK_EVERY_S", 0.05)
    async with opened(developer, "/events") as source:
        await source.next()
        await disable(api, developer.principal)

        assert await source.rest() == []


async def disable(api: Api, principal: Principal) -> None:
    await api.container.accounts.users.set_state(principal.user_id, UserState.DISABLED)
    await api.store.stores.identity_changes.tell(principal.user_id)


async def test_streams_are_refused_without_a_token_or_with_an_expired_one(api: Api, developer: Caller) -> None:
    execution = await running(api, developer)
    expired = api.token(developer.principal, life_s=-1)

    for path in ("/events", f"/executions/{execution.id}/log/stream"):
        for headers in ({}, {"Authorization": f"Bearer {expired}"}):
            response = await api.client(**headers).get("/api/v1" + path)
            assert response.status_code == 401


async def test_heartbeats_keep_a_quiet_stream_open(
    api: Api, developer: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chronos_synapse.api.routes.stream.HEARTBEAT_S", 0.05)

    async with developer.client.stream("GET", "/api/v1/events") as response:
        beats = (line async for line in response.aiter_lines() if line.startswith(":"))
        async with asyncio.timeout(10):
            assert [await anext(beats), await anext(beats)] == [": still here"] * 2
