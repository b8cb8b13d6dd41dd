"""Lua scripts and the Python that names them: one to one."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from chronos_synapse.storage.redis import scripts

PACKAGE = scripts.FOLDER.parent
FILES = {path.stem for path in scripts.FOLDER.glob("*.lua")}
PARTS = {path.stem for path in scripts.SHARED.glob("*.lua")}
PATHS = sorted(path.relative_to(scripts.FOLDER).as_posix() for path in scripts.FOLDER.rglob("*.lua"))


def script_calls() -> Iterator[ast.Call]:
    for path in PACKAGE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Script":
                yield node


def named_scripts() -> Iterator[str]:
    for call in script_calls():
        (name,) = call.args
        assert isinstance(name, ast.Constant), f"line {call.lineno}: the name of a script is a literal"
        yield str(name.value)


def shared_parts(call: ast.Call) -> list[str]:
    found = [keyword.value for keyword in call.keywords if keyword.arg == "shared"]
    return [str(part) for value in found for part in ast.literal_eval(value)]


def test_every_script_is_named_once_and_every_name_is_a_script() -> None:
    assert FILES
    assert Counter(named_scripts()) == Counter(FILES)


def test_every_shared_part_is_used_and_every_part_that_is_used_is_there() -> None:
    assert PARTS
    assert {part for call in script_calls() for part in shared_parts(call)} == PARTS


def test_a_shared_part_comes_after_those_that_it_calls() -> None:
    """`gates` calls what `parking` defines, and that what `waiting` defines."""
    order = ["waiting", "parking", "gates"]
    for call in script_calls():
        parts = [part for part in shared_parts(call) if part in order]
        assert parts == order[: len(parts)], f"line {call.lineno}"


def test_scripts_lie_nowhere_else() -> None:
    backend = PACKAGE.parents[1]

    assert {path.parent for path in backend.rglob("*.lua")} == {scripts.FOLDER, scripts.SHARED}


@pytest.mark.parametrize("path", PATHS)
def test_a_script_begins_with_what_it_does(path: str) -> None:
    assert (scripts.FOLDER / path).read_text().startswith("-- ")


@pytest.mark.parametrize("path", PATHS)
def test_no_script_names_a_key_by_itself(path: str) -> None:
    """Names of keys are made in keys.py; a script gets them as keys or as patterns."""
    text = (scripts.FOLDER / path).read_text()

    assert "{chronos}" not in text
    assert not re.search(r"redis\.p?call\('[A-Z.]+', '", text)
