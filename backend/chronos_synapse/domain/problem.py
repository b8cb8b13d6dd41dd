"""Problem documents (RFC 9457), and which error is told by which status: the only such mapping."""

from http import HTTPStatus

import msgspec

from chronos_synapse.domain.errors import (
    ChronosError,
    Conflict,
    Denied,
    FieldError,
    Invalid,
    NotFound,
    Reused,
    Stale,
    TooMany,
    Unauthenticated,
    Unavailable,
    brief,
)

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:chronos-synapse:problem:"

_FAMILIES: tuple[tuple[type[ChronosError], HTTPStatus, str], ...] = (
    (Invalid, HTTPStatus.BAD_REQUEST, "Not acceptable as it is"),
    (Unauthenticated, HTTPStatus.UNAUTHORIZED, "Not logged in"),
    (Denied, HTTPStatus.FORBIDDEN, "Not allowed"),
    (NotFound, HTTPStatus.NOT_FOUND, "Not found"),
    (Conflict, HTTPStatus.CONFLICT, "Not possible in the present state"),
    (Stale, HTTPStatus.PRECONDITION_FAILED, "Changed meanwhile"),
    (Reused, HTTPStatus.UNPROCESSABLE_ENTITY, "Not the same request"),
    (TooMany, HTTPStatus.TOO_MANY_REQUESTS, "Too many requests"),
    (Unavailable, HTTPStatus.SERVICE_UNAVAILABLE, "Not available for now"),
)


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong, for programs and for people."""

    type: str
    """A stable name of the kind of problem."""
    title: str
    status: int
    detail: str
    instance: str
    """The path that was asked for."""
    errors: tuple[FieldError, ...]
    """Every refused field; the pointer is `/a/b` into the body or `query:name`."""


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What a problem document says beside its status."""

    code: str
    title: str
    detail: str
    errors: tuple[FieldError, ...] = ()


def problem_of(status: HTTPStatus, words: Words, *, path: str) -> Problem:
    """The document that tells of it to whoever asked for `path`."""
    return Problem(
        type=TYPE_PREFIX + words.code,
        title=words.title,
        status=status,
        detail=words.detail,
        instance=brief(path),
        errors=words.errors,
    )


def told(error: ChronosError) -> tuple[HTTPStatus, Words] | None:
    """How `error` is told; None when it is of no family, and so a defect of ours."""
    for family, status, title in _FAMILIES:
        if isinstance(error, family):
            errors = error.errors if isinstance(error, Invalid) else ()
            return status, Words(code=error.code, title=title, detail=error.detail, errors=errors)
    return None


def headers_of(error: ChronosError) -> dict[str, str] | None:
    """What an answer that tells of `error` says beside the document."""
    if isinstance(error, TooMany | Unavailable):
        return {"Retry-After": str(error.retry_after_s)}
    if isinstance(error, Unauthenticated):
        return {"WWW-Authenticate": 'Bearer realm="chronos-synapse"'}
    return None
