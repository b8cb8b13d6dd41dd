"""A saved view: a page with the filters, the order and the span of time that its address had."""

from datetime import datetime
from enum import StrEnum
from typing import NewType

import msgspec

from chronos_synapse.domain.job import UserId

ViewId = NewType("ViewId", str)


class ViewPage(StrEnum):
    """A page that has filters."""

    JOBS = "jobs"
    EXECUTIONS = "executions"
    SCHEDULE = "schedule"
    ANALYTICS = "analytics"


class SavedView(msgspec.Struct, frozen=True, kw_only=True):
    """The definition of a view. Times are aware UTC."""

    id: ViewId
    page: ViewPage
    name: str
    address: str
    """What stands behind the question mark of the page's address."""
    owner_id: UserId
    """A user, or a team that it is shared with: its members see and change it."""
    created_by: UserId
    version: int
    created_at: datetime
    updated_at: datetime
