"""Every error that the product raises on purpose.

ChronosError
├── Invalid        input that cannot be accepted; names the field       -> 400
├── Denied         the caller is known but may not do this               -> 403
│   └── Unauthenticated  the caller is not known                         -> 401
├── NotFound       no such thing, or not yours: the two look alike       -> 404
├── Conflict       the thing is not in a state that allows this          -> 409
├── Stale          the thing has changed since the caller looked at it   -> 412
├── Reused         a key for one request came with another one           -> 422
├── TooMany        a limit of the caller was reached                     -> 429
└── Unavailable    a part that we need is away; repeating later is safe  -> 503

A failing job is an outcome, not an error.
"""

from collections.abc import Sequence

import msgspec

ECHO_LIMIT = 100
"""Longest piece of a caller's input that a message repeats."""


class FieldError(msgspec.Struct, frozen=True, kw_only=True):
    """One refused field: where it is, a stable code, and what would be right."""

    pointer: str
    code: str
    detail: str


class ChronosError(Exception):
    """Base of all errors of this product; `code` is stable, `detail` is for people."""

    code = "error"

    def __init__(self, detail: str, *, code: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code or type(self).code


class Invalid(ChronosError):
    """Input that cannot be accepted, with every refused field."""

    code = "invalid"

    def __init__(
        self, detail: str, *, pointer: str = "", code: str = "invalid", errors: Sequence[FieldError] = ()
    ) -> None:
        super().__init__(detail, code=code)
        self.errors = tuple(errors) or (FieldError(pointer=pointer, code=code, detail=detail),)

    def under(self, prefix: str) -> "Invalid":
        """The same refusal with `prefix` put before each pointer."""
        moved = [
            FieldError(pointer=prefix + error.pointer, code=error.code, detail=error.detail) for error in self.errors
        ]
        return Invalid(self.detail, code=self.code, errors=moved)


class Denied(ChronosError):
    """The caller is known but may not do this."""

    code = "denied"


class Unauthenticated(Denied):
    """The caller is not known."""

    code = "unauthenticated"


class NotFound(ChronosError):
    """No such thing, or not the caller's: the two must look alike."""

    code = "not_found"

    def __init__(self, kind: str, identifier: str) -> None:
        super().__init__(f"There is no {kind} {brief(identifier)!r}.", code=f"{kind.replace(' ', '_')}.not_found")


class Conflict(ChronosError):
    """The thing is not in a state that allows this."""

    code = "conflict"


class Stale(ChronosError):
    """The thing has changed since the caller looked at it."""

    code = "stale"


class Reused(ChronosError):
    """A key that was for one request came with another one."""

    code = "reused"


class TooMany(ChronosError):
    """A limit of the caller was reached; `retry_after_s` says when to come back."""

    code = "too_many"

    def __init__(self, detail: str, *, retry_after_s: int, code: str = "too_many") -> None:
        super().__init__(detail, code=code)
        self.retry_after_s = retry_after_s


class Unavailable(ChronosError):
    """A part that we need is away; nothing was half done, repeating later is safe."""

    code = "unavailable"

    def __init__(self, detail: str, *, part: str, retry_after_s: int = 2) -> None:
        super().__init__(detail, code=f"{part}.unavailable")
        self.part = part
        self.retry_after_s = retry_after_s


def brief(text: str) -> str:
    """`text`, cut to what a message may repeat of a caller's input."""
    return text if len(text) <= ECHO_LIMIT else text[: ECHO_LIMIT - 1] + "…"
