"""LogSearchService: words in all logs, as far as the caller may see them."""

from collections.abc import Sequence
from typing import Any

import pytest

from chronos_synapse.domain.access import EVERYTHING, Sight
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.services.logs import search as log_search
from chronos_synapse.services.logs.search import LogSearchPage, LogSearchQuery, LogSearchService
from chronos_synapse.storage.redis import log_index
from chronos_synapse.storage.redis.search import SearchTimeout
from tests.builders import OWNER, Store
from tests.services.printing import LONG, Printing

MINUTE = 60_000


@pytest.fixture
def printing(store: Store) -> Printing:
    return Printing(store)


@pytest.fixture
def service(store: Store) -> LogSearchService:
    return LogSearchService(store.stores.logs, store.stores.log_index)


async def found(service: LogSearchService, text: str, **filters: Any) -> LogSearchPage:
    question: dict[str, Any] = {"sight": Sight(owners=(UserId(OWNER),)), "text": text} | filters
    return await service.page(LogSearchQuery(**question))


def ids(page: LogSearchPage) -> list[str]:
    return [hit.execution_id for hit in page.items]


async def test_words_are_found_in_short_and_in_long_logs_alike(
    store: Store, printing: Printing, service: LogSearchService
) -> None:
    job, now = await store.save_draft(), await store.now_ms()
    short = await printing.run(job, b"backup: disk full\n", at_ms=now - 2 * MINUTE)
    long = await printing.run(job, LONG + b"the disk is Full of blk_38865\n" + LONG, at_ms=now - MINUTE)
    await printing.run(job, b"all is well\n", at_ms=now)

    both, one, number, begun = [
        await found(service, text) for text in ("disk full", "backup", "blk_38865", "ful* blk*")
    ]

    assert ids(both) == [long, short]
    assert (both.total, both.complete, both.next_cursor) == (2, True, None)
    assert (ids(one), ids(number), ids(begun)) == ([short], [long], [long])
    (match,) = both.items[0].matches
    assert (both.items[0].match_count, match.line.offset) == (1, 2000)
    assert match.line.text == "the disk is Full of blk_38865"
    assert match.ranges == ((4, 8), (12, 16))
    assert [line.offset for line in (*match.before, *match.after)] == [1998, 1999, 2001, 2002]


@pytest.mark.parametrize("before", [b"", LONG])
async def test_words_are_found_on_each_line_coloured_or_not(
    store: Store, printing: Printing, service: LogSearchService, before: bytes
) -> None:
    text = before + b"first\tword\n\x1b[31mError\x1b[0m: disk\nfull\r\nlast"
    execution_id = await printing.run(await store.save_draft(), text)

    for word in ("first", "word", "error", "disk", "full", "last", "err*"):
        assert ids(await found(service, word)) == [execution_id]
    (match,) = (await found(service, "error")).items[0].matches
    ((start, end),) = match.ranges
    assert match.line.text[start:end] == "Error"
    assert "\x1b" not in match.line.text


async def test_logs_that_may_still_grow_or_are_not_indexed_yet_are_searched_too(
    store: Store, printing: Printing, service: LogSearchService
) -> None:
    job, now = await store.save_draft(overlap=OverlapPolicy.ALLOW), await store.now_ms()
    left = await printing.run(job, LONG + b"needle\n", at_ms=now - MINUTE, packed=False)
    message, log = await printing.start(job, at_ms=now)
    await log.emit(LogStream.STDOUT, b"a needle again\n")
    await log.close()

    page = await found(service, "needle")

    assert ids(page) == [message.execution_id, left]
    assert page.items[0].state is ExecutionState.RUNNING
    assert page.complete


async def test_only_what_the_caller_may_see_is_found(
    store: Store, printing: Printing, service: LogSearchService
) -> None:
    now = await store.now_ms()
    for text in (b"needle\n", LONG + b"needle\n"):
        await printing.run(await store.save_draft(owner_id=UserId("other")), text, at_ms=now)
    await printing.run(await store.save_draft(owner_id=UserId("other")), b"needle\n", packed=False)

    assert ids(await found(service, "needle")) == []
    assert len(ids(await found(service, "needle", sight=EVERYTHING))) == 3


async def test_job_state_stream_and_time_narrow_the_search(
    store: Store, printing: Printing, service: LogSearchService
) -> None:
    now = await store.now_ms()
    first, second = await store.save_draft(), await store.save_draft()
    old = await printing.run(first, b"needle\n", at_ms=now - 10 * MINUTE, failed=True)
    new = await printing.run(second, LONG + b"needle\n", at_ms=now - MINUTE)

    async def only(**filters: Any) -> Sequence[str]:
        return ids(await found(service, "needle", **filters))

    assert await only(job_id=first.id) == [old]
    assert await only(states=(ExecutionState.FAILED,)) == [old]
    assert await only(states=(ExecutionState.SUCCEEDED, ExecutionState.CANCELLED)) == [new]
    assert await only(since=from_ms(now - 5 * MINUTE)) == [new]
    assert await only(until=from_ms(now - 5 * MINUTE)) == [old]
    assert await only(stream=LogStream.STDOUT) == [new, old] or await only(stream=LogStream.STDOUT) == [old, new]
    assert await only(stream=LogStream.STDERR) == []


async def test_the_best_come_first(store: Store, printing: Printing, service: LogSearchService) -> None:
    job, now = await store.save_draft(), await store.now_ms()
    together = await printing.run(job, b"disk full\n", at_ms=now - 4 * MINUTE)
    failed = await printing.run(job, b"disk\nfull\n", at_ms=now - 3 * MINUTE, failed=True)
    often = await printing.run(job, b"disk\nfull\n" * 20, at_ms=now - 2 * MINUTE)
    once = await printing.run(job, b"disk\nfull\n", at_ms=now - MINUTE)

    assert ids(await found(service, "disk full")) == [together, failed, often, once]


async def test_pages_go_back_in_time_and_show_each_execution_once(
    store: Store, printing: Printing, service: LogSearchService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_index, "CANDIDATES", 3)
    job, now = await store.save_draft(), await store.now_ms()
    expected = []
    for number in range(11):
        text = (LONG if number % 2 else b"") + b"needle\n"
        expected.append(await printing.run(job, text, at_ms=now - number * 100 * MINUTE, packed=number != 4))

    pages: list[LogSearchPage] = []
    cursor = None
    while len(pages) < 10:
        pages.append(await found(service, "needle", limit=4, cursor=cursor))
        cursor = pages[-1].next_cursor
        if cursor is None:
            break

    assert [len(page.items) for page in pages] == [4, 4, 3]
    assert [page.total for page in pages] == [4, 8, 11]
    for page, start in zip(pages, (0, 4, 8), strict=True):
        assert set(ids(page)) == set(expected[start : start + 4])
    with pytest.raises(Invalid):
        await found(service, "other", limit=4, cursor=pages[0].next_cursor)
    with pytest.raises(Invalid):
        await found(service, "needle", cursor="x")


async def test_when_time_runs_out_it_says_so_and_can_go_on(
    store: Store, printing: Printing, service: LogSearchService, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, now = await store.save_draft(), await store.now_ms()
    for number in range(3):
        await printing.run(job, b"needle\n", at_ms=now - number * MINUTE)
    monkeypatch.setattr(log_search, "SEARCH_S", -1)

    page = await found(service, "needle")

    assert (len(page.items), page.complete) == (1, False)
    assert page.next_cursor is not None


async def test_an_index_that_gives_up_makes_an_incomplete_page(
    store: Store, printing: Printing, service: LogSearchService, monkeypatch: pytest.MonkeyPatch
) -> None:
    await printing.run(await store.save_draft(), b"needle\n")

    async def too_slow(*_: object, **__: object) -> list[str]:
        raise SearchTimeout

    monkeypatch.setattr(log_index, "search_keys", too_slow)

    page = await found(service, "needle")

    assert (page.items, page.complete) == ([], False)


@pytest.mark.parametrize(
    ("text", "filters", "code"),
    [
        ("", {}, "query.no_words"),
        ("  ", {}, "query.no_words"),
        ("--", {}, "query.no_words"),
        ("a*", {}, "query.prefix"),
        ("word", {"job_id": JobId("*")}, "query.job_id"),
        ("word " * 30, {}, "query.too_many_words"),
    ],
)
async def test_what_cannot_be_looked_for_is_refused(
    service: LogSearchService, text: str, filters: dict[str, Any], code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        await found(service, text, **filters)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "text", ["@words:x", "-(a|b)", "%%needle%%", '"needle', "needle}) | *", "$p0", "__words", "_00ff"]
)
async def test_signs_of_a_search_engine_are_nothing_but_text(
    store: Store, printing: Printing, service: LogSearchService, text: str
) -> None:
    await printing.run(await store.save_draft(), LONG)

    assert ids(await found(service, text)) == []
