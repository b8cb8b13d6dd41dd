"""Places: where an address is, by a MaxMind file if the operator has one."""

import logging
from ipaddress import ip_address
from typing import Any

import maxminddb

logger = logging.getLogger(__name__)

LANGUAGE = "en"


class Places:
    """Looks addresses up in the file; without one every place is unknown."""

    def __init__(self, path: str = "") -> None:
        self._reader = _open(path) if path else None

    def of(self, address: str) -> str | None:
        """`Zürich, Switzerland`, as far as it is known."""
        if self._reader is None:
            return None
        try:
            found: Any = self._reader.get(ip_address(address))
        except ValueError:
            return None
        parts = [_name(found, "city"), _name(found, "country")]
        return ", ".join(part for part in parts if part) or None


def _open(path: str) -> "maxminddb.Reader | None":
    try:
        return maxminddb.open_database(path)
    except (OSError, maxminddb.InvalidDatabaseError) as exc:
        logger.warning("places cannot be told", extra={"action": "places_missing", "why": str(exc)})
        return None


def _name(found: Any, kind: str) -> str | None:
    names = found.get(kind, {}).get("names", {}) if isinstance(found, dict) else {}
    name = names.get(LANGUAGE)
    return name if isinstance(name, str) else None
