"""Finds the classes of a package in which one module is one kind."""

import importlib
import inspect
import pkgutil
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")

BASE_MODULE = "base"


class RegistryError(Exception):
    """A module breaks the rule of one public class whose `kind` is the module's name."""


def discover(package: ModuleType, base: type[T]) -> dict[str, type[T]]:
    """Kind -> class, for every module of `package` but `base`, in order of kind.

    A module is one kind: it holds exactly one public, concrete subclass of `base`, whose `kind` is the
    module's name. Anything else is a RegistryError, so that a slip is seen at start and not at 3 a.m.
    """
    found: dict[str, type[T]] = {}
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda module: module.name):
        if module.name != BASE_MODULE and not module.name.startswith("_"):
            found[module.name] = _only_class(f"{package.__name__}.{module.name}", base)
    return found


def _only_class(module_name: str, base: type[T]) -> type[T]:
    module = importlib.import_module(module_name)
    classes = [
        value
        for name, value in vars(module).items()
        if inspect.isclass(value)
        and issubclass(value, base)
        and value.__module__ == module_name
        and not name.startswith("_")
    ]
    if len(classes) != 1:
        names = ", ".join(sorted(cls.__name__ for cls in classes)) or "none"
        raise RegistryError(f"{module_name}: wants exactly one public {base.__name__}, found {names}")
    kind = getattr(classes[0], "kind", None)
    expected = module_name.rpartition(".")[2]
    if kind != expected:
        raise RegistryError(f"{module_name}: kind of {classes[0].__name__} is {kind!r}, wants {expected!r}")
    return classes[0]
