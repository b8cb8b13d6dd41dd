"""The runtime API for attempts that run elsewhere than their worker: the same calls as on its socket."""

from typing import Any
from urllib.parse import quote

from litestar import Request, Response, route
from litestar.handlers import HTTPRouteHandler

from chronos_synapse.api.auth import PUBLIC
from chronos_synapse.api.dependencies import Api
from chronos_synapse.api.gate import LIMIT, UNLIMITED
from chronos_synapse.services.running.runtime_calls import CALLS, Call, RuntimeRequest

TAGS = ["runtime"]
DESCRIPTION = "With the token of a running attempt, which it finds as `CHRONOS_TOKEN`. docs/runtime.md says more."


def _handler(call: Call) -> HTTPRouteHandler:
    async def handle(request: Request[Any, Any, Any], api: Api) -> Response[Any]:
        session = await api.remote_attempts.admit(request.headers.get("authorization", ""))
        answer = await api.runtime_calls.answer(session, await _as_asked(request))
        return Response(
            answer.body, status_code=answer.status, media_type=answer.media_type, headers=dict(answer.headers)
        )

    handle.__name__ = call.operation
    handle.__annotations__["return"] = Response[_answer_type(call)]  # type: ignore[misc]
    return route(
        "/runtime" + call.path.replace("{name}", "{name:str}"),
        http_method=call.method,  # type: ignore[arg-type]
        operation_id=call.operation,
        tags=TAGS,
        summary=call.summary,
        description=DESCRIPTION,
        status_code=200 if call.answers else 204,
        security=[{"bearer": []}],
        opt={
            **PUBLIC,
            "unaudited": "what an attempt says of itself lies in its record",
            "any_query": True,
            LIMIT: UNLIMITED,
        },
    )(handle)


def _answer_type(call: Call) -> Any:
    if call.answer is not None:
        return call.answer
    return bytes if call.answers else None


async def _as_asked(request: Request[Any, Any, Any]) -> RuntimeRequest:
    raw_path: bytes = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
    return RuntimeRequest(
        method=str(request.method),
        path=raw_path.partition(b"?")[0].decode("ascii", "replace"),
        query=dict(request.query_params),
        media_type=request.headers.get("content-type", "").partition(";")[0].strip().lower(),
        encoding=request.headers.get("content-encoding", "identity").strip().lower(),
        wants_text=request.headers.get("accept", "").startswith("text/plain"),
        body=await request.body(),
    )


handlers = [_handler(call) for call in CALLS]
