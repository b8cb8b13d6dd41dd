"""Calls over HTTP, one after the other: sends, tries again, renews tokens, follows streams."""

import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

import httpx
import msgspec

from chronos_client.calls import Call, make_call, read_answer
from chronos_client.errors import ApiError, Refused, Unreachable, refusal
from chronos_client.events import Event, EventReader
from chronos_client.retries import Retries, wait_s
from chronos_client.tokens import EXPIRED, MemoryTokens, TokenKeeper, Tokens

AnswerT = TypeVar("AnswerT")
ItemT = TypeVar("ItemT")

TIMEOUT_S = 60.0
SILENCE_S = 45.0
"""A stream that says nothing for this long, not even that it is alive, is opened anew."""
AGENT = "chronos-client"
REFRESH = "/api/v1/auth/refresh"


class Page(Protocol[ItemT]):
    """Any list of the API."""

    @property
    def items(self) -> list[ItemT]:
        """What is on this page."""

    @property
    def next_cursor(self) -> str | None:
        """Where the next page begins."""


class SyncClient:
    """What the generated operations send their calls with. Use as a context manager, or call `close`."""

    def __init__(
        self,
        url: str,
        *,
        token: str | Tokens | TokenKeeper | None = None,
        retries: Retries | None = None,
        agent: str = AGENT,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.url = url.rstrip("/")
        self.tokens = keeper_of(token)
        self._retries = retries or Retries()
        self._sleep = sleep
        self._http = httpx.Client(
            base_url=self.url, timeout=TIMEOUT_S, transport=transport, headers={"User-Agent": agent}, trust_env=False
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes all connections."""
        self._http.close()

    def send(self, call: Call[AnswerT]) -> AnswerT:
        """The answer; Refused, Unreachable or Unreadable when there is none."""
        return read_answer(call, self._with_retries(call, lambda tokens: self._exchange(call, tokens)))

    def _call(self, method: str, path: str, **parts: Any) -> Any:
        return self.send(make_call(method, path, **parts))

    def _pages(self, page: Callable[[str | None], Page[ItemT]]) -> Iterator[ItemT]:
        cursor: str | None = None
        while True:
            found = page(cursor)
            yield from found.items
            cursor = found.next_cursor
            if cursor is None:
                return

    def _events(self, path: str, *, last_event_id: str | None, **parts: Any) -> Iterator[Event]:
        """Events until one is called `end`; a connection that breaks off is opened anew where it ended."""
        call: Call[None] = make_call("GET", path, answer=None, headers=[("Accept", "text/event-stream")], **parts)
        reader = EventReader(last_event_id)
        silent = 0
        while True:
            try:
                for event in self._stream(call, reader):
                    silent = 0
                    yield event
                    if event.event == "end":
                        return
            except Unreachable as failure:
                silent += 1
                if wait_s(self._retries, call, failure, attempt=silent, was_sent=True) is None:
                    raise
            self._sleep(reader.retry_s or self._retries.first_wait_s)

    def _stream(self, call: Call[None], reader: EventReader) -> Iterator[Event]:
        resume = {} if reader.last_event_id is None else {"Last-Event-ID": reader.last_event_id}
        response = self._with_retries(call, lambda tokens: self._open(call, tokens, resume))
        try:
            for line in response.iter_lines():
                event = reader.feed(line)
                if event is not None:
                    yield event
        except httpx.HTTPError as exc:
            raise unreachable(self.url, exc) from exc
        finally:
            response.close()

    def _with_retries(self, call: Call[Any], act: Callable[[Tokens | None], ItemT]) -> ItemT:
        attempt = 1
        while True:
            try:
                return self._with_fresh_token(act)
            except ApiError as failure:
                was_sent = not isinstance(failure.__cause__, httpx.ConnectError | httpx.ConnectTimeout)
                wait = wait_s(self._retries, call, failure, attempt=attempt, was_sent=was_sent)
                if wait is None:
                    raise
            attempt += 1
            self._sleep(wait)

    def _with_fresh_token(self, act: Callable[[Tokens | None], ItemT]) -> ItemT:
        tokens = self.tokens.current()
        try:
            return act(tokens)
        except Refused as failure:
            if tokens is None or failure.status != 401 or failure.code != EXPIRED:
                raise
            fresh = self.tokens.renewed(tokens, self._renew)
            if fresh is None or fresh.access_token == tokens.access_token:
                raise
        return act(fresh)

    def _renew(self, refresh_token: str) -> Tokens:
        body = {"refresh_token": refresh_token}
        return read_tokens(self._exchange(make_call("POST", REFRESH, answer=Tokens, body=body), None))

    def _exchange(self, call: Call[Any], tokens: Tokens | None) -> bytes:
        response = self._open(call, tokens, {})
        try:
            return response.read()
        except httpx.HTTPError as exc:
            raise unreachable(self.url, exc) from exc
        finally:
            response.close()

    def _open(self, call: Call[Any], tokens: Tokens | None, headers: dict[str, str]) -> httpx.Response:
        request = request_of(self._http, call, tokens, headers)
        try:
            response = self._http.send(request, stream=True)
            if response.status_code >= 300:
                body = response.read()
                response.close()
                raise refusal(response.status_code, body, response.headers)
        except httpx.HTTPError as exc:
            raise unreachable(self.url, exc) from exc
        return response


def keeper_of(token: str | Tokens | TokenKeeper | None) -> TokenKeeper:
    """What keeps the tokens that a client was given."""
    if isinstance(token, str):
        token = Tokens(access_token=token)
    return MemoryTokens(token) if token is None or isinstance(token, Tokens) else token


def request_of(
    http: httpx.Client | httpx.AsyncClient, call: Call[Any], tokens: Tokens | None, headers: dict[str, str]
) -> httpx.Request:
    """The request of a call; a stream may be silent for a while, all else may not."""
    sent = {**call.headers, **headers}
    if tokens is not None:
        sent["Authorization"] = f"Bearer {tokens.access_token}"
    is_stream = sent.get("Accept") == "text/event-stream"
    timeout = httpx.Timeout(TIMEOUT_S, read=SILENCE_S if is_stream else TIMEOUT_S)
    params: list[tuple[str, str | int | float | bool | None]] = list(call.query)
    # An empty list would still write a question mark.
    return http.build_request(
        call.method, call.path, params=params or None, content=call.content, headers=sent, timeout=timeout
    )


def read_tokens(content: bytes) -> Tokens:
    """What a log-in or a renewal answers with."""
    return msgspec.json.decode(content, type=Tokens)


def unreachable(url: str, exc: httpx.HTTPError) -> Unreachable:
    return Unreachable(f"{url} does not answer: {str(exc) or type(exc).__name__}.")
