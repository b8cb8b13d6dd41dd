"""Facts of an explanation: its statements as what can be cited, with their numbers where they have some. Pure."""

from collections.abc import Iterator, Sequence

import msgspec

from chronos_models.faithfulness import Fact
from chronos_synapse.domain.execution import Execution
from chronos_synapse.domain.report import ReportSentence
from chronos_synapse.narrators._values import shown
from chronos_synapse.narrators.base import Brief, FactRow, Task, Topic
from chronos_synapse.services.patterns.explanation import ExplanationPoint, PointEvidence, PointKind
from chronos_synapse.services.patterns.points import Told, host_of, points_of
from chronos_synapse.services.reports.rows import LONGEST_NAME, time_shown


class ExplanationFact(msgspec.Struct, frozen=True, kw_only=True):
    """Something that sentences may cite."""

    id: str
    kind: PointKind
    """Of the statement that it is from."""
    text: str
    """The statement, or one number of it."""
    evidence: list[PointEvidence]


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """What an explanation is worded from."""

    brief: Brief
    facts: list[ExplanationFact]
    statements: list[ReportSentence]
    """The explanation as it stands, with the facts of each statement."""


_Measured = tuple[str, float | str, str]
"""Metric, value, unit."""


def basis_of(told: Told) -> Basis:
    """The facts of a failure, with ids, and the brief of them."""
    name = " ".join(told.execution.job_name.split())[:LONGEST_NAME]
    rows, facts, statements = list[FactRow](), list[ExplanationFact](), list[ReportSentence]()
    for point in points_of(told):
        begin, job_ids = len(rows), _jobs_of(told, point)
        for metric, value, unit in _measured(told, point):
            fact = Fact(id=f"f{len(rows) + 1}", job=name, metric=metric, value=value, unit=unit)
            rows.append(FactRow(fact=fact, topic=Topic.FAILED, job_ids=job_ids))
            text = point.text if unit == "text" else f"{metric.replace('_', ' ').capitalize()}: {shown(fact)}"
            facts.append(ExplanationFact(id=fact.id, kind=point.kind, text=text, evidence=point.evidence))
        cites = tuple(fact.id for fact in facts[begin:])
        statements.append(ReportSentence(text=point.text, cites=cites))
    brief = Brief(title=f"Why {name} failed", task=Task.EXPLANATION, facts=tuple(rows), hosts=_hosts(told))
    return Basis(brief=brief, facts=facts, statements=statements)


def _measured(told: Told, point: ExplanationPoint) -> Sequence[_Measured]:
    """Its numbers, which can be compared with those of a sentence; of a statement without any, its words."""
    match point.kind:
        case PointKind.STREAK:
            return [*_streak(told)]
        case PointKind.DURATION:
            return [*_duration(told)]
        case PointKind.PATTERN:
            return [*_pattern(told)]
        case kind:
            return [(kind.value, point.text, "text")]


def _streak(told: Told) -> Iterator[_Measured]:
    row, good = told.findings.failures, told.findings.last_good
    if row is not None:
        yield "failures_in_a_row", row.count, "count"
        yield "failing_since", time_shown(row.since, "UTC"), "time"
    if good is not None:
        yield "last_success", time_shown(good.scheduled_for, "UTC"), "time"


def _duration(told: Told) -> Iterator[_Measured]:
    lasted, usual = told.execution.duration_ms, told.findings.usual
    if lasted is None or usual is None:
        return
    yield "last_duration", lasted / 1000, "s"
    yield "median_duration", usual.median_ms / 1000, "s"
    yield "p10_duration", usual.low_ms / 1000, "s"
    yield "p90_duration", usual.high_ms / 1000, "s"
    if usual.median_ms > 0:
        yield "duration_change_vs_median", round(lasted / usual.median_ms - 1, 4), "ratio"


def _pattern(told: Told) -> Iterator[_Measured]:
    if told.pattern is not None:
        yield "similar_failures", told.pattern.count, "count"
        yield "similar_failures_since", time_shown(told.pattern.first_seen, "UTC"), "time"


def _jobs_of(told: Told, point: ExplanationPoint) -> tuple[str, ...]:
    """The failed one, and those that a statement tells of besides."""
    found: list[str] = [told.execution.job_id]
    if point.kind in {PointKind.PATTERN, PointKind.NOTE} and told.pattern is not None:
        found += [one.job_id for one in told.pattern.jobs]
    ids = {one.execution_id for one in point.evidence} if point.kind is PointKind.REMEDY else ()
    found += [one.job_id for one in told.similar if one.execution_id in ids]
    return tuple(dict.fromkeys(found))


def _hosts(told: Told) -> tuple[str, ...]:
    """Those that it speaks of: workers that are gone are known to nobody else."""
    executions: list[Execution | None] = [told.execution, told.good]
    return tuple(dict.fromkeys(host for one in executions if one is not None and (host := host_of(one))))
