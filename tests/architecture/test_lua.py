"""Lua scripts and the Python that names them: one to one."""

import ast
from collections import Counter
from collections.abc import Iterator

import pytest

from chronos_synapse.storage.redis import scripts

PACKAGE = scripts.FOLDER.parent
FILES = {path.stem for path in scripts.FOLDER.glob("*.lua")}


def named_scripts() -> Iterator[str]:
    for path in PACKAGE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Script":
                (name,) = node.args
                assert isinstance(name, ast.Constant), f"{path.name}:{node.lineno}: the name of a script is a literal"
                yield str(name.value)


def test_every_script_is_named_once_and_every_name_is_a_script() -> None:
    assert FILES
    assert Counter(named_scripts()) == Counter(FILES)


def test_scripts_lie_nowhere_else() -> None:
    backend = PACKAGE.parents[1]

    assert {path.parent for path in backend.rglob("*.lua")} == {scripts.FOLDER}


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_script_begins_with_what_it_does(name: str) -> None:
    assert (scripts.FOLDER / f"{name}.lua").read_text().startswith("-- ")
