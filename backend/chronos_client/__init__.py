"""A typed client of the Chronos Synapse API: `Chronos` waits for each answer, `AsyncChronos` is awaited.

The models and operations are generated from the API's description; `python -m chronos_client.generate` makes them anew.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chronos_client.async_operations import AsyncChronos
    from chronos_client.operations import Chronos
    from chronos_client.retries import Retries
    from chronos_client.tokens import Tokens

__all__ = ["AsyncChronos", "Chronos", "Retries", "Tokens"]

_PLACES = {
    "AsyncChronos": "async_operations",
    "Chronos": "operations",
    "Retries": "retries",
    "Tokens": "tokens",
}


def __getattr__(name: str) -> Any:
    """Loads what is asked for only then: the generator must run without what it generates."""
    import importlib  # noqa: PLC0415

    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_PLACES[name]}"), name)
