"""Schemas as annotations."""

from collections.abc import Iterable, Mapping
from typing import Any

from chronos_client._generator.names import class_of

Schema = Mapping[str, Any]

_SIMPLE = {"integer": "int", "number": "float", "boolean": "bool", "null": "None"}


def type_of(schema: Schema, *, prefix: str = "") -> str:
    """The annotation of a value; `prefix` stands before the names of models."""
    if "$ref" in schema:
        return prefix + class_of(schema["$ref"])
    if "const" in schema:
        return f"Literal[{schema['const']!r}]"
    if "enum" in schema:
        return f"Literal[{', '.join(map(repr, schema['enum']))}]"
    forms = schema.get("oneOf") or schema.get("anyOf")
    if forms:
        return _union(type_of(form, prefix=prefix) for form in forms)
    kind = schema.get("type")
    if isinstance(kind, list):
        return _union(type_of({**schema, "type": one}, prefix=prefix) for one in kind)
    return _of_kind(kind, schema, prefix)


def _of_kind(kind: str | None, schema: Schema, prefix: str) -> str:
    if kind == "string":
        return {"date-time": "datetime", "binary": "bytes"}.get(str(schema.get("format")), "str")
    if kind == "array":
        return _array(schema, prefix)
    if kind == "object":
        values = schema.get("additionalProperties")
        return f"dict[str, {type_of(values, prefix=prefix) if isinstance(values, dict) else 'Any'}]"
    return _SIMPLE.get(str(kind), "Any")


def _array(schema: Schema, prefix: str) -> str:
    if "prefixItems" in schema:
        return f"tuple[{', '.join(type_of(one, prefix=prefix) for one in schema['prefixItems'])}]"
    items = schema.get("items")
    return f"list[{type_of(items, prefix=prefix) if isinstance(items, dict) else 'Any'}]"


def _union(parts: Iterable[str]) -> str:
    """What msgspec can tell apart: of texts there is one kind only."""
    found = list(dict.fromkeys(parts))
    if "Any" in found:
        return "Any"
    if "str" in found and "datetime" in found:
        found.remove("datetime")
    if "None" in found:
        found.remove("None")
        found.append("None")
    return " | ".join(found)


def literal(value: Any) -> str | None:
    """How a default is written in the body of a class; None when it cannot be."""
    if value is None or isinstance(value, bool | int | float | str):
        return repr(value)
    return {"[]": "[]", "{}": "{}"}.get(repr(value))
