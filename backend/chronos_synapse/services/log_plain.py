"""Log text as words: without the sequences by which programs command a terminal."""

import re

_ESCAPE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|(?:\x1b[PX\]^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]?"
    r"|[\x90\x98\x9b-\x9f]"
)
"""CSI; string sequences with their end; two-character escapes, so that of a string without an end only the introducer
goes. No alternative passes a further introducer, so that a hostile line costs linear time."""
_MAY_HAVE = re.compile(r"[\x1b\x90\x98\x9b-\x9f]")


def without_escapes(text: str, instead: str = "") -> str:
    """`text` with `instead` in the place of each sequence; line ends stay where they are."""
    return _ESCAPE.sub(instead, text) if _MAY_HAVE.search(text) else text
