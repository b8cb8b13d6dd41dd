"""How a secret may look in what a job prints: as it is, quoted for a shell, a URL, JSON or HTML, in base64.

A form is a sequence of elements, one for a character; an element is the set of ways in which that character is written.
A program may break lines anywhere, so from the fifth element on a line end may stand between two of them.
"""

import base64
import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

Element = tuple[bytes, ...]
"""How one character may be written, longest way first."""


class Form(NamedTuple):
    """One way in which a secret, or a line of it, may look."""

    elements: tuple[Element, ...]
    may_break: bool
    """A line end may stand within it."""


ANCHOR = 16
"""So many elements of a form tell it from everything else; what follows them is compared one by one."""
MIN_ANCHOR = 8
ELEMENTS = 12_000
"""Of all patterns together: with very many forms fewer elements of each are looked for, since memory is bounded."""
UNBROKEN = 4
"""Elements at the beginning of a form between which no line end is looked for: short ends of lines are everywhere."""
SHIFT = 3
"""A line end may cut so many characters off the front of base64; the rest is looked for by itself."""
MIN_SHIFTED = 16
MIN_LINE = 8
"""A shorter line of a secret of several lines is not looked for by itself."""

_BREAKS = (b"", b"\n", b"\r\n")
_LINE_END = (b"\r\n", b"\n", b"\r", b" ", rb"\n", rb"\r\n", b"%0A", b"%0a", b"%0D%0A", b"%0d%0a")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.~-")
_SPECIAL: dict[str, tuple[bytes, ...]] = {
    " ": (b"+",),
    "'": (rb"\'", rb"'\''", b"'\"'\"'", b"&#39;", b"&#x27;", b"&apos;"),
    '"': (rb"\"", b"&quot;", b"&#34;"),
    "\\": (rb"\\",),
    "/": (rb"\/",),
    "&": (b"&amp;",),
    "<": (b"&lt;",),
    ">": (b"&gt;",),
}
"""Ways beside percent encoding and the escapes of JSON."""
_BASE64: dict[str, Element] = {
    "+": (b"%2B", b"%2b", b"+", b"-"),
    "/": (b"%2F", b"%2f", rb"\/", b"/", b"_"),
}


def forms_of(secret: str) -> Iterator[Form]:
    """Every form of `secret` and of its longer lines."""
    text = secret.replace("\r\n", "\n").strip("\r\n")
    yield from _texts(text)
    yield from _base64_forms(text.encode())


def _texts(text: str) -> Iterator[Form]:
    lines = text.split("\n")
    yield Form(tuple(map(_element, text)), may_break=True)
    for line in map(str.strip, lines if len(lines) > 1 else ()):
        if len(line) >= MIN_LINE:
            yield Form(tuple(map(_element, line)), may_break=False)


def _element(character: str) -> Element:
    if character in _UNRESERVED:
        return (character.encode(),)
    if character == "\n":
        return _longest_first(_LINE_END)
    raw = character.encode()
    percent = "".join(f"%{byte:02x}" for byte in raw).encode()
    units = character.encode("utf-16-be")
    escape = "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2)).encode()
    short = json.dumps(character)[1:-1].encode()
    escapes = (escape, _upper_hex(escape))
    return _longest_first((raw, percent, percent.upper(), *escapes, short, *_SPECIAL.get(character, ())))


def _upper_hex(escape: bytes) -> bytes:
    return escape.upper().replace(rb"\U", rb"\u")


def _longest_first(ways: Sequence[bytes]) -> Element:
    return tuple(sorted(set(ways), key=lambda way: (-len(way), way)))


def _base64_forms(secret: bytes) -> Iterator[Form]:
    """At each of the three alignments: within other bytes, and at their end."""
    for shift in range(3):
        encoded = base64.b64encode(bytes(shift) + secret).rstrip(b"=").decode()
        first = (8 * shift + 5) // 6  # the first character that has no bit of the bytes before
        whole = 8 * (shift + len(secret)) // 6  # those before this have no bit of the bytes after
        for text in dict.fromkeys((encoded[first:whole], encoded[first:])):
            elements = tuple(_BASE64.get(character, (character.encode(),)) for character in text)
            yield Form(elements, may_break=True)
            if len(elements) >= MIN_SHIFTED:
                yield Form(elements[SHIFT:], may_break=True)


def anchors_of(forms: Sequence[Form]) -> list[Form]:
    """The beginnings of `forms` that are looked for."""
    length = min(ANCHOR, max(MIN_ANCHOR, ELEMENTS // max(1, len(forms))))
    return list(dict.fromkeys(Form(form.elements[:length], form.may_break) for form in forms))


def ways_of(form: Form) -> tuple[Element, ...]:
    """Its elements, each with the line ends that may stand before it."""
    broken = tuple(
        element if at < UNBROKEN or not form.may_break else tuple(end + way for way in element for end in _BREAKS)
        for at, element in enumerate(form.elements)
    )
    return tuple(tuple(dict.fromkeys(element)) for element in broken)


def match_pattern(anchors: Sequence[Form]) -> bytes:
    """Finds each of them."""
    return b"|".join(map(_whole, anchors))


def _whole(anchor: Form) -> bytes:
    parts = [_any_of(element) for element in anchor.elements]
    gap = rb"(?:\r?\n)?" if anchor.may_break else b""
    return b"".join(parts[:UNBROKEN]) + b"".join(gap + part for part in parts[UNBROKEN:])


def _any_of(ways: Sequence[bytes]) -> bytes:
    if len(ways) == 1:
        return _quoted(ways[0])
    return b"(?:" + b"|".join(map(_quoted, ways)) + b")"


def _quoted(text: bytes) -> bytes:
    return re.sub(rb"[^a-zA-Z0-9]", lambda match: b"\\x%02x" % match[0][0], text)
