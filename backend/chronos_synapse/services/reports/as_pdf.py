"""Reports as PDF on A4, by fpdf2, with the fonts that every reader has: no font is shipped, and none is fetched.

These fonts know the characters of Western Europe; of others, letters with marks lose them, and the rest become `?`.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from chronos_synapse.domain.report import Report, ReportBody, ReportFact, Section
from chronos_synapse.services.reports.as_text import HEADINGS, byline, sentences_of, span_of

if TYPE_CHECKING:
    from fpdf import FPDF

_FONT = "helvetica"
_INK, _QUIET, _LINE = (26, 31, 41), (90, 99, 114), (223, 227, 233)
_MARGIN_MM = 16
_WIDTHS = (8, 32, 62, 28, 20, 28)
"""Of the columns of the facts table, in mm."""
_INSTEAD = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "•": "*", "→": "->"}  # noqa: RUF001
)


def as_pdf(report: Report, body: ReportBody, *, base: str = "") -> bytes:
    """The document; takes a few tenths of a second, so that it belongs in a thread."""
    pdf = _opened(report)
    _text(pdf, report.title, size=17, style="B", height=7.5)
    _text(pdf, span_of(report), size=9, color=_QUIET)
    _text(pdf, body.headline, size=11, style="B", above=2)
    for section in Section:
        _list(pdf, HEADINGS[section], [_cited(one.text, one.cites) for one in sentences_of(body, section)])
    guesses = [_cited(f"{one.text} ({one.confidence} confidence)", one.cites) for one in body.hypotheses]
    _list(pdf, "What may be the cause", guesses)
    _list(pdf, "What could be done", [one.title for one in body.actions])
    said = [f"{one.job}: " * bool(one.job) + f'"{one.text}" {one.note}'.rstrip() for one in body.quotations]
    _list(pdf, "What was said", said)
    _facts(pdf, body.facts, base)
    for gap in body.gaps:
        _text(pdf, gap, size=8.5, color=_QUIET, above=1)
    _text(pdf, byline(body), size=8, color=_QUIET, above=3)
    return bytes(pdf.output())


def _opened(report: Report) -> "FPDF":
    from fpdf import FPDF  # noqa: PLC0415 - takes a while, and few ever print

    class Paged(FPDF):
        def footer(self) -> None:
            self.set_y(-12)
            self.set_font(_FONT, size=8)
            self.set_text_color(*_QUIET)
            self.cell(0, 5, f"{_latin(report.title)[:90]}  -  {self.page_no()} / {{nb}}", align="C")

    pdf = Paged(format="A4")
    pdf.set_title(_latin(report.title))
    pdf.set_creator("Chronos Synapse")
    pdf.set_lang("en")
    if report.ready_at is not None:
        pdf.set_creation_date(report.ready_at)
    pdf.set_margins(_MARGIN_MM, _MARGIN_MM)
    pdf.set_auto_page_break(True, _MARGIN_MM)
    pdf.add_page()
    return pdf


def _text(  # noqa: PLR0913 - one argument for each thing that looks otherwise
    pdf: "FPDF",
    text: str,
    *,
    size: float,
    style: str = "",
    color: Sequence[int] = _INK,
    above: float = 0.0,
    height: float = 0.0,
) -> None:
    if above:
        pdf.ln(above)
    pdf.set_font(_FONT, style, size)
    pdf.set_text_color(*color)
    pdf.multi_cell(0, height or size * 0.5, _latin(text), new_x="LMARGIN", new_y="NEXT", align="L")


def _list(pdf: "FPDF", heading: str, lines: Iterable[str]) -> None:
    told = list(lines)
    if not told:
        return
    _text(pdf, heading, size=12, style="B", above=3, height=6.5)
    for line in told:
        _text(pdf, f"- {line}", size=10, above=0.6)


def _facts(pdf: "FPDF", facts: Sequence[ReportFact], base: str) -> None:
    from fpdf.fonts import FontFace  # noqa: PLC0415 - as above

    if not facts:
        return
    _text(pdf, "Facts", size=12, style="B", above=3, height=6.5)
    pdf.set_font(_FONT, size=7.5)
    pdf.set_draw_color(*_LINE)
    table = pdf.table(
        col_widths=_WIDTHS,
        width=sum(_WIDTHS),
        line_height=3.8,
        padding=0.6,
        borders_layout="HORIZONTAL_LINES",
        text_align=("LEFT", "LEFT", "LEFT", "RIGHT", "LEFT", "LEFT"),
        headings_style=FontFace(emphasis="BOLD", color=_QUIET),
    )
    with table as rows:
        rows.row(("", "Job", "What", "Value", "Over", "From"))
        for fact in facts:
            row = rows.row()
            for text in (fact.id, fact.job, fact.label, fact.shown, fact.window):
                row.cell(_latin(text))
            row.cell(_latin(fact.source.name), link=f"{base}{fact.source.path}" if base and fact.source.path else None)


def _cited(text: str, cites: Sequence[str]) -> str:
    return f"{text} ({', '.join(cites)})" if cites else text


def _latin(text: str) -> str:
    """What the fonts can show of it, on one line."""
    plain = " ".join(text.translate(_INSTEAD).split())
    if plain.isascii():
        return plain
    kept = (one if ord(one) < 256 else unicodedata.normalize("NFKD", one) for one in plain)
    bare = "".join(sign for part in kept for sign in part if not unicodedata.combining(sign))
    return bare.encode("latin-1", "replace").decode("latin-1")
