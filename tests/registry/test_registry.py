"""A package in which one module is one kind, and what happens when a module is not."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from chronos_synapse.registry import RegistryError, discover


class Animal:
    """The base of the kinds in these tests."""

    kind = ""


GOOD = "from tests.registry.test_registry import Animal\nclass {name}(Animal):\n    kind = {kind!r}\n"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> ModuleType:
    """A fresh package with a `base` module, whose folder is its `__path__`."""
    name = f"zoo_{abs(hash(request.node.name))}"
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").write_text("")
    (tmp_path / name / "base.py").write_text("from tests.registry.test_registry import Animal\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setitem(sys.modules, "tests.registry.test_registry", sys.modules[__name__])
    return importlib.import_module(name)


def add(package: ModuleType, module: str, text: str) -> None:
    (Path(package.__path__[0]) / f"{module}.py").write_text(text)
    importlib.invalidate_caches()


def test_one_class_a_module_is_found_under_the_modules_name(package: ModuleType) -> None:
    add(package, "cat", GOOD.format(name="Cat", kind="cat"))
    add(package, "dog", GOOD.format(name="Dog", kind="dog"))

    found = discover(package, Animal)

    assert {kind: cls.__name__ for kind, cls in found.items()} == {"cat": "Cat", "dog": "Dog"}


def test_private_and_imported_classes_do_not_count(package: ModuleType) -> None:
    add(package, "cat", GOOD.format(name="Cat", kind="cat") + "class _Kitten(Cat):\n    pass\n")

    assert list(discover(package, Animal)) == ["cat"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "found none"),
        (GOOD.format(name="Cat", kind="cat") + "class Lion(Cat):\n    pass\n", "found Cat, Lion"),
        (GOOD.format(name="Cat", kind="dog"), "kind of Cat is 'dog', wants 'cat'"),
    ],
)
def test_a_module_that_breaks_the_rule_is_refused(package: ModuleType, text: str, complaint: str) -> None:
    add(package, "cat", text)

    with pytest.raises(RegistryError, match=complaint):
        discover(package, Animal)


def test_a_module_that_does_not_import_is_not_passed_over(package: ModuleType) -> None:
    add(package, "cat", "import no_such_module_anywhere\n")

    with pytest.raises(ModuleNotFoundError):
        discover(package, Animal)
