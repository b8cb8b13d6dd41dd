"""Reports as Markdown, as the text of a mail, and as rows of CSV. Names that people chose cannot pass for markup."""

import csv
import io
import re
from collections.abc import Iterator

from chronos_synapse.domain.report import Report, ReportBody, ReportFact, ReportSentence, Section
from chronos_synapse.services.reports.rows import time_shown

HEADINGS: dict[Section, str] = {
    Section.CHANGED: "What changed",
    Section.FAILED: "What failed",
    Section.SLOWER: "What takes longer",
    Section.FORECAST: "What to expect",
    Section.MOVES: "What would be better",
}
COLUMNS = (
    "id",
    "section",
    "job",
    "job_id",
    "metric",
    "label",
    "value",
    "unit",
    "shown",
    "window",
    "from",
    "to",
    "source",
    "path",
    "executions",
)
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+|!~-])")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sentences_of(body: ReportBody, section: Section) -> list[ReportSentence]:
    """Those of one section."""
    return [one for one in body.sentences if one.section is section]


def span_of(report: Report) -> str:
    """`2026-11-15 00:00 UTC to 2026-11-22 00:00 UTC`, on the clocks of the report."""
    zone = report.about.timezone
    return f"{time_shown(report.since, zone)} to {time_shown(report.until, zone)}"


def byline(body: ReportBody) -> str:
    """Who wrote it, what that took, and by which facts."""
    by = body.authorship
    if by.model:
        tokens = f"{by.input_tokens + by.cached_tokens:,} tokens in, {by.output_tokens:,} out"
        who = f"Worded by {by.narrator} ({by.model}, {tokens}, {by.cost_usd:.4f} USD)"
    else:
        who = "Worded by fixed sentences (no language model)"
    why = f" {by.detail}" if by.failure else ""
    dropped = f" Sentences dropped, as the facts do not say so: {by.dropped}." if by.dropped else ""
    return f"{who}; facts {by.facts_hash[:16]}.{why}{dropped}"


def as_markdown(report: Report, body: ReportBody, *, base: str = "") -> str:
    """One document; `base` comes before the paths of its links."""
    lines = [f"# {_plain(report.title)}", "", f"{span_of(report)}", "", f"**{_plain(body.headline)}**", ""]
    for section in Section:
        told = sentences_of(body, section)
        if told:
            lines += [f"## {HEADINGS[section]}", "", *(f"- {_plain(one.text)}{_cites(one)}" for one in told), ""]
    if body.hypotheses:
        lines += ["## What may be the cause", ""]
        lines += [f"- {_plain(one.text)} ({one.confidence} confidence){_cites(one)}" for one in body.hypotheses] + [""]
    if body.actions:
        links = (f"- {_link(one.title, one.path, base)}" for one in body.actions)
        lines += ["## What could be done", "", *links, ""]
    if body.quotations:
        lines += ["## What was said", "", *_quotations(body), ""]
    lines += ["## Facts", "", *_table(body, base), ""]
    lines += [f"> {gap}" for gap in map(_plain, body.gaps)]
    lines += ["", f"_{_plain(byline(body))}_", ""]
    return "\n".join(lines)


def as_mail(report: Report, body: ReportBody, *, base: str) -> tuple[str, str]:
    """Subject and text. The sentences are ours, names in them are on lines that begin with a dash."""
    lines = [_one_line(body.headline), span_of(report), ""]
    for section in Section:
        told = sentences_of(body, section)
        if told:
            lines += [HEADINGS[section].upper(), *(f"- {_one_line(one.text)}" for one in told), ""]
    if body.actions:
        lines += ["WHAT COULD BE DONE", *(f"- {_one_line(one.title)}" for one in body.actions), ""]
    lines += [*(f"({_one_line(gap)})" for gap in body.gaps), ""] if body.gaps else []
    lines += [f"The facts, with the executions that show them: {base}/reports/{report.id}", "", byline(body), ""]
    return _one_line(report.title)[:180], "\n".join(lines)


def as_csv(body: ReportBody) -> str:
    """The facts table. What a spreadsheet would take for a formula is told to be text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(tuple(map(_cell, _values(fact))) for fact in body.facts)
    return out.getvalue()


def _values(fact: ReportFact) -> tuple[object, ...]:
    return (
        fact.id,
        fact.section.value,
        fact.job,
        fact.job_id or "",
        fact.metric,
        fact.label,
        _number(fact.value),
        fact.unit,
        fact.shown,
        fact.window,
        fact.since.isoformat() if fact.since else "",
        fact.until.isoformat() if fact.until else "",
        fact.source.name,
        fact.source.path,
        " ".join(fact.source.executions),
    )


def _number(value: float | str) -> float | str:
    """Whole numbers without a point."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _table(body: ReportBody, base: str) -> Iterator[str]:
    yield "| | | what | value | over | from |"
    yield "| --- | --- | --- | ---: | --- | --- |"
    for fact in body.facts:
        source = _link(fact.source.name, fact.source.path, base)
        cells = (fact.id, _plain(fact.job), _plain(fact.label), _plain(fact.shown), fact.window, source)
        yield f"| {' | '.join(cells)} |"


def _quotations(body: ReportBody) -> Iterator[str]:
    for one in body.quotations:
        note = f" — {_plain(one.note)}" if one.note else ""
        yield f"- {_plain(one.job)}: “{_plain(one.text)}”{note}" if one.job else f"- “{_plain(one.text)}”{note}"


def _cites(sentence: ReportSentence) -> str:
    return f" ({', '.join(sentence.cites)})" if sentence.cites else ""


def _link(text: str, path: str, base: str) -> str:
    return f"[{_plain(text)}]({base}{path})" if path else _plain(text)


def _plain(text: str) -> str:
    """On one line, with nothing in it that Markdown would read."""
    return _MARKUP.sub(r"\\\1", _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
