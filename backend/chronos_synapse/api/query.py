"""Reading the query of an address: times, and names that are not ours."""

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NoReturn

from litestar import Request
from litestar.exceptions import NotFoundException
from litestar.handlers import BaseRouteHandler
from litestar.params import QueryParameter

from chronos_synapse.api.body import check_content
from chronos_synapse.api.parameters import alias_of, parameters_of
from chronos_synapse.domain.errors import FieldError, Invalid, brief

_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(?P<offset>[Zz]|[+-]\d{2}:\d{2})?", re.ASCII
)
_FORM = "as in 2027-05-03T08:00:00Z; a plus in an address is written %2B"


async def check_request(request: Request[Any, Any, Any]) -> None:
    """Refuses unknown names in the query, and a body that is not JSON, before anything is read."""
    handler = request.route_handler
    _refuse_nul(request)
    known = _known_names(handler)
    unknown = [name for name in request.query_params if name not in known]
    if unknown and not handler.opt.get("any_query"):
        errors = [_unknown(name, known) for name in dict.fromkeys(unknown)]
        raise Invalid(errors[0].detail, code="query.unknown", errors=errors[:10])
    for name in _nullable_names(handler):
        if "null" in request.query_params.getall(name, []):
            _refuse(name, "query.null", f"{name}: null is no value here; leave the parameter out.")
    missing = [_missing(name) for name in _needed_names(handler) if name not in request.query_params]
    if missing:
        raise Invalid(missing[0].detail, code="query.missing", errors=missing)
    if "data" in parameters_of(handler):
        check_content(request)


def parse_time(text: str | None, name: str) -> datetime | None:
    """The instant that the parameter `name` writes; Invalid when it is none."""
    if text is None:
        return None
    match = _INSTANT.fullmatch(text)
    if match is None:
        _refuse(name, "time.format", f"{name}: a time is written {_FORM}.")
    if match["offset"] is None:
        _refuse(name, "time.offset", f"{name}: a time needs its offset from UTC, {_FORM}.")
    try:
        instant = datetime.fromisoformat(text.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        instant = None
    if instant is None or not 1970 <= instant.year <= 9998:
        _refuse(name, "time.range", f"{name}: there is no such time from 1970 to 9998.")
    return instant


def _refuse_nul(request: Request[Any, Any, Any]) -> None:
    """Nothing of ours holds a NUL, and the database takes none."""
    if "\0" in request.scope["path"]:
        raise NotFoundException
    named = [name for name, value in request.query_params.multi_items() if "\0" in name or "\0" in value]
    if named:
        _refuse(brief(named[0]), "query.nul", f"{brief(named[0])!r}: there is no such character in anything here.")


@lru_cache(maxsize=1024)
def _known_names(handler: BaseRouteHandler) -> frozenset[str]:
    return frozenset(alias_of(name, field) for name, field in parameters_of(handler).items())


@lru_cache(maxsize=1024)
def _needed_names(handler: BaseRouteHandler) -> list[str]:
    fields = parameters_of(handler).items()
    needed = [(name, field) for name, field in fields if isinstance(field.kwarg_definition, QueryParameter)]
    return [alias_of(name, field) for name, field in needed if field.is_required]


@lru_cache(maxsize=1024)
def _nullable_names(handler: BaseRouteHandler) -> list[str]:
    """Numbers and switches that may be left out: the word `null` would be read as nothing, which nobody documented."""
    fields = parameters_of(handler).items()
    return [
        alias_of(name, field)
        for name, field in fields
        if isinstance(field.kwarg_definition, QueryParameter)
        and field.is_optional
        and any(inner.annotation in (bool, int, float) for inner in field.inner_types)
    ]


def _missing(name: str) -> FieldError:
    return FieldError(pointer=f"query:{name}", code="query.missing", detail=f"{name} must be given.")


def _unknown(name: str, known: frozenset[str]) -> FieldError:
    detail = f"{brief(name)!r} is not a parameter of this address."
    return FieldError(pointer=f"query:{brief(name)}", code="query.unknown", detail=detail)


def _refuse(name: str, code: str, detail: str) -> NoReturn:
    raise Invalid(detail, pointer=f"query:{name}", code=code)
