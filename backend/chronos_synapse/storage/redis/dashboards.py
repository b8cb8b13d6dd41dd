"""DashboardStore: dashboards, and which of them an owner has."""

import msgspec

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.dashboard import Dashboard
from chronos_synapse.domain.query import DEFAULT_LIMIT
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.dashboard_documents import decode_dashboard, encode_dashboard
from chronos_synapse.storage.redis.indexes import DASHBOARDS
from chronos_synapse.storage.redis.offset_cursor import MAX_OFFSET, read_cursor, write_cursor
from chronos_synapse.storage.redis.scripts import Script
from chronos_synapse.storage.redis.search import Clauses, SearchTimeout, Words, search

MOST = 50
"""Dashboards of one user, and of one team."""
TIMEOUT_MS = 400

_SAVE = Script("save_dashboard", keys=("dashboard", "owned"), args=("dashboard_id", "expected", "document", "most"))
_TRANSFER = Script("transfer_dashboards", keys=("former", "place"), args=("to_owner",), names=("dashboard",))
_FORGET = Script("forget_dashboards", keys=("owned",), names=("dashboard",))


class DashboardQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A question to the list; `sight` says whose dashboards are seen beside those that are shared."""

    sight: Sight
    shared_with: tuple[str, ...] = ()
    """Subjects of shares that count: teams, and `everybody`."""
    search: str = ""
    limit: int = DEFAULT_LIMIT
    cursor: str | None = None


class DashboardPage(msgspec.Struct, frozen=True, kw_only=True):
    """Dashboards by name. `complete` False: the answer was cut short."""

    dashboards: list[Dashboard]
    total: int
    complete: bool
    next_cursor: str | None


class DashboardStore:
    """Reads and writes dashboards; they go with their owner."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def find(self, dashboard_id: str) -> Dashboard | None:
        """The dashboard with this id."""
        raw = await self._door.call("JSON.GET", self._keys.dashboard(dashboard_id), ".")
        return None if raw is None else decode_dashboard(raw)

    async def page(self, query: DashboardQuery) -> DashboardPage:
        """One page of the list; Invalid names a bad cursor or bad words."""
        offset = read_cursor(query, query.cursor)
        try:
            reply = await search(
                self._door,
                DASHBOARDS,
                _clauses(query),
                sort=("name_fts", False),
                page=(offset, query.limit),
                timeout_ms=TIMEOUT_MS,
            )
        except SearchTimeout:
            return DashboardPage(dashboards=[], total=0, complete=False, next_cursor=None)
        end = offset + len(reply.documents)
        following = write_cursor(query, end) if reply.total > end and end <= MAX_OFFSET else None
        found = [decode_dashboard(raw) for raw in reply.documents]
        return DashboardPage(dashboards=found, total=reply.total, complete=True, next_cursor=following)

    async def save(self, dashboard: Dashboard, *, expected_version: int | None) -> str:
        """`ok`, `missing`, `full`, or the version in the way. None expects none."""
        expected = "" if expected_version is None else expected_version
        args = [dashboard.id, expected, encode_dashboard(dashboard), MOST]
        return str((await self._door.run(_SAVE, self._names(dashboard), args)).decode())

    async def remove(self, dashboard: Dashboard) -> str:
        """`ok`, `missing`, or the version in the way."""
        args = [dashboard.id, dashboard.version, b"", 0]
        return str((await self._door.run(_SAVE, self._names(dashboard), args)).decode())

    async def transfer(self, former: str, owner_id: str) -> int:
        """Gives all dashboards of an owner to another one, however many that one has; how many there were."""
        names = [self._keys.dashboards(former), self._keys.dashboards(owner_id)]
        return int(await self._door.run(_TRANSFER, names, [owner_id]))

    async def forget(self, owner_id: str) -> int:
        """Removes the dashboards of an owner that is no more; how many there were."""
        return int(await self._door.run(_FORGET, [self._keys.dashboards(owner_id)], []))

    def _names(self, dashboard: Dashboard) -> list[str]:
        return [self._keys.dashboard(dashboard.id), self._keys.dashboards(dashboard.owner_id)]


def _clauses(query: DashboardQuery) -> Clauses:
    clauses = Clauses()
    sight = query.sight
    if sight.only is not None:
        clauses.seen(sight, job=None)
    elif sight.owners is not None:
        clauses.either_tag({"owner_id": sight.owners, "shared_with": query.shared_with})
    if query.search.strip():
        clauses.words(["name_fts"], Words.of(query.search, pointer="query:search"))
    return clauses
