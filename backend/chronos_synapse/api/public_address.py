"""How browsers reach us: what providers send them back to, and what passkeys are bound to."""

import re
from typing import Any

from litestar.connection import ASGIConnection

from chronos_synapse.config import Settings

_HOST = re.compile(r"(?:[a-zA-Z0-9.-]{1,253}|\[[0-9a-fA-F:.]{2,45}\])(?::[0-9]{1,5})?")


def public_address(connection: ASGIConnection[Any, Any, Any, Any], settings: Settings) -> str:
    """Scheme, host and port, without a slash at the end.

    What is set, and else, for an installation that nobody reaches from elsewhere, what the browser says.
    """
    if settings.public_url:
        return settings.public_url.rstrip("/")
    host = connection.headers.get("host", "")
    return f"http://{host.lower()}" if _HOST.fullmatch(host) else f"http://localhost:{settings.port}"
