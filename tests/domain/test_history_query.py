"""The language in which the history is asked."""

import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.history_query import MAX_TERMS, MAX_VALUES, Field, Term, parse_history_query
from chronos_synapse.domain.history_values import Bounds


def term(field: Field, *values: str, is_negated: bool = False, is_phrase: bool = False) -> Term:
    return Term(field=field, values=values, is_negated=is_negated, is_phrase=is_phrase)


def test_words_and_conditions_are_told_apart() -> None:
    found = parse_history_query("connection refused state:failed job:billing-*  -tag:test")

    assert found == (
        term(Field.WORDS, "connection"),
        term(Field.WORDS, "refused"),
        term(Field.STATE, "failed"),
        term(Field.JOB, "billing-*"),
        term(Field.TAG, "test", is_negated=True),
    )


def test_commas_part_values_and_quotes_keep_them_together() -> None:
    found = parse_history_query('state:failed,timed-out job:"Nightly report","a, b",plain')

    assert found == (
        term(Field.STATE, "failed", "timed_out"),
        term(Field.JOB, "Nightly report", "a, b", "plain"),
    )


def test_several_quoted_words_are_a_phrase() -> None:
    assert parse_history_query('"no space left" error:"disk full" log:"refused"') == (
        term(Field.WORDS, " no space left ", is_phrase=True),
        term(Field.ERROR, "disk full", is_phrase=True),
        term(Field.LOG, "refused"),
    )


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("duration:>30s", 30_001, None),
        ("duration:>=1h30m", 5_400_000, None),
        ("took:<250ms", None, 249),
        ("duration:<=1.5", None, 1500),
        ("duration:1m..5min", 60_000, 300_000),
        ("duration:..2d", None, 172_800_000),
        ("lag:>5s", 5001, None),
        ("lag:<=1s", None, 1000),
        ("exit:137", 137, 137),
        ("exit:-9", -9, -9),
        ("exit:>0", 1, None),
        ("exit:1..9", 1, 9),
    ],
)
def test_measures_become_bounds(text: str, low: int | None, high: int | None) -> None:
    (found,) = parse_history_query(text)

    assert found.bounds == (Bounds(low, high),)


def test_a_pasted_line_is_words() -> None:
    found = parse_history_query("http://db-2:5432 12:30:01 code=7 - --")

    assert {one.field for one in found} == {Field.WORDS}
    assert len(found) == 3


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (
            "a stat:failed",
            "query.field",
            "At character 3, 'stat:failed': there is no field 'stat', but there is 'state'",
        ),
        ("state:broken", "query.state", "is no state"),
        ("x state: failed", "query.value", "At character 3"),
        ("origin:cron", "query.origin", "is no origin"),
        ("duration:long", "query.measure", "duration:>30s"),
        ("duration:5m..1m", "query.measure", "no measure"),
        ("exit:one", "query.measure", "exit:>0"),
        ("lag:>500ms", "query.lag", "1 s"),
        ('error:"no', "query.quote", "not closed"),
        ("job:*", "query.value", "star alone"),
        ("-log:refused", "query.value", "cannot be asked"),
        ("error:--", "query.value", "no word"),
        ("--", "query.no_words", "no word"),
        ("x" * 1001, "query.too_long", "1000"),
        ("a " * (MAX_TERMS + 1), "query.too_many_terms", str(MAX_TERMS)),
        ("tag:" + ",".join(map(str, range(MAX_VALUES + 1))), "query.too_many_values", str(MAX_VALUES)),
    ],
)
def test_what_has_no_sense_is_refused_with_its_place(text: str, code: str, said: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_history_query(text)

    assert refusal.value.code == code
    assert said in refusal.value.detail
    assert refusal.value.errors[0].pointer == "query:query"
