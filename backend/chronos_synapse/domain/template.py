"""Job templates: jobs that are written already, but for a few values."""

from enum import StrEnum
from typing import Any

import msgspec

TemplateValue = str | int | float | bool
"""What a variable can be given, unless it is a secret."""


class VariableType(StrEnum):
    """What a variable takes."""

    STRING = "string"
    NUMBER = "number"
    BOOLEAN = "boolean"
    SECRET = "secret"  # noqa: S105 - a kind, not a value
    """The name of a secret; its value never stands in a job."""


class TemplateVariable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value that a template leaves open. It becomes a parameter of the job, or a reference to a secret."""

    name: str
    type: VariableType
    description: str
    required: bool
    default: TemplateValue | None = None
    example: TemplateValue | None = None
    """Shown where there is no default."""
    secret: str = ""
    """Of a secret: how it is named unless one says otherwise."""


class TemplateExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Values for a purpose."""

    name: str
    values: dict[str, TemplateValue]


class Template(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A job but for the values of its variables."""

    id: str
    name: str
    category: str
    version: int
    icon: str
    """Name of a pictogram."""
    summary: str
    needs: tuple[str, ...]
    """Programs that must be on the worker."""
    schedule: dict[str, Any]
    """When it runs unless one says otherwise; without a zone, in that of the person."""
    variables: tuple[TemplateVariable, ...]
    definition: dict[str, Any]
    """Members of a job. `@{name}` in a text stands for the name of the secret that the variable is given."""
    readme: str
    examples: tuple[TemplateExample, ...]
