"""The description of the API: complete, fresh, and readable without anything from elsewhere."""

import re
from pathlib import Path
from typing import Any

import msgspec

from chronos_synapse.api.openapi import export_openapi
from chronos_synapse.services.running.runtime_calls import CALLS, PREFIX
from tests.api.conftest import Api

KEPT = Path(__file__).parents[2] / "frontend" / "openapi.json"


def operations(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Operations by `METHOD path`."""
    return {
        f"{method.upper()} {path}": operation
        for path, item in schema["paths"].items()
        for method, operation in item.items()
    }


def test_the_kept_description_is_that_of_the_code() -> None:
    assert KEPT.read_text(encoding="utf-8") == export_openapi(), (
        "run: python -m chronos_synapse.api.openapi > frontend/openapi.json"
    )


def test_every_operation_is_named_grouped_and_told_in_words() -> None:
    found = operations(msgspec.json.decode(export_openapi()))

    names = [operation["operationId"] for operation in found.values()]
    assert len(names) == len(set(names)) >= 28
    for name, operation in found.items():
        assert re.fullmatch(r"[a-z]+[A-Za-z]+", operation["operationId"]), name
        assert operation["tags"], name
        assert operation["summary"], name
        problem = operation["responses"]["default"]["content"]["application/problem+json"]
        assert problem["schema"] == {"$ref": "#/components/schemas/Problem"}, name


def test_what_the_server_writes_has_no_optional_fields() -> None:
    schemas = msgspec.json.decode(export_openapi())["components"]["schemas"]

    for name in (
        "JobView",
        "ExecutionView",
        "Attempt",
        "LogLine",
        "Overview",
        "Problem",
        "CrontabImport",
        "WorkerInfo",
    ):
        assert sorted(schemas[name]["required"]) == sorted(schemas[name]["properties"]), name
    assert sorted(schemas["NewJob"]["required"]) == ["executor", "name"]
    assert "required" not in schemas["JobChange"] or schemas["JobChange"]["required"] == []


def texts_in(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The schemas of all texts that a field may hold."""
    parts = [*schema.get("oneOf", []), schema.get("additionalProperties")]
    below = [text for part in parts if isinstance(part, dict) for text in texts_in(part)]
    return [schema, *below] if schema.get("type") == "string" else below


def test_what_is_secret_is_marked_in_requests_and_not_in_answers() -> None:
    schemas = msgspec.json.decode(export_openapi())["components"]["schemas"]
    hidden = {
        (name, field)
        for name, definition in schemas.items()
        for field, schema in definition.get("properties", {}).items()
        if any(text.get("format") == "password" and text["writeOnly"] for text in texts_in(schema))
    }

    assert hidden == {
        ("PutSecret", "value"),
        ("PutSecret", "fields"),
        ("LoginRequest", "password"),
        ("SetupRequest", "password"),
        ("SetupRequest", "token"),
    }


def test_every_call_of_an_attempt_has_its_body_and_its_query() -> None:
    schema = msgspec.json.decode(export_openapi())
    found = operations(schema)

    for call in CALLS:
        operation = found[f"{call.method} {PREFIX}{call.path}"]
        content = operation.get("requestBody", {}).get("content", {})
        if call.body is not None:
            name = call.body.__name__
            assert content == {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
            assert list(schema["components"]["schemas"][name]["properties"]) == list(call.body.__struct_fields__)
        else:
            assert set(content) == ({"application/octet-stream"} if call.takes_bytes else set())
        queries = [one["name"] for one in operation.get("parameters", []) if one["in"] == "query"]
        assert tuple(queries) == call.query
        if call.gives_bytes:
            assert set(operation["responses"]["200"]["content"]) == {"application/octet-stream"}
    assert schema["components"]["schemas"]["VariableBody"]["required"] == ["value"]


async def test_the_description_is_served_to_everyone(api: Api) -> None:
    client = api.client()

    schema = await client.get("/api/openapi.json")
    page = await client.get("/api/docs")

    assert schema.json() == msgspec.json.decode(export_openapi())
    assert schema.json()["openapi"].startswith("3.1")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    for operation in operations(schema.json()).values():
        assert operation["operationId"] in page.text
    assert "<script" not in page.text
    assert not re.search(r"(src|href)=[\"']?(https?:)?//", page.text)
