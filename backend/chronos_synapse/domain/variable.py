"""A variable: a value that jobs share and may change, and that is no secret."""

import re
from datetime import datetime
from typing import Any

import msgspec

from chronos_synapse.domain.scope import Scope

MAX_VALUE_CHARACTERS = 10_000
"""Of its JSON."""
KEPT_VERSIONS = 20
RESERVED = "CHRONOS_"

_KEY = re.compile(r"[A-Z_][A-Z0-9_]{0,99}", re.ASCII)


class Variable(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a variable."""

    key: str
    scope: Scope
    value: Any
    """Anything that JSON can write."""
    description: str
    version: int
    """Rises by one with each change; one that is made anew after its removal goes on behind its former versions."""
    updated_at: datetime
    updated_by: str
    """The user, or the execution."""

    @property
    def text(self) -> str:
        """As it stands where a reference was: a text as it is, all else as JSON."""
        return self.value if isinstance(self.value, str) else msgspec.json.encode(self.value).decode()


def is_variable_key(text: str) -> bool:
    """Whether a variable may be called so."""
    return _KEY.fullmatch(text) is not None
