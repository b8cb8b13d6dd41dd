"""The calls of the runtime API: one table for the worker's socket and for the api process.

A transport proves who asks, reads the request within its bounds, and hands both to `RuntimeCalls.answer`.
"""

import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote

import msgspec

from chronos_synapse.domain.artifact import OTHER_MEDIA_TYPE
from chronos_synapse.domain.errors import ChronosError, Invalid, brief
from chronos_synapse.domain.problem import MEDIA_TYPE, Words, headers_of, problem_of, told
from chronos_synapse.domain.record import ArtifactInfo
from chronos_synapse.domain.strict_json import decode_body
from chronos_synapse.services.running.runtime import (
    ArtifactList,
    ConditionBody,
    ContextAnswer,
    InputAnswer,
    InputValue,
    MetricBody,
    OutputBody,
    ProgressBody,
    RuntimeService,
)
from chronos_synapse.services.running.runtime_session import RuntimeSession
from chronos_synapse.services.running.runtime_variables import (
    AppendBody,
    IncrementBody,
    VariableAnswer,
    VariableBody,
)

logger = logging.getLogger(__name__)

PREFIX = "/api/v1/runtime"
MAX_BODY_BYTES = 1 << 20
JSON = "application/json"
TEXT = "text/plain; charset=utf-8"


class RuntimeRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A call as it came."""

    method: str
    path: str
    """Still encoded, without the query, `PREFIX` included."""
    query: Mapping[str, str] = {}
    media_type: str = ""
    """Of the body, in lower case and without parameters."""
    encoding: str = "identity"
    """Of the body."""
    wants_text: bool = False
    """One value is to be answered as it is, not as JSON: for shells."""
    body: bytes = b""


class RuntimeAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What the transport sends."""

    status: int
    body: bytes = b""
    media_type: str = JSON
    headers: Mapping[str, str] = {}


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What a call gets of its request."""

    name: str
    """What its path names, or nothing."""
    data: Any
    """The body as the call's type, or its bytes."""
    media_type: str
    expected_version: int | None


Run = Callable[[RuntimeService, RuntimeSession, Asked], Any]


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table."""

    operation: str
    method: str
    path: str
    """Below `PREFIX`; `{name}` stands for one segment."""
    summary: str
    run: Run
    body: type[msgspec.Struct] | None = None
    takes_bytes: bool = False
    answer: type[msgspec.Struct] | None = None
    gives_bytes: bool = False
    """In place of `answer`."""
    plain: str | None = None
    """The field of the answer that is given to whoever wants text."""
    query: tuple[str, ...] = ()

    @property
    def answers(self) -> bool:
        """Whether there is more to the answer than that it was done."""
        return self.gives_bytes or self.answer is not None


CALLS = (
    Call(
        operation="runtimeReadInput",
        method="GET",
        path="/input",
        summary="What the execution was given",
        run=lambda api, session, _: api.input(session),
        answer=InputAnswer,
    ),
    Call(
        operation="runtimeReadInputValue",
        method="GET",
        path="/input/{name}",
        summary="One value of what it was given",
        run=lambda api, session, asked: api.input_value(session, asked.name),
        answer=InputValue,
        plain="value",
    ),
    Call(
        operation="runtimeReadContext",
        method="GET",
        path="/context",
        summary="Who the attempt is",
        run=lambda api, session, _: api.context(session),
        answer=ContextAnswer,
    ),
    Call(
        operation="runtimeWriteOutput",
        method="POST",
        path="/output",
        summary="Keep what the execution gives",
        run=lambda api, session, asked: api.output(session, asked.data),
        body=OutputBody,
    ),
    Call(
        operation="runtimeSetCondition",
        method="POST",
        path="/condition",
        summary="Say which way what follows is to go",
        run=lambda api, session, asked: api.condition(session, asked.data),
        body=ConditionBody,
    ),
    Call(
        operation="runtimeAddMetric",
        method="POST",
        path="/metrics",
        summary="Add a sample to one of the job's own metrics",
        run=lambda api, session, asked: api.metric(session, asked.data),
        body=MetricBody,
    ),
    Call(
        operation="runtimeTellProgress",
        method="POST",
        path="/progress",
        summary="Say how far the execution has come",
        run=lambda api, session, asked: api.progress(session, asked.data),
        body=ProgressBody,
    ),
    Call(
        operation="runtimeReadVariable",
        method="GET",
        path="/variables/{name}",
        summary="A variable of the job, or else of its owner",
        run=lambda api, session, asked: api.variables.read(session, asked.name),
        answer=VariableAnswer,
        plain="value",
    ),
    Call(
        operation="runtimeWriteVariable",
        method="PUT",
        path="/variables/{name}",
        summary="Set a variable, on condition that it has a version if one is given",
        run=lambda api, session, asked: api.variables.write(session, asked.name, asked.data),
        body=VariableBody,
        answer=VariableAnswer,
        plain="value",
    ),
    Call(
        operation="runtimeIncrementVariable",
        method="POST",
        path="/variables/{name}/increment",
        summary="Add to a variable that is a number",
        run=lambda api, session, asked: api.variables.increment(session, asked.name, asked.data),
        body=IncrementBody,
        answer=VariableAnswer,
        plain="value",
    ),
    Call(
        operation="runtimeAppendVariable",
        method="POST",
        path="/variables/{name}/append",
        summary="Put something at the end of a variable that is a text or a list",
        run=lambda api, session, asked: api.variables.append(session, asked.name, asked.data),
        body=AppendBody,
        answer=VariableAnswer,
        plain="value",
    ),
    Call(
        operation="runtimeDeleteVariable",
        method="DELETE",
        path="/variables/{name}",
        summary="Delete a variable",
        run=lambda api, session, asked: api.variables.remove(session, asked.name, asked.expected_version),
        query=("expected_version",),
    ),
    Call(
        operation="runtimeListArtifacts",
        method="GET",
        path="/artifacts",
        summary="The files of the execution",
        run=lambda api, session, _: api.artifacts(session),
        answer=ArtifactList,
    ),
    Call(
        operation="runtimeReadArtifact",
        method="GET",
        path="/artifacts/{name}",
        summary="A file of the execution",
        run=lambda api, session, asked: api.artifact(session, asked.name),
        gives_bytes=True,
    ),
    Call(
        operation="runtimeWriteArtifact",
        method="PUT",
        path="/artifacts/{name}",
        summary="Keep a file with the execution",
        run=lambda api, session, asked: api.put_artifact(session, asked.name, asked.data, media_type=asked.media_type),
        takes_bytes=True,
        answer=ArtifactInfo,
    ),
)
"""Everything that a running attempt may call."""


class RuntimeCalls:
    """Answers calls, refusals and our own mistakes included; nothing but a cancellation is raised."""

    def __init__(self, service: RuntimeService) -> None:
        self._service = service

    async def answer(self, session: RuntimeSession, request: RuntimeRequest) -> RuntimeAnswer:
        """The answer to one call of the attempt of `session`."""
        try:
            await session.count()
            return await self._answer(session, request)
        except ChronosError as error:
            return refusal(error, path=request.path)
        except Exception as error:
            return _mistake(error, path=request.path)

    async def _answer(self, session: RuntimeSession, request: RuntimeRequest) -> RuntimeAnswer:
        found = _match(request)
        if isinstance(found, RuntimeAnswer):
            return found
        call, name = found
        if request.encoding not in ("", "identity") or (call.body is not None and request.media_type != JSON):
            detail = "The body must not be compressed, and unless it is a file it must be application/json."
            words = Words(code="body.type", title="Unsupported Media Type", detail=detail)
            return problem_answer(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, words, path=request.path)
        given = call.run(self._service, session, _asked(call, name, request))
        return _told(call, await given if isinstance(given, Awaitable) else given, request)


def refusal(error: ChronosError, *, path: str) -> RuntimeAnswer:
    """The problem document that tells of `error`."""
    found = told(error)
    if found is None:
        return _mistake(error, path=path)
    status, words = found
    return problem_answer(status, words, path=path, headers=headers_of(error) or {})


def problem_answer(
    status: HTTPStatus, words: Words, *, path: str, headers: Mapping[str, str] | None = None
) -> RuntimeAnswer:
    """A problem document as an answer."""
    body = msgspec.json.encode(problem_of(status, words, path=path))
    return RuntimeAnswer(status=status, body=body, media_type=MEDIA_TYPE, headers=headers or {})


def _mistake(error: Exception, *, path: str) -> RuntimeAnswer:
    incident = secrets.token_hex(8)
    logger.error(
        "a call of an attempt failed",
        exc_info=error,
        extra={"action": "runtime_call_failed", "incident": incident, "path": brief(path)},
    )
    detail = f"Something broke on our side. The log says more under the id {incident}."
    return problem_answer(
        HTTPStatus.INTERNAL_SERVER_ERROR, Words(code="internal", title="Our mistake", detail=detail), path=path
    )


def _match(request: RuntimeRequest) -> tuple[Call, str] | RuntimeAnswer:
    """The call that is meant and what its path names, or why there is none."""
    segments = request.path.removeprefix(PREFIX).split("/")[1:] if request.path.startswith(PREFIX) else []
    known = _PATHS.get(_shape(segments), {})
    call = known.get(request.method)
    if call is not None:
        return call, unquote(segments[1], errors="replace") if len(segments) > 1 else ""
    if known:
        words = Words(code="http.405", title="Method Not Allowed", detail="This address does not take this method.")
        allow = {"Allow": ", ".join(sorted(known))}
        return problem_answer(HTTPStatus.METHOD_NOT_ALLOWED, words, path=request.path, headers=allow)
    words = Words(code="address.not_found", title="Not Found", detail="There is nothing at this address.")
    return problem_answer(HTTPStatus.NOT_FOUND, words, path=request.path)


def _shape(segments: Sequence[str]) -> tuple[str, ...]:
    """A path's segments with the second, which is a name, left open."""
    return (*segments[:1], *("{name}" for _ in segments[1:2]), *segments[2:])


_PATHS: dict[tuple[str, ...], dict[str, Call]] = {}
for _call in CALLS:
    _PATHS.setdefault(tuple(_call.path.split("/")[1:]), {})[_call.method] = _call


def _asked(call: Call, name: str, request: RuntimeRequest) -> Asked:
    unknown = [key for key in request.query if key not in call.query]
    if unknown:
        detail = f"{brief(unknown[0])!r} is not a parameter of this address."
        raise Invalid(detail, pointer=f"query:{brief(unknown[0])}", code="query.unknown")
    data: Any = request.body if call.takes_bytes else None
    if call.body is not None:
        data = decode_body(request.body, call.body)
    return Asked(name=name, data=data, media_type=request.media_type, expected_version=_version(request.query))


def _version(query: Mapping[str, str]) -> int | None:
    text = query.get("expected_version")
    if text is None or (text.isascii() and text.isdigit() and len(text) <= 15):
        return None if text is None else int(text)
    raise Invalid(
        "expected_version: must be a whole number.", pointer="query:expected_version", code="query.expected_version"
    )


def _told(call: Call, given: Any, request: RuntimeRequest) -> RuntimeAnswer:
    if given is None:
        return RuntimeAnswer(status=HTTPStatus.NO_CONTENT)
    if isinstance(given, bytes):
        return RuntimeAnswer(status=HTTPStatus.OK, body=given, media_type=OTHER_MEDIA_TYPE)
    if request.wants_text and call.plain is not None:
        return RuntimeAnswer(status=HTTPStatus.OK, body=_as_text(getattr(given, call.plain)), media_type=TEXT)
    return RuntimeAnswer(status=HTTPStatus.OK, body=msgspec.json.encode(given))


def _as_text(value: Any) -> bytes:
    """A text as it is, all else as JSON."""
    return value.encode("utf-8", "replace") if isinstance(value, str) else msgspec.json.encode(value)
