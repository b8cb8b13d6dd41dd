"""ViewService: saved views. One has one's own, and those of one's teams; nobody else's, whatever the role."""

import re
import secrets
from datetime import datetime

import msgspec
from msgspec import UNSET

from chronos_synapse.domain.access import Permission, Principal, is_team
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound, brief
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.view import SavedView, ViewId, ViewPage
from chronos_synapse.services.accounts.access import require, require_on
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.dashboards.view_requests import (
    NewView,
    SavedViewShown,
    ViewChange,
    ViewList,
    check_view,
)
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.storage.redis.views import MOST

KIND = "view"
TRIES = 5
"""How often a change is made anew on a view that others change at the same time."""

_ID = re.compile(r"[0-9a-f]{16}")
_FULL = f"There are {MOST} views already, which is the most that a user or a team keeps."
_WRITE = Permission.DASHBOARD_WRITE


class ViewService:
    """A key for certain jobs has no views."""

    def __init__(self, stores: RedisStores, clock: Clock = utc_now) -> None:
        self._views = stores.looks.views
        self._clock = clock

    async def list(self, principal: Principal, *, page: ViewPage | None, limit: int) -> ViewList:
        """Views of one page, or of all."""
        found = [view for view in await self._views.owned(_places(principal)) if page in (None, view.page)]
        return ViewList(items=[_shown(principal, view) for view in found[:limit]], total=len(found))

    async def create(self, principal: Principal, request: NewView) -> SavedViewShown:
        """The new view; Invalid with every refused field, Conflict when there are too many."""
        require(principal, _WRITE)
        now = self._now()
        view = SavedView(
            id=ViewId(secrets.token_hex(8)),
            page=request.page,
            name=request.name.strip(),
            address=request.address.removeprefix("?"),
            owner_id=_owner(principal, request.shared_with),
            created_by=principal.user_id,
            version=1,
            created_at=now,
            updated_at=now,
        )
        check_view(view)
        if await self._views.create(view) != "ok":
            raise Conflict(_FULL, code="view.full")
        note(kind=KIND, id=view.id, name=view.name, owner_id=view.owner_id, after=view)
        return _shown(principal, view)

    async def change(self, principal: Principal, view_id: str, change: ViewChange) -> SavedViewShown:
        """The view with `change` made to it; no change makes no version."""
        require(principal, _WRITE)
        for _ in range(TRIES):
            former = await self._own(principal, view_id)
            view = _changed(principal, former, change)
            if view == former:
                return _shown(principal, former)
            check_view(view)
            view = msgspec.structs.replace(view, version=former.version + 1, updated_at=self._now())
            word = await self._views.change(former, view)
            if word == "ok":
                note(kind=KIND, id=view.id, name=view.name, owner_id=view.owner_id, before=former, after=view)
                return _shown(principal, view)
            if word == "full":
                raise Conflict(_FULL, code="view.full")
        raise Conflict("Others keep changing this view at the same time; try again.", code="view.busy")

    async def delete(self, principal: Principal, view_id: str) -> None:
        """Removes it."""
        require(principal, _WRITE)
        view = await self._own(principal, view_id)
        if not await self._views.remove(view):
            raise NotFound(KIND, view_id)
        note(kind=KIND, id=view.id, name=view.name, owner_id=view.owner_id, before=view)

    async def _own(self, principal: Principal, view_id: str) -> SavedView:
        """The view, which the caller may change; NotFound for another's."""
        found = await self._views.find(_places(principal), view_id) if _ID.fullmatch(view_id) else None
        if found is None:
            raise NotFound(KIND, view_id)
        require_on(principal, _WRITE, found.owner_id)
        return found

    def _now(self) -> datetime:
        """The present in the precision in which times are stored."""
        return from_ms(to_ms(self._clock()))


def _places(principal: Principal) -> tuple[UserId, ...]:
    """Whose views the caller has."""
    return () if principal.only_jobs is not None else (principal.user_id, *principal.teams)


def _owner(principal: Principal, shared_with: str | None) -> UserId:
    """With whom a view is to lie; Invalid at `/shared_with` for a team that the caller is not in."""
    if principal.only_jobs is not None:
        raise Denied("A key for certain jobs keeps no views.", code="permission.denied")
    owner = principal.user_id if shared_with is None else UserId(shared_with)
    if shared_with is not None and owner not in principal.teams:
        detail = f"There is no team {brief(shared_with)!r} of yours."
        raise Invalid(detail, pointer="/shared_with", code="team.unknown")
    require_on(principal, _WRITE, owner)
    return owner


def _changed(principal: Principal, former: SavedView, change: ViewChange) -> SavedView:
    view = former
    if change.name is not UNSET:
        view = msgspec.structs.replace(view, name=change.name.strip())
    if change.address is not UNSET:
        view = msgspec.structs.replace(view, address=change.address.removeprefix("?"))
    if change.shared_with is not UNSET and change.shared_with != _shared_with(former):
        view = msgspec.structs.replace(view, owner_id=_owner(principal, change.shared_with))
    return view


def _shared_with(view: SavedView) -> str | None:
    return view.owner_id if is_team(view.owner_id) else None


def _shown(principal: Principal, view: SavedView) -> SavedViewShown:
    may_change = _WRITE in principal.rights(view.owner_id)
    return SavedViewShown(**msgspec.structs.asdict(view), shared_with=_shared_with(view), may_change=may_change)
