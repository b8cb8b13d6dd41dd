"""The description of the API: made from the handlers, then completed with what holds for all of them."""

import sys
from collections.abc import Iterable, Mapping, Sequence
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
from chronos_synapse.api.examples import example_of, parameter_example
from chronos_synapse.api.openapi_answers import describe_answers, handlers_of, shared_answers
from chronos_synapse.domain.problem import Problem
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
        self._rendered = b""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        self._rendered = self._rendered or msgspec.json.encode(completed(openapi_schema, handlers_of(request.app)))
        return self._rendered


class _DocsPage(OpenAPIRenderPlugin):
    def __init__(self) -> None:
        super().__init__(path="/docs", media_type="text/html")  # type: ignore[arg-type]
        self._rendered = b""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        self._rendered = self._rendered or docs_page(completed(openapi_schema, handlers_of(request.app))).encode()
        return self._rendered


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


def completed(schema: dict[str, Any], handlers: Mapping[str, HTTPRouteHandler]) -> dict[str, Any]:
    """`schema` with every answer and an example of each, and without optional fields in what the server writes.

    `handlers` by the id of their operation.
    """
    schema = msgspec.json.decode(msgspec.json.encode(schema))
    schemas: dict[str, Any] = schema["components"]["schemas"]
    (_, problems) = msgspec.json.schema_components([Problem], ref_template=_REF + "{name}")
    schemas |= problems
    _describe_runtime(schema)
    for name, fields in _HIDDEN.items():
        for field in fields:
            _hide(schemas[name]["properties"][field])
    _tell_apart(schema)
    schema["components"]["responses"] = shared_answers()
    for path, method, operation in _operations(schema):
        _mark_optional(operation.get("requestBody"))
        for parameter in operation.get("parameters", []):
            parameter["schema"] = _never_null(parameter["schema"])
            if parameter["in"] == "path" and (example := parameter_example(path, parameter["name"])):
                parameter["example"] = example
        describe_answers(path, method, operation, handlers.get(operation["operationId"]))
    written = _reachable(schemas, [operation.get("requestBody") for _, _, operation in _operations(schema)])
    for name, definition in schemas.items():
        # The default of one field that has this type, and no part of the type: which field depends on the order.
        definition.pop("default", None)
        if name not in written and "properties" in definition:
            definition["required"] = list(definition["properties"])
    used = _reachable(schemas, [schema["paths"], schema["components"]["responses"]])
    schema["components"]["schemas"] = {name: schemas[name] for name in sorted(used)}
    schema["components"]["examples"] = {}
    for _, _, operation in _operations(schema):
        _add_examples(operation, schema["components"])
    return schema


def _add_examples(operation: dict[str, Any], components: dict[str, Any]) -> None:
    """An example for the body and for each answer that has a shape; kept once for each shape that has a name."""
    for part in (operation.get("requestBody", {}), *operation["responses"].values()):
        for media_type, media in part.get("content", {}).items():
            if not media.get("schema") or not media_type.endswith("json"):
                continue
            value, name = example_of(media["schema"], components["schemas"]), media["schema"].get("$ref")
            if name is None:
                media["example"] = value
                continue
            name = name.removeprefix(_REF)
            components["examples"][name] = {"value": value}
            media["examples"] = {name: {"$ref": f"#/components/examples/{name}"}}


def _never_null(schema: dict[str, Any]) -> dict[str, Any]:
    """`schema` of a parameter, which is there or not, but never null."""
    forms = [form for form in schema.get("oneOf", []) if form != {"type": "null"}]
    if len(forms) != 1:
        return schema
    return {**{name: value for name, value in schema.items() if name != "oneOf"}, **forms[0]}


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


def _tell_apart(node: Any) -> None:
    """Numbers without the integers: those are numbers too, and must not be two things of which one is meant."""
    if isinstance(node, dict):
        forms = node.get("oneOf")
        if isinstance(forms, list) and {"type": "integer"} in forms and {"type": "number"} in forms:
            forms.remove({"type": "integer"})
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _tell_apart(part)


def _mark_optional(body: dict[str, Any] | None) -> None:
    """A body that a handler also takes as null is one that may be left out."""
    for content in (body or {}).get("content", {}).values():
        forms = content["schema"].get("oneOf", [])
        if body is not None and {"type": "null"} in forms and len(forms) == 2:
            content["schema"] = forms[0]
            body["required"] = False


def _operations(schema: dict[str, Any]) -> Iterable[tuple[str, str, dict[str, Any]]]:
    for path, item in schema["paths"].items():
        for method, value in item.items():
            if isinstance(value, dict) and "responses" in value:
                yield path, method, value


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
    schema = completed(app.openapi_schema.to_schema(), handlers_of(app))
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"


if __name__ == "__main__":
    sys.stdout.write(export_openapi())
