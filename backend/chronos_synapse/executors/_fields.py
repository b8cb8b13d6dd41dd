"""What the configs of several kinds have in common: how their fields look, and the references in them."""

import re
from typing import Annotated, Any

import msgspec

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.executors.base import POINTER

REFERENCE = re.compile(r"\$\{(?:secret|var|param):[^{}\s]{1,512}\}")
"""Something that is put in before an attempt: at save it is still a name."""
SECRET: dict[str, Any] = {"format": "password", "writeOnly": True}
"""Marks a field that holds a credential."""
CODE: dict[str, Any] = {"format": "command"}
"""Marks a field that holds the text of a program."""
TEXT_CAP = 1_048_576
NO_NUL = r"^[^\x00]*$"
PATH_PATTERN = r"^(/[^\x00]*)?$"

WORKING_DIRECTORY = msgspec.Meta(
    max_length=4096,
    pattern=PATH_PATTERN,
    title="Working directory",
    description="Absolute path in which the program starts. Empty: the home directory, as with cron; "
    "in a sandbox, its workspace.",
)
SCRIPT = msgspec.Meta(
    max_length=TEXT_CAP,
    pattern=NO_NUL,
    title="Script",
    description="Program text. Empty: the file below is run.",
    extra_json_schema=CODE,
)
FILE = msgspec.Meta(
    max_length=4096,
    pattern=PATH_PATTERN,
    title="File",
    description="Absolute path of a script on the worker's machine, in place of a text.",
)
Argument = Annotated[str, msgspec.Meta(max_length=131_071, pattern=NO_NUL)]
ARGUMENTS = msgspec.Meta(max_length=1000, title="Arguments", description="Given to the script, one a line.")
STDIN = msgspec.Meta(
    title="Standard input",
    description="Text that the program reads. Without it, the program reads an end of file.",
)


def has_reference(text: str) -> bool:
    """Whether something is still to be put into `text`."""
    return REFERENCE.search(text) is not None


def refused(field: str, detail: str, *, code: str) -> Invalid:
    """A refusal of `field` of an executor's config; `field` is a path such as `headers/X-A`."""
    return Invalid(detail, pointer=f"{POINTER}/{field}", code=code)
