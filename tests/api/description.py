"""The description of the API as the code gives it, made once for all tests: making it takes seconds."""

from functools import cache
from typing import Any

import msgspec

from chronos_synapse.api.openapi import export_openapi

exported = cache(export_openapi)
"""Its text."""


def description() -> dict[str, Any]:
    """A copy of it, to be changed at will."""
    found: dict[str, Any] = msgspec.json.decode(exported())
    return found
