"""Masks: what varies from run to run is hidden, what tells the failure is not."""

import pytest

from chronos_models.patterns.masks import Masker, mask_word, with_kinds


@pytest.mark.parametrize(
    ("word", "masked"),
    [
        ("/var/log/app.log:", "<*>:"),
        ("(10.0.0.7:5432)", "(<*>)"),
        ("host='db1.example.com',", "host='<*>',"),
        ("ReadTimeout(Pool(host='db1',", "ReadTimeout(Pool(host='<*>',"),
        ("port=5432):", "port=<*>):"),
        ("RequestId:738cc5be-b531-4be1-8d66-cc20d80ab2d9", "RequestId:<*>"),
        ("https://a.example/x?page=15:", "<*>:"),
        ("mail.internal", "<*>"),
        ("export.csv", "<*>"),
        ("svc@example.org", "<*>"),
        ("C:\\Users\\x", "<*>"),
        ("'orders'", "'<*>'"),
        ("-5", "<*>"),
        ("a=1,b=2", "a=<*>,b=<*>"),
        ("threshold.....0", "threshold.....<*>"),
        ("logname=", "logname="),
    ],
)
def test_what_varies_is_masked(word: str, masked: str) -> None:
    assert mask_word(word) == masked


@pytest.mark.parametrize(
    "word",
    ["refused", "x509:", "init2()", "sqlite3.OperationalError:", "i/o", "n/a", "don't", "a==b", "...", "utf-8", "***"],
)
def test_what_tells_the_failure_stays(word: str) -> None:
    assert mask_word(word) == word


def test_a_line_is_masked_word_by_word_and_blanks_become_one() -> None:
    assert Masker().line("  lost   7 of 9\tparts ") == "lost <*> of <*> parts"
    assert Masker().line("") == ""


def test_a_word_without_end_is_masked_whole() -> None:
    assert mask_word("x=" * 5_000) == "<*>"


def test_people_read_what_was_masked() -> None:
    text = "dial 10.0.0.7:80 for /srv/a from db.prod.internal after 31 s at 2025-01-02T03:04:05Z, mail a@b.example"

    assert with_kinds(text) == "dial <ip> for <path> from <host> after <number> s at <time>, mail <email>"
