"""The facts of a report are what lies in the store, of whom it is about, with the executions that show them."""

from datetime import timedelta
from typing import Any

import pytest

from chronos_synapse.domain.clock import to_ms, utc_now
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.failure_pattern import PatternNote
from chronos_synapse.domain.insight import Insight, Topic
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.domain.report import SYSTEM, About, ReportFact, ReportScope, Section
from chronos_synapse.domain.schedule import IntervalSpec
from chronos_synapse.services.forecasts.forecasts import ForecastService
from chronos_synapse.services.forecasts.load_past import PastLoad
from chronos_synapse.services.patterns.follower import PatternFollower
from chronos_synapse.services.reports.gathering import FactGatherer
from chronos_synapse.services.reports.rows import Rows
from chronos_synapse.services.reports.scene import Scene
from chronos_synapse.storage.redis.insight_documents import encode_insight
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.storage.redis.search import SearchTimeout
from tests.builders import Store, a_job, next_version
from tests.insights import a_statement, an_insight
from tests.reports import NOON, an_about
from tests.services.failing import patterns_in

HOUR_MS = 3_600_000
FAILURE: dict[str, Any] = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED}


def gatherer(store: Store) -> FactGatherer:
    """The gatherer at noon."""
    clock = {"clock": lambda: NOON}
    forecasts = ForecastService(store.stores, PastLoad(store.stores), **clock)
    return FactGatherer(store.stores, forecasts, **clock)


def scene(about: About, job: Job | None = None) -> Scene:
    """Up to noon."""
    return Scene(about=about, since=NOON - timedelta(days=about.span_days), until=NOON, job=job)


async def ran(store: Store, job: Job, hours_ago: float, count: int = 1, **ending: Any) -> list[str]:
    """Executions of `job`, a minute apart."""
    at_ms = to_ms(NOON) - int(hours_ago * HOUR_MS)
    found = []
    for number in range(count):
        found += await store.finished(job, at_ms=at_ms + number * 60_000, **ending)
    return [one.id for one in found]


def told(rows: Rows) -> dict[tuple[str, str], ReportFact]:
    """Job and metric -> the fact."""
    return {(fact.job, fact.metric): fact for fact in rows.facts}


async def test_totals_stand_beside_those_before(store: Store) -> None:
    job = await store.save_draft(name="Backup")
    await ran(store, job, 30, 8, duration_ms=10_000)
    await ran(store, job, 29, 2, **FAILURE, error="disk full")
    await ran(store, job, 9 * 24, 5, duration_ms=5_000)

    rows = await gatherer(store).gather(scene(an_about()))
    facts = told(rows)

    assert (facts["", "runs_7d"].value, facts["", "failures_7d"].value) == (10, 2)
    assert facts["", "runs_7d"].label == "Runs (before: 5)"
    assert facts["", "success_rate_7d"].shown == "80.0%"
    assert facts["", "success_rate_change_vs_before_7d"].shown == "-20.0 pp"
    assert facts["", "runs_change_vs_before_7d"].value == 1.0
    assert facts["", "median_duration_7d"].value == pytest.approx(10, rel=0.1)
    assert facts["", "median_duration_change_vs_before_7d"].value == pytest.approx(1.0, rel=0.3)
    assert facts["", "runs_7d"].source.path == "/analytics"
    assert rows.gaps == []


async def test_failing_jobs_come_with_the_executions_that_show_it_and_what_they_said(store: Store) -> None:
    good, bad = await store.save_draft(name="Good"), await store.save_draft(name="Bad")
    await ran(store, good, 5, 3)
    await ran(store, bad, 8, 1)
    ids = await ran(store, bad, 5, 2, **FAILURE, error="TOKEN=hunter2 refused")

    rows = await gatherer(store).gather(scene(an_about()))
    facts = told(rows)

    assert (facts["Bad", "failures_7d"].value, facts["Bad", "runs_7d"].value) == (2, 3)
    assert set(facts["Bad", "failures_7d"].source.executions) == set(ids)
    assert facts["Bad", "failures_7d"].source.path == f"/executions?q=job:{bad.id}+state:failed,timed_out,abandoned"
    assert facts["Bad", "failures_in_a_row"].value == 2
    assert ("Bad", "failing_since") in facts
    assert ("Bad", "last_success") in facts
    assert ("Good", "failures_7d") not in facts
    assert [one.text for one in rows.quotations] == ["TOKEN=[hidden] refused"]


async def test_a_report_holds_nothing_of_what_it_is_not_about(store: Store) -> None:
    mine, theirs = await store.save_draft(name="Mine"), await store.save_draft(name="Theirs", owner_id=UserId("bob"))
    for job in (mine, theirs):
        await ran(store, job, 5, 2, **FAILURE, error=f"{job.name} broke")

    owner = await gatherer(store).gather(scene(an_about()))
    one = await gatherer(store).gather(scene(an_about(theirs), theirs))
    everything = await gatherer(store).gather(scene(an_about(scope=ReportScope.SYSTEM, owner_id=SYSTEM)))

    assert {fact.job for fact in owner.facts} == {"", "Mine"}
    assert {fact.job for fact in one.facts} == {"Theirs"}
    assert told(one)["Theirs", "failures_7d"].value == 2
    assert {"Mine", "Theirs"} <= {fact.job for fact in everything.facts}


async def test_a_report_of_one_job_tells_nothing_of_others_that_fail_alike(store: Store) -> None:
    mine, other = await store.save_draft(name="Mine"), await store.save_draft(name="Other")
    await ran(store, mine, 5, 1, **FAILURE, error="could not lock table 7")
    await ran(store, other, 4, 3, **FAILURE, error="could not lock table 9")
    await PatternFollower(store.stores).advance()
    (pattern,) = await patterns_in(store)
    note = PatternNote(text="Ask Bob: password=hunter2", author_id=UserId("bob"), author_name="Bob", at=NOON)
    assert await store.stores.insight.patterns.write_note(pattern.id, note)

    one = await gatherer(store).gather(scene(an_about(mine), mine))
    past, now = await gatherer(store).gather(scene(an_about())), utc_now()
    owner = await gatherer(store).gather(Scene(about=an_about(), since=now - timedelta(days=7), until=now))

    assert [said for said in past.quotations if said.path] == []
    assert [said.note for said in one.quotations if said.path] == ["1 such failure of this job so far."]
    assert [said.note for said in owner.quotations if said.path] == [
        "4 such failures, 2 jobs. Ask Bob: password=[hidden]"
    ]
    assert {job_id for example in one.examples for job_id in example.job_ids} == {mine.id}
    assert {mine.id, other.id} in [set(example.job_ids) for example in owner.examples]


async def test_what_was_changed_is_told(store: Store) -> None:
    old = await store.save_draft(name="Old", created_at=NOON - timedelta(days=90))
    new = await store.save_draft(name="New", created_at=NOON - timedelta(days=1))
    changed = next_version(old, updated_at=NOON - timedelta(hours=3))
    await store.stores.jobs.save(changed, expected_version=1, arming=Arming())

    owner = told(await gatherer(store).gather(scene(an_about())))
    one = told(await gatherer(store).gather(scene(an_about(changed), changed)))

    assert owner["", "new_jobs_7d"].value == 1
    assert owner["New", "created_at"].source.path == f"/jobs/{new.id}"
    assert one["Old", "new_versions_7d"].value == 1
    assert one["Old", "latest_version_at"].value == "2026-03-04 09:00 UTC"


async def test_insights_are_told_with_their_numbers_and_how_rare_they_are(store: Store) -> None:
    job = await store.save_draft(name="Backup")
    slow = an_insight(job, a_statement(at=NOON - timedelta(hours=3)))
    memory = an_insight(
        job,
        a_statement(at=NOON - timedelta(hours=2), unit="bytes", direction="down", rate=0.4),
        topic=Topic.MEMORY,
        is_muted=False,
    )
    for insight in (slow, memory):
        await _write(store, insight)

    facts = told(await gatherer(store).gather(scene(an_about())))

    assert facts["", "insights_7d"].value == 2
    assert (facts["Backup", "odd_duration"].shown, facts["Backup", "odd_duration"].section) == (
        "6.87 minutes",
        Section.SLOWER,
    )
    assert facts["Backup", "usual_duration"].value == 61.0
    assert facts["Backup", "duration_deviation"].shown == "+6.30 sd"
    assert facts["Backup", "memory_deviation"].shown == "-6.30 sd"
    assert facts["Backup", "memory_deviation"].section is Section.CHANGED
    assert facts["Backup", "odd_duration"].source.path == f"/insights/{slow.id}"


async def _write(store: Store, insight: Insight) -> None:
    await store.door.call("JSON.SET", store.door.keys.insight(insight.id), "$", encode_insight(insight))


async def test_what_comes_is_told_of_the_jobs_that_are_due_next(store: Store) -> None:
    job = a_job(name="Backup", schedule=IntervalSpec(every_s=3600.0, start_at=NOON))
    await store.save(job, fire_ms=to_ms(NOON) + HOUR_MS)

    facts = told(await gatherer(store).gather(scene(an_about(span_days=1))))

    assert facts["", "planned_runs_24h"].value == 24
    assert facts["Backup", "next_start"].value == "2026-03-04 13:00 UTC"


async def test_a_part_that_is_away_leaves_a_gap_that_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_: object, **__: object) -> None:
        raise Unavailable("Redis does not answer.", part="redis")

    async def is_slow(*_: object, **__: object) -> None:
        raise SearchTimeout

    service = gatherer(store)
    monkeypatch.setattr(service._analytics, "trend", fails)
    monkeypatch.setattr(store.stores.insight.advice, "page", is_slow)
    job = await store.save_draft(name="Bad")
    await ran(store, job, 5, 1, **FAILURE)

    rows = await service.gather(scene(an_about()))

    assert rows.gaps == [
        "Totals could not be read: Redis does not answer.",
        "Advice could not be read: The search took too long.",
    ]
    assert ("Bad", "failures_7d") in told(rows)
