"""The description of the API: complete, fresh, and readable without anything from elsewhere."""

import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec

from chronos_synapse.api.app import create_app
from chronos_synapse.api.examples import JOB_ID
from chronos_synapse.api.openapi_answers import handlers_of
from chronos_synapse.config import Settings
from chronos_synapse.domain.problem import Problem
from chronos_synapse.domain.strict_json import decode_body
from chronos_synapse.services.running.runtime_calls import CALLS, PREFIX
from tests.api.conftest import Api, Caller
from tests.api.description import description, exported

KEPT = Path(__file__).parents[2] / "frontend" / "openapi.json"


def operations(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Operations by `METHOD path`."""
    return {
        f"{method.upper()} {path}": operation
        for path, item in schema["paths"].items()
        for method, operation in item.items()
    }


def test_the_kept_description_is_that_of_the_code() -> None:
    assert KEPT.read_text(encoding="utf-8") == exported(), (
        "run: python -m chronos_synapse.api.openapi > frontend/openapi.json"
    )


def test_every_operation_is_named_grouped_and_told_in_words() -> None:
    found = operations(description())

    names = [operation["operationId"] for operation in found.values()]
    assert len(names) == len(set(names)) >= 28
    for name, operation in found.items():
        assert re.fullmatch(r"[a-z]+[A-Za-z]+", operation["operationId"]), name
        assert operation["tags"], name
        assert operation["summary"], name
        assert operation["responses"]["400"] == {"$ref": "#/components/responses/BadRequest"}, name
        assert "default" not in operation["responses"], name


def test_what_the_server_writes_has_no_optional_fields() -> None:
    schemas = description()["components"]["schemas"]

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


def test_every_refusal_is_a_problem_document_with_an_example() -> None:
    answers = description()["components"]["responses"]

    assert len(answers) >= 11
    for name, answer in answers.items():
        content = answer["content"]["application/problem+json"]
        assert content["schema"] == {"$ref": "#/components/schemas/Problem"}, name
        assert msgspec.convert(content["example"], Problem).status >= 400


def test_every_body_and_every_answer_has_an_example_of_its_shape() -> None:
    schema = description()
    components = schema["components"]

    for name, operation in operations(schema).items():
        for part in (operation.get("requestBody", {}), *operation["responses"].values()):
            for media_type, media in part.get("content", {}).items():
                if media.get("schema") and media_type.endswith("json"):
                    assert "example" in media or media["examples"], name
    for name, example in components["examples"].items():
        shape = {**components["schemas"][name], "components": components}
        jsonschema_rs.validator_for(shape).validate(example["value"])


def test_every_example_of_a_body_is_one_that_its_handler_reads() -> None:
    schema = description()
    handlers = handlers_of(create_app(Settings()))

    for name, operation in operations(schema).items():
        field = handlers[operation["operationId"]].parsed_data_field
        for media in operation.get("requestBody", {}).get("content", {}).values():
            for example in media.get("examples", {}):
                value = schema["components"]["examples"][example]["value"]
                if field is not None:
                    decode_body(msgspec.json.encode(value), field.annotation)
                assert value, name


async def test_what_the_examples_of_bodies_say_is_acceptable(admin: Caller) -> None:
    """Whatever they name is not there, but nothing about them is wrong in itself."""
    schema = description()

    for name, operation in operations(schema).items():
        method, path = name.split()
        # What proves who one is cannot be good in an example.
        if not operation.get("requestBody") or path.startswith((PREFIX, "/api/v1/auth/")):
            continue
        for parameter in operation.get("parameters", []):
            path = path.replace("{" + parameter["name"] + "}", parameter.get("example", JOB_ID))
        for media in operation["requestBody"]["content"].values():
            for example in media.get("examples", {}):
                value = schema["components"]["examples"][example]["value"]
                answer = await admin.client.request(method, path, json=value)
                is_missing = answer.status_code == 400 and answer.json()["type"].endswith(".unknown")
                assert is_missing or answer.status_code not in (400, 415, 422), (name, answer.text)


def texts_in(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The schemas of all texts that a field may hold."""
    parts = [*schema.get("oneOf", []), schema.get("additionalProperties")]
    below = [text for part in parts if isinstance(part, dict) for text in texts_in(part)]
    return [schema, *below] if schema.get("type") == "string" else below


def test_what_is_secret_is_marked_in_requests_and_not_in_answers() -> None:
    schemas = description()["components"]["schemas"]
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
    schema = description()
    found = operations(schema)

    for call in CALLS:
        operation = found[f"{call.method} {PREFIX}{call.path}"]
        content = operation.get("requestBody", {}).get("content", {})
        if call.body is not None:
            name = call.body.__name__
            assert content["application/json"]["schema"] == {"$ref": f"#/components/schemas/{name}"}
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

    assert schema.json() == description()
    assert schema.json()["openapi"].startswith("3.1")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    for operation in operations(schema.json()).values():
        assert operation["operationId"] in page.text
    assert "<script" not in page.text
    assert not re.search(r"(src|href)=[\"']?(https?:)?//", page.text)
