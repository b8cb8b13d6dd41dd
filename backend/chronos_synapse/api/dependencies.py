"""From the container to the arguments of handlers."""

from typing import Annotated

from litestar.di import NamedDependency, Provide
from litestar.params import QueryParameter, SkipValidation
from litestar.types import Scope

from chronos_synapse.api.auth import principal_of
from chronos_synapse.bootstrap import ApiContainer
from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.query import DEFAULT_LIMIT, MAX_LIMIT

Api = NamedDependency[SkipValidation[ApiContainer]]
Caller = NamedDependency[SkipValidation[Principal]]
_TIME = {"format": "date-time"}
Limit = Annotated[int, QueryParameter(name="limit", ge=1, le=MAX_LIMIT, description="How many at most.")]
Cursor = Annotated[str | None, QueryParameter(name="cursor", description="`next_cursor` of the page before.")]
From = Annotated[
    str | None,
    QueryParameter(name="from", description="Not before this time (RFC 3339).", schema_extra=_TIME),
]
To = Annotated[
    str | None,
    QueryParameter(name="to", description="Before this time (RFC 3339).", schema_extra=_TIME),
]
JobScope = Annotated[
    str | None, QueryParameter(name="job_id", max_length=64, description="Of this job; else of the owner.")
]
OwnerScope = Annotated[
    str | None,
    QueryParameter(name="owner_id", max_length=64, description="A team's, or another user's; else the caller's own."),
]
Force = Annotated[bool, QueryParameter(name="force", description="Even though jobs use it.")]

__all__ = [
    "DEFAULT_LIMIT",
    "Api",
    "Caller",
    "Cursor",
    "Force",
    "From",
    "JobScope",
    "Limit",
    "OwnerScope",
    "To",
    "dependencies",
]


def provide_api(scope: Scope) -> ApiContainer:
    """What this process works with."""
    container: ApiContainer = scope["litestar_app"].state.container
    return container


def provide_caller(api: Api, scope: Scope) -> Principal:
    """Who is asking; only for handlers behind the guard.

    `api` is not needed, but makes this wait for it: two that wait for nothing are run as tasks, which costs more.
    """
    return principal_of(scope)


def dependencies() -> dict[str, Provide]:
    """Arguments by name."""
    return {
        "api": Provide(provide_api, sync_to_thread=False),
        "caller": Provide(provide_caller, sync_to_thread=False),
    }
