"""Words for what differs between a failure and the last success. Pure: facts in, statements with their evidence out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import msgspec

from chronos_synapse.domain.execution import Execution
from chronos_synapse.domain.failure_pattern import Ended, PatternNote
from chronos_synapse.domain.insight import Insight
from chronos_synapse.services.history.comparison import FieldComparison
from chronos_synapse.services.history.findings import Findings, UsualDuration
from chronos_synapse.services.patterns.explanation import ExplanationPoint, PointEvidence, PointKind, SimilarFailure
from chronos_synapse.services.patterns.texts import FailureText
from chronos_synapse.services.patterns.views import PatternItem

MOST_NAMED = 4
QUOTED = 240
"""Characters of a line."""
SLACK, SLACK_MS = 0.2, 250
"""Beyond what nine in ten took, by this share and by this much, it was not chance."""
_ENVIRONMENT = "/environment/"
_ENDED = {
    Ended.REPLAY: "a failed execution was run once more, and went well",
    Ended.BY_HAND: "it was started by hand, and went well",
    Ended.BY_ITSELF: "the next one went well with nothing changed",
}


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of a failure."""

    execution: Execution
    findings: Findings
    text: FailureText
    good: Execution | None
    """The last success."""
    pattern: PatternItem | None
    similar: Sequence[SimilarFailure]
    insights: Sequence[Insight]
    """Those that were told of the job since the last success."""


def points_of(told: Told) -> list[ExplanationPoint]:
    """What there is to say, what helps most first."""
    return [
        point
        for points in (
            _streak(told),
            _error(told),
            _log(told),
            _definition(told),
            _given(told),
            _host(told),
            _insights(told),
            _duration(told),
            _pattern(told.pattern),
            _remedies(told.similar),
            _note(told.pattern),
        )
        for point in points
    ]


def _streak(told: Told) -> Iterator[ExplanationPoint]:
    row, good = told.findings.failures, told.findings.last_good
    if row is None:
        return
    evidence = [PointEvidence(execution_id=row.first_id)]
    if good is not None:
        evidence.append(PointEvidence(execution_id=good.id, version=good.job_version))
        last = f"The last success was due {_time(good.scheduled_for)}."
    else:
        last = "No success of this job is known."
    text = "It is the first failure." if row.count == 1 else f"It is failure {row.count:,} since {_time(row.since)}."
    yield ExplanationPoint(kind=PointKind.STREAK, text=f"{text} {last}", evidence=evidence)


def _error(told: Told) -> Iterator[ExplanationPoint]:
    line, execution_id = told.text.line, told.execution.id
    says = f"Line {line + 1:,} of the log says" if line is not None else "The error is"
    yield ExplanationPoint(
        kind=PointKind.ERROR,
        text=f"{says}: {_quoted(told.text.text)}",
        evidence=[PointEvidence(execution_id=execution_id, line=line)],
    )


def _log(told: Told) -> Iterator[ExplanationPoint]:
    log, good = told.findings.log, told.findings.last_good
    if log is None or log.divergence is None or good is None:
        return
    new, missing = log.divergence.new, log.divergence.missing
    if new is not None:
        yield ExplanationPoint(
            kind=PointKind.LOG,
            text=f"Line {new.offset + 1:,} is the first of its log that the last success printed nothing like.",
            evidence=[PointEvidence(execution_id=told.execution.id, line=new.offset)],
        )
    if missing is not None:
        yield ExplanationPoint(
            kind=PointKind.LOG,
            text=f"It printed nothing like line {missing.offset + 1:,} of the log of the last success.",
            evidence=[PointEvidence(execution_id=good.id, line=missing.offset)],
        )


def _definition(told: Told) -> Iterator[ExplanationPoint]:
    good = told.findings.last_good
    if good is None:
        return
    pointers = [one.pointer for one in told.findings.definition]
    variables = [one.removeprefix(_ENVIRONMENT) for one in pointers if one.startswith(_ENVIRONMENT)]
    places = [one for one in pointers if not one.startswith(_ENVIRONMENT)]
    versions = [PointEvidence(version=good.job_version), PointEvidence(version=told.execution.job_version)]
    if places:
        text = f"Since the last success its definition was changed: {_listed(map(in_words, places))}."
        evidence = [*versions, *(PointEvidence(pointer=one) for one in places[:MOST_NAMED])]
        yield ExplanationPoint(kind=PointKind.DEFINITION, text=text, evidence=evidence)
    if variables:
        text = f"Since the last success variables of its environment were changed: {_listed(variables)}."
        yield ExplanationPoint(kind=PointKind.ENVIRONMENT, text=text, evidence=versions)
    if not pointers and not _parameters(told.findings.fields):
        text = "It was given the same definition and the same parameters as the last success."
        yield ExplanationPoint(
            kind=PointKind.DEFINITION, text=text, evidence=[*versions[:1], PointEvidence(execution_id=good.id)]
        )


def _given(told: Told) -> Iterator[ExplanationPoint]:
    names, good = _parameters(told.findings.fields), told.findings.last_good
    if names and good is not None:
        text = f"Its parameters were others than those of the last success: {_listed(names)}."
        evidence = [PointEvidence(execution_id=told.execution.id), PointEvidence(execution_id=good.id)]
        yield ExplanationPoint(kind=PointKind.ENVIRONMENT, text=text, evidence=evidence)


def _parameters(fields: Iterable[FieldComparison]) -> list[str]:
    return [one.name.removeprefix("parameter:") for one in fields if one.name.startswith("parameter:")]


def _host(told: Told) -> Iterator[ExplanationPoint]:
    if told.good is None:
        return
    here, there = host_of(told.execution), host_of(told.good)
    if here and there and here != there:
        evidence = [PointEvidence(execution_id=told.execution.id), PointEvidence(execution_id=told.good.id)]
        yield ExplanationPoint(
            kind=PointKind.HOST, text=f"It ran on {here}, the last success on {there}.", evidence=evidence
        )


def _insights(told: Told) -> Iterator[ExplanationPoint]:
    for insight in told.insights:
        for statement in insight.statements:
            if told.execution.id in statement.evidence:
                evidence = [PointEvidence(insight_id=insight.id)]
                yield ExplanationPoint(kind=PointKind.INSIGHT, text=_sentence(statement.sentence), evidence=evidence)
                if statement.deploy:
                    text = f"Shortly before it began, {statement.deploy} was deployed."
                    yield ExplanationPoint(kind=PointKind.DEPLOY, text=text, evidence=evidence)


def _duration(told: Told) -> Iterator[ExplanationPoint]:
    lasted, usual = told.execution.duration_ms, told.findings.usual
    if lasted is None or usual is None or told.findings.last_good is None:
        return
    how = _pace(lasted, usual)
    text = (
        f"It took {duration(lasted)}, {how}: of the last {usual.count:,} successes half took"
        f" {duration(usual.median_ms)} or less, and eight in ten {duration(usual.low_ms)} to {duration(usual.high_ms)}."
    )
    evidence = [PointEvidence(execution_id=told.execution.id), PointEvidence(execution_id=told.findings.last_good.id)]
    yield ExplanationPoint(kind=PointKind.DURATION, text=text, evidence=evidence)


def _pace(lasted_ms: int, usual: UsualDuration) -> str:
    if lasted_ms > usual.high_ms * (1 + SLACK) + SLACK_MS:
        return "longer than usual"
    return "shorter than usual" if lasted_ms < usual.low_ms * (1 - SLACK) - SLACK_MS else "as usual"


def _pattern(pattern: PatternItem | None) -> Iterator[ExplanationPoint]:
    if pattern is None:
        return
    jobs = len(pattern.jobs)
    where = "this job alone" if jobs == 1 else f"{jobs:,} jobs"
    if pattern.count == 1:
        text = "Nothing like it was seen before."
    else:
        text = f"The like was seen {pattern.count:,} times since {_day(pattern.first_seen)}, of {where}."
    evidence = [PointEvidence(pattern_id=pattern.id)]
    yield ExplanationPoint(kind=PointKind.PATTERN, text=text, evidence=evidence)


def _remedies(similar: Sequence[SimilarFailure]) -> Iterator[ExplanationPoint]:
    """Of what ended the like before, one of each kind: what is the most alike."""
    told: set[Ended] = set()
    for one in similar:
        if one.remedy is None or one.remedy.how in told:
            continue
        told.add(one.remedy.how)
        how = _ENDED.get(one.remedy.how) or f"its definition was changed: {_listed(map(in_words, one.remedy.pointers))}"
        failures = "one failure" if one.count == 1 else f"{one.count:,} failures"
        name = one.job_name or "a job that is gone"
        evidence = [PointEvidence(execution_id=one.remedy.execution_id, version=one.remedy.version)]
        evidence.append(PointEvidence(execution_id=one.execution_id, pattern_id=one.pattern_id))
        text = f"{failures.capitalize()} of {name} ended {_time(one.remedy.at)}: {how}."
        yield ExplanationPoint(kind=PointKind.REMEDY, text=text, evidence=evidence)


def _note(pattern: PatternItem | None) -> Iterator[ExplanationPoint]:
    note: PatternNote | None = None if pattern is None else pattern.note
    if pattern is not None and note is not None:
        text = f"{note.author_name or 'Somebody'} noted {_day(note.at)}: {note.text}"
        yield ExplanationPoint(kind=PointKind.NOTE, text=text, evidence=[PointEvidence(pattern_id=pattern.id)])


def host_of(execution: Execution) -> str:
    """Of its last attempt; a worker's id is host, process and a word. Empty: it never began."""
    return execution.attempts[-1].worker.rsplit("-", 2)[0] if execution.attempts else ""


def in_words(pointer: str) -> str:
    """`executor.config.command`."""
    parts = (part.replace("~1", "/").replace("~0", "~") for part in pointer.strip("/").split("/"))
    return ".".join(parts)


def duration(lasted_ms: int) -> str:
    """`412 ms`, `6.2 s`, `4 min 10 s`, `3 h 5 min`."""
    if lasted_ms < 1000:
        return f"{lasted_ms} ms"
    seconds = lasted_ms / 1000
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours:,} h {minutes} min" if minutes else f"{hours:,} h"


def _listed(names: Iterable[str]) -> str:
    found = list(names)
    more = len(found) - MOST_NAMED
    return ", ".join(found[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else line[: QUOTED - 1] + "…"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")


def _time(at: datetime) -> str:
    return f"{at.day} {at:%b %Y %H:%M} UTC"


def _day(at: datetime) -> str:
    return f"{at.day} {at:%b %Y}"
