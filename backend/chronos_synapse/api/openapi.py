"""The description of the API: made from the handlers, then completed with what holds for all of them."""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from litestar import Litestar, Request, Router
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import OpenAPIRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme
from litestar.types import ControllerRouterHandler

from chronos_synapse import __version__
from chronos_synapse.api.auth import COOKIE, PUBLIC
from chronos_synapse.api.docs_page import docs_page
from chronos_synapse.domain.problem import MEDIA_TYPE, Problem
from chronos_synapse.services.running.runtime_calls import CALLS, PREFIX

DESCRIPTION = """\
Times are RFC 3339; what is absent is null. A program logs in once and sends the token as `Authorization: Bearer`.
Every refusal is a problem document (`application/problem+json`) that names each refused field.
Streams are server-sent events; they go on where they were when `Last-Event-ID` is sent."""

_REF = "#/components/schemas/"
_HIDDEN = {"PutSecret": ("value", "fields"), "LoginRequest": ("password",), "SetupRequest": ("password", "token")}
"""Fields of requests whose texts are secret. The framework keeps no such marks of types."""
_BYTES = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}


class _SchemaFile(OpenAPIRenderPlugin):
    def __init__(self) -> None:
        super().__init__(path="/openapi.json", media_type="application/json")  # type: ignore[arg-type]

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        return msgspec.json.encode(completed(openapi_schema))


class _DocsPage(OpenAPIRenderPlugin):
    def __init__(self) -> None:
        super().__init__(path="/docs", media_type="text/html")  # type: ignore[arg-type]

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        return docs_page(completed(openapi_schema)).encode()


class _DocsRouter(Router):
    """Leaves out the framework's own page for unknown addresses: ours answers those."""

    def register(self, value: ControllerRouterHandler) -> Any:
        if isinstance(value, HTTPRouteHandler) and "/{path:str}" in value.paths:
            return []
        return super().register(value)


def openapi_config() -> OpenAPIConfig:
    """Where and how the description is served."""
    schemes = {
        "bearer": SecurityScheme(type="http", scheme="bearer", bearer_format="JWT"),
        "session": SecurityScheme(type="apiKey", security_scheme_in="cookie", name=COOKIE),
    }
    return OpenAPIConfig(
        title="Chronos Synapse",
        version=__version__,
        description=DESCRIPTION,
        components=Components(security_schemes=dict(schemes)),
        security=[{"bearer": []}, {"session": []}],
        render_plugins=[_DocsPage(), _SchemaFile()],
        openapi_router=_DocsRouter("/api", route_handlers=[], include_in_schema=False, opt=dict(PUBLIC)),
    )


def completed(schema: dict[str, Any]) -> dict[str, Any]:
    """`schema` with problem documents for every operation, and without optional fields in what the server writes."""
    schema = msgspec.json.decode(msgspec.json.encode(schema))
    schemas: dict[str, Any] = schema["components"]["schemas"]
    (_, problems) = msgspec.json.schema_components([Problem], ref_template=_REF + "{name}")
    schemas |= problems
    _describe_runtime(schema)
    for name, fields in _HIDDEN.items():
        for field in fields:
            _hide(schemas[name]["properties"][field])
    for operation in _operations(schema):
        _mark_optional(operation.get("requestBody"))
        answers = operation["responses"]
        operation["responses"] = {code: answer for code, answer in answers.items() if not code.startswith("4")}
        operation["responses"]["default"] = {
            "description": "What went wrong",
            "content": {MEDIA_TYPE: {"schema": {"$ref": _REF + "Problem"}}},
        }
    written = _reachable(schemas, [operation.get("requestBody") for operation in _operations(schema)])
    for name, definition in schemas.items():
        # The default of one field that has this type, and no part of the type: which field depends on the order.
        definition.pop("default", None)
        if name not in written and "properties" in definition:
            definition["required"] = list(definition["properties"])
    used = _reachable(schemas, schema["paths"])
    schema["components"]["schemas"] = {name: schemas[name] for name in sorted(used)}
    return schema


def _describe_runtime(schema: dict[str, Any]) -> None:
    """Adds what a call of the runtime API takes and gives: its handlers read their requests by themselves."""
    for call in CALLS:
        operation = schema["paths"][PREFIX + call.path][call.method.lower()]
        if call.body is not None:
            (body,), found = msgspec.json.schema_components([call.body], ref_template=_REF + "{name}")
            schema["components"]["schemas"] |= found
            operation["requestBody"] = {"content": {"application/json": {"schema": body}}, "required": True}
        if call.takes_bytes:
            operation["requestBody"] = {"content": _BYTES, "required": True}
        if call.gives_bytes:
            operation["responses"]["200"]["content"] = _BYTES
        for name in call.query:
            parameter = {"name": name, "in": "query", "schema": {"type": "integer", "minimum": 0}, "required": False}
            operation.setdefault("parameters", []).append(parameter)


def _hide(node: dict[str, Any]) -> None:
    """Marks every text in `node` as one that is only sent, and not to be shown."""
    if node.get("type") == "string":
        node |= {"format": "password", "writeOnly": True}
    for part in (*node.get("oneOf", []), node.get("additionalProperties")):
        if isinstance(part, dict):
            _hide(part)


def _mark_optional(body: dict[str, Any] | None) -> None:
    """A body that a handler also takes as null is one that may be left out."""
    for content in (body or {}).get("content", {}).values():
        forms = content["schema"].get("oneOf", [])
        if body is not None and {"type": "null"} in forms and len(forms) == 2:
            content["schema"] = forms[0]
            body["required"] = False


def _operations(schema: dict[str, Any]) -> Iterable[dict[str, Any]]:
    for item in schema["paths"].values():
        for value in item.values():
            if isinstance(value, dict) and "responses" in value:
                yield value


def _reachable(schemas: dict[str, Any], start: Any) -> set[str]:
    """Names of the schemas that `start` refers to, directly or not."""
    found: set[str] = set()
    pending: list[Any] = [start]
    while pending:
        node = pending.pop()
        if isinstance(node, dict):
            name = str(node.get("$ref", "")).removeprefix(_REF)
            if name in schemas and name not in found:
                found.add(name)
                pending.append(schemas[name])
            pending.extend(node.values())
        elif isinstance(node, Sequence) and not isinstance(node, str):
            pending.extend(node)
    return found


def export_openapi() -> str:
    """The description as it is kept in frontend/openapi.json."""
    from chronos_synapse.api.app import create_app  # noqa: PLC0415 - the app needs this module
    from chronos_synapse.config import Settings  # noqa: PLC0415

    app: Litestar = create_app(Settings())
    schema = completed(app.openapi_schema.to_schema())
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"


if __name__ == "__main__":
    sys.stdout.write(export_openapi())
