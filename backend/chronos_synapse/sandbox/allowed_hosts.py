"""The hosts and ports that a job may reach through the filtering proxy."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_ENTRY = re.compile(r"(?P<host>\[[0-9a-fA-F:.]+\]|(?:\*\.)?[^\s:/*\[\]@]+):(?P<port>[0-9]{1,5})")


class HostPort(NamedTuple):
    """Where a connection goes. `host` is in lower case, without brackets and without a dot at its end."""

    host: str
    port: int


class AllowedHosts:
    """`host:port` entries, where a host may begin with `*.` for every name below it; ValueError for anything else."""

    def __init__(self, entries: Sequence[str]) -> None:
        self._exact: set[HostPort] = set()
        self._below: set[HostPort] = set()
        for entry in entries:
            place = parse_host_port(entry)
            if place.host.startswith("*."):
                self._below.add(place._replace(host=place.host[1:]))
            else:
                self._exact.add(place)

    def permits(self, place: HostPort) -> bool:
        """Whether `place` is one of them."""
        if place in self._exact:
            return True
        return any(place.port == port and place.host.endswith(host) for host, port in self._below)


def parse_host_port(text: str) -> HostPort:
    """`text` as a host and a port; ValueError."""
    match = _ENTRY.fullmatch(text)
    if match is None or not 0 < int(match["port"]) < 65_536:
        raise ValueError(f"{text!r} is not host:port")
    return HostPort(match["host"].strip("[]").rstrip(".").lower(), int(match["port"]))
