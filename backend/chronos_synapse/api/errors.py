"""From errors to answers that carry problem documents."""

import logging
import secrets
from enum import Enum
from http import HTTPStatus
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException, MethodNotAllowedException, ValidationException
from litestar.params import ParameterKwarg
from litestar.typing import FieldDefinition

from chronos_synapse.api.parameters import alias_of, parameters_of
from chronos_synapse.domain.errors import ChronosError, FieldError, Invalid, brief
from chronos_synapse.domain.problem import MEDIA_TYPE, Problem, Words, headers_of, problem_of, told
from chronos_synapse.services.audit.draft import note_code

logger = logging.getLogger(__name__)

_UNREAD = frozenset({HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE})
"""Refused with a body that nobody reads: the connection ends, or whoever sends would go on sending."""
_PAGE_PARAMETERS = frozenset({"limit", "cursor", "after"})


def problem(
    request: Request[Any, Any, Any], status: HTTPStatus, words: Words, *, headers: dict[str, str] | None = None
) -> Response[Problem]:
    """The response that tells of a problem; the audit gets its code."""
    note_code(words.code)
    content = problem_of(status, words, path=request.scope["path"])
    return Response(content, status_code=status, media_type=MEDIA_TYPE, headers=headers)


def on_chronos_error(request: Request[Any, Any, Any], error: ChronosError) -> Response[Problem]:
    """Everything that the product raises on purpose."""
    found = told(error)
    if found is None:
        return on_other_error(request, error)
    status, words = found
    return problem(request, status, words, headers=headers_of(error))


def on_http_error(request: Request[Any, Any, Any], error: HTTPException) -> Response[Problem]:
    """What the framework raises before a handler is reached."""
    status = HTTPStatus(error.status_code)
    if isinstance(error, ValidationException):
        return on_chronos_error(request, _refused_parameters(request, error))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return on_other_error(request, error)
    details = {
        HTTPStatus.NOT_FOUND: "There is nothing at this address.",
        HTTPStatus.METHOD_NOT_ALLOWED: f"This address does not take {brief(str(request.method))}.",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The body is larger than is taken here.",
    }
    codes = {HTTPStatus.NOT_FOUND: "address.not_found", HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "body.too_large"}
    words = Words(
        code=codes.get(status, f"http.{status.value}"),
        title=status.phrase,
        detail=details.get(status, brief(error.detail)),
    )
    headers = dict(error.headers or {}) if isinstance(error, MethodNotAllowedException) else None
    if status in _UNREAD:
        headers = {"Connection": "close"}
    return problem(request, status, words, headers=headers)


def on_other_error(request: Request[Any, Any, Any], error: Exception) -> Response[Problem]:
    """A defect: the caller gets an id, our log the traceback under the same id."""
    incident = secrets.token_hex(8)
    logger.error(
        "a request failed",
        exc_info=error,
        extra={"action": "request_failed", "incident": incident, "path": brief(request.scope["path"])},
    )
    detail = f"Something broke on our side. The server's log says more under the id {incident}."
    words = Words(code="internal", title="Our mistake", detail=detail)
    return problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, words)


def _refused_parameters(request: Request[Any, Any, Any], error: ValidationException) -> Invalid:
    extra: Any = error.extra
    # Only raised once a handler is found, whose parameters these are.
    fields = parameters_of(request.route_handler)
    errors = [_refused_parameter(fields, found) for found in extra or ()]
    if not errors:
        return Invalid("The request cannot be read.", code="request.invalid")
    return Invalid(" ".join(error.detail for error in errors), code=errors[0].code, errors=errors)


def _refused_parameter(fields: dict[str, FieldDefinition], found: dict[str, Any]) -> FieldError:
    key = str(found.get("key", "")).split(".")[0]
    message = str(found.get("message", "is not valid"))
    if key == "data":
        detail = "A JSON body is needed."
        return FieldError(pointer="", code="body.missing", detail=detail)
    field = fields.get(key)
    name = alias_of(key, field)
    code = f"page.{name}" if name in _PAGE_PARAMETERS else f"query.{name}"
    rule = _rule(field) or brief(message)
    return FieldError(pointer=f"query:{name}", code=code, detail=f"{name}: {rule}.")


def _rule(field: FieldDefinition | None) -> str | None:
    """What a parameter has to be, in words."""
    choices = _choices(field)
    if choices:
        return f"must be one of {', '.join(choices)}"
    definition = field.kwarg_definition if field is not None else None
    if not isinstance(definition, ParameterKwarg) or definition.ge is None:
        return None
    upper = "" if definition.le is None else f" to {definition.le:,.0f}"
    return f"must be a whole number from {definition.ge:,.0f}{upper}"


def _choices(field: FieldDefinition | None) -> list[str]:
    if field is None:
        return []
    for candidate in (field, *field.inner_types, *(deep for inner in field.inner_types for deep in inner.inner_types)):
        if isinstance(candidate.annotation, type) and issubclass(candidate.annotation, Enum):
            return [str(member.value) for member in candidate.annotation]
    return []
