"""PatternStore: what is remembered of failures, and how far the news have been read that it is made of."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import msgspec
from redis.exceptions import ResponseError

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.failure_pattern import (
    KEPT_FOR,
    MOST_PATTERNS,
    FailurePattern,
    PatternNote,
    PatternQuery,
    PatternSort,
)
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.indexes import PATTERNS
from chronos_synapse.storage.redis.offset_cursor import MAX_OFFSET, read_cursor, write_cursor
from chronos_synapse.storage.redis.pattern_documents import StoredPattern, decode_pattern, encode_pattern
from chronos_synapse.storage.redis.scripts import Script
from chronos_synapse.storage.redis.search import Clauses, SearchTimeout, Words, search

FEED = "patterns"
"""Who reads the news, among those that learn from them."""
LIFE_MS = int(KEPT_FOR.total_seconds() * 1000)
LINK_LIFE_MS = int(timedelta(days=60).total_seconds() * 1000)
"""How long it is known of a failed execution which pattern it belongs to; afterwards that is found by its text."""
MOST_LOADED = 2 * MOST_PATTERNS
TIMEOUT_MS = 400
UNLESS_NOTED = "noted"

_SORTS = {
    PatternSort.LATEST: ("last_seen", True),
    PatternSort.MOST: ("count", True),
    PatternSort.NEWEST: ("first_seen", True),
}
_PUT = Script(
    "put_patterns",
    keys=("places", "revisions"),
    args=("feed", "expected", "following", "oldest_ms", "life_ms", "link_life_ms", "owner_count"),
    names=("pattern", "patterns", "failure_pattern"),
)
_FORGET = Script("forget_patterns", keys=("order", "revisions"), args=("owner_id",), names=("pattern",))
_NOTE = Script("note_pattern", keys=("pattern",), args=("note",))


class OwnerStep(msgspec.Struct, frozen=True, kw_only=True):
    """What a step changes of one owner's patterns."""

    revision: str
    """That was read."""
    written: Sequence[tuple[StoredPattern, Sequence[float]]] = ()
    """Patterns with their vectors."""
    gone: Mapping[str, str] = {}
    """Pattern that goes -> the one that it becomes a part of, empty for none, or UNLESS_NOTED. In order."""


class PatternStep(msgspec.Struct, frozen=True, kw_only=True):
    """What one look at the news came to."""

    expected: str
    """Where it began; empty for the first look ever."""
    following: str
    owners: Mapping[str, OwnerStep] = {}
    links: Mapping[str, str] = {}
    """Failed execution -> its pattern."""


class PatternPage(msgspec.Struct, frozen=True, kw_only=True):
    """Patterns in the order that was asked for. `complete` False: the answer was cut short."""

    patterns: list[FailurePattern]
    total: int
    complete: bool
    next_cursor: str | None


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern, and how like it is: 1 for the same text, 0 for nothing in common."""

    pattern: FailurePattern
    similarity: float


class PatternStore:
    """Reads and writes patterns; they go with their owner, or when nothing like them was seen for long."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def place(self) -> str | None:
        """How far the news have been read; None: never."""
        found = await self._door.call("HGET", self._keys.feed_places(), FEED)
        return None if found is None else str(found.decode())

    async def revisions(self, owner_ids: Sequence[str]) -> dict[str, str]:
        """How often the patterns of each of the owners were written."""
        if not owner_ids:
            return {}
        found = await self._door.call("HMGET", self._keys.pattern_revisions(), *owner_ids)
        pairs = zip(owner_ids, found, strict=True)
        return {owner_id: "0" if raw is None else str(raw.decode()) for owner_id, raw in pairs}

    async def all(self, owner_id: str) -> list[StoredPattern]:
        """Those of an owner that were seen last, the newest first."""
        ids = await self._door.call("ZREVRANGE", self._keys.patterns(owner_id), 0, MOST_LOADED - 1)
        if not ids:
            return []
        names = [self._keys.pattern(pattern_id.decode()) for pattern_id in ids]
        found = await self._door.call("JSON.MGET", *names, ".")
        return [decode_pattern(raw) for raw in found if raw is not None]

    async def put(self, step: PatternStep) -> bool:
        """Takes a step; False, and nothing has changed, when another process was faster."""
        oldest_ms = await self._door.now_ms() - LIFE_MS
        args: list[Any] = [FEED, step.expected, step.following, oldest_ms, LIFE_MS, LINK_LIFE_MS, len(step.owners)]
        for owner_id, owner in step.owners.items():
            args += [owner_id, owner.revision]
        for owner in step.owners.values():
            args.append(len(owner.written))
            for stored, vector in owner.written:
                pattern = stored.pattern
                args += [pattern.id, to_ms(pattern.last_seen), encode_pattern(stored, vector)]
            args.append(len(owner.gone))
            for gone, into in owner.gone.items():
                args += [gone, into]
        args.append(len(step.links))
        for execution_id, pattern_id in step.links.items():
            args += [execution_id, pattern_id]
        return bool(await self._door.run(_PUT, [self._keys.feed_places(), self._keys.pattern_revisions()], args))

    async def find(self, pattern_id: str) -> FailurePattern | None:
        """The pattern with this id."""
        raw = await self._door.call("JSON.GET", self._keys.pattern(pattern_id), ".")
        return None if raw is None else decode_pattern(raw).pattern

    async def of_execution(self, execution_id: str) -> FailurePattern | None:
        """The pattern that a failed execution belongs to, as far as that is remembered."""
        return (await self.of_executions([execution_id])).get(execution_id)

    async def of_executions(self, execution_ids: Sequence[str]) -> dict[str, FailurePattern]:
        """The same of each of many; those of which nothing is remembered are left out."""
        if not execution_ids:
            return {}
        found = await self._door.call("MGET", *map(self._keys.failure_pattern, execution_ids))
        links = {one: raw.decode() for one, raw in zip(execution_ids, found, strict=True) if raw is not None}
        ids = list(dict.fromkeys(links.values()))
        if not ids:
            return {}
        documents = await self._door.call("JSON.MGET", *map(self._keys.pattern, ids), ".")
        pairs = zip(ids, documents, strict=True)
        patterns = {pattern_id: decode_pattern(raw).pattern for pattern_id, raw in pairs if raw is not None}
        return {one: patterns[pattern_id] for one, pattern_id in links.items() if pattern_id in patterns}

    async def page(self, query: PatternQuery) -> PatternPage:
        """One page of the list; Invalid names a bad cursor or bad words."""
        offset = read_cursor(query, query.cursor)
        page = (offset, query.limit)
        try:
            reply = await search(
                self._door, PATTERNS, _clauses(query), sort=_SORTS[query.sort], page=page, timeout_ms=TIMEOUT_MS
            )
        except SearchTimeout:
            return PatternPage(patterns=[], total=0, complete=False, next_cursor=None)
        end = offset + len(reply.documents)
        following = write_cursor(query, end) if reply.total > end and end <= MAX_OFFSET else None
        found = [decode_pattern(raw).pattern for raw in reply.documents]
        return PatternPage(patterns=found, total=reply.total, complete=True, next_cursor=following)

    async def nearest(self, sight: Sight, vector: bytes, limit: int) -> list[Near]:
        """The patterns seen that are most like `vector`, float32 of length 1; none when the engine gives up."""
        clauses = Clauses()
        clauses.seen(sight, job="job_ids")
        among = "*" if clauses.query == "*" else f"({clauses.query})"
        command: list[Any] = ["FT.SEARCH", self._keys.index(PATTERNS), f"{among}=>[KNN {limit} @vector $vector AS far]"]
        command += ["PARAMS", len(clauses.params) + 2, *clauses.params, "vector", vector]
        command += ["SORTBY", "far", "ASC", "RETURN", 2, "far", "$", "LIMIT", 0, limit, "DIALECT", 2]
        try:
            reply = await self._door.call(*command, "TIMEOUT", TIMEOUT_MS)
        except ResponseError as exc:
            if "Timeout limit was reached" in str(exc):
                return []
            raise
        found = [dict(zip(fields[::2], fields[1::2], strict=True)) for fields in reply[2::2] if fields]
        return [
            Near(pattern=decode_pattern(one[b"$"]).pattern, similarity=min(1.0, max(0.0, 1 - float(one[b"far"]))))
            for one in found
            if b"$" in one
        ]

    async def write_note(self, pattern_id: str, note: PatternNote | None) -> bool:
        """Whether there is such a pattern; None takes the note back."""
        text = b"" if note is None else msgspec.json.encode(note)
        return bool(await self._door.run(_NOTE, [self._keys.pattern(pattern_id)], [text]))

    async def forget(self, owner_id: str) -> int:
        """Removes the patterns of an owner that is no more; how many there were."""
        names = [self._keys.patterns(owner_id), self._keys.pattern_revisions()]
        return int(await self._door.run(_FORGET, names, [owner_id]))


def _clauses(query: PatternQuery) -> Clauses:
    clauses = Clauses()
    clauses.seen(query.sight, job="job_ids")
    clauses.tag("owner_id", [] if query.owner_id is None else [query.owner_id])
    clauses.tag("job_ids", [] if query.job_id is None else [query.job_id])
    if query.search.strip():
        clauses.words(["template_fts"], Words.of(query.search, pointer="query:search"))
    clauses.between("last_seen", float("-inf") if query.since is None else to_ms(query.since), float("inf"))
    return clauses
