"""What a caller may write of a dashboard, and what is shown of it."""

from datetime import datetime

import msgspec
from msgspec import UNSET, UnsetType

from chronos_synapse.domain.dashboard import (
    DEFAULT_REFRESH_S,
    DEFAULT_SPAN,
    Dashboard,
    DashboardId,
    DashboardShare,
)
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.widget import Widget


class NewDashboard(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A dashboard to make; also what an exported one looks like."""

    name: str
    description: str = ""
    shared: DashboardShare | None = None
    span: str = DEFAULT_SPAN
    refresh_s: int = DEFAULT_REFRESH_S
    widgets: list[Widget] = []


class DashboardChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a dashboard to change; those that are left out stay as they are."""

    name: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    shared: DashboardShare | UnsetType | None = UNSET
    span: str | UnsetType = UNSET
    refresh_s: int | UnsetType = UNSET
    widgets: list[Widget] | UnsetType = UNSET


class DashboardView(Dashboard, frozen=True, kw_only=True):
    """A dashboard as the caller stands to it."""

    may_change: bool
    may_manage: bool
    """Share it, and delete it."""


class DashboardSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A dashboard in a list."""

    id: DashboardId
    name: str
    description: str
    owner_id: UserId
    shared: DashboardShare | None
    widgets: int
    version: int
    updated_at: datetime
    may_change: bool
    may_manage: bool


class DashboardList(msgspec.Struct, frozen=True, kw_only=True):
    """One page, by name. `complete` False: the answer was cut short, and `total` is a lower bound."""

    items: list[DashboardSummary]
    total: int
    complete: bool
    next_cursor: str | None
