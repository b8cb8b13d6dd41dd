"""Rows: the facts of a report as they are found, and what could not be found out."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from chronos_models.faithfulness import Fact
from chronos_synapse.domain.job import JobId
from chronos_synapse.domain.report import (
    MOST_EVIDENCE,
    MOST_FACTS,
    FactSource,
    Quotation,
    ReportAction,
    ReportFact,
    Section,
)
from chronos_synapse.narrators._values import shown
from chronos_synapse.narrators.base import ActionChoice, Example
from chronos_synapse.services.reports.scene import Scene

LONGEST_NAME = 80
"""Characters of a job's name in a sentence."""
MOST_QUOTATIONS = 5


class JobRef(msgspec.Struct, frozen=True, kw_only=True):
    """The job that a fact is of."""

    id: JobId
    name: str


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured. Metrics are words joined by underscores; of a measure over the span, the span is added."""

    metric: str
    label: str
    value: float | str
    unit: str
    is_of_span: bool = False
    before: str = ""
    """The same over as much time before, for people."""


class Rows:
    """Collects; ids are given in the order of the sections, the first of each section being the most important."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._facts: list[ReportFact] = []
        self.quotations: list[Quotation] = []
        self.examples: list[Example] = []
        """What the quotations quote, with all the jobs that said it."""
        self.gaps: list[str] = []
        self.offers: dict[str, ReportAction] = {}
        """What could be done next, by the id that narrators name it by."""
        self.choices: dict[str, ActionChoice] = {}
        """The same for narrators."""

    def add(self, section: Section, measure: Measure, source: FactSource, *, job: JobRef | None = None) -> None:
        """One more fact."""
        scene = self.scene
        metric = f"{measure.metric}_{scene.suffix}" if measure.is_of_span else measure.metric
        fact = Fact(id="f0", job=_name(job), metric=metric, value=measure.value, unit=measure.unit)
        label = f"{measure.label} (before: {measure.before})" if measure.before else measure.label
        self._facts.append(
            ReportFact(
                id="",
                section=section,
                metric=metric,
                label=label,
                value=measure.value,
                unit=measure.unit,
                shown=_signed(fact),
                source=msgspec.structs.replace(source, executions=source.executions[:MOST_EVIDENCE]),
                job_id=None if job is None else job.id,
                job=_name(job),
                window=scene.words if measure.is_of_span else "",
                since=scene.since if measure.is_of_span else None,
                until=scene.until if measure.is_of_span else None,
            )
        )

    def quote(self, quotation: Quotation, *, of: Sequence[JobId]) -> None:
        """A piece of output of these jobs, once; there is room for a few."""
        known = {one.text for one in self.quotations}
        if quotation.text not in known and len(self.quotations) < MOST_QUOTATIONS:
            self.quotations.append(quotation)
            self.examples.append(Example(text=quotation.text, job_ids=tuple(of)))

    def offer(self, choice: ActionChoice, path: str) -> None:
        """Something that a person could do next."""
        self.choices[choice.id] = choice
        self.offers[choice.id] = ReportAction(title=choice.title, path=path)

    def miss(self, words: str) -> None:
        """Something could not be found out, or not all of it."""
        if words not in self.gaps:
            self.gaps.append(words)

    @property
    def facts(self) -> tuple[ReportFact, ...]:
        """All of them with their ids, up to MOST_FACTS; of what is over, sections give evenly."""
        kept = _evenly([[fact for fact in self._facts if fact.section is section] for section in Section])
        return tuple(msgspec.structs.replace(fact, id=f"f{number}") for number, fact in enumerate(kept, start=1))


def _evenly(sections: list[list[ReportFact]]) -> list[ReportFact]:
    """Each section keeps its first ones; the longest gives first."""
    while sum(map(len, sections)) > MOST_FACTS:
        max(sections, key=len).pop()
    return [fact for section in sections for fact in section]


def _name(job: JobRef | None) -> str:
    """Without what would end a line or a sentence."""
    return "" if job is None else " ".join(job.name.split())[:LONGEST_NAME]


def _signed(fact: Fact) -> str:
    """As narrators show it, with the sign that their words give."""
    is_change = "_change_vs_" in fact.metric or fact.metric.endswith("_deviation")
    if isinstance(fact.value, str) or not is_change or fact.value == 0:
        return shown(fact)
    return f"{'+' if fact.value > 0 else '-'}{shown(fact).removeprefix('-')}"


def time_shown(at: datetime, timezone: str) -> str:
    """An instant for a fact: `2026-11-22 03:10+01:00`, on the clocks of the report."""
    local = at.astimezone(ZoneInfo(timezone)).replace(microsecond=0)
    text = local.isoformat(sep=" ", timespec="minutes")
    return text.replace("+00:00", " UTC")
