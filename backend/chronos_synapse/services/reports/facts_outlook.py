"""Facts of what is expected: how much is planned, and of the next runs when, how long and how likely."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import ChronosError
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.query import JobQuery
from chronos_synapse.domain.report import FactSource, Section
from chronos_synapse.services.forecasts.forecasts import ForecastService
from chronos_synapse.services.reports.facts_overall import ref_of
from chronos_synapse.services.reports.rows import Measure, Rows, time_shown
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.build import build, count_between

MOST_JOBS = 6
LOOKED_AT = 500
"""Active jobs among which the next ones are looked for; of more, what is planned is not counted."""


async def add_outlook(rows: Rows, stores: RedisStores, forecasts: ForecastService, now: datetime) -> None:
    """Due times ahead, and of the jobs that are due next: when, how long, and how likely they succeed."""
    scene = rows.scene
    jobs, is_all = await _active_jobs(stores, scene.principal.sight, scene.job)
    if not jobs:
        return
    if is_all:
        _add_planned(rows, jobs, now)
    next_ms = await stores.due.next_fire_times([job.id for job in jobs])
    due = sorted((at, job.id) for job, at in zip(jobs, next_ms, strict=True) if at is not None)[:MOST_JOBS]
    by_id = {job.id: job for job in jobs}
    for at, job_id in due:
        await _add_next(rows, forecasts, by_id[job_id], from_ms(at))


async def _active_jobs(stores: RedisStores, sight: Sight, job: Job | None) -> tuple[list[Job], bool]:
    if job is not None:
        return ([job] if job.is_scheduled else []), True
    page = await stores.job_search.find(JobQuery(sight=sight, states=(JobState.ACTIVE,), limit=LOOKED_AT))
    return [one for one in page.jobs if one.is_scheduled], page.next_cursor is None and page.complete


def _add_planned(rows: Rows, jobs: Sequence[Job], now: datetime) -> None:
    until = now + timedelta(days=rows.scene.about.span_days)
    planned = 0
    for job in jobs:
        if job.schedule is None:
            continue
        try:
            planned += count_between(build(job.schedule, job.timing, seed=job.id), now, until)
        except ChronosError:
            rows.miss("The due times of some jobs could not be worked out.")
    ref = None if rows.scene.job is None else ref_of(rows.scene.job)
    measure = Measure(
        metric="planned_runs",
        label=f"Runs planned in the next {rows.scene.words}",
        value=planned,
        unit="count",
        is_of_span=True,
    )
    rows.add(Section.FORECAST, measure, FactSource(name="schedule", path="/schedule"), job=ref)


async def _add_next(rows: Rows, forecasts: ForecastService, job: Job, at: datetime) -> None:
    found = await forecasts.job(rows.scene.principal, job.id)
    source = FactSource(name="forecast", path=f"/jobs/{job.id}")
    when = time_shown(at, rows.scene.about.timezone)
    measures = [Measure(metric="next_start", label="Next start", value=when, unit="time")]
    coming = next((one for one in found.ahead if one.due_at == at), found.next)
    if coming is not None:
        by = f"{found.model.name}, from {found.learned} runs"
        measures += [
            _seconds("forecast_median_next", f"Expected duration ({by})", coming.middle_s),
            _seconds("forecast_p95_next", f"Longest duration that is likely, 95th percentile ({by})", coming.high_s),
        ]
    if found.success is not None:
        label = f"Chance that it succeeds (from {found.runs} runs, {found.failed} of which failed)"
        value = round(found.success, 3)
        measures.append(Measure(metric="success_probability_next", label=label, value=value, unit="ratio"))
    for measure in measures:
        rows.add(Section.FORECAST, measure, source, job=ref_of(job))


def _seconds(metric: str, label: str, value: float) -> Measure:
    return Measure(metric=metric, label=label, value=round(value, 3), unit="s")
