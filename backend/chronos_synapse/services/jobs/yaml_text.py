"""YAML as far as definitions need it: JSON's values in YAML's clothes, nothing that grows or runs while it is read.

Reading follows the core schema of YAML 1.2, so that `no`, `12:30` and `0755` are texts as they look. Aliases, tags,
doubled keys and several documents are refused (CVE-2021-39132 of Rundeck came by tags; a billion laughs by aliases).
"""

import math
import re
from typing import Any

import yaml

from chronos_synapse.domain.errors import Invalid, brief

MAX_DEPTH = 50
MAX_PARTS = 150_000
"""Keys, values, and begins and ends of lists and mappings: a thousand definitions have half of that."""
WIDTH = 120

_PREFIX = "tag:yaml.org,2002:"
_NOT_IN_BLOCKS = re.compile(r"[ \t]\n|[^\n\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff]|\A[ \t\n]|\n\n+\Z")
"""What an indented block would lose, or show otherwise than it is."""
_CORE = {
    "null": (re.compile(r"~|null|Null|NULL|"), ["~", "n", "N", ""]),
    "bool": (re.compile(r"true|True|TRUE|false|False|FALSE"), list("tTfF")),
    "int": (re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})"), list("-+0123456789")),
    "float": (
        re.compile(r"[-+]?(?:0|[1-9][0-9]{0,30})(?:\.[0-9]{1,40}(?:[eE][-+]?[0-9]{1,4})?|[eE][-+]?[0-9]{1,4})"),
        list("-+0123456789"),
    ),
}


class _Loader(yaml.CSafeLoader):
    """Makes texts, numbers, truth values, nulls, lists and mappings; nothing else."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as the base declares it


class _Dumper(yaml.CSafeDumper):
    """Quotes whatever a reader of YAML 1.1 or 1.2 would take for something other than a text."""

    yaml_implicit_resolvers: dict[str, Any] = {  # noqa: RUF012
        key: list(found) for key, found in yaml.CSafeDumper.yaml_implicit_resolvers.items()
    }

    def ignore_aliases(self, data: Any) -> bool:
        """Writes what occurs twice twice."""
        return True


def read_yaml(text: str, *, max_parts: int = MAX_PARTS) -> Any:
    """The value of the one document in `text`; Invalid at `/text` says what cannot be taken, and where."""
    try:
        _check_events(text, max_parts)
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - it constructs plain values only
    except yaml.YAMLError as exc:
        why = getattr(exc, "problem", None) or getattr(exc, "reason", None) or "it is malformed"
        raise _refused(str(why), getattr(exc, "problem_mark", None)) from exc


def write_yaml(value: Any, *, is_ascii: bool = False) -> str:
    """`value` as a document; `is_ascii` escapes every other character."""
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=not is_ascii, width=WIDTH)


def _check_events(text: str, max_parts: int) -> None:
    """Refuses, before anything is built, what makes a small text a large value."""
    depth = documents = 0
    for count, event in enumerate(yaml.parse(text, Loader=_Loader)):
        if count > max_parts:
            raise _refused(f"it has more than {max_parts:,} parts", event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise _refused("anchors and aliases are not taken here", event.start_mark)
        if getattr(event, "tag", None) is not None:
            raise _refused("tags are not taken here", event.start_mark)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise _refused(f"it is nested deeper than {MAX_DEPTH} levels", event.start_mark)
        if documents > 1:
            raise _refused("there is a second document", event.start_mark)


def _refused(why: str, mark: Any) -> Invalid:
    place = "" if mark is None else f" at line {mark.line + 1}, column {mark.column + 1}"
    return Invalid(f"The YAML cannot be read{place}: {brief(why)}.", pointer="/text", code="yaml.refused")


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if key_node.tag != _PREFIX + "str":
            raise _refused("a key is a text; quote it", key_node.start_mark)
        key = str(key_node.value)
        if key in members:
            raise _refused(f"the key {brief(key)!r} is given twice", key_node.start_mark)
        members[key] = loader.construct_object(value_node, deep=True)
    return members


def _float(loader: _Loader, node: yaml.ScalarNode) -> float:
    value = float(node.value)
    if not math.isfinite(value):
        raise _refused("the number is too large", node.start_mark)
    return value


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    is_block = "\n" in text and not _NOT_IN_BLOCKS.search(text)
    return dumper.represent_scalar(_PREFIX + "str", text, style="|" if is_block else None)


for _name, (_pattern, _first) in _CORE.items():
    _whole = re.compile(f"(?:{_pattern.pattern})\\Z")
    _Loader.add_implicit_resolver(_PREFIX + _name, _whole, _first)
    _Dumper.add_implicit_resolver(_PREFIX + _name, _whole, _first)
_Loader.add_constructor(_PREFIX + "map", _mapping)
_Loader.add_constructor(_PREFIX + "float", _float)
_Dumper.add_representer(str, _represent_text)
