"""BlockedCallers: who asked too often of late, by name, and letting them in again."""

from datetime import datetime

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import NotFound
from chronos_synapse.domain.query import DEFAULT_LIMIT
from chronos_synapse.domain.rate import Blocked
from chronos_synapse.domain.settings import RateClass
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.accounts.rate_limits import RateLimits
from chronos_synapse.services.audit.draft import note
from chronos_synapse.storage.postgres.account_figures import AccountFigures
from chronos_synapse.storage.postgres.people import PeopleStore
from chronos_synapse.storage.redis.offset_cursor import read_cursor, write_cursor

KINDS = ("user", "key", "address")


class BlockedCaller(msgspec.Struct, frozen=True, kw_only=True):
    """A caller that was refused in the last day."""

    caller: str
    """As one lets it in again."""
    kind: str
    """`user`, `key` or `address`."""
    name: str | None
    """Of the user, or of the key; null: not known any more, or an address."""
    refused_at: datetime
    """The last time."""
    refusals: dict[RateClass, int]


class BlockedList(msgspec.Struct, frozen=True, kw_only=True):
    """One page, the latest first."""

    items: list[BlockedCaller]
    total: int
    next_cursor: str | None


class Cleared(msgspec.Struct, frozen=True, kw_only=True):
    """How many were let in again."""

    count: int


class BlockedQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A page."""

    limit: int = DEFAULT_LIMIT
    cursor: str | None = None


class BlockedCallers:
    """Limits stay as they are: who goes on asking too often is refused again."""

    def __init__(self, limits: RateLimits, people: PeopleStore, accounts: AccountFigures) -> None:
        self._limits = limits
        self._people = people
        self._accounts = accounts

    async def page(self, principal: Principal, query: BlockedQuery) -> BlockedList:
        """Those that were refused in the last day."""
        require(principal, Permission.SYSTEM_READ)
        offset = read_cursor(query, query.cursor)
        found = await self._limits.blocked(limit=query.limit, offset=offset)
        total = await self._limits.count_blocked()
        end = offset + len(found)
        following = write_cursor(query, end) if found and end < total else None
        return BlockedList(items=await self._views(found), total=total, next_cursor=following)

    async def clear(self, principal: Principal, caller: str) -> Cleared:
        """Lets one in again; NotFound for what is no caller."""
        require(principal, Permission.SYSTEM_MANAGE)
        kind, _, name = caller.partition("-")
        if kind not in KINDS or not name or len(caller) > 200:
            raise NotFound("caller", caller)
        await self._limits.clear([caller])
        note(kind="caller", id=caller)
        return Cleared(count=1)

    async def clear_all(self, principal: Principal) -> Cleared:
        """Lets everybody in again."""
        require(principal, Permission.SYSTEM_MANAGE)
        count = await self._limits.clear_all()
        note(kind="caller", id="*", after={"cleared": count})
        return Cleared(count=count)

    async def _views(self, found: list[Blocked]) -> list[BlockedCaller]:
        parts = [(one, *one.caller.partition("-")[::2]) for one in found]
        users = await self._people.find_many([name for _, kind, name in parts if kind == "user"])
        keys = await self._accounts.key_names([name for _, kind, name in parts if kind == "key"])
        names = {("user", str(of)): user.name for of, user in users.items()}
        names |= {("key", of): name for of, name in keys.items()}
        return [
            BlockedCaller(
                caller=one.caller,
                kind=kind,
                name=names.get((kind, name)),
                refused_at=from_ms(one.refused_at_ms),
                refusals={RateClass(rate_class): count for rate_class, count in one.refusals.items()},
            )
            for one, kind, name in parts
        ]
