"""Reports as one HTML page that needs nothing else: no script, no picture, no address; it prints on A4."""

from html import escape

from chronos_synapse.domain.report import Report, ReportBody, ReportFact, ReportSentence, Section
from chronos_synapse.services.reports.as_text import HEADINGS, byline, sentences_of, span_of

_STYLE = """
@page { size: A4; margin: 18mm 16mm; }
:root { color-scheme: light; }
body { font: 14px/1.5 system-ui, sans-serif; color: #1a1f29; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.05rem; margin: 1.5rem 0 .4rem; break-after: avoid; }
p.lead { font-size: 1.05rem; font-weight: 600; }
.quiet, td.quiet, footer { color: #5a6372; }
ul { padding-left: 1.1rem; margin: 0; }
li { margin: .2rem 0; break-inside: avoid; }
.cite { color: #5a6372; font-size: .85em; white-space: nowrap; }
.cite a, td a { color: inherit; }
table { border-collapse: collapse; width: 100%; font-size: .86em; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem .25rem 0; border-bottom: 1px solid #dfe3e9; }
td.value { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tr { break-inside: avoid; }
tr:target td { background: #fff4c2; }
thead { display: table-header-group; }
td { overflow-wrap: anywhere; }
footer { margin-top: 2rem; font-size: .86em; }
"""


def as_page(report: Report, body: ReportBody, *, base: str = "") -> str:
    """The whole page; `base` comes before the paths of its links."""
    title = escape(report.title)
    parts = [f"<h1>{title}</h1>", f'<p class="quiet">{escape(span_of(report))}</p>']
    parts.append(f'<p class="lead">{escape(body.headline)}</p>')
    parts += [_section(HEADINGS[section], sentences_of(body, section)) for section in Section]
    parts.append(_section("What may be the cause", body.hypotheses))
    parts += [_actions(body, base), _quotations(body), _facts(body, base)]
    parts += [f'<p class="quiet">{escape(gap)}</p>' for gap in body.gaps]
    parts.append(f"<footer>{escape(byline(body))}</footer>")
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    inner = "\n".join(part for part in parts if part)
    opening = f'<!doctype html>\n<html lang="en">\n<head>{head}<style>{_STYLE}</style></head>'
    return f"{opening}\n<body>\n{inner}\n</body>\n</html>\n"


def _section(heading: str, sentences: "list[ReportSentence] | tuple[ReportSentence, ...]") -> str:
    if not sentences:
        return ""
    items = "".join(f"<li>{escape(one.text)}{_confidence(one)} {_cites(one)}</li>" for one in sentences)
    return f"<h2>{escape(heading)}</h2>\n<ul>{items}</ul>"


def _confidence(sentence: ReportSentence) -> str:
    return f" ({escape(sentence.confidence)} confidence)" if sentence.confidence else ""


def _cites(sentence: ReportSentence) -> str:
    if not sentence.cites:
        return ""
    links = ", ".join(f'<a href="#{escape(cite)}">{escape(cite)}</a>' for cite in sentence.cites)
    return f'<span class="cite">({links})</span>'


def _actions(body: ReportBody, base: str) -> str:
    if not body.actions:
        return ""
    items = "".join(f"<li>{_link(one.title, one.path, base)}</li>" for one in body.actions)
    return f"<h2>What could be done</h2>\n<ul>{items}</ul>"


def _quotations(body: ReportBody) -> str:
    if not body.quotations:
        return ""
    items = "".join(
        f"<li>{escape(one.job)}{': ' if one.job else ''}“{escape(one.text)}” "
        f'<span class="quiet">{escape(one.note)}</span></li>'
        for one in body.quotations
    )
    return f"<h2>What was said</h2>\n<ul>{items}</ul>"


def _facts(body: ReportBody, base: str) -> str:
    if not body.facts:
        return ""
    rows = "\n".join(_row(fact, base) for fact in body.facts)
    head = "<tr><th></th><th>Job</th><th>What</th><th>Value</th><th>Over</th><th>From</th></tr>"
    return f"<h2>Facts</h2>\n<table><thead>{head}</thead><tbody>\n{rows}\n</tbody></table>"


def _row(fact: ReportFact, base: str) -> str:
    runs = "".join(
        f' <a href="{escape(base)}/executions/{escape(one)}">run {number}</a>'
        for number, one in enumerate(fact.source.executions, start=1)
    )
    source = f"{_link(fact.source.name, fact.source.path, base)}{runs}"
    return (
        f'<tr id="{escape(fact.id)}"><td class="quiet">{escape(fact.id)}</td><td>{escape(fact.job)}</td>'
        f'<td>{escape(fact.label)}</td><td class="value">{escape(fact.shown)}</td>'
        f'<td class="quiet">{escape(fact.window)}</td><td class="quiet">{source}</td></tr>'
    )


def _link(text: str, path: str, base: str) -> str:
    return f'<a href="{escape(base + path)}">{escape(text)}</a>' if path else escape(text)
