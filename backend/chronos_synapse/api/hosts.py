"""By which names the api may be asked for: a page of another site cannot make a browser believe that it is ours."""

import re
import socket
from functools import lru_cache
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from chronos_synapse.config import Settings
from chronos_synapse.domain.errors import Invalid

_HOST = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(:[0-9]{1,5})?", re.ASCII)


class Hosts:
    """Knows the names: those of the settings, this machine's, and addresses, which nobody can point elsewhere."""

    def __init__(self, settings: Settings) -> None:
        told = (urlsplit(url).hostname or "" for url in (settings.public_url, settings.runtime_url))
        names = {"localhost", socket.gethostname(), settings.host, *settings.allowed_hosts, *told}
        self._names = {name.lower() for name in names if name}
        self.takes = lru_cache(maxsize=256)(self._takes)

    def _takes(self, host: str) -> bool:
        match = _HOST.fullmatch(host.lower())
        if match is None:
            return False
        name = match[1].strip("[]").rstrip(".")
        return name in self._names or name.endswith(".localhost") or _is_address(name)


async def check_host(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Guard of the whole app, the first one: Invalid unless the request names one host, and that is ours."""
    found = connection.headers.getall("host", [])
    hosts: Hosts = connection.app.state.hosts
    if len(found) != 1 or not hosts.takes(found[0]):
        detail = "The server is not asked for by this name; CHRONOS_PUBLIC_URL or CHRONOS_ALLOWED_HOSTS tells others."
        raise Invalid(detail, pointer="header:host", code="host.unknown")


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
