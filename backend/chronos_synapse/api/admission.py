"""The way in: everything that is asked of a request before it is read, in order.

It is no guard in the framework's words: that copies a handler for each of its guards, a tenth of what a small answer
costs. No handler has a hook of its own before requests, which would stand in for this one.
"""

from typing import Any

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from chronos_synapse.api.auth import require_principal
from chronos_synapse.api.gate import gate
from chronos_synapse.api.hosts import check_host
from chronos_synapse.api.maintenance import refuse_in_maintenance
from chronos_synapse.api.permissions import require_permission


async def admit(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Lets a request in: asked for by its name, by somebody known, not too often, who may, and not now closed."""
    await check_host(connection, handler)
    await require_principal(connection, handler)
    await gate(connection, handler)
    await require_permission(connection, handler)
    await refuse_in_maintenance(connection, handler)
