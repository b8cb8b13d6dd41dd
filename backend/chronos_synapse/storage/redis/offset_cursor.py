"""Cursors of lists that are read by offset: opaque, and good for the question that they were given for only."""

import base64
import binascii
import hashlib

import msgspec

from chronos_synapse.domain.errors import Invalid

MAX_OFFSET = 100_000


def write_cursor(question: msgspec.Struct, offset: int) -> str:
    """The cursor of the page that begins at `offset` of the answer to `question`."""
    return base64.urlsafe_b64encode(f"{_digest(question)}.{offset}".encode()).decode().rstrip("=")


def read_cursor(question: msgspec.Struct, cursor: str | None) -> int:
    """Where the page begins; Invalid at `query:cursor` when it is not for `question`."""
    if cursor is None:
        return 0
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        digest, _, offset = base64.b64decode(padded, altchars=b"-_", validate=True).decode().partition(".")
        position = int(offset)
    except (binascii.Error, ValueError) as exc:
        raise Invalid("This is not a cursor of ours.", pointer="query:cursor", code="page.cursor") from exc
    if digest != _digest(question) or not 0 <= position <= MAX_OFFSET:
        raise Invalid("This cursor belongs to another question.", pointer="query:cursor", code="page.cursor")
    return position


def write_order_cursor(question: msgspec.Struct, order: int, total: int) -> str:
    """The cursor of the page after the one that ended with `order`, with how many were found until then."""
    return base64.urlsafe_b64encode(f"{_digest(question)}.{order}.{total}".encode()).decode().rstrip("=")


def read_order_cursor(question: msgspec.Struct, cursor: str | None) -> tuple[int | None, int]:
    """The order below which the page begins, None for the first one, and how many were found before."""
    if cursor is None:
        return None, 0
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        digest, order, total = base64.b64decode(padded, altchars=b"-_", validate=True).decode().split(".")
        place = int(order), int(total)
    except (binascii.Error, ValueError) as exc:
        raise Invalid("This is not a cursor of ours.", pointer="query:cursor", code="page.cursor") from exc
    if digest != _digest(question) or not 0 <= place[0] < 2**53 or place[1] < 0:
        raise Invalid("This cursor belongs to another question.", pointer="query:cursor", code="page.cursor")
    return place


def write_name_cursor(question: msgspec.Struct, name: str) -> str:
    """The cursor of the page after the one that ended with `name`."""
    return base64.urlsafe_b64encode(f"{_digest(question)}.{name}".encode()).decode().rstrip("=")


def read_name_cursor(question: msgspec.Struct, cursor: str | None) -> str:
    """The name after which the page begins, empty for the first one; Invalid at `query:cursor`."""
    if cursor is None:
        return ""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        digest, _, name = base64.b64decode(padded, altchars=b"-_", validate=True).decode().partition(".")
    except (binascii.Error, ValueError) as exc:
        raise Invalid("This is not a cursor of ours.", pointer="query:cursor", code="page.cursor") from exc
    if digest != _digest(question) or "\x00" in name:
        raise Invalid("This cursor belongs to another question.", pointer="query:cursor", code="page.cursor")
    return name


def _digest(question: msgspec.Struct) -> str:
    """Of everything but `cursor` and `limit`."""
    same = msgspec.structs.replace(question, cursor=None, limit=0)
    return hashlib.sha256(msgspec.json.encode(same)).hexdigest()[:12]
