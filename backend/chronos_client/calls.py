"""One call of the API, as the generated operations describe it: from Python to HTTP and back. No I/O."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import Enum
from typing import Any, Generic, TypeVar
from urllib.parse import quote

import msgspec

from chronos_client.errors import Unreadable

AnswerT = TypeVar("AnswerT")

IDEMPOTENCY_KEY = "Idempotency-Key"
_REPEATABLE = frozenset({"GET", "HEAD", "PUT", "DELETE"})
"""Carried out twice, these leave what they leave once."""


class Call(msgspec.Struct, Generic[AnswerT], frozen=True, kw_only=True):
    """Everything that is sent, and what the answer is read as."""

    method: str
    path: str
    answer: Any
    """A type to decode JSON into; `bytes` and `str` give the body as it is, None drops it."""
    query: tuple[tuple[str, str], ...] = ()
    content: bytes | None = None
    headers: Mapping[str, str] = {}

    @property
    def is_repeatable(self) -> bool:
        """Whether it may be sent again when nobody knows what became of it."""
        return self.method in _REPEATABLE or IDEMPOTENCY_KEY in self.headers


def make_call(  # noqa: PLR0913 - the parts of a request
    method: str,
    path: str,
    *,
    answer: Any,
    query: Iterable[tuple[str, Any]] = (),
    body: Any = msgspec.UNSET,
    headers: Iterable[tuple[str, Any]] = (),
    is_idempotent: bool = False,
) -> Call[Any]:
    """The call; what is None in query and headers is left out. `is_idempotent`: the server heeds a key."""
    sent = {name: _text(value) for name, value in headers if value is not None}
    content = None
    if body is not msgspec.UNSET and body is not None:
        is_raw = isinstance(body, bytes)
        content = body if is_raw else msgspec.json.encode(body)
        sent["Content-Type"] = "application/octet-stream" if is_raw else "application/json"
    if is_idempotent:
        sent.setdefault(IDEMPOTENCY_KEY, uuid.uuid4().hex)
    pairs = tuple((name, _text(one)) for name, value in query for one in _values(value))
    return Call(method=method, path=path, answer=answer, query=pairs, content=content, headers=sent)


def segment(text: str) -> str:
    """`text` as one part of a path, whatever is in it."""
    # Dots alone would be taken for a way up.
    return quote(text, safe="") if text.strip(".") else text.replace(".", "%2E")


def etag(version: str | int | None) -> str | None:
    """A version as If-Match has it; a text is taken as it is."""
    return f'"{version}"' if isinstance(version, int) else version


def read_answer(call: Call[AnswerT], content: bytes) -> AnswerT:
    """The body as the call's answer; Unreadable when it is something else."""
    found: Any
    if call.answer is None:
        found = None
    elif call.answer is bytes:
        found = content
    elif call.answer is str:
        found = content.decode("utf-8", "replace")
    else:
        try:
            found = msgspec.json.decode(content, type=call.answer)
        except msgspec.MsgspecError as exc:
            raise Unreadable(f"{call.method} {call.path}: the answer cannot be read: {exc}.") from exc
    answer: AnswerT = found
    return answer


def _values(value: Any) -> Iterable[Any]:
    if value is None:
        return ()
    return value if isinstance(value, list | tuple | set | frozenset) else (value,)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return str(value.value)
    return value.isoformat() if isinstance(value, datetime) else str(value)
