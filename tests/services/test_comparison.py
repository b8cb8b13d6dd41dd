"""ComparisonService: what differs between two executions, in facts, definitions and logs."""

from typing import Any

import pytest

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import NotFound
from chronos_synapse.domain.execution import Execution, ExecutionState, Outcome
from chronos_synapse.domain.job import ExecutorRef, Job
from chronos_synapse.domain.line_diff import LineKind
from chronos_synapse.domain.record import RecordChange, ReportedMetric
from chronos_synapse.domain.retry import Cause
from chronos_synapse.services.history import comparison as module
from chronos_synapse.services.history.comparison import Comparison, ComparisonService, FieldComparison, compare_logs
from chronos_synapse.storage.redis.jobs import Arming
from tests.builders import Store, next_version
from tests.services.scheduling import ADA, BOB, ROOT

LEFT, RIGHT, SAME = LineKind.LEFT, LineKind.RIGHT, LineKind.SAME


@pytest.fixture
def comparisons(store: Store) -> ComparisonService:
    return ComparisonService(store.stores)


async def ended(store: Store, job: Job, **ending: Any) -> Execution:
    (execution,) = await store.finished(job, **ending)
    return execution


def named(comparison: Comparison) -> dict[str, FieldComparison]:
    return {field.name: field for field in comparison.fields}


def differing(comparison: Comparison) -> set[str]:
    return {field.name for field in comparison.fields if field.differs}


async def test_two_that_are_alike_differ_in_nothing(store: Store, comparisons: ComparisonService) -> None:
    job = await store.save_draft(owner_id=ADA.user_id)
    left, right = await ended(store, job), await ended(store, job)

    comparison = await comparisons.compare(ADA, left.id, right.id)

    assert differing(comparison) == set()
    assert (comparison.definition, comparison.log.hunks, comparison.log.truncated) == ([], [], False)
    assert named(comparison)["duration_ms"].left == 10


async def test_facts_are_compared_one_by_one(store: Store, comparisons: ComparisonService) -> None:
    job = await store.save_draft(owner_id=ADA.user_id)
    left = await ended(store, job, exit_code=0, duration_ms=1000, cpu_ms=100, log={"lines": 2, "bytes": 9})
    failed: dict[str, Any] = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED, "cause": Cause.EXIT_CODE}
    right = await ended(store, job, exit_code=2, duration_ms=1200, cpu_ms=200, error="Oops", **failed)

    comparison = await comparisons.compare(ADA, left.id, right.id)

    assert differing(comparison) == {"state", "exit_code", "cause", "error", "cpu_ms", "log_lines"}
    fields = named(comparison)
    assert (fields["exit_code"].left, fields["exit_code"].right) == (0, 2)
    assert (fields["duration_ms"].left, fields["duration_ms"].right) == (1000, 1200)
    assert (comparison.log.left_lines, comparison.log.right_lines) == (2, 0)


async def test_definitions_are_compared_place_by_place(store: Store, comparisons: ComparisonService) -> None:
    executor = ExecutorRef(kind="shell", config={"command": "true", "a/b": 1})
    job = await store.save_draft(owner_id=ADA.user_id, executor=executor, environment={"A": "1"}, tags=("x",))
    left = await ended(store, job)
    changed = next_version(
        job, executor=ExecutorRef(kind="shell", config={"command": "false"}), environment={"B": "2"}, tags=("x", "y")
    )
    assert await store.stores.jobs.save(changed, expected_version=1, arming=Arming()) == "ok"
    right = await ended(store, changed)

    comparison = await comparisons.compare(ADA, left.id, right.id)

    assert {one.pointer: (one.left, one.right) for one in comparison.definition} == {
        "/tags": (["x"], ["x", "y"]),
        "/executor/config/command": ("true", "false"),
        "/executor/config/a~1b": (1, None),
        "/environment/A": ("1", None),
        "/environment/B": (None, "2"),
    }
    assert named(comparison)["job_version"].differs


async def test_what_they_said_of_themselves_is_compared(store: Store, comparisons: ComparisonService) -> None:
    job = await store.save_draft(owner_id=ADA.user_id)
    made = await store.request(job, count=2)
    await store.start()
    for at, execution in enumerate(made):
        rows = ReportedMetric(name="rows", value=at, unit="", time=from_ms(0))
        change = RecordChange(output={"n": at}, condition=True, metrics=(rows,))
        await store.stores.records.write(execution.id, change, fence=1)

    comparison = await comparisons.compare(ADA, made[0].id, made[1].id)

    assert differing(comparison) == {"output", "metric:rows"}
    assert (named(comparison)["metric:rows"].left, named(comparison)["metric:rows"].right) == (0, 1)


async def test_only_what_the_caller_may_see_is_compared(store: Store, comparisons: ComparisonService) -> None:
    adas = await ended(store, await store.save_draft(owner_id=ADA.user_id))
    bobs = await ended(store, await store.save_draft(owner_id=BOB.user_id))

    for left, right in ((adas.id, bobs.id), (bobs.id, adas.id), (adas.id, "nothing"), ("*", adas.id)):
        with pytest.raises(NotFound):
            await comparisons.compare(ADA, left, right)
    assert "worker" in named(await comparisons.compare(ROOT, adas.id, bobs.id))


# logs


def test_a_difference_is_shown_with_what_stands_around_it() -> None:
    left = [f"line {at}" for at in range(20)]
    right = [*left[:10], "new", *left[11:]]

    log = compare_logs(left, right)

    (hunk,) = log.hunks
    assert (hunk.left_start, hunk.right_start, log.truncated) == (7, 7, False)
    assert [line.kind for line in hunk.lines] == [SAME, SAME, SAME, LEFT, RIGHT, SAME, SAME, SAME]
    assert [line.text for line in hunk.lines[3:5]] == ["line 10", "new"]


def test_only_so_many_lines_are_compared_and_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_LINES", 10)
    monkeypatch.setattr(module, "MOST_SHOWN", 4)

    assert compare_logs(["a"] * 10, ["a"] * 10).truncated is False
    assert compare_logs(["a"] * 11, ["a"] * 11).truncated is True
    wide = compare_logs(["a"] * 10, ["b"] * 10)
    assert (wide.truncated, sum(len(hunk.lines) for hunk in wide.hunks)) == (True, 4)
    far = compare_logs(["w", *"aaaaaaaa", "x"], ["y", *"aaaaaaaa", "z"])
    assert (far.truncated, [len(hunk.lines) for hunk in far.hunks]) == (True, [4])


def test_numbers_times_and_ids_make_no_difference_unless_they_are_asked_for() -> None:
    left = ["2027-05-03T08:00:00Z start 7f3a9c", "copied 120 files", "done"]
    right = ["2027-05-04T08:00:01Z start 81bb02", "copied 98 files", "gave up"]

    (hunk,) = compare_logs(left, right).hunks
    (every,) = compare_logs(left, right, with_numbers=True).hunks

    assert [line.kind for line in hunk.lines] == [SAME, SAME, LEFT, RIGHT]
    assert [line.kind for line in every.lines] == [LEFT, LEFT, LEFT, RIGHT, RIGHT, RIGHT]


def test_a_long_line_is_cut() -> None:
    (hunk,) = compare_logs(["x" * 5000], []).hunks

    assert len(hunk.lines[0].text) == module.MOST_CHARACTERS
    assert hunk.lines[0].text.endswith("…")
