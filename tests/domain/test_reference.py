"""References: what is one, what only looks like one, and what takes its place."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.reference import (
    Reference,
    misspelt_in,
    places_of,
    references_in,
    substituted,
    uses_of,
    with_values,
)
from tests.builders import a_job


def all_fields(_field: str) -> bool:
    """Of an executor whose config is all data."""
    return True


def shouted(reference: Reference) -> str:
    """A value that shows where it came from."""
    return f"<{reference.provider}|{reference.key}|{reference.field}>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("${secret:store:db}", Reference(provider="store", key="db")),
        ("${secret:store:db:password}", Reference(provider="store", key="db", field="password")),
        ("${secret:file:tls/key.pem}", Reference(provider="file", key="tls/key.pem")),
        ("${secret:kubernetes:db/password}", Reference(provider="kubernetes", key="db/password")),
        ("${var:API_URL}", Reference(key="API_URL")),
    ],
)
def test_a_reference_is_read_and_written_alike(text: str, expected: Reference) -> None:
    assert list(references_in(f"a {text} b")) == [expected]
    assert expected.text == text
    assert list(misspelt_in(text)) == []


@pytest.mark.parametrize(
    "text",
    ["$secret", "${HOME}", "${param:x}", "${var:-default}", "${var:0:3}", "{secret:store:x}", "$ {var:X}", "${secret}"],
)
def test_other_texts_with_dollars_stay_as_they_are(text: str) -> None:
    assert list(references_in(text)) == []
    assert list(misspelt_in(text)) == []
    assert substituted(text, shouted) == text


@pytest.mark.parametrize(
    "text",
    [
        "${secret:store}",
        "${secret:store:a b}",
        "${secret:store:a:b:c}",
        "${secret:STORE:a}",
        "${var:lower}",
        "${secret:x",
    ],
)
def test_what_is_meant_as_a_reference_and_is_none_is_told(text: str) -> None:
    assert list(misspelt_in(f"x {text} y")) != []
    assert list(references_in(text)) == []
    assert substituted(text, shouted) == text


def test_a_doubled_dollar_writes_what_would_be_a_reference() -> None:
    text = "$${secret:store:x} $${var:X} $${HOME} $$"

    assert list(references_in(text)) == []
    assert list(misspelt_in(text)) == []
    assert substituted(text, shouted) == "${secret:store:x} ${var:X} $${HOME} $$"


def test_values_take_the_place_of_references_and_are_not_read_again() -> None:
    def value_of(reference: Reference) -> str:
        return "${var:B}" if reference.key == "A" else "no"

    assert substituted("${var:A}-${var:A}", value_of) == "${var:B}-${var:B}"


@given(st.text("${}:secrtvao ABC\\1/.-", max_size=60))
def test_no_text_breaks_it_and_what_is_no_reference_stays(text: str) -> None:
    found = list(references_in(text))

    out = substituted(text, shouted)

    if not found and "$$" not in text:
        assert out == text
    list(misspelt_in(text))


def test_every_text_of_a_job_has_its_pointer() -> None:
    config: dict[str, Any] = {
        "url": "u",
        "headers": {"a/b~c": "h"},
        "auth": {"token": "t"},
        "list": [1, "l"],
        "follow": True,
    }
    job = a_job(environment={"TOKEN": "e"}, executor=ExecutorRef(kind="http", config=config))

    assert {place.pointer: place.text for place in places_of(job, all_fields)} == {
        "/environment/TOKEN": "e",
        "/executor/config/url": "u",
        "/executor/config/headers/a~1b~0c": "h",
        "/executor/config/auth/token": "t",
        "/executor/config/list/1": "l",
    }


def test_what_says_what_to_run_gets_no_values() -> None:
    config = {"command": "echo ${var:A}", "stdin": "${var:A}"}
    job = a_job(executor=ExecutorRef(kind="any", config=config))

    def takes(field: str) -> bool:
        return field == "stdin"

    assert with_values(config, lambda _: "x", takes) == {"command": "echo ${var:A}", "stdin": "x"}
    assert {place.pointer: place.is_code for place in places_of(job, takes)} == {
        "/executor/config/command": True,
        "/executor/config/stdin": False,
    }


def test_a_job_is_marked_with_what_it_uses_of_the_store() -> None:
    environment = {"A": "${secret:store:db:user}", "B": "${secret:store:db} ${var:X} ${secret:env:E}", "C": "${HOME}"}
    job = a_job(environment=environment, executor=ExecutorRef(kind="any", config={"body": {"a": ["${var:Y}"]}}))

    assert uses_of(job) == ["secret:db", "var:X", "var:Y"]
