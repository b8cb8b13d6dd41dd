"""DashboardService: dashboards, kept by their owners. What a dashboard shows is asked for by whoever looks at it."""

import re
import secrets
from datetime import datetime
from typing import Any

import msgspec
from msgspec import UNSET

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.dashboard import EVERYBODY, Dashboard, DashboardId, DashboardShare, ShareLevel
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound, brief
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.precondition import Versions, check_version
from chronos_synapse.domain.widget import Widget
from chronos_synapse.services.accounts.access import narrowed, owner_named, require
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.dashboards.dashboard_requests import (
    DashboardChange,
    DashboardList,
    DashboardSummary,
    DashboardView,
    NewDashboard,
)
from chronos_synapse.services.dashboards.widget_checks import check_dashboard
from chronos_synapse.storage.redis.dashboards import MOST, DashboardQuery
from chronos_synapse.storage.redis.stores import RedisStores

KIND = "dashboard"
TRIES = 5
"""How often a change is made anew on a dashboard that others change at the same time."""

_ID = re.compile(r"[0-9a-f]{16}")
_FULL = f"There are {MOST} dashboards already, which is the most that a user or a team keeps."
_WRITE = Permission.DASHBOARD_WRITE


class DashboardService:
    """Seen by those who see what is the owner's, and by those with whom it is shared."""

    def __init__(self, stores: RedisStores, clock: Clock = utc_now) -> None:
        self._dashboards = stores.looks.dashboards
        self._clock = clock

    async def page(
        self, principal: Principal, *, owner_id: str | None, search: str, limit: int, cursor: str | None
    ) -> DashboardList:
        """One page of what the caller sees, of one owner alone when one is named."""
        query = DashboardQuery(
            sight=narrowed(principal, owner_id),
            shared_with=_subjects(principal) if owner_id is None else (),
            search=search,
            limit=limit,
            cursor=cursor,
        )
        page = await self._dashboards.page(query)
        return DashboardList(
            items=[_summary(principal, one) for one in page.dashboards],
            total=page.total,
            complete=page.complete,
            next_cursor=page.next_cursor,
        )

    async def find(self, principal: Principal, dashboard_id: str) -> DashboardView:
        """The dashboard with this id."""
        return _view(principal, await self._seen(principal, dashboard_id))

    async def create(self, principal: Principal, request: NewDashboard, *, owner_id: str | None) -> DashboardView:
        """The new dashboard, owned by the caller or a team; Invalid with every refused field."""
        require(principal, _WRITE)
        owner = owner_named(principal, _WRITE, owner_id)
        now = self._now()
        dashboard = Dashboard(
            id=DashboardId(secrets.token_hex(8)),
            name=request.name.strip(),
            description=request.description,
            owner_id=owner,
            shared=_checked_share(principal, request.shared),
            span=request.span,
            refresh_s=request.refresh_s,
            widgets=tuple(request.widgets),
            version=1,
            created_at=now,
            updated_at=now,
        )
        check_dashboard(dashboard)
        word = await self._dashboards.save(dashboard, expected_version=None)
        if word != "ok":
            raise Conflict(_FULL if word == "full" else "Try again.", code=f"dashboard.{word}")
        _note(dashboard, after=dashboard)
        return _view(principal, dashboard)

    async def change(
        self, principal: Principal, dashboard_id: str, change: DashboardChange, *, expected: Versions | None
    ) -> DashboardView:
        """The dashboard with `change` made to it; Stale when it is none of the versions expected."""
        require(principal, _WRITE)
        for _ in range(TRIES):
            former = await self._seen(principal, dashboard_id)
            if not _may_change(principal, former):
                raise _denied("You may look at this dashboard, and not change it.")
            check_version(expected, former.version)
            dashboard = _changed(principal, former, change)
            if dashboard == former:
                return _view(principal, former)
            check_dashboard(dashboard)
            dashboard = msgspec.structs.replace(dashboard, version=former.version + 1, updated_at=self._now())
            if await self._dashboards.save(dashboard, expected_version=former.version) == "ok":
                _note(dashboard, before=former, after=dashboard)
                return _view(principal, dashboard)
        raise Conflict("Others keep changing this dashboard at the same time; try again.", code="dashboard.busy")

    async def delete(self, principal: Principal, dashboard_id: str, *, expected: Versions | None) -> None:
        """Removes it."""
        require(principal, _WRITE)
        dashboard = await self._seen(principal, dashboard_id)
        if not _may_manage(principal, dashboard):
            raise _denied("Only whoever owns a dashboard deletes it.")
        check_version(expected, dashboard.version)
        if await self._dashboards.remove(dashboard) != "ok":
            detail = "Somebody else has changed this dashboard at the same time; try again."
            raise Conflict(detail, code="dashboard.busy")
        _note(dashboard, before=dashboard)

    async def _seen(self, principal: Principal, dashboard_id: str) -> Dashboard:
        """NotFound alike for what is not there and for what the caller may not see."""
        found = await self._dashboards.find(dashboard_id) if _ID.fullmatch(dashboard_id) else None
        if found is None or not _is_seen(principal, found):
            raise NotFound(KIND, dashboard_id)
        return found

    def _now(self) -> datetime:
        """The present in the precision in which times are stored."""
        return from_ms(to_ms(self._clock()))


def _subjects(principal: Principal) -> tuple[str, ...]:
    """Shares with these are shares with the caller."""
    return () if principal.only_jobs is not None else (EVERYBODY, *principal.teams)


def _is_shared(principal: Principal, dashboard: Dashboard) -> bool:
    return dashboard.shared is not None and dashboard.shared.subject in _subjects(principal)


def _is_seen(principal: Principal, dashboard: Dashboard) -> bool:
    return principal.sight.covers(dashboard.owner_id) or _is_shared(principal, dashboard)


def _may_manage(principal: Principal, dashboard: Dashboard) -> bool:
    return _WRITE in principal.rights(dashboard.owner_id)


def _may_change(principal: Principal, dashboard: Dashboard) -> bool:
    is_open = dashboard.shared is not None and dashboard.shared.level is ShareLevel.EDIT
    by_share = is_open and _is_shared(principal, dashboard) and principal.may(_WRITE)
    return by_share or _may_manage(principal, dashboard)


def _checked_share(principal: Principal, share: DashboardShare | None) -> DashboardShare | None:
    """Invalid at `/shared/subject` for a team that the caller is not in."""
    if share is not None and share.subject not in _subjects(principal):
        detail = f"There is no team {brief(share.subject)!r} of yours; all together are {EVERYBODY!r}."
        raise Invalid(detail, pointer="/shared/subject", code="team.unknown")
    return share


def _changed(principal: Principal, former: Dashboard, change: DashboardChange) -> Dashboard:
    fields = {name: getattr(change, name) for name in change.__struct_fields__}
    values: dict[str, Any] = {name: value for name, value in fields.items() if value is not UNSET}
    if "name" in values:
        values["name"] = values["name"].strip()
    if "widgets" in values:
        widgets: list[Widget] = values["widgets"]
        values["widgets"] = tuple(widgets)
    if "shared" in values and values["shared"] != former.shared:
        if not _may_manage(principal, former):
            raise _denied("Only whoever owns a dashboard shares it.")
        _checked_share(principal, values["shared"])
    return msgspec.structs.replace(former, **values)


def _denied(detail: str) -> Denied:
    return Denied(detail, code="permission.denied")


def _view(principal: Principal, dashboard: Dashboard) -> DashboardView:
    fields = {name: getattr(dashboard, name) for name in Dashboard.__struct_fields__}
    return DashboardView(
        **fields, may_change=_may_change(principal, dashboard), may_manage=_may_manage(principal, dashboard)
    )


def _summary(principal: Principal, dashboard: Dashboard) -> DashboardSummary:
    return DashboardSummary(
        id=dashboard.id,
        name=dashboard.name,
        description=dashboard.description,
        owner_id=UserId(dashboard.owner_id),
        shared=dashboard.shared,
        widgets=len(dashboard.widgets),
        version=dashboard.version,
        updated_at=dashboard.updated_at,
        may_change=_may_change(principal, dashboard),
        may_manage=_may_manage(principal, dashboard),
    )


def _note(dashboard: Dashboard, *, before: object | None = None, after: object | None = None) -> None:
    note(kind=KIND, id=dashboard.id, name=dashboard.name, owner_id=dashboard.owner_id, before=before, after=after)
