"""What the audit may hold of a change: what differs, and nothing that looks like a secret."""

import json
from typing import Any

import msgspec
import pytest

from chronos_synapse.services.audit.draft import MAX_NOTES, changed_nothing, drafting, note, note_actor, note_refused
from chronos_synapse.services.audit.redaction import HIDDEN, MAX_BYTES, changes, redacted
from tests.builders import a_job, next_version

CANARY = "correct-horse-4711"


def sides(before: object, after: object) -> tuple[Any, Any]:
    left, right = changes(before, after)
    return json.loads(left) if left else None, json.loads(right) if right else None


def test_only_what_differs_is_told() -> None:
    job = a_job(environment={"A": "1", "B": "2"})
    other = next_version(job, timeout_s=90, environment={"A": "1", "B": "3"})

    assert sides(job, other) == (
        {"timeout_s": 60, "environment": {"B": HIDDEN}, "version": 1},
        {"timeout_s": 90, "environment": {"B": HIDDEN}, "version": 2},
    )


def test_what_is_new_or_gone_is_told_on_one_side() -> None:
    assert sides(None, {"a": 1}) == (None, {"a": 1})
    assert sides({"a": 1}, None) == ({"a": 1}, None)
    assert sides({"a": 1}, {"a": 1, "b": None}) == (None, {"b": None})
    assert sides({"a": 1}, {"a": 1}) == (None, None)


@pytest.mark.parametrize(
    "name",
    [
        *("password", "new_password", "password_hash", "smtpPassword", "token", "refreshToken", "secret", "value"),
        *("client_secret", "apiKey", "api_key", "private_key", "code", "recovery_codes", "Authorization", "dsn"),
        "set_cookie",
    ],
)
def test_a_field_with_the_name_of_a_secret_is_hidden(name: str) -> None:
    assert redacted({name: CANARY, "deep": [{name: CANARY}]}) == {name: HIDDEN, "deep": [{name: HIDDEN}]}


@pytest.mark.parametrize("name", ["exit_code", "name", "scopes", "state", "keep", "timezone", "tokenizer"])
def test_other_fields_are_shown(name: str) -> None:
    assert redacted({name: "x"}) == {name: "x"}


@pytest.mark.parametrize(
    "text",
    [
        f"https://ann:{CANARY}@example.org/x",
        f"redis://:{CANARY}@cache:6379/0",
        f"curl -H 'Authorization: Bearer {CANARY}' https://example.org",
        f"PASSWORD={CANARY} ./run",
        f"mysql --password {CANARY} db",
        f"tool --api-key={CANARY}",
        f'{{"token": "{CANARY}"}}',
        f"https://example.org/?access_token={CANARY}&x=1",
        "chr_a1b2c3d4_0123456789abcdef0123456789abcdef",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl",
        "ghp_0123456789abcdefghijABCDEFGHIJ",
        "AKIAABCDEFGHIJKLMNOP",
    ],
)
def test_a_text_that_holds_a_secret_is_cut_there(text: str) -> None:
    shown = str(redacted({"command": text})["command"])

    assert HIDDEN in shown
    assert CANARY not in shown
    for word in ("0123456789abcdef", "c2lnbmF0dXJl", "AKIAABC"):
        assert word not in shown


@pytest.mark.parametrize(
    "text", ["Rotate the token nightly", "echo done", "user@example.org", "https://example.org/a@b"]
)
def test_a_text_without_a_secret_is_shown(text: str) -> None:
    assert redacted({"command": text}) == {"command": text}


def test_a_large_side_is_told_by_its_size_and_fields() -> None:
    _, after = sides(None, {f"f{n}": "x" * 400 for n in range(100)})

    assert after["too_large"] > MAX_BYTES
    assert "f99" in after["fields"]
    assert len(changes(None, {f"f{n}": "x" * 400 for n in range(100)})[1]) < MAX_BYTES


def test_endless_depth_ends() -> None:
    value: Any = "x"
    for _ in range(200):
        value = {"a": value}

    assert "…" in changes(None, value)[1]


def test_notes_go_nowhere_without_a_draft() -> None:
    note(kind="job", id="j1", before=object(), after=object())
    note_refused(kind="job", id="j1", code="x")
    note_actor("u1")
    changed_nothing()


def test_a_draft_holds_so_many_notes_and_counts_the_rest() -> None:
    with drafting() as draft:
        for n in range(MAX_NOTES + 5):
            note(kind="job", id=str(n))

    assert (len(draft.notes), draft.omitted) == (MAX_NOTES, 5)


def test_a_draft_ends_with_its_request() -> None:
    with drafting() as draft:
        pass
    note(kind="job", id="j1")

    assert draft.notes == []


def test_both_sides_are_texts_that_a_store_keeps_exactly() -> None:
    left, right = changes({"a": 1.5, "b": "ü\u2028"}, {"a": 1e300, "b": "\x00"})

    assert msgspec.json.decode(left) == {"a": 1.5, "b": "ü\u2028"}
    assert msgspec.json.decode(right) == {"a": 1e300, "b": "\x00"}
