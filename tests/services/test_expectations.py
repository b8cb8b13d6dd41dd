"""ExpectationService: what each duration was expected to be, beside what was told of it."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import Invalid, NotFound
from chronos_synapse.domain.execution import BACKFILL_DIGITS, Execution, ExecutionState, Outcome
from chronos_synapse.domain.insight import Topic
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.domain.schedule import CronSpec
from chronos_synapse.domain.user import Role
from chronos_synapse.services.history.metrics import MetricService
from chronos_synapse.services.insight.expectations import (
    Expectations,
    ExpectationService,
    band_of,
)
from tests.builders import OWNER, START, Store, a_job, dispatch_of, minutes_before, requested
from tests.insights import a_statement, an_insight, keep

ADA = Principal(user_id=OWNER, role=Role.DEVELOPER)
BOB = Principal(user_id=UserId("bob"), role=Role.DEVELOPER)
FAILURE: dict[str, Any] = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED}


@pytest.fixture
def expectations(store: Store) -> ExpectationService:
    """The service on this machine's clock."""
    return ExpectationService(store.stores, MetricService(store.stores))


def past(durations_s: list[float], *, first: datetime = START, **changes: Any) -> list[Execution]:
    """Executions of one job, an hour apart."""
    job = a_job()
    found = []
    for place, duration_s in enumerate(durations_s):
        due = first + timedelta(hours=place)
        found.append(
            msgspec.convert(
                {
                    "id": f"{job.id}-{place:x}",
                    "job_id": job.id,
                    "job_name": job.name,
                    "job_version": 1,
                    "owner_id": job.owner_id,
                    "tags": [],
                    "origin": "schedule",
                    "state": "succeeded",
                    "queue": "default",
                    "scheduled_for": due,
                    "queued_at": due,
                    "started_at": due,
                    "finished_at": due + timedelta(seconds=duration_s),
                    "duration_ms": int(duration_s * 1000),
                    "lag_ms": 0,
                    "exit_code": 0,
                    "error": None,
                    "reason": None,
                    "missed_count": 0,
                    "missed_until": None,
                    "cpu_ms": None,
                    "peak_memory_bytes": None,
                    "log": {},
                    "attempts": [],
                }
                | changes,
                Execution,
            )
        )
    return found


def test_the_band_is_that_before_each_execution_and_follows_what_has_changed() -> None:
    steady, slower = [60.0, 61.0, 59.0, 60.5] * 10, [120.0, 121.0] * 30

    points = band_of([], past(steady + slower), "UTC")

    assert len(points) == 96  # of the first four nothing was expected
    before, after = points[36], points[-1]  # the first one that was slower, and the last
    assert 59_000 < before.expected_ms < 61_500
    assert before.lower_ms < before.expected_ms < before.upper_ms < 120_000
    assert 110_000 < after.expected_ms < 125_000


def test_executions_before_the_range_are_learned_from_and_not_shown() -> None:
    known = past([60.0] * 10)
    shown = past([60.0] * 12)[10:]

    points = band_of([*known, shown[0]], shown, "Europe/Zurich")

    assert [point.execution_id for point in points] == [one.id for one in shown]


def test_failures_have_a_band_and_teach_nothing() -> None:
    good = past([60.0] * 10)
    failed = past([5.0] * 20, first=START + timedelta(days=1), state="failed")

    points = band_of(good, failed, "UTC")

    assert len(points) == 20
    assert points[0].expected_ms == points[-1].expected_ms


async def test_a_job_shows_its_band_the_rarest_of_what_was_told_and_what_comes_next(
    store: Store, expectations: ExpectationService
) -> None:
    now = await store.now_ms()
    job = a_job(schedule=CronSpec(expression="0 * * * *", timezone="Europe/Zurich"))
    await store.save(job, fire_ms=now + 60_000)
    runs = [
        (await store.finished(job, at_ms=minutes_before(now, 60 - place), duration_ms=60_000))[0] for place in range(6)
    ]
    at = from_ms(now)
    weak = a_statement(at=at, rate=0.3, sentence="weak", evidence=(runs[0].id, runs[5].id))
    strong = a_statement(at=at, rate=0.01, sentence="strong", evidence=(runs[5].id,))
    over = a_statement(at=at, kind="back_to_normal", rate=1e9, evidence=(runs[4].id,))
    others = a_statement(at=at, evidence=(runs[3].id,))
    near = await store.save_draft()
    host = a_statement(at=at, sentence="host", evidence=(runs[2].id, f"{near.id}-1"), jobs=(job.id, near.id))
    await keep(store, near, an_insight(near, host, topic=Topic.HOST))
    await keep(store, job, an_insight(job, weak, strong, over), an_insight(job, others, topic=Topic.MEMORY))

    band = await expectations.band(ADA, job.id, since=None, until=None, limit=100)

    assert [point.execution_id for point in band.points] == [run.id for run in runs[4:]]
    assert {one.execution_id: one.sentence for one in band.anomalies} == {runs[5].id: "strong", runs[2].id: "host"}
    assert band.next is not None
    assert band.next.time == from_ms(now + 60_000)
    assert band.next.lower_ms < band.next.expected_ms < band.next.upper_ms
    assert band.learned.successes == 50


async def test_what_was_not_run_as_usual_is_left_out(store: Store, expectations: ExpectationService) -> None:
    job = await store.save_draft()
    now = await store.now_ms()
    for place in range(5):
        await store.finished(job, at_ms=minutes_before(now, 60 - place), duration_ms=60_000)
    (failed,) = await store.finished(job, at_ms=minutes_before(now, 9), duration_ms=10, **FAILURE)
    backfilled = requested(job, minutes_before(now, 5), nonce="0" * BACKFILL_DIGITS)
    assert await store.stores.executions.dispatch([dispatch_of(job, backfilled)]) == ["ok"]
    await store.finished_running()
    await store.request(job)

    band = await expectations.band(ADA, job.id, since=None, until=None, limit=100)

    assert [point.execution_id for point in band.points][-1] == failed.id
    assert len(band.points) == 2
    assert (band.anomalies, band.next) == ([], None)


async def test_a_job_of_somebody_else_is_not_there_and_a_range_ends_after_it_begins(
    store: Store, expectations: ExpectationService
) -> None:
    job = await store.save_draft()

    async def asked(caller: Principal, job_id: str, **bounds: Any) -> Expectations:
        times = {"since": None, "until": None} | bounds
        return await expectations.band(caller, job_id, limit=10, **times)

    for caller, job_id in ((BOB, job.id), (ADA, "no id")):
        with pytest.raises(NotFound):
            await asked(caller, job_id)
    with pytest.raises(Invalid):
        await asked(ADA, job.id, since=START, until=START)
    assert (await asked(ADA, job.id)).points == []


async def test_scores_of_a_long_range_are_the_highest_of_each_hour(
    store: Store, expectations: ExpectationService
) -> None:
    job = await store.save_draft()
    hour_ms = 3_600_000
    now = await store.now_ms() // hour_ms * hour_ms
    await keep(store, job, scores=((now - 50 * hour_ms, 0.5), (now - 50 * hour_ms + 60_000, 2.5), (now - hour_ms, 1.0)))
    until = from_ms(now)

    async def values(job: Job, days: int) -> list[float]:
        found = await expectations.scores(ADA, job.id, since=until - timedelta(days=days), until=until)
        return [point.value for point in found.points]

    assert await values(job, 30) == [2.5, 1.0]
    assert await values(job, 1) == [1.0]
