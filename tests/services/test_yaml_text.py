"""YAML that is read and written: nothing that runs, grows or changes its meaning."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.services.jobs.yaml_text import MAX_PARTS, read_yaml, write_yaml

SCALARS = st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"), max_size=60)
LOOKALIKES = st.sampled_from(
    [
        "no",
        "on",
        "1e3",
        "0755",
        "12:30",
        "<<",
        "=",
        "~",
        "null",
        "",
        " ",
        "-",
        "- a",
        "a: b",
        "#",
        "1_000",
        "0o7",
        ".inf",
    ]
)
VALUES = st.recursive(
    SCALARS | TEXTS | LOOKALIKES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS | LOOKALIKES, inner, max_size=4),
    max_leaves=20,
)

BILLION_LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{n}: &{n} [*{p}, *{p}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)
)


@settings(deadline=None)
@given(VALUES)
def test_what_is_written_is_read_as_it_was(value: object) -> None:
    assert read_yaml(write_yaml(value)) == value


@settings(deadline=None)
@given(VALUES)
def test_so_is_what_is_written_in_ascii(value: object) -> None:
    text = write_yaml(value, is_ascii=True)

    assert text.isascii()
    assert read_yaml(text) == value


def test_a_script_stays_readable() -> None:
    assert write_yaml({"script": "set -e\n\nmake\n"}) == "script: |\n  set -e\n\n  make\n"


def test_what_looks_like_a_text_is_one() -> None:
    found = read_yaml("[no, on, 12:30, 0755, 2027-01-01, 1_000, 0x10, .inf, 1e3, 1.5, 7, -7, true, null, ~]")

    texts = ["no", "on", "12:30", "0755", "2027-01-01", "1_000", "0x10", ".inf"]
    assert found == [*texts, 1000.0, 1.5, 7, -7, True, None, None]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (BILLION_LAUGHS, "line 1, column 4: anchors and aliases are not taken here"),
        ("a: *b", "anchors and aliases"),
        ("!!python/object/apply:os.system ['true']", "line 1, column 1: tags are not taken here"),
        ("a: !!binary aGk=", "tags are not taken"),
        ("! a", "tags are not taken"),
        ("a: 1\nb: 2\na: 3", "line 3, column 1: the key 'a' is given twice"),
        ("8080: web", "a key is a text; quote it"),
        ("? [a]\n: b", "a key is a text; quote it"),
        ("[" * 1000, "nested deeper than 50 levels"),
        ("- " * 1000, "nested deeper than 50 levels"),
        ("---\na\n---\nb", "there is a second document"),
        ("a: 1e9999", "the number is too large"),
        ("[" + "a," * MAX_PARTS + "a]", "more than 150,000 parts"),
        ("a: \x00", "control characters"),
        ("a: [", "line 2, column 1"),
        ("a: b: c", "line 1"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_place(text: str, why: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_yaml(text)

    assert refusal.value.code == "yaml.refused"
    assert refusal.value.errors[0].pointer == "/text"
    assert why in refusal.value.detail
    assert len(refusal.value.detail) < 250
