"""LimitService: how many executions of an owner or of a tag may run at once. What is over a limit waits."""

import re
from collections.abc import Sequence

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.errors import Invalid, NotFound, brief
from chronos_synapse.services.accounts.access import owner_named, require
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.jobs.job_checks import is_tag
from chronos_synapse.services.scheduling.parking import Parking
from chronos_synapse.storage.redis.limits import LimitScope, LimitUse, StoredLimit
from chronos_synapse.storage.redis.stores import RedisStores

MAX_LIMIT = 100_000

_USER_ID = re.compile(r"[0-9a-zA-Z_-]{1,64}")


class LimitRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many executions may run at once."""

    limit: int


class LimitView(msgspec.Struct, frozen=True, kw_only=True):
    """A limit and its use."""

    scope: LimitScope
    name: str
    """The tag, or the id of the owner."""
    owner_id: str
    limit: int
    running: int
    waiting: int


class LimitList(msgspec.Struct, frozen=True, kw_only=True):
    """Every limit that the caller may see."""

    items: list[LimitView]


class LimitService:
    """Tags are limited by those whose jobs have them, owners by an administrator."""

    def __init__(self, stores: RedisStores) -> None:
        self._limits = stores.limits
        self._parking = Parking(stores)

    async def all(self, principal: Principal) -> LimitList:
        """The caller's limits; for an administrator everyone's."""
        sight = principal.sight
        found = [limit for limit in await self._limits.all() if sight.covers(limit.owner_id)]
        return LimitList(items=_views(found, await self._limits.uses(found)))

    async def put(
        self,
        principal: Principal,
        scope: LimitScope,
        name: str,
        request: LimitRequest,
        *,
        owner_id: str | None = None,
    ) -> LimitView:
        """Sets a limit. What runs already goes on; what waited under a lower limit is looked at again."""
        if not 1 <= request.limit <= MAX_LIMIT:
            raise Invalid(f"A limit is from 1 to {MAX_LIMIT:,}.", pointer="/limit", code="limit.range")
        limit = msgspec.structs.replace(_limit_of(principal, scope, name, owner_id), limit=request.limit)
        await self._limits.put(limit)
        _note(limit, after={"limit": limit.limit})
        await self._parking.let_in(limit.scope)
        return _views([limit], await self._limits.uses([limit]))[0]

    async def remove(self, principal: Principal, scope: LimitScope, name: str, *, owner_id: str | None = None) -> None:
        """Takes a limit away, and lets in what waited for it."""
        limit = _limit_of(principal, scope, name, owner_id)
        if not await self._limits.remove(limit):
            raise NotFound("limit", name)
        _note(limit, after={"limit": None})
        await self._parking.let_in(limit.scope)


def _note(limit: StoredLimit, *, after: object) -> None:
    scope = LimitScope.TAG if limit.tag else LimitScope.OWNER
    note(kind="limit", id=f"{scope.value}:{limit.tag or limit.owner_id}", owner_id=limit.owner_id, after=after)


def _limit_of(principal: Principal, scope: LimitScope, name: str, owner_id: str | None) -> StoredLimit:
    """`owner_id`: whose tag it is, None for the caller's."""
    if scope is LimitScope.OWNER:
        require(principal, Permission.OWNER_LIMIT_WRITE)
        if not _USER_ID.fullmatch(name):
            raise Invalid(f"{brief(name)!r} is no user's id.", pointer="path:name", code="limit.owner")
        return StoredLimit(owner_id=name, tag="", limit=0)
    require(principal, Permission.LIMIT_WRITE)
    if not is_tag(name):
        raise Invalid(f"{brief(name)!r} is no tag.", pointer="path:name", code="job.tag")
    return StoredLimit(owner_id=owner_named(principal, Permission.LIMIT_WRITE, owner_id), tag=name, limit=0)


def _views(limits: Sequence[StoredLimit], uses: Sequence[LimitUse]) -> list[LimitView]:
    return [
        LimitView(
            scope=LimitScope.TAG if limit.tag else LimitScope.OWNER,
            name=limit.tag or limit.owner_id,
            owner_id=limit.owner_id,
            limit=limit.limit,
            running=use.running,
            waiting=use.waiting,
        )
        for limit, use in zip(limits, uses, strict=True)
    ]
