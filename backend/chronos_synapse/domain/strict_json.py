"""Reading JSON strictly: one decoder straight into a type, and errors that say where."""

import json
import re
from collections.abc import Sequence
from typing import Any

import msgspec

from chronos_synapse.domain.errors import Invalid, brief

MAX_DEPTH = 32
"""Deeper documents are refused: the store takes no more than 128 levels, and nobody needs them."""

_POSITION = re.compile(r"\(byte (\d+)\)")
_NAMED = re.compile(r"(unknown|missing required) field `(.*)`", re.DOTALL)


def decode_body(body: bytes, target: Any) -> Any:
    """`body` as a `target`, strictly: no unknown or doubled fields, no coercion."""
    try:
        value = msgspec.json.decode(body, type=target)
    except msgspec.ValidationError as exc:
        raise refused_field(str(exc)) from exc
    except UnicodeDecodeError as exc:
        raise Invalid("The body is not UTF-8.", code="body.encoding") from exc
    except RecursionError as exc:
        raise _too_deep() from exc
    except msgspec.DecodeError as exc:
        raise _malformed(body, str(exc)) from exc
    _check_shape(body)
    return value


def refused_field(message: str) -> Invalid:
    """What msgspec says of a value that does not fit its type, with the place as a pointer."""
    words, _, path = message.partition(" - at `")
    parents = path.rstrip("`").removeprefix("$").replace("[...]", "").replace("[", "/").replace("]", "")
    pointer = parents.replace(".", "/")
    named = _NAMED.search(words)
    if named is None:
        return Invalid(f"{brief(words)}.", pointer=pointer, code="body.field")
    kind, name = named.group(1), brief(named.group(2))
    detail = f"There is no field {name!r} here." if kind == "unknown" else f"The field {name!r} is missing."
    code = "body.unknown_field" if kind == "unknown" else "body.missing_field"
    return Invalid(detail, pointer=f"{pointer}/{name}", code=code)


def _malformed(body: bytes, message: str) -> Invalid:
    found = _POSITION.search(message)
    if found is None:
        detail = "The JSON ends too early, or holds half of a surrogate pair."
        return Invalid(detail, code="body.json")
    before = body[: int(found.group(1))]
    line, column = before.count(b"\n") + 1, len(before) - (before.rfind(b"\n") + 1) + 1
    return Invalid(f"The JSON cannot be read at line {line}, column {column}.", code="body.json")


def _too_deep() -> Invalid:
    return Invalid(f"The JSON is nested deeper than {MAX_DEPTH} levels.", code="body.depth")


def _check_shape(body: bytes) -> None:
    """Refuses doubled names, of which a reader might take either, and depth."""
    try:
        document = _SHAPES.decode(body.decode())
    except RecursionError as exc:
        raise _too_deep() from exc
    if _is_deeper(document, MAX_DEPTH):
        raise _too_deep()


def _zero(_: str) -> int:
    return 0


def _without_doubles(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        name = brief(next(name for name in names if names.count(name) > 1))
        raise Invalid(f"The field {name!r} is given twice.", pointer=f"/{name}", code="body.doubled_field")
    return members


_SHAPES = json.JSONDecoder(object_pairs_hook=_without_doubles, parse_int=_zero, parse_float=_zero)


def _is_deeper(value: Any, levels: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    if levels == 0:
        return True
    children = value.values() if isinstance(value, dict) else value
    return any(_is_deeper(child, levels - 1) for child in children)
