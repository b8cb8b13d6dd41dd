"""What a call can end with beside its answer.

ApiError
├── Unreachable         the server did not answer
├── Unreadable          it answered with something else than its description promises
└── Refused             it answered with a problem document (RFC 9457)
    ├── BadRequest           400, 413, 415, 422
    ├── Unauthenticated      401
    ├── Forbidden            403
    ├── NotFound             404
    ├── Conflict             409
    ├── PreconditionFailed   412
    ├── TooManyRequests      429
    └── ServerError          5xx
"""

from typing import Any

import msgspec

_PREFIX = "urn:chronos-synapse:problem:"


class FieldProblem(msgspec.Struct, frozen=True, kw_only=True):
    """One refused field; the pointer is `/a/b` into the body or `query:name`."""

    pointer: str = ""
    code: str = ""
    detail: str = ""


class ProblemDocument(msgspec.Struct, frozen=True, kw_only=True):
    """What the server says of a refusal."""

    type: str = "about:blank"
    title: str = ""
    status: int = 0
    detail: str = ""
    instance: str = ""
    errors: tuple[FieldProblem, ...] = ()


class ApiError(Exception):
    """Base of all errors of this client; `detail` is for people."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class Unreachable(ApiError):
    """The server did not answer, or the answer broke off."""


class Unreadable(ApiError):
    """The server answered with something else than its description promises: it may be of another version."""


class Refused(ApiError):
    """The server said no, and why."""

    def __init__(self, status: int, problem: ProblemDocument, *, retry_after_s: float | None = None) -> None:
        super().__init__(problem.detail or problem.title or f"The server answered {status}.")
        self.status = status
        self.problem = problem
        self.retry_after_s = retry_after_s

    @property
    def code(self) -> str:
        """The stable name of the problem, as in `job.not_found`."""
        return self.problem.type.removeprefix(_PREFIX)

    @property
    def errors(self) -> tuple[FieldProblem, ...]:
        """Every refused field."""
        return self.problem.errors


class BadRequest(Refused):
    """The request cannot be taken as it is."""


class Unauthenticated(Refused):
    """The server does not know the caller, or not any more."""


class Forbidden(Refused):
    """The caller may not do this."""


class NotFound(Refused):
    """No such thing, or not the caller's."""


class Conflict(Refused):
    """The thing is not in a state that allows this."""


class PreconditionFailed(Refused):
    """The thing was changed since it was read."""


class TooManyRequests(Refused):
    """A limit of the caller was reached, and the client did not wait longer."""


class ServerError(Refused):
    """The server cannot, for now or by a mistake of its own."""


_CLASSES: dict[int, type[Refused]] = {
    400: BadRequest,
    401: Unauthenticated,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    412: PreconditionFailed,
    413: BadRequest,
    415: BadRequest,
    422: BadRequest,
    429: TooManyRequests,
}


def refusal(status: int, body: bytes, headers: Any) -> Refused:
    """The error that an answer of this status stands for; a body that is no problem document says nothing more."""
    try:
        problem = msgspec.json.decode(body, type=ProblemDocument)
    except msgspec.MsgspecError:
        problem = ProblemDocument(status=status)
    kind = ServerError if status >= 500 else _CLASSES.get(status, Refused)
    return kind(status, problem, retry_after_s=_seconds(headers.get("retry-after")))


def _seconds(text: str | None) -> float | None:
    return float(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 8 else None
