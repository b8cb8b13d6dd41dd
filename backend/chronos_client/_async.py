"""The same as `_sync`, without waiting for one another."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx

from chronos_client._sync import AGENT, REFRESH, TIMEOUT_S, Page, read_tokens, request_of, unreachable
from chronos_client.calls import Call, make_call, read_answer
from chronos_client.errors import ApiError, Refused, Unreachable, refusal
from chronos_client.events import Event, EventReader
from chronos_client.retries import Retries, wait_s
from chronos_client.tokens import EXPIRED, Tokens

AnswerT = TypeVar("AnswerT")
ItemT = TypeVar("ItemT")


class AsyncClient:
    """What the generated operations send their calls with. Use as a context manager, or await `close`."""

    def __init__(
        self,
        url: str,
        *,
        token: str | Tokens | None = None,
        retries: Retries | None = None,
        agent: str = AGENT,
        transport: httpx.AsyncBaseTransport | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.url = url.rstrip("/")
        self.tokens = Tokens(access_token=token) if isinstance(token, str) else token
        """The newest ones."""
        self._renewing = asyncio.Lock()
        self._retries = retries or Retries()
        self._sleep = sleep
        self._http = httpx.AsyncClient(
            base_url=self.url, timeout=TIMEOUT_S, transport=transport, headers={"User-Agent": agent}, trust_env=False
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Closes all connections."""
        await self._http.aclose()

    async def send(self, call: Call[AnswerT]) -> AnswerT:
        """The answer; Refused, Unreachable or Unreadable when there is none."""
        return read_answer(call, await self._with_retries(call, lambda tokens: self._exchange(call, tokens)))

    async def _call(self, method: str, path: str, **parts: Any) -> Any:
        return await self.send(make_call(method, path, **parts))

    async def _pages(self, page: Callable[[str | None], Awaitable[Page[ItemT]]]) -> AsyncIterator[ItemT]:
        cursor: str | None = None
        while True:
            found = await page(cursor)
            for item in found.items:
                yield item
            cursor = found.next_cursor
            if cursor is None:
                return

    async def _events(self, path: str, *, last_event_id: str | None, **parts: Any) -> AsyncIterator[Event]:
        """Events until one is called `end`; a connection that breaks off is opened anew where it ended."""
        call: Call[None] = make_call("GET", path, answer=None, headers=[("Accept", "text/event-stream")], **parts)
        reader = EventReader(last_event_id)
        silent = 0
        while True:
            try:
                async for event in self._stream(call, reader):
                    silent = 0
                    yield event
                    if event.event == "end":
                        return
            except Unreachable as failure:
                silent += 1
                if wait_s(self._retries, call, failure, attempt=silent, was_sent=True) is None:
                    raise
            await self._sleep(reader.retry_s or self._retries.first_wait_s)

    async def _stream(self, call: Call[None], reader: EventReader) -> AsyncIterator[Event]:
        resume = {} if reader.last_event_id is None else {"Last-Event-ID": reader.last_event_id}
        response = await self._with_retries(call, lambda tokens: self._open(call, tokens, resume))
        try:
            async for line in response.aiter_lines():
                event = reader.feed(line)
                if event is not None:
                    yield event
        except httpx.HTTPError as exc:
            raise unreachable(self.url, exc) from exc
        finally:
            await response.aclose()

    async def _with_retries(self, call: Call[Any], act: Callable[[Tokens | None], Awaitable[ItemT]]) -> ItemT:
        attempt = 1
        while True:
            try:
                return await self._with_fresh_token(act)
            except ApiError as failure:
                was_sent = not isinstance(failure.__cause__, httpx.ConnectError | httpx.ConnectTimeout)
                wait = wait_s(self._retries, call, failure, attempt=attempt, was_sent=was_sent)
                if wait is None:
                    raise
            attempt += 1
            await self._sleep(wait)

    async def _with_fresh_token(self, act: Callable[[Tokens | None], Awaitable[ItemT]]) -> ItemT:
        tokens = self.tokens
        try:
            return await act(tokens)
        except Refused as failure:
            if tokens is None or failure.status != 401 or failure.code != EXPIRED:
                raise
            fresh = await self._renewed(tokens)
            if fresh is None:
                raise
        return await act(fresh)

    async def _renewed(self, stale: Tokens) -> Tokens | None:
        async with self._renewing:
            if self.tokens is not stale:
                return self.tokens
            if stale.refresh_token is None:
                return None
            body = {"refresh_token": stale.refresh_token}
            call = make_call("POST", REFRESH, answer=Tokens, body=body)
            self.tokens = read_tokens(await self._exchange(call, None))
            return self.tokens

    async def _exchange(self, call: Call[Any], tokens: Tokens | None) -> bytes:
        response = await self._open(call, tokens, {})
        try:
            return await response.aread()
        except httpx.HTTPError as exc:
            raise unreachable(self.url, exc) from exc
        finally:
            await response.aclose()

    async def _open(self, call: Call[Any], tokens: Tokens | None, headers: dict[str, str]) -> httpx.Response:
        request = request_of(self._http, call, tokens, headers)
        try:
            response = await self._http.send(request, stream=True)
            if response.status_code >= 300:
                body = await response.aread()
                await response.aclose()
                raise refusal(response.status_code, body, response.headers)
        except httpx.HTTPError as exc:
            raise unreachable(self.url, exc) from exc
        return response
