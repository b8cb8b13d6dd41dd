"""HistoryService: highlights, holes in logs, and what is shown to whom."""

from typing import Any

import pytest

from chronos_synapse.domain.access import Principal, Sight
from chronos_synapse.domain.clock import from_ms, utc_now
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound
from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.domain.log import LogLine, LogStream
from chronos_synapse.domain.query import ExecutionQuery
from chronos_synapse.domain.user import Role
from chronos_synapse.services.history.highlights import highlights_of
from chronos_synapse.services.history.history import HistoryService
from chronos_synapse.services.logs.holes import with_holes_marked
from chronos_synapse.storage.redis.execution_documents import ExecutionDocument
from chronos_synapse.storage.redis.search import Words
from tests.builders import OWNER, Store
from tests.log_blocks import numbered

ADA = Principal(user_id=OWNER, role=Role.DEVELOPER)
BOB = Principal(user_id=UserId("bob"), role=Role.DEVELOPER)
ROOT = Principal(user_id=UserId("root"), role=Role.ADMIN)


@pytest.fixture
def history(store: Store) -> HistoryService:
    """The service on this machine's clock."""
    return HistoryService(store.stores, utc_now)


def document(**fields: Any) -> ExecutionDocument:
    """A failed execution that printed something."""
    values: dict[str, Any] = {
        "state": "failed",
        "job_id": "j1",
        "job_name": "Backup",
        "job_version": 1,
        "owner_id": OWNER,
        "queue": "default",
        "order": 0,
        "queued_at": 0,
    }
    return ExecutionDocument(**(values | fields))


def marked(found: ExecutionDocument, text: str) -> list[tuple[str, str, list[str]]]:
    """(field, text, marked words) of each highlight."""
    return [
        (hit.field, hit.text, [hit.text[start:end] for start, end in hit.ranges])
        for hit in highlights_of(found, Words.of(text, pointer="query"))
    ]


def test_whole_words_and_beginnings_are_marked_whatever_their_case() -> None:
    found = document(error="Connection REFUSED by db-2", output="refusedly\nwas refused", job_name="Refused")

    assert marked(found, "refused connect*") == [
        ("error", "Connection REFUSED by db-2", ["Connection", "REFUSED"]),
        ("output", "was refused", ["refused"]),
        ("job_name", "Refused", ["Refused"]),
    ]


def test_three_lines_are_enough() -> None:
    found = document(output="\n".join(f"error {number}" for number in range(10)))

    assert [text for _, text, _ in marked(found, "error")] == ["error 0", "error 1", "error 2"]


def test_a_long_line_is_cut_around_its_first_match() -> None:
    found = document(output="x " * 500 + "needle " + "y " * 500 + "needle")

    ((_, text, words),) = marked(found, "needle")

    assert len(text) <= 242
    assert text.startswith("…")
    assert text.endswith("…")
    assert words == ["needle"]


def test_ranges_count_as_a_browser_does() -> None:
    (hit,) = highlights_of(document(error="🙂 boom"), Words.of("boom", pointer="query"))

    start, end = hit.ranges[0]
    assert hit.text.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le") == "boom"


def line(offset: int) -> LogLine:
    """One stored line."""
    return LogLine(offset=offset, time=from_ms(offset), stream=LogStream.STDOUT, text=str(offset))


@pytest.mark.parametrize(
    ("offsets", "after", "expected"),
    [
        ([], -1, []),
        ([0, 1, 2], -1, [(0, ""), (1, ""), (2, "")]),
        ([2], -1, [(0, "2 lines were"), (2, "")]),
        ([0, 2], -1, [(0, ""), (1, "1 line was"), (2, "")]),
        ([12_346], 0, [(1, "12,345 lines were"), (12_346, "")]),
        ([5, 6], 4, [(5, ""), (6, "")]),
    ],
)
def test_holes_are_marked_where_lines_are_missing(
    offsets: list[int], after: int, expected: list[tuple[int, str]]
) -> None:
    shown = with_holes_marked([line(offset) for offset in offsets], after=after)

    assert [
        (found.offset, found.text.partition(" left")[0] if found.stream == "system" else "") for found in shown
    ] == (expected)


async def test_a_search_shows_the_matching_lines(store: Store, history: HistoryService) -> None:
    job = await store.save_draft()
    await store.finished(
        job, state=ExecutionState.FAILED, outcome=Outcome.FAILED, error="disk full", output="a\nno disk\nb"
    )

    page = await history.page(ExecutionQuery(sight=Sight(owners=(OWNER,)), text="DISK"))
    plain = await history.page(ExecutionQuery(sight=Sight(owners=(OWNER,))))

    assert [(hit.field, hit.text) for hit in page.items[0].highlights] == [
        ("error", "disk full"),
        ("output", "no disk"),
    ]
    assert plain.items[0].highlights == ()
    assert (page.total, page.complete) == (1, True)


async def test_a_query_for_what_is_no_job_is_refused(history: HistoryService) -> None:
    with pytest.raises(Invalid):
        await history.page(ExecutionQuery(sight=Sight(owners=(OWNER,)), job_id=JobId("*")))


async def test_an_execution_is_shown_to_its_owner_and_to_administrators(store: Store, history: HistoryService) -> None:
    (execution,) = await store.request(await store.save_draft())

    assert (await history.find(ADA, execution.id)).id == (await history.find(ROOT, execution.id)).id == execution.id
    for wrong in (execution.id, "0" * 16 + "-1", "*", ""):
        with pytest.raises(NotFound):
            await history.find(BOB, wrong)


async def test_cancelling_tells_the_state_and_is_refused_after_the_end(store: Store, history: HistoryService) -> None:
    job = await store.save_draft()
    (waiting,) = await store.request(job)
    assert await history.cancel(ADA, waiting.id) is ExecutionState.CANCELLED
    (running,) = await store.request(job)
    await store.start()

    assert await history.cancel(ADA, running.id) is ExecutionState.RUNNING

    with pytest.raises(Conflict, match="it is cancelled"):
        await history.cancel(ADA, waiting.id)
    with pytest.raises(NotFound):
        await history.cancel(BOB, running.id)
    with pytest.raises(Denied):
        await history.cancel(Principal(user_id=OWNER, role=Role.VIEWER), running.id)


async def test_a_log_is_finished_when_its_execution_is(store: Store, history: HistoryService) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)
    await store.start()
    for block in (numbered(0, 0), numbered(2, 2)):
        await store.stores.logs.append(execution.id, block, fence=1, life_ms=60_000)

    first = await history.log(ADA, execution.id, after=-1, limit=1)
    rest = await history.log(ADA, execution.id, after=0, limit=1000)

    assert (first.next_after, first.finished, [found.offset for found in first.lines]) == (0, False, [0])
    assert (rest.next_after, [found.offset for found in rest.lines]) == (None, [1, 2])
    assert rest.lines[0].stream is LogStream.SYSTEM
    pieces = [piece async for piece in await history.download(ADA, execution.id)]
    assert b"".join(pieces).startswith(b"line 0\n1 line was left out")
    with pytest.raises(NotFound):
        await history.download(BOB, execution.id)


async def test_a_log_that_is_not_kept_any_more_says_so(store: Store, history: HistoryService) -> None:
    (gone,) = await store.finished(await store.save_draft(), log={"lines": 1200, "bytes": 5})
    (silent,) = await store.finished(await store.save_draft())

    page = await history.log(ADA, gone.id, after=-1, limit=10)

    assert [(line.stream, line.text) for line in page.lines] == [
        (LogStream.SYSTEM, "1,200 lines were removed here: logs are not kept for ever.")
    ]
    assert page.finished
    assert (await history.log(ADA, silent.id, after=-1, limit=10)).lines == []
    assert (await history.log(ADA, gone.id, after=5, limit=10)).lines == []
    pieces = [piece async for piece in await history.download(ADA, gone.id)]
    assert b"".join(pieces) == b"1,200 lines were removed here: logs are not kept for ever.\n"


async def test_a_log_of_which_nothing_could_be_stored_says_so(store: Store, history: HistoryService) -> None:
    printed = {"lines": 1, "bytes": 5, "dropped_lines": 1, "dropped_bytes": 5}
    (short,) = await store.finished(await store.save_draft(), log=printed)

    (line,) = (await history.log(ADA, short.id, after=-1, limit=10)).lines

    assert line.text == "1 line was left out: Redis was short of memory."
