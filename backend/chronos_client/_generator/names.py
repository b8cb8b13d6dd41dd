"""Names of the API as Python writes them."""

import keyword
import re

_REF = "#/components/schemas/"


def snake(name: str) -> str:
    """`listDeadLetters` as `list_dead_letters`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|-", "_", name).lower()


def identifier(name: str) -> str:
    """`name` where Python takes a name: `from` becomes `from_`."""
    found = re.sub(r"\W", "_", name)
    return found + "_" if keyword.iskeyword(found) or found[:1].isdigit() else found


def member(value: str) -> str:
    """The name of a member of an enumeration with this value."""
    words = value.replace("-", "minus_", 1) if value.startswith("-") else value
    found = re.sub(r"\W+", "_", words).strip("_").upper() or "EMPTY"
    return f"N_{found}" if found[0].isdigit() else found


def class_of(ref: str) -> str:
    """The class that a reference means."""
    return identifier(ref.removeprefix(_REF))


def sentence(text: str) -> str:
    """`text` on one line, as a docstring can have it."""
    return " ".join(text.replace("\\", "\\\\").replace('"""', "'''").split())
