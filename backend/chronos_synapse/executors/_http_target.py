"""Where an HTTP request may go and what may be in it: one parser for the check and for the call."""

import re

import httpx

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.executors._fields import REFERENCE
from chronos_synapse.executors.base import POINTER

MAX_PORT = 65_535
RESERVED_HEADERS = frozenset(
    ["connection", "content-length", "expect", "host", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"]
)
RESERVED_PREFIXES = ("proxy-", "x-chronos-")
PORTS_OF_OTHER_PROTOCOLS = frozenset(
    {1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109}
    | {110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530}
    | {531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3306, 3659, 4045}
    | {4190, 5060, 5061, 5432, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6697, 10080, 11211, 27017}
)
"""A request to one of these is an attack on that protocol (Fetch standard 2.9, and some stores)."""

HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}")
HEADER_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]{0,8192}")
URL_CHARACTERS = re.compile(r"[^\x00-\x20\x7f\\]{1,8192}")
CODES = re.compile(r"\d{3}(?:-\d{3})?")
STAND_IN = "8080"
"""What a reference is taken for until it is put in: good as a host, a port, a path and a value."""


def check_url(text: str) -> None:
    """Invalid when `text` cannot become a URL that is called; what references stand for is checked later."""
    if not text.startswith("${"):
        parse_url(REFERENCE.sub(STAND_IN, text))


def parse_url(text: str) -> httpx.URL:
    """`text` as the one URL that is both checked and called; Invalid says what is wrong."""

    def refuse(detail: str) -> Invalid:
        return Invalid(detail, pointer=f"{POINTER}/url", code="url.invalid")

    if not URL_CHARACTERS.fullmatch(text):
        raise refuse("A URL has no spaces, control characters or backslashes, and at most 8192 characters")
    try:
        url = httpx.URL(text)
        port = url.port
        url.raw_host.decode("ascii")
    except (httpx.InvalidURL, UnicodeError) as exc:
        raise refuse("This is no URL: its host or its port cannot be read") from exc
    if url.scheme not in {"http", "https"}:
        raise refuse("The URL must begin with http:// or https://")
    if not url.host:
        raise refuse("The URL has no host")
    if url.userinfo:
        raise refuse("User name and password belong into `auth`, not into the URL")
    if port is not None and not 1 <= port <= MAX_PORT:
        raise refuse(f"There is no port {port}")
    if port in PORTS_OF_OTHER_PROTOCOLS:
        raise refuse(f"Port {port} belongs to another protocol")
    return url.copy_with(fragment=None)


def parse_codes(text: str) -> list[range]:
    """`200-299, 304` as ranges; Invalid when it is something else."""
    parts = [part.strip() for part in text.split(",")]
    ranges = []
    for part in parts:
        low, _, high = part.partition("-")
        if not CODES.fullmatch(part) or not 100 <= int(low) <= int(high or low) <= 599:
            raise Invalid(
                f"{part[:20]!r} is neither a status code nor a range such as 200-299",
                pointer=f"{POINTER}/success_codes",
                code="codes.invalid",
            )
        ranges.append(range(int(low), int(high or low) + 1))
    return ranges


def check_header(name: str, value: str, *, pointer: str) -> None:
    """Invalid when the sender sets it itself, or it cannot be sent."""

    def refuse(detail: str) -> Invalid:
        return Invalid(detail, pointer=pointer, code="header.invalid")

    value = REFERENCE.sub(STAND_IN, value)
    if not HEADER_NAME.fullmatch(name):
        raise refuse("A header's name has letters, digits and hyphens only")
    if not HEADER_VALUE.fullmatch(value):
        raise refuse("A header's value is one line of Latin-1 text, at most 8192 characters")
    if name.lower() in RESERVED_HEADERS or name.lower().startswith(RESERVED_PREFIXES):
        raise refuse(f"{name} is set by the sender itself")
