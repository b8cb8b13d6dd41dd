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


_COLOUR = re.compile(r"(?:\x1b\[|\x9b)([\d;:]*)m")
_UNSEEN = re.compile(r"[\x00-\x08\x0a-\x1a\x1c-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Characters that are not seen, or change how others are."""


def without_escapes(text: str, instead: str = "") -> str:
    """`text` with `instead` in the place of each sequence; line ends stay where they are."""
    return _ESCAPE.sub(instead, text) if _MAY_HAVE.search(text) else text


def for_terminal(line: str, *, with_colours: bool) -> str:
    """A line that can do nothing to a terminal but colour itself; what is not seen is shown as a sign."""
    parts, end, is_coloured = [], 0, False
    for match in _ESCAPE.finditer(line):
        parts.append(_UNSEEN.sub(_sign, line[end : match.start()]))
        end = match.end()
        colour = _COLOUR.fullmatch(match.group()) if with_colours else None
        if colour is not None:
            parts.append(f"\x1b[{colour.group(1)}m")
            is_coloured = True
    parts.append(_UNSEEN.sub(_sign, line[end:]))
    return "".join([*parts, "\x1b[0m" if is_coloured else ""])


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return f"^{chr(0x40 + code)}"
    return "^?" if code == 0x7F else f"<{code:04X}>"
