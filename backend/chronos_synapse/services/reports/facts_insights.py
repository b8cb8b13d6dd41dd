"""Facts of what was noticed: insights of the span, each with its value, what was expected, and how rare it is."""

from collections.abc import Iterator

from chronos_synapse.domain.insight import Insight, InsightQuery, InsightSort, Statement, Topic
from chronos_synapse.domain.report import FactSource, Section
from chronos_synapse.services.reports.rows import JobRef, Measure, Rows
from chronos_synapse.storage.redis.insights import InsightStore

MOST = 12
RATE_DAYS = 30
_UNITS = {"s": "s", "bytes": "B", "share": "ratio"}
_SECTIONS = {
    Topic.OUTCOME: Section.FAILED,
    Topic.START: Section.FAILED,
    Topic.SCHEDULER: Section.FAILED,
    Topic.WORKERS: Section.FAILED,
    Topic.DURATION: Section.SLOWER,
    Topic.HOST: Section.SLOWER,
}
"""What else is noticed has changed."""
_NAMES = {
    Topic.DURATION: "duration",
    Topic.CPU_SHARE: "cpu_share",
    Topic.MEMORY: "memory",
    Topic.OUTPUT: "output",
    Topic.OUTCOME: "failure_share",
    Topic.START: "start_lag",
    Topic.HOST: "duration",
    Topic.SCHEDULER: "due_times_without_scheduler",
    Topic.WORKERS: "executions_without_worker",
}


async def add_insights(rows: Rows, store: InsightStore) -> None:
    """The rarest ones that were told of within the span and are not muted."""
    scene = rows.scene
    query = InsightQuery(
        sight=scene.principal.sight,
        job_id=scene.about.job_id if scene.is_of_job else None,
        since=scene.since,
        until=scene.until,
        sort=InsightSort.RAREST,
        limit=MOST,
    )
    page = await store.page(query)
    if not page.complete:
        rows.miss("Not all insights could be read in time.")
    _add_count(rows, page.total)
    for insight in page.insights:
        _add(rows, insight)


def _add_count(rows: Rows, total: int) -> None:
    if total:
        job = rows.scene.job
        measure = Measure(metric="insights", label="Insights told of", value=total, unit="count", is_of_span=True)
        ref = None if job is None else JobRef(id=job.id, name=job.name)
        rows.add(Section.CHANGED, measure, FactSource(name="insights", path="/insights"), job=ref)


def _add(rows: Rows, insight: Insight) -> None:
    statement = _rarest(insight)
    if statement is None:
        return
    source = FactSource(name="insights", path=f"/insights/{insight.id}", executions=tuple(reversed(statement.evidence)))
    section = _SECTIONS.get(insight.topic, Section.CHANGED)
    ref = JobRef(id=insight.job_id, name=insight.job_name) if insight.job_id else None
    for measure in _measures(insight, statement):
        rows.add(section, measure, source, job=ref)


def _rarest(insight: Insight) -> Statement | None:
    told = [one for one in insight.statements if one.kind != "back_to_normal"]
    return min(told, key=lambda one: one.rate, default=None)


def _measures(insight: Insight, statement: Statement) -> Iterator[Measure]:
    name, unit = _NAMES[insight.topic], _UNITS.get(statement.unit, "count")
    words = name.replace("_", " ")
    if statement.value is not None:
        yield Measure(metric=f"odd_{name}", label=f"Insight: {words}", value=statement.value, unit=unit)
    if statement.expected is not None:
        slot = f" ({statement.slot})" if statement.slot else ""
        yield Measure(metric=f"usual_{name}", label=f"Usual {words} then{slot}", value=statement.expected, unit=unit)
    if statement.spreads is not None:
        sign = -1 if statement.direction == "down" else 1
        value = round(sign * abs(statement.spreads), 2)
        yield Measure(
            metric=f"{name}_deviation", label=f"Distance from the usual {words}, in spreads", value=value, unit="sd"
        )
    label = f"Equally strong false alarms in {RATE_DAYS} days ({insight.severity})"
    yield Measure(metric=f"false_alarms_{RATE_DAYS}d", label=label, value=_rounded(statement.rate), unit="count")


def _rounded(rate: float) -> float:
    """Two figures."""
    return float(f"{rate:.2g}")
