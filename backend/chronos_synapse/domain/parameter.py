"""What a person may state when a job is run by hand."""

from enum import StrEnum

import msgspec

ParameterValue = str | int | float | bool
"""What a parameter can hold."""


class ParameterType(StrEnum):
    """Which values a parameter takes; a form is drawn from it."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    CHOICE = "choice"


class Parameter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One value that an execution is given. A scheduled execution takes the defaults.

    It reaches the job as `CHRONOS_PARAM_<NAME>` and by the runtime API, never as part of a command line.
    """

    name: str
    type: ParameterType = ParameterType.TEXT
    description: str = ""
    default: ParameterValue | None = None
    required: bool = False
    """A value must be stated when there is no default."""
    choices: tuple[str, ...] = ()
    """For `choice`."""


Parameters = dict[str, ParameterValue]
"""Name -> value, as an execution is given them."""
