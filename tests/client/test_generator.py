"""The generated client: fresh, the same each time, and complete."""

import json
from pathlib import Path
from typing import Any

import pytest

from chronos_client import AsyncChronos, Chronos, generate, models
from chronos_client._generator.names import member, sentence, snake
from chronos_client._generator.types import type_of
from chronos_client.generate import GENERATED, KEPT, PACKAGE, generated_texts

DOCUMENT: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))


def test_what_is_generated_is_that_of_the_kept_description() -> None:
    found = generated_texts(DOCUMENT)

    assert sorted(found) == sorted(GENERATED)
    for name, text in found.items():
        assert (PACKAGE / name).read_text(encoding="utf-8") == text, "run: python -m chronos_client.generate"


def test_the_order_of_the_description_does_not_matter() -> None:
    turned = dict(DOCUMENT, paths=dict(reversed(DOCUMENT["paths"].items())))
    turned["components"] = {"schemas": dict(reversed(DOCUMENT["components"]["schemas"].items()))}

    assert generated_texts(turned) == generated_texts(DOCUMENT)


def test_every_operation_is_a_method_of_both_clients() -> None:
    names = [snake(one["operationId"]) for item in DOCUMENT["paths"].values() for one in item.values()]

    assert len(names) > 80
    for client in (Chronos, AsyncChronos):
        assert [name for name in names if not callable(getattr(client, name, None))] == []


def test_every_schema_is_a_model() -> None:
    assert [name for name in DOCUMENT["components"]["schemas"] if not hasattr(models, name)] == []


def test_a_check_writes_nothing_and_fails_when_something_is_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(generate, "PACKAGE", tmp_path)

    assert generate.main(["--check"]) == 1
    assert list(tmp_path.iterdir()) == []
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "stale: nothing"


@pytest.mark.parametrize(
    ("schema", "annotation"),
    [
        ({}, "Any"),
        ({"$ref": "#/components/schemas/Job"}, "Job"),
        ({"const": "cron"}, "Literal['cron']"),
        ({"type": "string", "enum": ["a", "b"]}, "Literal['a', 'b']"),
        ({"type": "string", "format": "date-time"}, "datetime"),
        ({"type": "string", "format": "password"}, "str"),
        ({"type": ["integer", "null"]}, "int | None"),
        ({"oneOf": [{"type": "null"}, {"type": "string"}]}, "str | None"),
        ({"oneOf": [{"type": "string"}, {"type": "string", "format": "date-time"}]}, "str"),
        ({"oneOf": [{"type": "string"}, {}]}, "Any"),
        ({"type": "array", "items": {"type": "number"}}, "list[float]"),
        ({"type": "array"}, "list[Any]"),
        ({"type": "array", "prefixItems": [{"type": "integer"}, {"type": "boolean"}]}, "tuple[int, bool]"),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, "dict[str, int]"),
        ({"type": "object"}, "dict[str, Any]"),
    ],
)
def test_a_schema_is_an_annotation(schema: dict[str, Any], annotation: str) -> None:
    assert type_of(schema) == annotation


def test_names_are_those_of_python() -> None:
    assert [snake(name) for name in ("listDeadLetters", "logIn", "If-Match")] == [
        "list_dead_letters",
        "log_in",
        "if_match",
    ]
    assert [member(value) for value in ("job:read", "-name", "name", "24h", "")] == [
        "JOB_READ",
        "MINUS_NAME",
        "NAME",
        "N_24H",
        "EMPTY",
    ]
    assert sentence('Ends """ here\nand \\ there') == "Ends ''' here and \\\\ there"
