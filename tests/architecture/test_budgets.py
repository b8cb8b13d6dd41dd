"""How long a module and a function may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = [path for folder in ("backend", "models") for path in sorted((ROOT / folder).rglob("*.py"))]
MODULE_LINES = 400
FUNCTION_LINES = 40
"""Of a body, without its docstring."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions_of(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, Function):
            yield node


def body_lines(function: Function) -> int:
    has_docstring = ast.get_docstring(function) is not None
    body = function.body[1:] if has_docstring else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_there_is_something_to_measure() -> None:
    assert len(MODULES) > 100


def test_no_module_is_too_long() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in MODULES}

    assert {name: length for name, length in lengths.items() if length > MODULE_LINES} == {}


def test_no_function_is_too_long() -> None:
    too_long = {
        f"{path.relative_to(ROOT)}:{function.lineno} {function.name}": body_lines(function)
        for path in MODULES
        for function in functions_of(path)
        if body_lines(function) > FUNCTION_LINES
    }

    assert too_long == {}


def test_a_docstring_is_not_part_of_the_body() -> None:
    (function,) = ast.parse('def f():\n    """One.\n\n    Two.\n    """\n    a = 1\n    return a\n').body

    assert isinstance(function, Function)
    assert body_lines(function) == 2
