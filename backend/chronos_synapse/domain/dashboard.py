"""A dashboard: widgets on a grid, kept by a user or a team, and open to others as far as they say."""

from datetime import datetime
from enum import StrEnum
from typing import NewType

import msgspec

from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.widget import Widget

DashboardId = NewType("DashboardId", str)

EVERYBODY = "everybody"
"""In place of a team: all who can log in."""
DEFAULT_SPAN = "24h"
DEFAULT_REFRESH_S = 30


class ShareLevel(StrEnum):
    """What those with whom a dashboard is shared may do."""

    VIEW = "view"
    EDIT = "edit"
    """Change widgets, name and times; not whom it is shared with, nor delete it."""


class DashboardShare(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """With whom a dashboard is shared. It shows each of them what they may see, and nothing else."""

    subject: str
    """A team, or `everybody`."""
    level: ShareLevel = ShareLevel.VIEW


class Dashboard(msgspec.Struct, frozen=True, kw_only=True):
    """The definition of a dashboard. Times are aware UTC."""

    id: DashboardId
    name: str
    description: str
    owner_id: UserId
    shared: DashboardShare | None
    span: str
    """How long a time its widgets tell of, until now."""
    refresh_s: int
    """How often they are asked for anew."""
    widgets: tuple[Widget, ...]
    version: int
    created_at: datetime
    updated_at: datetime
