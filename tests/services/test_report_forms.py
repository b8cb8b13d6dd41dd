"""Reports in five forms: each says the same, and none runs what a job said."""

import csv
import io
import re
import zlib

import msgspec
import pytest

from chronos_synapse.domain.report import (
    Authorship,
    FactSource,
    Quotation,
    ReportAction,
    ReportBody,
    ReportSentence,
    ReportState,
)
from chronos_synapse.services.reports.as_page import as_page
from chronos_synapse.services.reports.as_pdf import as_pdf
from chronos_synapse.services.reports.as_text import as_csv, as_mail, as_markdown, byline
from tests.reports import NOON, a_body, a_fact, a_report

EVIL = '<script>alert(1)</script> [x](javascript:y) "q" | `z`'
BASE = "https://cron.example"


@pytest.fixture
def body() -> ReportBody:
    """One with something in every part."""
    source = FactSource(name="history", path="/jobs/j1", executions=("j1-1",))  # type: ignore[arg-type]
    return a_body(
        facts=(a_fact(job=EVIL, source=source), a_fact(2, label="=1+1", value=-5, shown="-5", source=source)),
        hypotheses=(ReportSentence(text="The disk may be full.", cites=("f1",), confidence="low"),),
        actions=(ReportAction(title="Backup: a timeout of 240 s", path="/advice?job=j1", cites=("f1",)),),
        quotations=(Quotation(job=EVIL, text=EVIL, note="3 such failures"),),
        gaps=("Not all insights could be read in time.",),
    )


REPORT = a_report(state=ReportState.READY, ready_at=NOON, title=f"Report on {EVIL}")


def test_a_page_needs_nothing_and_runs_nothing(body: ReportBody) -> None:
    page = as_page(REPORT, body, base=BASE)

    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert re.findall(r'(?:src|href)="([^"#]+)"', page) == [
        f"{BASE}/advice?job=j1",
        f"{BASE}/jobs/j1",
        f"{BASE}/executions/j1-1",
        f"{BASE}/jobs/j1",
        f"{BASE}/executions/j1-1",
    ]
    assert 'id="f1"' in page
    assert 'href="#f1"' in page
    assert "2026-02-25 12:00 UTC to 2026-03-04 12:00 UTC" in page


def test_markdown_has_no_markup_of_others_in_it(body: ReportBody) -> None:
    text = as_markdown(REPORT, body, base=BASE)

    assert "<script>" not in text.replace("\\<", "")
    assert "[x](javascript" not in text
    assert "- Backup failed 3 times in the last 7 days. (f1)" in text
    assert f"[history]({BASE}/jobs/j1)" in text
    for heading in ("What failed", "What may be the cause", "What could be done", "What was said", "Facts"):
        assert f"## {heading}" in text
    assert "> Not all insights could be read in time." in text


def test_a_table_holds_the_values_and_no_formula(body: ReportBody) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(body))))

    assert [row["id"] for row in rows] == ["f1", "f2"]
    assert (rows[0]["value"], rows[0]["unit"], rows[0]["executions"]) == ("3", "count", "j1-1")
    assert (rows[1]["label"], rows[1]["value"], rows[1]["shown"]) == ("'=1+1", "-5", "'-5")


def test_a_mail_is_plain_text_with_a_link_to_the_facts(body: ReportBody) -> None:
    subject, text = as_mail(REPORT, body, base=BASE)

    assert "\n" not in subject
    assert "WHAT FAILED\n- Backup failed 3 times in the last 7 days." in text
    assert f"{BASE}/reports/{REPORT.id}" in text
    assert "(Not all insights could be read in time.)" in text


def test_a_byline_names_model_tokens_cost_and_facts() -> None:
    by = Authorship(
        narrator="claude",
        facts_hash="abcdef0123456789ff",
        model="claude-haiku-5-5",
        input_tokens=2000,
        output_tokens=400,
        cached_tokens=1000,
        cost_usd=0.00061,
        dropped=2,
    )

    told = byline(a_body(authorship=by))

    assert told == (
        "Worded by claude (claude-haiku-5-5, 3,000 tokens in, 400 out, 0.0006 USD); facts abcdef0123456789."
        " Sentences dropped, as the facts do not say so: 2."
    )
    failed = msgspec.structs.replace(by, model="", dropped=0, failure="budget", detail="The budget is used up.")
    assert byline(a_body(authorship=failed)).endswith("The budget is used up.")


def test_a_pdf_says_the_same(body: ReportBody) -> None:
    many = tuple(a_fact(number, job="Größe Łódź 日本") for number in range(1, 121))

    document = as_pdf(REPORT, msgspec.structs.replace(body, facts=(*body.facts, *many)), base=BASE)

    assert document.startswith(b"%PDF-")
    assert document.count(b"/Type /Page\n") >= 3
    assert as_pdf(a_report(title="Empty"), a_body(facts=(), sentences=())).startswith(b"%PDF-")


def test_a_pdf_is_written_in_letters_that_it_has() -> None:
    plain = as_pdf(a_report(title="Größe – “é”"), a_body())  # noqa: RUF001
    other = as_pdf(a_report(title="Ночной отчёт Łódź Νύχτα 日本 →"), a_body())

    assert b"OpenSans" not in plain
    assert b"+OpenSans" in other
    assert _letters(other) >= set("НочнойотчётŁódźΝύχτα?->")  # noqa: RUF001


def _letters(document: bytes) -> set[str]:
    """Those that a copy from the document gives."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", document, re.S)
    texts = [_inflated(stream) for stream in streams]
    codes = re.findall(rb"<[0-9A-F]{4}> <([0-9A-F]{4})>", b"".join(text for text in texts if b"beginbfchar" in text))
    return {chr(int(code, 16)) for code in codes}


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream
