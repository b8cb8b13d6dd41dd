"""The way in: everything that is asked of a request before it is read, in order, as one guard.

The framework copies a handler for each of its guards, which costs more than most of these do.
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
    """Guard of the whole app: asked for by its name, by somebody known, not too often, who may, and not now closed."""
    await check_host(connection, handler)
    await require_principal(connection, handler)
    await gate(connection, handler)
    await require_permission(connection, handler)
    await refuse_in_maintenance(connection, handler)
