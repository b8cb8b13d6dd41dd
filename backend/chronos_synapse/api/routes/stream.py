"""Live: events and logs as server-sent events, resumed by `Last-Event-ID`."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, contextmanager
from typing import Annotated, Any, cast

import msgspec
from litestar import Request, get
from litestar.params import FromPath, QueryParameter
from litestar.types import ASGIApp
from sse_starlette import EventSourceResponse, ServerSentEvent

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.bootstrap import ApiContainer
from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.errors import Invalid, TooMany, Unauthenticated, Unavailable
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.services.live import News, Reset, Watch

TAGS = ["live"]
HEARTBEAT_S = 15
SEND_LIMIT_S = 30
"""A browser that takes nothing for this long is let go; it comes back by itself."""
CHECK_EVERY_S = 3.0
"""How often an open stream that is quiet asks whether its caller may still see it."""
CHECK_ANYWAY_S = 60.0
"""How often it does so by looking the caller up, though nothing was told."""
MAX_STREAMS = 20
MAX_TOPICS = 50
MAX_TOPIC = 100

_encode = msgspec.json.Encoder().encode


class OpenStreams:
    """How many streams each user has open in this process."""

    def __init__(self) -> None:
        self._open: Counter[str] = Counter()

    def check(self, user_id: str) -> None:
        """TooMany when one more would be too many."""
        if self._open[user_id] >= MAX_STREAMS:
            raise TooMany(f"At most {MAX_STREAMS} live streams can be open at once.", retry_after_s=5, code="streams")

    @contextmanager
    def counted(self, user_id: str) -> Any:
        """Counts one stream as long as it is open."""
        self._open[user_id] += 1
        try:
            yield
        finally:
            self._open[user_id] -= 1
            if not self._open[user_id]:
                del self._open[user_id]


class Lease:
    """The right to go on streaming, for as long as nothing about the caller changes."""

    def __init__(self, api: ApiContainer, principal: Principal) -> None:
        self._identities = api.accounts.identities
        self._principal = principal
        self._news = self._identities.news_of(principal.user_id)
        self._checked_at = asyncio.get_running_loop().time()

    async def is_good(self) -> bool:
        """Whether the caller is still who it was; an outage of the accounts ends no stream."""
        now, news = asyncio.get_running_loop().time(), self._identities.news_of(self._principal.user_id)
        patience_s = CHECK_ANYWAY_S if self._identities.is_following else CHECK_EVERY_S
        if news == self._news and now - self._checked_at < patience_s:
            return True
        self._news, self._checked_at = news, now
        try:
            return await self._identities.current(self._principal) == self._principal
        except Unauthenticated:
            return False
        except Unavailable:
            return True


@get(
    "/events",
    operation_id="streamEvents",
    limit="stream",
    tags=TAGS,
    summary="What happens, as server-sent events",
    media_type="text/event-stream",
)
async def stream_events(
    api: Api,
    caller: Caller,
    request: Request[Any, Any, Any],
    topics: Annotated[
        list[str] | None,
        QueryParameter(
            name="topic",
            description="`jobs`, `executions`, `insights`, `notifications`, `job:<id>`, `execution:<id>`; none: all.",
        ),
    ] = None,
) -> ASGIApp:
    asked = frozenset(topics or ())
    if len(asked) > MAX_TOPICS or any(len(topic) > MAX_TOPIC for topic in asked):
        raise Invalid(f"At most {MAX_TOPICS} topics can be asked for.", pointer="query:topic", code="query.topic")
    open_streams: OpenStreams = request.app.state.open_streams
    open_streams.check(caller.user_id)
    watch = Watch(sight=caller.sight, topics=asked, user_id=caller.user_id)
    lease = Lease(api, caller)
    stream = _events(api, watch, lease, last_id=request.headers.get("last-event-id"))
    return _response(_counted(open_streams, caller, stream))


async def _events(
    api: ApiContainer, watch: Watch, lease: Lease, *, last_id: str | None
) -> AsyncGenerator[ServerSentEvent, None]:
    try:
        async with api.broadcaster.events(watch, last_id) as following:
            while await lease.is_good():
                try:
                    async with asyncio.timeout(CHECK_EVERY_S):
                        news = await following()
                except TimeoutError:
                    continue
                yield _event(news)
    except Unavailable:
        return  # the browser comes back with the id of the last event that it has


def _event(news: News) -> ServerSentEvent:
    if isinstance(news, Reset):
        return ServerSentEvent(event="reset", id=news.id, data="{}")
    return ServerSentEvent(event="events", id=news.id or None, data=_encode(news.events).decode())


@get(
    "/executions/{execution_id:str}/log/stream",
    operation_id="streamLog",
    limit="stream",
    tags=TAGS,
    summary="The lines of a log as they come, as server-sent events",
    media_type="text/event-stream",
)
async def stream_log(execution_id: FromPath[str], api: Api, caller: Caller, request: Request[Any, Any, Any]) -> ASGIApp:
    await api.base.history.own(caller, execution_id)
    open_streams: OpenStreams = request.app.state.open_streams
    open_streams.check(caller.user_id)
    stream = _log(api, execution_id, Lease(api, caller), after=_last_offset(request))
    return _response(_counted(open_streams, caller, stream))


def _last_offset(request: Request[Any, Any, Any]) -> int:
    text = request.headers.get("last-event-id", "-1")
    if text == "-1" or (text.isascii() and text.isdigit() and len(text) <= 15):
        return int(text)
    raise Invalid("Last-Event-ID is the offset of a line.", pointer="header:last-event-id", code="stream.last_id")


async def _log(
    api: ApiContainer, execution_id: str, lease: Lease, *, after: int
) -> AsyncGenerator[ServerSentEvent, None]:
    try:
        async with aclosing(api.logs.follower.follow(execution_id, after=after)) as following:
            async for found in following:
                if isinstance(found, ExecutionState):
                    yield ServerSentEvent(event="end", data=_encode({"state": found}).decode())
                elif found is not None:
                    yield ServerSentEvent(event="lines", id=str(found[-1].offset), data=_encode(found).decode())
                if not await lease.is_good():
                    return
    except Unavailable:
        return


async def _counted(
    open_streams: OpenStreams, caller: Principal, stream: AsyncGenerator[ServerSentEvent, None]
) -> AsyncIterator[ServerSentEvent]:
    with open_streams.counted(caller.user_id):
        async with aclosing(stream):
            async for event in stream:
                yield event


def _response(stream: AsyncIterator[ServerSentEvent]) -> ASGIApp:
    response = EventSourceResponse(
        stream,
        ping=HEARTBEAT_S,
        ping_message_factory=lambda: ServerSentEvent(comment="still here"),
        send_timeout=SEND_LIMIT_S,
    )
    return cast("ASGIApp", response)  # starlette writes the same ASGI types in other words


handlers = [stream_events, stream_log]
