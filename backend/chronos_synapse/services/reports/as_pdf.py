"""Reports as PDF on A4, by fpdf2, in the fonts that every reader has; where these lack a letter, in Open Sans.

Readers' own fonts know the letters of Western Europe; Open Sans those of Latin, Greek and Cyrillic, and what is used of
it is put into the file. What it does not know either loses its marks, or becomes `?`.
"""

import unicodedata
from collections.abc import Container, Iterable, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from chronos_synapse.domain.report import Report, ReportBody, ReportFact, Section
from chronos_synapse.services.reports.as_text import HEADINGS, byline, sentences_of, span_of

if TYPE_CHECKING:
    from fpdf import FPDF

_OWN = "helvetica"
_OTHER = "opensans"
_FILES = {"": "OpenSans-Regular.ttf", "B": "OpenSans-Bold.ttf"}
_OWN_LETTERS = range(256)
_INK, _QUIET, _LINE = (26, 31, 41), (90, 99, 114), (223, 227, 233)
_MARGIN_MM = 16
_WIDTHS = (8, 32, 62, 28, 20, 28)
"""Of the columns of the facts table, in mm."""
_INSTEAD = {"–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "•": "*", "→": "->"}  # noqa: RUF001


def as_pdf(report: Report, body: ReportBody, *, base: str = "") -> bytes:
    """The document; takes a few tenths of a second, so that it belongs in a thread."""
    paper = _opened(report, body)
    _text(paper, report.title, size=17, style="B", height=7.5)
    _text(paper, span_of(report), size=9, color=_QUIET)
    _text(paper, body.headline, size=11, style="B", above=2)
    for section in Section:
        _list(paper, HEADINGS[section], [_cited(one.text, one.cites) for one in sentences_of(body, section)])
    guesses = [_cited(f"{one.text} ({one.confidence} confidence)", one.cites) for one in body.hypotheses]
    _list(paper, "What may be the cause", guesses)
    _list(paper, "What could be done", [one.title for one in body.actions])
    said = [f"{one.job}: " * bool(one.job) + f'"{one.text}" {one.note}'.rstrip() for one in body.quotations]
    _list(paper, "What was said", said)
    _facts(paper, body.facts, base)
    for gap in body.gaps:
        _text(paper, gap, size=8.5, color=_QUIET, above=1)
    _text(paper, byline(body), size=8, color=_QUIET, above=3)
    return bytes(paper.pdf.output())


class _Paper:
    """A document, and the letters that it is written in."""

    def __init__(self, pdf: "FPDF", family: str, letters: Container[int]) -> None:
        self.pdf = pdf
        self.family = family
        self._letters = letters

    def fit(self, text: str) -> str:
        """What its letters can show of it, on one line."""
        return "".join(map(self._sign, " ".join(text.split())))

    def _sign(self, sign: str) -> str:
        if ord(sign) in self._letters:
            return sign
        bare = "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))
        other = _INSTEAD.get(sign, bare)
        return other if other and all(ord(part) in self._letters for part in other) else "?"


def _opened(report: Report, body: ReportBody) -> _Paper:
    from fpdf import FPDF  # noqa: PLC0415 - takes a while, and few ever print

    class Paged(FPDF):
        def footer(self) -> None:
            self.set_y(-12)
            self.set_font(paper.family, size=8)
            self.set_text_color(*_QUIET)
            self.cell(0, 5, f"{paper.fit(report.title)[:90]}  -  {self.page_no()} / {{nb}}", align="C")

    pdf = Paged(format="A4")
    paper = _Paper(pdf, _OWN, _OWN_LETTERS) if _is_western(report, body) else _Paper(pdf, _OTHER, _add_letters(pdf))
    pdf.set_title(paper.fit(report.title))
    pdf.set_creator("Chronos Synapse")
    pdf.set_lang("en")
    if report.ready_at is not None:
        pdf.set_creation_date(report.ready_at)
    pdf.set_margins(_MARGIN_MM, _MARGIN_MM)
    pdf.set_auto_page_break(True, _MARGIN_MM)
    pdf.add_page()
    return paper


def _is_western(report: Report, body: ReportBody) -> bool:
    """Whether readers' own fonts have all letters of it."""
    signs = set(msgspec.json.encode([report, body]).decode())
    return all(ord(sign) in _OWN_LETTERS or sign in _INSTEAD for sign in signs)


def _add_letters(pdf: "FPDF") -> Container[int]:
    """Adds the other font; the letters that it has."""
    for style, name in _FILES.items():
        pdf.add_font(_OTHER, style, str(files("ttf_opensans") / "ttf" / name))
    return frozenset(getattr(pdf.fonts[_OTHER], "cmap", ()))


def _text(  # noqa: PLR0913 - one argument for each thing that looks otherwise
    paper: _Paper,
    text: str,
    *,
    size: float,
    style: str = "",
    color: Sequence[int] = _INK,
    above: float = 0.0,
    height: float = 0.0,
) -> None:
    pdf = paper.pdf
    if above:
        pdf.ln(above)
    pdf.set_font(paper.family, style, size)
    pdf.set_text_color(*color)
    pdf.multi_cell(0, height or size * 0.5, paper.fit(text), new_x="LMARGIN", new_y="NEXT", align="L")


def _list(paper: _Paper, heading: str, lines: Iterable[str]) -> None:
    told = list(lines)
    if not told:
        return
    _text(paper, heading, size=12, style="B", above=3, height=6.5)
    for line in told:
        _text(paper, f"- {line}", size=10, above=0.6)


def _facts(paper: _Paper, facts: Sequence[ReportFact], base: str) -> None:
    from fpdf.fonts import FontFace  # noqa: PLC0415 - as above

    if not facts:
        return
    _text(paper, "Facts", size=12, style="B", above=3, height=6.5)
    pdf = paper.pdf
    pdf.set_font(paper.family, size=7.5)
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
                row.cell(paper.fit(text))
            row.cell(
                paper.fit(fact.source.name), link=f"{base}{fact.source.path}" if base and fact.source.path else None
            )


def _cited(text: str, cites: Sequence[str]) -> str:
    return f"{text} ({', '.join(cites)})" if cites else text
