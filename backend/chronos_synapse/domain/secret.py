"""A stored secret, as far as it may be shown: everything but its values."""

import re
from datetime import datetime

import msgspec

from chronos_synapse.domain.scope import Scope

MAX_VALUE_BYTES = 65_536
MAX_FIELDS = 20
MAX_BYTES = 131_072
"""Of all fields of a secret together."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}", re.ASCII)


class Secret(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a secret."""

    name: str
    scope: Scope
    description: str
    fields: tuple[str, ...]
    """Names of its values."""
    key_id: str
    """The key that its values are encrypted with."""
    created_at: datetime
    updated_at: datetime


def is_secret_name(text: str) -> bool:
    """Whether a secret, or a field of one, may be called so."""
    return _NAME.fullmatch(text) is not None
