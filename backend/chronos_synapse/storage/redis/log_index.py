"""LogIndex: which executions may have words in their logs.

A short log is indexed as a whole with its execution, as `output`. The words of a longer one are in a document of
their own, see services/logs/vocabulary.py. Logs that may still grow, or are not indexed yet, are candidates for every
question.
"""

from collections.abc import AsyncIterator, Sequence

import msgspec

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import JobId
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.execution_documents import ORDER_STEPS, ExecutionDocument, decode_document, order_of
from chronos_synapse.storage.redis.indexes import EXECUTIONS, LOG_WORDS
from chronos_synapse.storage.redis.scripts import Script
from chronos_synapse.storage.redis.search import Clauses, Words, search_keys

CANDIDATES = 100
"""Looked up at once."""
TIMEOUT_MS = 300
OPEN_LOGS = 500
"""Of those that may still grow, so many of the newest are candidates."""
FIRST_WINDOW = 3_600_000 * ORDER_STEPS
WINDOW_GROWTH = 12
WINDOWS = 5

_SETTLE = Script("settle_logs", keys=("open_logs",), args=("count",))


class LogQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """Which executions come into question."""

    sight: Sight
    words: Words
    terms: tuple[tuple[str, ...], ...]
    """What the index of long logs is asked for in place of the words: of each group, one term must be there."""
    job_id: JobId | None
    states: tuple[ExecutionState, ...]
    low: float
    high: float
    """Bounds of `order`."""


class LogIndex:
    """Documents of words, and the list of logs that have none yet."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def put(self, document: ExecutionDocument, words: str, *, life_ms: int) -> None:
        """Indexes the log of an execution that has ended."""
        key = self._keys.log_words(document.id)
        fields = {
            "owner_id": document.owner_id,
            "job_id": document.job_id,
            "state": document.state.value,
            "order": document.order,
            "words": words,
        }
        flat = [part for pair in fields.items() for part in pair]
        execution = self._keys.execution(document.id)
        _, _, owner = await self._door.pipeline(
            [("HSET", key, *flat), ("PEXPIRE", key, life_ms), ("JSON.GET", execution, ".owner_id")]
        )
        # It may have changed hands since it was read.
        if owner is not None and owner.decode().strip('"') != document.owner_id:
            await self._door.call("HSET", key, "owner_id", owner.decode().strip('"'))

    async def settle(self, execution_ids: Sequence[str]) -> None:
        """Nothing more is to be done for these logs; each is stored in no more memory than it needs."""
        if execution_ids:
            keys = [self._keys.open_logs(), *map(self._keys.log, execution_ids)]
            await self._door.run(_SETTLE, keys, [len(execution_ids), *execution_ids])

    async def open_logs(self, *, after: float, limit: int) -> list[tuple[str, float]]:
        """Executions whose log is not settled, and since when, epoch ms, above `after`; the oldest first."""
        found = await self._door.call(
            "ZRANGEBYSCORE", self._keys.open_logs(), f"({after!r}", "+inf", "WITHSCORES", "LIMIT", 0, limit
        )
        return [(name.decode(), float(score)) for name, score in zip(found[::2], found[1::2], strict=True)]

    async def documents(self, execution_ids: Sequence[str]) -> list[ExecutionDocument | None]:
        """The executions' documents; None for one that is gone."""
        if not execution_ids:
            return []
        found = await self._door.call("JSON.MGET", *map(self._keys.execution, execution_ids), ".")
        return [None if raw is None else decode_document(raw) for raw in found]

    async def growing(self, question: LogQuestion) -> tuple[list[ExecutionDocument], bool]:
        """Candidates whose logs are not indexed, the newest first, and whether these are all."""
        names = await self._door.call("ZREVRANGE", self._keys.open_logs(), 0, OPEN_LOGS)
        found = await self.documents([name.decode() for name in names[:OPEN_LOGS]])
        fitting = [document for document in found if document is not None and _fits(document, question)]
        return sorted(fitting, key=lambda document: -document.order), len(names) <= OPEN_LOGS

    async def long(self, question: LogQuestion, *, limit: int) -> tuple[list[str], bool]:
        """Ids of up to `limit` executions with a long log that fits, the newest first, and whether these are all."""
        clauses = _long_clauses(question)
        clauses.between("order", question.low, question.high)
        keys = await search_keys(self._door, LOG_WORDS, clauses, limit=limit, timeout_ms=TIMEOUT_MS)
        return [key.rpartition(":")[2] for key in keys], len(keys) < limit

    async def indexed(self, question: LogQuestion) -> AsyncIterator[list[ExecutionDocument]]:
        """Candidates in batches, the newest first; SearchTimeout when the engine gives up."""
        high = question.high
        seen: set[str] = set()
        while True:
            ids = await self._newest(question, high)
            fresh = [execution_id for execution_id in ids if execution_id not in seen]
            if not fresh:
                return
            seen.update(fresh)
            yield [document for document in await self.documents(fresh) if document is not None]
            high = float(_order(fresh[-1]))

    async def _newest(self, question: LogQuestion, high: float) -> list[str]:
        """Ids of both indexes, sorted; where one goes on further down than the other, only as far as both are known."""
        short, is_all_short = await self._page(EXECUTIONS, _short_clauses(question), question.low, high)
        long, is_all_long = await self._page(LOG_WORDS, _long_clauses(question), question.low, high)
        floor = max(0 if is_all_short else _order(short[-1]), 0 if is_all_long else _order(long[-1]))
        merged = sorted({*short, *long}, key=_order, reverse=True)
        return [execution_id for execution_id in merged if _order(execution_id) >= floor]

    async def _page(self, index: str, clauses: Clauses, low: float, high: float) -> tuple[list[str], bool]:
        """Up to `CANDIDATES` ids, and whether these are all; ever wider windows keep the sorting short."""
        width = FIRST_WINDOW
        for _ in range(WINDOWS):
            keys = await self._keys_between(index, clauses, max(low, high - width), high)
            if len(keys) == CANDIDATES or high - width <= low:
                break
            width *= WINDOW_GROWTH
        else:
            keys = await self._keys_between(index, clauses, low, high)
        return [key.rpartition(":")[2] for key in keys], len(keys) < CANDIDATES

    async def _keys_between(self, index: str, clauses: Clauses, low: float, high: float) -> list[str]:
        narrowed = clauses.copy()
        narrowed.between("order", low, high)
        return await search_keys(self._door, index, narrowed, limit=CANDIDATES, timeout_ms=TIMEOUT_MS)


def _order(execution_id: str) -> int:
    return order_of(int(execution_id.split("-")[1], 16), execution_id)


def _fits(document: ExecutionDocument, question: LogQuestion) -> bool:
    return (
        question.sight.covers(document.owner_id, document.job_id)
        and question.job_id in (None, document.job_id)
        and (not question.states or document.state in question.states)
        and question.low <= document.order <= question.high
    )


def _clauses(question: LogQuestion) -> Clauses:
    clauses = Clauses()
    clauses.seen(question.sight)
    clauses.tag("job_id", [question.job_id] if question.job_id else [])
    clauses.tag("state", [state.value for state in question.states])
    return clauses


def _short_clauses(question: LogQuestion) -> Clauses:
    clauses = _clauses(question)
    clauses.words(["output"], question.words)
    return clauses


def _long_clauses(question: LogQuestion) -> Clauses:
    clauses = _clauses(question)
    for group in question.terms:
        clauses.either("words", group)
    return clauses
