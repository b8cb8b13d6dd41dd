"""What a line of a log says, whenever it is said: without its numbers, times and ids."""

import re2

_ESCAPE = re2.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")
_CHANGING = re2.compile(rb"(?i)\b(?:0x)?[0-9a-f]*[0-9][0-9a-f]*\b|[0-9]+|\s+$")
"""What differs from one execution to the next: hexadecimal words with a digit, numbers, and blanks at the end."""


def wording(line: bytes) -> bytes:
    """`line`, in UTF-8, with a `#` for each thing that changes; empty for a line without a word."""
    return bytes(_CHANGING.sub(b"#", _ESCAPE.sub(b"", line)).rstrip(b"# \t\r"))
