"""Money and time: what is spent is counted whatever comes back, and nothing lasts longer than the deadline."""

import asyncio
import gzip
import json
import logging
import math
from collections.abc import Mapping
from typing import Any

import pytest

from chronos_synapse.narrators._answer import MAX_CHARACTERS
from chronos_synapse.narrators._messages import WITHOUT_COUNTING
from chronos_synapse.narrators._prices import UNKNOWN, cost_usd
from chronos_synapse.narrators._writing import Narration, Writer
from chronos_synapse.narrators.base import (
    MAX_FACTS,
    Brief,
    Draft,
    Failure,
    Meter,
    Narrative,
    Narrator,
    Usage,
)
from chronos_synapse.narrators.template import TemplateNarrator
from chronos_synapse.services.admin import guarded_http
from tests.narrators.briefs import BRIEF, GOOD, narrative
from tests.narrators.messages_server import MODEL, MessagesServer, Reply, answer, error, serving
from tests.narrators.reports import Purse, claude, is_template, report
from tests.support import wait_until


def without_usage(text: str) -> Reply:
    """A whole answer that does not say what it took."""
    lines = answer(text).body.decode().split("\n")
    events = [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data:")]
    for event in events:
        event.pop("usage", None)
        event.get("message", {}).pop("usage", None)
    return Reply(body="".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in events).encode())


async def test_reports_at_once_do_not_spend_the_same_money() -> None:
    purse = Purse(0.0011)  # of which one takes at most 0.00093

    async with serving(answer(narrative(*GOOD))) as server:
        writer = Writer(TemplateNarrator(), claude(server, budget=purse))
        both = await asyncio.gather(*(writer.write(BRIEF) for _ in range(2)))

    assert sorted(str(one.failure) for one in both) == ["None", "budget"]
    assert len(server.bodies) == 1
    assert purse.left_usd == pytest.approx(0.0011 - both[0].usage.cost_usd - both[1].usage.cost_usd)


async def test_an_answer_without_usage_is_of_no_use_and_costs_its_input() -> None:
    purse = Purse()

    narration, _ = await report(without_usage(narrative(*GOOD)), budget=purse)

    assert is_template(narration, Failure.BAD_ANSWER)
    assert purse.spent[0] >= 900 * 0.1 / 1e6


async def test_an_answer_that_is_cut_off_costs_what_came_of_it() -> None:
    purse = Purse()

    narration, _ = await report(answer(narrative(*GOOD)[:200], stop=None), budget=purse)

    assert is_template(narration, Failure.CUT_OFF)
    assert purse.spent == [pytest.approx((900 * 0.1 + 4000 * 0.01 + 50 * 0.5) / 1e6)]
    assert narration.usage.output_tokens == 50


async def test_a_request_that_is_given_up_costs_its_input() -> None:
    purse = Purse()

    async with serving(Reply(hangs=True)) as server:
        writing = asyncio.create_task(Writer(TemplateNarrator(), claude(server, budget=purse)).write(BRIEF))
        await wait_until(lambda: server.bodies, timeout_s=60)
        writing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writing

    assert purse.spent == [pytest.approx(900 * 0.1 / 1e6)]


async def test_a_draft_that_is_given_up_tells_its_money() -> None:
    meter = Meter()

    async with serving(Reply(hangs=True)) as server:
        draft = claude(server).write(BRIEF, complaints={}, meter=meter)
        writing = asyncio.create_task(draft)
        await wait_until(lambda: server.bodies, timeout_s=60)
        writing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writing

    assert meter.usage.input_tokens == 900
    assert meter.usage.cost_usd == pytest.approx(900 * 0.1 / 1e6)


@pytest.mark.parametrize("status", sorted(WITHOUT_COUNTING))
async def test_a_gateway_that_cannot_count_is_asked_all_the_same(status: int) -> None:
    purse = Purse()

    narration, server = await report(answer(narrative(*GOOD)), count=error(status, "not_found_error"), budget=purse)

    assert (narration.narrator, narration.failure) == ("claude", None)
    assert len(server.bodies) == 1
    assert purse.spent == [narration.usage.cost_usd]


async def test_of_a_gateway_that_cannot_count_a_long_request_counts_as_longer_than_it_is() -> None:
    gone = error(404, "not_found_error")

    narration, server = await report(answer(narrative(*GOOD)), count=gone, max_input_tokens=700)

    assert is_template(narration, Failure.TOO_LARGE)
    assert server.bodies == []


async def test_headers_of_the_environment_are_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_CUSTOM_HEADERS", "X-Canary: canary-1\nAuthorization: Bearer canary-2")
    monkeypatch.setenv("ANTHROPIC_AUTH_TOKEN", "canary-3")
    monkeypatch.setenv("ANTHROPIC_API_KEY", "canary-4")

    narration, server = await report(answer(narrative(*GOOD)))

    assert narration.narrator == "claude"
    assert "canary" not in "".join(server.raw).lower()
    assert "key-of-the-test" in server.raw[-1]


async def test_a_request_that_is_refused_costs_nothing() -> None:
    purse = Purse()

    await report(Reply(status=529, body=b"{}"), budget=purse)

    assert purse.spent == [0.0]


async def test_a_usage_below_nothing_does_not_fill_the_budget() -> None:
    purse = Purse()
    reply = answer(narrative(*GOOD))
    reply.body = reply.body.replace(b'"output_tokens": 250', b'"output_tokens": -250000000')

    await report(reply, budget=purse)

    assert purse.spent[0] > 0


async def test_a_usage_beyond_all_measure_and_a_model_of_many_lines_are_not_believed() -> None:
    purse = Purse()
    reply = answer(narrative(*GOOD))
    reply.body = reply.body.replace(b'"output_tokens": 250', b'"output_tokens": 1' + b"0" * 30)
    reply.body = reply.body.replace(f'"model": "{MODEL}"'.encode(), b'"model": "m\\nAll is \\u202ewell."')

    narration, _ = await report(reply, budget=purse)

    assert purse.spent[0] < 1
    assert narration.model == "mAll is well."


@pytest.mark.parametrize("tokens", [-5, 0, None, "many", 1.5])
async def test_a_count_of_tokens_that_is_none_ends_the_request(tokens: Any) -> None:
    narration, server = await report(answer(narrative(*GOOD)), tokens=tokens)

    assert is_template(narration, Failure.BAD_ANSWER)
    assert server.bodies == []


@pytest.mark.parametrize("part", [math.nan, math.inf, -1.0])
def test_what_is_no_price_counts_as_the_dearest(part: float) -> None:
    usage = Usage(input_tokens=1_000_000)

    assert cost_usd("m", usage, {"m": (part, 1.0)}) == UNKNOWN[0]


def test_a_longer_name_of_a_model_does_not_get_the_price_of_a_shorter_one() -> None:
    usage = Usage(input_tokens=1_000_000)

    assert cost_usd(f"{MODEL}0", usage) == cost_usd("", usage) == UNKNOWN[0]
    assert cost_usd(f"{MODEL}-20260301", usage) == cost_usd(f"{MODEL}-latest", usage) == pytest.approx(0.1)


async def test_an_answer_that_does_not_end_is_left() -> None:
    narration, _ = await report(answer("x" * (MAX_CHARACTERS + 100)))

    assert is_template(narration, Failure.BAD_ANSWER)
    assert narration.usage.output_tokens > 0


@pytest.mark.parametrize(
    "reply",
    [
        Reply(body=b"event: message_start\ndata: {bad\n\n"),
        Reply(body=b'event: message_start\ndata: {"type": "message_start"}\n\n'),
        Reply(body=b'event: content_block_delta\ndata: {"type": "content_block_delta", "index": 0}\n\n'),
        Reply(body=b"event: message_start\ndata: \xff\xfe\n\n"),
    ],
)
async def test_a_stream_that_is_broken_is_a_bad_answer(reply: Reply) -> None:
    narration, _ = await report(reply)

    assert is_template(narration, Failure.BAD_ANSWER)


@pytest.mark.parametrize(
    "reply",
    [
        answer(narrative(*GOOD) + " " * 30_000),
        Reply(body=gzip.compress(b" " * 100_000), headers="Content-Encoding: gzip\r\n"),
    ],
)
async def test_an_answer_of_more_bytes_than_there_can_be_is_not_read_on(
    reply: Reply, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded_http, "MAX_BYTES", 20_000)

    narration, server = await report(reply)

    assert is_template(narration, Failure.UNREACHABLE)
    assert "accept-encoding: identity" in server.raw[0].lower()


@pytest.mark.parametrize("key", ["key-“of”-the-test", "key\nX-Header: 1"])
async def test_a_key_that_no_header_can_hold_is_not_sent(key: str) -> None:
    narration, server = await report(answer(narrative(*GOOD)), api_key=key)

    assert is_template(narration, Failure.KEY_REFUSED)
    assert server.raw == []


async def test_an_address_that_is_none_is_told() -> None:
    narration, _ = await report(answer(narrative(*GOOD)), base_url="http://[::1")

    assert is_template(narration, Failure.UNREACHABLE)


class BrokenPurse(Purse):
    """A budget whose store is away."""

    async def reserve(self, cost_usd: float) -> bool:
        raise RuntimeError("canary key-of-the-test")


async def test_a_fault_does_not_end_the_report_and_its_words_are_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="chronos_synapse")

    narration, _ = await report(answer(narrative(*GOOD)), budget=BrokenPurse())

    assert is_template(narration, Failure.BROKEN)
    records = [vars(record) for record in caplog.records if record.name.startswith("chronos_synapse")]
    assert [record["fault"] for record in records] == ["RuntimeError"]
    assert "canary" not in str(records)


class Stalling(Narrator):
    """Writes nothing of use at first, and then nothing."""

    kind = "stalling"
    title = "Stalling"
    drafts = 0

    async def write(self, brief: Brief, *, complaints: Mapping[str, str], meter: Meter) -> Draft:
        self.drafts += 1
        if self.drafts == 1:
            meter.add(Usage(output_tokens=250))
            return Draft(narrative=Narrative(headline="x"))
        try:
            await asyncio.Event().wait()
        finally:
            meter.add(Usage(output_tokens=40))
        raise AssertionError


async def test_the_money_of_all_drafts_is_told_when_the_deadline_cuts_the_last_one_off() -> None:
    narration = await Writer(TemplateNarrator(), Stalling(), deadline_s=0.1).write(BRIEF)

    assert is_template(narration, Failure.TIMEOUT)
    assert narration.usage.output_tokens == 290


class SlowServer(MessagesServer):
    """Sends its answers byte by byte."""

    async def send(self, writer: asyncio.StreamWriter, reply: Reply) -> bool:
        writer.write(b"HTTP/1.1 200 X\r\nContent-Type: text/event-stream\r\nContent-Length: 9999\r\n\r\n")
        for byte in reply.body:
            writer.write(bytes([byte]))
            await writer.drain()
            try:
                await asyncio.wait_for(self.over.wait(), 0.05)
            except TimeoutError:
                continue
            break
        return False


async def test_a_server_that_sends_byte_by_byte_is_left_at_the_deadline() -> None:
    server = SlowServer([answer(narrative(*GOOD))])
    listener = await asyncio.start_server(server.accept, "127.0.0.1", 0)
    server.port = listener.sockets[0].getsockname()[1]
    try:
        narration: Narration = await Writer(TemplateNarrator(), claude(server), deadline_s=2.0).write(BRIEF)
    finally:
        listener.close()
        await server.end()

    assert is_template(narration, Failure.TIMEOUT)


async def test_only_so_many_facts_as_may_be_sent_count() -> None:
    more: Mapping[str, Any] = {name: getattr(BRIEF, name) for name in BRIEF.__struct_fields__}
    brief = Brief(**{**more, "facts": BRIEF.facts * 100})

    narration = await Writer(TemplateNarrator()).write(brief)

    assert len(narration.narrative.sentences) <= MAX_FACTS
