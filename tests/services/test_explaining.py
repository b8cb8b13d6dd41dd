"""Explanations: each statement rests on something, and shows nobody what they may not see."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import GrantLevel, Principal
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.errors import NotFound
from chronos_synapse.domain.execution import Attempt
from chronos_synapse.domain.failure_pattern import Ended, PatternNote
from chronos_synapse.domain.insight import Insight, InsightId, InsightState, Severity, Statement, Topic
from chronos_synapse.domain.job import ExecutorRef, UserId
from chronos_synapse.domain.user import Role
from chronos_synapse.services.history.comparison import ComparisonService, FieldComparison
from chronos_synapse.services.history.findings import FailureRow, Findings, FindingService, GoodExecution, UsualDuration
from chronos_synapse.services.patterns.explaining import ExplanationService
from chronos_synapse.services.patterns.explanation import Explanation, ExplanationPoint, PointKind, SimilarFailure
from chronos_synapse.services.patterns.follower import PatternFollower
from chronos_synapse.services.patterns.points import Told, duration, in_words, points_of
from chronos_synapse.services.patterns.texts import FailureText
from chronos_synapse.services.patterns.views import RemedyView
from chronos_synapse.storage.redis.jobs import Arming
from tests.builders import START, Store, next_version
from tests.services.failing import failed, patterns_in
from tests.services.printing import Printing
from tests.services.scheduling import ADA, BOB

START_MS = to_ms(START)
MINUTE_MS = 60_000


@pytest.fixture
def explaining(store: Store) -> ExplanationService:
    return ExplanationService(store.stores, FindingService(store.stores, ComparisonService(store.stores)))


def kinds(explanation: Explanation) -> list[PointKind]:
    return [point.kind for point in explanation.points]


def point(explanation: Explanation, kind: PointKind) -> ExplanationPoint:
    return next(one for one in explanation.points if one.kind is kind)


async def test_a_failure_is_explained_by_what_differs_from_the_last_success(
    store: Store, explaining: ExplanationService
) -> None:
    printing = Printing(store)
    job = await store.save_draft(
        owner_id=ADA.user_id, executor=ExecutorRef(kind="shell", config={"command": "true"}), environment={"A": "1"}
    )
    good = await printing.run(job, b"open db-2\nread 5 rows\ndone\n", at_ms=START_MS)
    changed = next_version(
        job, executor=ExecutorRef(kind="shell", config={"command": "exit 3"}), environment={"A": "2"}
    )
    assert await store.stores.jobs.save(changed, expected_version=1, arming=Arming()) == "ok"
    log = b"open db-3\nslow query\nConnectionError: refused\n"
    bad = await printing.run(changed, log, at_ms=START_MS + MINUTE_MS, failed=True)

    found = await explaining.explain(ADA, bad)

    assert kinds(found)[:5] == [
        PointKind.STREAK,
        PointKind.ERROR,
        PointKind.LOG,
        PointKind.LOG,
        PointKind.DEFINITION,
    ]
    assert (found.text, found.line) == ("ConnectionError: refused", 2)
    error = point(found, PointKind.ERROR)
    assert error.text == "Line 3 of the log says: ConnectionError: refused"
    assert [(one.execution_id, one.line) for one in error.evidence] == [(bad, 2)]
    new, missing = (one for one in found.points if one.kind is PointKind.LOG)
    assert [(one.execution_id, one.line) for one in new.evidence] == [(bad, 1)]
    assert [(one.execution_id, one.line) for one in missing.evidence] == [(good, 1)]
    assert point(found, PointKind.DEFINITION).text.endswith("changed: executor.config.command.")
    assert [one.version for one in point(found, PointKind.DEFINITION).evidence] == [1, 2, None]
    assert point(found, PointKind.ENVIRONMENT).text.endswith("changed: A.")
    assert all(one.evidence for one in found.points)


async def test_it_is_complete_before_anything_was_learnt(store: Store, explaining: ExplanationService) -> None:
    execution = await failed(store, await store.save_draft(owner_id=ADA.user_id), "disk full")

    found = await explaining.explain(ADA, execution.id)

    assert (found.pattern, found.similar) == (None, [])
    assert [one.text for one in found.points] == [
        "It is the first failure. No success of this job is known.",
        "The error is: disk full",
    ]


async def test_failures_like_it_come_with_what_ended_them(store: Store, explaining: ExplanationService) -> None:
    one = await store.save_draft(owner_id=ADA.user_id, name="Backup")
    other = await store.save_draft(owner_id=ADA.user_id, name="Export")
    for _ in range(2):
        before = await failed(store, one, "cp: error writing '/a': No space left on device")
    (good,) = await store.finished(one)
    near = await failed(store, other, "OSError: [Errno 28] No space left on device")
    await failed(store, other, "Permission denied: /etc/shadow")
    execution = await failed(store, one, "cp: error writing '/b': No space left on device")
    await PatternFollower(store.stores).advance()
    own = next(found for found in await patterns_in(store) if found.template.startswith("cp"))
    note = PatternNote(text="Clear /var/tmp.", author_id=UserId("ada"), author_name="Ada", at=START)
    await store.stores.insight.patterns.write_note(own.id, note)

    found = await explaining.explain(ADA, execution.id)

    assert found.pattern is not None
    assert (found.pattern.id, found.pattern.count, found.pattern.failing) == (own.id, 3, 1)
    assert [(row.execution_id, row.count) for row in found.similar] == [(before.id, 2), (near.id, 1)]
    same, alike = found.similar
    assert (same.similarity, same.is_kept, same.job_name) == (1, True, "Backup")
    assert same.remedy is not None
    assert (same.remedy.execution_id, same.remedy.how) == (good.id, Ended.BY_HAND)
    assert 0.4 <= alike.similarity < 1
    assert point(found, PointKind.REMEDY).text.startswith("2 failures of Backup ended ")
    assert point(found, PointKind.PATTERN).text.startswith("The like was seen 3 times since ")
    assert point(found, PointKind.NOTE).text == "Ada noted 1 Jan 2026: Clear /var/tmp."


async def test_a_failure_of_long_ago_is_known_by_its_text(store: Store, explaining: ExplanationService) -> None:
    job = await store.save_draft(owner_id=ADA.user_id)
    execution = await failed(store, job, "disk full")
    await PatternFollower(store.stores).advance()
    await store.door.call("DEL", store.door.keys.failure_pattern(execution.id))

    found = await explaining.explain(ADA, execution.id)

    assert found.pattern is not None
    assert found.pattern.template == "disk full"


async def test_who_sees_one_job_hears_nothing_of_the_others(store: Store, explaining: ExplanationService) -> None:
    shared, hidden = [await store.save_draft(owner_id=ADA.user_id, name=name) for name in ("Shared", "Hidden")]
    execution = await failed(store, shared, "disk full")
    other = await failed(store, hidden, "disk full")
    await PatternFollower(store.stores).advance()
    (pattern,) = await patterns_in(store)
    note = PatternNote(text="See Hidden.", author_id=UserId("ada"), author_name="Ada", at=START)
    await store.stores.insight.patterns.write_note(pattern.id, note)
    guest = Principal(user_id=UserId("bob"), role=Role.DEVELOPER, grants={shared.id: GrantLevel.VIEW})

    found = await explaining.explain(guest, execution.id)

    assert found.pattern is not None
    assert (found.pattern.count, found.pattern.may_note) == (1, False)
    told = msgspec.json.encode(found).decode()
    assert not [word for word in ("Hidden", hidden.id, other.id) if word in told]
    for caller, execution_id in ((guest, other.id), (BOB, execution.id), (ADA, "nothing")):
        with pytest.raises(NotFound):
            await explaining.explain(caller, execution_id)


async def test_of_a_success_nothing_is_said(store: Store, explaining: ExplanationService) -> None:
    (execution,) = await store.finished(await store.save_draft(owner_id=ADA.user_id), duration_ms=7)

    found = await explaining.explain(ADA, execution.id)

    assert (found.points, found.text, found.duration_ms) == ([], "", 7)


AT = datetime(2026, 11, 20, 4, tzinfo=UTC)


async def told(store: Store, **changes: Any) -> Told:
    """A failure of which everything is known."""
    execution = await failed(store, await store.save_draft(owner_id=ADA.user_id), duration_ms=90_000)
    good = msgspec.structs.replace(execution, attempts=(attempt("alpha-1-ab12cd"),))
    findings = Findings(
        usual=UsualDuration(median_ms=1_000, low_ms=900, high_ms=1_200, count=12),
        last_good=GoodExecution(id="g", job_version=1, scheduled_for=AT, duration_ms=1_000),
        failures=FailureRow(count=3, first_id="f", since=AT),
        fields=[FieldComparison(name="parameter:day", left=1, right=2, differs=True)],
        definition=[],
        log=None,
    )
    whole = Told(
        execution=msgspec.structs.replace(execution, attempts=(attempt("beta-host-2-ab12cd"),)),
        findings=findings,
        text=FailureText("disk full"),
        good=good,
        pattern=None,
        similar=[],
        insights=[],
    )
    return msgspec.structs.replace(whole, **changes)


def attempt(worker: str) -> Attempt:
    return Attempt(number=1, worker=worker, started_at=AT)


async def test_what_it_was_given_where_it_ran_and_how_long_it_took_is_told(store: Store) -> None:
    texts = {one.kind: one.text for one in points_of(await told(store))}

    assert texts[PointKind.STREAK] == (
        "It is failure 3 since 20 Nov 2026 04:00 UTC. The last success was due 20 Nov 2026 04:00 UTC."
    )
    assert texts[PointKind.ENVIRONMENT] == "Its parameters were others than those of the last success: day."
    assert texts[PointKind.HOST] == "It ran on beta-host, the last success on alpha."
    assert texts[PointKind.DURATION] == (
        "It took 1 min 30 s, longer than usual: of the last 12 successes half took 1.0 s or less, and eight in ten"
        " 900 ms to 1.2 s."
    )
    assert PointKind.DEFINITION not in texts


async def test_what_was_noticed_and_deployed_is_told(store: Store) -> None:
    whole = await told(store)
    statement = Statement(
        at=AT,
        kind="failures",
        severity=Severity.HIGH,
        rate=0.05,
        sentence="3 of the last 3 failed",
        deploy="v42",
        evidence=(whole.execution.id,),
    )
    insight = Insight(
        id=InsightId("i"),
        job_id=whole.execution.job_id,
        job_name="Backup",
        owner_id=ADA.user_id,
        tags=(),
        topic=Topic.OUTCOME,
        state=InsightState.OPEN,
        severity=Severity.HIGH,
        rate=0.05,
        opened_at=AT,
        updated_at=AT,
        statements=(statement, msgspec.structs.replace(statement, evidence=(), sentence="of others")),
    )

    points = points_of(msgspec.structs.replace(whole, insights=[insight]))

    noticed = [one.text for one in points if one.kind in (PointKind.INSIGHT, PointKind.DEPLOY)]
    assert noticed == ["3 of the last 3 failed.", "Shortly before it began, v42 was deployed."]


@pytest.mark.parametrize(
    ("how", "words"),
    [
        (Ended.DEFINITION, "its definition was changed: executor.config.command."),
        (Ended.REPLAY, "a failed execution was run once more, and went well."),
        (Ended.BY_HAND, "it was started by hand, and went well."),
        (Ended.BY_ITSELF, "the next one went well with nothing changed."),
    ],
)
async def test_what_ended_the_like_is_told_once_for_each_way(store: Store, how: Ended, words: str) -> None:
    remedy = RemedyView(execution_id="s", at=AT, how=how, version=4, pointers=("/executor/config/command",))  # type: ignore[arg-type]
    row = SimilarFailure(
        execution_id="e",
        is_kept=False,
        job_id="j",
        job_name=None,
        at=AT,
        count=1,
        text="disk full",
        pattern_id="p",
        similarity=0.9,
        remedy=remedy,
    )

    points = points_of(await told(store, similar=[row, row, msgspec.structs.replace(row, remedy=None)]))

    (point,) = (one for one in points if one.kind is PointKind.REMEDY)
    assert point.text == f"One failure of a job that is gone ended 20 Nov 2026 04:00 UTC: {words}"
    assert [one.version for one in point.evidence] == [4, None]


@pytest.mark.parametrize(
    ("lasted_ms", "words"),
    [
        (0, "0 ms"),
        (412, "412 ms"),
        (6_240, "6.2 s"),
        (60_000, "1 min"),
        (250_000, "4 min 10 s"),
        (3_600_000, "1 h"),
        (11_100_000, "3 h 5 min"),
    ],
)
def test_durations_are_told_as_people_do(lasted_ms: int, words: str) -> None:
    assert duration(lasted_ms) == words


def test_places_are_told_without_signs_of_their_own() -> None:
    assert in_words("/executor/config/a~1b~0c") == "executor.config.a/b~c"
