"""The parameters of a route: its handler's own, and those of what the handler depends on."""

from functools import lru_cache

from litestar.handlers import BaseRouteHandler
from litestar.params import ParameterKwarg
from litestar.typing import FieldDefinition

_OF_THE_FRAMEWORK = frozenset({"request", "state", "scope", "socket", "headers", "cookies", "query", "body"})


@lru_cache(maxsize=1024)
def parameters_of(handler: BaseRouteHandler) -> dict[str, FieldDefinition]:
    """By their names in Python; `data` is the body."""
    providers = handler.resolve_dependencies()
    found: dict[str, FieldDefinition] = {}
    for name, field in handler.parsed_fn_signature.parameters.items():
        found |= providers[name].parsed_fn_signature.parameters if name in providers else {name: field}
    return {name: field for name, field in found.items() if name not in providers and name not in _OF_THE_FRAMEWORK}


def alias_of(key: str, field: FieldDefinition | None) -> str:
    """What the parameter `key` of a handler is called in the query."""
    definition = field.kwarg_definition if field is not None else None
    return (definition.name or key) if isinstance(definition, ParameterKwarg) else key
