"""Which answers an operation can give, told from what its handler takes and demands."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from chronos_synapse.api.etags import MATCHED
from chronos_synapse.api.gate import LIMIT, UNLIMITED
from chronos_synapse.api.idempotency import HEADER, IDEMPOTENT, REPLAYED
from chronos_synapse.domain.problem import MEDIA_TYPE, TYPE_PREFIX
from chronos_synapse.services.running.runtime_calls import PREFIX as RUNTIME

Operation = dict[str, Any]

ANSWERS = "answers"
"""Option of a handler: statuses of refusals that it has beside those that follow from its kind."""
ALSO = "also"
"""Option of a handler: other statuses with which it gives the same answer."""
_PROBLEM_REF = {"$ref": "#/components/schemas/Problem"}
_WORDS: dict[int, tuple[str, str, str]] = {
    400: ("BadRequest", "Something in the request cannot be accepted; every refused field is named.", "query.unknown"),
    401: ("Unauthorized", "No credentials, or they are not good any more.", "token.missing"),
    403: ("Forbidden", "The caller is known but may not do this.", "permission.denied"),
    404: ("NotFound", "There is no such thing, or it is not to be seen by the caller.", "job.not_found"),
    409: ("Conflict", "The thing is not in a state that allows this.", "job.archived"),
    412: ("PreconditionFailed", "It has another version than `If-Match` names.", "etag.stale"),
    413: ("ContentTooLarge", "The body is larger than is taken here.", "body.too_large"),
    415: ("UnsupportedMediaType", "The body is of a kind that is not taken here.", "http.415"),
    422: ("Unprocessable", "The idempotency key came with another request before.", "idempotency.reused"),
    429: ("TooManyRequests", "The caller asks too often; `Retry-After` says when to come back.", "rate.limited"),
    503: ("Unavailable", "A part that is needed is away, or there is maintenance.", "redis.unavailable"),
}
_MUTATING = frozenset({"post", "put", "patch", "delete"})
_SECONDS = {"schema": {"type": "integer", "minimum": 0}}
_TEXT = {"schema": {"type": "string"}}
_RATE_HEADERS = {
    "RateLimit": {"description": 'What is left: `"class";r=requests;t=seconds until all are free`.', **_TEXT},
    "RateLimit-Policy": {"description": 'The limit: `"class";q=requests;w=seconds`.', **_TEXT},
}


def handlers_of(app: Litestar) -> dict[str, HTTPRouteHandler]:
    """Handlers by the id of their operation."""
    found = (handler for route in app.routes for handler in getattr(route, "route_handlers", []))
    return {str(handler.operation_id): handler for handler in found if isinstance(handler, HTTPRouteHandler)}


def shared_answers() -> dict[str, Any]:
    """`components.responses`: one for each kind of refusal."""
    return {name: _refusal(status) for status, (name, *_) in _WORDS.items()}


def describe_answers(path: str, method: str, operation: Operation, handler: HTTPRouteHandler | None) -> None:
    """Puts every answer into `operation` that it can give, with the headers they bear, and the headers it takes."""
    statuses = set(_statuses(path, method, operation, handler))
    answers = {code: answer for code, answer in operation["responses"].items() if not code.startswith("4")}
    for code in {"204", "304"} & answers.keys():
        answers[code].pop("content", None)
    opt = handler.opt if handler is not None else {}
    for status, words in opt.get(ALSO, {}).items():
        answers[str(status)] = {**answers[min(answers)], "description": words}
    own = {int(code) for code in answers}
    for status in sorted(statuses - own):
        answers[str(status)] = {"$ref": f"#/components/responses/{_WORDS[status][0]}"}
    operation["responses"] = answers
    for code, answer in answers.items():
        if "$ref" not in answer and 429 in statuses and not path.startswith(RUNTIME) and code != "304":
            answer["headers"] = {**answer.get("headers", {}), **_RATE_HEADERS}
    if opt.get(IDEMPOTENT):
        _take_header(operation, "Idempotency-Key", "Carries the request out once, however often it is sent.")
        _bear(answers, REPLAYED, "`true` when this is the answer of the first time.")
    if handler is not None and handler.after_request is not None:
        _bear(answers, "ETag", "The version of what is shown.")
        if method == "get":
            _take_header(operation, "If-None-Match", "Tags of what the caller has; 304 when it is that still.")
            answers["304"] = {"description": "The caller has it already."}
    if opt.get(MATCHED):
        _take_header(operation, "If-Match", 'The version that is meant, as in "5"; refused when it is another now.')


def _statuses(path: str, method: str, operation: Operation, handler: HTTPRouteHandler | None) -> Iterator[int]:
    opt = handler.opt if handler is not None else {}
    is_runtime, is_public = path.startswith(RUNTIME), bool(opt.get("public"))
    yield 400
    yield from opt.get(ANSWERS, ())
    if not path.startswith("/health"):
        yield 503
    if not is_public or is_runtime or method in _MUTATING:
        yield 401
        yield 403
    names = [parameter["name"] for parameter in operation.get("parameters", []) if parameter["in"] != "header"]
    if "{" in path or any(name.endswith("id") or name in ("left", "right") for name in names) or method in _MUTATING:
        yield 404
    if method in _MUTATING:
        yield 409
    if opt.get(MATCHED):
        yield 412
    if "requestBody" in operation:
        yield 413
        yield 415
    if opt.get(IDEMPOTENT):
        yield 422
    if opt.get(LIMIT) != UNLIMITED or is_runtime:
        yield 429


def _refusal(status: int) -> dict[str, Any]:
    _, words, code = _WORDS[status]
    headers = {"Retry-After": {"description": "Seconds.", **_SECONDS}} if status in (429, 503) else {}
    example = {
        "type": TYPE_PREFIX + code,
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": words.replace("`", ""),
        "instance": "/api/v1/jobs",
        "errors": [],
    }
    if status == 400:
        field = {"pointer": "query:serach", "code": code, "detail": "'serach' is not a parameter of this address."}
        example |= {"detail": field["detail"], "errors": [field]}
    return {
        "description": words,
        "headers": headers,
        "content": {MEDIA_TYPE: {"schema": _PROBLEM_REF, "example": example}},
    }


def _take_header(operation: Operation, name: str, words: str) -> None:
    parameters = operation.setdefault("parameters", [])
    schema: dict[str, Any] = {"type": "string"}
    if name.lower() == HEADER:
        schema |= {"minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"}
    parameters.append({"name": name, "in": "header", "required": False, "description": words, "schema": schema})


def _bear(answers: dict[str, Any], name: str, words: str) -> None:
    for code, answer in answers.items():
        if code.startswith("2"):
            answer["headers"] = {**answer.get("headers", {}), name: {"description": words, **_TEXT}}
