"""The description of the API: complete, fresh, and readable without anything from elsewhere."""

import re
from pathlib import Path
from typing import Any

import msgspec

from chronos_synapse.api.openapi import export_openapi
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
