"""Which methods an address takes: the framework knows, but tells only a part of them."""

import re
from functools import cached_property
from http import HTTPStatus
from typing import Any, cast

from litestar import Litestar
from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

_PARAMETER = re.compile(r"\\{(\w+)\\}")
_TELLING = (HTTPStatus.NO_CONTENT, HTTPStatus.METHOD_NOT_ALLOWED)


class Methods:
    """Finds the methods of an address. Built when it is first asked, when all routes are known."""

    def __init__(self, app: Litestar) -> None:
        self._app = app

    def of(self, path: str) -> str | None:
        """As in an `Allow` header; None for an address that there is not."""
        return next((allow for pattern, allow in self._table if pattern.fullmatch(path)), None)

    @cached_property
    def _table(self) -> list[tuple[re.Pattern[str], str]]:
        routes = [route for route in self._app.routes if hasattr(route, "route_handlers")]
        # What is spelt out goes before what takes anything.
        found = sorted(((str(route.path_format), route) for route in routes), key=lambda row: row[0].count("{"))
        return [(_pattern(path), _allow(route)) for path, route in found]


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(_PARAMETER.sub("[^/]+", re.escape(path)) + "/?")


def _allow(route: Any) -> str:
    methods = {str(getattr(method, "value", method)) for one in route.route_handlers for method in one.http_methods}
    return ", ".join(sorted(methods | {"OPTIONS"}))


async def tell_methods(message: Message, scope: Scope) -> None:
    """Hook before each message is sent: completes `Allow` where a method was asked about, or refused."""
    if message["type"] != "http.response.start" or message["status"] not in _TELLING:
        return
    if message["status"] == HTTPStatus.NO_CONTENT and cast("dict[str, Any]", scope)["method"] != "OPTIONS":
        return
    methods: Methods = scope["litestar_app"].state.methods
    allow = methods.of(scope["path"])
    if allow is not None:
        MutableScopeHeaders.from_message(message)["Allow"] = allow
