"""InsightStore: insights, and how jobs are watched. Insights are written by monitors.py, with what they come from."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.insight import OF_ALL_JOBS, Insight, InsightQuery, InsightSort, InsightState, WatchSettings
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.indexes import INSIGHTS
from chronos_synapse.storage.redis.insight_documents import HEARD, decode_insight
from chronos_synapse.storage.redis.offset_cursor import MAX_OFFSET, read_cursor, write_cursor
from chronos_synapse.storage.redis.search import Clauses, SearchTimeout, search

TIMEOUT_MS = 400
TRIM_TIMEOUT_MS = 2000
TRIMMED_AT_ONCE = 200

_SORTS = {
    InsightSort.NEWEST: ("updated_at", True),
    InsightSort.OLDEST: ("updated_at", False),
    InsightSort.RAREST: ("rate", False),
}
_watches = msgspec.json.Decoder(WatchSettings)


class InsightPage(msgspec.Struct, frozen=True, kw_only=True):
    """Insights in the order that was asked for. `complete` False: the answer was cut short."""

    insights: list[Insight]
    total: int
    complete: bool
    next_cursor: str | None


class InsightStore:
    """Reads insights; they go with their job."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def find(self, insight_id: str) -> Insight | None:
        """The insight with this id."""
        raw = await self._door.call("JSON.GET", self._keys.insight(insight_id), ".")
        return None if raw is None else decode_insight(raw)

    async def find_many(self, insight_ids: Sequence[str]) -> dict[str, Insight]:
        """Those of the insights that exist, by id."""
        if not insight_ids:
            return {}
        found = await self._door.call("JSON.MGET", *map(self._keys.insight, insight_ids), ".")
        pairs = zip(insight_ids, found, strict=True)
        return {insight_id: decode_insight(raw) for insight_id, raw in pairs if raw is not None}

    async def page(self, query: InsightQuery) -> InsightPage:
        """One page of the list; Invalid names a bad cursor."""
        offset = read_cursor(query, query.cursor)
        try:
            reply = await search(
                self._door,
                INSIGHTS,
                _clauses(query),
                sort=_SORTS[query.sort],
                page=(offset, query.limit),
                timeout_ms=TIMEOUT_MS,
            )
        except SearchTimeout:
            return InsightPage(insights=[], total=0, complete=False, next_cursor=None)
        end = offset + len(reply.documents)
        following = write_cursor(query, end) if reply.total > end and end <= MAX_OFFSET else None
        found = [decode_insight(raw) for raw in reply.documents]
        return InsightPage(insights=found, total=reply.total, complete=True, next_cursor=following)

    async def watch_settings(self, job_ids: Sequence[str]) -> dict[str, WatchSettings]:
        """How each of the jobs is watched."""
        if not job_ids:
            return {}
        found = await self._door.call("MGET", *map(self._keys.watch, job_ids))
        pairs = zip(job_ids, found, strict=True)
        return {job_id: WatchSettings() if raw is None else _watches.decode(raw) for job_id, raw in pairs}

    async def save_watch_settings(self, job_id: str, settings: WatchSettings) -> None:
        """From now on; what is as of every job is not kept."""
        if settings == WatchSettings():
            await self._door.call("UNLINK", self._keys.watch(job_id))
            return
        await self._door.call("SET", self._keys.watch(job_id), msgspec.json.encode(settings))

    async def trim(self, before: datetime) -> int:
        """Removes some of those that ended before; how many, 0 when none is left. SearchTimeout as for `search`."""
        clauses = Clauses()
        clauses.tag("state", [InsightState.CLOSED.value])
        clauses.between("updated_at", float("-inf"), to_ms(before) - 1)
        order, page = ("updated_at", False), (0, TRIMMED_AT_ONCE)
        reply = await search(self._door, INSIGHTS, clauses, sort=order, page=page, timeout_ms=TRIM_TIMEOUT_MS)
        commands: list[Sequence[object]] = []
        for found in map(decode_insight, reply.documents):
            commands += [
                ("UNLINK", self._keys.insight(found.id)),
                ("ZREM", self._keys.insights(found.id.partition("-")[0]), found.id),
            ]
        if commands:
            await self._door.pipeline(commands)
        return len(reply.documents)


def _clauses(query: InsightQuery) -> Clauses:
    clauses = Clauses()
    _add_sight(clauses, query.sight)
    if query.job_id is not None:
        clauses.either_tag({"job_id": [query.job_id], "others": [query.job_id]})
    clauses.tag("state", [state.value for state in query.states])
    clauses.tag("severity", [severity.value for severity in query.severities])
    clauses.tag("topic", [topic.value for topic in query.topics])
    if query.tags:
        clauses.literal("tags", query.tags)
    clauses.tag("is_muted", [] if query.with_muted else [HEARD])
    since = float("-inf") if query.since is None else to_ms(query.since)
    until = float("inf") if query.until is None else to_ms(query.until) - 1
    clauses.between("updated_at", since, float("inf"))
    clauses.between("opened_at", float("-inf"), until)
    return clauses


def _add_sight(clauses: Clauses, sight: Sight) -> None:
    """What is about all jobs is everybody's, but for who is to see nothing but certain jobs."""
    if sight.only is not None or sight.owners is None:
        clauses.seen(sight)
        return
    ways = clauses.part()
    ways.seen(sight)
    ways.tag("topic", [topic.value for topic in OF_ALL_JOBS])
    clauses.add(ways, is_any=True)
