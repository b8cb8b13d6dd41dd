"""What can go wrong."""

from __future__ import annotations

from typing import Any, List, Mapping


class ChronosError(Exception):
    """Base of all errors here; raised as such when the runtime API cannot be reached at all."""


class ChronosTimeoutError(ChronosError):
    """No answer came in time."""


class ChronosApiError(ChronosError):
    """The runtime API refused; `status`, `code`, `detail` and `errors` say why."""

    def __init__(self, status: int, problem: Mapping[str, Any]) -> None:
        self.status = status
        self.code = str(problem.get("type", "")).rpartition(":")[2]
        """Stable, such as `variable.not_found`."""
        self.detail = str(problem.get("detail", ""))
        """For people."""
        self.errors: List[Mapping[str, Any]] = list(problem.get("errors") or [])
        """Every refused field: `pointer`, `code`, `detail`."""
        super().__init__("%d %s: %s" % (status, self.code, self.detail))
