"""The last guard: while the product is in maintenance, only administrators change things."""

from typing import Any

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from chronos_synapse.api.auth import READING
from chronos_synapse.bootstrap import ApiContainer
from chronos_synapse.domain.access import Permission, Principal

IN_MAINTENANCE = "in_maintenance"
"""Option of a handler: whether it works during maintenance for everyone. Without it, log-ins and reading do."""
_ALWAYS = ("/api/v1/auth/",)
"""Whoever cannot log in cannot end the maintenance; ending one's own sessions is always right."""


async def refuse_in_maintenance(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Guard of the whole app, after the one that knows the caller; Unavailable for a change that has to wait.

    What jobs that run tell us comes without a user, and is taken: it is public in the words of the guards.
    """
    principal: Principal | None = connection.scope.get("user")
    is_open = handler.opt.get(IN_MAINTENANCE, principal is None or connection.scope["path"].startswith(_ALWAYS))
    if is_open or connection.scope.get("method") in READING:
        return
    if principal is not None and principal.may(Permission.SYSTEM_MANAGE):
        return
    container: ApiContainer = connection.app.state.container
    await container.admin.maintenance.refuse()
