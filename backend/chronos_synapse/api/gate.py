"""The gate behind the log-in: who asks too often waits. It stands before anything of a request is read."""

from typing import Any, Final, cast

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from litestar.types import Scope

from chronos_synapse.api.addresses import client_address, counted_address
from chronos_synapse.api.auth import READING
from chronos_synapse.bootstrap import ApiContainer
from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.errors import TooMany
from chronos_synapse.domain.rate import window_s
from chronos_synapse.domain.settings import RateClass
from chronos_synapse.services.accounts.rate_limits import Verdict

LIMIT = "limit"
"""Option of a handler: the class that its requests count towards, or UNLIMITED. Without it the method decides."""
UNLIMITED = "none"
_VERDICT: Final = "chronos_rate"

_Connection = ASGIConnection[Any, Any, Any, Any]


async def gate(connection: _Connection, handler: BaseRouteHandler) -> None:
    """Guard of the whole app, after the one that knows the caller: TooMany for one request too many."""
    rate_class = class_of(connection, handler)
    if rate_class is None:
        return
    container: ApiContainer = connection.app.state.container
    verdict = await container.rate_limits.take(caller_name(connection, rate_class), rate_class)
    if verdict is None:
        return
    cast("dict[str, Any]", connection.scope)[_VERDICT] = verdict
    if verdict.wait_s:
        detail = f"Requests of the kind {rate_class.value!r} come too fast from you; wait {verdict.wait_s} s."
        raise TooMany(detail, retry_after_s=verdict.wait_s, code="rate.limited")


def class_of(connection: _Connection, handler: BaseRouteHandler) -> RateClass | None:
    """What the request counts towards; None for what is not limited."""
    told = handler.opt.get(LIMIT)
    if told is not None:
        return None if told == UNLIMITED else RateClass(told)
    return RateClass.READ if connection.scope.get("method") in READING else RateClass.WRITE


def caller_name(connection: _Connection, rate_class: RateClass) -> str:
    """Who is counted: an API key by itself, else the user; the address where nobody is known, and for log-ins."""
    principal: Principal | None = connection.scope.get("user")
    if principal is None or rate_class is RateClass.AUTH:
        return f"address-{counted_address(client_address(connection))}"
    return f"key-{principal.key_id}" if principal.key_id else f"user-{principal.user_id}"


def rate_headers(scope: Scope) -> list[tuple[bytes, bytes]]:
    """What the answer says of the caller's limit, by draft-ietf-httpapi-ratelimit-headers."""
    verdict: Verdict | None = cast("dict[str, Any]", scope).get(_VERDICT)
    if verdict is None:
        return []
    name, limit = verdict.rate_class.value, verdict.limit
    return [
        (b"ratelimit-policy", f'"{name}";q={limit.burst};w={window_s(limit)}'.encode()),
        (b"ratelimit", f'"{name}";r={verdict.left};t={verdict.full_s}'.encode()),
    ]
