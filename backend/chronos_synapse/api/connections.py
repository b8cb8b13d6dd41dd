"""Connections with bounds: what comes too slowly, or too much of it, ends and holds nobody else up."""

import asyncio
from enum import Enum
from http import HTTPStatus
from typing import Any, cast

import msgspec
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from chronos_synapse.api.security_headers import HEADERS
from chronos_synapse.domain.problem import MEDIA_TYPE, Words, problem_of

MAX_HEAD_BYTES = 64 << 10
"""Of the first line and all headers together."""
_MIN_BODY_BYTES = 256 << 10
"""A body of which less than this comes within its time drips."""
_PER_HEADER_BYTES = 4
"""The colon, the space and the end of the line."""


class _Part(Enum):
    """What the client has to send next."""

    HEAD = "head"
    BODY = "body"


class BoundedConnection(HttpToolsProtocol):
    """One connection; how patient it is can be changed for all of them."""

    head_s = 15.0
    """From the first byte, or from the beginning of the connection, until a request is there but for its body."""
    body_s = 60.0
    """For each _MIN_BODY_BYTES of a body, or what is left of it."""
    write_s = 60.0
    """How long a client may take nothing of an answer that waits for it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._part = _Part.HEAD
        self._requests = 0
        self._came = 0  # bytes of this part, and of this stretch of time
        self._flaw = HTTPStatus.BAD_REQUEST
        self._timed: tuple[_Part, int] | None = None
        self._reading: asyncio.TimerHandle | None = None
        self._writing: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as the base does
        """The client has come, and is to ask soon."""
        super().connection_made(transport)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """It has gone."""
        self._stop_reading_clock()
        self.resume_writing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Reads on, as long as it is within the bounds."""
        self._came += len(data)
        super().data_received(data)
        if self._part is _Part.HEAD and self._came > MAX_HEAD_BYTES:
            self._end(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        self._watch()

    def on_headers_complete(self) -> None:
        """The head is there; the parser gives up when it is too large, though it came at once."""
        if len(self.url) + sum(len(name) + len(value) + _PER_HEADER_BYTES for name, value in self.headers) > (
            MAX_HEAD_BYTES
        ):
            self._flaw = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
            raise ValueError(self._flaw.phrase)
        super().on_headers_complete()
        self._part, self._came = _Part.BODY, 0

    def on_message_complete(self) -> None:
        """All of the request is there."""
        self._part, self._came = _Part.HEAD, 0
        self._requests += 1
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Answers what the parser could not read."""
        self._end(self._flaw)

    def pause_writing(self) -> None:
        """The client is to take what waits for it."""
        super().pause_writing()
        if self._writing is None:
            self._writing = self.loop.call_later(self.write_s, self.transport.abort)

    def resume_writing(self) -> None:
        """It has taken it."""
        super().resume_writing()
        if self._writing is not None:
            self._writing.cancel()
            self._writing = None

    def _watch(self) -> None:
        """Starts the clock for what the client has to send; it goes on as long as that is the same."""
        is_ours = self._part is _Part.HEAD and self._is_answering()
        if is_ours or self.transport.is_closing():
            self._stop_reading_clock()
        elif self._timed != (self._part, self._requests):
            self._start_reading_clock()

    def _is_answering(self) -> bool:
        cycle = cast("RequestResponseCycle | None", self.cycle)  # none before the first request
        return cycle is not None and not cycle.response_complete

    def _start_reading_clock(self) -> None:
        self._stop_reading_clock()
        self._timed = (self._part, self._requests)
        patience_s = self.head_s if self._part is _Part.HEAD else self.body_s
        self._reading = self.loop.call_later(patience_s, self._on_late)

    def _stop_reading_clock(self) -> None:
        self._timed = None
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _on_late(self) -> None:
        is_steady = self._part is _Part.BODY and self._came >= _MIN_BODY_BYTES
        if is_steady or self.flow.read_paused:  # it is not the client who is slow
            self._came = 0
            self._start_reading_clock()
        else:
            self._end(HTTPStatus.REQUEST_TIMEOUT)

    def _end(self, status: HTTPStatus) -> None:
        """Hangs up; says why, unless nothing was asked or an answer has begun."""
        if self.transport.is_closing():
            return
        is_asked = self._came > 0 if self._part is _Part.HEAD else self._is_answering()
        if is_asked and not (self._is_answering() and self.cycle.response_started):
            self.transport.write(_ANSWERS[status])
        self.transport.close()


def _answer(status: HTTPStatus, words: Words) -> bytes:
    """All of an answer that no handler gives."""
    content = msgspec.json.encode(problem_of(status, words, path=""))
    headers = {
        **HEADERS,
        "Content-Type": MEDIA_TYPE,
        "Content-Length": str(len(content)),
        "Cache-Control": "no-store",
        "Connection": "close",
    }
    lines = [f"HTTP/1.1 {status.value} {status.phrase}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode() + content


def _answers() -> dict[HTTPStatus, bytes]:
    details = {
        HTTPStatus.BAD_REQUEST: ("request.malformed", "This is not HTTP as it is spoken here."),
        HTTPStatus.REQUEST_TIMEOUT: ("request.slow", "The request came too slowly; send it anew."),
        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: (
            "request.head",
            f"The address and the headers have more than {MAX_HEAD_BYTES:,} bytes.",
        ),
    }
    return {
        status: _answer(status, Words(code=code, title=status.phrase, detail=detail))
        for status, (code, detail) in details.items()
    }


_ANSWERS = _answers()
