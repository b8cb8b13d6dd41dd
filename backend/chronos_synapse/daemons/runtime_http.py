"""HTTP on the worker's unix socket: bounded in connections, sizes and time, since jobs are at the other end."""

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import h11

from chronos_synapse.domain.errors import TooMany, Unauthenticated
from chronos_synapse.domain.problem import Words
from chronos_synapse.services.running.runtime_calls import (
    MAX_BODY_BYTES,
    RuntimeAnswer,
    RuntimeCalls,
    RuntimeRequest,
    problem_answer,
    refusal,
)
from chronos_synapse.services.running.runtime_session import RuntimeSession

logger = logging.getLogger(__name__)

MAX_CONNECTIONS = 1024
"""One more, and the oldest that waits for its request is closed: a job that hoards them shuts nobody out."""
MAX_OF_ATTEMPT = 32
BACKLOG = 512
HEAD_BYTES = 16_384
CHUNK_BYTES = 65_536
MAX_DISCARDED_BYTES = 16 << 20
QUERY_CHARACTERS = 1000
READ_S = 15.0
"""For a whole request, from its first byte or, on a connection that is kept, from the answer before."""
ANSWER_S = 25.0
"""Less than an SDK waits, so that it learns why."""
SEND_S = 15.0

Admit = Callable[[str], RuntimeSession]


class _Connection:
    """One connection and whose it is."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, task: "asyncio.Task[Any]") -> None:
        self.task = task
        self.session: RuntimeSession | None = None
        self.is_answering = False
        self._reader = reader
        self._writer = writer
        # So that a drained writer has sent everything, and may be closed without a wait.
        writer.transport.set_write_buffer_limits(high=0)
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=HEAD_BYTES)

    async def next(self) -> Any:
        """The next event of h11, read from the wire when needed."""
        while True:
            event = self._http.next_event()
            if event is not h11.NEED_DATA:
                return event
            if self._http.they_are_waiting_for_100_continue:
                await self._send(h11.InformationalResponse(status_code=100, headers=[], reason=b"Continue"))
            self._http.receive_data(await self._reader.read(CHUNK_BYTES))

    async def body(self) -> bytes | None:
        """The whole body; None when it is larger than is taken. A little more than that is read all the same: who is
        cut off while sending does not see the answer."""
        found, size = bytearray(), 0
        while isinstance(event := await self.next(), h11.Data):
            size += len(event.data)
            if size <= MAX_BODY_BYTES:
                found += event.data
            elif size > MAX_DISCARDED_BYTES:
                break
        return bytes(found) if size <= MAX_BODY_BYTES else None

    async def answer(self, answer: RuntimeAnswer, *, is_head: bool = False) -> bool:
        """Sends it; gives whether the connection can be used again."""
        headers = [*answer.headers.items(), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]
        if answer.status != HTTPStatus.NO_CONTENT:
            headers += [("Content-Type", answer.media_type), ("Content-Length", str(len(answer.body)))]
        if self._http.their_state is not h11.DONE:
            headers.append(("Connection", "close"))  # what was not read would be taken for the next request
        reason = HTTPStatus(answer.status).phrase.encode()
        head = self._http.send(h11.Response(status_code=answer.status, headers=headers, reason=reason)) or b""
        body = b"" if is_head or not answer.body else self._http.send(h11.Data(data=answer.body)) or b""
        self._writer.write(head + body + (self._http.send(h11.EndOfMessage()) or b""))
        await self._writer.drain()
        if self._http.our_state is not h11.DONE or self._http.their_state is not h11.DONE:
            return False
        self._http.start_next_cycle()
        return True

    async def _send(self, event: Any) -> None:
        self._writer.write(self._http.send(event) or b"")
        await self._writer.drain()


class Connections:
    """All connections of one socket."""

    def __init__(self, admit: Admit, calls: RuntimeCalls) -> None:
        self._admit = admit
        self._calls = calls
        self._open: dict[asyncio.Task[Any], _Connection] = {}
        """In the order in which they came."""
        self._shares: Counter[int] = Counter()
        """Session, by its identity -> how many of them are its."""

    @classmethod
    @asynccontextmanager
    async def listening(cls, path: Path, admit: Admit, calls: RuntimeCalls) -> AsyncIterator["Connections"]:
        """Serves on a new unix socket at `path` until left; `admit` gives the session of a token."""
        found = cls(admit, calls)
        server = await asyncio.start_unix_server(found._serve, path, backlog=BACKLOG, limit=CHUNK_BYTES)
        # Its directory keeps others of the machine out. A sandboxed job has another user id, sees the socket by itself,
        # and must be able to connect.
        path.chmod(0o666)  # noqa: ASYNC240 - one call, when a worker starts
        try:
            yield found
        finally:
            server.close()
            await _cancelled(list(found._open))

    def end(self, session: RuntimeSession) -> None:
        """Breaks off what the attempt of `session` has open."""
        for connection in list(self._open.values()):
            if connection.session is session:
                connection.task.cancel()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task: asyncio.Task[Any] | None = asyncio.current_task()
        assert task is not None  # noqa: S101 - a server runs each connection in a task
        self._make_room()
        connection = self._open[task] = _Connection(reader, writer, task)
        try:
            while await self._exchange(connection):
                connection.is_answering = False
            writer.close()
        except (TimeoutError, OSError, h11.ProtocolError) as exc:
            logger.debug("a runtime connection ended", extra={"action": "runtime_connection_ended", "why": str(exc)})
        except asyncio.CancelledError:
            # By `end`, by `_make_room`, or since we stop: nobody waits for this task, and the connection is closed.
            pass
        finally:
            self._forget(connection)
            writer.transport.abort()

    def _make_room(self) -> None:
        if len(self._open) < MAX_CONNECTIONS:
            return
        for connection in self._open.values():
            if not connection.is_answering:
                connection.task.cancel()
                return

    async def _exchange(self, connection: _Connection) -> bool:
        """One request and its answer; gives whether another one may follow."""
        try:
            async with asyncio.timeout(READ_S):
                request = await connection.next()
                if not isinstance(request, h11.Request):
                    return False
                answer, found = await self._read(connection, request)
        except h11.RemoteProtocolError as exc:
            words = Words(code="http.malformed", title="Bad Request", detail=str(exc))
            return await self._tell(connection, problem_answer(HTTPStatus.BAD_REQUEST, words, path=""))
        if found is not None and connection.session is not None:
            connection.is_answering = True
            answer = await self._answer(connection.session, found)
        return await self._tell(connection, answer, is_head=request.method == b"HEAD")

    async def _read(self, connection: _Connection, request: h11.Request) -> tuple[RuntimeAnswer, RuntimeRequest | None]:
        """The request of a caller who was let in, or the refusal of any other."""
        path, _, query = request.target.decode("ascii", "replace").partition("?")
        headers = {name.decode("ascii"): value.decode("latin-1") for name, value in request.headers}
        if int(headers.get("content-length", "0")) > MAX_DISCARDED_BYTES:
            return _too_large(path), None
        try:
            self._let_in(connection, self._admit(_bearer(headers)))
        except (Unauthenticated, TooMany) as exc:
            await connection.body()
            return refusal(exc, path=path), None
        body = await connection.body()
        if body is None:
            return _too_large(path), None
        return RuntimeAnswer(status=HTTPStatus.OK), RuntimeRequest(
            method=request.method.decode("ascii", "replace"),
            path=path,
            query=dict(parse_qsl(query[:QUERY_CHARACTERS], keep_blank_values=True)) if query else {},
            media_type=headers.get("content-type", "").partition(";")[0].strip().lower(),
            encoding=headers.get("content-encoding", "identity").strip().lower(),
            wants_text=headers.get("accept", "").startswith("text/plain"),
            body=body,
        )

    def _let_in(self, connection: _Connection, session: RuntimeSession) -> None:
        if connection.session is session:
            return
        if connection.session is not None:
            raise Unauthenticated("This connection is of another attempt.", code="token.not_good")
        if self._shares[id(session)] >= MAX_OF_ATTEMPT:
            raise TooMany(f"An attempt has at most {MAX_OF_ATTEMPT} connections.", retry_after_s=1, code="runtime.busy")
        connection.session = session
        self._shares[id(session)] += 1

    def _forget(self, connection: _Connection) -> None:
        del self._open[connection.task]
        if connection.session is None:
            return
        self._shares[id(connection.session)] -= 1
        if not self._shares[id(connection.session)]:
            del self._shares[id(connection.session)]

    async def _answer(self, session: RuntimeSession, request: RuntimeRequest) -> RuntimeAnswer:
        try:
            async with asyncio.timeout(ANSWER_S):
                return await self._calls.answer(session, request)
        except TimeoutError:
            words = Words(code="runtime.slow", title="Not available for now", detail="The answer took too long.")
            return problem_answer(
                HTTPStatus.SERVICE_UNAVAILABLE, words, path=request.path, headers={"Retry-After": "2"}
            )

    async def _tell(self, connection: _Connection, answer: RuntimeAnswer, *, is_head: bool = False) -> bool:
        async with asyncio.timeout(SEND_S):
            return await connection.answer(answer, is_head=is_head)


def _bearer(headers: dict[str, str]) -> str:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Unauthenticated("Send the attempt's token as `Authorization: Bearer`.", code="token.missing")
    return token.strip()


def _too_large(path: str) -> RuntimeAnswer:
    words = Words(code="body.too_large", title="Content Too Large", detail="The body is larger than is taken here.")
    return problem_answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, words, path=path)


async def _cancelled(tasks: list["asyncio.Task[Any]"]) -> None:
    for task in tasks:
        task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(*tasks, return_exceptions=True)
